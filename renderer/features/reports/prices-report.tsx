import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Select, type TableColumnsType } from 'antd'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { dayOf, MINUTE } from '../../../shared/kernel/day'
import { formatYuan } from '../../../shared/kernel/money'
import type { BuildingPrices } from '../../../shared/reports/contract'
import { client, orpc } from '../../api/client'
import { useNow } from '../../api/clock'
import { useSession } from '../../api/session'
import { ExportButton } from '../../components/export-button'
import { LedgerTable } from '../../components/ledger-table'
import type { Drawing } from './chart'
import { axisOf, chartBase, lineOf } from './chart-look'
import { ReportSheet } from './report-sheet'
import styles from './reports.module.css'

type Floor = BuildingPrices['floors'][number]
type Kind = 'list' | 'deal'

/** What the chart draws and the table lists of each floor, 元/㎡. */
const FIGURES = [
  { of: 'list', figure: 'average' },
  { of: 'list', figure: 'low' },
  { of: 'list', figure: 'high' },
  { of: 'deal', figure: 'average' },
] as const satisfies readonly { of: Kind; figure: 'average' | 'low' | 'high' }[]

/** 楼层价格: unit prices floor by floor, of the list and of what is claimed. Rules LED-7, PRC-5. */
export function PricesReport() {
  const { t } = useTranslation('reports')
  const { project } = useSession()
  const navigate = useNavigate()
  const projectId = project.id
  const detail = useQuery(orpc.project.detail.queryOptions({ input: { projectId } }))
  const buildings = detail.data?.buildings ?? []
  const [picked, setPicked] = useState<string | null>(null)
  const buildingId = picked ?? buildings[0]?.id ?? ''
  const { data, error, isFetching } = useQuery(
    orpc.reports.storeyPrices.queryOptions({
      input: { projectId, buildingId },
      enabled: buildingId !== '',
      placeholderData: keepPreviousData,
    }),
  )
  const floors = data?.floors
  const draw = useCallback<Drawing>(
    (look) => ({
      ...chartBase(look),
      grid: { top: 64, left: 72, right: 32, bottom: 28 },
      xAxis: { type: 'category', data: (floors ?? []).map(({ storey }) => storey), ...axisOf(look), boundaryGap: true },
      yAxis: { type: 'value', name: t('prices.unit'), scale: true, ...axisOf(look) },
      series: FIGURES.map(({ of, figure }, place) => {
        const drawn = lineOf(look, place)
        // Claimed homes stand on few floors: signs tell where, no line leads over floors without any.
        const lineStyle = of === 'deal' ? { ...drawn.lineStyle, width: 0 } : drawn.lineStyle
        return {
          ...drawn,
          type: 'line',
          name: t(`prices.${of}.${figure}`),
          lineStyle,
          symbolSize: of === 'deal' ? 12 : 6,
          showAllSymbol: true,
          data: (floors ?? []).map((floor) => inYuan(floor[of]?.[figure] ?? null)),
        }
      }),
    }),
    [floors, t],
  )
  const isEmpty = (detail.data && buildings.length === 0) || data?.floors.length === 0
  return (
    <ReportSheet
      title={data ? t('prices.titleOf', { building: data.building }) : t('prices.title')}
      note={t('prices.note')}
      day={dayOf(useNow(MINUTE))}
      error={error ?? detail.error}
      draw={data ? draw : null}
      actions={
        <ExportButton
          isSmall
          make={(order) => client.reports.exports.storeyPrices({ ...order, projectId, buildingId })}
        />
      }
      choices={
        <Select<string>
          aria-label={t('prices.building')}
          className={styles.building}
          value={buildingId}
          onChange={setPicked}
          showSearch={{ optionFilterProp: 'label' }}
          options={buildings.map(({ id, name }) => ({ value: id, label: name }))}
        />
      }
      empty={
        isEmpty ? (
          <div className={styles.empty}>
            <h2>{t('prices.nothing')}</h2>
            <p>{t('prices.nothingDetail')}</p>
            <Button onClick={() => navigate('/board')}>{t('absorption.toBoard')}</Button>
          </div>
        ) : null
      }
    >
      <LedgerTable<Floor>
        label={t('prices.title')}
        columns={useColumns()}
        rows={floors ? [...floors].reverse() : []}
        rowKey={({ storey }) => storey}
        isLoading={isFetching && !data}
      />
    </ReportSheet>
  )
}

function useColumns(): TableColumnsType<Floor> {
  const { t } = useTranslation('reports')
  const figure = (key: string, title: string, of: (floor: Floor) => string | number) => ({
    key,
    title,
    width: 128,
    align: 'right' as const,
    render: (_: unknown, floor: Floor) => of(floor),
  })
  const price = (of: Kind, name: 'average' | 'low' | 'high') =>
    figure(`${of} ${name}`, t(`prices.${of}.${name}`), (floor) => {
      const span = floor[of]
      return span ? formatYuan(span[name]) : '–'
    })
  return [
    { key: 'storey', title: t('prices.storey'), width: 90, fixed: 'left', render: (_, { storey }) => <b>{storey}</b> },
    figure('homes', t('prices.homes'), ({ homes }) => homes),
    price('list', 'average'),
    price('list', 'low'),
    price('list', 'high'),
    figure('claimed', t('prices.claimed'), ({ deal }) => deal?.homes ?? 0),
    price('deal', 'average'),
    price('deal', 'low'),
    price('deal', 'high'),
  ]
}

function inYuan(fen: number | null): number | null {
  return fen === null ? null : fen / 100
}

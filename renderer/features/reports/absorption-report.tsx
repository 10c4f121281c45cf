import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Segmented, Select, type TableColumnsType } from 'antd'
import type { TFunction } from 'i18next'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { dayOf, MINUTE } from '../../../shared/kernel/day'
import { formatPercent } from '../../../shared/kernel/rate'
import { absorptionRate } from '../../../shared/ledger/tally'
import { type UnitKind, unitKindSchema } from '../../../shared/ledger/unit'
import type { AbsorptionLine } from '../../../shared/reports/absorption'
import type { Absorption } from '../../../shared/reports/contract'
import { MOST_DAYS } from '../../../shared/reports/days'
import { client, orpc } from '../../api/client'
import { useNow } from '../../api/clock'
import { useSession } from '../../api/session'
import { ExportButton } from '../../components/export-button'
import { LedgerTable } from '../../components/ledger-table'
import type { Drawing } from './chart'
import { axisOf, chartBase, lineOf } from './chart-look'
import { DayField } from './day-field'
import { ReportSheet } from './report-sheet'
import styles from './reports.module.css'

const SPANS = [7, 30, 90, 180, MOST_DAYS] as const
/** More lines than these are hidden at first: the legend brings each back. */
const SHOWN_AT_FIRST = 7

type Grouping = 'byBuilding' | 'byType'

/** 去化: what share of the released homes is claimed, day by day, by building or by type. Rules LED-4, LED-6. */
export function AbsorptionReport() {
  const { t } = useTranslation(['reports', 'common'])
  const { project } = useSession()
  const navigate = useNavigate()
  const [grouping, setGrouping] = useState<Grouping>('byBuilding')
  const [kind, setKind] = useState<UnitKind>('home')
  const [days, setDays] = useState<number>(30)
  const today = dayOf(useNow(MINUTE))
  const [picked, setPicked] = useState<string | null>(null)
  const lastDay = picked ?? today
  const input = { projectId: project.id, kind, lastDay, days }
  const { data, error, isFetching } = useQuery(
    orpc.reports.absorption.queryOptions({ input, placeholderData: keepPreviousData }),
  )
  const lines = useMemo(() => (data ? namedLines(t, data, grouping) : []), [t, data, grouping])
  const draw = useCallback<Drawing>(
    (look) => ({ ...chartBase(look), ...chartOf(look, data?.days ?? [], lines) }),
    [data, lines],
  )
  const isEmpty = data !== undefined && (data.all.released.at(-1) ?? 0) === 0
  return (
    <ReportSheet
      title={t('absorption.title')}
      note={t('absorption.note')}
      day={lastDay}
      error={error}
      draw={data ? draw : null}
      actions={
        <ExportButton isSmall make={(order) => client.reports.exports.absorption({ ...order, ...input, grouping })} />
      }
      choices={
        <>
          <Segmented<Grouping>
            aria-label={t('absorption.grouping')}
            value={grouping}
            onChange={setGrouping}
            options={(['byBuilding', 'byType'] as const).map((value) => ({ value, label: t(`absorption.${value}`) }))}
          />
          <Select<UnitKind>
            aria-label={t('absorption.kind')}
            value={kind}
            onChange={setKind}
            options={unitKindSchema.options.map((value) => ({ value, label: t(`common:unitKind.${value}`) }))}
          />
          <Select<number>
            aria-label={t('absorption.span')}
            value={days}
            onChange={setDays}
            options={SPANS.map((value) => ({ value, label: t('absorption.days', { number: value }) }))}
          />
          <span>{t('absorption.upTo')}</span>
          <DayField label={t('absorption.lastDay')} day={lastDay} today={today} onChange={setPicked} />
        </>
      }
      empty={
        isEmpty ? (
          <div className={styles.empty}>
            <h2>{t('absorption.nothing')}</h2>
            <p>{t('absorption.nothingDetail')}</p>
            <Button onClick={() => navigate('/board')}>{t('absorption.toBoard')}</Button>
          </div>
        ) : null
      }
    >
      <Figures t={t} lines={lines} days={data?.days ?? []} isLoading={isFetching && !data} />
    </ReportSheet>
  )
}

type T = TFunction<['reports', 'common']>

/** All of them first; what was added up gets its name here. */
function namedLines(t: T, { all, ...groups }: Absorption, grouping: Grouping): AbsorptionLine[] {
  const others = groups[grouping].map((line) => (line.name === '' ? { ...line, name: t('absorption.others') } : line))
  return [{ ...all, name: t('absorption.all') }, ...others]
}

function percentOf({ claimed, released }: AbsorptionLine, place: number): number | null {
  const rate = absorptionRate(claimed[place] ?? 0, released[place] ?? 0)
  return rate === null ? null : rate / 100
}

function chartOf(look: Parameters<Drawing>[0], days: readonly string[], lines: readonly AbsorptionLine[]) {
  const size = ({ released }: AbsorptionLine) => released.at(-1) ?? 0
  const largest = new Set([...lines].sort((one, other) => size(other) - size(one)).slice(0, SHOWN_AT_FIRST + 1))
  return {
    grid: { top: 44, left: 48, right: 110, bottom: 28 },
    legend: {
      ...chartBase(look).legend,
      selected: Object.fromEntries(lines.map((line) => [line.name, largest.has(line)])),
    },
    xAxis: { type: 'category' as const, data: days.map((day) => day.slice(5)), ...axisOf(look), boundaryGap: false },
    yAxis: { type: 'value' as const, min: 0, ...axisOf(look), axisLabel: { color: look.ink3, formatter: '{value}%' } },
    series: lines.map((line, place) => {
      const drawn = lineOf(look, place)
      return {
        ...drawn,
        type: 'line' as const,
        name: line.name,
        lineStyle: { ...drawn.lineStyle, width: place === 0 ? 3 : 2 },
        showSymbol: days.length <= 31,
        showAllSymbol: true,
        endLabel: { show: true, formatter: '{a}', color: look.ink2, width: 96, overflow: 'truncate' as const },
        labelLayout: { moveOverlap: 'shiftY' as const },
        data: days.map((_, day) => percentOf(line, day)),
      }
    }),
  }
}

type Row = { day: string; place: number }

/** The newest day first; of each line how many were claimed of how many released, and the share. */
function Figures({
  t,
  lines,
  days,
  isLoading,
}: {
  t: T
  lines: readonly AbsorptionLine[]
  days: readonly string[]
  isLoading: boolean
}) {
  const rows = useMemo(() => days.map((day, place): Row => ({ day, place })).reverse(), [days])
  const columns: TableColumnsType<Row> = [
    { key: 'day', title: t('absorption.day'), width: 110, fixed: 'left', render: (_, { day }) => <b>{day}</b> },
    ...lines.map((line) => ({
      key: line.name,
      title: line.name,
      width: 150,
      align: 'right' as const,
      ellipsis: true,
      render: (_: unknown, { place }: Row) => wordShare(line, place),
    })),
  ]
  return (
    <LedgerTable<Row>
      label={t('absorption.title')}
      columns={columns}
      rows={rows}
      rowKey={({ day }) => day}
      isLoading={isLoading}
    />
  )
}

function wordShare({ claimed, released }: AbsorptionLine, place: number): string {
  const [part, whole] = [claimed[place] ?? 0, released[place] ?? 0]
  const rate = absorptionRate(part, whole)
  return rate === null ? '–' : `${part} / ${whole} · ${formatPercent(rate)}%`
}

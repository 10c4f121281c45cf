import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { type PriceChange, sumOfAll } from '../../../../shared/pricing/price-comparison'
import type { PriceVersion } from '../../../../shared/project/contract'
import { client, orpc } from '../../../api/client'
import { officeNow } from '../../../api/clock'
import { useSession } from '../../../api/session'
import { ExportButton } from '../../../components/export-button'
import { PageHead } from '../../../components/page-head'
import { Panel } from '../../../components/panel'
import { RefusalNotice } from '../../../components/refusal'
import { PageNotice } from '../../../frame/page-notice'
import { changesOf } from '../board/board-comparison'
import { comparableAmong, pairAtFirst, pairOf, textOfPair, type VersionPair } from './price-compare'
import { useComparedPrices } from './price-compare-data'
import { PriceComparePair } from './price-compare-pair'
import { PriceCompareRows } from './price-compare-rows'
import { PriceCompareSums } from './price-compare-sums'
import styles from './price-list-page.module.css'

/** 调价对比: two price versions home by home, with their sums by building. Rule LED-7. */
export function PriceComparePage() {
  const { t } = useTranslation('pricing')
  const navigate = useNavigate()
  const { can, project } = useSession()
  const [params, setParams] = useSearchParams()
  const detail = useQuery(orpc.project.detail.queryOptions({ input: { projectId: project.id } }))
  const versions = comparableAmong(detail.data?.priceVersions ?? [], officeNow(), can)
  const pair = pairOf(params.get('versions')) ?? pairAtFirst(versions, officeNow())
  if (pair === null) {
    return (
      <>
        <PageHead title={t('compare.title')} />
        {detail.data && (
          <PageNotice title={t('compare.onlyOne')} detail={t('compare.onlyOneDetail')}>
            {can('priceList.import') && (
              <Button type="primary" onClick={() => navigate('/price-list')}>
                {t('compare.toPriceList')}
              </Button>
            )}
          </PageNotice>
        )}
        <div className={styles.body}>
          <RefusalNotice error={detail.error} />
        </div>
      </>
    )
  }
  return (
    <Comparison
      key={project.id}
      projectId={project.id}
      versions={versions}
      pair={pair}
      onPair={(next) => setParams({ versions: textOfPair(next) }, { replace: true })}
    />
  )
}

type Filter = PriceChange | 'all'

function Comparison({
  projectId,
  versions,
  pair,
  onPair,
}: {
  projectId: string
  versions: readonly PriceVersion[]
  pair: VersionPair
  onPair: (pair: VersionPair) => void
}) {
  const { t } = useTranslation('pricing')
  const navigate = useNavigate()
  const [building, setBuilding] = useState<string | null>(null)
  const [filter, setFilter] = useState<Filter>('all')
  const { data, error, isLoading } = useComparedPrices(projectId, pair)
  const homes = useMemo(() => data ?? [], [data])
  const inBuilding = useMemo(
    () => homes.filter((home) => building === null || home.building === building),
    [homes, building],
  )
  const { counts } = useMemo(() => sumOfAll(inBuilding), [inBuilding])
  const filters = ['all', ...changesOf(counts)] as const
  return (
    <>
      <PageHead title={t('compare.title')} note={<PriceComparePair versions={versions} pair={pair} onPair={onPair} />}>
        <ExportButton
          make={(order) =>
            client.reports.exports.priceComparison({
              ...order,
              ...pair,
              projectId,
              building,
              change: filter === 'all' ? null : filter,
            })
          }
        />
        <Button onClick={() => navigate(`/board?compare=${textOfPair(pair)}`)}>{t('compare.onBoard')}</Button>
      </PageHead>
      <div className={styles.body}>
        <RefusalNotice error={error} />
        <Panel isFlush title={t('compare.byBuilding')} note={t('compare.note')}>
          <PriceCompareSums homes={homes} building={building} onBuilding={setBuilding} />
        </Panel>
        <Panel
          isFlush
          className={styles.fill}
          title={building ?? t('compare.allHomes')}
          actions={
            <Segmented<Filter>
              size="small"
              aria-label={t('compare.counts')}
              value={filter}
              onChange={setFilter}
              options={filters.map((one) => ({
                value: one,
                label:
                  one === 'all'
                    ? `${t('compare.every')} ${inBuilding.length}`
                    : `${t(`compare.change.${one}`)} ${counts[one]}`,
              }))}
            />
          }
        >
          <PriceCompareRows homes={inBuilding} filter={filter === 'all' ? null : filter} isLoading={isLoading} />
        </Panel>
      </div>
    </>
  )
}

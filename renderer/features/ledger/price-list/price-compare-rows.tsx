import type { TableColumnsType } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatYuan } from '../../../../shared/kernel/money'
import { type ComparedHome, type PriceChange, priceChangeOf } from '../../../../shared/pricing/price-comparison'
import { LedgerTable } from '../../../components/ledger-table'
import { wordChange, wordDifference } from './price-compare'
import styles from './price-compare.module.css'

/** Home by home: what it was listed and filed at, what it is now, and the difference. Rule LED-7. */
export function PriceCompareRows({
  homes,
  filter,
  isLoading,
}: {
  homes: readonly ComparedHome[]
  filter: PriceChange | null
  isLoading: boolean
}) {
  const { t } = useTranslation(['pricing', 'common'])
  const rows = useMemo(() => homes.filter((home) => filter === null || priceChangeOf(home) === filter), [homes, filter])
  const figure = (title: string, width: number, render: (home: ComparedHome) => React.ReactNode) => ({
    title,
    width,
    align: 'right' as const,
    render: (_: unknown, home: ComparedHome) => render(home),
  })
  const columns: TableColumnsType<ComparedHome> = [
    { title: t('compare.unit'), width: 120, fixed: 'left', render: (_, { number }) => <b>{number}</b> },
    { title: t('compare.type'), width: 110, ellipsis: true, render: (_, { type }) => type },
    figure(t('compare.listBefore'), 140, ({ listBefore }) => wordTotal(listBefore)),
    figure(t('compare.listAfter'), 140, ({ listAfter }) => <b>{wordTotal(listAfter)}</b>),
    figure(t('compare.difference'), 130, ({ listBefore, listAfter }) => wordDifference(listBefore, listAfter)),
    figure(t('compare.rate'), 100, (home) => (
      <span className={styles[priceChangeOf(home)]}>{wordChange(t, home)}</span>
    )),
    figure(t('compare.filedBefore'), 140, ({ filedBefore }) => wordTotal(filedBefore)),
    figure(t('compare.filedAfter'), 140, ({ filedBefore, filedAfter }) =>
      filedBefore === filedAfter ? wordTotal(filedAfter) : <b>{wordTotal(filedAfter)}</b>,
    ),
  ]
  return (
    <LedgerTable<ComparedHome>
      label={t('compare.title')}
      columns={columns}
      rows={rows}
      rowKey={({ unitId }) => unitId}
      isLoading={isLoading}
      empty={t('compare.noSuch')}
    />
  )
}

/** To the fen: that is how two versions are held against each other. */
function wordTotal(total: number | null): string {
  return total === null ? '–' : formatYuan(total)
}

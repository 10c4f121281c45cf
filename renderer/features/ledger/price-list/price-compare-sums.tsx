import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatYuan } from '../../../../shared/kernel/money'
import {
  type ComparedHome,
  type ComparisonSum,
  priceChangeOf,
  sumByBuilding,
  sumOfAll,
} from '../../../../shared/pricing/price-comparison'
import plain from '../../../components/plain-table.module.css'
import { changesOf } from '../board/board-comparison'
import { wordChange, wordDifference } from './price-compare'
import styles from './price-compare.module.css'

/** What the change comes to: building by building, and in all. Pressing a building narrows the list to it. */
export function PriceCompareSums({
  homes,
  building,
  onBuilding,
}: {
  homes: readonly ComparedHome[]
  building: string | null
  onBuilding: (building: string | null) => void
}) {
  const { t } = useTranslation(['pricing', 'common'])
  const sums = useMemo(() => sumByBuilding(homes), [homes])
  const all = useMemo(() => sumOfAll(homes), [homes])
  return (
    <div className={styles.scroll}>
      <table className={`${plain.stuck} ${styles.sums}`}>
        <thead>
          <tr>
            <th>{t('compare.building')}</th>
            <th className={styles.figure}>{t('compare.homes')}</th>
            <th className={styles.figure}>{t('compare.listBefore')}</th>
            <th className={styles.figure}>{t('compare.listAfter')}</th>
            <th className={styles.figure}>{t('compare.difference')}</th>
            <th className={styles.figure}>{t('compare.rate')}</th>
            <th>{t('compare.counts')}</th>
          </tr>
        </thead>
        <tbody>
          {sums.map((sum) => (
            <SumRow
              key={sum.building}
              sum={sum}
              label={sum.building}
              isHere={sum.building === building}
              onPick={() => onBuilding(sum.building === building ? null : sum.building)}
            />
          ))}
        </tbody>
        <tfoot>
          <SumRow sum={all} label={t('compare.all')} isHere={building === null} onPick={() => onBuilding(null)} />
        </tfoot>
      </table>
    </div>
  )
}

function SumRow({
  sum,
  label,
  isHere,
  onPick,
}: {
  sum: ComparisonSum
  label: string
  isHere: boolean
  onPick: () => void
}) {
  const { t } = useTranslation(['pricing', 'common'])
  const { homes, before, after, counts } = sum
  const totals = before === 0 ? { listBefore: null, listAfter: null } : { listBefore: before, listAfter: after }
  const said = changesOf(counts).filter((change) => counts[change] > 0)
  return (
    <tr className={isHere ? styles.here : undefined}>
      <td>
        <button type="button" className={styles.pick} aria-pressed={isHere} onClick={onPick}>
          {label}
        </button>
      </td>
      <td className={styles.figure}>{homes}</td>
      <td className={styles.figure}>{formatYuan(before)}</td>
      <td className={styles.figure}>{formatYuan(after)}</td>
      <td className={styles.figure}>{wordDifference(totals.listBefore, totals.listAfter)}</td>
      <td className={styles.figure}>
        <span className={styles[priceChangeOf(totals)]}>{wordChange(t, totals)}</span>
      </td>
      <td>{said.map((change) => `${t(`compare.change.${change}`)} ${counts[change]}`).join(t('compare.and'))}</td>
    </tr>
  )
}

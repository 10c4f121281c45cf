import { useTranslation } from 'react-i18next'
import { formatArea } from '../../../../shared/kernel/area'
import { formatWholeYuan } from '../../../../shared/kernel/money'
import type { PriceListReading } from '../../../../shared/ledger/price-list/reading'
import styles from './price-list-tables.module.css'

/** Homes, area and list total of each building, to hold against the paper, and whose entrance nothing says. */
export function PriceListSums({ sums, entrancesAssumed }: Pick<PriceListReading, 'sums' | 'entrancesAssumed'>) {
  const { t } = useTranslation('priceList')
  const all = sums.reduce(
    (sum, { units, area, total }) => ({ units: sum.units + units, area: sum.area + area, total: sum.total + total }),
    { units: 0, area: 0, total: 0 },
  )
  const assumed = entrancesAssumed.map((one) => t('preview.entranceAssumed', one)).join(t('preview.and'))
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>
        {t('preview.sumsNote')}
        {assumed === '' ? null : <p>{t('preview.entrancesAssumed', { homes: assumed })}</p>}
      </caption>
      <thead>
        <tr>
          <th>{t('preview.sum.building')}</th>
          <th className={styles.figure}>{t('preview.sum.units')}</th>
          <th className={styles.figure}>{t('preview.sum.area')}</th>
          <th className={styles.figure}>{t('preview.sum.total')}</th>
        </tr>
      </thead>
      <tbody>
        {sums.map(({ building, units, area, total }) => (
          <tr key={building}>
            <td>{building}</td>
            <td className={styles.figure}>{units}</td>
            <td className={styles.figure}>{area === 0 ? '–' : formatArea(area)}</td>
            <td className={styles.figure}>{formatWholeYuan(total)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th>{t('preview.sum.all')}</th>
          <td className={styles.figure}>{all.units}</td>
          <td className={styles.figure}>{all.area === 0 ? '–' : formatArea(all.area)}</td>
          <td className={styles.figure}>{formatWholeYuan(all.total)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

import { useTranslation } from 'react-i18next'
import type { DiscountScheme } from '../../../shared/pricing/scheme'
import plain from '../../components/plain-table.module.css'
import { wordDiscount } from '../../components/price-words'
import { wordConditions, wordRounding } from '../../components/scheme-words'
import styles from './scheme-view.module.css'

/** 优惠方案 to read: its items in their order with what admits them, how they combine, how the total is rounded. */
export function SchemeView({ scheme }: { scheme: DiscountScheme }) {
  const { t } = useTranslation(['project', 'common'])
  const { t: tPrice } = useTranslation(['board', 'common'])
  if (scheme.items.length === 0) return <p className={styles.none}>{t('scheme.none')}</p>
  return (
    <>
      <table className={`${plain.plain} ${styles.items}`}>
        <thead>
          <tr>
            <th>{t('scheme.columns.order')}</th>
            <th>{t('scheme.columns.name')}</th>
            <th>{t('scheme.columns.figure')}</th>
            <th>{t('scheme.columns.conditions')}</th>
          </tr>
        </thead>
        <tbody>
          {scheme.items.map((item, index) => (
            <tr key={item.id}>
              <td>{index + 1}</td>
              <td>
                <b>{item.name}</b>
              </td>
              <td className={styles.figure}>{wordDiscount(tPrice, item.discount)}</td>
              <td>{wordConditions(t, item.conditions).join(t('scheme.condition.and'))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.how}>
        {t(`scheme.mode.${scheme.mode}`)}
        <br />
        {t('scheme.roundedOnce', { unit: wordRounding(t, scheme.roundTo) })}
        <br />
        {t('scheme.readOnly')}
      </p>
    </>
  )
}

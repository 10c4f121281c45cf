import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { groupBy } from '../../../shared/kernel/group'
import type { PriceListFault } from '../../../shared/ledger/price-list/fault'
import styles from './price-list-building-asked.module.css'
import type { PriceListRead } from './price-list-read'

/** 是不是改了房号: each claimed home whose number seems changed, with the new ones it may be; said once, it is remembered. Rule LED-8. */
export function NumberAsked({ faults, onSay }: { faults: readonly PriceListFault[]; onSay: PriceListRead['say'] }) {
  const { t } = useTranslation('priceList')
  const { message } = App.useApp()
  const asked = groupBy(
    faults.flatMap((fault) => (fault.code === 'numberClaimed' ? fault.data : [])),
    ({ was }) => was,
  )
  if (asked.size === 0) return null
  return (
    <div className={styles.asked}>
      <p>{t('faults.numbers')}</p>
      {[...asked].map(([was, found]) => {
        const said = { was, now: found.map(({ number }) => number).join('、') }
        const apart = found.map(({ number: now }) => ({ of: 'apart' as const, homes: { was, now }, isSaid: true }))
        return (
          <div key={was} className={styles.sheet}>
            <span>{t('faults.numbersOf', said)}</span>
            <Button size="small" onClick={() => onSay(apart, () => void message.success(t('faults.apartSaid', said)))}>
              {t('faults.apart')}
            </Button>
          </div>
        )
      })}
    </div>
  )
}

import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PriceListFault } from '../../../../shared/ledger/price-list/fault'
import styles from './price-list-faults.module.css'
import type { PriceListRead } from './price-list-read'

/** 已售的不导入: homes that the list calls sold and that nobody has here; said once, it is remembered. Rule LED-8. */
export function SoldAsked({
  faults,
  isLeft,
  onSay,
}: {
  faults: readonly PriceListFault[]
  /** They are left out already: what is still here is claimed, or cannot go off sale later. */
  isLeft: boolean
  onSay: PriceListRead['say']
}) {
  const { t } = useTranslation('priceList')
  const { message } = App.useApp()
  const number = countSold(faults)
  if (number === 0) return null
  return (
    <div className={styles.hint}>
      {isLeft ? t('faults.soldStay', { number }) : t('faults.sold', { number })}
      {isLeft ? null : (
        <Button
          size="small"
          onClick={() => onSay([{ of: 'sold', leavesSold: true }], () => void message.success(t('faults.soldLeft')))}
        >
          {t('faults.leaveSold', { number })}
        </Button>
      )}
    </div>
  )
}

/** How many homes the list calls sold that nobody has here. */
function countSold(faults: readonly PriceListFault[]): number {
  return faults.reduce((sum, fault) => {
    if (fault.code === 'soldElsewhere') return sum + 1
    return fault.code === 'soldTogether' ? sum + fault.data.homes : sum
  }, 0)
}

import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { groupBy } from '../../../../shared/kernel/group'
import type { PriceListFault } from '../../../../shared/ledger/price-list/fault'
import styles from './price-list-building-asked.module.css'
import type { PriceListRead } from './price-list-read'

type Asking = { faults: readonly PriceListFault[]; onSay: PriceListRead['say'] }

/** 是不是改了房号: each claimed home whose number seems changed, with the new ones it may be; said once, it is remembered. Rule LED-8. */
export function NumberAsked({ faults, onSay }: Asking) {
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
        return (
          <div key={was} className={styles.sheet}>
            <span>{t('faults.numbersOf', said)}</span>
            <Button
              size="small"
              onClick={() => onSay(found.map(sayApart), () => void message.success(t('faults.apartSaid', said)))}
            >
              {t('faults.apart')}
            </Button>
          </div>
        )
      })}
    </div>
  )
}

/** More than anyone answers one by one. */
const SHOWN = 50

/** 是不是改了号: claimed homes, or whole buildings, that a list with new homes leaves out. Rule LED-8. */
export function MissingAsked({ faults, onSay }: Asking) {
  const { t } = useTranslation('priceList')
  const { message } = App.useApp()
  const asked = faults.filter((fault) => fault.code === 'claimedMissing' || fault.code === 'buildingMissing')
  if (asked.length === 0) return null
  const all = asked.map(({ data }) => sayApart(data))
  const many = { number: asked.length }
  return (
    <div className={styles.asked}>
      <p>{t('faults.missing')}</p>
      {asked.slice(0, SHOWN).map(({ code, data }) => {
        const isBuilding = code === 'buildingMissing'
        const was = isBuilding ? data.building : data.was
        return (
          <div key={was} className={styles.sheet}>
            <span>{isBuilding ? t('faults.missingBuilding', data) : t('faults.missingOf', data)}</span>
            <Button
              size="small"
              onClick={() =>
                onSay([sayApart(data)], () => void message.success(t('faults.notRenumberedSaid', { was })))
              }
            >
              {t('faults.notRenumbered')}
            </Button>
          </div>
        )
      })}
      {asked.length > 1 ? (
        <Button
          size="small"
          onClick={() => onSay(all, () => void message.success(t('faults.noneRenumberedSaid', many)))}
        >
          {t('faults.noneRenumbered', many)}
        </Button>
      ) : null}
    </div>
  )
}

function sayApart({ was, number: now }: { was: string; number: string }) {
  return { of: 'apart' as const, homes: { was, now }, isSaid: true }
}

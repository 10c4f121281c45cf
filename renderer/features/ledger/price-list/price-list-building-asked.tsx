import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PriceListFault } from '../../../../shared/ledger/price-list/fault'
import { placeInTitle } from '../../../../shared/ledger/said-place'
import { buildingCode, sayBuilding } from '../../../../shared/ledger/unit-number'
import styles from './price-list-building-asked.module.css'
import type { PriceListRead } from './price-list-read'

type OnSay = PriceListRead['say']

/** 这张表是哪一栋: sheets whose homes lack a building that nothing in the file says; said once, it is remembered. Rule LED-8. */
export function BuildingAsked({ faults, onSay }: { faults: readonly PriceListFault[]; onSay: OnSay }) {
  const { t } = useTranslation('priceList')
  const homes = new Map<string, number | null>()
  for (const fault of faults) {
    const { code, sheet } = fault
    if (code === 'buildingUnknown') homes.set(sheet, (homes.get(sheet) ?? 0) + 1)
    // 商1# and 1#: said of either sheet, they are two buildings, or one.
    if (code === 'sheetsUnclear' && placeInTitle(sheet).building !== null) {
      for (const one of [fault.data.one, sheet]) homes.set(one, null)
    }
  }
  if (homes.size === 0) return null
  return (
    <div className={styles.asked}>
      <p>{t('faults.whichBuilding')}</p>
      {[...homes].map(([sheet, number]) => (
        <OneSheet key={sheet} sheet={sheet} number={number} onSay={onSay} />
      ))}
    </div>
  )
}

function OneSheet({ sheet, number, onSay }: { sheet: string; number: number | null; onSay: OnSay }) {
  const { t } = useTranslation('priceList')
  const { message } = App.useApp()
  const [text, setText] = useState('')
  const building = text.trim()
  const isUnclear = building !== '' && buildingCode(building) === null
  const say = () => {
    const named = sayBuilding(building)
    const said = { of: 'building' as const, name: sheet, building: named }
    onSay([said], () => void message.success(t('faults.buildingSaid', { sheet, building: named })))
  }
  return (
    <form
      className={styles.sheet}
      onSubmit={(event) => {
        event.preventDefault()
        if (building !== '' && !isUnclear) say()
      }}
    >
      <span>{number === null ? t('faults.sheet', { sheet }) : t('faults.homesOfSheet', { sheet, number })}</span>
      <Input
        size="small"
        className={styles.name}
        aria-label={t('faults.buildingOf', { sheet })}
        placeholder={t('faults.buildingExample')}
        maxLength={40}
        value={text}
        status={isUnclear ? 'error' : ''}
        onChange={({ target }) => setText(target.value)}
      />
      <Button size="small" htmlType="submit" disabled={building === '' || isUnclear}>
        {t('faults.readAsBuilding')}
      </Button>
      {isUnclear ? <small role="alert">{t('faults.buildingUnclear')}</small> : null}
    </form>
  )
}

import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PriceListRepair } from '../../../../shared/ledger/price-list/repair'
import { PriceListPlaces } from './price-list-places'
import { groupRepairs, type RepairGroup } from './price-list-repairs'
import styles from './price-list-repairs.module.css'

/** More of a kind than anyone reads on the screen. */
const SHOWN = 100

/** 修复: cells that were read as something else than they say, by kind, so that a person can look. Rule LED-8. */
export function PriceListRepairs({ repairs, sheets }: { repairs: readonly PriceListRepair[]; sheets: number }) {
  const { t } = useTranslation('priceList')
  const kinds = useMemo(() => groupRepairs(repairs, sheets), [repairs, sheets])
  if (kinds.length === 0) {
    return (
      <p className={styles.none}>
        <b>{t('repairs.none')}</b>
        {t('repairs.noneDetail')}
      </p>
    )
  }
  return (
    <>
      <p className={styles.note}>{t('repairs.note')}</p>
      {kinds.map(({ code, cells, groups }) => (
        <details key={code} className={styles.kind} open={kinds.length === 1}>
          <summary>
            <b>{t(`repairs.kind.${code}`)}</b>
            <span>{t('repairs.places', { number: cells })}</span>
          </summary>
          <ul>
            {groups.slice(0, SHOWN).map((group) => (
              <li key={`${group.column} ${group.text} ${group.readAs}`}>
                <Alike group={group} />
              </li>
            ))}
          </ul>
          {groups.length > SHOWN ? (
            <p className={styles.note}>{t('repairs.more', { number: groups.length - SHOWN })}</p>
          ) : null}
        </details>
      ))}
    </>
  )
}

function Alike({ group: { column, text, readAs, places } }: { group: RepairGroup }) {
  const { t } = useTranslation('priceList')
  return (
    <>
      <span className={styles.repair}>
        {t(`column.${column}`)} <s>{text || t('repairs.blank')}</s> → <b>{readAs}</b>
      </span>
      <PriceListPlaces places={places} />
    </>
  )
}

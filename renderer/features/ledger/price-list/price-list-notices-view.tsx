import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PriceListNotice } from '../../../../shared/ledger/price-list/notice'
import { groupNotices } from './price-list-notices'
import styles from './price-list-notices.module.css'
import { PriceListPlaces } from './price-list-places'

/** More than anyone reads on the screen. */
const SHOWN = 200

/** 留意: what remarks say that may or may not be of the home beside them: a person decides. Rule LED-8. */
export function PriceListNotices({ notices, sheets }: { notices: readonly PriceListNotice[]; sheets: number }) {
  const { t } = useTranslation('priceList')
  const groups = useMemo(() => groupNotices(notices, sheets), [notices, sheets])
  return (
    <>
      <p className={styles.note}>{t('notices.note')}</p>
      <ul className={styles.notices}>
        {groups.slice(0, SHOWN).map(({ text, places }) => (
          <li key={text}>
            <b>{text}</b>
            <PriceListPlaces places={places} />
          </li>
        ))}
      </ul>
      {groups.length > SHOWN ? (
        <p className={styles.note}>{t('repairs.more', { number: groups.length - SHOWN })}</p>
      ) : null}
    </>
  )
}

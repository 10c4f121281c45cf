import { useTranslation } from 'react-i18next'
import type { PriceListReading } from '../../../shared/ledger/price-list/reading'
import type { SkippedRow } from '../../../shared/ledger/price-list/skip'
import styles from './price-list-tables.module.css'

/** What was taken for what, and everything that was not read, so that nothing is left out unseen. Rule LED-8. */
export function PriceListFound({ reading }: { reading: PriceListReading }) {
  const { t } = useTranslation('priceList')
  const [first, last] = reading.headerRows
  return (
    <>
      <table className={styles.table}>
        <caption className={styles.caption}>
          {t('preview.foundNote', { sheet: reading.sheet, rows: first === last ? first : `${first}–${last}` })}
        </caption>
        <thead>
          <tr>
            <th>{t('preview.letter')}</th>
            <th>{t('preview.header')}</th>
            <th>{t('preview.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {reading.columns.map(({ letter, header, column, isHidden }) => (
            <tr key={letter}>
              <td>{letter}</td>
              <td>
                {header}
                {isHidden ? <Mark>{t('preview.hiddenColumn')}</Mark> : null}
              </td>
              <td>
                <b>{t(`column.${column}`)}</b>
              </td>
            </tr>
          ))}
          {reading.unreadColumns.map(({ letter, header, isHidden }) => (
            <tr key={letter} className={styles.unread}>
              <td>{letter}</td>
              <td>
                {header}
                {isHidden ? <Mark>{t('preview.hiddenColumn')}</Mark> : null}
              </td>
              <td>{t('preview.unread')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={styles.notes}>
        {reading.isListAlsoFiled ? <li>{t('preview.alsoFiled')}</li> : null}
        {reading.hiddenRows > 0 ? <li>{t('preview.hiddenRows', { rows: reading.hiddenRows })}</li> : null}
        {reading.otherSheets.length > 0 ? (
          <li>
            {t('preview.otherSheets')}
            {reading.otherSheets.map(({ name, isHidden, isPriceList }) => (
              <span key={name} className={styles.sheet}>
                {name}
                {isHidden ? <Mark>{t('preview.hiddenSheet')}</Mark> : null}
                {isPriceList ? <Mark isLoud>{t('preview.isPriceList')}</Mark> : null}
              </span>
            ))}
          </li>
        ) : null}
      </ul>
      <Skipped rows={reading.skipped} />
    </>
  )
}

function Skipped({ rows }: { rows: readonly SkippedRow[] }) {
  const { t } = useTranslation('priceList')
  if (rows.length === 0) return null
  return (
    <details className={styles.skipped}>
      <summary>{t('preview.skipped', { number: rows.length })}</summary>
      <ol>
        {rows.map(({ row, reason, text }) => (
          <li key={row}>
            <span>{t('preview.skippedRow', { row })}</span>
            <span>{t(`preview.skippedReason.${reason}`)}</span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </details>
  )
}

function Mark({ isLoud = false, children }: { isLoud?: boolean; children: React.ReactNode }) {
  return <span className={isLoud ? styles.loud : styles.mark}>{children}</span>
}

import { Button, InputNumber, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PriceListMapping } from '../../../../shared/ledger/price-list/mapping'
import type { ReadSheet } from '../../../../shared/ledger/price-list/read-sheet'
import plain from '../../../components/plain-table.module.css'
import styles from './price-list-found.module.css'
import { type Correction, meaningIn, sheetIn } from './price-list-mapping'
import { PriceListMeaning } from './price-list-meaning'

type OnCorrect = (correction: Correction) => void

/** A sheet that was read: where its headings stand and what each column was taken for, to be corrected. Rule LED-8. */
export function FoundSheet({
  sheet,
  mapping,
  isOpen,
  onCorrect,
}: {
  sheet: ReadSheet
  mapping: PriceListMapping
  isOpen: boolean
  onCorrect: OnCorrect
}) {
  const { t } = useTranslation('priceList')
  const said = sheetIn(mapping, sheet.name)
  const columns = [
    ...sheet.columns,
    ...sheet.unreadColumns.map((column) => ({ ...column, column: 'ignored' as const })),
  ].toSorted((one, other) => orderOf(one.letter) - orderOf(other.letter))
  return (
    <details className={styles.sheet} open={isOpen}>
      <summary>
        <span className={styles.name}>
          <b>{t('found.sheet', { sheet: sheet.name })}</b>
          <small>{t(`found.layout.${sheet.layout}`)}</small>
          {said ? <Mark>{t('found.corrected')}</Mark> : null}
        </span>
      </summary>
      <div className={styles.line}>
        <HeaderRows sheet={sheet} headerRows={said?.headerRows ?? sheet.headerRows} onCorrect={onCorrect} />
        {t('found.read')}
        <Switch
          size="small"
          aria-label={t('found.readSheet', { sheet: sheet.name })}
          checked={said?.isRead ?? true}
          onChange={(isRead) => onCorrect({ of: 'sheet', name: sheet.name, isRead })}
        />
      </div>
      {sheet.hiddenRows > 0 ? <p className={styles.loud}>{t('found.hiddenRows', { rows: sheet.hiddenRows })}</p> : null}
      {sheet.rivals.map((rival) => (
        <Rival key={rival.letter} rival={rival} onCorrect={onCorrect} />
      ))}
      {sheet.asked.map((asked) => (
        <Asked key={asked.letter || asked.header} asked={asked} onCorrect={onCorrect} />
      ))}
      <table className={`${plain.plain} ${styles.columns}`}>
        <thead>
          <tr>
            <th>{t('found.letter')}</th>
            <th>{t('found.header')}</th>
            <th>{t('found.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ letter, header, column, isHidden }) => {
            const corrected = meaningIn(mapping, header)
            return (
              <tr key={letter} className={(corrected ?? column) === 'ignored' ? styles.unread : undefined}>
                <td>{letter}</td>
                <td>
                  {header || t('found.noHeader')}
                  {isHidden ? <Mark isLoud>{t('found.hiddenColumn')}</Mark> : null}
                  {corrected ? <Mark>{t('found.corrected')}</Mark> : null}
                </td>
                <td>
                  {header === '' && column === 'ignored' ? (
                    t('found.ignored')
                  ) : (
                    <PriceListMeaning
                      letter={letter}
                      header={header}
                      meaning={corrected ?? column}
                      isCorrected={corrected !== null}
                      onSay={(meaning) => onCorrect({ of: 'heading', heading: header, meaning })}
                    />
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </details>
  )
}

/** Two columns for one thing: which of them holds is said with one click. */
function Rival({ rival, onCorrect }: { rival: ReadSheet['rivals'][number]; onCorrect: OnCorrect }) {
  const { t } = useTranslation('priceList')
  const { column, used, header, letter, isBeside } = rival
  const say = (kept: string, other: string) => {
    // What is read beside the other stays what it is, and only the other is said.
    if (!isBeside || kept === header) onCorrect({ of: 'heading', heading: kept, meaning: column })
    if (!isBeside || other === header) onCorrect({ of: 'heading', heading: other, meaning: 'ignored' })
  }
  return (
    <p className={styles.loud}>
      {t('found.rival', { column: t(`column.${column}`), used, header, letter })}
      {used === header ? null : (
        <span className={styles.choice}>
          <Button size="small" onClick={() => say(used, header)}>
            {t('found.holds', { header: used })}
          </Button>
          <Button size="small" onClick={() => say(header, used)}>
            {t('found.holds', { header })}
          </Button>
        </span>
      )}
    </p>
  )
}

/** Money, a column's or all below a title, of which nobody knows whose price it is: what it is, or that it is none, is said with one click. */
function Asked({ asked, onCorrect }: { asked: ReadSheet['asked'][number]; onCorrect: OnCorrect }) {
  const { t } = useTranslation('priceList')
  const { header, letter, meanings } = asked
  const isOfBuyers = meanings.includes('status')
  return (
    <p className={styles.loud}>
      {letter === ''
        ? t('found.askedTitle', { header })
        : t(isOfBuyers ? 'found.askedBuyers' : 'found.asked', { header, letter })}
      <span className={styles.choice}>
        {meanings.map((meaning) => (
          <Button key={meaning} size="small" onClick={() => onCorrect({ of: 'heading', heading: header, meaning })}>
            {meaning === 'status' ? t('found.isSold') : t('found.is', { column: t(`column.${meaning}`) })}
          </Button>
        ))}
        <Button size="small" onClick={() => onCorrect({ of: 'heading', heading: header, meaning: 'ignored' })}>
          {t(letter === '' ? 'found.leaveOutTable' : isOfBuyers ? 'found.passColumn' : 'found.leaveOut')}
        </Button>
      </span>
    </p>
  )
}

function HeaderRows({
  sheet,
  headerRows: [first, last],
  onCorrect,
}: {
  sheet: ReadSheet
  headerRows: readonly [number, number]
  onCorrect: OnCorrect
}) {
  const { t } = useTranslation('priceList')
  const { name } = sheet
  const set = (rows: [number, number]) => onCorrect({ of: 'headerRows', name, headerRows: rows })
  return (
    <p className={styles.headerRows}>
      {t('found.headerRows')}
      <InputNumber
        size="small"
        controls={false}
        aria-label={t('found.headerFirst', { sheet: name })}
        min={1}
        precision={0}
        value={first}
        onChange={(row) => row !== null && set([row, row + (last - first)])}
      />
      {t('found.headerRowsTo')}
      <InputNumber
        size="small"
        controls={false}
        aria-label={t('found.headerLast', { sheet: name })}
        min={first}
        precision={0}
        value={last}
        onChange={(row) => row !== null && set([Math.min(first, row), row])}
      />
      {t('found.headerRowsEnd')}
    </p>
  )
}

/** A word beside a name; loud where it must not be missed. */
export function Mark({ isLoud = false, children }: { isLoud?: boolean; children: React.ReactNode }) {
  return <span className={isLoud ? styles.loudMark : styles.mark}>{children}</span>
}

/** A column's letters as its place, so that B stands before AA. */
function orderOf(letter: string): number {
  return [...letter].reduce((order, one) => order * 26 + one.charCodeAt(0) - 64, 0)
}

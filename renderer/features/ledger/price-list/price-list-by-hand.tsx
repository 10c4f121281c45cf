import { Button, Checkbox, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PriceListMapping } from '../../../../shared/ledger/price-list/mapping'
import type { SheetPeek } from '../../../../shared/ledger/price-list/peek'
import { Panel } from '../../../components/panel'
import styles from './price-list-by-hand.module.css'
import { Mark } from './price-list-found-sheet'
import { type Correction, meaningIn, recognisedIn, sheetIn, stillWanted } from './price-list-mapping'
import { PriceListMeaning } from './price-list-meaning'

type HeaderRows = readonly [number, number]

/**
 * 指给它看: a workbook in which no headings were recognised. The person points at the heading row and says what the
 * columns are; it is remembered for the project's next list. Rule LED-8.
 */
export function PriceListByHand({
  sheets,
  mapping,
  onCorrect,
  onAgain,
}: {
  sheets: readonly SheetPeek[]
  mapping: PriceListMapping
  onCorrect: (correction: Correction) => void
  onAgain: () => void
}) {
  const { t } = useTranslation('priceList')
  const [name, setName] = useState(sheets[0]?.name ?? '')
  const [pointed, setPointed] = useState<Record<string, HeaderRows>>({})
  const sheet = sheets.find((one) => one.name === name)
  if (!sheet) return null
  const rows = pointed[name] ?? null
  const headings = rows ? headingsOf(sheet, rows) : null
  const wanted = headings
    ? stillWanted(
        headings.map((heading) => meaningIn(mapping, heading) ?? recognisedIn(heading)),
        headings,
        name,
      )
    : null
  /** Only the words are remembered: by them the heading row of the next list is found, wherever it stands. */
  const point = (to: HeaderRows) => {
    setPointed({ ...pointed, [name]: to })
    const said = sheetIn(mapping, name)
    if (said?.headerRows) onCorrect({ of: 'headerRows', name, headerRows: null })
    if (sheet.isHidden && !said?.isRead) onCorrect({ of: 'sheet', name, isRead: true })
  }
  return (
    <Panel
      title={t('byHand.title')}
      note={t('byHand.intro')}
      isFlush
      className={styles.panel}
      actions={
        sheets.length > 1 ? (
          <div className={styles.names}>
            <Segmented<string>
              size="small"
              aria-label={t('byHand.sheets')}
              value={name}
              onChange={setName}
              options={sheets.map((one) => ({ value: one.name, label: <SheetName sheet={one} /> }))}
            />
          </div>
        ) : (
          <SheetName sheet={sheet} />
        )
      }
      footer={
        <div className={styles.foot}>
          <Checkbox
            disabled={!rows}
            checked={rows !== null && rows[1] > rows[0]}
            onChange={({ target }) => rows && point([rows[0], rows[0] + (target.checked ? 1 : 0)])}
          >
            {t('byHand.grouped')}
          </Checkbox>
          <p>
            {wanted === null
              ? t('byHand.noRow')
              : wanted.length > 0
                ? t('byHand.missing', {
                    columns: wanted.map((one) => (one === 'price' ? t('byHand.price') : t(`column.${one}`))).join(', '),
                  })
                : t('found.byWords')}
          </p>
          <Button type="primary" disabled={wanted === null || wanted.length > 0} onClick={onAgain}>
            {t('byHand.again')}
          </Button>
        </div>
      }
    >
      <Sheet sheet={sheet} rows={rows} headings={headings} mapping={mapping} onPoint={point} onCorrect={onCorrect} />
    </Panel>
  )
}

function SheetName({ sheet: { name, isHidden } }: { sheet: SheetPeek }) {
  const { t } = useTranslation('priceList')
  return (
    <>
      {name}
      {isHidden ? <Mark isLoud>{t('found.hiddenSheet')}</Mark> : null}
    </>
  )
}

/** The first rows as the sheet has them; the heading row is chosen at the left, the meanings stand on top. */
function Sheet({
  sheet,
  rows,
  headings,
  mapping,
  onPoint,
  onCorrect,
}: {
  sheet: SheetPeek
  rows: HeaderRows | null
  headings: readonly string[] | null
  mapping: PriceListMapping
  onPoint: (rows: HeaderRows) => void
  onCorrect: (correction: Correction) => void
}) {
  const { t } = useTranslation('priceList')
  return (
    <div className={styles.scroll}>
      <table className={styles.sheet}>
        <thead>
          <tr>
            <td />
            {sheet.letters.map((letter) => (
              <th key={letter}>{letter}</th>
            ))}
          </tr>
          {headings ? (
            <tr>
              <th>{t('byHand.meaning')}</th>
              {sheet.letters.map((letter, index) => {
                const header = headings[index] ?? ''
                const meaning = meaningIn(mapping, header)
                return (
                  <th key={letter}>
                    {header === '' ? null : (
                      <PriceListMeaning
                        letter={letter}
                        header={header}
                        meaning={meaning ?? recognisedIn(header) ?? 'ignored'}
                        isCorrected={meaning !== null}
                        onSay={(said) => onCorrect({ of: 'heading', heading: header, meaning: said })}
                      />
                    )}
                  </th>
                )
              })}
            </tr>
          ) : null}
        </thead>
        <tbody>
          {sheet.rows.map(({ row, cells }) => {
            const isHeader = rows !== null && row >= rows[0] && row <= rows[1]
            return (
              <tr key={row} className={isHeader ? styles.header : undefined}>
                <th>
                  <label>
                    <input
                      id={`heading-row-${row}`}
                      type="radio"
                      name="heading-row"
                      aria-label={t('byHand.headerRow', { row })}
                      checked={rows?.[0] === row}
                      onChange={() => onPoint([row, row])}
                    />
                    {row}
                  </label>
                </th>
                {sheet.letters.map((letter, index) => (
                  <td key={letter} title={cells[index]}>
                    <label htmlFor={`heading-row-${row}`}>{cells[index]}</label>
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** The headings where they stand in these rows, as the list is read. */
function headingsOf({ rows }: SheetPeek, [first, last]: HeaderRows): readonly string[] {
  const row = rows.find((one) => one.row === first)
  return (last > first ? row?.grouped : row?.cells) ?? []
}

import { type PriceListColumn, priceOf } from '../columns/columns'
import type { RemarkCell, Source } from '../line'
import { type Cell, cellLine, EMPTY, type Sheet } from '../sheet'
import { HUNDREDTHS, readFigure } from '../values'
import { notesOfRow } from './sale-notes'
import { readSaleText } from './sale-words'

/** 900000（已售）, ★900000: a price, and the state or the sign that stands in its cell. */
export type PricedWords = { figure: Cell; words: string; sign: string }

const SIGN = '[★☆◆◇▲△※*]'
const FIGURE = '[¥¥]?\\d[\\d,.]*(?:万?元?整?(?:/(?:㎡|m2|平方米|平米|平|套))?)?'
const BEFORE = new RegExp(
  `^(?:(${SIGN})|[(（\\[【]?(\\p{Script=Han}{2,10})[)）\\]】]?[:：,，、/]?)\\s*(${FIGURE})$`,
  'iu',
)
const BEHIND = new RegExp(
  `^(${FIGURE})\\s*(?:(${SIGN})|[,，、/\\-—]?\\s*[(（\\[【]?(\\p{Script=Han}{2,10})[)）\\]】]?)$`,
  'iu',
)

/**
 * The parts of a price's cell that holds a figure and, before or behind it, a known word of a sale or a sign; `null` where
 * anything else stands in it. Rule LED-8.
 */
export function partPrice(cell: Cell): PricedWords | null {
  if (cell.kind !== 'text' || !MAY_HOLD.test(cell.text)) return null
  const line = cellLine(cell)
  const [, signBefore, before, figureBehind] = BEFORE.exec(line) ?? []
  const [, figureBefore, signBehind, behind] = BEHIND.exec(line) ?? []
  const text = figureBehind ?? figureBefore
  if (text === undefined) return null
  const figure: Cell = { kind: 'text', text }
  if (!isPrice(text) || readFigure(figure, HUNDREDTHS).kind !== 'figure') return null
  const [words, sign] = [before ?? behind ?? '', signBefore ?? signBehind ?? '']
  return sign !== '' || isKnown(words) ? { figure, words, sign } : null
}

/** 已售 5.1 and 已售20260601 say a day. */
function isPrice(text: string): boolean {
  return /万|\d{4}|\d,\d{3}/.test(text) && !/^20\d{2}(?:\d{4})?$/.test(text)
}

/** A figure in text has no such sign, and nearly all have. */
const MAY_HOLD = new RegExp(`\\d.*(?:${SIGN}|\\p{Script=Han}{2})|(?:${SIGN}|\\p{Script=Han}{2}).*\\d`, 'su')

function isKnown(words: string): boolean {
  const { isForSale, isClear, isSold, isWithheld, unknown } = readSaleText(words)
  return unknown.length === 0 && (isForSale || isClear || isSold || isWithheld)
}

/**
 * A list whose prices stand with states in one cell: the figures are its prices, and the words are the homes' state. A
 * sign that no note explains is to be looked at. Rule LED-8.
 */
export function withPricedWords(
  source: Source,
  sheet: Sheet,
  columns: readonly { column: PriceListColumn; index: number }[],
): Source {
  const prices = columns.filter(({ column }) => priceOf(column))
  const hasAny = prices.some(({ index }) => sheet.rows.some((row) => partPrice(row[index] ?? EMPTY) !== null))
  if (!hasAny) return source
  return {
    ...source,
    cell: (row, column) => {
      const cell = source.cell(row, column)
      return (priceOf(column) && partPrice(cell)?.figure) || cell
    },
    remarks: (row) => [
      ...(source.remarks?.(row) ?? []),
      ...prices.flatMap(({ index }) =>
        pricedRemarks(sheet.rows[row]?.[index] ?? EMPTY, { sheet: sheet.name, row, index }, sheet),
      ),
    ],
  }
}

/** What is said beside a price: a state, or a sign with its figure, unless a note of the sheet tells what it means. */
export function pricedRemarks(cell: Cell, at: RemarkCell['at'], sheet: Sheet): RemarkCell[] {
  const parts = partPrice(cell)
  if (!parts) return []
  if (parts.sign === '') return [{ text: parts.words, at, isState: true }]
  const note = sheet.rows
    .flatMap((_, row) => notesOfRow(sheet, row)?.notes ?? [])
    .find(({ sign }) => sign === parts.sign)
  return note ? [{ text: note.isSold ? '已售' : '保留', at, isState: true }] : [{ text: cellLine(cell), at }]
}

import type { AskedColumn } from '../columns/asked-money'
import type { HeadingCell } from '../columns/headings'
import type { MappedColumn } from '../columns/price-columns'
import { type Cell, cellAt, cellLine, type Sheet } from '../sheet'
import { isOfAnything, isOfBuyers, mayBeOfAll, namesBuyer } from './buyer-columns'
import { isOfPeople } from './buyer-words'
import { holdsLegend } from './legend'
import { nameOfColumn, saysOfSale, withUnheaded } from './sale-columns'
import { readSaleText } from './sale-words'
import { isStateOfSale } from './state-headings'

/** A column, and what it is called. */
type Column = Pick<HeadingCell, 'index' | 'header'>

/**
 * 客户姓名, 认购日期, 置业顾问, 保留人 that have a value in rows whose status says nothing, and any column of which only some
 * homes have one and that is none of the home's own: whether those homes are sold or kept back a person says once. A column
 * without a heading is one where it holds names, numbers of phones, or days. Rule LED-8.
 */
export function askedBuyers(
  sheet: Sheet,
  cells: readonly HeadingCell[],
  columns: readonly MappedColumn[],
  last: number,
): AskedColumn[] {
  const room = columns.find(({ column }) => column === 'room')
  if (!room) return []
  const homes = homeRows(sheet, room.index, last)
  const states = columns.filter(({ column }) => column === 'status')
  const taken = new Set(columns.map(({ index }) => index))
  return withUnheaded(sheet, cells).flatMap(({ index, header: text, isIgnored }): AskedColumn[] => {
    if (isIgnored || taken.has(index) || holdsLegend(sheet, index)) return []
    const header = text || nameOfColumn(index)
    const filled = filledIn(sheet, { index, header: text }, homes, last)
    if (filled.length === 0) return []
    const said = states.map((state) => ({ header: state.header, cells: cellsIn(sheet, state.index, homes, last) }))
    const isSaid = filled.every((at) =>
      said.some((state) => namesBuyer(state.header, state.cells[at] ?? { kind: 'empty' })),
    )
    const meanings: AskedColumn['meanings'] = /房[号源]$/.test(text) ? ['status', 'tiedTo'] : ['status']
    return isSaid ? [] : [{ index, header, word: String(filled.length), meanings }]
  })
}

/** Whether any value of a column that a person calls the status is a buyer's: what was asked of it, its values answer. */
export function holdsBuyers(sheet: Sheet, column: Column, room: number, last: number): boolean {
  if (isOfBuyers(column.header)) return true
  // 销控 is a word of a sale, and its cells say yes or no.
  if (saysOfSale(column.header) || isStateOfSale(column.header)) return false
  const header = column.header === nameOfColumn(column.index) ? '' : column.header
  return filledIn(sheet, { index: column.index, header }, homeRows(sheet, room, last), last).length > 0
}

/** Headings may come again on every page, and each time the whole sheet would be looked through: the first look holds. */
type Seen = { homes: Map<number, number[]>; filled: Map<string, number[]> }
const seenOf = new WeakMap<Sheet, Seen>()

function lookAt(sheet: Sheet): Seen {
  const seen = seenOf.get(sheet) ?? { homes: new Map(), filled: new Map() }
  seenOf.set(sheet, seen)
  return seen
}

function homeRows(sheet: Sheet, room: number, last: number): number[] {
  const { homes } = lookAt(sheet)
  const before = homes.get(room)
  if (before) return before
  const rows: number[] = []
  homes.set(room, rows)
  for (let row = last + 1; row < sheet.rows.length; row += 1) {
    if (/\d/.test(cellLine(cellAt(sheet, row, room)))) rows.push(row)
  }
  return rows
}

/** What stands in a column beside the homes; merged over several rows it is said of each. */
function cellsIn(sheet: Sheet, index: number, homes: readonly number[], last: number): Cell[] {
  const over = sheet.merges.filter(({ left, right, top }) => left <= index && index <= right && top > last)
  return homes.map((row) => {
    const merge = over.find(({ top, bottom }) => top <= row && row <= bottom)
    return merge ? cellAt(sheet, merge.top, merge.left) : cellAt(sheet, row, index)
  })
}

/** The homes, counted from 0, that have a buyer's value; none where it says nothing of a sale. */
function filledIn(sheet: Sheet, column: Column, homes: readonly number[], last: number): number[] {
  const { filled } = lookAt(sheet)
  const key = `${column.index} ${homes[0]} ${homes.length} ${column.header}`
  const found = filled.get(key) ?? lookFor(sheet, column, homes, last)
  filled.set(key, found)
  return found
}

function lookFor(sheet: Sheet, { index, header }: Column, homes: readonly number[], last: number): number[] {
  const isKnown = header !== '' && isOfBuyers(header)
  if (!isKnown && header !== '' && !isOfAnything(header)) return []
  const cells = cellsIn(sheet, index, homes, last)
  const filled = [...cells.keys()].filter((at) => {
    const cell = cells[at] ?? { kind: 'empty' }
    return namesBuyer(header, cell) && cell.kind !== 'empty' && (header === '' || cellLine(cell) !== header)
  })
  if (filled.length === cells.length && (!isKnown || mayBeOfAll(header))) return []
  if (isKnown) return filled
  const texts = new Set(filled.map((at) => textOf(cells[at] ?? { kind: 'empty' })))
  const isOpen = header === '' ? [...texts].every(isOfPeople) : [...texts].some((text) => !isHarmless(text))
  return isOpen ? filled : []
}

/** A date is a day, whichever. */
function textOf(cell: Cell): string {
  return cell.kind === 'date' ? '2026-1-1' : cellLine(cell)
}

/** 毛坯, 特价, 送花园, 带院子: said of the home. What ★ means, a note says. */
function isHarmless(text: string): boolean {
  const { isSold, isWithheld, isMentioned, unknown } = readSaleText(text)
  return (
    (unknown.length === 0 && !isSold && !isWithheld && !isMentioned) ||
    /^[送带赠含]|[景户层型]$|^[★☆▲△○◆◇□※*]+$/.test(text)
  )
}

import type { PriceListColumn } from './columns/columns'
import type { Header } from './columns/header'
import { cellAt, cellLine, EMPTY, type Sheet } from './sheet'
import { FIGURES } from './skipped/skip'

/**
 * Lists that stand side by side under headings that come again: each as a sheet of its own, its cells where they
 * are; building, entrance and floor that stand once to the left of all speak for each. A sheet with one list is itself,
 * and so is a list that only says its rooms again. Rule LED-8.
 */
export function splitSideBySide(sheet: Sheet, { columns, unread, last }: Header): Sheet[] {
  const room = columns.find(({ column }) => column === 'room')
  const again = unread.filter(
    ({ header, index }) =>
      header === room?.header &&
      index > room.index &&
      (hasFiguresAgain({ columns, unread }, index) || !isRepeated(sheet, last, room.index, index)),
  )
  const [first] = columns
  if (!room || !first || again.length === 0) return [sheet]
  const like = unread.filter(({ header, index }) => header === first.header && index > first.index)
  const isEach = like.length === again.length
  const starts = (isEach ? like : again).map(({ index }) => index)
  const isShared = ({ column, index }: Header['columns'][number]) => index < room.index && SHARED.has(column)
  const shared = isEach ? [] : columns.filter(isShared).map(({ index }) => index)
  return [0, ...starts].map((start, at) => cut(sheet, start, starts[at] ?? Number.POSITIVE_INFINITY, shared))
}

/** Areas and prices come again behind it: another list, though its rooms be called the same, as those of two entrances are. */
function hasFiguresAgain({ columns, unread }: Pick<Header, 'columns' | 'unread'>, room: number): boolean {
  const headings = new Set(unread.filter(({ index }) => index > room).map(({ header }) => header))
  const isAgain = ({ column, header }: Header['columns'][number]) =>
    FIGURES.some((figure) => figure === column) && headings.has(header)
  const again = columns.filter(isAgain).map(({ column }) => column)
  const isByPiece = !columns.some(({ column }) => column === 'area')
  return isByPiece ? again.length > 0 : again.includes('area') && again.length > 1
}

/** Whether one column says in every row below the headings what the other says. */
function isRepeated(sheet: Sheet, last: number, index: number, again: number): boolean {
  const said = (row: number, column: number) => cellLine(cellAt(sheet, row, column))
  return sheet.rows.every((_, row) => row <= last || said(row, index) === said(row, again))
}

const SHARED: ReadonlySet<PriceListColumn> = new Set(['building', 'entrance', 'floor'])

function cut(sheet: Sheet, start: number, end: number, shared: readonly number[]): Sheet {
  const isKept = (index: number) => (index >= start && index < end) || shared.includes(index)
  const rows = sheet.rows.map((row) => row.slice(0, end).map((cell, index) => (isKept(index) ? cell : EMPTY)))
  return { ...sheet, rows, merges: sheet.merges.filter(({ left }) => isKept(left)) }
}

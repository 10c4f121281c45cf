import type { PriceListColumn } from './columns/columns'
import type { Header } from './columns/header'
import { type Cell, cellAt, cellLine, EMPTY, type Sheet } from './sheet'
import { FIGURES } from './skipped/skip'

/**
 * Lists that stand side by side under headings that come again: each as a sheet of its own, its cells where they
 * are; building, entrance and floor that stand once to the left of all speak for each. A sheet with one list is itself,
 * and so is a list that only says its rooms again. Rule LED-8.
 */
export function splitSideBySide(sheet: Sheet, { first: top, columns, unread, last }: Header): Sheet[] {
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
  const known = (isEach ? like : again).map(({ index }) => index)
  const before = isEach ? unreadBefore(unread, [first.index, ...known]) : 0
  const starts = known.map((index) => index - before)
  const isShared = ({ column, index }: Header['columns'][number]) => index < room.index && SHARED.has(column)
  const shared = isEach ? [] : columns.filter(isShared).map(({ index }) => index)
  const lefts = [0, ...starts]
  const titles = sheet.rows.slice(0, top).map((_, row) => titlesOver(sheet, row, lefts))
  return lefts.map((start, at) => {
    const one = cut(sheet, start, starts[at] ?? Number.POSITIVE_INFINITY, shared)
    return { ...one, rows: one.rows.map((row, index) => withTitle(row, start, titles[index]?.[at] ?? '')) }
  })
}

/** 序号 before the rooms of each list: how many headings that nothing reads come again right before all of them. */
function unreadBefore(unread: Header['unread'], starts: readonly number[]): number {
  const headerAt = (index: number) => unread.find((one) => one.index === index)?.header ?? ''
  const [first = 0, ...others] = starts
  let before = 0
  for (let at = 1; at <= first; at += 1) {
    const header = headerAt(first - at)
    if (header === '' || others.some((start) => headerAt(start - at) !== header)) break
    before = at
  }
  return before
}

/**
 * What a row above the headings says of each list below it: over as many lists as it is merged, or, where nothing is
 * merged, over those up to the next words. Words that stand unevenly may be over one list or over several: none of them
 * is then said of a list under none.
 */
function titlesOver(sheet: Sheet, row: number, lefts: readonly number[]): string[] {
  const merges = sheet.merges.filter(({ top, bottom }) => top <= row && row <= bottom)
  const said = lefts.map((left, at) => {
    const merge = merges.find((one) => one.left <= left && left <= one.right)
    if (merge) return cellLine(cellAt(sheet, merge.top, merge.left))
    const cells = (sheet.rows[row] ?? []).slice(left, lefts[at + 1])
    return cells.map(cellLine).find((text) => text !== '') ?? ''
  })
  const own = said.flatMap((text, at) => (text === '' ? [] : [at]))
  const spans = own.map((at, index) => (own[index + 1] ?? lefts.length) - at)
  const isEven = own[0] === 0 && spans.every((span) => span === spans[0])
  const all = own.map((at) => said[at]).join('、')
  return said.map((text, at) => text || (isEven ? (said[own.findLast((one) => one < at) ?? 0] ?? '') : all))
}

/** Words over a list that stand in another one's columns. */
function withTitle(row: readonly Cell[], left: number, title: string): readonly Cell[] {
  if (title === '' || row.slice(left).some((cell) => cellLine(cell) !== '')) return row
  return [...row, ...Array<Cell>(Math.max(0, left + 1 - row.length)).fill(EMPTY)].with(left, {
    kind: 'text',
    text: title,
  })
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

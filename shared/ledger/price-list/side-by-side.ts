import type { Header } from './header'
import { EMPTY, type Sheet } from './sheet'

/**
 * Lists that stand side by side under headings that come again: each as a sheet of its own, its cells where they
 * are. A sheet with one list is itself. Rule LED-8.
 */
export function splitSideBySide(sheet: Sheet, { columns, unread }: Header): Sheet[] {
  const room = columns.find(({ column }) => column === 'room')
  const again = unread.filter(({ header, index }) => header === room?.header && index > room.index)
  const [first] = columns
  if (!room || !first || again.length === 0) return [sheet]
  const like = unread.filter(({ header, index }) => header === first.header && index > first.index)
  const starts = (like.length === again.length ? like : again).map(({ index }) => index)
  return [0, ...starts].map((start, at) => cut(sheet, start, starts[at] ?? Number.POSITIVE_INFINITY))
}

function cut(sheet: Sheet, start: number, end: number): Sheet {
  const rows = sheet.rows.map((row) => row.slice(0, end).map((cell, index) => (index < start ? EMPTY : cell)))
  return { ...sheet, rows, merges: sheet.merges.filter(({ left }) => left >= start && left < end) }
}

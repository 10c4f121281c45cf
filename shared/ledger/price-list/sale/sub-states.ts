import { isRemarks, plainHeading } from '../columns/columns'
import type { HeadingCell } from '../columns/headings'
import { type Cell, cellAt, cellLine, type Sheet } from '../sheet'
import { saysOfSale } from './sale-columns'
import { isStateOfSale } from './state-headings'

const LONGEST = 20

/**
 * Whether the row below these headings says what stands under 销售情况 or 其他: 是否已售, 备注. A row of words alone that has
 * no room, because the room's heading reaches down into it or other words stand there as well. Rule LED-8.
 */
export function hasSubStates(sheet: Sheet, cells: readonly HeadingCell[], last: number): boolean {
  const room = cells.find(({ heading }) => heading?.of === 'home' && heading.column === 'room')
  if (!room || cellLine(cellAt(sheet, last + 1, room.index)) !== '') return false
  const below = (sheet.rows[last + 1] ?? []).filter((cell) => cell.kind !== 'empty' && cellLine(cell) !== '')
  if (below.length === 0 || !below.every(isWords)) return false
  const isReaching = sheet.merges.some(
    ({ left, right, top, bottom }) => left <= room.index && room.index <= right && top <= last && bottom > last,
  )
  return (isReaching || below.length > 1) && below.some((cell) => isOfSale(cellLine(cell)))
}

function isOfSale(text: string): boolean {
  return saysOfSale(text) || isRemarks(text) || isStateOfSale(plainHeading(text).name)
}

function isWords(cell: Cell): boolean {
  return cell.kind === 'text' && cellLine(cell).length <= LONGEST && !/\d/.test(cellLine(cell))
}

import { storeyIn } from '../../unit-number'
import type { PriceListNotice } from '../notice'
import { type Cell, cellAt, cellLine } from '../sheet'
import type { Chart } from './chart-shape'
import { noticeAt } from './chart-status'

/** More are a chart of homes that have gone, not one that lacks some. */
const MOST = 50

/**
 * A cell left empty, or with a dash, among figures: on a floor and under a room that mostly have one. There may be no
 * home, or its price was forgotten: it is to be looked at. Rule LED-8.
 */
export function noticesOfGaps({ sheet, last, end, floorIndex, labelIndex, rooms }: Chart): PriceListNotice[] {
  if (labelIndex !== null) return []
  const floors: number[] = []
  for (let row = last + 1; row < end; row += 1)
    if (storeyIn(cellLine(cellAt(sheet, row, floorIndex))) !== null) floors.push(row)
  const isFilled = (row: number, index: number) => !isLeftOpen(cellAt(sheet, row, index))
  const full = rooms.filter(({ index }) => isMost(floors, (row) => isFilled(row, index)))
  const gaps = floors.flatMap((row) => {
    const isFull = isMost(rooms, ({ index }) => isFilled(row, index))
    return isFull
      ? full.flatMap(({ index }) => (isFilled(row, index) || isMerged(row, index) ? [] : { row, index }))
      : []
  })
  if (gaps.length > MOST) return []
  return gaps.map(({ row, index }) => {
    const words = [cellAt(sheet, row, floorIndex), cellAt(sheet, last, index)].map(cellLine)
    return noticeAt(sheet.name, row, index, `${words.join(' ')} ${cellLine(cellAt(sheet, row, index)) || '—'}`)
  })

  function isMerged(row: number, index: number): boolean {
    return sheet.merges.some(
      ({ top, bottom, left, right }) => row >= top && row <= bottom && index >= left && index <= right,
    )
  }
}

function isLeftOpen(cell: Cell): boolean {
  return cell.kind === 'empty' || (cell.kind === 'text' && /^[-—–/\s]*$/.test(cell.text))
}

function isMost<Item>(items: readonly Item[], is: (item: Item) => boolean): boolean {
  return items.filter(is).length * 2 > items.length
}

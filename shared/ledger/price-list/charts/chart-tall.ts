import { storeyIn } from '../../unit-number'
import type { PriceListNotice } from '../notice'
import { cellAt, cellLine } from '../sheet'
import { isFigure } from './chart-faults'
import type { Chart } from './chart-shape'
import { noticeAt } from './chart-status'

/**
 * A figure in one cell over several floors is of a home on the lowest of them, and none is on the others: what is merged
 * by mistake would be gone, and is to be looked at. Rule LED-8.
 */
export function noticesOfTall({ sheet, last, end, floorIndex, labelIndex, rooms }: Chart): PriceListNotice[] {
  if (labelIndex !== null) return []
  const isFloor = (row: number) => storeyIn(cellLine(cellAt(sheet, row, floorIndex))) !== null
  return sheet.merges.flatMap(({ top, bottom, left, right }): PriceListNotice[] => {
    const isTall = bottom > top && top > last && bottom < end && isFloor(top) && isFloor(bottom)
    const cell = cellAt(sheet, top, left)
    if (!isTall || !isFigure(cell) || !rooms.some(({ index }) => index >= left && index <= right)) return []
    const floors = [top, bottom].map((row) => cellLine(cellAt(sheet, row, floorIndex)))
    return [noticeAt(sheet.name, top, left, `${floors.join('、')} ${cellLine(cell)}`)]
  })
}

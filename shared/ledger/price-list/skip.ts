import { z } from 'zod'
import { type PriceListColumn, plainHeading, recogniseHeading } from './columns'
import { cellOf, type Line, lineOf } from './line'
import { type Cell, cellLine, NO_RESULT } from './sheet'

/** A row that is no home, and why it was passed by. */
export const skippedRowSchema = z.strictObject({
  sheet: z.string(),
  row: z.int(),
  reason: z.enum(['blank', 'subtotal', 'note', 'heading']),
  /** The row's first words. */
  text: z.string(),
})
export type SkippedRow = z.infer<typeof skippedRowSchema>

const SUBTOTAL = /小计|合计|总计|共计|累计|汇总|平均/
const NOTE = /^(?:备注|附注|说明|注)\s*\d*\s*[:、.]/
const LONGEST_ROOM = 12

const NAMES = ['building', 'entrance', 'floor', 'room', 'type'] as const satisfies PriceListColumn[]
const FIGURES = [
  'area',
  'listUnitPrice',
  'listTotal',
  'filedUnitPrice',
  'filedTotal',
  'floorUnitPrice',
  'floorTotal',
] as const satisfies PriceListColumn[]

/** Why a row below the header is no home, `null` when it is one. A row with figures and no room is a faulty home. */
export function findSkipReason(line: Line): SkippedRow['reason'] | null {
  const cells = line.list.sheet.rows[line.row] ?? []
  const firstFilled = cells.find(isFilled)
  if (!firstFilled) return 'blank'
  const room = lineOf(line, 'room')
  if (isSubtotal(line, room, firstFilled)) return 'subtotal'
  if (isHeading(room, 'room') || isHeading(lineOf(line, 'area'), 'area')) return 'heading'
  const hasFigures = FIGURES.some((column) => isFilled(cellOf(line, column)))
  const isRoom = isFilled(cellOf(line, 'room')) && room.length <= LONGEST_ROOM && !NOTE.test(room)
  return hasFigures || isRoom ? null : 'note'
}

/** The first words of a row, for the list of what was passed by. */
export function firstWords({ list, row }: Line): string {
  const cell = list.sheet.rows[row]?.find(isFilled)
  return cell ? cellLine(cell).slice(0, 60) : ''
}

function isSubtotal(line: Line, room: string, firstFilled: Cell): boolean {
  if (SUBTOTAL.test(room)) return true
  if (isFilled(cellOf(line, 'room'))) return false
  return SUBTOTAL.test(cellLine(firstFilled)) || NAMES.some((column) => SUBTOTAL.test(lineOf(line, column)))
}

function isHeading(text: string, column: 'room' | 'area'): boolean {
  if (text === '' || /\d/.test(text)) return false
  const heading = recogniseHeading(plainHeading(text))
  return heading?.of === 'home' && heading.column === column
}

function isFilled(cell: Cell): boolean {
  return cell.kind === 'error'
    ? cell.error !== NO_RESULT
    : cell.kind !== 'empty' && (cell.kind !== 'text' || cellLine(cell) !== '')
}

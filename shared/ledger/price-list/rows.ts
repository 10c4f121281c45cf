import { z } from 'zod'
import { areaSchema } from '../../kernel/area'
import type { RoundTo } from '../../pricing/limits'
import { priceFigureSchema } from '../../pricing/scheme'
import { unitKindSchema } from '../unit'
import type { PriceKind, PriceListColumn } from './columns'
import type { PriceListFault } from './fault'
import { isSound, type Line, type ListSheet, lineOf, report } from './line'
import { type HomePlace, readPlace } from './place'
import { readFigures } from './prices'
import { findSkipReason, firstWords, type SkippedRow } from './skip'

/** One home as a price list gives it: areas in 0.01 ㎡, prices in fen. Rules LED-7, LED-8. */
export const priceListRowSchema = z.strictObject({
  sheet: z.string(),
  /** The row's number as Excel shows it; of a chart of homes the row of its price. */
  row: z.int(),
  kind: unitKindSchema,
  /** The building's name as the list writes it; its code stands in `number`. */
  building: z.string(),
  entrance: z.string(),
  floor: z.int(),
  /** The room without its floor: `03`. */
  room: z.string(),
  number: z.string(),
  type: z.string(),
  orientation: z.string(),
  area: areaSchema,
  innerArea: areaSchema.nullable(),
  list: priceFigureSchema,
  /** `null` where the list has none: the last version's carries forward. */
  filed: priceFigureSchema.nullable(),
  floorPrice: priceFigureSchema.nullable(),
  /** What the list says where it says the home is withheld: 保留. Offered, never done by itself. */
  withheldAs: z.string().nullable(),
  /** The number of the home that a parking space or storeroom goes with. Rule LED-11. */
  tiedTo: z.string().nullable(),
})
export type PriceListRow = z.infer<typeof priceListRowSchema>

export type ReadRows = { rows: PriceListRow[]; faults: PriceListFault[]; skipped: SkippedRow[] }

/** What a building, a type or an orientation is called at most. */
const LONGEST_NAME = 40

/** What is known of the rows above. */
type Above = {
  /** Home number → the row it was first listed in. */
  firstRows: Map<string, number>
  /** Building code → its name as first written, so that 1栋 and 1号楼 are one building. */
  buildings: Map<string, string>
}

/**
 * Reads the homes below the header: good rows as homes, every faulty cell with its reason, and what was passed by
 * (sub-totals, blanks, notes, repeated headings). Rule LED-8.
 */
export function readRows(list: ListSheet, decidedBy: PriceKind, roundTo: RoundTo): ReadRows {
  const read: ReadRows = { rows: [], faults: [], skipped: [] }
  const above: Above = { firstRows: new Map(), buildings: new Map() }
  for (let row = list.header.last + 1; row < list.sheet.rows.length; row += 1) {
    const line: Line = { list, row, faults: [] }
    const reason = findSkipReason(line)
    if (reason) {
      read.skipped.push({ sheet: list.sheet.name, row: row + 1, reason, text: firstWords(line) })
      continue
    }
    const home = readHome(line, decidedBy, above, roundTo)
    if (home) read.rows.push(home)
    read.faults.push(...line.faults)
  }
  return read
}

function readHome(line: Line, decidedBy: PriceKind, above: Above, roundTo: RoundTo): PriceListRow | null {
  const place = readPlace(line)
  if (place) refuseSecond(line, place, above.firstRows)
  const { area, innerArea, list, filed, floorPrice } = readFigures(line, decidedBy, roundTo)
  const [type, orientation] = [readWords(line, 'type'), readWords(line, 'orientation')]
  readWords(line, 'building')
  if (line.faults.length > 0 || !place || area === null || !list) return null
  const { code, entrance, floor, room, number } = place
  const building = above.buildings.get(code) ?? place.building
  above.buildings.set(code, building)
  const home = { row: line.row + 1, building, entrance, floor, room, number, kind: 'home' as const }
  const said = { withheldAs: null, tiedTo: null }
  return { sheet: line.list.sheet.name, ...home, type, orientation, area, innerArea, list, filed, floorPrice, ...said }
}

/** A home listed twice is a fault of the second. */
function refuseSecond(line: Line, { number }: HomePlace, firstRows: Map<string, number>): void {
  const firstRow = firstRows.get(number)
  if (firstRow === undefined) firstRows.set(number, line.row + 1)
  else report(line, 'room', { code: 'repeatedHome', data: { number, firstSheet: line.list.sheet.name, firstRow } })
}

function readWords(line: Line, column: PriceListColumn): string {
  const words = lineOf(line, column)
  if (words.length > LONGEST_NAME && isSound(line, column)) {
    report(line, column, { code: 'tooLong', data: { longest: LONGEST_NAME } })
  }
  return words
}

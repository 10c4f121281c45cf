import { z } from 'zod'
import { areaSchema } from '../../kernel/area'
import type { RoundTo } from '../../pricing/limits'
import { priceFigureSchema } from '../../pricing/scheme'
import {
  type KnownSpaces,
  knownSpelling,
  parseSpace,
  SPACE_WORDS,
  type SpaceKind,
  spaceIdentity,
} from '../space-number'
import { unitKindSchema } from '../unit'
import type { PriceKind, PriceListColumn } from './columns/columns'
import type { Agreement } from './decide'
import type { PriceListFault } from './fault'
import { cellOf, decidingOf, hasColumn, isSound, type Line, lineOf, report, reportRepair, shownPlace } from './line'
import type { PriceListNotice } from './notice'
import type { HomePlace } from './places/place'
import { readFigures } from './prices'
import type { PriceListRepair } from './repair'
import { insteadOfPrice, noHomeIn, readDecidedBy, readTiedTo } from './said'
import { soldAtSchema } from './sale/sale-at'
import { noSaleTexts, noticesBeside, readSale, type SaleTexts } from './sale/sale-said'

/** One home as a price list gives it: areas in 0.01 ㎡, prices in fen. Rules LED-7, LED-8. */
export const priceListRowSchema = z.strictObject({
  sheet: z.string(),
  /** The row's number as Excel shows it; of a chart of homes the row of its price. */
  row: z.int(),
  kind: unitKindSchema,
  /** The building's name as the list writes it; its code stands in `number`. */
  building: z.string(),
  /** Empty for a parking space or storeroom of no entrance. */
  entrance: z.string(),
  floor: z.int(),
  /** The room without its floor: `03`. */
  room: z.string(),
  number: z.string(),
  /** Nothing in the list says the entrance. */
  isEntranceAssumed: z.boolean().default(false),
  type: z.string(),
  orientation: z.string(),
  /** `null` of a parking space or storeroom whose area the list does not say. Rule LED-11. */
  area: areaSchema.nullable(),
  innerArea: areaSchema.nullable(),
  /** `null` where the home is sold or withheld and has none: the last version's carries forward, and without one it has no price. */
  list: priceFigureSchema.nullable(),
  /** `null` where the list has none: the last version's carries forward. */
  filed: priceFigureSchema.nullable(),
  floorPrice: priceFigureSchema.nullable(),
  /** What the list says where it says the home is withheld: 保留. Offered, never done by itself. */
  withheldAs: z.string().nullable(),
  /** What the list says where it says the home is sold: 已售. */
  soldAs: z.string().nullable().default(null),
  /** Where it says so; `null` where that stands in the price's place. */
  soldAt: soldAtSchema.nullable().default(null),
  /** The number of the home that a parking space or storeroom goes with. Rule LED-11. */
  tiedTo: z.string().nullable(),
})
export type PriceListRow = z.infer<typeof priceListRowSchema>

export type ReadRows = {
  rows: PriceListRow[]
  faults: PriceListFault[]
  repairs: PriceListRepair[]
  notices: PriceListNotice[]
}

/** A home to be read: its cells, and its place where its names are sound. */
export type FoundHome = { line: Line; place: HomePlace | null }

export type RowOptions = {
  decidedBy: PriceKind
  roundTo: RoundTo
  agreement: Agreement
  /** The office's spaces, whose numbers it goes on writing as it does. */
  spaces: KnownSpaces
  onProgress: (done: number, total: number) => void
}

/** What a building, a type or an orientation is called at most. */
const LONGEST_NAME = 40
/** How many homes are read between two words of progress. */
const STEP = 1_000

/** What is known of the homes above. */
type Above = {
  /** Home number → where it was first listed. */
  firsts: Map<string, Line>
  /** Building code → its name as first written, so that 1栋 and 1号楼 are one building. */
  buildings: Map<string, string>
  texts: SaleTexts
}

/** Reads all homes found, of whichever sheets: good ones as rows, every faulty cell with its reason. Rule LED-8. */
export function readRows(homes: readonly FoundHome[], options: RowOptions): ReadRows {
  const above: Above = { firsts: new Map(), buildings: new Map(), texts: noSaleTexts() }
  const read: ReadRows = { rows: [], faults: [], repairs: [], notices: above.texts.notices }
  for (const [at, home] of homes.entries()) {
    if (at > 0 && at % STEP === 0) options.onProgress(at, homes.length)
    const row = readHome(home, options, above)
    if (row) {
      read.rows.push(row)
      for (const repair of home.line.repairs) read.repairs.push(repair)
    }
    for (const fault of home.line.faults) read.faults.push(fault)
  }
  read.notices.push(...noticesBeside(above.texts))
  options.onProgress(homes.length, homes.length)
  return read
}

function readHome({ line, place: found }: FoundHome, options: RowOptions, above: Above): PriceListRow | null {
  const noHome = line.faults.length === 0 ? noHomeIn(line) : null
  if (noHome) {
    const text = lineOf(line, noHome)
    above.texts.notices.push({ ...shownPlace(line, noHome), home: found?.number ?? '', text })
    return null
  }
  const place = found && asKnown(line, found, options.spaces)
  if (place) refuseSecond(line, place, above.firsts, options.spaces)
  const decidedBy = readDecidedBy(line, decidingOf(line.source, options.decidedBy))
  const said = readSale(line, place?.number ?? '', insteadOfPrice(line, 'list'), above.texts)
  const isTaken = said.soldAs !== null || said.withheldAs !== null
  const { area, innerArea, list, isUnpriced, filed, floorPrice } = readFigures(line, decidedBy, options, isTaken)
  const [type, orientation] = [readWords(line, 'type'), readWords(line, 'orientation')]
  readWords(line, 'building')
  for (const column of ['kind', 'status'] as const) reportNoWords(line, column)
  const tiedTo = place && place.kind !== 'home' ? readTiedTo(line, tiePlace(place, place.kind)) : null
  if (line.faults.length > 0) nameHome(line, place)
  if (line.faults.length > 0 || !place || (!list && !isUnpriced)) return null
  if (area === null && place.kind === 'home') return null
  const { code, kind, entrance, floor, room, number, isEntranceAssumed } = place
  const building = above.buildings.get(code) ?? place.building
  above.buildings.set(code, building)
  const { sheet, row } = line.source.place(line.row, priceColumnOf(line))
  // Written out: twenty thousand rows put together from parts take as long as all their cells.
  return {
    sheet,
    row: row + 1,
    kind,
    building,
    entrance,
    floor,
    room,
    number,
    isEntranceAssumed,
    type,
    orientation,
    area,
    innerArea,
    list,
    filed,
    floorPrice,
    withheldAs: said.withheldAs,
    soldAs: said.soldAs,
    soldAt: said.soldAt,
    tiedTo,
  }
}

/** The building and the entrance a space stands in, as far as the list says them. */
function tiePlace({ code, entrance }: HomePlace, kind: SpaceKind) {
  return { building: code === SPACE_WORDS[kind] ? null : code, entrance }
}

/** Says of every fault which home it is of, as far as that could be read. */
function nameHome(line: Line, place: HomePlace | null): void {
  const home = place?.number ?? (isSound(line, 'room') ? lineOf(line, 'room').slice(0, LONGEST_NAME) : '')
  if (home !== '') for (const fault of line.faults) fault.home = home
}

function priceColumnOf(line: Line): PriceListColumn {
  return hasColumn(line, 'listTotal') ? 'listTotal' : 'listUnitPrice'
}

/** 1 where the office has the space 001: the office's spelling stays, and is shown. Rule LED-11. */
function asKnown(line: Line, place: HomePlace, spaces: KnownSpaces): HomePlace {
  if (place.kind === 'home') return place
  const number = knownSpelling(place.number, spaces)
  if (number === place.number) return place
  reportRepair(line, 'room', { code: 'knownSpelling', text: lineOf(line, 'room'), readAs: number })
  return { ...place, number, room: parseSpace(number)?.spot ?? place.room }
}

/** A home listed twice is a fault of the second; so is a space in two spellings, unless the office has both. */
function refuseSecond(line: Line, place: HomePlace, firsts: Above['firsts'], spaces: KnownSpaces): void {
  const { kind, number } = place
  const identity = kind === 'home' || spaces.get(number) === number ? number : spaceIdentity(number)
  const first = firsts.get(identity)
  if (!first) {
    firsts.set(identity, line)
    return
  }
  const { sheet, row } = first.source.place(first.row, 'room')
  report(line, 'room', { code: 'repeatedHome', data: { number, firstSheet: sheet, firstRow: row + 1 } })
}

/** A date (Excel makes one of 3-2) or an error is no words: what it stood for is lost. */
function reportNoWords(line: Line, column: PriceListColumn): void {
  const cell = cellOf(line, column)
  if (cell.kind === 'date') report(line, column, { code: 'dateValue', data: {} })
  else if (cell.kind === 'error') report(line, column, { code: 'errorValue', data: { error: cell.error } })
}

function readWords(line: Line, column: PriceListColumn): string {
  reportNoWords(line, column)
  const words = lineOf(line, column)
  if (words.length > LONGEST_NAME && isSound(line, column)) {
    report(line, column, { code: 'tooLong', data: { longest: LONGEST_NAME } })
  }
  return words
}

import { z } from 'zod'
import { positiveFenSchema } from '../../kernel/money'
import { type RoundTo, roundedTotal } from '../../pricing/limits'
import { knownSpaces } from '../space-number'
import { plainName } from '../unit-number'
import { type ChartHomes, readCharts } from './charts/chart-homes'
import type { Chart } from './charts/chart-shape'
import { noticeOfUnread } from './charts/chart-status'
import { readAside, sizesOf } from './charts/charts-aside'
import { refuseOthers } from './charts/shown-again'
import { faultsOfAsked } from './columns/asked-faults'
import {
  LOOKED_FOR,
  type PriceKind,
  type PriceListColumn,
  priceColumn,
  priceKindSchema,
  priceListColumnSchema,
  priceOf,
} from './columns/columns'
import type { Header } from './columns/header'
import { type Meanings, meaningsOf } from './columns/headings'
import { missesArea } from './columns/missed-area'
import { agreementOf, decidableOf, fixedTotalsBecauseSchema, guessDecidedBy } from './decide'
import { priceListFaultSchema } from './fault'
import { type FloorHome, joinFloors, partFloors } from './floor-lists'
import { faultsOfLeft } from './left-unread'
import { decidingOf } from './line'
import { NO_MAPPING, type PriceListMapping } from './mapping'
import { type PriceListNotice, priceListNoticeSchema } from './notice'
import { refuseMerged } from './places/merged-buildings'
import type { Listed } from './places/places'
import { priceListRepairSchema } from './repair'
import { type PriceListRow, priceListRowSchema, readRows } from './rows'
import { readStateLists } from './sale/state-lists'
import { tellNoted } from './sale/tell-noted'
import { cellAt, cellLine, columnLetter, type Sheet } from './sheet'
import { type FoundSheet, findSheets, homesOf } from './sheets'
import { skippedRowSchema } from './skipped/skip'
import { type OpenedSheet, openSheet } from './table'
import { type Unreadable, unreadable } from './unreadable'

const unreadColumnSchema = z.strictObject({
  /** The heading as written; of two heading rows both; empty where something stands under none. */
  header: z.string(),
  /** The column as Excel shows it. */
  letter: z.string(),
  isHidden: z.boolean(),
})

/** A sheet that was read, and how. */
const readSheetSchema = z.strictObject({
  name: z.string(),
  /** One row a home; or floors down and rooms across, one figure a sheet. */
  layout: z.enum(['list', 'matrix']),
  /** First and last heading row as Excel numbers them. */
  headerRows: z.tuple([z.int(), z.int()]),
  columns: z.array(unreadColumnSchema.extend({ column: priceListColumnSchema })),
  unreadColumns: z.array(unreadColumnSchema),
  /** Columns that mean what another one is read as: which of the two is read, a person can say. */
  rivals: z
    .array(
      z.strictObject({
        column: priceListColumnSchema,
        used: z.string(),
        header: z.string(),
        letter: z.string(),
        /** The one that is read stays what it is where the other holds: 备案单价 beside 案场单价. */
        isBeside: z.boolean().default(false),
      }),
    )
    .default([]),
  /** Columns of money that are not read until a person says which of these they are, or none; a title has no letter. */
  asked: z
    .array(z.strictObject({ header: z.string(), letter: z.string(), meanings: z.array(priceListColumnSchema) }))
    .default([]),
  /** Rows that are filtered away or hidden in the file, and were read. */
  hiddenRows: z.int(),
})
export type ReadSheet = z.infer<typeof readSheetSchema>

const buildingSumSchema = z.strictObject({
  building: z.string(),
  units: z.int(),
  /** 0.01 ㎡. */
  area: z.int(),
  /** Fen; each home's list total rounded to 元 as the list shows it. */
  total: positiveFenSchema,
})
export type BuildingSum = z.infer<typeof buildingSumSchema>

const assumedEntranceSchema = z.strictObject({ building: z.string(), homes: z.int() })
export type AssumedEntrance = z.infer<typeof assumedEntranceSchema>

/** 一房一价表 as read: its homes, its faults, and everything that was not read. Rule LED-8. */
export const priceListReadingSchema = z.strictObject({
  /** The sheets that were read, in the workbook's order. */
  sheets: z.array(readSheetSchema).min(1),
  /** Which figure decides, and which of them the list has at all. */
  decidedBy: priceKindSchema,
  decidable: z.array(priceKindSchema),
  /** Why the totals decide where nobody said so: shown, for the person to say otherwise. */
  fixedTotalsBecause: fixedTotalsBecauseSchema.nullable().default(null),
  /** The list has one price, which serves as filed and list price. */
  isListAlsoFiled: z.boolean(),
  rows: z.array(priceListRowSchema),
  faults: z.array(priceListFaultSchema),
  repairs: z.array(priceListRepairSchema),
  /** Cells that name a sale or a withholding among other words, of which nothing was made. */
  notices: z.array(priceListNoticeSchema).default([]),
  skipped: z.array(skippedRowSchema),
  /** Sheets that were not read; `isPriceList` where they could have been, or have some of a list's headings. */
  otherSheets: z.array(z.strictObject({ name: z.string(), isHidden: z.boolean(), isPriceList: z.boolean() })),
  sums: z.array(buildingSumSchema),
  /** Of each building how many homes stand in entrance 1 because nothing in the list says one: shown, for a person to look. */
  entrancesAssumed: z.array(assumedEntranceSchema).default([]),
})
export type PriceListReading = z.infer<typeof priceListReadingSchema>

/** What the person says of the list, and what else its reading goes by. Rule LED-8. */
export type PriceListOptions = {
  /** Which figure decides; `null` for the only one the list has, or what its figures show. */
  decidedBy: PriceKind | null
  mapping?: PriceListMapping
  /** The project's name, which names of buildings may carry. */
  project?: string | null
  /** What totals are rounded to where they are summed and compared (fen). Rule PRC-2. */
  roundTo?: RoundTo
  /** The numbers of the office's parking spaces and storerooms. Rule LED-11. */
  spaces?: readonly string[]
  onProgress?: (done: number, total: number) => void
}

/**
 * Reads a price list from an office's file: every visible sheet that has its headings, one after another, homes being
 * one of a kind over all of them. Refused when no sheet has them, or the figure that is to decide has no column.
 * Writes nothing. Rule LED-8.
 */
export function readPriceList(sheets: readonly Sheet[], options: PriceListOptions): PriceListReading | Unreadable {
  const { mapping = NO_MAPPING, roundTo = 100, spaces = [], onProgress = () => {} } = options
  const project = options.project == null ? null : plainName(options.project)
  const meanings = meaningsOf(mapping)
  const { found, words } = findSheets(sheets, { mapping, meanings, project })
  const opened: OpenedSheet[] = []
  for (const one of found) {
    if (!one.header || !one.isRead) continue
    const sheet = openSheet(one.sheet, one.header, { meanings, project, before: opened.at(-1)?.above ?? null })
    // All of it a person left out.
    one.isRead = !sheet.titles.hasLeft || sheet.tables.some(({ lines }) => lines.length > 0)
    if (one.isRead) opened.push(sheet)
  }
  const listed: Listed = { buildings: new Map(), dividers: new Map(), zones: new Map(), apart: new Map() }
  const noted: PriceListNotice[] = []
  const floors: FloorHome[] = []
  const ofLists = opened.flatMap((sheet) => {
    const homes = homesOf(sheet, project, listed)
    const [table] = sheet.tables
    if (table && sheet.notes.length > 0) noted.push(...tellNoted(sheet.notes, table.sheet, homes))
    const parted = partFloors(homes, sheet)
    floors.push(...parted.floors)
    return parted.own
  })
  const sizes = found.some(({ charts }) => charts.length > 0) ? sizesOf(ofLists) : new Map<string, number>()
  const aside = readAside(found, ofLists, { words, sizes })
  for (const one of found) one.isRead ||= aside.own.has(one.sheet.name)
  const charts = readCharts(
    found.flatMap(({ charts, isRead }) => (isRead ? charts : [])),
    { words, listed, areas: found.flatMap(({ areas }) => areas), sizes },
  )
  for (const one of found) one.isRead ||= charts.columns.has(one.sheet.name)
  const lists = opened.flatMap(({ tables }) => tables)
  const sources = lists.filter(({ lines }) => !lines[0]?.floorTitle).map(({ source }) => source)
  if (charts.homes.length > 0 || charts.missed.size > 0) sources.push(charts.source)
  const decidable = decidableOf(sources)
  const missing = opened.length > 0 ? null : refuseIncomplete(found, charts, meanings)
  if (missing) return missing
  if (options.decidedBy !== null && !decidable.includes(options.decidedBy) && charts.missed.size === 0) {
    return unreadable('decidingColumnMissing', [LOOKED_FOR[options.decidedBy]])
  }
  const listedHomes = new Set(ofLists.flatMap(({ place }) => place?.number ?? []))
  // A chart of a list's own homes only shows them once more.
  const isShown = ({ place }: (typeof charts.homes)[number]) => place !== null && listedHomes.has(place.number)
  const { homes, faults: ofFloors } = joinFloors([...ofLists, ...charts.homes.filter((home) => !isShown(home))], floors)
  if (homes.length === 0 && floors.length > 0 && floors.every(({ line }) => line.floorTitle?.isSaid)) {
    return unreadable('headerMissing', [LOOKED_FOR.unitPrice, LOOKED_FOR.total])
  }
  const askedTitles = opened.flatMap(({ titles }) => titles.asked)
  refuseMerged(listed.dividers)
  const agreement = agreementOf(homes)
  const said = options.decidedBy && { decidedBy: options.decidedBy, because: null }
  const { decidedBy, because } = said ?? guessDecidedBy(homes, decidable, agreement)
  const ofRows = readRows(homes, {
    decidedBy,
    roundTo,
    agreement,
    spaces: knownSpaces(spaces),
    onProgress,
  })
  const { faults, repairs, notices } = ofRows
  const states = readStateLists(found, ofRows.rows, words)
  const { rows } = states
  const isOfNoStates = ({ sheet: { name } }: FoundSheet) =>
    !states.read.has(name) && states.faults.every(({ sheet }) => sheet !== name)
  for (const one of found) one.isRead ||= states.read.has(one.sheet.name)
  const shown = [...charts.homes.filter(isShown), ...aside.shown]
  const others = refuseOthers(shown, { homes: ofLists, rows, roundTo })
  const columns = new Map([...aside.columns, ...charts.columns])
  const { unclear } = charts
  // So that it can be passed by.
  for (const one of found) one.isRead ||= one.isAside && others.some(({ sheet }) => sheet === one.sheet.name)
  const told = [
    ...charts.faults,
    ...others,
    ...askedTitles.map(({ fault }) => fault),
    ...faultsOfAsked(lists),
    ...ofFloors,
    ...faults,
  ]
  return {
    sheets: found
      .filter(({ isRead }) => isRead)
      .map((sheet) =>
        describeSheet(
          sheet,
          { columns, unclear, asked: charts.asked },
          opened.find(({ titles }) => titles.sheet === sheet.sheet),
        ),
      ),
    decidedBy,
    decidable,
    fixedTotalsBecause: because,
    isListAlsoFiled: sources.every((source) => source.isListAlsoFiled[decidingOf(source, decidedBy)]),
    rows,
    faults:
      told.length > 0 ? told : [...faultsOfLeft(found.filter(isOfNoStates), { words, charts, rows }), ...states.faults],
    repairs: [...charts.repairs, ...repairs],
    notices: [
      ...opened.flatMap((sheet) => sheet.notices),
      ...noted,
      ...charts.notices,
      ...found.flatMap(({ sheet, charts, isRead }) => (isRead || sheet.isHidden ? [] : noticeOfUnread(charts))),
      ...notices,
    ],
    skipped: [...opened.flatMap(({ skipped }) => skipped), ...charts.skipped],
    otherSheets: found
      .filter(({ isRead }) => !isRead)
      .map(({ sheet, isPriceList }) => ({ name: sheet.name, isHidden: sheet.isHidden, isPriceList })),
    sums: sumBuildings(rows, roundTo),
    entrancesAssumed: countAssumed(rows),
  }
}

function describeSheet(
  { sheet, header, charts, areas }: FoundSheet,
  { columns, unclear, asked }: Pick<ChartHomes, 'columns' | 'unclear' | 'asked'>,
  opened: OpenedSheet | undefined,
): ReadSheet {
  const describe = ({ index, header: text }: { index: number; header: string }) => ({
    header: text,
    letter: columnLetter(index),
    isHidden: sheet.hiddenColumns.includes(index),
  })
  const [chart] = charts
  const ofAreas = areas[0]?.first ?? 0
  const isOfFloors = opened?.tables.every(({ lines }) => lines.some((line) => line.floorTitle)) ?? false
  const [first, last] = header ? [header.first, header.last] : [chart?.first ?? ofAreas, chart?.last ?? ofAreas]
  const ofChart = [...(columns.get(sheet.name) ?? [])].map(([column, place]) => ({ column, ...place }))
  return {
    name: sheet.name,
    layout: header || !chart ? 'list' : 'matrix',
    headerRows: [first + 1, last + 1],
    columns: (header?.columns ?? ofChart).map((column) => {
      return { column: isOfFloors ? asFloor(column.column) : column.column, ...describe(column) }
    }),
    unreadColumns: (header
      ? [...unreadColumnsOf(header), ...findUnnamed(sheet, header)]
      : unreadIn(charts, unclear)
    ).map(describe),
    rivals: header ? rivalsOf(header) : [],
    asked: [
      ...(opened?.titles.asked ?? []).map(({ header: text, meanings }) => ({ header: text, letter: '', meanings })),
      ...asked
        .filter(({ at }) => at.sheet === sheet.name)
        .map(({ header: text, at }) => ({ header: text, letter: columnLetter(at.index), meanings: [STATUS] })),
      ...(header?.asked ?? []).map(({ index, header: text, meanings }) => {
        return { header: text, letter: columnLetter(index), meanings }
      }),
    ],
    hiddenRows: sheet.hiddenRows.filter((row) => row > last).length,
  }
}

const STATUS: PriceListColumn = 'status'

/** What a list's column holds under 底价表. */
function asFloor(column: PriceListColumn): PriceListColumn {
  const price = priceOf(column)
  return price?.owner === 'list' ? priceColumn('floor', price.kind) : column
}

/** What is none of the home's own figures, 装修总价 under a chart's rooms, or may be none. Each name once. */
function unreadIn(charts: readonly Chart[], unclear: ChartHomes['unclear']): { index: number; header: string }[] {
  const found = new Map<string, number>()
  for (const { figure, at } of unclear) {
    const isHere = charts.some(({ sheet }) => sheet.name === at.sheet)
    if (isHere && !found.has(figure.text)) found.set(figure.text, at.index)
  }
  for (const { sheet, last, rooms } of charts) {
    for (const { index, figure } of rooms) {
      const header = figure?.of === 'other' ? cellLine(cellAt(sheet, last, index)) : ''
      if (header !== '' && !found.has(header)) found.set(header, index)
    }
  }
  return [...found].map(([header, index]) => ({ header, index }))
}

function rivalsOf({ columns, rivals }: Header): ReadSheet['rivals'] {
  return rivals.map(({ column, header, index, isBeside = false }) => {
    const own = columns.find((one) => one.column === column)
    const used = own ?? columns.find((one) => priceOf(column) && priceOf(one.column)?.owner === 'list')
    return { column, used: used?.header ?? '', header, letter: columnLetter(index), isBeside }
  })
}

/** Those of which nothing at all is read. */
function unreadColumnsOf({ columns, unread }: Header): Header['unread'] {
  return unread.filter(({ index }) => !columns.some((column) => column.index === index))
}

/** Columns without a heading that have something in them. */
function findUnnamed(sheet: Sheet, { last, columns, unread }: Header): { index: number; header: string }[] {
  const known = new Set([...columns, ...unread].map(({ index }) => index))
  const found = new Set<number>()
  for (const row of sheet.rows.slice(last + 1)) {
    row.forEach((cell, index) => {
      if (cell.kind !== 'empty' && !known.has(index)) found.add(index)
    })
  }
  return [...found].map((index) => ({ index, header: '' }))
}

/** Charts alone make a list only where they hold both areas and prices. */
function refuseIncomplete(
  found: readonly FoundSheet[],
  { source, columns, missed }: ChartHomes,
  meanings: Meanings,
): Unreadable | null {
  const hidden = found.filter(({ header, charts, sheet }) => sheet.isHidden && (header !== null || charts.length > 0))
  // The areas of rooms whose prices nobody knows are not read before those are.
  const areOfRooms = found.some(({ charts }) =>
    charts.some(({ roomRows }) => roomRows.some(({ figure }) => figure.column === 'area')),
  )
  const hasArea = source.decimals.area !== undefined || missed.has('area') || (missed.has('price') && areOfRooms)
  const hasPrice = decidableOf([source]).length > 0 || missed.has('price')
  if (hasArea && hasPrice) return null
  if (hidden.length > 0)
    return unreadable(
      'listHidden',
      hidden.map(({ sheet }) => sheet.name),
    )
  const looked = [hasArea ? [] : LOOKED_FOR.area, hasPrice ? [] : `${LOOKED_FOR.unitPrice}/${LOOKED_FOR.total}`].flat()
  if (columns.size === 0 && found.some(({ sheet }) => !sheet.isHidden && missesArea(sheet, meanings))) {
    return unreadable('headerMissing', [LOOKED_FOR.area])
  }
  return unreadable('headerMissing', columns.size > 0 ? looked : [LOOKED_FOR.room, ...looked])
}

function sumBuildings(rows: readonly PriceListRow[], roundTo: RoundTo): BuildingSum[] {
  const sums = new Map<string, BuildingSum>()
  for (const { building, area, list } of rows) {
    const sum = sums.get(building) ?? { building, units: 0, area: 0, total: 0 }
    sum.units += 1
    sum.area += area ?? 0
    if (list) sum.total += roundedTotal(list, area, roundTo)
    sums.set(building, sum)
  }
  return [...sums.values()]
}

function countAssumed(rows: readonly PriceListRow[]): AssumedEntrance[] {
  const homes = new Map<string, number>()
  for (const { building, isEntranceAssumed } of rows) {
    if (isEntranceAssumed) homes.set(building, (homes.get(building) ?? 0) + 1)
  }
  return [...homes].map(([building, count]) => ({ building, homes: count }))
}

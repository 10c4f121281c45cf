import { z } from 'zod'
import type { RoundTo } from '../../pricing/limits'
import { knownSpaces } from '../space-number'
import { plainName } from '../unit-number'
import { assumedEntranceSchema, buildingSumSchema, countAssumed, sumBuildings } from './building-sums'
import { type ChartHomes, readCharts } from './charts/chart-homes'
import { noticeOfUnread } from './charts/chart-status'
import { readAside, sizesOf } from './charts/charts-aside'
import { refuseOthers } from './charts/shown-again'
import { faultsOfAsked } from './columns/asked-faults'
import { LOOKED_FOR, type PriceKind, priceKindSchema } from './columns/columns'
import { type Meanings, meaningsOf } from './columns/headings'
import { agreementOf, decidableOf, fixedTotalsBecauseSchema, guessDecidedBy } from './decide'
import { priceListFaultSchema } from './fault'
import { type FloorHome, joinFloors, partFloors } from './floor-lists'
import { refuseIncomplete } from './incomplete'
import { faultsOfLeft } from './left-unread'
import { decidingOf } from './line'
import { homesApartSchema, NO_MAPPING, type PriceListMapping } from './mapping'
import { type PriceListNotice, priceListNoticeSchema } from './notice'
import { peekSheet, sheetPeekSchema } from './peek'
import { refuseMerged } from './places/merged-buildings'
import type { Listed } from './places/places'
import { describeSheet, readSheetSchema } from './read-sheet'
import { priceListRepairSchema } from './repair'
import { type FoundHome, priceListRowSchema, readRows } from './rows'
import { readStateLists } from './sale/state-lists'
import { tellNoted } from './sale/tell-noted'
import type { Sheet } from './sheet'
import { type FoundSheet, findSheets, homesOf } from './sheets'
import { skippedRowSchema } from './skipped/skip'
import { type OpenedSheet, openSheet } from './table'
import { type Unreadable, unreadable } from './unreadable'

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
  /** Homes that it calls sold and that nobody has here are left out when it is taken in. */
  leavesSold: z.boolean().default(false),
  apart: z.array(homesApartSchema).default([]),
  /** Sheets that were not read; `isPriceList` where they could have been, or have some of a list's headings. */
  otherSheets: z.array(
    z.strictObject({
      name: z.string(),
      isHidden: z.boolean(),
      isPriceList: z.boolean(),
      /** Of one that is asked about and in which neither a list nor charts are known: its first rows, to be pointed at. */
      peek: sheetPeekSchema.nullable().default(null),
    }),
  ),
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
  const opened = openLists(found, { meanings, project })
  const listed: Listed = { buildings: new Map(), dividers: new Map(), zones: new Map(), apart: new Map() }
  const lists = readLists(opened, project, listed)
  const sizes = found.some(({ charts }) => charts.length > 0) ? sizesOf(lists.homes) : new Map<string, number>()
  const aside = readAside(found, lists.homes, { words, sizes })
  for (const one of found) one.isRead ||= aside.own.has(one.sheet.name)
  const charts = readCharts(
    found.flatMap(({ charts, isRead }) => (isRead ? charts : [])),
    {
      words,
      listed,
      areas: found.flatMap(({ areas }) => areas),
      sizes,
      homes: lists.homes,
      others: found.flatMap(({ others, sheet, said }) => ((said?.isRead ?? !sheet.isHidden) ? others : [])),
    },
  )
  const isAsked = ({ name }: Sheet) => charts.unclear.some(({ at }) => at.sheet === name)
  for (const one of found) one.isRead ||= one.others.length > 0 && isAsked(one.sheet)
  for (const one of found) one.isRead ||= charts.columns.has(one.sheet.name)
  const tables = opened.flatMap(({ tables }) => tables)
  const sources = tables.filter(({ lines }) => !lines[0]?.floorTitle).map(({ source }) => source)
  if (charts.homes.length > 0 || charts.missed.size > 0) sources.push(charts.source)
  const decidable = decidableOf(sources)
  const missing = opened.length > 0 ? null : refuseIncomplete(found, charts, meanings)
  if (missing) return missing
  if (options.decidedBy !== null && !decidable.includes(options.decidedBy) && charts.missed.size === 0) {
    return unreadable('decidingColumnMissing', [LOOKED_FOR[options.decidedBy]])
  }
  const { shown, own } = apartFromShown(charts.homes, lists.homes)
  const { homes, faults: ofFloors } = joinFloors([...lists.homes, ...own], lists.floors)
  if (homes.length === 0 && lists.floors.length > 0 && lists.floors.every(({ line }) => line.floorTitle?.isSaid)) {
    return unreadable('headerMissing', [LOOKED_FOR.unitPrice, LOOKED_FOR.total])
  }
  refuseMerged(listed.dividers)
  const agreement = agreementOf(homes)
  const said = options.decidedBy && { decidedBy: options.decidedBy, because: null }
  const { decidedBy, because } = said ?? guessDecidedBy(homes, decidable, agreement)
  const ofRows = readRows(homes, { decidedBy, roundTo, agreement, spaces: knownSpaces(spaces), onProgress })
  const states = readStateLists(found, ofRows.rows, words)
  const { rows } = states
  for (const one of found) one.isRead ||= states.read.has(one.sheet.name)
  const others = refuseOthers([...shown, ...aside.shown], { homes: lists.homes, rows, roundTo })
  // So that it can be passed by.
  for (const one of found) one.isRead ||= one.isAside && others.some(({ sheet }) => sheet === one.sheet.name)
  const faults = [
    ...charts.faults,
    ...others,
    ...opened.flatMap(({ titles }) => titles.asked.map(({ fault }) => fault)),
    ...faultsOfAsked(tables),
    ...ofFloors,
    ...ofRows.faults,
  ]
  const ofNoStates = found.filter(
    ({ sheet: { name } }) => !states.read.has(name) && states.faults.every(({ sheet }) => sheet !== name),
  )
  const columns = new Map([...aside.columns, ...charts.columns])
  const [read, unread] = [found.filter(({ isRead }) => isRead), found.filter(({ isRead }) => !isRead)]
  // What nothing read is looked for only where all that was read is sound.
  const left =
    faults.length > 0
      ? []
      : [...faultsOfLeft(ofNoStates, { words, charts, rows, filedOnly: filedOnlyOf(homes) }), ...states.faults]
  const asked = new Set(left.flatMap(({ code, sheet }) => (code === 'sheetUnread' ? sheet : [])))
  return {
    sheets: read.map((one) => {
      const list = opened.find(({ titles }) => titles.sheet === one.sheet)
      return describeSheet(one, { columns, unclear: charts.unclear, asked: charts.asked }, list)
    }),
    decidedBy,
    decidable,
    fixedTotalsBecause: because,
    isListAlsoFiled: sources.every((source) => source.isListAlsoFiled[decidingOf(source, decidedBy)]),
    rows,
    faults: [...faults, ...left],
    repairs: [...charts.repairs, ...ofRows.repairs],
    notices: [
      ...opened.flatMap(({ notices }) => notices),
      ...lists.notices,
      ...charts.notices,
      ...unread.flatMap(({ sheet, charts }) => (sheet.isHidden ? [] : noticeOfUnread(charts))),
      ...ofRows.notices,
    ],
    leavesSold: mapping.leavesSold ?? false,
    apart: mapping.apart ?? [],
    skipped: [...opened.flatMap(({ skipped }) => skipped), ...charts.skipped],
    otherSheets: unread.map(({ sheet, charts: ofSheet, isPriceList }) => {
      const isOpen = asked.has(sheet.name) && ofSheet.length === 0
      return { name: sheet.name, isHidden: sheet.isHidden, isPriceList, peek: isOpen ? peekSheet(sheet) : null }
    }),
    sums: sumBuildings(rows, roundTo),
    entrancesAssumed: countAssumed(rows),
  }
}

/** The homes of which only a filed price is known, by number. */
function filedOnlyOf(homes: readonly FoundHome[]): ReadonlySet<string> {
  return new Set(homes.flatMap(({ line, place }) => (place && line.source.isFiledOnly ? place.number : [])))
}

/** Opens the sheets that hold lists; one all of which a person left out is not read. */
function openLists(
  found: readonly FoundSheet[],
  { meanings, project }: { meanings: Meanings; project: string | null },
): OpenedSheet[] {
  const opened: OpenedSheet[] = []
  for (const one of found) {
    if (!one.header || !one.isRead) continue
    const sheet = openSheet(one.sheet, one.header, { meanings, project, before: opened.at(-1)?.above ?? null })
    one.isRead = !sheet.titles.hasLeft || sheet.tables.some(({ lines }) => lines.length > 0)
    if (one.isRead) opened.push(sheet)
  }
  return opened
}

/** The homes of the lists, the floor prices that stand in lists of their own, and what notes below them say. */
function readLists(opened: readonly OpenedSheet[], project: string | null, listed: Listed) {
  const [homes, floors, notices]: [FoundHome[], FloorHome[], PriceListNotice[]] = [[], [], []]
  for (const sheet of opened) {
    const ofSheet = homesOf(sheet, project, listed)
    const [table] = sheet.tables
    if (table && sheet.notes.length > 0) notices.push(...tellNoted(sheet.notes, table.sheet, ofSheet))
    const parted = partFloors(ofSheet, sheet)
    homes.push(...parted.own)
    floors.push(...parted.floors)
  }
  return { homes, floors, notices }
}

/** A chart of a list's own homes only shows them once more; the others are homes of their own. */
function apartFromShown(
  ofCharts: ChartHomes['homes'],
  ofLists: readonly FoundHome[],
): { shown: ChartHomes['homes']; own: ChartHomes['homes'] } {
  const known = new Set(ofLists.flatMap(({ place }) => place?.number ?? []))
  const isShown = ({ place }: (typeof ofCharts)[number]) => place !== null && known.has(place.number)
  return { shown: ofCharts.filter(isShown), own: ofCharts.filter((home) => !isShown(home)) }
}

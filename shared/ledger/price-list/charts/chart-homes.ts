import { buildingCode } from '../../unit-number'
import {
  type Heading,
  type HomeColumn,
  type PriceKind,
  type PriceListColumn,
  type PriceOwner,
  priceListColumnSchema,
} from '../columns/columns'
import type { FiledHome } from '../columns/deal-figures'
import { assignPrices, type IsListAlsoFiled, kindOfPrice, type PricePlace } from '../columns/price-columns'
import type { PriceListFault } from '../fault'
import type { CellPlace, RemarkCell, Source } from '../line'
import type { PriceListNotice } from '../notice'
import type { HomePlace } from '../places/place'
import { isAnother, type Listed } from '../places/places'
import type { PriceListRepair } from '../repair'
import type { FoundHome } from '../rows'
import type { SaleOver } from '../sale/sale-at'
import { type Cell, cellLine, cellName, EMPTY } from '../sheet'
import type { SkippedRow } from '../skipped/skip'
import { HUNDREDTHS, readFigure } from '../values'
import { type AreaList, saidBeside } from './area-lists'
import { nameOf, reportAnother, reportApart } from './chart-apart'
import { type AskedBuyers, askBuyers, type ChartBuyer } from './chart-buyers'
import { addUnclear, type ChartCell, readChart, type UnclearCell } from './chart-cells'
import { addFault } from './chart-faults'
import type { Measure } from './chart-figure'
import { noticesOfGaps } from './chart-gaps'
import { settleOpen } from './chart-open'
import type { OtherCell } from './chart-others'
import type { ChartRemark } from './chart-remarks'
import type { Chart } from './chart-shape'
import { noticesIn } from './chart-status'
import { noticesOfTall } from './chart-tall'
import { askOthers, missedIn, reportUnclear } from './chart-unclear'
import type { ChartWords } from './chart-words'
import { settleLetters } from './letters-settled'
import { staleTitles } from './stale-titles'

/** What the charts of one sheet hold: column → the words that say so. */
export type ChartColumns = Map<PriceListColumn, { header: string; index: number }>

/** A figure of a chart's home, with the words' own say of whose price it is. */
export type HomeFigure = {
  cell: Cell
  at: CellPlace
  /** Of a price whose it is; `null` of what is none. */
  owner: PriceOwner | 'either' | null
  /** It was written in 万元, and stands in 元 here. */
  isTenThousand: boolean
}

/** A home of charts, with its figures as they hold them. */
export type ChartHome = FoundHome & { figures: ReadonlyMap<PriceListColumn, HomeFigure> }

export type ChartHomes = {
  homes: ChartHome[]
  source: Source
  /** By the sheet's name. */
  columns: Map<string, ChartColumns>
  /** Words on a sheet that may name any figure, and where they were missed what they may name. */
  unclear: UnclearCell[]
  missed: ReadonlySet<Measure>
  faults: PriceListFault[]
  /** Charts whose figures tell what they are. */
  repairs: PriceListRepair[]
  skipped: SkippedRow[]
  notices: PriceListNotice[]
  asked: AskedBuyers[]
  /** Every cell that a home was read from. */
  used: CellPlace[]
}

type Filled = {
  place: HomePlace
  cells: Map<PriceListColumn, HomeFigure>
  over: SaleOver | null
  remarks: RemarkCell[]
}

/** What charts are read with, beside themselves. */
type ChartOptions = {
  words: ChartWords
  listed: Pick<Listed, 'buildings' | 'apart'>
  areas: readonly AreaList[]
  /** Areas that price lists give homes, by number: against them figures tell what they are. */
  sizes: ReadonlyMap<string, number>
  /** The homes of lists. */
  homes: readonly FoundHome[]
  /** Charts that hold other money alone. */
  others: readonly Chart[]
}

/**
 * Puts homes together whose figures stand in several charts: their totals on one sheet, their areas on another. A home
 * with a price and no area is a faulty one; what is empty in all of them is none. Rule LED-8.
 */
export function readCharts(
  charts: readonly Chart[],
  { words, listed, areas, sizes, homes: ofLists, others }: ChartOptions,
): ChartHomes {
  const { project } = words
  const read: ChartCell[] = []
  const unclear: UnclearCell[] = []
  const faults: PriceListFault[] = []
  const skipped: SkippedRow[] = []
  const remarks: ChartRemark[] = []
  const buyers: ChartBuyer[] = []
  const passed: OtherCell[] = []
  const staleOf = staleTitles(charts, words)
  const readings = charts.map((chart) => ({ chart, reading: readChart(chart, words, staleOf(chart.sheet)) }))
  const letters = settleLetters(readings, { areas, homes: ofLists }, faults)
  for (const { chart, reading } of readings) {
    if (letters.unread.has(chart)) continue
    const isApart = reportApart(reading.cells, listed.apart, faults)
    const another = isApart
      ? []
      : reading.cells.filter(({ place }) => place && isAnother(nameOf(place), listed.buildings, project))
    if (another.length > 0) reportAnother(another, listed.buildings, faults)
    else if (!isApart) for (const cell of reading.cells) read.push(cell)
    for (const one of reading.unclear) addUnclear(unclear, one)
    faults.push(...reading.faults)
    skipped.push(...reading.skipped)
    passed.push(...reading.others)
    remarks.push(...reading.remarks)
    buyers.push(...reading.buyers)
  }
  for (const cell of saidBeside(read, areas)) read.push(cell)
  const { cells, unclear: open, repairs } = settleOpen(read, new Map([...sizes, ...areasOf(read)]), words)
  for (const one of open) addUnclear(unclear, one)
  const { columnOf, isListAlsoFiled, isFiledOnly } = nameColumns(cells)
  const homes = new Map<string, Filled>()
  const columns = new Map<string, ChartColumns>()
  for (const cell of cells) {
    const column = columnOf(cell.figure)
    if (!column) continue
    if (cell.place) put(homes, cell, cell.place, column, faults)
    const ofSheet = columns.get(cell.at.sheet) ?? new Map()
    columns.set(cell.at.sheet, ofSheet)
    if (!ofSheet.has(column)) ofSheet.set(column, { header: cell.header, index: cell.at.index })
  }
  for (const { place, ...remark } of remarks) homes.get(place.number)?.remarks.push(remark)
  reportDoubtful(cells, columnOf, faults)
  reportUnclear(unclear, cells, faults)
  const ofOthers = others.flatMap((chart) => readChart(chart, words, staleOf(chart.sheet)).others)
  if (isFiledOnly) askOthers([...passed, ...ofOthers], (home) => filedOf(homes.get(home)), unclear, faults)
  const isSaid = (home: string) => homes.get(home)?.cells.has('status') ?? false
  const asked = askBuyers(buyers, { isSaid, all: homes.size }, faults)
  const has = new Set([...columns.values()].flatMap((ofSheet) => [...ofSheet.keys()]))
  const missed = missedIn(unclear, has, letters.areAsked)
  // Homes whose every price is unclear would each be one without a price: the chart is the fault.
  const filled = missed.size > 0 ? [] : [...homes.values()].filter(isHome)
  const source = sourceOf(filled, has, { isListAlsoFiled, isFiledOnly })
  const buildings = new Map(charts.map(({ sheet }) => [sheet.name, sheet.building]))
  const found = filled.map((home, row): ChartHome => {
    const { place, over, cells: figures } = home
    return { line: { source, row, faults: [], repairs: repairsOf(home, buildings), over }, place, figures }
  })
  const used = read.flatMap(({ place, at }) => {
    const home = place && homes.get(place.number)
    return home && isHome(home) ? [at] : []
  })
  const notices = noticesOf(charts, homes)
  return { homes: found, source, columns, unclear, missed, faults, repairs, skipped, notices, asked, used }
}

/** A building that only a person says is shown, as in a list. */
function repairsOf({ place, cells }: Filled, buildings: ReadonlyMap<string, string | undefined>): PriceListRepair[] {
  for (const { at } of cells.values()) {
    const building = buildings.get(at.sheet)
    if (building === undefined || buildingCode(building) !== place.code) continue
    const where = { sheet: at.sheet, cell: cellName(at.row, at.index), row: at.row + 1, column: 'room' as const }
    return [{ ...where, code: 'buildingSaid', text: building, readAs: place.number }]
  }
  return []
}

/** What the sheets of charts say of a sale and no home was told: also of a home that has neither price nor area. */
function noticesOf(charts: readonly Chart[], homes: ReadonlyMap<string, Filled>): PriceListNotice[] {
  const read = new Map<string, Set<string>>()
  for (const home of homes.values()) {
    if (!isHome(home)) continue
    const places = [...home.cells.values(), ...home.remarks].map(({ at }) => ({
      sheet: at.sheet,
      cell: cellName(at.row, at.index),
    }))
    for (const { sheet, cell } of home.over ? [...places, home.over.at] : places) {
      read.set(sheet, (read.get(sheet) ?? new Set()).add(cell))
    }
  }
  const sheets = new Set(charts.map(({ sheet }) => sheet))
  return [
    ...charts.flatMap(noticesOfTall),
    ...charts.flatMap(noticesOfGaps),
    ...[...sheets].flatMap((sheet) => noticesIn(sheet, read.get(sheet.name) ?? new Set())),
  ]
}

function put(
  homes: Map<string, Filled>,
  one: ChartCell,
  place: HomePlace,
  column: PriceListColumn,
  faults: PriceListFault[],
) {
  const { at } = one
  const home: Filled = homes.get(place.number) ?? { place, cells: new Map(), over: null, remarks: [] }
  if (one.over && home.over?.meaning !== 'sold') home.over = one.over
  homes.set(place.number, home)
  const first = home.cells.get(column)
  if (first && one.isShared && cellLine(first.cell) === cellLine(one.cell)) return
  if (first) {
    const data = { number: place.number, firstSheet: first.at.sheet, firstRow: first.at.row + 1 }
    addFault(faults, at, column, { code: 'repeatedHome', data })
    return
  }
  const isTotal = column === 'listTotal' || column === 'filedTotal' || column === 'floorTotal'
  home.cells.set(column, {
    cell: isTotal ? inOwnUnit(one) : one.cell,
    at,
    owner: one.figure.of === 'price' ? one.figure.owner : null,
    isTenThousand: isTotal && isInTenThousand(one),
  })
}

/** A price in 元. */
function inOwnUnit(one: ChartCell): Cell {
  return isInTenThousand(one) ? inYuan(one.cell) : one.cell
}

/** 万元 is said of the figure itself, else by words above the chart. */
function isInTenThousand({ figure, isTenThousand }: ChartCell): boolean {
  return figure.of === 'price' && (figure.isTenThousand ?? isTenThousand)
}

function inYuan(cell: Cell): Cell {
  switch (cell.kind) {
    case 'number':
      return { kind: 'number', value: cell.value * 10_000 }
    case 'text':
      return /[万元]/.test(cell.text) || !/\d/.test(cellLine(cell)) ? cell : { kind: 'text', text: `${cell.text}万元` }
    case 'empty':
    case 'date':
    case 'error':
      return cell
  }
}

/** A cell that names only a type is no home: a stairwell, a shop. */
function isHome({ cells }: Filled): boolean {
  return [...cells.keys()].some((column) => column === 'area' || /Total$|UnitPrice$/.test(column))
}

/** Says which column each figure of the charts is, the prices together: whose they are depends on the others. */
function nameColumns(cells: readonly ChartCell[]): {
  columnOf: (figure: Heading) => PriceListColumn | null
  isListAlsoFiled: IsListAlsoFiled
  isFiledOnly: boolean
} {
  const prices = new Map<string, PricePlace>()
  const kinds = kindsOf(cells)
  const keyOf = (figure: Heading) => (figure.of === 'price' ? `${figure.owner} ${kinds.get(figure)}` : '')
  for (const { figure, header } of cells) {
    const kind = kinds.get(figure)
    if (figure.of !== 'price' || !kind) continue
    const key = keyOf(figure)
    if (prices.has(key)) continue
    const isSaid = figure.isSaid ?? false
    prices.set(key, { index: prices.size, header, owner: figure.owner, kind, decimals: HUNDREDTHS, isSaid })
  }
  const { mapped, isListAlsoFiled, isFiledOnly } = assignPrices([...prices.values()])
  const columns = new Map(mapped.map(({ index, column }) => [index, column]))
  const columnOf = (figure: Heading): PriceListColumn | null =>
    figure.of === 'home'
      ? (FIGURES.find((column) => column === figure.column) ?? null)
      : (columns.get(prices.get(keyOf(figure))?.index ?? -1) ?? null)
  return { columnOf, isListAlsoFiled, isFiledOnly: isFiledOnly && prices.size > 0 }
}

/** No home of that size is sold for less. */
const LEAST_TOTAL = 100_000_00

/**
 * A chart is called 单价 by words above it, and against the homes' areas every figure of it is plainly a total; or the
 * other way round. What a person said stands. Rule LED-8.
 */
function reportDoubtful(
  cells: readonly ChartCell[],
  columnOf: (figure: Heading) => PriceListColumn | null,
  faults: PriceListFault[],
): void {
  const areas = areasOf(cells)
  const charts = new Map<Heading, ChartCell[]>()
  for (const cell of cells) {
    if (!cell.isNamedAbove) continue
    const ofChart = charts.get(cell.figure) ?? []
    ofChart.push(cell)
    charts.set(cell.figure, ofChart)
  }
  for (const [figure, ofChart] of charts) {
    const [first] = ofChart
    const column = columnOf(figure)
    if (figure.of !== 'price' || figure.kind === null || figure.isSaid || !first || !column) continue
    const kinds = ofChart.flatMap((one) => {
      const price = positiveIn(inOwnUnit(one))
      const area = one.place && areas.get(one.place.number)
      if (!price || !area) return []
      const kind = kindOfPrice(price, area, false)
      return kind === 'unitPrice' && price >= LEAST_TOTAL ? [null] : [kind]
    })
    const isOther = kinds.every((kind) => kind !== null && kind !== figure.kind)
    if (kinds.length === 0 || !isOther) continue
    addFault(faults, first.at, column, { code: 'figureDoubtful', data: { text: first.header } })
  }
}

function areasOf(cells: readonly ChartCell[]): Map<string, number> {
  const areas = new Map<string, number>()
  for (const { figure, place, cell } of cells) {
    const area = figure.of === 'home' && figure.column === 'area' ? positiveIn(cell) : null
    if (place && area) areas.set(place.number, area)
  }
  return areas
}

/** 单价 or 总价 as said; where only 价格 is, as the first home's area tells that leaves no doubt. */
function kindsOf(cells: readonly ChartCell[]): Map<Heading, PriceKind> {
  const areas = areasOf(cells)
  const kinds = new Map<Heading, PriceKind>()
  for (const { figure, place, cell, isTenThousand } of cells) {
    if (figure.of !== 'price' || kinds.has(figure)) continue
    const price = positiveIn(isTenThousand ? inYuan(cell) : cell)
    const area = place && areas.get(place.number)
    const kind = figure.kind ?? (price && area ? kindOfPrice(price, area, false) : null)
    if (kind) kinds.set(figure, kind)
  }
  return kinds
}

function positiveIn(cell: Cell): number | null {
  const reading = readFigure(cell, HUNDREDTHS)
  return reading.kind === 'figure' && reading.figure.value > 0 ? reading.figure.value : null
}

/** What a home was filed for, where its list price is that. */
function filedOf(home: Filled | undefined): FiledHome | null {
  const figure = (column: PriceListColumn) => {
    const cell = home?.cells.get(column)?.cell
    return cell ? positiveIn(cell) : null
  }
  const [unitPrice, total] = [figure('listUnitPrice'), figure('listTotal')]
  return unitPrice === null && total === null ? null : { unitPrice, total, area: figure('area') }
}

/** What of a home itself a chart can hold; where it is, its rows and rooms say. */
const FIGURES: readonly HomeColumn[] = ['area', 'innerArea', 'type', 'orientation', 'status']

function sourceOf(
  homes: readonly Filled[],
  has: ReadonlySet<PriceListColumn>,
  known: Pick<Source, 'isListAlsoFiled' | 'isFiledOnly'>,
): Source {
  const decimals: Source['decimals'] = {}
  for (const column of priceListColumnSchema.options) if (has.has(column)) decimals[column] = HUNDREDTHS
  const order: PriceListColumn[] = [
    'listTotal',
    'listUnitPrice',
    'filedTotal',
    'filedUnitPrice',
    'area',
    'floorTotal',
    'floorUnitPrice',
  ]
  return {
    decimals,
    ...known,
    remarks: (row) => homes[row]?.remarks ?? [],
    cell: (row, column) => homes[row]?.cells.get(column)?.cell ?? EMPTY,
    // What is missing is missed where the home's price stands.
    place: (row, column) => {
      const cells = homes[row]?.cells
      const shown = [column, ...order].find((one) => cells?.has(one))
      return (shown && cells?.get(shown)?.at) || { sheet: '', row: 0, index: 0 }
    },
  }
}

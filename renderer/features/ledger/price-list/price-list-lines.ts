import { formatArea } from '../../../../shared/kernel/area'
import { formatWholeYuan, formatYuan } from '../../../../shared/kernel/money'
import {
  homeColumnSchema,
  type PriceListColumn,
  priceListColumnSchema,
} from '../../../../shared/ledger/price-list/columns/columns'
import type { PriceListFault } from '../../../../shared/ledger/price-list/fault'
import type { HomeBefore, Said } from '../../../../shared/ledger/price-list/known-home'
import type { PriceListReading } from '../../../../shared/ledger/price-list/reading'
import type { PriceListLine } from '../../../../shared/ledger/price-list-contract'
import { storeyOf } from '../../../../shared/ledger/unit-number'
import { roundedTotal } from '../../../../shared/pricing/limits'
import { dealUnitPrice } from '../../../../shared/pricing/price'
import type { PriceFigure } from '../../../../shared/pricing/scheme'
import { homeOf } from './price-list-words'

/** Totals in a price list are rounded to 元. */
const YUAN = 100

/** One row of the file as the preview shows it: a home beside what the office has, or a row with faulty cells. */
export type SheetLine = {
  key: string
  /** With its sheet's name, as formulas write it. */
  place: string
  row: number
  home: PriceListLine | null
  /** Every faulty cell by its column; a cell's first fault stands for it. */
  faults: ReadonlyMap<PriceListColumn, PriceListFault>
}

const NO_FAULTS: SheetLine['faults'] = new Map()

/** Sheets on which a row holds many homes: floors down, rooms across. */
export function chartsIn({ sheets }: Pick<PriceListReading, 'sheets'>): ReadonlySet<string> {
  return new Set(sheets.filter(({ layout }) => layout === 'matrix').map(({ name }) => name))
}

/** Where a fault stands in the workbook, as formulas write it: its row, on a chart of homes its cell. */
export function placeOf({ sheet, row, cell }: PriceListFault, charts: ReadonlySet<string>): string {
  return `${sheet}!${charts.has(sheet) ? cell : row}`
}

/** The homes that hold faults, in the order the faults were found. Rule LED-8. */
export function faultyLines(faults: readonly PriceListFault[], charts: ReadonlySet<string>): SheetLine[] {
  const lines = new Map<string, SheetLine & { faults: Map<PriceListColumn, PriceListFault> }>()
  for (const fault of faults) {
    const { row, column } = fault
    const key = placeOf(fault, charts)
    const line = lines.get(key) ?? { key, place: key, row, home: null, faults: new Map() }
    if (!line.faults.has(column)) line.faults.set(column, fault)
    lines.set(key, line)
  }
  return [...lines.values()]
}

/** The homes of the list, each with its place. */
export function homeLines(homes: readonly PriceListLine[]): SheetLine[] {
  return homes.map((home) => {
    const { sheet, row } = home.row
    const place = `${sheet}!${row}`
    // A chart's row holds many homes.
    return { key: `${place} ${home.row.number}`, place, row, home, faults: NO_FAULTS }
  })
}

/** What the columns are headed that were read as the state of sale and hold words nobody knows; of a chart all. */
export function statusHeadings({ sheets, faults }: Pick<PriceListReading, 'sheets' | 'faults'>): string[] {
  const unknown = faults.filter(({ code }) => code === 'statusUnknown')
  const columns = sheets.flatMap(({ name, layout, columns }) => {
    const isUnknown = (letter: string) =>
      unknown.some(({ sheet, cell }) => sheet === name && cell.replace(/\d+$/, '') === letter)
    return columns.filter(({ column, letter }) => column === 'status' && (layout === 'matrix' || isUnknown(letter)))
  })
  return [...new Set(columns.map(({ header }) => header))]
}

/** What stands in a home's number already, and remarks, of which a list keeps nothing. */
const NOT_SHOWN: readonly PriceListColumn[] = ['building', 'entrance', 'floor', 'remarks']
const LEADING: readonly PriceListColumn[] = ['room', 'area']
const ALWAYS: readonly PriceListColumn[] = ['room', 'listUnitPrice', 'listTotal']

/** The columns of homes worth showing: the room, its area and prices, then what else the sheets say. */
export function shownColumns({ sheets }: Pick<PriceListReading, 'sheets'>): PriceListColumn[] {
  const listed = sheets.flatMap(({ columns }) => columns.map(({ column }) => column))
  const shown = new Set<PriceListColumn>([...ALWAYS, ...listed.filter((column) => !NOT_SHOWN.includes(column))])
  const columns = priceListColumnSchema.options.filter((column) => shown.has(column))
  const isFirst = (column: PriceListColumn) => !homeColumnSchema.safeParse(column).success || LEADING.includes(column)
  return [...columns.filter(isFirst), ...columns.filter((column) => !isFirst(column))]
}

/** The columns of faulty rows: those with a fault, and the room. */
export function faultyColumns(faults: readonly PriceListFault[]): PriceListColumn[] {
  const shown = new Set<PriceListColumn>(['room', ...faults.map(({ column }) => column)])
  return priceListColumnSchema.options.filter((column) => shown.has(column))
}

/** The number of a faulty row's home, where its faults name it. */
export function numberIn({ faults }: SheetLine): string {
  for (const fault of faults.values()) if (homeOf(fault) !== '') return homeOf(fault)
  return ''
}

/** A cell of a home: what it says, what it said before where that differs, and by how much. */
export type ShownCell = {
  text: string
  /** `null` where nothing changes, empty where the office had nothing. */
  was: string | null
  /** Figures only: `+200`. */
  difference: string | null
  /** The list does not say it: as the office has it. */
  isCarried: boolean
}

/** Sets a home's cell against what the office has. A figure that is derived is shown as the list would. Rule LED-8. */
export function shownCell(line: PriceListLine, column: PriceListColumn, says: Said): ShownCell {
  const { before } = line
  // What the list leaves out stays, so that it is what prices are derived by.
  const row = { ...line.row, area: line.row.area ?? before?.area ?? null }
  const own = { text: rowText(row, column), was: null, difference: null, isCarried: false }
  if (before === null) return own
  if (isCarried(line.row, column, says) && !isUnpriced(before, column))
    return { ...own, text: homeText(before, column), isCarried: true }
  const was = homeText(before, column)
  if (!isKnownOfHomes(column) || was === own.text) return own
  return { ...own, was, difference: differenceOf(row, before, column) }
}

/** Words stand in the price's place, and there is no price to carry forward. */
function isUnpriced({ list }: HomeBefore, column: PriceListColumn): boolean {
  return list === null && (column === 'listUnitPrice' || column === 'listTotal')
}

function isCarried(row: PriceListLine['row'], column: PriceListColumn, says: Said): boolean {
  switch (column) {
    case 'filedUnitPrice':
    case 'filedTotal':
      return row.filed === null
    case 'floorUnitPrice':
    case 'floorTotal':
      return row.floorPrice === null
    case 'type':
    case 'orientation':
    case 'area':
      return row.area === null || !says(row, column)
    case 'innerArea':
    case 'tiedTo':
      return !says(row, column)
    case 'building':
    case 'entrance':
    case 'floor':
    case 'room':
    case 'kind':
    case 'status':
    case 'remarks':
      return false
    case 'decidedBy':
    case 'listUnitPrice':
    case 'listTotal':
      return row.list === null
  }
}

/** Whether the office keeps it of a home, so that it can have been something else. */
function isKnownOfHomes(column: PriceListColumn): boolean {
  switch (column) {
    case 'building':
    case 'entrance':
    case 'floor':
    case 'room':
    case 'status':
    case 'remarks':
      return false
    default:
      return true
  }
}

function rowText(row: PriceListLine['row'], column: PriceListColumn): string {
  switch (column) {
    case 'building':
    case 'entrance':
      return row[column]
    case 'floor':
      return row.kind === 'home' ? storeyOf(row).storey : String(row.floor)
    case 'room':
      return row.number
    case 'status':
      return row.withheldAs ?? ''
    case 'listUnitPrice':
    case 'listTotal':
      return row.list ? homeText(row, column) : (row.withheldAs ?? row.soldAs ?? '')
    default:
      return homeText(row, column)
  }
}

type Home = Omit<HomeBefore, 'list'> & { list: PriceFigure | null }

/** What is known of a home in a column; kinds and deciding figures by their code, for the page to word. */
function homeText(home: Home, column: PriceListColumn): string {
  switch (column) {
    case 'type':
    case 'orientation':
    case 'kind':
      return home[column]
    case 'area':
      return home.area === null ? '' : formatArea(home.area)
    case 'innerArea':
      return home.innerArea === null ? '' : formatArea(home.innerArea)
    case 'tiedTo':
      return home.tiedTo ?? ''
    case 'decidedBy':
      return home.list?.by ?? ''
    default: {
      const figure = figureOf(home, column)
      return figure === null ? '' : formatFigure(figure, column)
    }
  }
}

function differenceOf(row: Home, before: Home, column: PriceListColumn): string | null {
  const [now, was] = [figureOf(row, column), figureOf(before, column)]
  if (now === null || was === null || now === was) return null
  const by = Math.abs(now - was)
  const isArea = column === 'area' || column === 'innerArea'
  return `${now > was ? '+' : '−'}${isArea ? formatArea(by) : formatWholeYuan(by)}`
}

/** The column's figure in fen or 0.01 ㎡; `null` where the home has none, or it is no figure. */
function figureOf(home: Home, column: PriceListColumn): number | null {
  switch (column) {
    case 'area':
      return home.area
    case 'innerArea':
      return home.innerArea
    case 'listUnitPrice':
      return unitPriceIn(home.list, home.area)
    case 'listTotal':
      return totalIn(home.list, home.area)
    case 'filedUnitPrice':
      return unitPriceIn(home.filed, home.area)
    case 'filedTotal':
      return totalIn(home.filed, home.area)
    case 'floorUnitPrice':
      return unitPriceIn(home.floorPrice, home.area)
    case 'floorTotal':
      return totalIn(home.floorPrice, home.area)
    default:
      return null
  }
}

function unitPriceIn(price: PriceFigure | null, area: number | null): number | null {
  if (price === null) return null
  return price.by === 'unitPrice' ? price.unitPrice : dealUnitPrice(price.total, area)
}

function totalIn(price: PriceFigure | null, area: number | null): number | null {
  if (price === null) return null
  return price.by === 'total' ? price.total : roundedTotal(price, area, YUAN)
}

function formatFigure(figure: number, column: PriceListColumn): string {
  switch (column) {
    case 'area':
    case 'innerArea':
      return formatArea(figure)
    case 'listTotal':
    case 'filedTotal':
    case 'floorTotal':
      return formatWholeYuan(figure)
    default:
      return formatYuan(figure)
  }
}

/** Whether a column holds figures, which stand at the right. */
export function isFigureColumn(column: PriceListColumn): boolean {
  switch (column) {
    case 'building':
    case 'entrance':
    case 'floor':
    case 'room':
    case 'kind':
    case 'type':
    case 'orientation':
    case 'tiedTo':
    case 'status':
    case 'remarks':
    case 'decidedBy':
      return false
    case 'area':
    case 'innerArea':
    case 'listUnitPrice':
    case 'listTotal':
    case 'filedUnitPrice':
    case 'filedTotal':
    case 'floorUnitPrice':
    case 'floorTotal':
      return true
  }
}

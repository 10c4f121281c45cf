import { formatArea } from '../../../shared/kernel/area'
import { formatWholeYuan, formatYuan } from '../../../shared/kernel/money'
import { type PriceListColumn, priceListColumnSchema } from '../../../shared/ledger/price-list/columns'
import type { PriceListFault } from '../../../shared/ledger/price-list/fault'
import { roundedTotal } from '../../../shared/ledger/price-list/prices'
import type { PriceListReading } from '../../../shared/ledger/price-list/reading'
import type { PriceListRow } from '../../../shared/ledger/price-list/rows'
import { unitPriceOf } from '../../../shared/pricing/price'
import type { PriceFigure } from '../../../shared/pricing/scheme'

/** One row of the file as the preview shows it: a home that was read, or one with faulty cells. */
export type PreviewLine = {
  row: number
  home: PriceListRow | null
  /** Every faulty cell by its column; a cell's first fault stands for it. */
  faults: ReadonlyMap<PriceListColumn, PriceListFault>
}

/** The file's rows in their order, good ones and faulty ones together. Rule LED-8. */
export function previewLines(reading: PriceListReading): PreviewLine[] {
  const lines = new Map<
    number,
    { row: number; home: PriceListRow | null; faults: Map<PriceListColumn, PriceListFault> }
  >()
  for (const home of reading.rows) lines.set(home.row, { row: home.row, home, faults: new Map() })
  for (const fault of reading.faults) {
    const line = lines.get(fault.row) ?? { row: fault.row, home: null, faults: new Map() }
    if (!line.faults.has(fault.column)) line.faults.set(fault.column, fault)
    lines.set(fault.row, line)
  }
  return [...lines.values()].sort((one, other) => one.row - other.row)
}

/** The columns worth showing: those of the file, and those with a fault, in the order of a price list. */
export function previewColumns(reading: PriceListReading): PriceListColumn[] {
  const shown = new Set([...reading.columns.map(({ column }) => column), ...reading.faults.map(({ column }) => column)])
  return priceListColumnSchema.options.filter((column) => shown.has(column))
}

/** What a home says in a column; prices in yuan, areas in ㎡. A derived figure is shown as the list would. */
export function cellText(home: PriceListRow, column: PriceListColumn): string {
  switch (column) {
    case 'building':
    case 'entrance':
    case 'type':
    case 'orientation':
      return home[column]
    case 'floor':
      return String(home.floor)
    case 'room':
      return home.number
    case 'area':
      return formatArea(home.area)
    case 'innerArea':
      return home.innerArea === null ? '' : formatArea(home.innerArea)
    case 'listUnitPrice':
      return unitPriceText(home.list, home.area)
    case 'listTotal':
      return totalText(home.list, home.area)
    case 'filedUnitPrice':
      return unitPriceText(home.filed, home.area)
    case 'filedTotal':
      return totalText(home.filed, home.area)
    case 'floorUnitPrice':
      return unitPriceText(home.floorPrice, home.area)
    case 'floorTotal':
      return totalText(home.floorPrice, home.area)
  }
}

/** Whether a column holds figures, which stand at the right. */
export function isFigureColumn(column: PriceListColumn): boolean {
  switch (column) {
    case 'building':
    case 'entrance':
    case 'floor':
    case 'room':
    case 'type':
    case 'orientation':
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

function unitPriceText(price: PriceFigure | null, area: number): string {
  if (price === null) return ''
  return formatYuan(price.by === 'unitPrice' ? price.unitPrice : unitPriceOf(price.total, area))
}

function totalText(price: PriceFigure | null, area: number): string {
  if (price === null) return ''
  return formatWholeYuan(price.by === 'total' ? price.total : roundedTotal(area, price))
}

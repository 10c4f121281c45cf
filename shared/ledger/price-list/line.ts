import type { UnitKind } from '../unit'
import type { PriceKind, PriceListColumn } from './columns/columns'
import type { IsListAlsoFiled } from './columns/price-columns'
import type { FaultReason, PriceListFault } from './fault'
import type { RoomWords } from './places/room-words'
import type { PriceListRepair } from './repair'
import type { SaleNote, SaleOver } from './sale/sale-at'
import { type Cell, cellLine, cellName } from './sheet'

/** Where a cell stands, rows and columns from 0. */
export type CellPlace = { sheet: string; row: number; index: number }

/** A cell of a column that means the same as the one that is read. */
export type RivalCell = { header: string; decimals: number; cell: Cell }

/** A cell of remarks or of a further status, and where it stands. */
export type RemarkCell = { text: string; at: CellPlace; isState?: boolean }

/** What homes are read from: a list with a row for each, or several charts that each hold one of their figures. */
export type Source = {
  /** The columns it has, with the decimals down to the smallest unit of what stands in them. */
  readonly decimals: Partial<Record<PriceListColumn, number>>
  readonly isListAlsoFiled: IsListAlsoFiled
  /** Its list prices are the filed ones, for no other is known. */
  readonly isFiledOnly: boolean
  /** What stands in a column of a home; empty when there is no such column. */
  readonly cell: (row: number, column: PriceListColumn) => Cell
  /** The heading of the price before, where that stands in for this column's: 单价 beside an empty 调整后单价. */
  readonly before?: (row: number, column: PriceListColumn) => string | null
  /** What columns say that mean the same as this one, with their headings. */
  readonly rivals?: (row: number, column: PriceListColumn) => RivalCell[]
  /** What its remarks say, those that say anything. */
  readonly remarks?: (row: number) => RemarkCell[]
  /** Where that is; a column it has not stands where a person would look for it. */
  readonly place: (row: number, column: PriceListColumn) => CellPlace
}

/** One home while it is read. A cell is faulty once, whatever else could be said of it. Rule LED-8. */
export type Line = {
  readonly source: Source
  /** From 0: of a list the row of the sheet. */
  readonly row: number
  /** The room as written, apart from the words behind it; absent of a chart's home, which has no cell for it. */
  readonly room?: RoomWords
  /** What kind of home it is; absent of a chart's, which are homes. Rule LED-11. */
  kind?: UnitKind
  readonly faults: PriceListFault[]
  readonly repairs: PriceListRepair[]
  /** What words over several homes say of their sale. */
  over?: SaleOver | null
  /** What notes say that name it. */
  noted?: readonly SaleNote[]
}

/** Whether the source has such a column. */
export function hasColumn({ source }: Line, column: PriceListColumn): boolean {
  return source.decimals[column] !== undefined
}

/** What stands in a column of the home; empty when there is no such column. */
export function cellOf({ source, row }: Line, column: PriceListColumn): Cell {
  return source.cell(row, column)
}

/** The words in a column of the home. */
export function lineOf(line: Line, column: PriceListColumn): string {
  return cellLine(cellOf(line, column))
}

/** Whether it is known to be a parking space or storeroom. Rule LED-11. */
export function isSpace({ kind = 'home' }: Line): boolean {
  return kind !== 'home'
}

/** Whether nothing wrong was found in that column of the home. */
export function isSound(line: Line, column: PriceListColumn): boolean {
  return line.faults.length === 0 || !line.faults.some((fault) => fault.column === column)
}

/** Reports a cell of the home, unless it was reported before. */
export function report(line: Line, column: PriceListColumn, reason: FaultReason): null {
  if (isSound(line, column)) line.faults.push({ ...shownPlace(line, column), ...reason })
  return null
}

/** Reports a cell that was read as something else than it says. */
export function reportRepair(
  line: Line,
  column: PriceListColumn,
  { code, text, readAs }: Pick<PriceListRepair, 'code' | 'text' | 'readAs'>,
): void {
  // Written out: a list in text has a hundred thousand of them.
  const { sheet, row, index } = line.source.place(line.row, column)
  line.repairs.push({ sheet, cell: cellName(row, index), row: row + 1, column, code, text, readAs })
}

/** A cell's place as Excel shows it; of another cell than the column's own where that is said. */
export function shownPlace({ source, row }: Line, column: PriceListColumn, at = source.place(row, column)) {
  return { sheet: at.sheet, cell: cellName(at.row, at.index), row: at.row + 1, column }
}

/** The figure that decides where it has a column, else the one there is. */
export function decidingOf(source: Source, decidedBy: PriceKind): PriceKind {
  const hasUnitPrice = source.decimals.listUnitPrice !== undefined
  const hasTotal = source.decimals.listTotal !== undefined
  if (hasUnitPrice && hasTotal) return decidedBy
  return hasUnitPrice ? 'unitPrice' : 'total'
}

import type { PriceListColumn } from './columns'
import type { FaultReason, PriceListFault } from './fault'
import type { Header } from './header'
import { type Cell, cellAt, cellLine, cellName, EMPTY, type Sheet } from './sheet'

/** A sheet with its header: where each column stands, with merged cells filled down. */
export type ListSheet = {
  sheet: Sheet
  header: Header
  /** Places of the columns, from 0. */
  places: Partial<Record<PriceListColumn, { index: number; decimals: number }>>
  /** What merged cells say further down: column → row → cell. */
  filled: Partial<Record<PriceListColumn, Map<number, Cell>>>
}

/** What is written once for several homes beneath; figures never are. */
const FILLED_DOWN = ['building', 'entrance', 'floor', 'type', 'orientation'] as const satisfies PriceListColumn[]

/** Lays a header over its sheet; a merged building, entrance or floor counts for each row it spans. */
export function openListSheet(sheet: Sheet, header: Header): ListSheet {
  const places: ListSheet['places'] = {}
  for (const { column, index, decimals } of header.columns) places[column] = { index, decimals }
  const filled: ListSheet['filled'] = {}
  for (const column of FILLED_DOWN) {
    const index = places[column]?.index
    const merges = sheet.merges.filter(({ left, right, top }) => left === index && right === index && top > header.last)
    if (merges.length === 0) continue
    const cells = new Map<number, Cell>()
    for (const { top, left, bottom } of merges) {
      const master = cellAt(sheet, top, left)
      for (let row = top + 1; row <= Math.min(bottom, sheet.rows.length - 1); row += 1) cells.set(row, master)
    }
    filled[column] = cells
  }
  return { sheet, header, places, filled }
}

/** One row of a list while it is read. A cell is faulty once, whatever else could be said of it. Rule LED-8. */
export type Line = {
  readonly list: ListSheet
  /** From 0. */
  readonly row: number
  readonly faults: PriceListFault[]
}

/** What stands in a column of the row; empty when the list has no such column. */
export function cellOf({ list, row }: Line, column: PriceListColumn): Cell {
  const place = list.places[column]
  return place ? (list.filled[column]?.get(row) ?? cellAt(list.sheet, row, place.index)) : EMPTY
}

/** The words in a column of the row. */
export function lineOf(line: Line, column: PriceListColumn): string {
  return cellLine(cellOf(line, column))
}

/** Whether nothing wrong was found in that column of the row. */
export function isSound(line: Line, column: PriceListColumn): boolean {
  return !line.faults.some((fault) => fault.column === column)
}

/** Reports a cell of the row, unless it was reported before. */
export function report(line: Line, column: PriceListColumn, reason: FaultReason): null {
  const place = line.list.places[column]
  if (place && isSound(line, column)) {
    const at = { sheet: line.list.sheet.name, cell: cellName(line.row, place.index), row: line.row + 1, column }
    line.faults.push({ ...at, ...reason })
  }
  return null
}

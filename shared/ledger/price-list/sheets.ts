import { plainName } from '../unit-number'
import { findHeader, type Header, headerAt } from './header'
import type { Meanings } from './headings'
import type { PriceListMapping } from './mapping'
import { readPlaces } from './places'
import type { FoundHome } from './rows'
import { cellAt, cellLine, type Sheet } from './sheet'
import type { OpenedSheet, Table } from './table'

/** A sheet of the file and what was recognised in it. */
export type FoundSheet = { sheet: Sheet; header: Header | null; isRead: boolean }

/** Looks for headings in every sheet; read is what is visible and has them, and what a person says. Rule LED-8. */
export function findSheets(sheets: readonly Sheet[], mapping: PriceListMapping, meanings: Meanings): FoundSheet[] {
  const saidOf = new Map(mapping.sheets.map((said) => [plainName(said.name), said]))
  return sheets.map((sheet) => {
    const said = saidOf.get(plainName(sheet.name))
    const rows = said?.headerRows
    const header = rows
      ? headerAt(sheet, Math.min(...rows) - 1, Math.max(...rows) - 1, meanings)
      : findHeader(sheet, meanings)
    return { sheet, header, isRead: header !== null && (said?.isRead ?? !sheet.isHidden) }
  })
}

/** The homes of a sheet's tables, in its order. */
export function homesOf(opened: OpenedSheet, project: string | null): FoundHome[] {
  return opened.tables.flatMap((table) => {
    const places = readPlaces(table, project)
    return table.lines.map((line, at) => ({ line, place: places[at] ?? null, remarks: remarksOf(table, line.row) }))
  })
}

const NO_REMARKS: readonly string[] = []

function remarksOf({ header, sheet }: Table, row: number): readonly string[] {
  if (header.remarks.length === 0) return NO_REMARKS
  return header.remarks.map((index) => cellLine(cellAt(sheet, row, index)))
}

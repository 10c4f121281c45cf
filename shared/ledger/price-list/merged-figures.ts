import { spaceKindOfSheet } from '../space-number'
import { type PriceListColumn, priceColumn, priceOf } from './columns/columns'
import type { Header } from './columns/header'
import { cellOf, type Line, report, reportRepair } from './line'
import { type Cell, cellAt, cellLine, type Merge, type Sheet } from './sheet'
import { HUNDREDTHS, readFigure } from './values'

/** A figure's column with the ranges over several homes in which it is written once, by each of their rows. */
type MergedColumn = { column: PriceListColumn; index: number; merges: ReadonlyMap<number, Merge> }

/** Finds the figures of a table that are merged over several rows with a room of their own. Rule LED-8. */
export function mergedFigures(sheet: Sheet, { last, columns }: Header): MergedColumn[] {
  const room = columns.find(({ column }) => column === 'room')?.index
  if (room === undefined || sheet.merges.length === 0) return []
  return columns.flatMap(({ column, index }) => {
    if (column !== 'area' && column !== 'innerArea' && !priceOf(column)) return []
    const merges = sheet.merges.filter(
      ({ left, right, top, bottom }) =>
        left === index && right === index && top > last && roomsIn(sheet, room, top, bottom) > 1,
    )
    return merges.length > 0 ? [{ column, index, merges: new Map(merges.flatMap(byRow)) }] : []
  })
}

function byRow(merge: Merge): [number, Merge][] {
  return Array.from({ length: merge.bottom - merge.top + 1 }, (_, at) => [merge.top + at, merge])
}

function roomsIn(sheet: Sheet, room: number, top: number, bottom: number): number {
  const rows = sheet.rows.slice(top, bottom + 1)
  return rows.filter((row) => cellLine(row[room] ?? { kind: 'empty' }) !== '').length
}

/** What is merged over the rows of a home: the figure of each of them. */
export function mergedCell(sheet: Sheet, merged: readonly MergedColumn[], row: number, column: PriceListColumn) {
  const merge = merged.find((one) => one.column === column)?.merges.get(row)
  return merge ? cellAt(sheet, merge.top, merge.left) : null
}

/**
 * An area, a unit price or words merged over several homes are those of each, and shown. A total may be theirs added up:
 * it is each home's where area and unit price say so, or where it is the price of another parking space too. Rule LED-8.
 */
export function reportMergedFigures(line: Line, sheet: Sheet, header: Header, merged: readonly MergedColumn[]): void {
  for (const found of merged) {
    const merge = found.merges.get(line.row)
    const cell = cellOf(line, found.column)
    const text = cellLine(cell)
    if (!merge || text === '') continue
    const isTotal = priceOf(found.column)?.kind === 'total' && /\d/.test(text)
    if (isTotal && !isOfEach(line, found.column) && !isSpacePrice(sheet, header, found, cell)) {
      const room = header.columns.find(({ column }) => column === 'room')?.index ?? 0
      const homes = roomsIn(sheet, room, merge.top, merge.bottom)
      report(line, found.column, { code: 'totalMerged', data: { text, homes } })
    } else if (merge.top !== line.row) {
      reportRepair(line, found.column, { code: 'filledDown', text: '', readAs: text })
    }
  }
}

const YUAN = 100

/** The total is what this home's own area and unit price give. */
function isOfEach(line: Line, column: PriceListColumn): boolean {
  const owner = priceOf(column)?.owner
  const [area, unitPrice, total] = [
    figureOf(line, 'area'),
    owner ? figureOf(line, priceColumn(owner, 'unitPrice')) : null,
    figureOf(line, column),
  ]
  if (area === null || unitPrice === null || total === null) return false
  return Math.abs((area * unitPrice) / HUNDRED - total) <= YUAN
}

/** Areas are in 0.01 ㎡. */
const HUNDRED = 100

function figureOf(line: Line, column: PriceListColumn): number | null {
  const decimals = line.source.decimals[column]
  if (decimals === undefined) return null
  const read = readFigure(cellOf(line, column), decimals)
  return read.kind === 'figure' ? read.figure.value : null
}

/** Of a list of spaces: another one has that total to itself. */
function isSpacePrice(sheet: Sheet, { kind, last }: Header, { index, merges }: MergedColumn, cell: Cell): boolean {
  if ((kind ?? spaceKindOfSheet(sheet.name)) === null) return false
  const said = readFigure(cell, HUNDREDTHS)
  if (said.kind !== 'figure') return false
  return sheet.rows.some((_, row) => {
    if (row <= last || merges.has(row)) return false
    const other = readFigure(cellAt(sheet, row, index), HUNDREDTHS)
    return other.kind === 'figure' && other.figure.value === said.figure.value
  })
}

import type { Header } from '../columns/header'
import { type Cell, cellLine, EMPTY, type Sheet } from '../sheet'
import { findCharts } from './chart'
import { endOfCharts } from './chart-pages'
import { roomOf } from './chart-rooms'
import { isFloorHeading } from './chart-shape'
import { hasFigures } from './chart-title'
import type { ChartWords } from './chart-words'

/** A part of a sheet, its cells where they are. */
export type SheetPart = { sheet: Sheet; isOfCharts: boolean }

/** Charts of figures above a list, below it or at its side, and the list: each as a sheet of its own. Rule LED-8. */
export function partCharts(sheet: Sheet, header: Header, words: ChartWords): SheetPart[] | null {
  const side = columnsBeside(sheet, header)
  if (side) {
    const chart = withColumns(sheet, (index) => index >= side.left && index <= side.right)
    if (!findCharts(chart, words).some(hasFigures)) return null
    const list = withColumns(sheet, (index) => index < side.left || index > side.right)
    return [
      { sheet: list, isOfCharts: false },
      { sheet: chart, isOfCharts: true },
    ]
  }
  const above = endAbove(sheet, header, words)
  const below = startBelow(sheet, header, words)
  if (above === 0 && below === null) return null
  const part = (from: number, end: number): Sheet => ({
    ...sheet,
    rows: sheet.rows.slice(0, end).map((row, at) => (at < from ? [] : row)),
  })
  const end = below ?? sheet.rows.length
  return [
    ...(above > 0 ? [{ sheet: part(0, above), isOfCharts: true }] : []),
    { sheet: part(above, end), isOfCharts: false },
    ...(below === null ? [] : [{ sheet: part(below, sheet.rows.length), isOfCharts: true }]),
  ]
}

/** 楼层, 01, 02 among the headings of a list: no list calls its columns so. */
function columnsBeside(sheet: Sheet, { first, last }: Header): { left: number; right: number } | null {
  for (const row of sheet.rows.slice(first, last + 1)) {
    const left = row.findIndex(isFloorsName)
    const isRoom = (index: number) => roomOf(row[index] ?? EMPTY) !== null
    let right = left
    while (left >= 0 && isRoom(right + 1)) right += 1
    if (right - left > 1) return { left, right }
  }
  return null
}

function withColumns(sheet: Sheet, isKept: (index: number) => boolean): Sheet {
  const rows = sheet.rows.map((row) => row.map((cell, index) => (isKept(index) ? cell : EMPTY)))
  return { ...sheet, rows, merges: sheet.merges.filter(({ left }) => isKept(left)) }
}

/** The first row below the charts above the headings; 0 where none is. */
function endAbove(sheet: Sheet, { first }: Header, words: ChartWords): number {
  const charts = findCharts({ ...sheet, rows: sheet.rows.slice(0, first) }, words)
  return charts.some(hasFigures) ? endOfCharts(charts, first) : 0
}

/** The first row of the title of a chart below the list; `null` where none is. */
function startBelow(sheet: Sheet, { last }: Header, words: ChartWords): number | null {
  for (let row = last + 1; row < sheet.rows.length; row += 1) {
    if (!sheet.rows[row]?.some(isFloorsName)) continue
    let start = row
    while (start - 1 > last && isTitle(sheet.rows[start - 1] ?? [])) start -= 1
    const rows = sheet.rows.map((cells, at) => (at < start ? [] : cells))
    const [chart, ...others] = findCharts({ ...sheet, rows }, words)
    if (chart?.first === row && [chart, ...others].some(hasFigures)) return start
  }
  return null
}

/** 楼层, 楼层/房号 over the floors. Looked for by its first letters: a list has a hundred thousand cells. */
function isFloorsName(cell: Cell): boolean {
  return cell.kind === 'text' && (cell.text === '层' || cell.text.startsWith('楼层')) && isFloorHeading(cell)
}

/** Words alone, few of them. */
function isTitle(cells: readonly Cell[]): boolean {
  const filled = cells.filter((cell) => cellLine(cell) !== '')
  return filled.length > 0 && filled.length <= 2 && filled.every(({ kind }) => kind === 'text')
}

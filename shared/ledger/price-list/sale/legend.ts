import type { PriceListNotice } from '../notice'
import { cellAt, cellLine, cellName, type Sheet } from '../sheet'

const LEGEND = /^(?:图例|图示|颜色说明|颜色标识|色块说明|标识说明|底色说明)(?:说明)?:?$/
const LONGEST = 120
const MOST_WORDS = 6

/** Whether a legend stands in a column. */
export function holdsLegend(sheet: Sheet, index: number): boolean {
  return sheet.rows.some((row) => {
    const cell = row[index]
    return cell?.kind === 'text' && isLegend(cellLine(cell))
  })
}

/** 图例: what stands below it names states by their colours, and is said of no row beside it. */
export function isLegend(text: string): boolean {
  return LEGEND.test(text)
}

/** A legend above the headings or beside the list: which homes have its colours nothing read, and it is to be looked at. Rule LED-8. */
export function noticesOfLegend(sheet: Sheet, last: number, columns: readonly { index: number }[]): PriceListNotice[] {
  const taken = new Set(columns.map(({ index }) => index))
  return sheet.rows.flatMap((cells, row) =>
    cells.flatMap((cell, index): PriceListNotice[] => {
      // Below the headings a row of the list itself is read as one.
      if (cell.kind !== 'text' || (row > last && taken.has(index)) || !isLegend(cellLine(cell))) return []
      const below = Array.from({ length: MOST_WORDS }, (_, at) => cellLine(cellAt(sheet, row + 1 + at, index)))
      const text = [cellLine(cell), ...below.filter((word) => word !== '')].join(' ').slice(0, LONGEST)
      return [{ sheet: sheet.name, cell: cellName(row, index), row: row + 1, column: 'remarks', home: '', text }]
    }),
  )
}

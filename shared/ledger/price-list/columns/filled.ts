import { type Cell, cellAt, cellLine, type Sheet } from '../sheet'

/** Whether nothing stands below the headings in that column: no words, no figure but 0, and the headings again. */
export function isBlankBelow(sheet: Sheet, last: number, index: number): boolean {
  const headings = new Set([last - 2, last - 1, last].map((row) => cellLine(cellAt(sheet, row, index))))
  for (let row = last + 1; row < sheet.rows.length; row += 1) {
    const cell = cellAt(sheet, row, index)
    if (!isBlank(cell) && !(cell.kind === 'text' && headings.has(cellLine(cell)))) return false
  }
  return true
}

/** Whether a cell says nothing, or 0. */
export function isBlank(cell: Cell): boolean {
  if (cell.kind === 'number') return cell.value === 0
  return cell.kind === 'empty' || (cell.kind === 'text' && /^[-—–/\s]*$/.test(cellLine(cell)))
}

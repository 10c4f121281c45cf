import { type Cell, cellAt, cellLine, type Sheet } from '../sheet'

/** Whether nothing stands below the headings in that column: no words, no figure but 0. */
export function isBlankBelow(sheet: Sheet, last: number, index: number): boolean {
  for (let row = last + 1; row < sheet.rows.length; row += 1) if (!isBlank(cellAt(sheet, row, index))) return false
  return true
}

function isBlank(cell: Cell): boolean {
  if (cell.kind === 'number') return cell.value === 0
  return cell.kind === 'empty' || (cell.kind === 'text' && /^[-—–/\s]*$/.test(cellLine(cell)))
}

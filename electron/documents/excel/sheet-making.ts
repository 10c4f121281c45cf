import { type Cell, EMPTY, type Merge, type Sheet } from '../../../shared/ledger/price-list/sheet'
import {
  FileUnreadable,
  LAST_ROW,
  MOST_CELLS,
  MOST_COLUMNS,
  MOST_MERGED,
  MOST_MERGES,
  MOST_ROWS,
  type Reading,
} from './bounds'

/** A sheet while its file is read. Whatever the format, it grows here and nowhere else, so that the bounds hold. */
export type SheetInMaking = {
  reading: Reading
  name: string
  isHidden: boolean
  hiddenColumns: Set<number>
  hiddenRows: Set<number>
  merges: Merge[]
  rows: Cell[][]
}

/** Stands for every row without content. */
const NO_CELLS: Cell[] = []

export function startSheet(reading: Reading, name: string, isHidden = false): SheetInMaking {
  return { reading, name, isHidden, hiddenColumns: new Set(), hiddenRows: new Set(), merges: [], rows: [] }
}

/** Puts a cell at a place counted from 0. */
export function putCell({ reading, rows }: SheetInMaking, row: number, column: number, cell: Cell): void {
  if (cell === EMPTY) return
  if (row >= LAST_ROW || column >= MOST_COLUMNS) throw new FileUnreadable('tooLarge')
  while (rows.length <= row) rows.push(NO_CELLS)
  let cells = rows[row] ?? NO_CELLS
  if (cells === NO_CELLS) {
    cells = []
    rows[row] = cells
    reading.rows += 1
  }
  while (cells.length < column) cells.push(EMPTY)
  cells[column] = cell
  reading.cells += 1
  if (reading.rows > MOST_ROWS || reading.cells > MOST_CELLS) throw new FileUnreadable('tooLarge')
}

export function hideColumns({ hiddenColumns }: SheetInMaking, first: number, last: number): void {
  for (let column = first; column <= Math.min(last, MOST_COLUMNS - 1); column += 1) hiddenColumns.add(column)
}

export function mergeCells({ merges }: SheetInMaking, merge: Merge): void {
  if (merges.length >= MOST_MERGES) throw new FileUnreadable('tooLarge')
  if (merge.bottom >= merge.top && merge.right >= merge.left) merges.push(merge)
}

/** The sheet as plain data: what a merged range covers is emptied, and what lies beyond the used rows left out. */
export function finishSheet(making: SheetInMaking): Sheet {
  const { name, isHidden, rows } = making
  emptyCovered(rows, clipAll(making.merges, rows.length))
  for (let row = 0; row < rows.length; row += 1) rows[row] = trim(rows[row] ?? NO_CELLS)
  while (rows.length > 0 && rows.at(-1) === NO_CELLS) rows.pop()
  const columns = rows.reduce((most, cells) => Math.max(most, cells.length), 0)
  return {
    name,
    isHidden,
    hiddenColumns: [...making.hiddenColumns].filter((column) => column < columns).sort((a, b) => a - b),
    hiddenRows: [...making.hiddenRows].filter((row) => (rows[row]?.length ?? 0) > 0).sort((a, b) => a - b),
    merges: clipAll(making.merges, rows.length).sort((a, b) => a.top - b.top || a.left - b.left),
    rows,
  }
}

/** Merged ranges within the used rows, as far as they still are ranges. */
function clipAll(merges: readonly Merge[], rows: number): Merge[] {
  return merges
    .map(({ top, left, bottom, right }) => {
      return { top, left, bottom: Math.min(bottom, rows - 1), right: Math.min(right, MOST_COLUMNS - 1) }
    })
    .filter(({ top, left, bottom, right }) => {
      return bottom >= top && right >= left && (bottom > top || right > left)
    })
}

function emptyCovered(rows: Cell[][], merges: readonly Merge[]): void {
  let covered = 0
  for (const { top, left, bottom, right } of merges) {
    for (let row = top; row <= bottom; row += 1) {
      const cells = rows[row] ?? NO_CELLS
      const last = Math.min(right, cells.length - 1)
      covered += 1 + Math.max(0, last - left)
      if (covered > MOST_MERGED) throw new FileUnreadable('tooLarge')
      for (let column = left; column <= last; column += 1) {
        if (row !== top || column !== left) cells[column] = EMPTY
      }
    }
  }
}

function trim(cells: Cell[]): Cell[] {
  while (cells.length > 0 && cells.at(-1) === EMPTY) cells.pop()
  return cells.length > 0 ? cells : NO_CELLS
}

/** A cell of text as the file has it; nothing but spaces is no content. */
export function textCell(text: string): Cell {
  return text.trim() === '' ? EMPTY : { kind: 'text', text }
}

export function numberCell(value: number): Cell {
  return Number.isFinite(value) ? { kind: 'number', value } : { kind: 'error', error: '#NUM!' }
}

/** What one cell of a table holds, whichever format the file had. Formulas stand as their result. */
export type Cell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'date' }
  /** `#REF!` and its like; {@link NO_RESULT} for a formula that was never worked out. */
  | { readonly kind: 'error'; readonly error: string }

/** A merged range, counted from 0, both ends included. Only its upper left cell holds the value. */
export type Merge = {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/**
 * One sheet of an office's file as plain data, so that it can cross from a worker thread. `rows[0]` is row 1;
 * rows end with their last filled cell.
 */
export type Sheet = {
  readonly name: string
  readonly isHidden: boolean
  /** Indexes from 0. */
  readonly hiddenColumns: readonly number[]
  /** Indexes from 0: filtered away or hidden by hand, and read all the same. */
  readonly hiddenRows: readonly number[]
  readonly merges: readonly Merge[]
  readonly rows: readonly (readonly Cell[])[]
  /** The building of its homes, as a person says. */
  readonly building?: string | undefined
  /** Of separated text how many fields each row has; between commas the empty ones count too. */
  readonly fields?: readonly number[]
}

export const EMPTY: Cell = { kind: 'empty' }

/** The error of a formula whose file brings no result for it. */
export const NO_RESULT = 'noResult'

/** The cell at a place counted from 0; empty where nothing was written. */
export function cellAt(sheet: Sheet, row: number, column: number): Cell {
  return sheet.rows[row]?.[column] ?? EMPTY
}

/** A column's letters as Excel shows them: `0` → `A`, `27` → `AB`. */
export function columnLetter(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : `${columnLetter(Math.floor(column / 26) - 1)}${last}`
}

/** A cell's name as Excel shows it, from places counted from 0: row 4, column 7 → `H5`. */
export function cellName(row: number, column: number): string {
  return `${columnLetter(column)}${row + 1}`
}

/** Nothing in it to make plain: most cells of a list, so that 20,000 rows are read without normalising each. */
const PLAIN = /^[\x21-\x7e\u4e00-\u9fff]*$/
const GAPS = /[\s\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/gu

/** A cell's words on one line: full-width signs made plain (not ㎡), runs of spaces and line breaks made one space. */
export function cellLine(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return PLAIN.test(cell.text) ? cell.text : makePlain(cell.text)
    case 'number':
      return String(cell.value)
    case 'empty':
    case 'date':
    case 'error':
      return ''
  }
}

function makePlain(text: string): string {
  return text
    .replace(/[^㎡]+/g, (words) => words.normalize('NFKC'))
    .replace(GAPS, ' ')
    .trim()
}

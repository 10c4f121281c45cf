import fc from 'fast-check'
import { type Cell, cellLine, EMPTY, type Merge, type Sheet } from '../../shared/ledger/price-list/sheet'

/** A row with where it came from and which of its cells no longer say what they did. */
type MutatedRow = { origin: number; cells: Cell[]; touched: Set<number>; isPlaceTouched: boolean }

/** A sheet that can be spoilt while it is known what was spoilt. */
export type Mutated = {
  name: string
  rows: MutatedRow[]
  merges: Merge[]
  isHidden: boolean
  hiddenColumns: number[]
  hiddenRows: number[]
  isTenThousand: boolean
}

export function openMutated({ name, rows, merges, isHidden, hiddenColumns, hiddenRows }: Sheet): Mutated {
  return {
    name,
    rows: rows.map((cells, origin) => ({ origin, cells: [...cells], touched: new Set(), isPlaceTouched: false })),
    merges: [...merges],
    isHidden,
    hiddenColumns: [...hiddenColumns],
    hiddenRows: [...hiddenRows],
    isTenThousand: false,
  }
}

export function sheetOf({ rows, ...sheet }: Mutated): Sheet {
  return { ...sheet, rows: rows.map(({ cells }) => cells) }
}

const KINDS = [
  'swap',
  'dropRow',
  'repeatRow',
  'blank',
  'garbage',
  'typo',
  'moveMerge',
  'fullWidth',
  'tenThousand',
  'title',
  'hide',
] as const

const GARBAGE = ['待定', '面议', '??', '#N/A', '-5', '0', '99999999999', '1,23', 'TRUE', '见附件', '12.34.56', '二']

const mutation = fc.record({
  kind: fc.constantFrom(...KINDS),
  sheet: fc.nat(1_000),
  row: fc.nat(10_000),
  column: fc.nat(100),
  otherRow: fc.nat(10_000),
  otherColumn: fc.nat(100),
  word: fc.constantFrom(...GARBAGE),
})
type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never

/** One to four ways in which a file is spoilt. */
export const mutations = fc.array(mutation, { minLength: 1, maxLength: 4 })

/** Spoils a sheet; of charts only what stands in their cells, since their names speak for many homes. */
export function applyMutation(sheets: Mutated[], { kind, ...at }: Mutation, isMatrix: boolean): void {
  const sheet = sheets[at.sheet % sheets.length]
  if (!sheet || sheet.rows.length < 3) return
  const last = headerEnd(sheet)
  const below = (row: number) => last + 1 + (row % Math.max(1, sheet.rows.length - last - 1))
  const width = sheet.rows[last]?.cells.length ?? 1
  const across = (column: number) => (isMatrix ? 3 + (column % Math.max(1, width - 3)) : column % width)
  const [row, column] = [below(at.row), across(at.column)]
  switch (kind) {
    case 'swap': {
      const [otherRow, otherColumn] = [below(at.otherRow), across(at.otherColumn)]
      const [one, other] = [cellOf(sheet, row, column), cellOf(sheet, otherRow, otherColumn)]
      put(sheet, row, column, other)
      put(sheet, otherRow, otherColumn, one)
      break
    }
    case 'dropRow':
      shiftRows(sheet, row, -1)
      break
    case 'repeatRow':
      shiftRows(sheet, row, 1)
      break
    case 'blank':
      put(sheet, row, column, EMPTY)
      break
    case 'garbage':
      put(sheet, row, column, { kind: 'text', text: at.word })
      break
    case 'typo':
      spoilHeading(sheet, at.row % (last + 1), at.column % width, at.otherColumn)
      break
    case 'moveMerge':
      moveMerge(sheet, at.row, at.otherRow)
      break
    case 'fullWidth':
      put(sheet, row, column, inFullWidth(cellOf(sheet, row, column)), false)
      break
    case 'tenThousand':
      writeInTenThousands(sheet, last)
      break
    case 'title':
      addTitle(sheet)
      break
    case 'hide':
      sheet.hiddenColumns.push(column)
      sheet.hiddenRows.push(row)
  }
}

/** The last heading row: the last one before the first row with several numbers. */
function headerEnd({ rows }: Mutated): number {
  const first = rows.findIndex(({ cells }) => cells.filter(({ kind }) => kind === 'number').length >= 3)
  return Math.max(0, first - 1)
}

function cellOf(sheet: Mutated, row: number, column: number): Cell {
  return sheet.rows[row]?.cells[column] ?? EMPTY
}

function put(sheet: Mutated, row: number, column: number, cell: Cell, isTouch = true): void {
  const target = sheet.rows[row]
  if (!target) return
  while (target.cells.length <= column) target.cells.push(EMPTY)
  target.cells[column] = cell
  if (!isTouch) return
  target.touched.add(column)
  for (const merge of sheet.merges) if (merge.top === row && merge.left === column) touchRows(sheet, merge)
}

/** What a merged cell says is said of all its rows. */
function touchRows(sheet: Mutated, { top, bottom }: Merge): void {
  for (let row = top; row <= bottom; row += 1) {
    const target = sheet.rows[row]
    if (target) target.isPlaceTouched = true
  }
}

function shiftRows(sheet: Mutated, row: number, by: 1 | -1): void {
  const target = sheet.rows[row]
  if (!target) return
  if (by > 0) sheet.rows.splice(row + 1, 0, { ...target, cells: [...target.cells], touched: new Set(target.touched) })
  else sheet.rows.splice(row, 1)
  sheet.merges = sheet.merges
    .map((merge) => ({
      ...merge,
      top: merge.top > row ? merge.top + by : merge.top,
      bottom: merge.bottom >= row ? merge.bottom + by : merge.bottom,
    }))
    .filter(({ top, bottom }) => bottom >= top)
}

function spoilHeading(sheet: Mutated, row: number, column: number, at: number): void {
  const cell = cellOf(sheet, row, column)
  if (cell.kind !== 'text') return
  const letters = [...cell.text]
  letters.splice(at % letters.length, 1, ...(at % 2 ? ['X'] : []))
  const target = sheet.rows[row]
  if (target) target.cells[column] = letters.length > 0 ? { kind: 'text', text: letters.join('') } : EMPTY
}

function moveMerge(sheet: Mutated, which: number, by: number): void {
  const at = which % Math.max(1, sheet.merges.length)
  const merge = sheet.merges[at]
  if (!merge) return
  const step = (by % 5) - 2
  sheet.merges[at] = { ...merge, top: Math.max(0, merge.top + step), bottom: Math.max(0, merge.bottom + step) }
}

function inFullWidth(cell: Cell): Cell {
  const text = cellLine(cell).replace(/[\d.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
  return text === '' ? cell : { kind: 'text', text }
}

/** The totals of a list in 万元, and their heading says so. */
function writeInTenThousands(sheet: Mutated, last: number): void {
  const column = sheet.rows[last]?.cells.findIndex((cell) => /^表?总价$/.test(cellLine(cell))) ?? -1
  const heading = sheet.rows[last]?.cells[column]
  if (!heading || sheet.isTenThousand) return
  sheet.isTenThousand = true
  const headings = sheet.rows[last]?.cells
  if (headings) headings[column] = { kind: 'text', text: `${cellLine(heading)}(万元)` }
  for (const row of sheet.rows.slice(last + 1)) {
    const cell = row.cells[column]
    const figure = Number(cellLine(cell ?? EMPTY).replace(/[,\s]/g, ''))
    if (cell && cell.kind !== 'empty' && Number.isFinite(figure))
      row.cells[column] = { kind: 'number', value: figure / 10_000 }
  }
}

function addTitle(sheet: Mutated): void {
  const cells: Cell[] = [{ kind: 'text', text: '汇景置业有限公司 价格公示' }]
  sheet.rows.unshift({ origin: -1, cells, touched: new Set(), isPlaceTouched: false })
  sheet.merges = sheet.merges.map((merge) => ({ ...merge, top: merge.top + 1, bottom: merge.bottom + 1 }))
}

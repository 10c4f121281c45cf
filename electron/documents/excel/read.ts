import type { CellValue, Row, Workbook, Worksheet } from 'exceljs'
import ExcelJS from 'exceljs'
import { type Cell, EMPTY, type Merge, NO_RESULT, type Sheet } from '../../../shared/ledger/price-list/sheet'
import { type Unreadable, unreadable } from '../../../shared/ledger/price-list/unreadable'
import { findArchiveProblem } from './archive'

/** What a workbook may hold at most: rows with content in all sheets together, columns in one. */
const MOST_ROWS = 60_000
const MOST_COLUMNS = 200

/** Parts of a sheet that say nothing about its figures; some of them make exceljs slow or stumble. */
const UNREAD_PARTS = [
  'hyperlinks',
  'dataValidations',
  'conditionalFormatting',
  'rowBreaks',
  'drawing',
  'picture',
  'legacyDrawing',
  'tableParts',
  'extLst',
]

/**
 * Reads an `.xlsx` file into plain sheets, in the workbook's order. Refuses what is no workbook, is encrypted,
 * damaged, or larger than any office's list. Rule LED-8.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[] | Unreadable> {
  const problem = findArchiveProblem(bytes)
  if (problem) return unreadable(problem)
  const workbook = await loadWorkbook(bytes)
  if (!workbook) return unreadable('damaged')
  const sheets = workbook.worksheets.map(readSheet)
  const isTooLarge =
    sheets.reduce((sum, sheet) => sum + sheet.filledRows, 0) > MOST_ROWS ||
    sheets.some((sheet) => sheet.columns > MOST_COLUMNS)
  return isTooLarge ? unreadable('tooLarge') : sheets.map(({ sheet }) => sheet)
}

/** `null` for whatever exceljs stumbles over: to the office that is a damaged file, not a fault of the program. */
async function loadWorkbook(bytes: Uint8Array): Promise<Workbook | null> {
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(new Uint8Array(bytes).buffer, { ignoreNodes: UNREAD_PARTS })
    return workbook
  } catch {
    return null
  }
}

/** Merged ranges by the address of their first cell, growing while the cells under them go by. */
type Merges = Map<string, { -readonly [Side in keyof Merge]: Merge[Side] }>

function readSheet(worksheet: Worksheet): { sheet: Sheet; filledRows: number; columns: number } {
  const rows: Cell[][] = []
  const hiddenRows: number[] = []
  const merges: Merges = new Map()
  let filledRows = 0
  let columns = 0
  worksheet.eachRow((row, number) => {
    const cells = readRow(row, merges)
    if (cells.length === 0) return
    while (rows.length < number - 1) rows.push(NO_CELLS)
    rows.push(cells)
    filledRows += 1
    columns = Math.max(columns, cells.length)
    if (row.hidden) hiddenRows.push(number - 1)
  })
  const hiddenColumns: number[] = []
  for (let column = 0; column < Math.min(columns, MOST_COLUMNS); column += 1) {
    if (worksheet.getColumn(column + 1).hidden) hiddenColumns.push(column)
  }
  const sheet = {
    name: worksheet.name,
    isHidden: worksheet.state !== 'visible',
    hiddenColumns,
    hiddenRows,
    merges: [...merges.values()],
    rows,
  }
  return { sheet, filledRows, columns }
}

const NO_CELLS: Cell[] = []

function readRow(row: Row, merges: Merges): Cell[] {
  const cells: Cell[] = []
  row.eachCell((cell, number) => {
    const { master } = cell
    if (master !== cell) {
      const merge = merges.get(master.address)
      const [bottom, right] = [row.number - 1, number - 1]
      if (merge) {
        merge.bottom = Math.max(merge.bottom, bottom)
        merge.right = Math.max(merge.right, right)
      } else {
        merges.set(master.address, { top: Number(master.row) - 1, left: Number(master.col) - 1, bottom, right })
      }
      return
    }
    const value = readValue(cell.value)
    if (value === EMPTY) return
    while (cells.length < number - 1) cells.push(EMPTY)
    cells.push(value)
  })
  return cells
}

function readValue(value: CellValue): Cell {
  if (value === null || value === undefined) return EMPTY
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? { kind: 'number', value } : { kind: 'error', error: '#NUM!' }
    case 'string':
      return value.trim() === '' ? EMPTY : { kind: 'text', text: value }
    case 'boolean':
      return { kind: 'text', text: value ? 'TRUE' : 'FALSE' }
    case 'object':
      break
  }
  if (value instanceof Date) return { kind: 'date' }
  if ('error' in value) return { kind: 'error', error: value.error }
  if ('richText' in value) return readValue(value.richText.map((run) => run.text).join(''))
  if ('formula' in value || 'sharedFormula' in value) {
    return value.result === undefined ? { kind: 'error', error: NO_RESULT } : readValue(value.result)
  }
  return readValue(value.text)
}

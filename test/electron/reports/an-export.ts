import ExcelJS from 'exceljs'
import { type OfficeClient, ordered } from '../../../electron/commands/office-client'
import { formatInstant } from '../../../shared/kernel/day'

type Cell = string | number | Date | null
export type Sheet = {
  file: string
  name: string
  head: string[]
  headings: string[]
  rows: Cell[][]
  sheet: ExcelJS.Worksheet
}

/** What stands above the headings. */
export const HEAD_ROWS = 4

/** The file as Excel would have it: what is above the table, its headings, its rows. */
export async function opened(client: OfficeClient, exportId: string): Promise<Sheet> {
  const file = await client.reports.exports.file({ exportId })
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(await file.arrayBuffer())
  const [sheet] = workbook.worksheets
  if (!sheet) throw new Error('no sheet')
  const cellsOf = (row: number): Cell[] =>
    Array.from({ length: sheet.columnCount }, (_, index) => {
      const { value } = sheet.getCell(row, index + 1)
      if (value === null || typeof value === 'string' || typeof value === 'number' || value instanceof Date)
        return value
      throw new Error(`neither text nor figure nor date: ${JSON.stringify(value)}`)
    })
  const lines = Array.from({ length: sheet.rowCount }, (_, index) => cellsOf(index + 1))
  return {
    file: file.name,
    name: sheet.name,
    head: lines.slice(0, HEAD_ROWS - 1).map(([cell]) => String(cell)),
    headings: (lines[HEAD_ROWS] ?? []).map(String),
    rows: lines.slice(HEAD_ROWS + 1),
    sheet,
  }
}

/** Has a table made in Chinese, and opens it. */
export async function exported<Asked extends object>(
  client: OfficeClient,
  call: (input: Asked & { requestId: string; language: 'zh-CN' }) => Promise<{ exportId: string }>,
  asked: Asked,
): Promise<Sheet> {
  const { exportId } = await call(ordered({ ...asked, language: 'zh-CN' as const }))
  return opened(client, exportId)
}

/** Fen as the cell has them. */
export const yuan = (fen: number | null) => (fen === null ? null : fen / 100)
/** An instant as the cell has it. */
export const when = (instant: number | null) =>
  instant === null ? null : new Date(`${formatInstant(instant).replace(' ', 'T')}Z`)

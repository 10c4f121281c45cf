import ExcelJS from 'exceljs'

/** What stands in a cell: a figure is written as one, with its format, so that it can be added up in Excel. */
export type TableCell = string | number | Date | null

/** A column: its heading, how wide, and how its figures are shown; `choices` are offered as a list in each cell. */
export type TableColumn = {
  header: string
  /** Characters. */
  width: number
  format?: keyof typeof FORMATS
  choices?: readonly string[]
}

/** One sheet of a workbook: a heading row that stays in view, and its rows. */
export type Table = {
  name: string
  columns: readonly TableColumn[]
  rows: readonly (readonly TableCell[])[]
  /** Lines above the heading row that say what the table is; its rows can be filtered then. */
  head?: readonly string[]
  /** How many empty rows below are prepared to be filled in. */
  emptyRows?: number
}

const FORMATS = {
  money: '#,##0.00',
  /** Fen that were never rounded. */
  exactMoney: '#,##0.00####',
  area: '0.00',
  rate: '0.00%',
  count: '0',
  day: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm:ss',
  text: '@',
} as const

/** What one cell of Excel holds. */
const LONGEST_TEXT = 32_767

/** Writes tables as an Excel file. Text is written as text: a name that begins with `=` is no formula. */
export async function writeWorkbook(tables: readonly Table[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  for (const table of tables) {
    const above = table.head ? [...table.head, ''] : []
    const headingRow = above.length + 1
    const sheet = workbook.addWorksheet(table.name, { views: [{ state: 'frozen', ySplit: headingRow }] })
    sheet.columns = table.columns.map(({ width, format }) => ({
      width,
      style: format ? { numFmt: FORMATS[format] } : {},
    }))
    for (const line of above) sheet.addRow([textOf(line)]).getCell(1).numFmt = FORMATS.text
    const head = sheet.addRow(table.columns.map(({ header }) => header))
    head.font = { bold: true }
    head.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8F0FA' } }
    head.eachCell((cell) => {
      cell.numFmt = FORMATS.text
    })
    sheet.addRows(table.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? textOf(cell) : cell))))
    if (table.head) {
      sheet.getCell(1, 1).font = { bold: true, size: 14 }
      const [top, bottom] = [headingRow, headingRow + table.rows.length]
      sheet.autoFilter = { from: { row: top, column: 1 }, to: { row: bottom, column: table.columns.length } }
    }
    offerChoices(sheet, table)
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** `_x0041_` would be read as a sign of that number; what is longer than a cell is cut. */
function textOf(text: string): string {
  return text.slice(0, LONGEST_TEXT).replaceAll(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
}

function offerChoices(sheet: ExcelJS.Worksheet, { columns, emptyRows = 0 }: Table): void {
  for (const [index, { choices }] of columns.entries()) {
    if (!choices) continue
    for (let row = 2; row < 2 + emptyRows; row += 1) {
      sheet.getCell(row, index + 1).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [`"${choices.join(',')}"`],
      }
    }
  }
}

import ExcelJS from 'exceljs'

/** What stands in a cell: a figure is written as one, with its format, so that it can be added up in Excel. */
export type TableCell = string | number | null

/** A column: its heading, how wide, and how its figures are shown; `choices` are offered as a list in each cell. */
export type TableColumn = {
  header: string
  /** Characters. */
  width: number
  format?: 'money' | 'area' | 'text'
  choices?: readonly string[]
}

/** One sheet of a workbook: a heading row that stays in view, and its rows. */
export type Table = {
  name: string
  columns: readonly TableColumn[]
  rows: readonly (readonly TableCell[])[]
  /** How many empty rows below are prepared to be filled in. */
  emptyRows?: number
}

const FORMATS = { money: '#,##0.00', area: '0.00', text: '@' } as const

/** Writes tables as an Excel file. Text is written as text: a name that begins with `=` is no formula. */
export async function writeWorkbook(tables: readonly Table[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  for (const table of tables) {
    const sheet = workbook.addWorksheet(table.name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = table.columns.map(({ width, format }) => ({
      width,
      style: format ? { numFmt: FORMATS[format] } : {},
    }))
    const head = sheet.addRow(table.columns.map(({ header }) => header))
    head.font = { bold: true }
    head.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8F0FA' } }
    head.eachCell((cell) => {
      cell.numFmt = FORMATS.text
    })
    sheet.addRows(table.rows.map((row) => [...row]))
    offerChoices(sheet, table)
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
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

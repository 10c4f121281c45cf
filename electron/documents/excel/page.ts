import type { Sheet } from '../../../shared/ledger/price-list/sheet'
import { FileUnreadable, LAST_ROW, MOST_COLUMNS, type Reading } from './bounds'
import { finishSheet, mergeCells, putCell, type SheetInMaking, startSheet, textCell } from './sheet-making'

const TAG = /<(?:!--[\s\S]*?(?:-->|$)|(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)|(\/?)([a-z][a-z0-9]*)\b([^<>]*)>)/gi
const SIGNS: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** A table while its rows go by; `reserved` tells for each column how many rows from here a cell above reaches. */
type Table = { sheet: SheetInMaking; row: number; column: number; reserved: number[]; text: string | null }

/**
 * Reads the tables of a page that was saved under the name of a workbook, as authorities' systems hand them out. A
 * table within a table's cell is part of the cell's words. Rule LED-8.
 */
export function readPage(text: string, name: string, reading: Reading): Sheet[] {
  const tables: SheetInMaking[] = []
  let table: Table | null = null
  let inner = 0
  let read = 0
  for (const found of text.matchAll(TAG)) {
    const [whole, , slash = '', tag = '', attributes = ''] = found
    if (table && table.text !== null) table.text += text.slice(read, found.index)
    read = found.index + whole.length
    const isEnd = slash !== ''
    switch (tag.toLowerCase()) {
      case 'table':
        if (!table && !isEnd) table = startTable(reading, tables, name)
        else if (table && !isEnd) inner += 1
        else if (table && inner > 0) inner -= 1
        else if (table) {
          endCell(table)
          table = null
        }
        break
      case 'tr':
        if (table && inner === 0 && !isEnd) startRow(table)
        break
      case 'td':
      case 'th':
        if (!table || inner > 0) break
        endCell(table)
        if (!isEnd) startCell(table, attributes)
        break
      case 'br':
        if (table && table.text !== null) table.text += '\n'
        break
    }
  }
  if (tables.length === 0) throw new FileUnreadable('notWorkbook')
  return tables.map(finishSheet)
}

function startTable(reading: Reading, tables: SheetInMaking[], name: string): Table {
  const sheet = startSheet(reading, tables.length === 0 ? name : `${name} ${tables.length + 1}`)
  tables.push(sheet)
  return { sheet, row: -1, column: 0, reserved: [], text: null }
}

function startRow(table: Table): void {
  endCell(table)
  table.row += 1
  table.column = 0
  table.reserved = table.reserved.map((rows) => Math.max(0, rows - 1))
}

function startCell(table: Table, attributes: string): void {
  while ((table.reserved[table.column] ?? 0) > 0) table.column += 1
  table.text = ''
  const rows = spanOf(attributes, 'rowspan', LAST_ROW)
  const columns = spanOf(attributes, 'colspan', MOST_COLUMNS)
  const { row, column: left } = table
  if (rows > 1 || columns > 1) {
    mergeCells(table.sheet, { top: row, left, bottom: row + rows - 1, right: left + columns - 1 })
  }
  if (left + columns > MOST_COLUMNS * 2) throw new FileUnreadable('tooLarge')
  for (let column = left; column < left + columns; column += 1) table.reserved[column] = rows
}

function endCell(table: Table): void {
  if (table.text === null) return
  putCell(table.sheet, table.row, table.column, textCell(plainWords(table.text)))
  table.text = null
}

function spanOf(attributes: string, name: 'rowspan' | 'colspan', most: number): number {
  const [, said = '1'] = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,7})`, 'i').exec(attributes) ?? []
  return Math.min(most, Math.max(1, Number(said)))
}

function plainWords(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim()
    .replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi, (whole, hex, decimal, name) => {
      if (name) return SIGNS[name.toLowerCase()] ?? whole
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })
}

import { type Cell, EMPTY, NO_RESULT, type Sheet } from '../../../shared/ledger/price-list/sheet'
import { FileUnreadable, type Reading } from './bounds'
import {
  finishSheet,
  hideColumns,
  mergeCells,
  numberCell,
  putCell,
  type SheetInMaking,
  startSheet,
  textCell,
} from './sheet-making'
import { type Attributes, scanXml } from './xml'

/** Reads a workbook of one XML file (Excel 2003, often named `.xls`). Rule LED-8. */
export function readXmlWorkbook(text: string, reading: Reading): Sheet[] {
  const sheets: Sheet[] = []
  let sheet: SheetInMaking | null = null
  let row = -1
  let column = -1
  let listed = 0
  let words: string | null = null
  let type = ''
  let across = 0
  let value: Cell = EMPTY
  const openCell = (attributes: Attributes) => {
    column = placeOf(attributes, column)
    value = attributes['ss:Formula'] === undefined ? EMPTY : { kind: 'error', error: NO_RESULT }
    across = countOf(attributes['ss:MergeAcross'])
    const down = countOf(attributes['ss:MergeDown'])
    if (sheet && (across > 0 || down > 0)) {
      mergeCells(sheet, { top: row, left: column, bottom: row + down, right: column + across })
    }
  }
  // Already decoded, whatever it says of its signs; rich texts stand as `ss:Data` among the others.
  const plain = text.replace(/^\s*<\?xml[^>]*\?>/, '').replace(/(<\/?)ss:/g, '$1')
  const root = scanXml(Buffer.from(plain), {
    open(name, attributes) {
      if (name === 'Worksheet') {
        sheet = startSheet(reading, attributes['ss:Name'] ?? '')
        row = -1
        listed = -1
      } else if (!sheet) return
      else if (name === 'Row') {
        row = placeOf(attributes, row)
        column = -1
        if (attributes['ss:Hidden'] === '1') sheet.hiddenRows.add(row)
      } else if (name === 'Column') {
        const first = placeOf(attributes, listed)
        listed = first + countOf(attributes['ss:Span'])
        if (attributes['ss:Hidden'] === '1') hideColumns(sheet, first, listed)
      } else if (name === 'Cell') openCell(attributes)
      else if (name === 'Visible') words = ''
      else if (name === 'Data') {
        words = ''
        type = attributes['ss:Type'] ?? 'String'
      }
    },
    close(name) {
      if (!sheet) return
      if (name === 'Data') {
        if (words !== null) value = readValue(type, words)
        words = null
      } else if (name === 'Visible') {
        sheet.isHidden = words !== null && words !== 'SheetVisible'
        words = null
      } else if (name === 'Cell') {
        putCell(sheet, row, column, value)
        column += across
      } else if (name === 'Worksheet') {
        sheets.push(finishSheet(sheet))
        sheet = null
      }
    },
    text(said) {
      if (words !== null) words += said
    },
  })
  if (root !== 'Workbook') throw new FileUnreadable('notWorkbook')
  return sheets
}

function readValue(type: string, words: string): Cell {
  switch (type) {
    case 'Number':
      return words.trim() === '' ? EMPTY : numberCell(Number(words))
    case 'DateTime':
      return { kind: 'date' }
    case 'Boolean':
      return { kind: 'text', text: words === '1' ? 'TRUE' : 'FALSE' }
    case 'Error':
      return { kind: 'error', error: words }
    default:
      return textCell(words)
  }
}

/** `ss:Index` counts from 1; without it the next place. */
function placeOf(attributes: Attributes, last: number): number {
  const index = attributes['ss:Index']
  if (index === undefined) return last + 1
  const place = countOf(index) - 1
  if (place < 0) throw new FileUnreadable('damaged')
  return place
}

function countOf(said: string | undefined): number {
  if (said === undefined) return 0
  if (!/^\d{1,7}$/.test(said)) throw new FileUnreadable('damaged')
  return Number(said)
}

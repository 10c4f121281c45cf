import { type Cell, EMPTY, type Merge, NO_RESULT, type Sheet } from '../../../shared/ledger/price-list/sheet'
import { FileUnreadable, type Reading } from './bounds'
import { finishSheet, hideColumns, mergeCells, numberCell, putCell, startSheet, textCell } from './sheet-making'
import { gatherText, unescapeSigns } from './strings'
import { type Attributes, scanXml } from './xml'

export type WorksheetFacts = {
  name: string
  isHidden: boolean
  strings: readonly Cell[]
  dateStyles: readonly boolean[]
  reading: Reading
}

/** One `<c>` while it is read. */
type OpenCell = { type: string; style: number; value: string | null; isFormula: boolean }

/** `<c r="B2" s="1" t="s"><v>12</v></c>`: a number or a shared text as nearly every program writes it, or nothing; right behind another tag. */
const PLAIN_CELL =
  /(?<=>)<c r="([A-Z]{1,3})\d{1,7}"(?: s="(\d{1,6})")?(?: t="([ns])")?(?:\/>|>(?:<v>([\d.E+-]+)<\/v>)?<\/c>)/g

/** Reads one worksheet. Whatever it says of its size beforehand is not believed. */
export function readWorksheet(part: Buffer, facts: WorksheetFacts): Sheet {
  const sheet = startSheet(facts.reading, facts.name, facts.isHidden)
  const gatherer = gatherText()
  let hasCells = false
  let isInCells = false
  let isValue = false
  let row = -1
  let column = -1
  let cell: OpenCell | null = null
  const openRow = ({ r, hidden }: Attributes) => {
    row = r === undefined ? row + 1 : Number(r) - 1
    column = -1
    if (!Number.isInteger(row) || row < 0) throw new FileUnreadable('damaged')
    if (isOn(hidden)) sheet.hiddenRows.add(row)
  }
  const openCell = ({ r, t, s }: Attributes) => {
    column = r === undefined ? column + 1 : columnOf(r)
    cell = { type: t ?? 'n', style: s === undefined ? -1 : Number(s), value: null, isFormula: false }
  }
  const root = scanXml(
    part,
    {
      open(name, attributes) {
        if (cell) {
          if (name === 'v') isValue = true
          else if (name === 'f') cell.isFormula = true
          gatherer.open(name)
          return
        }
        if (name === 'c' && isInCells) openCell(attributes)
        else if (name === 'row' && isInCells) openRow(attributes)
        else if (name === 'sheetData') hasCells = isInCells = true
        else if (name === 'col' && isOn(attributes.hidden)) {
          hideColumns(sheet, Number(attributes.min) - 1, Number(attributes.max) - 1)
        } else if (name === 'mergeCell') mergeCells(sheet, rangeOf(attributes.ref ?? ''))
      },
      close(name) {
        if (!cell) {
          if (name === 'sheetData') isInCells = false
          return
        }
        if (name === 'v') {
          isValue = false
          cell.value ??= ''
        } else if (name === 'c') {
          putCell(sheet, row, column, readCell(cell, gatherer.take(), facts))
          cell = null
        } else gatherer.close(name)
      },
      text(text) {
        if (isValue && cell) cell.value = (cell.value ?? '') + text
        else if (cell) gatherer.text(text)
      },
      plain: {
        form: PLAIN_CELL,
        read([, reference = '', s = '-1', type = 'n', value = null]) {
          if (!isInCells || cell) return false
          column = columnOf(reference)
          putCell(sheet, row, column, readCell({ type, style: Number(s), value, isFormula: false }, '', facts))
          return true
        },
      },
    },
    facts.reading.onProgress,
  )
  if (root !== 'worksheet' || !hasCells) throw new FileUnreadable('damaged')
  return finishSheet(sheet)
}

function readCell({ type, style, value, isFormula }: OpenCell, inline: string, facts: WorksheetFacts): Cell {
  if (type === 'inlineStr') return textCell(inline)
  if (value === null || (value === '' && type !== 'str')) {
    return isFormula ? { kind: 'error', error: NO_RESULT } : EMPTY
  }
  switch (type) {
    case 's': {
      const text = facts.strings[Number(value)]
      if (!text) throw new FileUnreadable('damaged')
      return text
    }
    case 'n':
      return facts.dateStyles[style] ? { kind: 'date' } : numberCell(Number(value))
    case 'str':
      return textCell(unescapeSigns(value))
    case 'b':
      return { kind: 'text', text: isOn(value) ? 'TRUE' : 'FALSE' }
    case 'd':
      return { kind: 'date' }
    case 'e':
      return { kind: 'error', error: value }
    default:
      throw new FileUnreadable('damaged')
  }
}

function isOn(said: string | undefined): boolean {
  return said === '1' || said === 'true'
}

/** `AB12` → 27. */
function columnOf(reference: string): number {
  let number = 0
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - 64
    if (letter < 1 || letter > 26) break
    number = number * 26 + letter
  }
  if (number === 0 || number > 16_384) throw new FileUnreadable('damaged')
  return number - 1
}

function rangeOf(reference: string): Merge {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(reference)
  if (!found) throw new FileUnreadable('damaged')
  const [, left = '', top = '', right = left, bottom = top] = found
  return { top: Number(top) - 1, left: columnOf(left), bottom: Number(bottom) - 1, right: columnOf(right) }
}

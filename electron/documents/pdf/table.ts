import { INK, SET, type TextStyle } from './ink'
import { drawRow, PLAIN_ROW, type PlacedCell, placeCell, type RowLook, rowHeight } from './row'
import { reserve, rule, type Sheet, widthOf } from './sheet'

export type Column = {
  readonly title: string
  /** A share of the width that is left over, or as wide as its widest text: for figures, which never wrap. */
  readonly width: number | 'content'
  readonly align?: 'left' | 'right'
  readonly style?: TextStyle
}

const GAP = 12
const HEAD_ROW: RowLook = { padding: 2.2, rule: { weight: 0.5, colour: INK.rule } }

/**
 * A table with thin rules: a row is one text a column. Long texts wrap, figures stand right-aligned, a new page
 * repeats the head row.
 */
export function drawTable(sheet: Sheet, columns: readonly Column[], rows: readonly (readonly string[])[]): void {
  const { head, placed } = placeTable(sheet, columns, rows)
  reserve(sheet, opening(head, placed))
  drawHead()
  for (const row of placed) drawRow(sheet, row, PLAIN_ROW, drawHead)
  rule(sheet.doc, { x: sheet.left, y: sheet.y, width: sheet.width, weight: 0.5, colour: INK.rule })

  function drawHead() {
    rule(sheet.doc, { x: sheet.left, y: sheet.y, width: sheet.width, weight: 0.5, colour: INK.rule })
    drawRow(sheet, head, HEAD_ROW)
  }
}

/** How high a table's head and first row will be, for the heading that must not stand without them. */
export function openingHeight(sheet: Sheet, columns: readonly Column[], rows: readonly (readonly string[])[]): number {
  const { head, placed } = placeTable(sheet, columns, rows)
  return opening(head, placed)
}

function opening(head: readonly PlacedCell[], [first]: readonly (readonly PlacedCell[])[]): number {
  return rowHeight(head, HEAD_ROW) + (first ? rowHeight(first, PLAIN_ROW) : 0)
}

function placeTable(sheet: Sheet, columns: readonly Column[], rows: readonly (readonly string[])[]) {
  const places = placesOf(sheet, columns, rows)
  return { head: columns.map((column, index) => place(column.title, index, SET.head)), placed: rows.map(placeRow) }

  function placeRow(row: readonly string[]): PlacedCell[] {
    return row.map((text, index) => place(text, index, columns[index]?.style ?? SET.body))
  }

  function place(text: string, index: number, style: TextStyle): PlacedCell {
    const { x, width } = places[index] ?? { x: sheet.left, width: sheet.width }
    return placeCell(sheet, text, { x, width, align: columns[index]?.align ?? 'left' }, style)
  }
}

function placesOf(sheet: Sheet, columns: readonly Column[], rows: readonly (readonly string[])[]) {
  const natural = columns.map((column, index) =>
    column.width === 'content' ? contentWidth(sheet, column, index, rows) : 0,
  )
  const shares = columns.reduce((sum, column) => sum + (column.width === 'content' ? 0 : column.width), 0)
  const taken = natural.reduce((sum, width) => sum + width, 0) + GAP * (columns.length - 1)
  let x = sheet.left
  return columns.map((column, index) => {
    const width = column.width === 'content' ? (natural[index] ?? 0) : ((sheet.width - taken) * column.width) / shares
    const place = { x, width }
    x += width + GAP
    return place
  })
}

function contentWidth(sheet: Sheet, column: Column, index: number, rows: readonly (readonly string[])[]): number {
  const texts = rows.map((row) => row[index] ?? '')
  const widths = texts.map((text) => widthOf(sheet.doc, text, column.style ?? SET.body))
  // Half a point, so that rounding never wraps the widest one.
  return Math.max(widthOf(sheet.doc, column.title, SET.head), ...widths) + 0.5
}

import { INK, lineHeightOf, type TextStyle } from './ink'
import { linesOf, rule, type Sheet, writeLine } from './sheet'

/** A piece of a row: its place across the page, and its text already parted into lines. */
export type PlacedCell = {
  readonly x: number
  readonly width: number
  readonly align: 'left' | 'right'
  readonly style: TextStyle
  readonly lines: readonly string[]
}

export type RowLook = {
  /** White above and below the text. */
  readonly padding: number
  readonly rule: { readonly weight: number; readonly colour: string } | null
}

export const PLAIN_ROW: RowLook = { padding: 1.8, rule: { weight: 0.4, colour: INK.hair } }

/** Puts a text into its place across the page. */
export function placeCell(
  sheet: Sheet,
  text: string,
  place: { x: number; width: number; align?: 'left' | 'right' },
  style: TextStyle,
): PlacedCell {
  const lines = linesOf(sheet.doc, text, place.width, style)
  return { x: place.x, width: place.width, align: place.align ?? 'left', style, lines }
}

/** How high a row will be. */
export function rowHeight(cells: readonly PlacedCell[], look: RowLook): number {
  return linesDeep(cells) * lineHeightIn(cells) + 2 * look.padding
}

/**
 * Draws a row and moves on below it. A row that does not fit goes to the next page as a whole; one longer than a
 * page is continued there, so that no text is ever lost. `onTurn` draws what the next page repeats.
 */
export function drawRow(
  sheet: Sheet,
  cells: readonly PlacedCell[],
  look: RowLook,
  onTurn: () => void = () => {},
): void {
  const pageful = sheet.bottom - sheet.top
  if (sheet.y + rowHeight(cells, look) > sheet.bottom && rowHeight(cells, look) < pageful / 2) {
    sheet.turnPage()
    onTurn()
  }
  const height = lineHeightIn(cells)
  const deep = linesDeep(cells)
  let from = 0
  while (from < deep) {
    const room = Math.floor((sheet.bottom - sheet.y - 2 * look.padding) / height)
    if (room < 1) {
      sheet.turnPage()
      onTurn()
      continue
    }
    const to = Math.min(deep, from + room)
    drawLines(sheet, cells, { from, to, y: sheet.y + look.padding, height })
    sheet.y += (to - from) * height + 2 * look.padding
    from = to
  }
  if (look.rule) rule(sheet.doc, { x: sheet.left, y: sheet.y, width: sheet.width, ...look.rule })
}

function drawLines(
  sheet: Sheet,
  cells: readonly PlacedCell[],
  part: { from: number; to: number; y: number; height: number },
): void {
  for (const cell of cells) {
    const x = cell.align === 'right' ? cell.x + cell.width : cell.x
    cell.lines.slice(part.from, part.to).forEach((line, index) => {
      const y = part.y + index * part.height + (part.height - lineHeightOf(cell.style)) / 2
      writeLine(sheet.doc, line, { x, y, align: cell.align }, cell.style)
    })
  }
}

function linesDeep(cells: readonly PlacedCell[]): number {
  return Math.max(1, ...cells.map((cell) => cell.lines.length))
}

function lineHeightIn(cells: readonly PlacedCell[]): number {
  return Math.max(...cells.map((cell) => lineHeightOf(cell.style)))
}

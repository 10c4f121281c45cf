import { INK, lineHeightOf, SET } from './ink'
import { drawRow, PLAIN_ROW, placeCell, rowHeight } from './row'
import { reserve, type Sheet } from './sheet'

const BOX = 9
const INDENT = 20

/** A sentence that is confirmed: behind a ticked box. */
export function drawTicked(sheet: Sheet, sentence: string): void {
  const cells = [placeCell(sheet, sentence, { x: sheet.left + INDENT, width: sheet.width - INDENT }, SET.body)]
  reserve(sheet, rowHeight(cells, PLAIN_ROW))
  const { doc, left } = sheet
  const y = sheet.y + PLAIN_ROW.padding + (lineHeightOf(SET.body) - BOX) / 2
  doc
    .lineWidth(0.8)
    .rect(left + 2, y, BOX, BOX)
    .stroke(INK.text)
  doc
    .lineWidth(1.3)
    .moveTo(left + 3.8, y + BOX * 0.5)
    .lineTo(left + 5.6, y + BOX * 0.75)
    .lineTo(left + 9.2, y + BOX * 0.22)
    .stroke(INK.accent)
  drawRow(sheet, cells, PLAIN_ROW)
}

import { SET, type TextStyle } from './ink'
import { drawRow, PLAIN_ROW, placeCell } from './row'
import { reserve, type Sheet } from './sheet'

/** A fact with its name: 建筑面积 89.53 ㎡. `isWide` gives it a row of its own. */
export type Fact = { readonly label: string; readonly value: string; readonly isWide?: boolean }

const LABEL = 58
const GAP = 16

/** Facts in two columns under thin rules, in reading order from left to right. */
export function drawFacts(sheet: Sheet, facts: readonly Fact[]): void {
  for (const pair of inPairs(facts)) {
    const column = pair.some((fact) => fact.isWide) ? sheet.width : (sheet.width - GAP) / 2
    const cells = pair.flatMap((fact, index) => {
      const x = sheet.left + index * (column + GAP)
      return [
        placeCell(sheet, fact.label, { x, width: LABEL - 6 }, SET.label),
        placeCell(sheet, fact.value, { x: x + LABEL, width: column - LABEL }, SET.body),
      ]
    })
    drawRow(sheet, cells, PLAIN_ROW)
  }
}

/**
 * A title over a part of the paper, with a note at the right. It never stands alone at the foot of a page:
 * `follows` is the height of what must stand on the same page, three rows unless said otherwise.
 */
export function drawHeading(sheet: Sheet, title: string, note = '', follows = 40): void {
  reserve(sheet, follows + 26)
  const top = sheet.y > sheet.top ? sheet.y + 7.5 : sheet.y
  sheet.y = top + 1
  const heading = placeCell(sheet, title, { x: sheet.left, width: sheet.width / 2 }, SET.heading)
  const aside = placeCell(
    sheet,
    note,
    { x: sheet.left + sheet.width / 2, width: sheet.width / 2, align: 'right' },
    SET.head,
  )
  drawRow(sheet, note ? [heading, aside] : [heading], { padding: 1.6, rule: null })
}

/** Running text: it flows on to the next page between two lines. */
export function drawParagraph(sheet: Sheet, text: string, style: TextStyle = SET.body): void {
  drawRow(sheet, [placeCell(sheet, text, { x: sheet.left, width: sheet.width }, style)], { padding: 1.6, rule: null })
}

function inPairs(facts: readonly Fact[]): Fact[][] {
  const rows: Fact[][] = []
  for (const fact of facts) {
    const last = rows.at(-1)
    if (last?.length === 1 && !last[0]?.isWide && !fact.isWide) last.push(fact)
    else rows.push([fact])
  }
  return rows
}

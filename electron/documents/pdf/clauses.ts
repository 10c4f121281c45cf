import { closingHeight, drawClosing } from './closing'
import { drawHeading } from './grid'
import { SET } from './ink'
import { drawRow, type PlacedCell, placeCell, type RowLook, rowHeight } from './row'
import { reserve, type Sheet } from './sheet'
import type { SignatureBlock } from './signatures'

export type Clauses = {
  readonly title: string
  readonly clauses: readonly string[]
  /** What whoever signs says by it. */
  readonly declaration: string
  readonly signatures: readonly SignatureBlock[]
}

const INDENT = 20
const CLAUSE_ROW: RowLook = { padding: 1.8, rule: null }
/** How many clauses stand on the page of the signatures at least: nobody signs a page that says nothing. */
const KEPT_TOGETHER = 2

/** The numbered clauses of a paper and the places to sign, never the latter alone on a page. */
export function drawClauses(sheet: Sheet, { title, clauses, declaration, signatures }: Clauses): void {
  const rows = clauses.map((clause, index) => placeClause(sheet, clause, index + 1))
  const last = rows.slice(-KEPT_TOGETHER).reduce((sum, row) => sum + rowHeight(row, CLAUSE_ROW), 0)
  const together = last + closingHeight(sheet, [declaration], signatures)
  const fewRows = rows.length <= KEPT_TOGETHER
  drawHeading(sheet, title, '', fewRows ? together : rowHeight(rows[0] ?? [], CLAUSE_ROW))
  rows.forEach((row, index) => {
    if (index === rows.length - KEPT_TOGETHER) reserve(sheet, together)
    drawRow(sheet, row, CLAUSE_ROW)
  })
  drawClosing(sheet, [declaration], signatures)
}

function placeClause(sheet: Sheet, clause: string, number: number): PlacedCell[] {
  return [
    placeCell(sheet, `${number}.`, { x: sheet.left, width: INDENT - 6, align: 'right' }, SET.body),
    placeCell(sheet, clause, { x: sheet.left + INDENT, width: sheet.width - INDENT }, SET.body),
  ]
}

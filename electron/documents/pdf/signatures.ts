import { INK, lineHeightOf, SET } from './ink'
import { fitted, linesOf, reserve, rule, type Sheet, writeLine } from './sheet'

/** A place to sign: for whom, and, where it was signed in the system already, when. */
export type SignatureBlock = {
  /** 买方, 置业顾问 … */
  readonly role: string
  readonly name?: string
  /** `2026-06-07 10:02:03`; without it a line to sign by hand. */
  readonly signedAt?: string
}

const GAP = 16
const SIGN_SPACE = 26
const LINE = lineHeightOf(SET.label)

/** Places to sign, at most four beside each other. A row of them stays on one page. */
export function drawSignatures(sheet: Sheet, blocks: readonly SignatureBlock[]): void {
  for (const row of rowsOf(sheet, blocks)) {
    reserve(sheet, row.height)
    for (const place of row.places) drawPlace(sheet, place, row)
    sheet.y += row.height
  }
}

/** How high the places to sign will be, for what must stand on one page with them. */
export function signaturesHeight(sheet: Sheet, blocks: readonly SignatureBlock[]): number {
  return rowsOf(sheet, blocks).reduce((sum, row) => sum + row.height, 0)
}

type Place = { block: SignatureBlock; x: number; title: string[] }
type Row = { places: Place[]; width: number; deep: number; height: number }

function rowsOf(sheet: Sheet, blocks: readonly SignatureBlock[]): Row[] {
  const across = blocks.length <= 4 ? blocks.length : 3
  const width = (sheet.width - GAP * (across - 1)) / across
  const rows: Row[] = []
  for (let from = 0; from < blocks.length; from += across) {
    const places = blocks.slice(from, from + across).map((block, index) => ({
      block,
      x: sheet.left + index * (width + GAP),
      title: linesOf(sheet.doc, titleOf(block), width, SET.label),
    }))
    const deep = Math.max(...places.map((place) => place.title.length))
    rows.push({ places, width, deep, height: (deep + 1) * LINE + SIGN_SPACE + 9 })
  }
  return rows
}

/** Who signed in the system stands on the line in print, who is still to sign stands above it. */
function titleOf({ role, name, signedAt }: SignatureBlock): string {
  return name && !signedAt ? `${role}　${name}` : role
}

function drawPlace(sheet: Sheet, { block, x, title }: Place, { width, deep }: Row): void {
  const { doc, y } = sheet
  const line = y + 2 + deep * LINE + SIGN_SPACE
  title.forEach((text, index) => {
    writeLine(doc, text, { x, y: y + 2 + index * LINE }, SET.label)
  })
  if (block.signedAt && block.name) {
    const name = fitted(doc, block.name, width, SET.strong)
    writeLine(doc, block.name, { x, y: line - lineHeightOf(name) - 1 }, name)
  }
  rule(doc, { x, y: line, width, weight: 0.6, colour: INK.soft })
  writeLine(doc, block.signedAt ?? '日期　　　　年　　月　　日', { x, y: line + 2 }, SET.small)
}

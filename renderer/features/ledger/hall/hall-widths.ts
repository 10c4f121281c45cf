import type { ChartBlock } from '../../../../shared/ledger/board-pages'
import type { HallCell, HallState } from '../../../../shared/ledger/hall'

/** Everything here is in hundredths of the screen's width, as the styles of the hall are. */
const SIDES = 2 * 1.4
const BETWEEN_BLOCKS = 1
/** What a band of blocks has, the gap after each of them counted. */
export const GROUND = 100 - SIDES + BETWEEN_BLOCKS

/** Sizes of the type, as in the styles. */
const TYPE = { title: 1.7, floor: 1.5, full: 1.5, short: 1.35 }
/** What a cell takes beside its texts: edges, padding, between number and state, and to the next cell. */
const BESIDE = { full: 2.2, short: 1.25 }
const AFTER_FLOOR = 0.6
/** No cell is wider, however few there are. */
const WIDEST = 16

/** The width of a text in its own size: figures are narrow, capital letters less so, signs as wide as high. */
function widthOf(text: string): number {
  let width = 0
  for (const sign of text) width += /[\d .-]/.test(sign) ? 0.6 : /[!-~]/.test(sign) ? 0.72 : 1
  return width
}

function widest(texts: Iterable<string>): number {
  let most = 0
  for (const text of texts) most = Math.max(most, widthOf(text))
  return most
}

type Block = ChartBlock<HallCell>

/** What stands over a block, and beside a number. */
export type HallWords = { title(block: Block): string; state(state: HallState): string }

function* cellsOf({ rows }: Block): Generator<HallCell> {
  for (const { cells } of rows) for (const cell of cells) if (cell) yield cell
}

export function floorWidth({ rows }: Block): number {
  return TYPE.floor * widest(rows.map(({ floor }) => floor)) + AFTER_FLOOR
}

/** What a cell needs so that its number is read whole, with one sign for its state. */
function shortest(block: Block): number {
  return TYPE.short * (widest([...cellsOf(block)].map(({ room }) => room)) + 1) + BESIDE.short
}

/** What a block takes at least, the gap to the next with it. */
export function blockWidth(block: Block, { title }: HallWords): number {
  const cells = block.columns * shortest(block)
  return floorWidth(block) + Math.max(TYPE.title * widthOf(title(block)), cells) + BETWEEN_BLOCKS
}

/** How wide the cells of each block become, and whether their states are said by one sign, which the legend explains. */
export function bandWidths(band: readonly Block[], words: HallWords): { isShort: boolean; cells: readonly number[] } {
  const columns = band.reduce((sum, block) => sum + block.columns, 0)
  const spare = GROUND - band.reduce((sum, block) => sum + blockWidth(block, words), 0)
  const more = Math.max(0, spare) / Math.max(1, columns)
  const cells = band.map((block) => Math.min(WIDEST, shortest(block) + more))
  const isShort = band.some((block, index) => {
    const full = [...cellsOf(block)].map(({ room, state }) => widthOf(room) + widthOf(words.state(state)))
    return TYPE.full * Math.max(0, ...full) + BESIDE.full > (cells[index] ?? 0)
  })
  return { isShort, cells }
}

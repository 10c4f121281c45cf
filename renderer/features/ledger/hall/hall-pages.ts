import { type ChartPage, pageChart } from '../../../../shared/ledger/board-pages'
import type { Hall, HallCell } from '../../../../shared/ledger/hall'
import { blockWidth, GROUND, type HallWords } from './hall-widths'

/** What one turn of the television shows: all buildings with what is left in each, or homes. */
export type HallTurn =
  | { kind: 'overview'; buildings: Hall['buildings'] }
  | { kind: 'homes'; bands: ChartPage<HallCell>['bands'] }

/** Lines of which each is high enough for its type, to be read from five metres. */
const LINES = 19
const MOST_BUILDINGS = 20

/** The turns of the television in their order. One building alone needs no overview. */
export function turnsOf(buildings: Hall['buildings'], words: HallWords): HallTurn[] {
  const overviews: HallTurn[] = []
  if (buildings.length > 1)
    for (let from = 0; from < buildings.length; from += MOST_BUILDINGS)
      overviews.push({ kind: 'overview', buildings: buildings.slice(from, from + MOST_BUILDINGS) })
  const pages = pageChart(buildings, { across: GROUND, rows: LINES, widthOf: (block) => blockWidth(block, words) })
  return [...overviews, ...pages.map(({ bands }): HallTurn => ({ kind: 'homes', bands }))]
}

import { type ChartPage, type PageRoom, pageChart } from '../../../shared/ledger/board-pages'
import type { Hall, HallCell } from '../../../shared/ledger/hall'

/** What one turn of the television shows: all buildings with what is left in each, or homes. */
export type HallTurn =
  | { kind: 'overview'; buildings: Hall['buildings'] }
  | { kind: 'homes'; bands: ChartPage<HallCell>['bands'] }

/** As much as is read from five metres on a television of 1920 × 1080. */
const ROOM: PageRoom = { columns: 16, rows: 18 }
const MOST_BUILDINGS = 20

/** The turns of the television in their order. One building alone needs no overview. */
export function turnsOf(buildings: Hall['buildings']): HallTurn[] {
  const overviews: HallTurn[] = []
  if (buildings.length > 1)
    for (let from = 0; from < buildings.length; from += MOST_BUILDINGS)
      overviews.push({ kind: 'overview', buildings: buildings.slice(from, from + MOST_BUILDINGS) })
  return [...overviews, ...pageChart(buildings, ROOM).map(({ bands }): HallTurn => ({ kind: 'homes', bands }))]
}

import type { BoardHome } from '../../../../shared/ledger/board-homes'
import type { UnitState } from '../../../../shared/ledger/unit'

/** What the board is narrowed to; what is absent does not narrow it. Area in 0.01 ㎡, both ends included. */
export type BoardFilter = {
  state: UnitState | null
  type: string | null
  area: { from: number; to: number } | null
}

/** Whether anything narrows the board. */
export function isFiltering({ state, type, area }: BoardFilter): boolean {
  return state !== null || type !== null || area !== null
}

/** Whether a home in this state stays lit under the filter; the others fade but keep their place. */
export function isLit(home: BoardHome, state: UnitState, filter: BoardFilter): boolean {
  if (filter.state !== null && filter.state !== state) return false
  if (filter.type !== null && filter.type !== home.type) return false
  return filter.area === null || (home.area !== null && home.area >= filter.area.from && home.area <= filter.area.to)
}

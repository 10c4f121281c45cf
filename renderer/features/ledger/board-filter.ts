import { type UnitState, unitStateAt } from '../../../shared/ledger/unit'
import type { BoardHome } from './board-homes'

/** How many homes are in each state. */
export type StateCounts = Record<UnitState, number>

/** What the board is narrowed to; what is absent does not narrow it. Area in 0.01 ㎡, both ends included. */
export type BoardFilter = {
  state: UnitState | null
  type: string | null
  area: { from: number; to: number } | null
}

/** The order of the legend: as a sale goes, then what is not for sale. */
const LEGEND_ORDER: readonly UnitState[] = [
  'available',
  'ticket',
  'subscribed',
  'contracted',
  'filed',
  'handedOver',
  'withheld',
  'waiting',
  'unreleased',
]
const ALWAYS: ReadonlySet<UnitState> = new Set(['available', 'ticket', 'unreleased'])

/** Counts the homes by their state at an instant. Rule LED-5. */
export function countStates(homes: readonly BoardHome[], now: number): StateCounts {
  const counts: StateCounts = {
    unreleased: 0,
    available: 0,
    ticket: 0,
    subscribed: 0,
    contracted: 0,
    filed: 0,
    handedOver: 0,
    withheld: 0,
    waiting: 0,
  }
  for (const home of homes) counts[unitStateAt(home, now)] += 1
  return counts
}

/** The legend's chips: 可售, 房号单 and 未推 always, others while there are such homes. They add up to 全部. */
export function legendOf(counts: StateCounts): { state: UnitState; count: number }[] {
  return LEGEND_ORDER.filter((state) => ALWAYS.has(state) || counts[state] > 0).map((state) => ({
    state,
    count: counts[state],
  }))
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

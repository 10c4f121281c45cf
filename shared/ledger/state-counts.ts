import { type UnitFacts, type UnitState, unitStateAt } from './unit'

/** How many homes are in each state. */
export type StateCounts = Record<UnitState, number>

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
export function countStates(homes: Iterable<UnitFacts>, now: number): StateCounts {
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

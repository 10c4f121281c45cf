import { WHOLE } from '../kernel/rate'
import { countStates } from './state-counts'
import type { UnitFacts } from './unit'

/** 当日统计 of some homes. Every home counts once: for sale, on ticket, gone, kept back or not released. Rule LED-5. */
export type Tally = {
  name: string
  total: number
  forSale: number
  onTicket: number
  /** Subscribed and everything after it. */
  gone: number
  /** Withheld, or waiting to be released again. */
  keptBack: number
  unreleased: number
  /** 去化率: what tickets, and the subscriptions they become, claim of what was released. */
  absorption: number | null
}

/** 去化率 as a rate (0.0001), half up; null before anything was released. The one way it is counted, on every page. */
export function absorptionRate(claimed: number, released: number): number | null {
  return released === 0 ? null : Math.floor((claimed * 2 * WHOLE + released) / (2 * released))
}

/** Counts homes that stand under one name, at an instant; an expired ticket is for sale again. Rule LED-4. */
export function tallyOf(name: string, homes: readonly UnitFacts[], now: number): Tally {
  const { available, ticket, subscribed, contracted, filed, handedOver, withheld, waiting, unreleased } = countStates(
    homes,
    now,
  )
  const gone = subscribed + contracted + filed + handedOver
  const released = homes.length - unreleased
  return {
    name,
    total: homes.length,
    forSale: available,
    onTicket: ticket,
    gone,
    keptBack: withheld + waiting,
    unreleased,
    absorption: absorptionRate(ticket + gone, released),
  }
}

/** The same by building or by type, in the order in which their first homes stand. */
export function tallyBy<Home extends UnitFacts>(
  homes: readonly Home[],
  now: number,
  nameOf: (home: Home) => string,
): Tally[] {
  const groups = new Map<string, Home[]>()
  for (const home of homes) {
    const name = nameOf(home)
    const group = groups.get(name)
    if (group) group.push(home)
    else groups.set(name, [home])
  }
  return [...groups].map(([name, group]) => tallyOf(name, group, now))
}

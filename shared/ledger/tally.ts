import { groupBy } from '../kernel/group'
import { WHOLE } from '../kernel/rate'
import type { BoardHome } from './board-homes'
import { wordType } from './board-layout'
import { countStates, type StateCounts } from './state-counts'
import type { UnitFacts, UnitKind } from './unit'

/** What of a unit says how it is counted: its state, and whether it is a home, a parking space or a storeroom. */
export type CountedUnit = UnitFacts & { kind: UnitKind }

/**
 * How some homes stand. Every one counts once: for sale, on ticket, gone, kept back or not released. Rule LED-5.
 */
export type Tally = {
  total: number
  forSale: number
  onTicket: number
  /** Subscribed and everything after it. */
  gone: number
  /** Withheld, or waiting to be released again. */
  keptBack: number
  unreleased: number
}

/** Parking spaces or storerooms among some units: how many, and how many of them are for sale. Rule LED-11. */
export type SpaceCount = { kind: SpaceKind; total: number; forSale: number }
export type SpaceKind = Exclude<UnitKind, 'home'>

/** 当日统计: homes by building or type and all of them, and beside them what is no home, a kind a line. Rule LED-11. */
export type Statistics = {
  rows: (Tally & { name: string })[]
  all: Tally
  spaces: (Tally & { kind: SpaceKind })[]
}

const SPACE_KINDS: readonly SpaceKind[] = ['parking', 'storeroom']

/** 去化率 as a rate (0.0001), half up; null before anything was released. The one way it is counted, on every page. */
export function absorptionRate(claimed: number, released: number): number | null {
  return released === 0 ? null : Math.floor((claimed * 2 * WHOLE + released) / (2 * released))
}

/** 去化率 of homes as they stand: what tickets, and the subscriptions they become, claim of what was released. */
export function absorptionOfTally({ total, onTicket, gone, unreleased }: Tally): number | null {
  return absorptionRate(onTicket + gone, total - unreleased)
}

/**
 * What is counted in 套, on every page and paper: homes. Parking spaces and storerooms are counted apart and by name,
 * never added to them. Rule LED-11.
 */
export function homesAmong<Unit extends { kind: UnitKind }>(units: readonly Unit[]): Unit[] {
  return units.filter(({ kind }) => kind === 'home')
}

/** What is no home among them, each kind apart; a kind that there is none of has no line. Rule LED-11. */
export function spacesAmong(units: readonly CountedUnit[], now: number): SpaceCount[] {
  return SPACE_KINDS.flatMap((kind) => {
    const own = units.filter((unit) => unit.kind === kind)
    return own.length === 0 ? [] : [{ kind, total: own.length, forSale: countStates(own, now).available }]
  })
}

/**
 * How what one place of the board shows stands, state by state: its homes, and where there are none (a garage) what there is
 * instead. Rules LED-5, LED-11.
 */
export function countsOfPlace(units: readonly CountedUnit[], now: number): StateCounts {
  const homes = homesAmong(units)
  return countStates(homes.length === 0 ? units : homes, now)
}

/** Counts some units at an instant; an expired ticket is for sale again. Rule LED-4. */
export function tallyOf(units: readonly UnitFacts[], now: number): Tally {
  const { available, ticket, subscribed, contracted, filed, handedOver, withheld, waiting, unreleased } = countStates(
    units,
    now,
  )
  return {
    total: units.length,
    forSale: available,
    onTicket: ticket,
    gone: subscribed + contracted + filed + handedOver,
    keptBack: withheld + waiting,
    unreleased,
  }
}

/** 当日统计 by building or by type, in the order in which their first homes stand. Rules LED-5, LED-11. */
export function statisticsOf<Unit extends CountedUnit>(
  units: readonly Unit[],
  now: number,
  nameOf: (home: Unit) => string,
): Statistics {
  const homes = homesAmong(units)
  return {
    rows: [...groupBy(homes, nameOf)].map(([name, group]) => ({ name, ...tallyOf(group, now) })),
    all: tallyOf(homes, now),
    spaces: SPACE_KINDS.flatMap((kind) => {
      const own = units.filter((unit) => unit.kind === kind)
      return own.length === 0 ? [] : [{ kind, ...tallyOf(own, now) }]
    }),
  }
}

/** By what 当日统计 is counted. */
export const STATISTICS_BY = ['building', 'type'] as const
export type StatisticsBy = (typeof STATISTICS_BY)[number]

/** 当日统计 of the whole board, as the page and its file show it. */
export function statisticsOfBoard(
  buildings: readonly { id: string; name: string }[],
  units: readonly BoardHome[],
  now: number,
  by: StatisticsBy,
): Statistics {
  const names = new Map(buildings.map(({ id, name }) => [id, name]))
  return statisticsOf(units, now, ({ buildingId, type }) =>
    by === 'building' ? (names.get(buildingId) ?? '') : wordType(type),
  )
}

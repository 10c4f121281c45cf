import { z } from 'zod'
import { instantSchema } from '../kernel/day'
import { type BuildingPlan, shortNumber } from './board-layout'
import { chartOf } from './board-pages'
import { type CountedUnit, homesAmong, spacesAmong, tallyOf } from './tally'
import { nextTurnAmong, type UnitState, unitStateAt } from './unit'

/**
 * 大屏: what the hall's television says of a home. Customers are told what is true and no more: a home on a ticket is
 * talked about, not sold; one that is withheld, waits or is not released is not open, and never said to be sold
 * (Law: 明码标价规定, 建房〔2010〕53号). Rule LED-5.
 */
export const hallStateSchema = z.enum(['forSale', 'inTalks', 'subscribed', 'sold', 'closed'])
export type HallState = z.infer<typeof hallStateSchema>

export function hallStateOf(state: UnitState): HallState {
  switch (state) {
    case 'available':
      return 'forSale'
    case 'ticket':
      return 'inTalks'
    case 'subscribed':
      return 'subscribed'
    case 'contracted':
    case 'filed':
    case 'handedOver':
      return 'sold'
    case 'withheld':
    case 'waiting':
    case 'unreleased':
      return 'closed'
  }
}

const hallCellSchema = z.strictObject({ room: z.string(), state: hallStateSchema })
export type HallCell = z.infer<typeof hallCellSchema>

const spaceSchema = z.strictObject({ kind: z.enum(['parking', 'storeroom']), total: z.int(), forSale: z.int() })

/** All that the hall's television is given: places and states. No person, no money, no ticket has a field here. Rule SEC-1. */
export const hallSchema = z.strictObject({
  /** The number of the last change it contains. */
  change: z.int(),
  now: instantSchema,
  /** When time alone will change a state, and it is to be asked for again. Rule LED-4. */
  turnsAt: instantSchema.nullable(),
  project: z.string(),
  /** 试运行: what is shown is not for good. */
  isTrial: z.boolean(),
  /** Of homes: those of the buildings add up to them. */
  counts: z.record(hallStateSchema, z.int()),
  /** Parking spaces and storerooms, each kind apart. Rule LED-11. */
  spaces: z.array(spaceSchema),
  buildings: z.array(
    z.strictObject({
      name: z.string(),
      /** Of homes; a garage has none. */
      total: z.int(),
      forSale: z.int(),
      spaces: z.array(spaceSchema),
      entrances: z.array(
        z.strictObject({
          name: z.string(),
          rows: z.array(z.strictObject({ floor: z.string(), cells: z.array(hallCellSchema.nullable()) })),
        }),
      ),
    }),
  ),
})
export type Hall = z.infer<typeof hallSchema>

/** That something happened, and nothing of what: the hall asks again for what it may show. */
export const hallSignalSchema = z.strictObject({ number: z.int(), at: instantSchema })

/**
 * The laid out board as the public sees it at an instant. Buildings without a pre-sale permit are left out: what may not
 * be offered yet is not advertised (Law: Urban Real Estate Administration Law art. 45).
 */
export function hallOf(
  plan: readonly BuildingPlan[],
  permitted: ReadonlySet<string>,
  now: number,
): Pick<Hall, 'turnsAt' | 'counts' | 'spaces' | 'buildings'> {
  const shown = plan.filter(({ id }) => permitted.has(id))
  const units = shown.flatMap(({ homes }) => homes)
  return {
    turnsAt: nextTurnAmong(units, now),
    counts: hallCountsOf(units, now),
    spaces: spacesAmong(units, now),
    buildings: shown.map((building) => {
      const { total, forSale } = tallyOf(homesAmong(building.homes), now)
      return {
        ...chartOf(building, (home) => ({
          room: shortNumber(home.number),
          state: hallStateOf(unitStateAt(home, now)),
        })),
        total,
        forSale,
        spaces: spacesAmong(building.homes, now),
      }
    }),
  }
}

/** How many homes stand in each state as the public is told it, on the television and on the wall. Rules LED-5, LED-11. */
export function hallCountsOf(units: readonly CountedUnit[], now: number): Hall['counts'] {
  const counts: Hall['counts'] = { forSale: 0, inTalks: 0, subscribed: 0, sold: 0, closed: 0 }
  for (const home of homesAmong(units)) counts[hallStateOf(unitStateAt(home, now))] += 1
  return counts
}

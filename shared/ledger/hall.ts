import { z } from 'zod'
import { instantSchema } from '../kernel/day'
import type { BoardHome } from './board-homes'
import { type BuildingPlan, shortNumber } from './board-layout'
import { chartOf } from './board-pages'
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
  /** Of homes; parking spaces and storerooms are counted with their building only. Rule LED-11. */
  counts: z.record(hallStateSchema, z.int()),
  buildings: z.array(
    z.strictObject({
      name: z.string(),
      total: z.int(),
      forSale: z.int(),
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
): Pick<Hall, 'turnsAt' | 'counts' | 'buildings'> {
  const shown = plan.filter(({ id }) => permitted.has(id))
  const homes = shown.flatMap(({ homes }) => homes)
  const stateOf = (home: BoardHome) => hallStateOf(unitStateAt(home, now))
  const counts: Hall['counts'] = { forSale: 0, inTalks: 0, subscribed: 0, sold: 0, closed: 0 }
  for (const home of homes) if (home.kind === 'home') counts[stateOf(home)] += 1
  return {
    turnsAt: nextTurnAmong(homes, now),
    counts,
    buildings: shown.map((building) => ({
      ...chartOf(building, (home) => ({ room: shortNumber(home.number), state: stateOf(home) })),
      total: building.homes.length,
      forSale: building.homes.filter((home) => stateOf(home) === 'forSale').length,
    })),
  }
}

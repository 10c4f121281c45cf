import fc from 'fast-check'
import { HOUR, MINUTE } from '../../shared/kernel/day'
import { type ListAction, LONGEST_WITHHELD, type TicketEvent } from './claims-model'

/** A home with a parking space, one by itself, one that waits for its release; the space stands last. */
export const [HOMES_A_RUN, SPACE] = [3, 3]

export type Hand = 'owner' | number
export type Try =
  | { on: 'home'; event: 'save' | 'submit'; who: number; home: number }
  | { on: 'ticket'; event: TicketEvent; hand: Hand; back: number; isFitting: boolean; isStale: boolean }
  | { on: 'release'; who: number; home: number; delay: number }
  | { on: 'withhold'; who: number; homes: number[]; time: number }
  | { on: 'lift'; who: number; homes: number[] }
/**
 * What people try at the same moment; a price list that somebody takes in; or time that passes, by itself or to just
 * about the end of a ticket.
 */
export type Step = { tries: Try[] } | { list: ListAction } | { wait: number } | { toEndOf: number; offset: number }

const anyone = fc.nat({ max: 4 })
const consultant = fc.nat({ max: 2 })
/** The last of the three waits for its release. */
const home = fc.oneof({ weight: 5, arbitrary: fc.nat({ max: HOMES_A_RUN - 2 }) }, fc.constant(HOMES_A_RUN - 1))
/** The parking space now and then for itself. */
const unit = fc.oneof({ weight: 6, arbitrary: home }, fc.constant(SPACE))
const units = fc.uniqueArray(unit, { minLength: 1, maxLength: 3 })
const isStale = fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.constant(true))
const back = fc.nat({ max: 5 })
/** Mostly people try what can be done with a ticket. */
const isFitting = fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false))

function eventBy(event: fc.Arbitrary<TicketEvent>, usual: fc.Arbitrary<Hand>): fc.Arbitrary<Try> {
  const hand = fc.oneof({ weight: 6, arbitrary: usual }, anyone)
  return fc.record({ on: fc.constant('ticket' as const), event, hand, back, isFitting, isStale })
}

const someTry: fc.Arbitrary<Try> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      on: fc.constant('home' as const),
      event: fc.constantFrom('submit' as const, 'submit' as const, 'save' as const),
      who: fc.oneof({ weight: 9, arbitrary: consultant }, anyone),
      home: unit,
    }),
  },
  { weight: 3, arbitrary: eventBy(fc.constantFrom('save', 'discard', 'submit', 'amend'), fc.constant('owner')) },
  { weight: 5, arbitrary: eventBy(fc.constantFrom('approve', 'approve', 'reject', 'extend'), fc.constantFrom(3, 4)) },
  { weight: 2, arbitrary: eventBy(fc.constant('withdraw'), fc.constantFrom<Hand>('owner', 3)) },
  {
    weight: 1,
    arbitrary: fc.record({
      on: fc.constant('release' as const),
      who: fc.constantFrom(0, 3, 3, 4),
      home: unit,
      delay: fc.constantFrom(0, 10 * MINUTE),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      on: fc.constant('withhold' as const),
      who: fc.constantFrom(0, 3, 3, 4),
      homes: units,
      time: fc.constantFrom(20 * MINUTE, 20 * MINUTE, 2 * HOUR, 0, LONGEST_WITHHELD + 1),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ on: fc.constant('lift' as const), who: fc.constantFrom(0, 3, 4), homes: units }),
  },
)
/** A new price for all three homes, and now and then another area for one of them. Rules LED-7, LED-8. */
const someList: fc.Arbitrary<ListAction> = fc.record({
  on: fc.constant('list' as const),
  who: fc.constantFrom(0, 3, 3, 4),
  unitPrice: fc.constantFrom(10_000, 10_500, 11_000),
  home: fc.nat({ max: HOMES_A_RUN - 1 }),
  area: fc.constantFrom(100, 100, 101),
})
export const someStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ list: someList }) },
  { weight: 10, arbitrary: fc.record({ tries: fc.array(someTry, { minLength: 1, maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ wait: fc.constantFrom(1, 10 * MINUTE, 31 * MINUTE, 3 * HOUR) }) },
  { weight: 1, arbitrary: fc.record({ toEndOf: fc.nat({ max: 3 }), offset: fc.constantFrom(-1, 0, 1) }) },
)

import { z } from 'zod'
import { instantSchema } from '../kernel/day'
import { refusal } from '../kernel/refusal'
import { exactFenSchema } from '../pricing/exact'
import type { SpecialState } from '../pricing/special'
import { isExpired } from './claim'
import { type TicketState, ticketStateAt } from './ticket'

/**
 * How a special discount stands at an instant: as it was decided; `lapsed` once its days are over; `void` once its
 * ticket has ended without a sale. Rule PRC-7.
 */
export const specialStandingSchema = z.enum(['applied', 'approved', 'rejected', 'withdrawn', 'lapsed', 'void'])
export type SpecialStanding = z.infer<typeof specialStandingSchema>

/** What can happen to an application; the rest is done by time and by its ticket. */
export const specialEventSchema = z.enum(['approve', 'reject', 'withdraw'])
export type SpecialEvent = z.infer<typeof specialEventSchema>

/** Who may cause the event: the consultant of the deal, or someone who decides and is not that consultant. */
export type SpecialHand = 'consultant' | 'decider'

type Step = { to: SpecialState; by: SpecialHand }

/** The table of applications: standing × event → state, and by whom. What is absent cannot happen. Rules PRC-7, SEC-1. */
export const SPECIAL_STEPS: Record<SpecialStanding, Partial<Record<SpecialEvent, Step>>> = {
  applied: {
    approve: { to: 'approved', by: 'decider' },
    reject: { to: 'rejected', by: 'decider' },
    withdraw: { to: 'withdrawn', by: 'consultant' },
  },
  approved: { withdraw: { to: 'withdrawn', by: 'consultant' } },
  rejected: {},
  withdrawn: {},
  lapsed: {},
  void: {},
}

/** What an application's standing follows from: what was decided, its days, and its ticket. */
export type SpecialFacts = {
  state: SpecialState
  validUntil: number
  ticket: { state: TicketState; until: number | null }
}

/** How an application stands now, whether or not any timer has run. Rules PRC-7, LED-4. */
export function specialStandingAt({ state, validUntil, ticket }: SpecialFacts, now: number): SpecialStanding {
  const isOpen = state === 'applied' || state === 'approved'
  if (!isOpen) return state
  if (hasEnded(ticketStateAt(ticket, now))) return 'void'
  return isExpired({ until: validUntil }, now) ? 'lapsed' : state
}

/** Whether it waits to be decided or may still be used: a ticket has one such application at most. */
export function isSpecialOpen(standing: SpecialStanding): boolean {
  return standing === 'applied' || standing === 'approved'
}

/** In which hand a person holds an application: its consultant never decides it, whatever else they are. Rule SEC-1. */
export function specialHandOf(
  special: { consultantId: string },
  person: { id: string; isDecider: boolean },
): SpecialHand | null {
  if (special.consultantId === person.id) return 'consultant'
  return person.isDecider ? 'decider' : null
}

/** When time alone next changes how one of the applications stands, or null. */
export function nextSpecialTurn(specials: readonly SpecialFacts[], now: number): number | null {
  const turns = specials
    .filter((special) => isSpecialOpen(specialStandingAt(special, now)))
    .flatMap(({ validUntil, ticket }) => [validUntil, ...(ticket.until === null ? [] : [ticket.until])])
    .filter((turn) => turn > now)
  return turns.length > 0 ? Math.min(...turns) : null
}

/** A ticket that ended without a sale takes its applications with it. Rule LED-4. */
function hasEnded(state: TicketState): boolean {
  switch (state) {
    case 'discarded':
    case 'rejected':
    case 'withdrawn':
    case 'expired':
      return true
    case 'draft':
    case 'submitted':
    case 'approved':
    case 'subscribed':
      return false
  }
}

/** Why an application cannot be used or decided any more; `until` is when its days were over. */
export const specialLapsed = refusal('PRC-7', { number: z.string(), until: instantSchema })

/** What a ticket that would use a special discount may be refused with. Rule PRC-7. */
export const specialUseRefusals = {
  SPECIAL_LAPSED: specialLapsed,
  SPECIAL_NOT_APPROVED: refusal('PRC-7', { number: z.string(), standing: specialStandingSchema }),
  /** Applied for at another price, with other items, or for another way of paying. Exact fen. */
  SPECIAL_DIFFERS: refusal('PRC-7', { number: z.string(), applied: exactFenSchema, now: exactFenSchema }),
}

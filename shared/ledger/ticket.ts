import { z } from 'zod'
import { DEFAULT_SETTINGS, type TicketTimes, ticketTimesOf } from '../project/settings'
import { isExpired } from './claim'

/** 房号单状态. Rule LED-4. */
export const ticketStateSchema = z.enum([
  'draft',
  'discarded',
  'submitted',
  'approved',
  'rejected',
  'withdrawn',
  'expired',
  'subscribed',
])
export type TicketState = z.infer<typeof ticketStateSchema>

/** What can happen to a ticket. `subscribe` comes from the deposit, the rest from a person. Rule LED-4. */
export const ticketEventSchema = z.enum([
  'save',
  'discard',
  'submit',
  'amend',
  'approve',
  'reject',
  'withdraw',
  'extend',
  'expire',
  'subscribe',
])
export type TicketEvent = z.infer<typeof ticketEventSchema>

/** Who may cause the event: the ticket's own consultant, or a manager who is not that consultant. */
export type TicketHand = 'consultant' | 'manager'

type Step = { to: TicketState; by: readonly TicketHand[]; claim: 'none' | 'opened' | 'kept' | 'closed' | 'handedOver' }

/** The table of LED-4: state × event → state, who, and what becomes of the claim. What is absent cannot happen. */
export const TICKET_STEPS: Record<TicketState, Partial<Record<TicketEvent, Step>>> = {
  draft: {
    save: { to: 'draft', by: ['consultant'], claim: 'none' },
    discard: { to: 'discarded', by: ['consultant'], claim: 'none' },
    submit: { to: 'submitted', by: ['consultant'], claim: 'opened' },
  },
  submitted: {
    amend: { to: 'submitted', by: ['consultant'], claim: 'kept' },
    approve: { to: 'approved', by: ['manager'], claim: 'kept' },
    reject: { to: 'rejected', by: ['manager'], claim: 'closed' },
    withdraw: { to: 'withdrawn', by: ['consultant', 'manager'], claim: 'closed' },
    extend: { to: 'submitted', by: ['manager'], claim: 'kept' },
    expire: { to: 'expired', by: [], claim: 'closed' },
  },
  approved: {
    withdraw: { to: 'withdrawn', by: ['manager'], claim: 'closed' },
    extend: { to: 'approved', by: ['manager'], claim: 'kept' },
    expire: { to: 'expired', by: [], claim: 'closed' },
    subscribe: { to: 'subscribed', by: [], claim: 'handedOver' },
  },
  discarded: {},
  rejected: {},
  withdrawn: {},
  expired: {},
  subscribed: {},
}

/** The steps after which a ticket holds its home on, for longer: only while its total stands. Rules LED-4, PRC-4. */
export type GoingOn = Extract<TicketEvent, 'approve' | 'extend'>

export function isGoingOn(event: TicketEvent): event is GoingOn {
  return event === 'approve' || event === 'extend'
}

/** How long a ticket holds its home where nobody has set it otherwise. Rule LED-4. */
export const TICKET_TIMES: TicketTimes = ticketTimesOf(DEFAULT_SETTINGS)

/** A ticket's state at an instant: expired at its time whether or not any timer has run. Rule LED-4. */
export function ticketStateAt(ticket: { state: TicketState; until: number | null }, now: number): TicketState {
  return isRunning(ticket.state) && isExpired(ticket, now) ? 'expired' : ticket.state
}

/** Whether a ticket in this state holds its home for a time, at the price that is on it. Rules LED-4, PRC-4. */
export function isRunning(state: TicketState): boolean {
  return state === 'submitted' || state === 'approved'
}

/**
 * Until when a ticket holds its home after the event. Submitting starts the first of the times, approval the
 * second from now on, an extension adds its state's time to what was left. Rule LED-4.
 */
export function ticketUntilAfter(
  event: 'submit' | 'approve' | 'extend',
  ticket: { state: TicketState; until: number | null },
  now: number,
  times: TicketTimes,
): number | null {
  switch (event) {
    case 'submit':
      return now + times.submitted
    case 'approve':
      return now + times.approved
    case 'extend':
      return ticket.until === null ? null : ticket.until + times[ticket.state === 'approved' ? 'approved' : 'submitted']
  }
}

/** What a person may do with a ticket now; the page shows just these. Rules LED-4, SEC-1. */
export function eventsOpenTo(
  ticket: { state: TicketState; until: number | null; isExtended: boolean; consultantId: string },
  person: { id: string; isManager: boolean },
  now: number,
): TicketEvent[] {
  const hand = handOf(ticket, person)
  const steps = TICKET_STEPS[ticketStateAt(ticket, now)]
  return ticketEventSchema.options.filter((event) => {
    if (event === 'extend' && ticket.isExtended) return false
    return hand !== null && steps[event]?.by.includes(hand)
  })
}

/** In which hand a person holds the ticket: its consultant never approves it, whatever else they are. Rule SEC-1. */
export function handOf(
  ticket: { consultantId: string },
  person: { id: string; isManager: boolean },
): TicketHand | null {
  if (ticket.consultantId === person.id) return 'consultant'
  return person.isManager ? 'manager' : null
}

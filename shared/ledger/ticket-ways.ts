import {
  eventsOpenTo,
  type GoingOn,
  isGoingOn,
  isRunning,
  type TicketEvent,
  type TicketState,
  ticketStateAt,
} from './ticket'

/** What a button on a ticket does: a step of LED-4 that is a person's, or the paper. */
export type TicketWay = Extract<TicketEvent, 'approve' | 'reject' | 'extend' | 'amend' | 'withdraw'> | 'print'

export type TicketWays = {
  /** The large button: what brings the deal on. `null` where that is in somebody else's hand. */
  next: TicketWay | null
  beside: TicketWay[]
  /** What would be open if the ticket's total still stood: shown, not to be pressed. Rule PRC-4. */
  barred: GoingOn[]
}

/** In the order in which they stand beside each other. */
const STEPS = ['approve', 'reject', 'extend', 'amend', 'withdraw'] as const

/** The buttons of a ticket for a person: which is the large one, which stand beside it. Rules LED-4, PRC-4, SEC-1. */
export function ticketWays(
  ticket: Parameters<typeof eventsOpenTo>[0],
  person: Parameters<typeof eventsOpenTo>[1],
  now: number,
  /** Its total, as signed, does not stand any more. */
  hasFallen: boolean,
): TicketWays {
  const state = ticketStateAt(ticket, now)
  const isFallen = hasFallen && isRunning(state)
  const open = STEPS.filter((step) => eventsOpenTo(ticket, person, now).includes(step))
  const barred = isFallen ? open.filter(isGoingOn) : []
  const ways: TicketWay[] = [...open.filter((step) => !isFallen || !isGoingOn(step)), 'print']
  const next = isFallen ? nextAfterFall(state, ways) : ways.includes('approve') ? 'approve' : 'print'
  return { next, beside: ways.filter((way) => way !== next), barred }
}

/**
 * What brings a ticket on whose total has fallen: its price anew; where it is not amended any more, its end, for another
 * one to be written. While its consultant can amend it nobody else's large button gives the home away.
 */
function nextAfterFall(state: TicketState, ways: readonly TicketWay[]): TicketWay | null {
  if (ways.includes('amend')) return 'amend'
  return state === 'approved' && ways.includes('withdraw') ? 'withdraw' : null
}

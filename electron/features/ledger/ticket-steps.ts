import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import {
  handOf,
  isGoingOn,
  TICKET_STEPS,
  type TicketEvent,
  ticketStateAt,
  ticketUntilAfter,
} from '../../../shared/ledger/ticket'
import type { ticketsContract } from '../../../shared/ledger/ticket-contract'
import { isAllowed } from '../../../shared/staff/roles'
import { requireOne } from '../../gate/affected'
import type { Actor, CommandContext } from '../../gate/context'
import { done } from '../../gate/done'
import type { HandlersOf } from '../../gate/handlers'
import type { Reader } from '../../gate/unit-of-work'
import { findTicketTimes } from '../project/project'
import { requireKnown } from '../staff/staff'
import { cellOf, closeClaims, findClaim, moveClaims } from './claims'
import { type TicketRow, ticketTable } from './tables'
import { addTicketEvent } from './ticket-events'
import { requireStanding } from './ticket-lapse'
import { findUnitsOf } from './ticket-lines'
import { ticketOf } from './ticket-shape'
import { mayOpenTicket } from './ticket-sight'
import { requireShown } from './withheld-totals'

type Tx = CommandContext
type Named = { ticketId: string; version: number }
type Step = 'approve' | 'reject' | 'extend' | 'withdraw'
type StepHandlers = Pick<HandlersOf<typeof ticketsContract>, Step>

/** What is decided on a submitted ticket. Rules LED-4, SEC-1. */
export const ticketStepHandlers: StepHandlers = {
  approve: (tx, { projectId, ...ticket }) => takeStep(tx, projectId, ticket, 'approve', null),
  reject: (tx, { projectId, reason, ...ticket }) => takeStep(tx, projectId, ticket, 'reject', reason),
  extend: (tx, { projectId, reason, ...ticket }) => takeStep(tx, projectId, ticket, 'extend', reason),
  withdraw: (tx, { projectId, reason, ...ticket }) => takeStep(tx, projectId, ticket, 'withdraw', reason),
}

async function takeStep(tx: Tx, projectId: string, named: Named, event: Step, reason: string | null) {
  const before = await findTicket(tx, projectId, named.ticketId)
  if (isRefusal(before)) return before
  const refused =
    requireStep(tx, before, event) ??
    requireCurrent(before, named) ??
    (await requireKnown(tx.db, decidersOf(event, tx.actor.id, before.consultantId)))
  if (refused) return refused
  const lapsed = isGoingOn(event) ? await requireStanding(tx.db, before, tx.now) : null
  if (lapsed) return lapsed
  const after = await writeStep(tx, projectId, before, event, reason)
  const { state, until } = after
  const units = await findUnitsOf(tx.db, after)
  const cells = await Promise.all(units.map(async (unit) => cellOf(unit, await findClaim(tx.db, unit.id, tx.now))))
  return done(
    await ticketOf(tx, after),
    { subject: before.id, before: { state: before.state, until: before.until }, after: { state, until, reason } },
    { cells, tickets: [{ id: before.id, consultantId: before.consultantId }] },
  )
}

/** Writes a step that is open to the ticket: its state, its signature, what becomes of its claims. Rules LED-3, LED-4. */
export async function writeStep(
  tx: Tx,
  projectId: string,
  before: TicketRow,
  event: Step,
  reason: string | null,
): Promise<TicketRow> {
  const step = TICKET_STEPS[before.state][event]
  if (!step) throw new Error(`ticket ${before.id} has no ${event}`)

  const until = isGoingOn(event)
    ? ticketUntilAfter(event, before, tx.now, await findTicketTimes(tx.db, projectId))
    : before.until
  const after: TicketRow = {
    ...before,
    state: step.to,
    until,
    isExtended: before.isExtended || event === 'extend',
    updatedAt: tx.now,
    version: before.version + 1,
  }
  const { state, isExtended, updatedAt, version } = after
  await requireOne(
    tx.db.update(
      ticketTable,
      { id: before.id, version: before.version, state: before.state },
      { state, until, isExtended, updatedAt, version },
    ),
  )
  await addTicketEvent(tx.db, {
    ticketId: before.id,
    event,
    actor: tx.actor,
    at: tx.now,
    reason,
    until: step.claim === 'kept' ? until : null,
    total: before.total,
    hash: null,
  })
  if (step.claim === 'closed') await closeClaims(tx.db, before.id, tx.now)
  else await moveClaims(tx.db, before.id, { kind: state === 'approved' ? 'approved' : 'submitted', until })
  return after
}

/** Who must be known by phone and ID: who decides, and whose deal it is where it goes on. Rule SEC-1. */
export function decidersOf(event: Step, actorId: string, consultantId: string) {
  if (event === 'withdraw') return []
  return event === 'reject' ? [actorId] : [actorId, consultantId]
}

/** A ticket the person may see: a consultant's own; every submitted one for the other roles. Rule SEC-1. */
export async function findTicket(
  { db, actor, now }: { db: Reader; actor: Actor; now: number },
  projectId: string,
  ticketId: string,
) {
  const ticket = await db.findOne(ticketTable, { id: ticketId, projectId })
  const isOwn = ticket?.consultantId === actor.id
  const isShown = ticket !== null && (isOwn || (ticket.number !== null && mayOpenTicket(actor, ticket.consultantId)))
  if (!isShown) return refuse('NOT_FOUND', { what: 'ticket' })
  // Nobody reviews a deal of their own.
  return isOwn ? ticket : ((await requireShown({ db, actor, now }, ticket)) ?? ticket)
}

/** The consultant's own ticket, for an event it is open to, at the version they last saw. Rule LED-4. */
export async function findOwnTicket(tx: Tx, projectId: string, named: Named, event: TicketEvent) {
  const ticket = await findTicket(tx, projectId, named.ticketId)
  if (isRefusal(ticket)) return ticket
  // The state first: whoever is too late is told that the time ran out, not that somebody changed the ticket.
  return requireStep(tx, ticket, event) ?? requireCurrent(ticket, named) ?? ticket
}

function requireCurrent(ticket: TicketRow, named: Named) {
  return ticket.version === named.version ? null : refuse('STALE', { what: 'ticket', version: ticket.version })
}

/** Whether the table of LED-4 allows the event, to this person, now; null when it does. Rules LED-4, SEC-1. */
function requireStep({ actor, now }: { actor: Actor; now: number }, ticket: TicketRow, event: TicketEvent) {
  const state = ticketStateAt(ticket, now)
  if (state === 'expired') {
    return refuse('TICKET_EXPIRED', { number: ticket.number ?? '', until: ticket.until ?? now })
  }
  const step = TICKET_STEPS[state][event]
  if (!step) return refuse('TICKET_STATE', { event, state })
  const hand = handOf(ticket, { id: actor.id, isManager: isAllowed(actor.role, 'ticket.decide') })
  if (hand === null || !step.by.includes(hand)) {
    return hand === 'consultant' && isAllowed(actor.role, 'ticket.decide')
      ? refuse('OWN_TICKET', { consultant: ticket.consultant })
      : refuse('NOT_ALLOWED', { access: 'ticket.decide' })
  }
  if (event === 'extend' && ticket.isExtended) return refuse('TICKET_EXTENDED', { number: ticket.number ?? '' })
  return null
}

import { TICKET_STEPS, ticketStateAt } from '../../../shared/ledger/ticket'
import { requireOne } from '../../gate/affected'
import type { CommandContext } from '../../gate/context'
import { handOnClaims } from './claims'
import { type TicketRow, ticketTable } from './tables'
import { addTicketEvent } from './ticket-events'

/**
 * 定金已收: an approved ticket has become a subscription, and its claims with it. Whoever calls has asked the gate. Gives
 * the cells. Rules LED-4, SUB-1.
 */
export async function subscribeTicket(tx: CommandContext, ticket: TicketRow) {
  const { id, version, state, total } = ticket
  const step = TICKET_STEPS[ticketStateAt(ticket, tx.now)].subscribe
  if (!step) throw new Error(`ticket ${ticket.number} is ${state} and becomes no subscription`)
  const change = { state: step.to, updatedAt: tx.now, version: version + 1 }
  await requireOne(tx.db.update(ticketTable, { id, version, state }, change))
  await addTicketEvent(tx.db, {
    ticketId: id,
    event: 'subscribe',
    actor: tx.actor,
    at: tx.now,
    reason: null,
    until: null,
    total,
    hash: null,
  })
  return handOnClaims(tx, id, 'subscribed')
}

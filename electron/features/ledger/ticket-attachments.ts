import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import { ticketStateAt } from '../../../shared/ledger/ticket'
import type { ThingRule } from '../../attachments/thing-rule'
import { findTicket } from './ticket-steps'

/** 凭证 of a ticket: seen by whoever may open it, added to while it is under the pen or runs, or became a subscription. Rules PRC-4, SEC-1. */
export const ticketAttachments: ThingRule = {
  mayRead: async (asking, projectId, id) => {
    const ticket = await findTicket(asking, projectId, id)
    return isRefusal(ticket) ? ticket : null
  },
  mayAdd: async (asking, projectId, id) => {
    const ticket = await findTicket(asking, projectId, id)
    if (isRefusal(ticket)) return ticket
    const state = ticketStateAt(ticket, asking.now)
    if (OVER.has(state)) return refuse('ATTACHMENT_CLOSED', { state })
    return { changes: { tickets: [{ id: ticket.id, consultantId: ticket.consultantId }] } }
  },
}

const OVER: ReadonlySet<string> = new Set(['discarded', 'rejected', 'withdrawn', 'expired'])

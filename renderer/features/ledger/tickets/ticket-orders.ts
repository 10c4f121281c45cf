import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatShortInstant } from '../../../../shared/kernel/day'
import type { Ticket } from '../../../../shared/ledger/ticket-contract'
import { client, orpc, queryClient } from '../../../api/client'
import { useOrder } from '../../../api/order'
import { takeTicket } from './ticket-writing-state'

type Which = { ticketId: string; version: number }
type WithReason = Which & { reason: string }

/** What can be ordered of a submitted ticket. The lists and the page follow by themselves. Rule LED-4. */
export function useTicketOrders(projectId: string, onDone: (ticket: Ticket) => void = () => {}) {
  const { t } = useTranslation('tickets')
  const { message } = App.useApp()
  const { tickets } = client.ledger
  const take = (ticket: Ticket, said: 'approved' | 'rejected' | 'extended' | 'withdrawn') => {
    takeTicket(projectId, ticket)
    const until = ticket.until === null ? '' : formatShortInstant(ticket.until)
    message.success(t(`done.${said}`, { unit: ticket.unit, until }))
    onDone(ticket)
  }
  return {
    approve: useOrder((which: Which, requestId) => tickets.approve({ requestId, projectId, ...which }), {
      onDone: (ticket) => take(ticket, 'approved'),
    }),
    reject: useOrder((which: WithReason, requestId) => tickets.reject({ requestId, projectId, ...which }), {
      onDone: (ticket) => take(ticket, 'rejected'),
    }),
    extend: useOrder((which: WithReason, requestId) => tickets.extend({ requestId, projectId, ...which }), {
      onDone: (ticket) => take(ticket, 'extended'),
    }),
    withdraw: useOrder((which: WithReason, requestId) => tickets.withdraw({ requestId, projectId, ...which }), {
      onDone: (ticket) => take(ticket, 'withdrawn'),
    }),
  }
}

/** After a no the ticket is asked for again: somebody else may have been at it. */
export function askAgain(projectId: string, ticketId: string): void {
  const { tickets } = orpc.ledger
  void queryClient.invalidateQueries({ queryKey: tickets.detail.key({ input: { projectId, ticketId } }) })
  void queryClient.invalidateQueries({ queryKey: tickets.list.key({ input: { projectId } }) })
}

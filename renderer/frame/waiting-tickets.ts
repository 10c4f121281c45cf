import { useQuery } from '@tanstack/react-query'
import { handOf, ticketStateAt } from '../../shared/ledger/ticket'
import type { TicketSummary } from '../../shared/ledger/ticket-contract'
import { nextTicketTurn } from '../../shared/ledger/ticket-list'
import { orpc } from '../api/client'
import { useSession } from '../api/session'
import { useTurns } from '../api/turns'

const NO_TICKETS: TicketSummary[] = []

/** How many running tickets wait for this person: to decide as a manager, to see through as a consultant. Rule LED-4. */
export function useWaitingTickets(): number {
  const { can, person, project } = useSession()
  const isManager = can('ticket.decide')
  const { data } = useQuery(
    orpc.ledger.tickets.list.queryOptions({
      input: { projectId: project.id, states: ['submitted', 'approved'] },
      enabled: isManager || can('ticket.write'),
    }),
  )
  const tickets = data ?? NO_TICKETS
  const now = useTurns(tickets, nextTicketTurn)
  return tickets.filter((ticket) => {
    const state = ticketStateAt(ticket, now)
    const hand = handOf(ticket, { id: person.id, isManager })
    return (hand !== null && state === 'submitted') || (hand === 'consultant' && state === 'approved')
  }).length
}

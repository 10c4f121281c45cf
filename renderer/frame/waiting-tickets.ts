import { useQuery } from '@tanstack/react-query'
import { handOf, ticketStateAt } from '../../shared/ledger/ticket'
import { orpc } from '../api/client'
import { useNow } from '../api/clock'
import { useSession } from '../api/session'

/** How many running tickets wait for this person: to decide as a manager, to see through as a consultant. Rule LED-4. */
export function useWaitingTickets(): number {
  const { can, person, project } = useSession()
  const isManager = can('ticket.decide')
  const now = useNow(10_000)
  const tickets = useQuery(
    orpc.ledger.tickets.list.queryOptions({
      input: { projectId: project.id, states: ['submitted', 'approved'] },
      enabled: isManager || can('ticket.write'),
    }),
  )
  return (tickets.data ?? []).filter((ticket) => {
    const state = ticketStateAt(ticket, now)
    const hand = handOf(ticket, { id: person.id, isManager })
    return (hand !== null && state === 'submitted') || (hand === 'consultant' && state === 'approved')
  }).length
}

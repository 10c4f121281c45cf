import { useQuery } from '@tanstack/react-query'
import { orpc } from '../../../api/client'
import { useSession } from '../../../api/session'

/** Whether a ticket is open to this person: everyone's to who decides, to a consultant their own. Rule SEC-1. */
export function useMayView(): (ticketId: string) => boolean {
  const { can, project } = useSession()
  const isOwnOnly = can('ticket.write')
  const { data } = useQuery(
    orpc.ledger.tickets.list.queryOptions({
      input: { projectId: project.id, states: ['submitted', 'approved'] },
      enabled: isOwnOnly,
    }),
  )
  return (ticketId) => !isOwnOnly || (data ?? []).some(({ id }) => id === ticketId)
}

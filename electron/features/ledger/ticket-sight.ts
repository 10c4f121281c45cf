import { isAllowed, type Role } from '../../../shared/staff/roles'

/** Whose ticket a person may open: a consultant their own, everyone else who sees tickets any. Rule SEC-1. */
export function mayOpenTicket(person: { id: string; role: Role }, consultantId: string | null): boolean {
  if (person.role === 'consultant') return consultantId === person.id
  return isAllowed(person.role, 'ticket.see')
}

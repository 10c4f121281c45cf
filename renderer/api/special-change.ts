import type { SpecialSummary } from '../../shared/ledger/special-contract'
import type { NumberedChange } from './board-change'

/**
 * Whether a list of applications may be another one after a change: an application was written or decided, or a ticket
 * that the list names has moved on. Most tickets have none, and then nothing is asked for.
 */
export function touchesSpecials(
  { specials, tickets }: Pick<NumberedChange, 'specials' | 'tickets'>,
  list: readonly SpecialSummary[] | undefined,
): boolean {
  return specials.length > 0 || (list?.some(({ ticket }) => tickets.includes(ticket.id)) ?? false)
}

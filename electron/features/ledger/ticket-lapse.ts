import { dayOf } from '../../../shared/kernel/day'
import { refuse } from '../../../shared/kernel/refusal'
import { fallAway } from '../../../shared/pricing/falling-away'
import type { Reader } from '../../gate/unit-of-work'
import type { TicketRow } from './tables'
import { linesOf } from './ticket-shape'

/** A ticket is approved only at a total that stands: an item whose sign-by day has passed took it away. Rule PRC-4. */
export async function requireStanding(db: Reader, ticket: TicketRow, now: number) {
  for (const line of await linesOf(db, ticket.id)) {
    const fallen = fallAway(line, dayOf(now))
    const [item] = fallen?.items ?? []
    if (!fallen || !item) continue
    const { total } = fallen.breakdown
    return refuse('DISCOUNT_LAPSED', { item: item.name, day: item.day, total: line.breakdown.total, now: total })
  }
  return null
}

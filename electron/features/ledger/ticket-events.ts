import type { TicketEvent } from '../../../shared/ledger/ticket'
import type { Reader, Writer } from '../../gate/unit-of-work'
import { type TicketEventRow, ticketEventTable } from './tables'

export type NewTicketEvent = {
  ticketId: string
  event: TicketEvent
  /** Null when time itself did it. */
  actor: { id: string; name: string } | null
  at: number
  reason: string | null
  /** Until when the ticket holds its home after the event. */
  until: number | null
  total: number | null
  /** What the paper carries after the event, where it changed. Rule SUB-3. */
  hash: string | null
}

/** Adds a signature to a ticket's history; nothing in it is ever changed. Rule LED-3. */
export async function addTicketEvent(db: Writer, { actor, ...event }: NewTicketEvent): Promise<TicketEventRow> {
  const position = (await findLastPosition(db, event)) + 1
  const row = { ...event, position, byId: actor?.id ?? null, by: actor?.name ?? '' }
  await db.insert(ticketEventTable, row)
  return row
}

/** A draft has no history: submitting is the first signature, or the table's key refuses it. Rule LED-4. */
async function findLastPosition(db: Writer, { ticketId, event }: Pick<NewTicketEvent, 'ticketId' | 'event'>) {
  if (event === 'submit') return 0
  const last = await db.findOne(ticketEventTable, { ticketId }, { order: { position: 'DESC' } })
  return last?.position ?? 0
}

/** A ticket's history from the first signature to the last. */
export function findTicketEvents(db: Reader, ticketId: string): Promise<TicketEventRow[]> {
  return db.find(ticketEventTable, { ticketId }, { order: { position: 'ASC' } })
}

import { z } from 'zod'
import { dayOf } from '../../../shared/kernel/day'
import { refuse } from '../../../shared/kernel/refusal'
import { isExpired } from '../../../shared/ledger/claim'
import { type HoldLine, holdLineSchema } from '../../../shared/ledger/ticket-contract'
import { fallsOfTicket, type TicketFalls } from '../../../shared/ledger/ticket-falls'
import type { Reader } from '../../gate/unit-of-work'
import type { TicketRow } from './tables'
import { totalOf } from './ticket-lines'
import { findSpecialUse, linesOf, type SpecialUse } from './ticket-shape'

/**
 * No step lets a ticket live on at a total that a missed sign-by day has taken away, nor at a special discount whose own
 * days are over. Rules PRC-4, PRC-7.
 */
export async function requireStanding(db: Reader, ticket: TicketRow, now: number) {
  const lines = await linesOf(db, ticket.id)
  return refuseFallen(lines, now) ?? refuseLapsed(await findSpecialUse(db, lines), now)
}

function refuseLapsed(use: SpecialUse | null, now: number) {
  return use && isExpired(use, now) ? refuse('SPECIAL_LAPSED', use) : null
}

/** The refusal for frozen lines whose total no longer stands at an instant; null while it does. Rule PRC-4. */
export function refuseFallen(lines: readonly HoldLine[], now: number) {
  const total = totalOf(lines)
  const { fallen } = fallsOfTicket(total, lines, dayOf(now))
  return (
    fallen && refuse('DISCOUNT_LAPSED', { item: fallen.items.join('、'), day: fallen.day, total, now: fallen.total })
  )
}

/** A sign-by day among the steps of the price, which stand last in a frozen line: of other lines nothing is read. */
const LINES = `
  SELECT "ticket"."id" AS "ticketId", "ticket"."total" AS "total", "ticketLine"."line" AS "line"
  FROM "ticket"
  JOIN "ticketLine" ON "ticketLine"."ticketId" = "ticket"."id"
  WHERE "ticket"."projectId" = $1 AND "ticket"."state" IN ('submitted', 'approved') AND "ticket"."until" > $2
    AND "ticketLine"."line" LIKE '%"breakdown":%"code":"signBy"%'
    AND NOT EXISTS (SELECT 1 FROM "ticketLine" AS "newer"
      WHERE "newer"."ticketId" = "ticketLine"."ticketId" AND "newer"."revision" > "ticketLine"."revision")`

const OWN_LINES = `${LINES} AND "ticket"."consultantId" = $3`

const rowSchema = z.object({ ticketId: z.string(), total: z.coerce.number(), line: z.string() })
const pricedSchema = z.object(
  holdLineSchema.pick({ unit: true, area: true, list: true, filed: true, scheme: true, breakdown: true }).shape,
)

/** What has fallen or will fall of the running tickets, by ticket; one statement for all of them. Rule PRC-4. */
export async function findFalls(
  db: Reader,
  projectId: string,
  now: number,
  consultantId: string | null = null,
): Promise<ReadonlyMap<string, TicketFalls>> {
  const rows = await (consultantId === null
    ? db.select(LINES, [projectId, now])
    : db.select(OWN_LINES, [projectId, now, consultantId]))
  const tickets = new Map<string, { total: number; lines: z.infer<typeof pricedSchema>[] }>()
  for (const { ticketId, total, line } of z.array(rowSchema).parse(rows)) {
    const ticket = tickets.get(ticketId) ?? { total, lines: [] }
    ticket.lines.push(pricedSchema.parse(JSON.parse(line)))
    tickets.set(ticketId, ticket)
  }
  const today = dayOf(now)
  return new Map([...tickets].map(([id, { total, lines }]) => [id, fallsOfTicket(total, lines, today)]))
}

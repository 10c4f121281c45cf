import { z } from 'zod'
import { startOfDay } from '../../../shared/kernel/day'
import type { TicketHours } from '../../../shared/reports/contract'
import { endOfDay } from '../../../shared/reports/days'
import { HOUR_EVENTS, hoursOf } from '../../../shared/reports/ticket-hours'
import type { Reader } from '../../gate/unit-of-work'

/**
 * The claims that tickets held on their homes on a day: whatever happened to a ticket happened while its claim stood, so
 * that events, which have no index by time, are found through it. What is tied to a home is not counted again.
 * Rules LED-1, LED-11.
 */
const HELD = `
  SELECT "claim"."ticketId" AS "ticketId", "claim"."until" AS "until", "claim"."closedAt" AS "closedAt"
  FROM "claim" JOIN "ticket" ON "ticket"."id" = "claim"."ticketId" AND "ticket"."unitId" = "claim"."unitId"
  WHERE "claim"."projectId" = $1 AND "claim"."since" <= $2 AND ("claim"."closedAt" IS NULL OR "claim"."closedAt" >= $3)`

const EVENTS = `WITH "held" AS (${HELD})
  SELECT "ticketEvent"."event" AS "event", "ticketEvent"."at" AS "at"
  FROM "held" JOIN "ticketEvent" ON "ticketEvent"."ticketId" = "held"."ticketId"
  WHERE "ticketEvent"."at" >= $4 AND "ticketEvent"."at" <= $5
    AND "ticketEvent"."event" IN ('submit', 'approve', 'reject', 'withdraw', 'expire')`

/** Tickets whose time ran out on the day though nobody has written it down yet. Rule LED-4. */
const LAPSED = `WITH "held" AS (${HELD})
  SELECT 'expire' AS "event", "until" AS "at" FROM "held"
  WHERE "closedAt" IS NULL AND "until" >= $4 AND "until" <= $5`

const happenedSchema = z.array(z.object({ event: z.enum(HOUR_EVENTS), at: z.coerce.number() }))

/** 分时房号单 of a day. Rule LED-4. */
export async function readTicketHours(db: Reader, projectId: string, day: string, now: number): Promise<TicketHours> {
  const [start, end] = [startOfDay(day), endOfDay(day, now)]
  const bounds = [projectId, end, start, start, end]
  const rows = await Promise.all([db.select(EVENTS, bounds), db.select(LAPSED, bounds)])
  return { day, now, hours: hoursOf(day, happenedSchema.parse(rows.flat())) }
}

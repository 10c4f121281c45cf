import { z } from 'zod'
import type { TicketEvent } from '../../../shared/ledger/ticket'
import { isAllowed } from '../../../shared/staff/roles'
import { type Figure, twoDaysAt } from '../../../shared/today/figure'
import type { QueryContext } from '../../gate/context'

/** The bounds of the two days, as a row that each statement looks at: `eve` is yesterday's last instant. */
const DAYS = `WITH "days" AS (SELECT CAST($1 AS BIGINT) AS "yesterday", CAST($2 AS BIGINT) AS "sameTime",
    CAST($3 AS BIGINT) AS "eve", CAST($4 AS BIGINT) AS "now")`

/** How many instants of a column fall into each of the three spans. */
function inEachSpan(instant: string): string {
  const between = (from: string, to: string) =>
    `SUM(CASE WHEN ${instant} > ${from} AND ${instant} <= ${to} THEN 1 ELSE 0 END)`
  return `${between('"days"."eve"', '"days"."now"')} AS "today",
    ${between('"days"."yesterday" - 1', '"days"."sameTime"')} AS "sameTime",
    ${between('"days"."yesterday" - 1', '"days"."eve"')} AS "yesterday"`
}

/** How many rows a condition held for at each of the three instants. */
function atEachEnd(holdsAt: (instant: string) => string): string {
  const held = (instant: string) => `SUM(CASE WHEN ${holdsAt(`"days"."${instant}"`)} THEN 1 ELSE 0 END)`
  return `${held('now')} AS "byNow", ${held('sameTime')} AS "bySameTime", ${held('eve')} AS "byEve"`
}

/**
 * The claims that tickets hold on their homes, of every ticket anything has happened to since yesterday began: it is open
 * still, or was closed since. `until` is over where nobody has written the expiry down yet. Rules LED-1, LED-4.
 */
const HELD_BY_TICKETS = `${DAYS}, "held" AS (
    SELECT "ticketId", "unitId", "until", "closedAt" FROM "claim"
    WHERE "projectId" = $5 AND "closedAt" IS NULL AND "kind" IN ('submitted', 'approved', 'subscribed')
    UNION ALL
    SELECT "ticketId", "unitId", "until", "closedAt" FROM "claim"
    WHERE "projectId" = $6 AND "closedAt" >= $7 AND "ticketId" IS NOT NULL
  )`
/** A ticket's home; what is tied to it is claimed as well and not counted again. Rule LED-11. */
const TICKET = `"ticket" ON "ticket"."id" = "held"."ticketId" AND "ticket"."unitId" = "held"."unitId"`

const EVENTS = `${HELD_BY_TICKETS}
  SELECT "event"."event" AS "event", ${inEachSpan('"event"."at"')}
  FROM "days", "held"
  JOIN ${TICKET}
  JOIN "ticketEvent" AS "event" ON "event"."ticketId" = "ticket"."id"
  WHERE "event"."at" >= "days"."yesterday"`
const BY_EVENT = ' GROUP BY "event"."event"'

/** Tickets whose time is over though nobody has written it down yet. Rule LED-4. */
const LAPSED = `${HELD_BY_TICKETS}
  SELECT ${inEachSpan('"held"."until"')}
  FROM "days", "held"
  JOIN ${TICKET}
  WHERE "held"."closedAt" IS NULL AND "held"."until" <= "days"."now"`

const OF_CONSULTANT = ' AND "ticket"."consultantId" = $8'

const HOMES = `${DAYS}
  SELECT ${inEachSpan('"unit"."releasedFrom"')},
    ${atEachEnd((instant) => `"unit"."releasedFrom" <= ${instant}`)}
  FROM "days", "unit"
  WHERE "unit"."projectId" = $5 AND "unit"."kind" = 'home' AND "unit"."releasedFrom" <= "days"."now"`

/** Claims open now, and those closed since the first of the three instants: no other stood at one of them. */
const HELD = `${DAYS}, "standing" AS (
    SELECT "unitId", "since", "until", "closedAt" FROM "claim" WHERE "projectId" = $5 AND "closedAt" IS NULL
    UNION ALL
    SELECT "unitId", "since", "until", "closedAt" FROM "claim" WHERE "projectId" = $6 AND "closedAt" > $7
  )
  SELECT ${atEachEnd(
    (instant) => `"standing"."since" <= ${instant} AND "unit"."releasedFrom" <= ${instant}
      AND ("standing"."closedAt" IS NULL OR "standing"."closedAt" > ${instant})
      AND ("standing"."until" IS NULL OR "standing"."until" > ${instant})`,
  )}
  FROM "days", "standing"
  JOIN "unit" ON "unit"."id" = "standing"."unitId"
  WHERE "unit"."kind" = 'home'`

const countsSchema = z.object({
  today: z.coerce.number(),
  sameTime: z.coerce.number(),
  yesterday: z.coerce.number(),
})
type Counts = z.infer<typeof countsSchema>
const eventsSchema = z.array(countsSchema.extend({ event: z.string() }))
const endsSchema = z.object({
  byNow: z.coerce.number(),
  bySameTime: z.coerce.number(),
  byEve: z.coerce.number(),
})

/** 房号单 of the day: a consultant's own, everyone's for the other roles that see tickets. Rules LED-4, SEC-1. */
export async function ticketFigures({ db, actor, now }: QueryContext, projectId: string): Promise<Figure[]> {
  if (!isAllowed(actor.role, 'ticket.see')) return []
  const own = actor.role === 'consultant' ? [actor.id] : []
  const asked = [...boundsAt(now), projectId, projectId, twoDaysAt(now).yesterday, ...own]
  const whose = own.length > 0 ? OF_CONSULTANT : ''
  const [events, lapsed] = await Promise.all([
    db.select(`${EVENTS}${whose}${BY_EVENT}`, asked),
    db.select(`${LAPSED}${whose}`, asked),
  ])
  const counted = eventsSchema.parse(events)
  const timesOf = (...named: TicketEvent[]) => sum(counted.filter(({ event }) => named.some((one) => one === event)))
  const [unwritten] = z.tuple([countsSchema]).parse(lapsed)
  return [
    { name: 'submitted', ...timesOf('submit') },
    { name: 'approved', ...timesOf('approve') },
    { name: 'rejected', ...timesOf('reject', 'withdraw') },
    { name: 'expired', ...sum([timesOf('expire'), unwritten]) },
  ]
}

/** Homes released, and homes anybody could open a ticket on: what the board shows, so everyone may see it. Rules LED-5, LED-6. */
export async function homeFigures({ db, now }: QueryContext, projectId: string): Promise<Figure[]> {
  const days = boundsAt(now)
  const [homes, held] = await Promise.all([
    db.select(HOMES, [...days, projectId]),
    db.select(HELD, [...days, projectId, projectId, twoDaysAt(now).sameTime]),
  ])
  const [{ byNow, bySameTime, byEve, ...released }] = z.tuple([countsSchema.extend(endsSchema.shape)]).parse(homes)
  const [taken] = z.tuple([endsSchema]).parse(held)
  return [
    { name: 'released', ...released },
    {
      name: 'forSale',
      today: byNow - taken.byNow,
      sameTime: bySameTime - taken.bySameTime,
      yesterday: byEve - taken.byEve,
    },
  ]
}

function boundsAt(at: number): [number, number, number, number] {
  const { yesterday, sameTime, today, now } = twoDaysAt(at)
  return [yesterday, sameTime, today - 1, now]
}

function sum(counts: readonly Counts[]): Counts {
  const of = (span: keyof Counts) => counts.reduce((all, one) => all + one[span], 0)
  return { today: of('today'), sameTime: of('sameTime'), yesterday: of('yesterday') }
}

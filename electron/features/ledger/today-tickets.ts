import { In } from 'typeorm'
import { z } from 'zod'
import { dayOf } from '../../../shared/kernel/day'
import { isExpired } from '../../../shared/ledger/claim'
import { NO_FALLS, type TicketFalls } from '../../../shared/ledger/ticket-falls'
import { isAllowed } from '../../../shared/staff/roles'
import type { TodayItem } from '../../../shared/today/item'
import { RUNS_OUT_SOON, TOLD_FOR } from '../../../shared/today/today'
import type { QueryContext } from '../../gate/context'
import type { Reader } from '../../gate/unit-of-work'
import { ticketLineTable } from './tables'
import { findFalls } from './ticket-lapse'
import { findWithheld } from './withheld-totals'

const TICKET = `"ticket"."id" AS "ticketId", "ticket"."number" AS "number", "unit"."number" AS "unit",
    "ticket"."consultant" AS "consultant", "ticket"."buyerNames" AS "buyers", "ticket"."total" AS "total"`

const RUNNING = `
  SELECT ${TICKET}, "ticket"."consultantId" AS "consultantId", "ticket"."state" AS "state",
    "claim"."until" AS "until", "ticket"."version" AS "version", "claim"."since" AS "since"
  FROM "claim"
  JOIN "ticket" ON "ticket"."id" = "claim"."ticketId" AND "ticket"."unitId" = "claim"."unitId"
  JOIN "unit" ON "unit"."id" = "ticket"."unitId"
  WHERE "claim"."projectId" = $1 AND "claim"."closedAt" IS NULL AND "claim"."kind" IN ('submitted', 'approved')
    AND "claim"."until" > $2`

const OWN_RUNNING = `${RUNNING} AND "ticket"."consultantId" = $3`

/** Whatever ended a ticket closed its claims. Rule LED-4. */
const OWN_ENDED = `
  SELECT ${TICKET}, "event"."event" AS "how", "event"."by" AS "by", "event"."at" AS "at", "event"."reason" AS "reason"
  FROM "claim"
  JOIN "ticket" ON "ticket"."id" = "claim"."ticketId" AND "ticket"."unitId" = "claim"."unitId"
  JOIN "unit" ON "unit"."id" = "ticket"."unitId"
  JOIN "ticketEvent" AS "event" ON "event"."ticketId" = "ticket"."id"
  WHERE "claim"."projectId" = $1 AND "claim"."closedAt" > $2 AND "ticket"."consultantId" = $3
    AND "event"."event" IN ('reject', 'withdraw', 'expire')
    AND ("event"."byId" IS NULL OR "event"."byId" <> $4)`

const ticketShape = {
  ticketId: z.string(),
  number: z.string(),
  unit: z.string(),
  consultant: z.string(),
  buyers: z.string(),
  total: z.coerce.number().nullable(),
}
const runningSchema = z.object({
  ...ticketShape,
  consultantId: z.string(),
  state: z.enum(['submitted', 'approved']),
  until: z.coerce.number(),
  version: z.coerce.number(),
  since: z.coerce.number(),
})
const endedSchema = z.object({
  ...ticketShape,
  how: z.enum(['reject', 'withdraw', 'expire']),
  by: z.string(),
  at: z.coerce.number(),
  reason: z.string().nullable(),
})

/** 房号单 for the desk: a manager decides others' tickets, a consultant sees how their own stand. Rules LED-4, SEC-1. */
export async function ticketsToday(context: QueryContext, projectId: string): Promise<TodayItem[]> {
  const { actor } = context
  if (isAllowed(actor.role, 'ticket.decide')) return ticketsToDecide(context, projectId)
  return isAllowed(actor.role, 'ticket.write') ? ownTickets(context, projectId) : []
}

async function ticketsToDecide({ db, actor, now }: QueryContext, projectId: string): Promise<TodayItem[]> {
  const all = await withFalls(db, projectId, now, null, await db.select(RUNNING, [projectId, now]))
  const withheld = await findWithheld(db, actor, now)
  const running = all.filter(({ ticketId }) => !withheld.has(ticketId))
  const waiting = running.filter(({ state, consultantId }) => state === 'submitted' && consultantId !== actor.id)
  const asked = await askedFor(
    db,
    waiting.map(({ ticketId }) => ticketId),
  )
  const toApprove = waiting.map((ticket): TodayItem => {
    const line = asked.get(ticket.ticketId)
    return {
      kind: 'ticketToApprove',
      ...itemOf(ticket),
      version: ticket.version,
      discounts: line?.chosen.length ?? 0,
      evidence: line?.evidence.length ?? 0,
      hasSpecial: line?.special !== undefined,
    }
  })
  const endingSoon = running.filter(({ state, until }) => state === 'approved' && until <= now + RUNS_OUT_SOON)
  const others = running.filter(({ state, consultantId }) => state === 'approved' && consultantId !== actor.id)
  return [
    ...toApprove,
    ...endingSoon.map((ticket): TodayItem => ({ kind: 'ticketRunsOut', ...itemOf(ticket) })),
    ...fallsItems(others, now),
  ]
}

async function ownTickets({ db, actor, now }: QueryContext, projectId: string): Promise<TodayItem[]> {
  const after = now - TOLD_FOR
  const [running, ended] = await Promise.all([
    db.select(OWN_RUNNING, [projectId, after, actor.id]),
    db.select(OWN_ENDED, [projectId, after, actor.id, actor.id]),
  ])
  const own = await withFalls(db, projectId, now, actor.id, running)
  const stillRunning = own.map((ticket): TodayItem => {
    // Nobody has claimed the home since and written it closed; its time is over all the same.
    if (isExpired(ticket, now)) return endedItem({ ...ticket, how: 'expire', by: '', reason: null, at: ticket.until })
    return { kind: ticket.state === 'submitted' ? 'ticketWaits' : 'ticketRunsOut', ...itemOf(ticket) }
  })
  return [...stillRunning, ...fallsItems(own, now), ...z.array(endedSchema).parse(ended).map(endedItem)]
}

type Running = z.infer<typeof runningSchema> & { falls: TicketFalls }

/** Rows of running tickets, each with what has fallen of its total; nothing is asked where none runs. Rule PRC-4. */
async function withFalls(
  db: Reader,
  projectId: string,
  now: number,
  consultantId: string | null,
  rows: readonly unknown[],
): Promise<Running[]> {
  const running = z.array(runningSchema).parse(rows)
  if (running.length === 0) return []
  const falls = await findFalls(db, projectId, now, consultantId)
  return running.map((ticket) => ({ ...ticket, falls: falls.get(ticket.ticketId) ?? NO_FALLS }))
}

/** What has fallen, and what falls tomorrow: a line of its own, by the day that was or will be missed. Rule PRC-4. */
function fallsItems(tickets: readonly Running[], now: number): TodayItem[] {
  return tickets.flatMap(({ falls: { fallen, coming }, state, ...ticket }): TodayItem[] => {
    const { ticketId, number, unit, consultant, buyers, total, since } = ticket
    const facts = { ticketId, number, unit, consultant, buyers, total, since, state }
    const due = (on: string) => ({ by: 'day', on }) as const
    if (fallen) {
      return [{ kind: 'ticketLapsed', id: `lapsed ${ticketId}`, ...facts, due: due(fallen.day), fall: fallen }]
    }
    if (coming?.day !== dayOf(now)) return []
    return [{ kind: 'ticketLapses', id: `lapses ${ticketId}`, ...facts, due: due(coming.day), fall: coming }]
  })
}

function itemOf({ falls, ...ticket }: Running) {
  const { ticketId, number, unit, consultant, buyers, total, since, until } = ticket
  return {
    id: `ticket ${ticketId}`,
    since,
    due: { by: 'instant', at: until } as const,
    ticketId,
    number,
    unit,
    consultant,
    buyers,
    total,
    fallen: falls.fallen,
  }
}

function endedItem({ ticketId, number, unit, consultant, buyers, total, how, by, reason, at }: EndedTicket): TodayItem {
  const ticket = { ticketId, number, unit, consultant, buyers, total }
  return { kind: 'ticketEnded', id: `ended ${ticketId}`, since: at, due: null, ...ticket, how, by, reason }
}
type EndedTicket = z.infer<typeof endedSchema>

const askedSchema = z.object({
  chosen: z.array(z.unknown()),
  evidence: z.array(z.unknown()),
  special: z.unknown().optional(),
})

/** What each ticket asks for its home, as last written. */
async function askedFor(db: Reader, ticketIds: readonly string[]) {
  const lines = await db.find(
    ticketLineTable,
    { ticketId: In([...ticketIds]), position: 0 },
    { order: { revision: 'ASC' } },
  )
  return new Map(lines.map(({ ticketId, line }) => [ticketId, askedSchema.parse(JSON.parse(line))]))
}

import { In, IsNull } from 'typeorm'
import { z } from 'zod'
import {
  type BuyersTicket,
  type Found,
  type FoundHome,
  type FoundSpecial,
  type FoundTicket,
  type Match,
  MOST_FOUND,
} from '../../../shared/find/contract'
import { documentPatterns } from '../../../shared/find/document-patterns'
import { homePatterns } from '../../../shared/find/home-patterns'
import { matchWritten, plainTyped } from '../../../shared/find/name-match'
import { bestPattern } from '../../../shared/find/pattern'
import { isExpired } from '../../../shared/ledger/claim'
import { specialStandingAt } from '../../../shared/ledger/special'
import { ticketStateAt } from '../../../shared/ledger/ticket'
import { isAllowed } from '../../../shared/staff/roles'
import type { QueryContext } from '../../gate/context'
import { specialTable } from '../pricing/tables'
import { buildingTable } from '../project/tables'
import { shownClaim } from './claims'
import { claimTable, ticketTable, unitTable } from './tables'

type Asked = { projectId: string; text: string }

/** 房源 by number, in any way it is said. Rule LED-2. */
export async function findHomes({ db, now }: QueryContext, { projectId, text }: Asked): Promise<Found<FoundHome>> {
  const { whole, starting } = homePatterns(text)
  const likes = [...whole, ...starting]
  if (likes.length === 0) return { items: [], isMore: false }
  const asked = askInOrder()
  const ids = await idsOf(
    db,
    `SELECT "id" FROM (
  SELECT "unit"."id", "unit"."number", ${asked.rank(likes.map((like) => ({ column: '"unit"."number"', like })))} AS "rank"
  FROM "unit" WHERE "unit"."projectId" = ${asked.value(projectId)}
) AS "found" WHERE "rank" IS NOT NULL ORDER BY "rank", LENGTH("number"), "number" LIMIT ${MOST_FOUND + 1}`,
    asked.values,
  )
  const shownIds = ids.slice(0, MOST_FOUND)
  const [homes, buildings, claims] = await Promise.all([
    db.find(unitTable, { id: In(shownIds) }),
    db.find(buildingTable, { projectId }),
    db.find(claimTable, { unitId: In(shownIds), closedAt: IsNull() }),
  ])
  const names = new Map(buildings.map(({ id, name }) => [id, name]))
  const standing = new Map(claims.filter((claim) => !isExpired(claim, now)).map((claim) => [claim.unitId, claim]))
  const items = inOrder(shownIds, homes).map(({ id, number, buildingId, kind, type, releasedFrom }) => {
    const claim = standing.get(id)
    return {
      id,
      number,
      building: names.get(buildingId) ?? '',
      kind,
      type,
      releasedFrom,
      claim: claim ? shownClaim(claim) : null,
      match: matchOf([{ in: 'number', text: number, likes }], text),
    }
  })
  return { items, isMore: ids.length > MOST_FOUND }
}

/** 房号单 by number, home or a buyer's name: a consultant's own, for the others who see tickets all that were submitted. */
export async function findTickets(context: QueryContext, { projectId, text }: Asked): Promise<Found<FoundTicket>> {
  const { db, actor, now } = context
  if (!isAllowed(actor.role, 'ticket.see')) return { items: [], isMore: false }
  const numbers = documentPatterns('ticket', text)
  const { whole } = homePatterns(text)
  const buyer = nameIn(text)
  const ways = [
    ...numbers.map((like) => ({ column: '"ticket"."number"', like })),
    ...whole.map((like) => ({ column: '"unit"."number"', like })),
    ...(buyer === null ? [] : [{ column: 'LOWER("ticket"."buyerNames")', like: `%${buyer}%` }]),
  ]
  if (ways.length === 0) return { items: [], isMore: false }
  const asked = askInOrder()
  const rank = asked.rank(ways)
  const project = asked.value(projectId)
  const own = `"ticket"."consultantId" = ${asked.value(actor.id)}`
  const ids = await idsOf(
    db,
    `SELECT "id" FROM (
  SELECT "ticket"."id", "ticket"."updatedAt", ${rank} AS "rank"
  FROM "ticket" JOIN "unit" ON "unit"."id" = "ticket"."unitId"
  WHERE "ticket"."projectId" = ${project} AND "ticket"."state" <> 'discarded'
    AND (${actor.role === 'consultant' ? own : `"ticket"."number" IS NOT NULL OR ${own}`})
) AS "found" WHERE "rank" IS NOT NULL ORDER BY "rank", "updatedAt" DESC LIMIT ${MOST_FOUND + 1}`,
    asked.values,
  )
  const shownIds = ids.slice(0, MOST_FOUND)
  const rows = await db.find(ticketTable, { id: In(shownIds) })
  const units = await unitNumbers(context, rows)
  const items = inOrder(shownIds, rows).map((row) => {
    const unit = units.get(row.unitId) ?? ''
    return {
      id: row.id,
      number: row.number,
      state: ticketStateAt(row, now),
      unit,
      buyers: row.buyerNames,
      consultant: row.consultant,
      match: matchOf(
        [
          { in: 'number', text: row.number ?? '', likes: numbers },
          { in: 'unit', text: unit, likes: whole },
          { in: 'buyers', text: row.buyerNames, likes: [] },
        ],
        text,
      ),
    }
  })
  return { items, isMore: ids.length > MOST_FOUND }
}

/** 特批优惠 by number or home; a consultant's own. Rules PRC-7, SEC-1. */
export async function findSpecials(context: QueryContext, { projectId, text }: Asked): Promise<Found<FoundSpecial>> {
  const { db, actor, now } = context
  if (!isAllowed(actor.role, 'special.see')) return { items: [], isMore: false }
  const numbers = documentPatterns('special', text)
  const { whole } = homePatterns(text)
  const ways = [
    ...numbers.map((like) => ({ column: '"special"."number"', like })),
    ...whole.map((like) => ({ column: '"unit"."number"', like })),
  ]
  if (ways.length === 0) return { items: [], isMore: false }
  const asked = askInOrder()
  const rank = asked.rank(ways)
  const project = asked.value(projectId)
  const own = actor.role === 'consultant' ? ` AND "special"."consultantId" = ${asked.value(actor.id)}` : ''
  const ids = await idsOf(
    db,
    `SELECT "id" FROM (
  SELECT "special"."id", "special"."createdAt", ${rank} AS "rank"
  FROM "special" JOIN "unit" ON "unit"."id" = "special"."unitId"
  WHERE "special"."projectId" = ${project}${own}
) AS "found" WHERE "rank" IS NOT NULL ORDER BY "rank", "createdAt" DESC LIMIT ${MOST_FOUND + 1}`,
    asked.values,
  )
  const shownIds = ids.slice(0, MOST_FOUND)
  const rows = await db.find(specialTable, { id: In(shownIds) })
  const [units, tickets] = await Promise.all([
    unitNumbers(context, rows),
    db.find(ticketTable, { id: In(rows.map(({ ticketId }) => ticketId)) }),
  ])
  const items = inOrder(shownIds, rows).flatMap((row) => {
    const unit = units.get(row.unitId) ?? ''
    const ticket = tickets.find(({ id }) => id === row.ticketId)
    if (!ticket) return []
    const sought = [
      { in: 'number' as const, text: row.number, likes: numbers },
      { in: 'unit' as const, text: unit, likes: whole },
    ]
    return [
      {
        id: row.id,
        number: row.number,
        standing: specialStandingAt({ ...row, ticket }, now),
        unit,
        consultant: row.consultant,
        match: matchOf(sought, text),
      },
    ]
  })
  return { items, isMore: ids.length > MOST_FOUND }
}

const buyerRows = z.array(z.object({ customerId: z.string(), ticketId: z.string() }))

/** The newest ticket of each of these customers that this person may open, as its buyers now stand. Rule SEC-1. */
export async function findTicketsOfBuyers(
  context: QueryContext,
  projectId: string,
  customerIds: readonly string[],
): Promise<Map<string, BuyersTicket>> {
  const { db, actor, now } = context
  if (customerIds.length === 0 || !isAllowed(actor.role, 'ticket.see')) return new Map()
  const asked = askInOrder()
  const among = customerIds.map((id) => asked.value(id)).join(', ')
  const project = asked.value(projectId)
  const own = actor.role === 'consultant' ? ` AND "ticket"."consultantId" = ${asked.value(actor.id)}` : ''
  const found = buyerRows.parse(
    await db.select(
      `SELECT "buyer"."customerId" AS "customerId", "ticket"."id" AS "ticketId"
FROM "ticketBuyer" AS "buyer" JOIN "ticket" ON "ticket"."id" = "buyer"."ticketId"
WHERE "buyer"."customerId" IN (${among}) AND "ticket"."projectId" = ${project}${own}
  AND "buyer"."revision" = (SELECT MAX("last"."revision") FROM "ticketBuyer" AS "last" WHERE "last"."ticketId" = "ticket"."id")
ORDER BY "ticket"."updatedAt"`,
      asked.values,
    ),
  )
  // Of several the newest comes last, and stays.
  const newest = new Map(found.map(({ customerId, ticketId }) => [customerId, ticketId]))
  const rows = await db.find(ticketTable, { id: In([...new Set(newest.values())]) })
  const units = await unitNumbers(context, rows)
  return new Map(
    [...newest].flatMap(([customerId, ticketId]): [string, BuyersTicket][] => {
      const row = rows.find(({ id }) => id === ticketId)
      if (!row) return []
      const { id, number, unitId } = row
      return [[customerId, { id, number, state: ticketStateAt(row, now), unit: units.get(unitId) ?? '' }]]
    }),
  )
}

/** A part of a buyer's name: signs that mean anything to the database are of none. */
function nameIn(text: string): string | null {
  const typed = plainTyped(text)
  return typed === '' || /[%_\\\d]/.test(typed) ? null : typed
}

async function unitNumbers({ db }: QueryContext, rows: readonly { unitId: string }[]): Promise<Map<string, string>> {
  const units = await db.find(unitTable, { id: In(rows.map(({ unitId }) => unitId)) })
  return new Map(units.map(({ id, number }) => [id, number]))
}

type Sought = { in: Match['in']; text: string; likes: readonly string[] }

/** Where a row shows what was typed; names by what was written in them. */
function matchOf(places: readonly Sought[], typed: string): Match {
  for (const place of places) {
    const ranges = bestPattern(place.likes, place.text)?.ranges
    if (ranges) return { in: place.in, ranges }
  }
  const names = places.find((place) => place.in === 'buyers')
  return { in: names ? 'buyers' : 'number', ranges: (names && matchWritten(names.text, typed)?.ranges) ?? [] }
}

const idRows = z.array(z.object({ id: z.string() }))

async function idsOf({ select }: QueryContext['db'], sql: string, values: (string | number | null)[]) {
  return idRows.parse(await select(sql, values)).map(({ id }) => id)
}

function inOrder<Row extends { id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Puts values in their places in a statement, each once and in order, and ways of finding as a rank, 0 best. */
function askInOrder() {
  const values: string[] = []
  const value = (one: string) => `$${values.push(one)}`
  const rank = (ways: readonly { column: string; like: string }[]) =>
    `CASE ${ways.map(({ column, like }, index) => `WHEN ${column} LIKE ${value(like)} THEN ${index}`).join(' ')} END`
  return { values, value, rank }
}

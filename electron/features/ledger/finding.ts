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
import { bestPattern, rangesOf } from '../../../shared/find/pattern'
import { isExpired } from '../../../shared/ledger/claim'
import { specialStandingAt } from '../../../shared/ledger/special'
import { ticketStateAt } from '../../../shared/ledger/ticket'
import { isAllowed } from '../../../shared/staff/roles'
import type { QueryContext } from '../../gate/context'
import { specialTable } from '../pricing/tables'
import { buildingTable } from '../project/tables'
import { shownClaim } from './claims'
import { claimTable, type TicketRow, ticketTable, type UnitRow, unitTable } from './tables'
import { mayOpenTicket } from './ticket-sight'

type Asked = { projectId: string; text: string }
type Where = { units: readonly UnitRow[]; whole: readonly string[] }

/** How many homes of one number are looked at for their tickets: one a building, as a rule. */
const MOST_HOMES = 50

/** 房源, 房号单 and 特批优惠. Rules LED-2, PRC-7, SEC-1. */
export async function findInLedger(
  context: QueryContext,
  asked: Asked,
): Promise<{ homes: Found<FoundHome>; tickets: Found<FoundTicket>; specials: Found<FoundSpecial> }> {
  const { whole, starting } = homePatterns(asked.text)
  const likes = [...whole, ...starting]
  const units = await findUnits(context, asked.projectId, likes)
  const meant = units.filter(({ number }) => whole.some((like) => rangesOf(like, number) !== null))
  const [homes, tickets, specials] = await Promise.all([
    showHomes(context, asked.projectId, units, likes),
    findTickets(context, asked, { units: meant, whole }),
    findSpecials(context, asked, { units: meant, whole }),
  ])
  return { homes, tickets, specials }
}

const numberRows = z.array(z.object({ number: z.string() }))

/** The homes whose number is of a pattern, best first: only the index of numbers is looked through. */
async function findUnits({ db }: QueryContext, projectId: string, likes: readonly string[]): Promise<UnitRow[]> {
  if (likes.length === 0) return []
  const asked = askInOrder()
  const rank = asked.rank(likes.map((like) => ({ column: '"number"', like })))
  const rows = await db.select(
    `SELECT "number" FROM (
  SELECT "number", ${rank} AS "rank" FROM "unit" WHERE "projectId" = ${asked.value(projectId)}
) AS "found" WHERE "rank" IS NOT NULL ORDER BY "rank", LENGTH("number"), "number" LIMIT ${MOST_HOMES}`,
    asked.values,
  )
  const numbers = numberRows.parse(rows).map(({ number }) => number)
  const units = await db.find(unitTable, { projectId, number: In(numbers) })
  return inOrder(numbers, units, ({ number }) => number)
}

/** 房源, each with who holds it, which everyone in the office may know. Rule LED-2. */
async function showHomes(
  { db, now }: QueryContext,
  projectId: string,
  units: readonly UnitRow[],
  likes: readonly string[],
): Promise<Found<FoundHome>> {
  const best = units.slice(0, MOST_FOUND)
  if (best.length === 0) return { items: [], isMore: false }
  const [buildings, claims] = await Promise.all([
    db.find(buildingTable, { projectId }),
    db.find(claimTable, { unitId: In(best.map(({ id }) => id)), closedAt: IsNull() }),
  ])
  const names = new Map(buildings.map(({ id, name }) => [id, name]))
  const standing = new Map(claims.filter((claim) => !isExpired(claim, now)).map((claim) => [claim.unitId, claim]))
  const items = best.map(({ id, number, buildingId, kind, type, releasedFrom }) => {
    const claim = standing.get(id)
    return {
      id,
      number,
      building: names.get(buildingId) ?? '',
      kind,
      type,
      releasedFrom,
      claim: claim ? shownClaim(claim) : null,
      match: matchOf([{ in: 'number', text: number, likes }]),
    }
  })
  return { items, isMore: units.length > MOST_FOUND }
}

/** 房号单 by number, home or a buyer's name: a consultant's own, for the others who see tickets all that were submitted. */
async function findTickets(
  context: QueryContext,
  { projectId, text }: Asked,
  { units, whole }: Where,
): Promise<Found<FoundTicket>> {
  const { db, actor, now } = context
  if (!isAllowed(actor.role, 'ticket.see')) return { items: [], isMore: false }
  const numbers = documentPatterns('ticket', text)
  const buyer = nameIn(text)
  const named = await idsOfTickets(context, projectId, numbers, buyer)
  const ofUnits = units.length === 0 ? [] : await db.find(ticketTable, { unitId: In(units.map(({ id }) => id)) })
  const atUnits = ofUnits
    .filter(({ consultantId, number, state }) => {
      const isOwn = consultantId === actor.id
      return state !== 'discarded' && (isOwn || (actor.role !== 'consultant' && number !== null))
    })
    .toSorted(newestFirst)
  const ids = [...new Set([...named, ...atUnits.map(({ id }) => id)])]
  const shownIds = ids.slice(0, MOST_FOUND)
  const rows = await db.find(ticketTable, { id: In(shownIds) })
  const names = await unitNumbers(context, rows)
  const items = inOrder(shownIds, rows, ({ id }) => id).map((row) => {
    const unit = names.get(row.unitId) ?? ''
    return {
      id: row.id,
      number: row.number,
      state: ticketStateAt(row, now),
      unit,
      buyers: row.buyerNames,
      consultant: row.consultant,
      match: matchOf([
        { in: 'number', text: row.number ?? '', likes: numbers },
        { in: 'unit', text: unit, likes: whole },
        { in: 'buyers', text: row.buyerNames, typed: text },
      ]),
    }
  })
  return { items, isMore: ids.length > MOST_FOUND }
}

/** Tickets by number and buyers, the newest number first: only their index is looked through. */
async function idsOfTickets(
  { db, actor }: QueryContext,
  projectId: string,
  numbers: readonly string[],
  buyer: string | null,
): Promise<string[]> {
  const ways = numbers.map((like) => ({ column: '"number"', like }))
  if (buyer !== null)
    ways.push({ column: hasLetters(buyer) ? 'LOWER("buyerNames")' : '"buyerNames"', like: `%${buyer}%` })
  if (ways.length === 0) return []
  const asked = askInOrder()
  const rank = asked.rank(ways)
  const project = asked.value(projectId)
  const own = `"consultantId" = ${asked.value(actor.id)}`
  const rows = await db.select(
    `SELECT "id" FROM (
  SELECT "id", "number", ${rank} AS "rank" FROM "ticket"
  WHERE "projectId" = ${project} AND ${actor.role === 'consultant' ? own : `("number" IS NOT NULL OR ${own})`}
) AS "found" WHERE "rank" IS NOT NULL ORDER BY "rank", "number" DESC LIMIT ${MOST_FOUND + 1}`,
    asked.values,
  )
  return idRows.parse(rows).map(({ id }) => id)
}

const specialRows = z.array(z.object({ id: z.string(), number: z.string(), unitId: z.string() }))

/** 特批优惠 by number or home; a consultant's own. Rules PRC-7, SEC-1. */
async function findSpecials(
  context: QueryContext,
  { projectId, text }: Asked,
  { units, whole }: Where,
): Promise<Found<FoundSpecial>> {
  const { db, actor, now } = context
  const numbers = documentPatterns('special', text)
  const isAsked = numbers.length > 0 || units.length > 0
  if (!isAsked || !isAllowed(actor.role, 'special.see')) return { items: [], isMore: false }
  const own = actor.role === 'consultant' ? ' AND "consultantId" = $2' : ''
  const all = specialRows.parse(
    await db.select(
      `SELECT "id", "number", "unitId" FROM "special" WHERE "projectId" = $1${own} ORDER BY "number" DESC`,
      own === '' ? [projectId] : [projectId, actor.id],
    ),
  )
  const meant = new Set(units.map(({ id }) => id))
  const found = all.flatMap(({ id, number, unitId }) => {
    const best = bestPattern(numbers, number)
    return best || meant.has(unitId) ? [{ id, rank: best?.rank ?? numbers.length }] : []
  })
  const ids = found.toSorted((one, other) => one.rank - other.rank).map(({ id }) => id)
  const shownIds = ids.slice(0, MOST_FOUND)
  const shownRows = inOrder(shownIds, await db.find(specialTable, { id: In(shownIds) }), ({ id }) => id)
  const [names, tickets] = await Promise.all([
    unitNumbers(context, shownRows),
    db.find(ticketTable, { id: In(shownRows.map(({ ticketId }) => ticketId)) }),
  ])
  const items = shownRows.flatMap((row) => {
    const unit = names.get(row.unitId) ?? ''
    const ticket = tickets.find(({ id }) => id === row.ticketId)
    if (!ticket) return []
    const match = matchOf([
      { in: 'number', text: row.number, likes: numbers },
      { in: 'unit', text: unit, likes: whole },
    ])
    const { id, number, consultant } = row
    return [{ id, number, standing: specialStandingAt({ ...row, ticket }, now), unit, consultant, match }]
  })
  return { items, isMore: ids.length > MOST_FOUND }
}

const buyerRows = z.array(z.object({ customerId: z.string(), ticketId: z.string(), revision: z.coerce.number() }))
const revisionRows = z.array(z.object({ ticketId: z.string(), last: z.coerce.number() }))

/**
 * The newest ticket of each of these customers of the project that this person may open, as its buyers now stand. Each
 * step asks an index for a few rows; joined, SQLite would begin with every ticket of the project. Rule SEC-1.
 */
export async function findTicketsOfBuyers(
  context: QueryContext,
  customerIds: readonly string[],
): Promise<Map<string, BuyersTicket>> {
  const { db, actor, now } = context
  if (customerIds.length === 0 || !isAllowed(actor.role, 'ticket.see')) return new Map()
  const buyers = buyerRows.parse(
    await db.select(
      `SELECT "customerId", "ticketId", "revision" FROM "ticketBuyer" WHERE "customerId" IN (${placesOf(customerIds)})`,
      [...customerIds],
    ),
  )
  const ids = [...new Set(buyers.map(({ ticketId }) => ticketId))]
  if (ids.length === 0) return new Map()
  const [rows, revisions] = await Promise.all([
    db.find(ticketTable, { id: In(ids) }),
    db.select(
      `SELECT "ticketId", MAX("revision") AS "last" FROM "ticketBuyer" WHERE "ticketId" IN (${placesOf(ids)})
GROUP BY "ticketId"`,
      ids,
    ),
  ])
  const last = new Map(revisionRows.parse(revisions).map(({ ticketId, last }) => [ticketId, last]))
  const stands = new Set(
    buyers.filter(({ ticketId, revision }) => last.get(ticketId) === revision).map((one) => pairOf(one)),
  )
  const seen = rows.filter(({ consultantId }) => mayOpenTicket(actor, consultantId))
  const newest = seen.toSorted(newestFirst)
  const units = await unitNumbers(context, seen)
  return new Map(
    customerIds.flatMap((customerId): [string, BuyersTicket][] => {
      const row = newest.find(({ id }) => stands.has(pairOf({ customerId, ticketId: id })))
      if (!row) return []
      const { id, number, unitId } = row
      return [[customerId, { id, number, state: ticketStateAt(row, now), unit: units.get(unitId) ?? '' }]]
    }),
  )
}

/** Of two tickets of one instant the higher number is the newer. */
function newestFirst(a: TicketRow, b: TicketRow): number {
  return b.updatedAt - a.updatedAt || (b.number ?? '').localeCompare(a.number ?? '')
}

function pairOf({ customerId, ticketId }: { customerId: string; ticketId: string }): string {
  return `${customerId} ${ticketId}`
}

function placesOf(values: readonly string[]): string {
  return values.map((_, index) => `$${index + 1}`).join(', ')
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

type Sought = { in: Match['in']; text: string } & ({ likes: readonly string[] } | { typed: string })

/** Where a row first shows what was typed. */
function matchOf(places: readonly Sought[]): Match {
  for (const place of places) {
    const match = 'likes' in place ? bestPattern(place.likes, place.text) : matchWritten(place.text, place.typed)
    if (match) return { in: place.in, ranges: match.ranges }
  }
  return { in: places[0]?.in ?? 'number', ranges: [] }
}

const idRows = z.array(z.object({ id: z.string() }))

function inOrder<Row>(keys: readonly string[], rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]))
  return keys.flatMap((key) => byKey.get(key) ?? [])
}

/** On PostgreSQL letters are compared as they are written; what has none need not be made small, row by row. */
function hasLetters(text: string): boolean {
  return text.toLowerCase() !== text.toUpperCase()
}

/** Puts values in their places in a statement, each once and in order, and ways of finding as a rank, 0 best. */
function askInOrder() {
  const values: string[] = []
  const value = (one: string) => `$${values.push(one)}`
  const rank = (ways: readonly { column: string; like: string }[]) =>
    `CASE ${ways.map(({ column, like }, index) => `WHEN ${column} LIKE ${value(like)} THEN ${index}`).join(' ')} END`
  return { values, value, rank }
}

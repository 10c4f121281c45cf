import { In, IsNull } from 'typeorm'
import { isExpired, type OpenClaim } from '../../../shared/ledger/claim'
import { requireAffected, requireOne } from '../../gate/affected'
import type { PublishedCell, PublishedTicket } from '../../gate/changes'
import type { CommandContext } from '../../gate/context'
import type { Reader, Writer } from '../../gate/unit-of-work'
import { inPortions } from './portions'
import { type ClaimRow, claimTable, ticketTable, type UnitRow, unitTable } from './tables'
import { addTicketEvent } from './ticket-events'

/** The claim that keeps a home from others now; an expired one counts as closed. Rules LED-1, LED-4. */
export async function findClaim(db: Reader, unitId: string, now: number): Promise<ClaimRow | null> {
  const claim = await db.findOne(claimTable, { unitId, closedAt: IsNull() })
  return claim && !isExpired(claim, now) ? claim : null
}

/** The claims that keep homes of a project from others now, by home. Rules LED-1, LED-4. */
export async function findClaims(db: Reader, projectId: string, now: number): Promise<Map<string, ClaimRow>> {
  const open = await db.find(claimTable, { projectId, closedAt: IsNull() })
  return new Map(open.filter((claim) => !isExpired(claim, now)).map((claim) => [claim.unitId, claim]))
}

type NewClaim = Omit<ClaimRow, 'id' | 'closedAt'>

/**
 * Opens claims on homes that nobody holds. Expired claims still standing open are written closed first, at the instant
 * they expired, those of a ticket all together. The unique index over open claims refuses whatever would get past.
 * Rules LED-1, LED-2, LED-4.
 */
export async function openClaims(tx: CommandContext, claims: readonly NewClaim[]) {
  const standing: ClaimRow[] = []
  for (const unitIds of inPortions(claims.map(({ unitId }) => unitId))) {
    standing.push(...(await tx.db.find(claimTable, { unitId: In(unitIds), closedAt: IsNull() })))
  }
  const expired = await writeExpired(tx.db, standing)
  const opened = claims.map((claim): ClaimRow => ({ ...claim, id: tx.newId(), closedAt: null }))
  await tx.db.insert(claimTable, opened)
  return { claims: opened, expired }
}

/** Writes expired claims closed, and their tickets expired; gives the tickets. */
async function writeExpired(db: Writer, claims: readonly ClaimRow[]): Promise<PublishedTicket[]> {
  const endless = claims.find(({ until }) => until === null)
  if (endless) throw new Error(`claim ${endless.id} has no end and cannot have expired`)
  for (const ids of inPortions(claims.filter(({ ticketId }) => ticketId === null).map(({ id }) => id))) {
    const closing = db.update(claimTable, { id: In(ids), closedAt: IsNull() }, { closedAt: { sameAs: 'until' } })
    await requireAffected(closing, ids.length)
  }
  const tickets: PublishedTicket[] = []
  for (const ticketId of new Set(claims.flatMap((claim) => claim.ticketId ?? []))) {
    tickets.push(await writeTicketExpired(db, ticketId))
  }
  return tickets
}

async function writeTicketExpired(db: Writer, ticketId: string): Promise<PublishedTicket> {
  const ticket = await db.findOne(ticketTable, { id: ticketId })
  if (!ticket || ticket.until === null) throw new Error(`ticket ${ticketId} has no end and cannot have expired`)
  const { id, consultantId, until, version } = ticket
  await closeClaims(db, id, until)
  const change = { state: 'expired', updatedAt: until, version: version + 1 } as const
  await requireOne(db.update(ticketTable, { id, version }, change))
  await addTicketEvent(db, {
    ticketId: id,
    event: 'expire',
    actor: null,
    at: until,
    reason: null,
    until: null,
    total: null,
    hash: null,
  })
  return { id, consultantId }
}

/** Moves all of a ticket's claims to another kind and end: none is released in between. Rules LED-1, LED-11. */
export function moveClaims(db: Writer, ticketId: string, change: Pick<ClaimRow, 'kind' | 'until'>): Promise<void> {
  return changeClaims(db, ticketId, change)
}

/**
 * Hands a deal's claims on to what it has become, without an end: no instant lies between at which another could claim.
 * Gives the cells. Rules LED-1, LED-4.
 */
export async function handOnClaims(
  { db }: Pick<CommandContext, 'db'>,
  ticketId: string,
  kind: 'subscribed' | 'contracted' | 'filed' | 'waiting',
): Promise<PublishedCell[]> {
  await changeClaims(db, ticketId, { kind, until: null })
  const claims = await db.find(claimTable, { ticketId, closedAt: IsNull() })
  const units = await db.find(unitTable, { id: In(claims.map(({ unitId }) => unitId)) })
  return claims.flatMap((claim) => {
    const unit = units.find(({ id }) => id === claim.unitId)
    return unit ? [cellOf(unit, claim)] : []
  })
}

/** Ends all of a ticket's claims: its homes are everyone's again. */
export function closeClaims(db: Writer, ticketId: string, at: number): Promise<void> {
  return changeClaims(db, ticketId, { closedAt: at })
}

/** A ticket opens its claims once and together: they are all open, or something is wrong. Rules LED-1, LED-11. */
async function changeClaims(db: Writer, ticketId: string, change: Partial<ClaimRow>): Promise<void> {
  const claims = await db.count(claimTable, { ticketId })
  if (claims === 0) throw new Error(`ticket ${ticketId} claims nothing`)
  await requireAffected(db.update(claimTable, { ticketId, closedAt: IsNull() }, change), claims)
}

/** What everyone may know of a claim. Rule LED-2. */
export function shownClaim({ kind, by, since, until }: ClaimRow): OpenClaim {
  return { kind, by, since, until }
}

/** A home's cell after a change. */
export function cellOf(unit: Pick<UnitRow, 'id' | 'releasedFrom'>, claim: ClaimRow | null): PublishedCell {
  return {
    unitId: unit.id,
    releasedFrom: unit.releasedFrom,
    claim: claim && shownClaim(claim),
    ticketId: claim?.ticketId ?? null,
    holderId: claim?.byId ?? null,
  }
}

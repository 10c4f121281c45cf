import { IsNull } from 'typeorm'
import { isExpired, type OpenClaim } from '../../../shared/ledger/claim'
import type { PublishedCell, PublishedTicket } from '../../gate/changes'
import type { CommandContext } from '../../gate/context'
import type { Reader, Writer } from '../../gate/unit-of-work'
import { type ClaimRow, claimTable, ticketTable, type UnitRow } from './tables'
import { addTicketEvent } from './ticket-events'

/** The claim that keeps a home from others now; an expired one counts as closed. Rules LED-1, LED-4. */
export async function findClaim(db: Reader, unitId: string, now: number): Promise<ClaimRow | null> {
  const claim = await db.findOne(claimTable, { unitId, closedAt: IsNull() })
  return claim && !isExpired(claim, now) ? claim : null
}

/**
 * Opens a claim on a home that nobody holds. An expired claim still standing open is written closed first, at the
 * instant it expired. The unique index over open claims refuses whatever would get past. Rules LED-1, LED-2, LED-4.
 */
export async function openClaim(tx: CommandContext, claim: Omit<ClaimRow, 'id' | 'closedAt'>) {
  const standing = await tx.db.findOne(claimTable, { unitId: claim.unitId, closedAt: IsNull() })
  const expired = standing && (await writeExpired(tx.db, standing))
  const opened = { ...claim, id: tx.newId(), closedAt: null }
  await tx.db.insert(claimTable, opened)
  return { claim: opened, expired: expired ? [expired] : [] }
}

/** Writes an expired claim closed, and its ticket expired; gives the ticket. */
async function writeExpired(db: Writer, claim: ClaimRow): Promise<PublishedTicket | null> {
  const { id, ticketId, until } = claim
  if (until === null) throw new Error(`claim ${id} has no end and cannot have expired`)
  await requireOne(db.update(claimTable, { id, closedAt: IsNull() }, { closedAt: until }))
  const ticket = ticketId && (await db.findOne(ticketTable, { id: ticketId }))
  if (!ticket) return null
  const version = ticket.version + 1
  await requireOne(
    db.update(ticketTable, { id: ticket.id, version: ticket.version }, { state: 'expired', updatedAt: until, version }),
  )
  await addTicketEvent(db, {
    ticketId: ticket.id,
    event: 'expire',
    actor: null,
    at: until,
    reason: null,
    until: null,
    total: null,
    hash: null,
  })
  return { id: ticket.id, consultantId: ticket.consultantId }
}

/** Moves a ticket's open claim to another kind and end: it is never released in between. Rule LED-1. */
export async function moveClaim(db: Writer, ticketId: string, change: Pick<ClaimRow, 'kind' | 'until'>): Promise<void> {
  await requireOne(db.update(claimTable, { ticketId, closedAt: IsNull() }, change))
}

/** Ends a ticket's open claim: the home is everyone's again. */
export async function closeClaim(db: Writer, ticketId: string, at: number): Promise<void> {
  await requireOne(db.update(claimTable, { ticketId, closedAt: IsNull() }, { closedAt: at }))
}

/** The second wall: exactly the one row that was read is changed, or the command comes to nothing. Rule LED-1. */
export async function requireOne(affected: Promise<number>): Promise<void> {
  const rows = await affected
  if (rows !== 1) throw new Error(`${rows} rows changed where exactly one had to`)
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

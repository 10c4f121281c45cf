import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import type { HoldLine, TicketForm } from '../../../shared/ledger/ticket-contract'
import { unitStateAt } from '../../../shared/ledger/unit'
import type { CommandContext } from '../../gate/context'
import type { Reader } from '../../gate/unit-of-work'
import { findClaim, shownClaim } from './claims'
import { priceLineAsAsked } from './special-use'
import { type TicketLineRow, type TicketRow, ticketLineTable, type UnitRow, unitTable } from './tables'
import { findHomeOf, findTiedUnits, isTied } from './ties'

type Tx = CommandContext

/** The units a form names, in its order: the home first. */
export async function findUnits(tx: Tx, projectId: string, form: TicketForm) {
  const units: UnitRow[] = []
  for (const { unitId } of form.lines) {
    const unit = await tx.db.findOne(unitTable, { id: unitId, projectId })
    if (!unit) return refuse('NOT_FOUND', { what: 'unit' })
    units.push(unit)
  }
  return units
}

/** A ticket claims a home and exactly what is tied to it; a tied unit alone is not sold. Rule LED-11. */
export async function requireTied(db: Reader, units: readonly UnitRow[]) {
  const [first, ...others] = units
  if (!first) return refuse('NOT_FOUND', { what: 'unit' })
  if (others.length === 0 && !(await isTied(db, first.id))) return null
  const home = await findHomeOf(db, first.id)
  if (home) return refuse('UNIT_TIED', { unit: first.number, home: home.number })
  const tied = await findTiedUnits(db, first.id)
  const missing = tied.find(({ id }) => !others.some((unit) => unit.id === id))
  if (missing) return refuse('TIED_MISSING', { unit: first.number, tied: missing.number })
  const foreign = others.find((unit) => !tied.some(({ id }) => id === unit.id))
  return foreign ? refuse('LINE_NOT_TIED', { unit: foreign.number, home: first.number }) : null
}

/** The first wall: who holds one of them is said at once, since when and until when. Rules LED-2, LED-5, LED-11. */
export async function requireAvailable(tx: Tx, units: readonly UnitRow[]) {
  for (const unit of units) {
    const claim = await findClaim(tx.db, unit.id, tx.now)
    if (claim) return refuse('UNIT_HELD', { unit: unit.number, claim: shownClaim(claim) })
    const state = unitStateAt({ releasedFrom: unit.releasedFrom, claim: null }, tx.now)
    if (state !== 'available') return refuse('UNIT_NOT_FOR_SALE', { unit: unit.number, state })
  }
  return null
}

/** The version each line is held to, by home; null on a new ticket, which takes today's. Rule LED-7. */
export type PinnedLines = ReadonlyMap<string, Pick<TicketLineRow, 'priceVersionId' | 'schemeId'>>

/** Prices every line by its own steps; what is expected is their sum. Rules LED-7, LED-11, PRC-3, PRC-7. */
export async function priceLines(
  tx: Tx,
  ticket: TicketRow | null,
  units: readonly UnitRow[],
  form: TicketForm,
  expectedTotal: number,
  submittedAt: number,
  pinned: PinnedLines | null,
) {
  const lines: HoldLine[] = []
  for (const [index, unit] of units.entries()) {
    const asked = form.lines[index]
    if (!asked) throw new Error(`no line of the form is about ${unit.number}`)
    const held = pinned?.get(unit.id) ?? null
    const pricing = { paymentMethod: form.paymentMethod, submittedAt, pinned: held, now: tx.now }
    const line = await priceLineAsAsked(tx.db, ticket, unit, asked, pricing)
    if (isRefusal(line)) return line
    lines.push(line)
  }
  const total = totalOf(lines)
  return total === expectedTotal ? lines : refuse('PRICE_CHANGED', { shown: expectedTotal, now: total })
}

/** 成交总价: the sum of the lines. */
export function totalOf(lines: readonly HoldLine[]): number {
  return lines.reduce((sum, line) => sum + line.breakdown.total, 0)
}

/** The rows of a ticket's lines as it stands now, frozen. */
export function lineRows(ticket: TicketRow, lines: readonly HoldLine[]): TicketLineRow[] {
  return lines.map((line, position) => ({
    ticketId: ticket.id,
    revision: ticket.version,
    position,
    unitId: line.unitId,
    priceVersionId: line.priceVersion.id,
    schemeId: line.schemeId,
    total: line.breakdown.total,
    line: JSON.stringify(line),
  }))
}

/** The rows of a ticket's lines as last signed, the home first; a draft has none. */
export async function findLineRows(db: Reader, ticketId: string): Promise<TicketLineRow[]> {
  const rows = await db.find(ticketLineTable, { ticketId }, { order: { revision: 'DESC', position: 'ASC' } })
  return rows.filter((line) => line.revision === rows[0]?.revision)
}

/** The units a ticket claims, the home first. */
export async function findUnitsOf(db: Reader, ticket: TicketRow): Promise<UnitRow[]> {
  const rows = await findLineRows(db, ticket.id)
  const ids = rows.length > 0 ? rows.map(({ unitId }) => unitId) : [ticket.unitId]
  const units = await Promise.all(ids.map((id) => db.findOne(unitTable, { id })))
  return units.filter((unit) => unit !== null)
}

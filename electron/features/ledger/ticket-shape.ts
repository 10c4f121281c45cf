import { createHash } from 'node:crypto'
import { type Buyer, UNREADABLE } from '../../../shared/customers/buyer'
import { canonicalJson } from '../../../shared/kernel/canonical'
import { ticketStateAt } from '../../../shared/ledger/ticket'
import {
  type HoldLine,
  holdLineSchema,
  type Ticket,
  type TicketForm,
  type TicketSummary,
  ticketFormSchema,
} from '../../../shared/ledger/ticket-contract'
import type { TicketFalls } from '../../../shared/ledger/ticket-falls'
import { isAllowed } from '../../../shared/staff/roles'
import type { Personal } from '../../database/personal'
import type { Actor } from '../../gate/context'
import type { Reader } from '../../gate/unit-of-work'
import { namedBuyers, type ResolvedBuyer, shownBuyer } from '../customers/customers'
import { specialTable } from '../pricing/tables'
import { personTable } from '../staff/tables'
import { type TicketBuyerRow, type TicketEventRow, type TicketRow, ticketBuyerTable, type UnitRow } from './tables'
import { findTicketEvents } from './ticket-events'
import { findLineRows, findUnitsOf } from './ticket-lines'

type Context = { db: Reader; personal: Personal; actor: Actor; now: number }

/** A ticket as a list shows it; expired at its time, whatever the row says. The home is the first unit. Rule LED-4. */
export function summaryOf(
  row: TicketRow,
  units: readonly UnitRow[],
  now: number,
): Omit<TicketSummary, keyof TicketFalls> {
  const [home, ...tied] = units
  return {
    id: row.id,
    number: row.number,
    state: ticketStateAt(row, now),
    unitId: row.unitId,
    unit: home?.number ?? '',
    tied: tied.map(({ id, number, kind }) => ({ unitId: id, unit: number, kind })),
    consultantId: row.consultantId,
    consultant: row.consultant,
    buyers: row.buyerNames,
    total: row.total,
    until: row.until,
    isExtended: row.isExtended,
    updatedAt: row.updatedAt,
    version: row.version,
  }
}

/** What belongs to a ticket: its units, the home first, and what was last signed on it. */
export type TicketParts = {
  units: readonly UnitRow[]
  lines: HoldLine[]
  buyers: ResolvedBuyer[]
  events: readonly TicketEventRow[]
  /** As it was just sealed; otherwise it is opened. */
  form?: TicketForm
}

async function findParts(context: Context, row: TicketRow): Promise<TicketParts> {
  const [units, lines, buyers, events] = await Promise.all([
    findUnitsOf(context.db, row),
    linesOf(context.db, row.id),
    buyersOf(context, row, context.personal.show),
    findTicketEvents(context.db, row.id),
  ])
  return { units, lines, buyers, events }
}

/**
 * A ticket in full, as its page shows it; whoever has just written its parts need not have them read again. The form
 * goes only to the ticket's own consultant. Rules LED-3, SEC-1.
 */
export async function ticketOf(context: Context, row: TicketRow, parts?: TicketParts): Promise<Ticket> {
  const { db, personal, actor, now } = context
  const { units, lines, buyers, events } = parts ?? (await findParts(context, row))
  const { buyers: _names, total: _total, ...summary } = summaryOf(row, units, now)
  const history = events.map(({ event, by, at, reason, until }) => ({ event, by, at, reason, until }))
  const hasExpiredUnwritten = summary.state === 'expired' && row.state !== 'expired' && row.until !== null
  if (hasExpiredUnwritten) history.push({ event: 'expire', by: '', at: row.until ?? now, reason: null, until: null })
  return {
    ...summary,
    form: actor.id === row.consultantId ? (parts?.form ?? shownForm(personal, row)) : null,
    lines,
    specialUse: await findSpecialUse(db, lines),
    buyers: await Promise.all(buyers.map((buyer) => shownWithOwner(db, actor, buyer, row.consultantId))),
    paymentMethod: row.paymentMethod,
    remarks: row.remarks,
    consent: row.consentAt === null ? null : { by: row.consentBy ?? '', at: row.consentAt },
    history,
    hash: row.hash,
    createdAt: row.createdAt,
  }
}

export type SpecialUse = NonNullable<Ticket['specialUse']>

/** The special discount that lines are priced with, and when its days are over; asks nothing where there is none. Rule PRC-7. */
export async function findSpecialUse(db: Reader, lines: readonly HoldLine[]): Promise<SpecialUse | null> {
  const id = lines.find(({ special }) => special)?.special?.id
  const row = id === undefined ? null : await db.findOne(specialTable, { id })
  return row && { number: row.number, until: row.validUntil }
}

/** The lines of a ticket as last signed; a draft has none. */
export async function linesOf(db: Reader, ticketId: string): Promise<HoldLine[]> {
  const rows = await findLineRows(db, ticketId)
  return rows.map((row) => holdLineSchema.parse(JSON.parse(row.line)))
}

/** The buyers as last written, numbers in the clear; to be shown only, when they are opened that way. */
export async function buyersOf(
  { db, personal }: Pick<Context, 'db' | 'personal'>,
  row: TicketRow,
  open: Personal['show'] = personal.decrypt,
): Promise<ResolvedBuyer[]> {
  const rows = await db.find(ticketBuyerTable, { ticketId: row.id }, { order: { revision: 'DESC', position: 'ASC' } })
  const latest = rows.filter((buyer) => buyer.revision === rows[0]?.revision)
  return namedBuyers.open(db, open, 'ticketBuyer', latest, buyerKey)
}

/** By what a buyer's row is known among all of them. */
export function buyerKey({
  ticketId,
  revision,
  position,
}: Pick<TicketBuyerRow, 'ticketId' | 'revision' | 'position'>): string {
  return `${ticketId} ${revision} ${position}`
}

/** Rows of a ticket's buyers, encrypted as the ticket's own. */
export function buyerRows(
  personal: Personal,
  ticketId: string,
  revision: number,
  buyers: readonly ResolvedBuyer[],
): TicketBuyerRow[] {
  return buyers.map((buyer, position) => {
    const place = { ticketId, revision, position }
    return { ...place, ...namedBuyers.seal(personal, 'ticketBuyer', buyerKey(place), buyer) }
  })
}

/** Whose customer a buyer is, when another's, is for whoever decides: a consultant learns it by the full phone only. Rule SEC-1. */
async function shownWithOwner(db: Reader, actor: Actor, buyer: ResolvedBuyer, consultantId: string): Promise<Buyer> {
  if (buyer.ownerId === consultantId || !isAllowed(actor.role, 'ticket.decide')) return shownBuyer(buyer, null)
  const owner = await db.findOne(personTable, { id: buyer.ownerId })
  return shownBuyer(buyer, owner?.name ?? '')
}

export function sealForm(personal: Personal, ticketId: string, form: TicketForm): string {
  return personal.encrypt('ticket.form', ticketId, JSON.stringify(form))
}

/** None where it cannot be read: the rest of the ticket is shown all the same. */
function shownForm(personal: Personal, row: TicketRow): TicketForm | null {
  const form = personal.show('ticket.form', row.id, row.form)
  return form === UNREADABLE ? null : ticketFormSchema.parse(JSON.parse(form))
}

/** The form as last written, for the ticket's own consultant. */
export function openForm(personal: Personal, row: TicketRow): TicketForm {
  return ticketFormSchema.parse(JSON.parse(personal.decrypt('ticket.form', row.id, row.form)))
}

/** The wording a ticket's paper is printed with; a change of the template is a new number. Rule SUB-3. */
export const TICKET_TEMPLATE = 1

/** What a ticket's hash covers: its canonical data and template version, not the bytes of a PDF. Rule SUB-3. */
export function hashOfTicket(
  ticket: Pick<TicketRow, 'number' | 'consultant' | 'paymentMethod' | 'remarks'>,
  lines: readonly HoldLine[],
  buyers: readonly Omit<ResolvedBuyer, 'customerId' | 'ownerId'>[],
  template = TICKET_TEMPLATE,
): string {
  const { number, consultant, paymentMethod, remarks } = ticket
  const people = buyers.map(({ name, phone, idNumber, address, relation, share }) => {
    return { name, phone, idNumber, address, relation, share }
  })
  const data = { template, number, consultant, paymentMethod, remarks, lines, buyers: people }
  return createHash('sha256').update(canonicalJson(data)).digest('hex')
}

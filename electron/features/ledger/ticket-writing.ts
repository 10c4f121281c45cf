import { In } from 'typeorm'
import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import { ticketUntilAfter } from '../../../shared/ledger/ticket'
import type { HoldLine, TicketForm, ticketsContract } from '../../../shared/ledger/ticket-contract'
import { requireOne } from '../../gate/affected'
import type { PublishedTicket } from '../../gate/changes'
import type { CommandContext } from '../../gate/context'
import { done } from '../../gate/done'
import type { HandlersOf } from '../../gate/handlers'
import { findBuyers, keepBuyers, type ResolvedBuyer } from '../customers/customers'
import { customerTable } from '../customers/tables'
import { findTicketTimes } from '../project/project'
import { cellOf, openClaims } from './claims'
import { requireFloors } from './floor-try'
import {
  type TicketEventRow,
  type TicketRow,
  ticketBuyerTable,
  ticketLineTable,
  ticketTable,
  type UnitRow,
} from './tables'
import { addTicketEvent, findTicketEvents } from './ticket-events'
import {
  findLineRows,
  findUnits,
  lineRows,
  type PinnedLines,
  priceLines,
  requireAvailable,
  requireTied,
  totalOf,
} from './ticket-lines'
import { buyerRows, buyersOf, hashOfTicket, sealForm, ticketOf } from './ticket-shape'
import { findOwnTicket } from './ticket-steps'

type Tx = CommandContext

const DRAFT = { state: 'draft', until: null } as const
type WritingHandlers = Pick<HandlersOf<typeof ticketsContract>, 'save' | 'discard' | 'submit' | 'amend'>

/** What a consultant writes: drafts, the submission that claims the home, amendments. Rules LED-2, LED-3, LED-4. */
export const ticketWritingHandlers: WritingHandlers = {
  save: async (tx, { projectId, draft, form }) => {
    const units = await findUnits(tx, projectId, form)
    if (isRefusal(units)) return units
    const before = draft && (await findOwnTicket(tx, projectId, draft, 'save'))
    if (isRefusal(before)) return before
    const ticket = before ?? newTicket(tx, projectId)
    const row: TicketRow = { ...ticket, ...writtenColumns(tx, ticket.id, form) }
    const buyerNames = await namesOf(tx, projectId, form.buyers)
    const saved = await keepTicket(tx, { ...row, buyerNames }, before !== null)
    return done(await ticketOf(tx, saved), { subject: saved.id, after: { unit: numbersOf(units) } })
  },

  discard: async (tx, { projectId, ticketId, version }) => {
    const before = await findOwnTicket(tx, projectId, { ticketId, version }, 'discard')
    if (isRefusal(before)) return before
    const saved = await keepTicket(tx, { ...before, state: 'discarded', updatedAt: tx.now }, true)
    return done(await ticketOf(tx, saved), { subject: saved.id })
  },

  submit: async (tx, { projectId, draft, form, expectedTotal }) => {
    const units = await findUnits(tx, projectId, form)
    if (isRefusal(units)) return units
    const before = draft && (await findOwnTicket(tx, projectId, draft, 'submit'))
    if (isRefusal(before)) return before
    const refused = (await requireTied(tx.db, units)) ?? (await requireAvailable(tx, units))
    if (refused) return refused

    const lines = await checkPrice(tx, before, units, form, expectedTotal, null)
    if (isRefusal(lines)) return lines
    const found = await findBuyers(tx, projectId, form.buyers, [])
    if (isRefusal(found)) return found
    const belowFloor = await requireFloors(tx.db, before?.id ?? null, lines)
    if (belowFloor) return belowFloor
    const buyers = await keepBuyers(tx, found)
    const number = await tx.drawNumber('ticket')
    const ticket = before ?? newTicket(tx, projectId)
    const onFile = formOnFile(form, buyers)
    const row: TicketRow = {
      ...ticket,
      ...writtenColumns(tx, ticket.id, onFile),
      ...frozenColumns(lines, buyers),
      consentAt: tx.now,
      consentBy: tx.actor.name,
      number,
      state: 'submitted',
      until: ticketUntilAfter('submit', DRAFT, tx.now, await findTicketTimes(tx.db, projectId)),
    }
    const hash = hashOfTicket(row, lines, buyers)
    const saved = await keepTicket(tx, { ...row, hash }, before !== null)
    await tx.db.insert(ticketLineTable, lineRows(saved, lines))
    await tx.db.insert(ticketBuyerTable, buyerRows(tx.personal, saved.id, saved.version, buyers))
    const events = [await sign(tx, saved, 'submit')]
    const { claims, expired } = await openClaims(
      tx,
      units.map((unit) => claimOf(tx, saved, unit)),
    )
    return done(
      await ticketOf(tx, saved, { units, lines, buyers, events, form: onFile }),
      { subject: saved.id, after: { unit: numbersOf(units), until: saved.until, ...notedTerms(saved, buyers) } },
      {
        cells: units.map((unit, index) => cellOf(unit, claims[index] ?? null)),
        tickets: [...expired, published(saved)],
      },
    )
  },

  amend: async (tx, { projectId, ticketId, version, form, expectedTotal }) => {
    const before = await findOwnTicket(tx, projectId, { ticketId, version }, 'amend')
    if (isRefusal(before)) return before
    const units = await findUnits(tx, projectId, form)
    if (isRefusal(units)) return units
    const pinned = await findPinned(tx, before)
    // The same units in the same order, whatever has been tied since: each line keeps its place on the paper.
    const claimed = [...pinned.lines.keys()]
    const isSame = units.length === claimed.length && units.every(({ id }, index) => id === claimed[index])
    if (!isSame) return refuse('UNIT_DIFFERS', {})

    const lines = await checkPrice(tx, before, units, form, expectedTotal, pinned)
    if (isRefusal(lines)) return lines
    const found = await findBuyers(tx, projectId, form.buyers, pinned.buyers)
    if (isRefusal(found)) return found
    const belowFloor = await requireFloors(tx.db, ticketId, lines)
    if (belowFloor) return belowFloor
    const buyers = await keepBuyers(tx, found)
    const row: TicketRow = {
      ...before,
      ...writtenColumns(tx, before.id, formOnFile(form, buyers)),
      ...frozenColumns(lines, buyers),
      ...consentColumns(tx, pinned.buyers, buyers),
    }
    const saved = await keepTicket(tx, { ...row, hash: hashOfTicket(row, lines, buyers) }, true)
    await tx.db.insert(ticketLineTable, lineRows(saved, lines))
    await tx.db.insert(ticketBuyerTable, buyerRows(tx.personal, ticketId, saved.version, buyers))
    await sign(tx, saved, 'amend')
    return done(
      await ticketOf(tx, saved),
      {
        subject: ticketId,
        before: notedTerms(before, pinned.buyers),
        after: notedTerms(saved, buyers),
      },
      { tickets: [published(saved)] },
    )
  },
}

/** The price of a ticket that is submitted or amended, with the buyers' consent. Rules LED-3, PRC-3 to PRC-5, PRC-7. */
async function checkPrice(
  tx: Tx,
  ticket: TicketRow | null,
  units: readonly UnitRow[],
  form: TicketForm,
  expectedTotal: number,
  pinned: Pinned | null,
) {
  if (!form.hasConsent) return refuse('CONSENT_MISSING', {})
  const submittedAt = pinned?.submittedAt ?? tx.now
  return priceLines(tx, ticket, units, form, expectedTotal, submittedAt, pinned?.lines ?? null)
}

function newTicket(tx: Tx, projectId: string): TicketRow {
  return {
    id: tx.newId(),
    projectId,
    number: null,
    state: 'draft',
    unitId: '',
    consultantId: tx.actor.id,
    consultant: tx.actor.name,
    paymentMethod: 'oneOff',
    remarks: '',
    buyerNames: '',
    total: null,
    until: null,
    isExtended: false,
    consentAt: null,
    consentBy: null,
    form: '',
    hash: null,
    createdAt: tx.now,
    updatedAt: tx.now,
    version: 0,
  }
}

/** `unitId` is the ticket's home; what goes with it stands in the form and, once submitted, in the lines. */
function writtenColumns(tx: Tx, ticketId: string, form: TicketForm) {
  return {
    unitId: form.lines[0]?.unitId ?? '',
    paymentMethod: form.paymentMethod,
    remarks: form.remarks,
    form: sealForm(tx.personal, ticketId, form),
    updatedAt: tx.now,
  }
}

function frozenColumns(lines: readonly HoldLine[], buyers: readonly ResolvedBuyer[]) {
  return {
    buyerNames: buyers.map((buyer) => buyer.name).join('、'),
    total: totalOf(lines),
  }
}

/** The consent that was given stands; only other buyers are a new one. Rule LED-3. */
function consentColumns(tx: Tx, before: readonly ResolvedBuyer[], after: readonly ResolvedBuyer[]) {
  const known = new Set(before.map((buyer) => buyer.customerId))
  const isSame = after.every((buyer) => known.has(buyer.customerId))
  return isSame ? {} : { consentAt: tx.now, consentBy: tx.actor.name }
}

/** What the audit row says of a ticket's terms: who is named by the file, not by name or number. Rule SEC-2. */
function notedTerms(ticket: TicketRow, buyers: readonly ResolvedBuyer[]) {
  const { number, total, paymentMethod, hash } = ticket
  return { number, total, paymentMethod, hash, buyers: buyers.map(({ customerId, share }) => ({ customerId, share })) }
}

function claimOf(tx: Tx, ticket: TicketRow, unit: UnitRow) {
  const { projectId, id: ticketId, until } = ticket
  const { id: byId, name: by } = tx.actor
  return { projectId, unitId: unit.id, kind: 'submitted', by, byId, ticketId, since: tx.now, until } as const
}

/** 1-1-1203 + 车位-B1-023, as the audit row names what a ticket is about. */
function numbersOf(units: readonly UnitRow[]): string {
  return units.map(({ number }) => number).join(' + ')
}

function published({ id, consultantId }: TicketRow): PublishedTicket {
  return { id, consultantId }
}

/** What an amended ticket is held to: its versions, the day it was submitted on, the buyers as written. */
type Pinned = { lines: PinnedLines; submittedAt: number; buyers: ResolvedBuyer[] }

/** Fails on a ticket that was never submitted. */
export async function findPinned(tx: Tx, ticket: TicketRow): Promise<Pinned> {
  const rows = await findLineRows(tx.db, ticket.id)
  const [submitted] = await findTicketEvents(tx.db, ticket.id)
  if (rows.length === 0 || submitted?.event !== 'submit') throw new Error(`ticket ${ticket.id} was never submitted`)
  const lines = new Map(rows.map((row) => [row.unitId, row]))
  return { lines, submittedAt: submitted.at, buyers: await buyersOf(tx, ticket) }
}

/** Who a draft is for, as its list shows it: names just typed, and those of one's own customers. */
async function namesOf(tx: Tx, projectId: string, buyers: TicketForm['buyers']): Promise<string> {
  const ids = buyers.flatMap((buyer) => (buyer.kind === 'known' ? [buyer.customerId] : []))
  const files = await tx.db.find(customerTable, { projectId, ownerId: tx.actor.id, id: In(ids) })
  return buyers
    .map((buyer) => (buyer.kind === 'new' ? buyer.name : files.find((file) => file.id === buyer.customerId)?.name))
    .filter(Boolean)
    .join('、')
}

/** The form once its buyers are on file: who amends it later finds them known. */
function formOnFile(form: TicketForm, buyers: readonly ResolvedBuyer[]): TicketForm {
  return {
    ...form,
    buyers: buyers.map(({ customerId, relation, share }) => ({ kind: 'known', customerId, relation, share })),
  }
}

/** Writes the row as the next version; nobody else's change in between is overwritten. */
async function keepTicket(tx: Tx, row: TicketRow, isKnown: boolean): Promise<TicketRow> {
  const saved = { ...row, version: row.version + 1 }
  if (isKnown) await requireOne(tx.db.update(ticketTable, { id: row.id, version: row.version }, saved))
  else await tx.db.insert(ticketTable, saved)
  return saved
}

function sign(tx: Tx, ticket: TicketRow, event: 'submit' | 'amend'): Promise<TicketEventRow> {
  return addTicketEvent(tx.db, {
    ticketId: ticket.id,
    event,
    actor: tx.actor,
    at: tx.now,
    reason: null,
    until: ticket.until,
    total: ticket.total,
    hash: ticket.hash,
  })
}

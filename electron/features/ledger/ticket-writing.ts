import { In } from 'typeorm'
import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import { ticketUntilAfter } from '../../../shared/ledger/ticket'
import type { HoldLine, TicketForm, ticketsContract } from '../../../shared/ledger/ticket-contract'
import { unitStateAt } from '../../../shared/ledger/unit'
import type { PublishedTicket } from '../../gate/changes'
import type { CommandContext } from '../../gate/context'
import { done } from '../../gate/done'
import type { HandlersOf } from '../../gate/handlers'
import { type ResolvedBuyer, resolveBuyers } from '../customers/customers'
import { customerTable } from '../customers/tables'
import { findTicketTimes } from '../project/project'
import { cellOf, findClaim, openClaim, requireOne, shownClaim } from './claims'
import { priceLineAsAsked } from './special-use'
import { type TicketRow, ticketBuyerTable, ticketLineTable, ticketTable, type UnitRow, unitTable } from './tables'
import { addTicketEvent, findTicketEvents } from './ticket-events'
import { buyerRows, buyersOf, hashOfTicket, sealForm, ticketOf } from './ticket-shape'
import { findOwnTicket } from './ticket-steps'

type Tx = CommandContext

const DRAFT = { state: 'draft', until: null } as const
type WritingHandlers = Pick<HandlersOf<typeof ticketsContract>, 'save' | 'discard' | 'submit' | 'amend'>

/** What a consultant writes: drafts, the submission that claims the home, amendments. Rules LED-2, LED-3, LED-4. */
export const ticketWritingHandlers: WritingHandlers = {
  save: async (tx, { projectId, draft, form }) => {
    const unit = await findUnit(tx, projectId, form)
    if (isRefusal(unit)) return unit
    const before = draft && (await findOwnTicket(tx, projectId, draft, 'save'))
    if (isRefusal(before)) return before
    const row: TicketRow = { ...(before ?? newTicket(tx, projectId)), ...writtenColumns(tx, unit, form) }
    const buyerNames = await namesOf(tx, projectId, form.buyers)
    const saved = await keepTicket(tx, { ...row, buyerNames }, before !== null)
    return done(await ticketOf(tx, saved, unit.number), { subject: saved.id, after: { unit: unit.number } })
  },

  discard: async (tx, { projectId, ticketId, version }) => {
    const before = await findOwnTicket(tx, projectId, { ticketId, version }, 'discard')
    if (isRefusal(before)) return before
    const saved = await keepTicket(tx, { ...before, state: 'discarded', updatedAt: tx.now }, true)
    const unit = await tx.db.findOne(unitTable, { id: before.unitId })
    return done(await ticketOf(tx, saved, unit?.number ?? ''), { subject: saved.id })
  },

  submit: async (tx, { projectId, draft, form, expectedTotal }) => {
    const unit = await findUnit(tx, projectId, form)
    if (isRefusal(unit)) return unit
    const before = draft && (await findOwnTicket(tx, projectId, draft, 'submit'))
    if (isRefusal(before)) return before
    const refused = await requireAvailable(tx, unit)
    if (refused) return refused

    const checked = await checkForm(tx, before, unit, form, expectedTotal, null)
    if (isRefusal(checked)) return checked
    const { line, buyers } = checked
    const number = await tx.drawNumber('ticket')
    const row: TicketRow = {
      ...(before ?? newTicket(tx, projectId)),
      ...writtenColumns(tx, unit, formOnFile(form, buyers)),
      ...frozenColumns(line, buyers),
      consentAt: tx.now,
      consentBy: tx.actor.name,
      number,
      state: 'submitted',
      until: ticketUntilAfter('submit', DRAFT, tx.now, await findTicketTimes(tx.db, projectId)),
    }
    const hash = hashOfTicket(row, [line], buyers)
    const saved = await keepTicket(tx, { ...row, hash }, before !== null)
    await tx.db.insert(ticketLineTable, lineRow(saved, line))
    await tx.db.insert(ticketBuyerTable, buyerRows(tx.personal, saved.id, saved.version, buyers))
    await sign(tx, saved, 'submit')
    const { claim, expired } = await openClaim(tx, {
      projectId,
      unitId: unit.id,
      kind: 'submitted',
      by: tx.actor.name,
      byId: tx.actor.id,
      ticketId: saved.id,
      since: tx.now,
      until: saved.until,
    })
    return done(
      await ticketOf(tx, saved, unit.number),
      { subject: saved.id, after: { unit: unit.number, until: saved.until, ...notedTerms(saved, buyers) } },
      { cells: [cellOf(unit, claim)], tickets: [...expired, published(saved)] },
    )
  },

  amend: async (tx, { projectId, ticketId, version, form, expectedTotal }) => {
    const before = await findOwnTicket(tx, projectId, { ticketId, version }, 'amend')
    if (isRefusal(before)) return before
    const unit = await findUnit(tx, projectId, form)
    if (isRefusal(unit)) return unit
    if (unit.id !== before.unitId) return refuse('UNIT_DIFFERS', {})

    const pinned = await findPinned(tx, before)
    const checked = await checkForm(tx, before, unit, form, expectedTotal, pinned)
    if (isRefusal(checked)) return checked
    const { line, buyers } = checked
    const row: TicketRow = {
      ...before,
      ...writtenColumns(tx, unit, formOnFile(form, buyers)),
      ...frozenColumns(line, buyers),
      ...consentColumns(tx, pinned.buyers, buyers),
    }
    const saved = await keepTicket(tx, { ...row, hash: hashOfTicket(row, [line], buyers) }, true)
    await tx.db.insert(ticketLineTable, lineRow(saved, line))
    await tx.db.insert(ticketBuyerTable, buyerRows(tx.personal, ticketId, saved.version, buyers))
    await sign(tx, saved, 'amend')
    return done(
      await ticketOf(tx, saved, unit.number),
      {
        subject: ticketId,
        before: notedTerms(before, pinned.buyers),
        after: notedTerms(saved, buyers),
      },
      { tickets: [published(saved)] },
    )
  },
}

async function findUnit(tx: Tx, projectId: string, form: TicketForm) {
  const unitId = form.lines[0]?.unitId ?? ''
  const unit = await tx.db.findOne(unitTable, { id: unitId, projectId })
  return unit ?? refuse('NOT_FOUND', { what: 'unit' })
}

/** The first wall: who holds the home is said at once, since when and until when. Rules LED-2, LED-5. */
async function requireAvailable(tx: Tx, unit: UnitRow) {
  const claim = await findClaim(tx.db, unit.id, tx.now)
  if (claim) return refuse('UNIT_HELD', { unit: unit.number, claim: shownClaim(claim) })
  const state = unitStateAt({ releasedFrom: unit.releasedFrom, claim: null }, tx.now)
  return state === 'available' ? null : refuse('UNIT_NOT_FOR_SALE', { unit: unit.number, state })
}

/** Everything a ticket must carry to be submitted or amended. Rules LED-3, PRC-3 to PRC-5, PRC-7. */
async function checkForm(
  tx: Tx,
  ticket: TicketRow | null,
  unit: UnitRow,
  form: TicketForm,
  expectedTotal: number,
  pinned: Pinned | null,
) {
  const [lineForm] = form.lines
  if (!lineForm) return refuse('NOT_FOUND', { what: 'unit' })
  if (!form.hasConsent) return refuse('CONSENT_MISSING', {})
  const submittedAt = pinned?.submittedAt ?? tx.now
  const line = await priceLineAsAsked(tx, ticket, unit, lineForm, form.paymentMethod, submittedAt, pinned)
  if (isRefusal(line)) return line
  if (line.breakdown.total !== expectedTotal) {
    return refuse('PRICE_CHANGED', { shown: expectedTotal, now: line.breakdown.total })
  }
  const buyers = await resolveBuyers(tx, unit.projectId, form.buyers, pinned?.buyers ?? [])
  return isRefusal(buyers) ? buyers : { line, buyers }
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

function writtenColumns(tx: Tx, unit: UnitRow, form: TicketForm) {
  return {
    unitId: unit.id,
    paymentMethod: form.paymentMethod,
    remarks: form.remarks,
    form: sealForm(tx.personal, form),
    updatedAt: tx.now,
  }
}

function frozenColumns(line: HoldLine, buyers: readonly ResolvedBuyer[]) {
  return {
    buyerNames: buyers.map((buyer) => buyer.name).join('、'),
    total: line.breakdown.total,
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

function published({ id, consultantId }: TicketRow): PublishedTicket {
  return { id, consultantId }
}

/** What an amended ticket is held to: its versions, the day it was submitted on, the buyers as written. */
type Pinned = {
  priceVersionId: string
  schemeId: string
  submittedAt: number
  buyers: ResolvedBuyer[]
}

export async function findPinned(tx: Tx, ticket: TicketRow): Promise<Pinned> {
  const [line] = await tx.db.find(ticketLineTable, { ticketId: ticket.id }, { order: { revision: 'DESC' }, limit: 1 })
  const [submitted] = await findTicketEvents(tx.db, ticket.id)
  if (!line || submitted?.event !== 'submit') throw new Error(`ticket ${ticket.id} was never submitted`)
  const { priceVersionId, schemeId } = line
  return { priceVersionId, schemeId, submittedAt: submitted.at, buyers: await buyersOf(tx, ticket) }
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

function lineRow(ticket: TicketRow, line: HoldLine) {
  return {
    ticketId: ticket.id,
    revision: ticket.version,
    position: 0,
    unitId: line.unitId,
    priceVersionId: line.priceVersion.id,
    schemeId: line.schemeId,
    total: line.breakdown.total,
    line: JSON.stringify(line),
  }
}

/** Writes the row as the next version; nobody else's change in between is overwritten. */
async function keepTicket(tx: Tx, row: TicketRow, isKnown: boolean): Promise<TicketRow> {
  const saved = { ...row, version: row.version + 1 }
  if (isKnown) await requireOne(tx.db.update(ticketTable, { id: row.id, version: row.version }, saved))
  else await tx.db.insert(ticketTable, saved)
  return saved
}

function sign(tx: Tx, ticket: TicketRow, event: 'submit' | 'amend'): Promise<void> {
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

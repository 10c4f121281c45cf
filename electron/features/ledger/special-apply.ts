import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import { isSpecialOpen, specialStandingAt } from '../../../shared/ledger/special'
import type { SpecialBuyer, specialsContract } from '../../../shared/ledger/special-contract'
import { ticketStateAt } from '../../../shared/ledger/ticket'
import { roleNeeded, type Special } from '../../../shared/pricing/special'
import { specialLimitsOf, specialUntil } from '../../../shared/project/settings'
import type { CommandContext } from '../../gate/context'
import { done } from '../../gate/done'
import type { HandlersOf } from '../../gate/handlers'
import { shownBuyer } from '../customers/customers'
import { type SpecialRow, specialTable } from '../pricing/tables'
import { findSettings } from '../project/project'
import { draftBuyersOf } from './draft-preview'
import { requireFloors } from './floor-try'
import { priceLine } from './hold-line'
import { cutOf, hashOfSpecial, sealBuyers, specialOf } from './special-shape'
import { onSiteOf } from './special-use'
import { type TicketRow, unitTable } from './tables'
import { buyersOf, openForm } from './ticket-shape'
import { findTicket } from './ticket-steps'
import { findPinned } from './ticket-writing'

type Tx = CommandContext

/** 申请特批: freezes the price it is applied for at; within the consultant's limit it is approved by that. Rules PRC-5, PRC-7. */
export const applySpecial: HandlersOf<typeof specialsContract>['apply'] = async (
  tx,
  { projectId, ticketId, version, discount, reason, expectedTotal },
) => {
  const ticket = await findOpenTicket(tx, projectId, ticketId, version)
  if (isRefusal(ticket)) return ticket
  const open = await findOpenSpecial(tx, ticket)
  if (open) return refuse('SPECIAL_OPEN', { number: open.number })

  const asked = await findAsked(tx, ticket)
  if (isRefusal(asked)) return asked
  const id = tx.newId()
  const tried = await priceAsked(tx, asked, { id, number: '', discount })
  if (isRefusal(tried)) return tried
  const [onSiteTotal, cut] = [onSiteOf(tried), cutOf(tried)]
  const settings = await findSettings(tx.db, projectId)
  const role = roleNeeded(cut, onSiteTotal, specialLimitsOf(settings))
  if (isRefusal(role)) return role
  const { total, listTotal } = tried.breakdown
  if (total !== expectedTotal) return refuse('PRICE_CHANGED', { shown: expectedTotal, now: total })
  const belowFloor = await requireFloors(tx.db, ticket.id, [tried])
  if (belowFloor) return belowFloor

  // Only what is taken gets a number.
  const special = { id, number: await tx.drawNumber('special'), discount }
  const line = await priceAsked(tx, asked, special)
  if (isRefusal(line)) return line
  const buyers = await frozenBuyers(tx, ticket)
  const isOwnRight = role === 'consultant'
  const applied = {
    number: special.number,
    consultant: ticket.consultant,
    reason,
    paymentMethod: ticket.paymentMethod,
    validUntil: specialUntil(tx.now, settings),
    createdAt: tx.now,
  }
  const row: SpecialRow = {
    ...applied,
    id,
    projectId,
    state: isOwnRight ? 'approved' : 'applied',
    ticketId: ticket.id,
    unitId: line.unitId,
    consultantId: ticket.consultantId,
    role,
    discount: JSON.stringify(discount),
    buyers: sealBuyers(tx.personal, id, buyers),
    line: JSON.stringify(line),
    listTotal,
    onSiteTotal,
    total,
    decidedBy: isOwnRight ? tx.actor.name : null,
    decidedById: isOwnRight ? tx.actor.id : null,
    decidedRole: isOwnRight ? 'consultant' : null,
    decidedAt: isOwnRight ? tx.now : null,
    decideReason: null,
    withdrawnAt: null,
    withdrawReason: null,
    hash: hashOfSpecial(applied, line, buyers),
    version: 1,
  }
  await tx.db.insert(specialTable, row)
  const { number, state, validUntil, hash } = row
  return done(
    await specialOf(tx.db, tx.personal, row),
    {
      subject: row.id,
      after: {
        number,
        state,
        unit: line.unit,
        ticket: ticket.id,
        discount,
        onSiteTotal,
        cut,
        total,
        role,
        validUntil,
        hash,
      },
    },
    { specials: [{ id: ticket.id, consultantId: ticket.consultantId }] },
  )
}

/** The consultant's own ticket, still written or waiting, at the version they last saw. Rules PRC-7, SEC-1. */
async function findOpenTicket(tx: Tx, projectId: string, ticketId: string, version: number) {
  const ticket = await findTicket(tx, projectId, ticketId)
  if (isRefusal(ticket)) return ticket
  if (ticket.consultantId !== tx.actor.id) return refuse('NOT_FOUND', { what: 'ticket' })
  const state = ticketStateAt(ticket, tx.now)
  if (state !== 'draft' && state !== 'submitted') return refuse('SPECIAL_TICKET_STATE', { state })
  return ticket.version === version ? ticket : refuse('STALE', { what: 'ticket', version: ticket.version })
}

async function findOpenSpecial(tx: Tx, ticket: TicketRow): Promise<SpecialRow | null> {
  const rows = await tx.db.find(specialTable, { ticketId: ticket.id })
  return rows.find((row) => isSpecialOpen(specialStandingAt({ ...row, ticket }, tx.now))) ?? null
}

/** What the ticket asks for on its home, and the versions it is held to: today's for a draft. Rules LED-7, LED-11. */
export async function findAsked(tx: Tx, ticket: TicketRow) {
  const form = openForm(tx.personal, ticket)
  const [line] = form.lines
  const unit = await tx.db.findOne(unitTable, { id: ticket.unitId })
  if (!line || !unit) return refuse('NOT_FOUND', { what: 'unit' })
  const pinned = ticket.state === 'draft' ? null : await findPinned(tx, ticket)
  const pricing = {
    paymentMethod: form.paymentMethod,
    submittedAt: pinned?.submittedAt ?? tx.now,
    pinned: pinned?.lines.get(unit.id) ?? null,
    now: tx.now,
  }
  return { unit, form, line, pricing }
}

type Asked = Exclude<Awaited<ReturnType<typeof findAsked>>, { refused: string }>

/** The home's line with the special discount behind its own items. Rule PRC-7. */
function priceAsked(tx: Tx, { unit, line, pricing }: Asked, special: Special) {
  return priceLine(tx.db, unit, line, { ...pricing, special })
}

/** The customers as the paper will name them, masked. Rule SEC-1. */
async function frozenBuyers(tx: Tx, ticket: TicketRow): Promise<SpecialBuyer[]> {
  const buyers =
    ticket.state === 'draft'
      ? await draftBuyersOf(tx, ticket, openForm(tx.personal, ticket))
      : (await buyersOf(tx, ticket)).map((buyer) => shownBuyer(buyer, null))
  return buyers.map(({ name, phone, idNumber }) => ({ name, phone, idNumber }))
}

import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import { isSpecialOpen, specialStandingAt } from '../../../shared/ledger/special'
import type { SpecialBuyer, specialsContract } from '../../../shared/ledger/special-contract'
import { ticketStateAt } from '../../../shared/ledger/ticket'
import { roleNeeded, type SpecialDiscount } from '../../../shared/pricing/special'
import { specialLimitsOf, specialUntil } from '../../../shared/project/settings'
import type { CommandContext } from '../../gate/context'
import { done } from '../../gate/done'
import type { HandlersOf } from '../../gate/handlers'
import { shownBuyer } from '../customers/customers'
import { type SpecialRow, specialTable } from '../pricing/tables'
import { findSettings } from '../project/project'
import { draftBuyersOf } from './draft-preview'
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

  const settings = await findSettings(tx.db, projectId)
  const special = { id: tx.newId(), number: await tx.drawNumber('special'), discount }
  const line = await priceWith(tx, ticket, special)
  if (isRefusal(line)) return line
  const [onSiteTotal, cut] = [onSiteOf(line), cutOf(line)]
  const role = roleNeeded(cut, onSiteTotal, specialLimitsOf(settings))
  if (isRefusal(role)) return role
  const { total, listTotal } = line.breakdown
  if (total !== expectedTotal) return refuse('PRICE_CHANGED', { shown: expectedTotal, now: total })

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
    id: special.id,
    projectId,
    state: isOwnRight ? 'approved' : 'applied',
    ticketId: ticket.id,
    unitId: line.unitId,
    consultantId: ticket.consultantId,
    role,
    discount: JSON.stringify(discount),
    buyers: sealBuyers(tx.personal, buyers),
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
    { tickets: [{ id: ticket.id, consultantId: ticket.consultantId }] },
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

/** The ticket's line with the special discount behind its own items: a draft by today's prices, otherwise by its own. */
async function priceWith(
  tx: Tx,
  ticket: TicketRow,
  special: { id: string; number: string; discount: SpecialDiscount },
) {
  const form = openForm(tx.personal, ticket)
  const [lineForm] = form.lines
  const unit = await tx.db.findOne(unitTable, { id: ticket.unitId })
  if (!lineForm || !unit) return refuse('NOT_FOUND', { what: 'unit' })
  const pinned = ticket.state === 'draft' ? null : await findPinned(tx, ticket)
  return priceLine(tx.db, unit, lineForm, form.paymentMethod, pinned?.submittedAt ?? tx.now, pinned, special)
}

/** The customers as the paper will name them, masked. Rule SEC-1. */
async function frozenBuyers(tx: Tx, ticket: TicketRow): Promise<SpecialBuyer[]> {
  const buyers =
    ticket.state === 'draft'
      ? await draftBuyersOf(tx, ticket, openForm(tx.personal, ticket))
      : (await buyersOf(tx, ticket)).map((buyer) => shownBuyer(buyer, null))
  return buyers.map(({ name, phone, idNumber }) => ({ name, phone, idNumber }))
}

import { addDays, dayOf } from '../../../shared/kernel/day'
import { refuse } from '../../../shared/kernel/refusal'
import { ticketStateAt } from '../../../shared/ledger/ticket'
import type { subscriptionContract } from '../../../shared/subscription/contract'
import { canBegin, SIGN_WITHIN_DAYS } from '../../../shared/subscription/subscription'
import type { HandlersOf } from '../../gate/handlers'
import { ticketDeals } from '../ledger/ledger'
import { ticketTable } from '../ledger/tables'
import { buyerRows } from './buyers'
import { lineRows } from './deal'
import { addDealEvent, dealDone } from './deal-writing'
import { type SubscriptionRow, subscriptionBuyerTable, subscriptionLineTable, subscriptionTable } from './tables'

/** 转认购: takes over buyers, units and price of an approved ticket; its time runs on until the deposit. Rules LED-4, SUB-1. */
export const beginSubscription: HandlersOf<typeof subscriptionContract>['begin'] = async (
  tx,
  { projectId, ticketId },
) => {
  const ticket = await tx.db.findOne(ticketTable, { id: ticketId, projectId, consultantId: tx.actor.id })
  if (!ticket) return refuse('NOT_FOUND', { what: 'ticket' })
  const begun = await tx.db.findOne(subscriptionTable, { ticketId })
  if (begun) return refuse('SUBSCRIPTION_BEGUN', { number: begun.number })
  const state = ticketStateAt(ticket, tx.now)
  if (state === 'expired') {
    return refuse('TICKET_EXPIRED', { number: ticket.number ?? '', until: ticket.until ?? tx.now })
  }
  if (!canBegin(ticket, tx.now) || ticket.total === null) {
    return refuse('TICKET_NOT_APPROVED', { number: ticket.number, state })
  }

  const [lines, buyers] = await Promise.all([ticketDeals.linesOf(tx.db, ticketId), ticketDeals.buyersOf(tx, ticket)])
  const id = tx.newId()
  const row: SubscriptionRow = {
    id,
    projectId,
    number: await tx.drawNumber('subscription'),
    state: 'begun',
    ticketId,
    unitId: ticket.unitId,
    consultantId: ticket.consultantId,
    consultant: ticket.consultant,
    buyerNames: ticket.buyerNames,
    paymentMethod: ticket.paymentMethod,
    total: ticket.total,
    deposit: null,
    signBy: addDays(dayOf(tx.now), SIGN_WITHIN_DAYS),
    loans: '[]',
    homeOrder: 'first',
    revision: 1,
    writtenBy: tx.actor.name,
    writtenAt: tx.now,
    contractTextBy: null,
    contractTextAt: null,
    effectiveAt: null,
    createdAt: tx.now,
    updatedAt: tx.now,
    version: 1,
  }
  await tx.db.insert(subscriptionTable, row)
  await tx.db.insert(subscriptionLineTable, lineRows(id, 1, lines))
  await tx.db.insert(subscriptionBuyerTable, buyerRows(tx.personal, id, 1, buyers))
  await addDealEvent(tx, row, 'begin')
  const { number, total } = row
  return dealDone(tx, row, { after: { number, ticket: ticket.number, total } })
}

import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import { judgeDeposit } from '../../../shared/pricing/deposit'
import type { subscriptionContract } from '../../../shared/subscription/contract'
import { SUBSCRIPTION_STEPS } from '../../../shared/subscription/subscription'
import type { PublishedCell } from '../../gate/changes'
import type { CommandContext } from '../../gate/context'
import type { HandlersOf } from '../../gate/handlers'
import { findBuyers, keepBuyers, type ResolvedBuyer } from '../customers/customers'
import { ticketDeals } from '../ledger/ledger'
import { buyerRows, buyersOfDeal } from './buyers'
import { sideOf, writeChange } from './change-rows'
import { type Deal, findForStep, lineRows, linesOfDeal } from './deal'
import { addDealEvent, dealDone, writeDeal } from './deal-writing'
import { sayNames } from './papers/words'
import { type SubscriptionRow, subscriptionBuyerTable, subscriptionLineTable } from './tables'

type ChangingHandlers = Pick<HandlersOf<typeof subscriptionContract>, 'changeBuyers' | 'changeMethod'>

/** 更名 and 改付款方式: the deal goes on otherwise than was signed, and its papers are made anew. Rules SUB-4, PRC-4. */
export const changingHandlers: ChangingHandlers = {
  changeBuyers: async (tx, { projectId, reason, buyers: forms, ...named }) => {
    const deal = await findForStep(tx, projectId, named, 'changeBuyers')
    if (isRefusal(deal)) return deal
    const { row } = deal
    const before = await buyersOfDeal(tx.db, row, tx.personal.decrypt)
    // The files are the consultant's, whoever approves.
    const asConsultant = { ...tx, actor: { ...tx.actor, id: row.consultantId, name: row.consultant } }
    const found = await findBuyers(asConsultant, projectId, forms, before)
    if (isRefusal(found)) return found
    const buyers = await keepBuyers(asConsultant, found)
    const lines = await linesOfDeal(tx.db, row)
    const buyerNames = sayNames(buyers)
    const { after, cells } = await revise(tx, deal, 'changeBuyers', reason, { buyerNames })
    await tx.db.insert(subscriptionBuyerTable, buyerRows(tx.personal, row.id, after.revision, buyers))
    await tx.db.insert(subscriptionLineTable, lineRows(row.id, after.revision, lines))
    const { number } = await writeChange(tx, after, {
      kind: 'changeBuyers',
      reason,
      before: sideOf(row, lines),
      after: sideOf(after, lines),
      ontoId: null,
    })
    const sharesOf = (all: readonly ResolvedBuyer[]) => all.map(({ customerId, share }) => ({ customerId, share }))
    const note = { before: { buyers: sharesOf(before) }, after: { change: number, buyers: sharesOf(buyers) } }
    return dealDone(tx, after, note, cells)
  },

  changeMethod: async (tx, { projectId, reason, paymentMethod, lines: chosen, expectedTotal, ...named }) => {
    const deal = await findForStep(tx, projectId, named, 'changeMethod')
    if (isRefusal(deal)) return deal
    const { row } = deal
    const old = await linesOfDeal(tx.db, row)
    const lines = await ticketDeals.priceAgain(tx, deal.ticket, old, { paymentMethod, chosen })
    if (!Array.isArray(lines)) return lines
    const total = lines.reduce((sum, { breakdown }) => sum + breakdown.total, 0)
    if (total !== expectedTotal) return refuse('PRICE_CHANGED', { shown: expectedTotal, now: total })
    const over = judgeDeposit(row.deposit ?? 0, total)
    if (over) return over

    const buyers = await buyersOfDeal(tx.db, row, tx.personal.decrypt)
    // Loans go with the way of paying: they are agreed anew.
    const loans = paymentMethod === row.paymentMethod ? row.loans : '[]'
    const { after, cells } = await revise(tx, deal, 'changeMethod', reason, { paymentMethod, total, loans })
    await tx.db.insert(subscriptionBuyerTable, buyerRows(tx.personal, row.id, after.revision, buyers))
    await tx.db.insert(subscriptionLineTable, lineRows(row.id, after.revision, lines))
    const { number } = await writeChange(tx, after, {
      kind: 'changeMethod',
      reason,
      before: sideOf(row, old),
      after: sideOf(after, lines),
      ontoId: null,
    })
    const note = {
      before: { paymentMethod: row.paymentMethod, total: row.total },
      after: { change: number, paymentMethod, total },
    }
    return dealDone(tx, after, note, cells)
  },
}

/** The deal as its next revision; what was filed is to be filed anew, and its claim says so. Rules SUB-4, LED-1. */
async function revise(
  tx: CommandContext,
  { row, state }: Deal,
  event: 'changeBuyers' | 'changeMethod',
  reason: string,
  change: Partial<SubscriptionRow>,
): Promise<{ after: SubscriptionRow; cells: PublishedCell[] }> {
  const step = SUBSCRIPTION_STEPS[state][event]
  if (!step) throw new Error(`${event} is not open to ${row.number}`)
  const revision = row.revision + 1
  const after = await writeDeal(tx, row, { ...change, revision, state: step.to })
  const cells = state === 'filed' ? await ticketDeals.handOn(tx, row.ticketId, 'contracted') : []
  await addDealEvent(tx, after, event, reason)
  return { after, cells }
}

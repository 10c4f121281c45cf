import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import type { HoldLine } from '../../../shared/ledger/ticket-contract'
import { judgeDeposit } from '../../../shared/pricing/deposit'
import type { subscriptionContract } from '../../../shared/subscription/contract'
import { SUBSCRIPTION_STEPS } from '../../../shared/subscription/subscription'
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
    const { after, number, cells } = await revise(tx, deal, {
      kind: 'changeBuyers',
      reason,
      change: { buyerNames: sayNames(buyers) },
      buyers,
      from: lines,
      to: lines,
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
    const change = { paymentMethod, total, loans }
    const revision = { kind: 'changeMethod', reason, change, buyers, from: old, to: lines } as const
    const { after, number, cells } = await revise(tx, deal, revision)
    const note = {
      before: { paymentMethod: row.paymentMethod, total: row.total },
      after: { change: number, paymentMethod, total },
    }
    return dealDone(tx, after, note, cells)
  },
}

type Revision = {
  kind: 'changeBuyers' | 'changeMethod'
  reason: string
  change: Partial<SubscriptionRow>
  /** Who buys from now on. */
  buyers: readonly ResolvedBuyer[]
  /** The units as they were priced, and as they are. */
  from: readonly HoldLine[]
  to: readonly HoldLine[]
}

/**
 * Writes the deal's next revision with its buyers and units, and the change by its number; what was filed is to be filed
 * anew, and its claim says so. Rules SUB-4, LED-1.
 */
async function revise(tx: CommandContext, { row, state }: Deal, { kind, reason, change, buyers, from, to }: Revision) {
  const step = SUBSCRIPTION_STEPS[state][kind]
  if (!step) throw new Error(`${kind} is not open to ${row.number}`)
  const revision = row.revision + 1
  const after = await writeDeal(tx, row, { ...change, revision, state: step.to })
  const cells = state === 'filed' ? await ticketDeals.handOn(tx, row.ticketId, 'contracted') : []
  await addDealEvent(tx, after, kind, reason)
  await tx.db.insert(subscriptionBuyerTable, buyerRows(tx.personal, row.id, revision, buyers))
  await tx.db.insert(subscriptionLineTable, lineRows(row.id, revision, to))
  const sides = { before: sideOf(row, from), after: sideOf(after, to) }
  const { number } = await writeChange(tx, after, { kind, reason, ...sides, ontoId: null })
  return { after, number, cells }
}

import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import type { subscriptionContract } from '../../../shared/subscription/contract'
import type { HandlersOf } from '../../gate/handlers'
import { beginSubscription } from './begin'
import { changingHandlers } from './changing'
import { checkHandlers } from './check-steps'
import { findDeal, findDeals, findForStep } from './deal'
import { dealAttachments } from './deal-attachments'
import { accountName, type DealParts, findParts, gateFactsOf } from './deal-facts'
import { loansOf, planOf } from './deal-plan'
import { subscriptionOf, summaryOf } from './deal-shape'
import { termsHandlers } from './deal-terms'
import { addDealEvent, writeDeal } from './deal-writing'
import { endingHandlers } from './ending'
import { writeForm } from './form'
import { unitOf } from './paper-content'
import { printPaper } from './paper-print'
import { paperHandlers } from './paper-steps'
import { hashOfPaper } from './papers/frozen'
import { freezeReceipt, receiptContentSchema } from './papers/receipt-content'
import { sayReceipt } from './papers/words'
import { signingHandlers } from './signing'

/** For the room that takes the money of a deal: what its gate asks, and how the deal goes on. Rules SUB-1, SUB-4. */
export const deals = {
  find: findDeal,
  findForStep,
  findParts,
  gateFactsOf,
  accountName,
  write: writeDeal,
  addEvent: addDealEvent,
}

/** 定金收据, whose paper is one of this room's. Rules RCP-1, SUB-3. */
export const receiptPaper = {
  freeze: freezeReceipt,
  schema: receiptContentSchema,
  say: sayReceipt,
  hashOf: (content: object) => hashOfPaper('receipt', content),
  unitsOf: ({ lines }: Pick<DealParts, 'lines'>) => lines.map(unitOf),
}

/** 附件 of this room's things. */
export const subscriptionAttachments = { subscription: dealAttachments }

/** How many deals a list shows at most, the last changed first. */
const LONGEST_LIST = 1_000

/** 认购: from the approved ticket through the gate to the contract. Rules SUB-1 to SUB-3, PRC-6. */
export const subscriptionHandlers: HandlersOf<typeof subscriptionContract> = {
  ...termsHandlers,
  ...paperHandlers,
  ...checkHandlers,
  ...signingHandlers,
  ...endingHandlers,
  ...changingHandlers,
  begin: beginSubscription,
  write: writeForm,
  paper: printPaper,

  list: async (context, { projectId }) => {
    const deals = await findDeals(context, projectId, LONGEST_LIST)
    return Promise.all(
      deals.map(async (deal) => summaryOf(context, await findParts(context.db, context.personal, deal))),
    )
  },

  detail: async (context, { projectId, subscriptionId }) => {
    const deal = await findDeal(context, projectId, subscriptionId)
    return isRefusal(deal) ? deal : subscriptionOf(context, await findParts(context.db, context.personal, deal))
  },

  plan: async (context, { projectId, subscriptionId }) => {
    const deal = await findDeal(context, projectId, subscriptionId)
    if (isRefusal(deal)) return deal
    if (deal.isWithheld) return refuse('TOTALS_WITHHELD', { number: deal.row.number })
    const { lines, terms } = await findParts(context.db, context.personal, deal)
    if (!terms) return refuse('TERMS_MISSING', {})
    return planOf({ ...deal.row, loans: loansOf(deal.row) }, lines, terms.terms)
  },
}

import receiptTemplate from '../../../resources/papers/receipt.json'
import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import type { receiptsContract } from '../../../shared/receipts/contract'
import { templateSchema } from '../../../shared/subscription/template'
import type { StandingTerms } from '../../../shared/subscription/terms'
import type { HandlersOf } from '../../gate/handlers'
import { deals, receiptPaper } from '../subscription/subscription'
import { type ReceiptRow, receiptTable } from './tables'

const TEMPLATE = templateSchema.parse(receiptTemplate)

type Taken = Pick<ReceiptRow, 'number' | 'amount' | 'method' | 'payer' | 'slip' | 'cardTail' | 'at' | 'by'>
type OfDeal = Parameters<typeof receiptPaper.unitsOf>[0] & { project: string }

/** What a receipt's paper says, frozen with it. Rules RCP-1, SUB-3. */
export function receiptContent(taken: Taken, subscription: string, parts: OfDeal, { terms }: StandingTerms) {
  const { developer, account } = terms
  const { number, amount, method, payer, slip, cardTail, at, by } = taken
  return receiptPaper.freeze(
    {
      project: parts.project,
      number,
      developer,
      subscription,
      units: receiptPaper.unitsOf(parts),
      payer,
      amount,
      kind: 'deposit',
      method,
      account: { holder: account.name, bank: account.bank, number: account.number },
      slip,
      cardTail,
      receivedAt: at,
      operator: by,
    },
    TEMPLATE,
  )
}

/** 打印收据: as it was taken; 作废 once it was reversed. Rules RCP-1, SUB-3, PRC-6. */
export const printReceipt: HandlersOf<typeof receiptsContract>['paper'] = async (context, { projectId, receiptId }) => {
  const row = await context.db.findOne(receiptTable, { id: receiptId, projectId })
  if (!row) return refuse('NOT_FOUND', { what: 'receipt' })
  const deal = await deals.find(context, projectId, row.subscriptionId)
  if (isRefusal(deal)) return deal
  if (deal.isWithheld) return refuse('TOTALS_WITHHELD', { number: deal.row.number })
  const isVoid = row.reversedAt !== null
  const bytes = await context.workers.drawReceiptPaper({
    content: receiptPaper.schema.parse(JSON.parse(row.content)),
    hash: row.hash,
    standing: {
      word: receiptPaper.say({ isReversed: isVoid }),
      events: [],
      signed: { finance: { name: row.by, at: row.at } },
    },
    marks: isVoid ? ['void'] : [],
    printed: { at: context.now, by: context.actor.name },
  })
  return new File([bytes], `${row.number}.pdf`, { type: 'application/pdf' })
}

import { parseIdNumber } from '../../../shared/customers/buyer'
import { addDays, dayOf } from '../../../shared/kernel/day'
import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import { judgeDeposit } from '../../../shared/pricing/deposit'
import type { SubscriptionForm, subscriptionContract } from '../../../shared/subscription/contract'
import { SIGN_WITHIN_DAYS } from '../../../shared/subscription/subscription'
import type { HandlersOf } from '../../gate/handlers'
import type { ResolvedBuyer } from '../customers/customers'
import { buyerRows, buyersOfDeal } from './buyers'
import { findForStep, lineRows, linesOfDeal } from './deal'
import { planOf } from './deal-plan'
import { findTerms } from './deal-terms'
import { dealDone, writeDeal } from './deal-writing'
import { subscriptionBuyerTable, subscriptionLineTable } from './tables'

/** 认购要素: what is agreed beside the ticket. Unwritten stays possible, wrong does not. Rules SUB-1, SUB-2, PRC-8, PRC-9. */
export const writeForm: HandlersOf<typeof subscriptionContract>['write'] = async (
  tx,
  { projectId, form, ...named },
) => {
  const deal = await findForStep(tx, projectId, named, 'write')
  if (isRefusal(deal)) return deal
  const { row } = deal
  const today = dayOf(tx.now)
  const last = addDays(today, SIGN_WITHIN_DAYS)
  const { deposit, signBy, loans, homeOrder } = form
  if (signBy !== null && (signBy < today || signBy > last)) {
    return refuse('SIGN_BY_OUT_OF_RANGE', { from: today, until: last })
  }
  const over = deposit === null ? null : judgeDeposit(deposit, row.total)
  if (over) return over
  const buyers = completed(await buyersOfDeal(tx.db, row, tx.personal.decrypt), form)
  if (isRefusal(buyers)) return buyers

  const lines = await linesOfDeal(tx.db, row)
  const written = { deposit, signBy, homeOrder, writtenBy: tx.actor.name, writtenAt: tx.now }
  const terms = await findTerms(tx.db, projectId)
  const plan = terms && loans.length > 0 ? planOf({ ...row, ...written, loans }, lines, terms.terms) : null
  if (isRefusal(plan)) return plan

  const revision = row.revision + 1
  const after = await writeDeal(tx, row, { ...written, loans: JSON.stringify(loans), revision })
  await tx.db.insert(subscriptionBuyerTable, buyerRows(tx.personal, row.id, revision, buyers))
  await tx.db.insert(subscriptionLineTable, lineRows(row.id, revision, lines))
  return dealDone(tx, after, {
    before: { deposit: row.deposit, signBy: row.signBy },
    after: { deposit, signBy, loans, homeOrder },
  })
}

/** The ticket's buyers, completed by what it lacked; who they are and their shares stay. Rule SUB-1. */
function completed(buyers: readonly ResolvedBuyer[], form: SubscriptionForm) {
  if (form.buyers.length !== buyers.length) return refuse('BUYERS_DIFFER', { buyers: buyers.length })
  const complete: ResolvedBuyer[] = []
  for (const [index, buyer] of buyers.entries()) {
    const typed = form.buyers[index]
    const text = typed?.idNumber.trim() ?? ''
    const idNumber = text === '' ? buyer.idNumber : parseIdNumber(typed?.idKind ?? 'resident', text)
    if (text !== '' && idNumber === null) return refuse('BUYER_ID_INVALID', { name: buyer.name })
    complete.push({ ...buyer, idNumber, address: typed?.address || buyer.address })
  }
  return complete
}

import { maskIdNumber, maskPhone, UNREADABLE } from '../../../shared/customers/buyer'
import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import type { subscriptionContract } from '../../../shared/subscription/contract'
import type { PaperKind, SubscriptionPaper } from '../../../shared/subscription/paper'
import type { QueryContext } from '../../gate/context'
import type { HandlersOf } from '../../gate/handlers'
import { findDeal } from './deal'
import { type DealParts, findParts } from './deal-facts'
import type { PaperData, PaperStanding } from './papers/frozen'
import { noticeContentSchema } from './papers/notice-content'
import { planContentSchema } from './papers/plan-content'
import { subscriptionContentSchema } from './papers/subscription-content'
import { sayStanding } from './papers/words'
import { subscriptionPaperTable } from './tables'

/** 打印: a paper as it was frozen, its numbers masked, marked 作废 where the deal says something else by now. Rules SUB-3, SEC-1. */
export const printPaper: HandlersOf<typeof subscriptionContract>['paper'] = async (
  context,
  { projectId, subscriptionId, paperId },
) => {
  const deal = await findDeal(context, projectId, subscriptionId)
  if (isRefusal(deal)) return deal
  if (deal.isWithheld) return refuse('TOTALS_WITHHELD', { number: deal.row.number })
  const parts = await findParts(context.db, context.personal, deal)
  const paper = parts.papers.find(({ id }) => id === paperId)
  const row = await context.db.findOne(subscriptionPaperTable, { id: paperId })
  if (!paper || !row) return refuse('NOT_FOUND', { what: 'paper' })
  const content = context.personal.show('subscriptionPaper.content', row.id, row.content)
  if (content === UNREADABLE) return refuse('DATA_UNREADABLE', {})
  const bytes = await draw(context, paper.kind, JSON.parse(content), rest(context, parts, paper))
  return new File([bytes], `${paper.number}.pdf`, { type: 'application/pdf' })
}

type Rest = Omit<PaperData<never>, 'content'>

function draw({ workers }: QueryContext, kind: PaperKind, content: unknown, rest: Rest) {
  switch (kind) {
    case 'agreement': {
      const written = subscriptionContentSchema.parse(content)
      const buyers = written.buyers.map((buyer) => ({
        ...buyer,
        phone: maskPhone(buyer.phone),
        idNumber: buyer.idNumber && maskIdNumber(buyer.idNumber),
      }))
      return workers.drawSubscriptionPaper({ ...rest, content: { ...written, buyers } })
    }
    case 'notice':
      return workers.drawNoticePaper({ ...rest, content: noticeContentSchema.parse(content) })
    case 'plan':
      return workers.drawPlanPaper({ ...rest, content: planContentSchema.parse(content) })
  }
}

/** What became of the paper, and who prints it now. */
function rest({ now, actor }: QueryContext, { deal, review }: DealParts, paper: SubscriptionPaper): Rest {
  const isVoid = !paper.isCurrent || deal.state === 'void'
  const standing: PaperStanding = {
    word: sayStanding({ isVoid, isSigned: paper.signed !== null }),
    events: [],
    signed: review && paper.kind === 'agreement' ? { reviewer: { name: review.by.name, at: review.at } } : {},
  }
  return {
    hash: paper.hash,
    standing,
    marks: [...(isVoid ? (['void'] as const) : []), ...(paper.signed ? (['reprint'] as const) : [])],
    printed: { at: now, by: actor.name },
  }
}

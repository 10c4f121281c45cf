import { z } from 'zod'
import { daySchema } from '../../../../shared/kernel/day'
import { inCapitals, positiveFenSchema } from '../../../../shared/kernel/money'
import { purchasePlanSchema } from '../../../../shared/pricing/purchase-plan'
import type { Template } from '../../../../shared/subscription/template'
import { METHOD_WORDS } from '../../../documents/pdf/home-words'
import { freeze, headShape, unitFactsSchema, versionShape, wordingShape } from './frozen'
import { subjectOf } from './page'
import { sayDay, sayFeesTotal, sayNames, sayYuan } from './words'

/** 置业计划: what the buyer pays, when and to whom. Amounts are fen. Rules PRC-9, SUB-3. */
export const planContentSchema = z.strictObject({
  ...headShape,
  ...versionShape,
  buyers: z.array(z.strictObject({ name: z.string() })).min(1),
  units: z.array(unitFactsSchema).min(1),
  plan: purchasePlanSchema,
  /** What is lent in all; null where the buyer borrows nothing. */
  lent: positiveFenSchema.min(1).nullable(),
  /** Whose tables the fees follow from: the sign-by date. */
  feesDay: daySchema,
  ...wordingShape,
})
export type PlanContent = z.infer<typeof planContentSchema>

/** Freezes a 置业计划 with the clauses of the office. Rule SUB-3. */
export function freezePlan(facts: Omit<PlanContent, 'wording'>, template: Template) {
  const { project, number, developer, consultant, buyers, units, plan, lent, feesDay } = facts
  return freeze(facts, 'plan', template, {
    项目: project,
    编号: number,
    出卖人: developer,
    买受人: sayNames(buyers),
    房号: subjectOf(units),
    总价: sayYuan(plan.total),
    总价大写: inCapitals(plan.total),
    付款方式: METHOD_WORDS[plan.method],
    置业顾问: consultant,
    首付款: sayYuan(plan.downPayment),
    首付款大写: inCapitals(plan.downPayment),
    贷款金额: lent === null ? '无' : sayYuan(lent),
    贷款金额大写: lent === null ? '无' : inCapitals(lent),
    税费合计: sayFeesTotal(plan.feesTotal),
    税费标准日: sayDay(feesDay),
  })
}

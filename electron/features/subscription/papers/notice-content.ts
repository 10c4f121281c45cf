import { z } from 'zod'
import { daySchema } from '../../../../shared/kernel/day'
import { inCapitals, positiveFenSchema } from '../../../../shared/kernel/money'
import { feeSchema } from '../../../../shared/pricing/fees'
import { lenderSchema } from '../../../../shared/pricing/loan'
import { paymentMethodSchema } from '../../../../shared/pricing/scheme'
import type { Template } from '../../../../shared/subscription/template'
import { METHOD_WORDS } from '../../../documents/pdf/home-words'
import { factSchema, freeze, headShape, unitFactsSchema, versionShape, wordingShape } from './frozen'
import { subjectOf } from './page'
import { sayDay, sayFeesTotal, sayNames, sayYuan } from './words'

/** 购买须知: every cost that is not in the price, and what the buyer confirms. Amounts are fen. Rules PRC-9, SUB-1. */
export const noticeContentSchema = z.strictObject({
  ...headShape,
  ...versionShape,
  buyers: z.array(z.strictObject({ name: z.string() })).min(1),
  units: z.array(unitFactsSchema).min(1),
  total: positiveFenSchema,
  paymentMethod: paymentMethodSchema,
  deposit: positiveFenSchema,
  /** What is lent in all, and by whom; null where the buyer borrows nothing. */
  loan: z
    .strictObject({
      total: positiveFenSchema.min(1),
      parts: z.array(z.strictObject({ lender: lenderSchema, amount: positiveFenSchema })).min(1),
    })
    .nullable(),
  /** Whose tables the fees follow from. */
  feesDay: daySchema,
  fees: z.array(feeSchema),
  /** Null while one of them is not known. */
  feesTotal: positiveFenSchema.nullable(),
  /** What else the buyer will pay, 物业服务费 say; null where nobody knows how much. */
  otherCosts: z.array(z.strictObject({ name: factSchema, basis: factSchema, amount: positiveFenSchema.nullable() })),
  ...wordingShape,
})
export type NoticeContent = z.infer<typeof noticeContentSchema>

/** Freezes a 购买须知 with the clauses of the office. Rule SUB-3. */
export function freezeNotice(facts: Omit<NoticeContent, 'wording'>, template: Template) {
  const { project, number, developer, consultant, buyers, units, total, paymentMethod, loan, feesTotal, feesDay } =
    facts
  return freeze(facts, 'notice', template, {
    项目: project,
    编号: number,
    出卖人: developer,
    买受人: sayNames(buyers),
    房号: subjectOf(units),
    总价: sayYuan(total),
    总价大写: inCapitals(total),
    付款方式: METHOD_WORDS[paymentMethod],
    置业顾问: consultant,
    贷款金额: loan ? sayYuan(loan.total) : '无',
    贷款金额大写: loan ? inCapitals(loan.total) : '无',
    税费合计: sayFeesTotal(feesTotal),
    税费标准日: sayDay(feesDay),
  })
}

import { z } from 'zod'
import { instantSchema } from '../../../../shared/kernel/day'
import { inCapitals, positiveFenSchema } from '../../../../shared/kernel/money'
import type { Template } from '../../../../shared/subscription/template'
import { accountSchema, factSchema, freeze, headShape, unitFactsSchema, wordingShape } from './frozen'
import { subjectOf } from './page'
import { sayAccount, sayYuan } from './words'

const { project, number, developer } = headShape

/** 定金收据: `number` is `SJ-20260607-0003`; a wrong one is reversed, so it has no versions. Rules RCP-1, SUB-5. */
export const receiptContentSchema = z.strictObject({
  project,
  number,
  developer,
  /** 认购书编号. */
  subscription: z.string(),
  units: z.array(unitFactsSchema).min(1),
  payer: factSchema.min(1),
  amount: positiveFenSchema.min(1),
  kind: z.literal('deposit'),
  method: z.enum(['cash', 'pos', 'transfer', 'other']),
  /** 预售资金监管账户 it went into. */
  account: accountSchema,
  slip: factSchema,
  cardTail: factSchema,
  receivedAt: instantSchema,
  operator: z.string(),
  ...wordingShape,
})
export type ReceiptContent = z.infer<typeof receiptContentSchema>

/** Freezes a 定金收据 with the clauses of the office. Rule SUB-3. */
export function freezeReceipt(facts: Omit<ReceiptContent, 'wording'>, template: Template) {
  const { subscription, units, payer, amount, account } = facts
  return freeze(facts, 'receipt', template, {
    项目: facts.project,
    编号: facts.number,
    认购书编号: subscription,
    出卖人: facts.developer,
    交款人: payer,
    房号: subjectOf(units),
    金额: sayYuan(amount),
    金额大写: inCapitals(amount),
    监管账户: sayAccount(account),
  })
}

import { z } from 'zod'
import { sayArea } from '../../../../shared/kernel/area'
import { daySchema } from '../../../../shared/kernel/day'
import { inCapitals, positiveFenSchema } from '../../../../shared/kernel/money'
import { paymentMethodSchema } from '../../../../shared/pricing/scheme'
import type { Template } from '../../../../shared/subscription/template'
import { NONE } from '../../../documents/pdf/home'
import { METHOD_WORDS } from '../../../documents/pdf/home-words'
import {
  accountSchema,
  buyerFactsSchema,
  factSchema,
  freeze,
  headShape,
  homeFactsSchema,
  versionShape,
  wordingShape,
} from './frozen'
import { subjectOf } from './page'
import { sayAccount, sayDay, sayNames, sayYuan } from './words'

/** 认购书: what is agreed on and hashed. The home first, then what is tied to it; `total` is theirs together (fen). Rules SUB-1, SUB-3. */
export const subscriptionContentSchema = z.strictObject({
  ...headShape,
  ...versionShape,
  /** 房号管理单 it was made on. */
  ticket: z.string(),
  buyers: z.array(buyerFactsSchema).min(1),
  homes: z.array(homeFactsSchema).min(1),
  total: positiveFenSchema,
  paymentMethod: paymentMethodSchema,
  deposit: positiveFenSchema,
  signBy: daySchema,
  /** 预售资金监管账户. Rule SUB-5. */
  account: accountSchema,
  /** 补充约定; empty where there is none. */
  remarks: factSchema.max(500),
  ...wordingShape,
})
export type SubscriptionContent = z.infer<typeof subscriptionContentSchema>

/** Freezes a 认购书 with the clauses of the office. Rule SUB-3. */
export function freezeSubscription(facts: Omit<SubscriptionContent, 'wording'>, template: Template) {
  const { project, number, developer, consultant, buyers, homes, total, paymentMethod, deposit, signBy, account } =
    facts
  return freeze(facts, 'subscription', template, {
    项目: project,
    编号: number,
    出卖人: developer,
    买受人: sayNames(buyers),
    房号: subjectOf(homes),
    建筑面积: homes.map(({ area }) => sayArea(area, NONE)).join('、'),
    预售许可证号: [...new Set(homes.flatMap(({ permit }) => permit ?? []))].join('、'),
    总价: sayYuan(total),
    总价大写: inCapitals(total),
    付款方式: METHOD_WORDS[paymentMethod],
    置业顾问: consultant,
    定金: sayYuan(deposit),
    定金大写: inCapitals(deposit),
    签约截止日: sayDay(signBy),
    监管账户: sayAccount(account),
  })
}

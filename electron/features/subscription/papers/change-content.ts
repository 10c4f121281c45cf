import { z } from 'zod'
import { daySchema } from '../../../../shared/kernel/day'
import { inCapitals, positiveFenSchema } from '../../../../shared/kernel/money'
import type { Template } from '../../../../shared/subscription/template'
import {
  accountSchema,
  buyerFactsSchema,
  factSchema,
  freeze,
  headShape,
  unitFactsSchema,
  versionShape,
  wordingShape,
} from './frozen'
import { subjectOf } from './page'
import { sayNames, sayYuan } from './words'

const buyersSchema = z.array(buyerFactsSchema).min(1)
const unitsSchema = z.array(unitFactsSchema).min(1)

/**
 * 退还, 没收, 双倍返还 (both halves together), 转入新认购书, 补交. Each row of what is settled says what it is of.
 * Rule SUB-4.
 */
export const settlementSchema = z.strictObject({
  kind: z.enum(['refund', 'forfeit', 'doubleReturn', 'carriedOver', 'topUp']),
  /** 定金 SJ-20260607-0003. */
  of: factSchema,
  amount: positiveFenSchema,
})
export type Settlement = z.infer<typeof settlementSchema>

const changeShape = {
  ...headShape,
  ...versionShape,
  /** 认购书编号. */
  subscription: z.string(),
  askedOn: daySchema,
  reason: factSchema.max(500),
  /** The deal as it stands; its total in fen. */
  before: z.strictObject({ buyers: buyersSchema, units: unitsSchema, total: positiveFenSchema }),
  settlements: z.array(settlementSchema),
  /** Whose account money goes back to; null where none goes back. */
  payee: accountSchema.nullable(),
  ...wordingShape,
}

/** 退房申请单, 换房申请单, 更名申请单: what stands, what is asked, and what becomes of the money. Rules SUB-3, SUB-4. */
export const changeContentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cancel'), ...changeShape, after: z.null() }),
  z.strictObject({
    kind: z.literal('exchange'),
    ...changeShape,
    after: z.strictObject({ units: unitsSchema, total: positiveFenSchema }),
  }),
  z.strictObject({
    kind: z.literal('buyers'),
    ...changeShape,
    after: z.strictObject({ buyers: buyersSchema, total: positiveFenSchema }),
  }),
])
export type ChangeContent = z.infer<typeof changeContentSchema>
type FactsOf<Kind extends ChangeContent['kind']> = Omit<Extract<ChangeContent, { kind: Kind }>, 'wording'>

/** Freezes a 退房申请单 with the clauses of the office. Rule SUB-3. */
export function freezeCancellation(facts: FactsOf<'cancel'>, template: Template) {
  return freeze(facts, 'cancel', template, valuesBefore(facts))
}

/** Freezes a 换房申请单 with the clauses of the office. Rule SUB-3. */
export function freezeExchange(facts: FactsOf<'exchange'>, template: Template) {
  const { units, total } = facts.after
  return freeze(facts, 'exchange', template, {
    ...valuesBefore(facts),
    新房号: subjectOf(units),
    新总价: sayYuan(total),
    新总价大写: inCapitals(total),
  })
}

/** Freezes a 更名申请单 with the clauses of the office. Rule SUB-3. */
export function freezeBuyerChange(facts: FactsOf<'buyers'>, template: Template) {
  return freeze(facts, 'buyers', template, { ...valuesBefore(facts), 新买受人: sayNames(facts.after.buyers) })
}

function valuesBefore({ project, number, subscription, developer, before }: Omit<FactsOf<'cancel'>, 'kind' | 'after'>) {
  return {
    项目: project,
    编号: number,
    认购书编号: subscription,
    出卖人: developer,
    原买受人: sayNames(before.buyers),
    原房号: subjectOf(before.units),
    原总价: sayYuan(before.total),
    原总价大写: inCapitals(before.total),
  }
}

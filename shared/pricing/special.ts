import { z } from 'zod'
import { positiveFenSchema } from '../kernel/money'
import { rateSchema, WHOLE } from '../kernel/rate'
import { type Refusal, refuse } from '../kernel/refusal'
import type { SpecialLimits } from '../project/settings'
import { Exact, type ExactFen, shareOf } from './exact'

/** 特殊优惠申请单状态. Rule PRC-7. */
export const specialStateSchema = z.enum(['applied', 'approved', 'rejected', 'withdrawn'])
export type SpecialState = z.infer<typeof specialStateSchema>

/** The name a special discount goes by among the steps of a price. */
export const SPECIAL_NAME = '特批优惠'

/** What a special discount takes off the on-site price: it keeps `rate` of it, or takes an amount. Rule PRC-7. */
export const specialDiscountSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent'), rate: rateSchema.min(1).max(WHOLE - 1) }),
  z.strictObject({ kind: z.literal('amountOff'), amount: positiveFenSchema.min(1) }),
])
export type SpecialDiscount = z.infer<typeof specialDiscountSchema>

/** 特批优惠 as a price takes it up: which application, and what it takes off. */
export const specialSchema = z.strictObject({
  id: z.string(),
  number: z.string(),
  discount: specialDiscountSchema,
})
export type Special = z.infer<typeof specialSchema>

/** Who approves a special discount by its depth, from the lowest to the highest. Rule PRC-5. */
export const specialRoleSchema = z.enum(['consultant', 'manager', 'director'])
export type SpecialRole = z.infer<typeof specialRoleSchema>

/** Deeper than anybody may approve; `limit` is the director's, a rate of the on-site price. */
export type SpecialTooDeep = Refusal<'SPECIAL_TOO_DEEP', { limit: number }>

/** The lowest role whose limit covers the cut, compared without any rounding. In fen. Rules PRC-5, PRC-7. */
export function roleNeeded(cut: ExactFen, onSite: ExactFen, limits: SpecialLimits): SpecialRole | SpecialTooDeep {
  const role = specialRoleSchema.options.find((one) => shareOf(new Exact(onSite), limits[one]).gte(cut))
  return role ?? refuse('SPECIAL_TOO_DEEP', { limit: limits.director })
}

/** Whether what one role may approve is enough where another is needed. */
export function coversRole(role: SpecialRole, needed: SpecialRole): boolean {
  return specialRoleSchema.options.indexOf(role) >= specialRoleSchema.options.indexOf(needed)
}

/**
 * How deep a cut is: per cent of the on-site price to 0.01, up, so that what exceeds a limit never reads as if it did
 * not: 30,000 of 1,593,776.65 is `1.89`.
 */
export function shareInPercent(cut: ExactFen, onSite: ExactFen): string {
  return new Exact(cut).times(100).div(onSite).toFixed(2, Exact.ROUND_UP)
}

/** The same as a rate (0.0001), up. */
export function shareAsRate(cut: ExactFen, onSite: ExactFen): number {
  return new Exact(cut).times(WHOLE).div(onSite).toDecimalPlaces(0, Exact.ROUND_UP).toNumber()
}

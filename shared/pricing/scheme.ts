import { z } from 'zod'
import { daySchema } from '../kernel/day'
import { positiveFenSchema } from '../kernel/money'
import { rateSchema } from '../kernel/rate'
import { lineSchema } from '../kernel/text'
import { unitKindSchema } from '../ledger/unit'

/** 付款方式: how a buyer pays for the home. */
export const paymentMethodSchema = z.enum(['oneOff', 'mortgage', 'providentFund', 'instalments'])
export type PaymentMethod = z.infer<typeof paymentMethodSchema>

/**
 * What an item takes off. `percent` keeps `rate` of the base (98折 is 9800), `amountOff` takes an amount,
 * `unitPriceOff` takes an amount for each square metre. Rule PRC-1.
 */
export const discountSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent'), rate: rateSchema.min(1) }),
  z.strictObject({ kind: z.literal('amountOff'), amount: positiveFenSchema.min(1) }),
  z.strictObject({ kind: z.literal('unitPriceOff'), perSquareMetre: positiveFenSchema.min(1) }),
])
export type Discount = z.infer<typeof discountSchema>

/** When an item may be used; what is absent does not limit it, but for `kinds`. Rule PRC-4. */
export const conditionsSchema = z
  .strictObject({
    paymentMethods: z.array(paymentMethodSchema).min(1).max(paymentMethodSchema.options.length).optional(),
    /** First and last business day, both included. */
    from: daySchema.optional(),
    until: daySchema.optional(),
    buildings: z.array(lineSchema(40)).min(1).max(500).optional(),
    types: z.array(lineSchema(40)).min(1).max(500).optional(),
    /** Absent: homes only, so that their discounts do not leak onto a parking space. Rule LED-11. */
    kinds: z.array(unitKindSchema).min(1).max(unitKindSchema.options.length).optional(),
    /** Of the items naming the same group only one may be used. */
    group: lineSchema(40).optional(),
    /** What must be shown, in the office's words: 推荐凭证. */
    evidence: lineSchema(80).optional(),
    /** The contract is to be signed so many days after the ticket at the latest. */
    signWithinDays: z.int().min(1).max(365).optional(),
  })
  .refine(({ from, until }) => from === undefined || until === undefined || from <= until, {
    path: ['until'],
    params: { issue: 'endsBeforeItBegins' },
  })
export type Conditions = z.infer<typeof conditionsSchema>

/** 优惠项: one item of a scheme. */
export const discountItemSchema = z.strictObject({
  id: z.string().min(1).max(40),
  name: lineSchema(40),
  discount: discountSchema,
  conditions: conditionsSchema,
})
export type DiscountItem = z.infer<typeof discountItemSchema>

/** 优惠方案: ordered items, how they combine, and the unit the total is rounded to (fen). Rules PRC-1, PRC-2. */
export const discountSchemeSchema = z.strictObject({
  name: lineSchema(40),
  mode: z.enum(['compound', 'additive']),
  roundTo: z.union([z.literal(1), z.literal(100), z.literal(1_000), z.literal(10_000), z.literal(100_000)]),
  items: z
    .array(discountItemSchema)
    .max(40)
    .refine((items) => new Set(items.map((item) => item.id)).size === items.length, {
      params: { issue: 'repeatedId' },
    }),
})
export type DiscountScheme = z.infer<typeof discountSchemeSchema>

/** A home's price as the list gives it: by the square metre (fen/㎡), or as one fixed total (一口价, fen). */
export const priceFigureSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('unitPrice'), unitPrice: positiveFenSchema.min(1) }),
  z.strictObject({ by: z.literal('total'), total: positiveFenSchema.min(1) }),
])
export type PriceFigure = z.infer<typeof priceFigureSchema>

/** A figure as two columns hold it, one of them empty: by the square metre or as a fixed total. */
export function figureOf(unitPrice: number | null, total: number | null): PriceFigure | null {
  if (unitPrice !== null) return { by: 'unitPrice', unitPrice }
  return total === null ? null : { by: 'total', total }
}

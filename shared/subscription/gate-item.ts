import { z } from 'zod'
import { daySchema, instantSchema } from '../kernel/day'
import { positiveFenSchema } from '../kernel/money'
import { specialStandingSchema } from '../ledger/special'
import { ticketStateSchema } from '../ledger/ticket'
import { ticketFallSchema } from '../ledger/ticket-falls'
import { reviewerObjectionSchema } from './reviewer'
import { checkHandSchema, signedSchema } from './second-check'
import { subscriptionStateSchema } from './subscription'

/** 定金放行条件: what a deposit waits for, in the order a desk works. Rule SUB-1. */
export const gateItemNameSchema = z.enum([
  'ticket',
  'price',
  'special',
  'permit',
  'account',
  'form',
  'deposit',
  'notice',
  'plan',
  'check',
  'review',
  'contractText',
])
export type GateItemName = z.infer<typeof gateItemNameSchema>

/** The rule each item follows from, as the page and a refusal cite it. */
export const GATE_RULES = {
  ticket: 'SUB-1',
  price: 'PRC-4',
  special: 'PRC-7',
  permit: 'SUB-5',
  account: 'SUB-5',
  form: 'SUB-1',
  deposit: 'PRC-8',
  notice: 'SUB-1',
  plan: 'SUB-1',
  check: 'PRC-6',
  review: 'SUB-1',
  contractText: 'SUB-1',
} as const satisfies Record<GateItemName, string>

/** What a subscription's form has to say once for the deal. Rule SUB-1. */
export const formFieldSchema = z.enum(['buyers', 'unit', 'total', 'method', 'deposit', 'signBy'])
export type FormField = z.infer<typeof formFieldSchema>

/** What it has to say of each unit, and of each buyer. Rule SUB-1. */
export const lineFieldSchema = z.enum(['area', 'unitPrice', 'total'])
export type LineField = z.infer<typeof lineFieldSchema>
export const buyerFieldSchema = z.enum(['name', 'idNumber', 'phone', 'address', 'share'])
export type BuyerField = z.infer<typeof buyerFieldSchema>

/** What exactly is missing of an item: a code with the facts its words need. Amounts are fen; null where they are kept back. */
export const gateLackSchema = z.discriminatedUnion('code', [
  /** No deposit is waited for: the subscription is void, ended, or has its deposit. Rule SUB-4. */
  z.strictObject({ code: z.literal('notWaiting'), state: subscriptionStateSchema }),
  z.strictObject({ code: z.literal('ticketNotApproved'), state: ticketStateSchema }),
  z.strictObject({ code: z.literal('ticketExpired'), until: instantSchema.nullable() }),
  /** A sign-by day of a discount has passed: `total` is the deal's without it. Rule PRC-4. */
  ticketFallSchema.extend({ code: z.literal('fallen'), total: positiveFenSchema.nullable() }),
  z.strictObject({ code: z.literal('specialUnknown'), unit: z.string() }),
  z.strictObject({ code: z.literal('specialNotValid'), number: z.string(), standing: specialStandingSchema }),
  z.strictObject({ code: z.literal('permitMissing'), building: z.string() }),
  z.strictObject({
    code: z.literal('permitIncomplete'),
    building: z.string(),
    missing: z.enum(['number', 'issuedOn']),
  }),
  z.strictObject({ code: z.literal('accountMissing') }),
  z.strictObject({ code: z.literal('field'), field: formFieldSchema }),
  z.strictObject({ code: z.literal('lineField'), unit: z.string(), field: lineFieldSchema }),
  /** `buyer` is the place on the form, from 1, since a buyer may lack the very name. */
  z.strictObject({ code: z.literal('buyerField'), buyer: z.int(), name: z.string(), field: buyerFieldSchema }),
  /** The buyers' shares add up to this rate, not to the whole. */
  z.strictObject({ code: z.literal('shares'), sum: z.int() }),
  /** The total of the form is not what its units add up to. */
  z.strictObject({ code: z.literal('totalNotSum') }),
  z.strictObject({ code: z.literal('signByPassed'), day: daySchema }),
  z.strictObject({ code: z.literal('depositOver'), deposit: positiveFenSchema, most: positiveFenSchema.nullable() }),
  z.strictObject({ code: z.literal('paperMissing') }),
  /** The deal has changed since the paper was made. Rule SUB-3. */
  z.strictObject({ code: z.literal('paperOutdated'), number: z.string() }),
  z.strictObject({ code: z.literal('paperUnsigned'), number: z.string() }),
  z.strictObject({ code: z.literal('copyNotKept'), number: z.string() }),
  z.strictObject({ code: z.literal('checkMissing') }),
  z.strictObject({ code: z.literal('checkOpen'), awaits: z.array(checkHandSchema).min(1) }),
  z.strictObject({ code: z.literal('checkDiffers') }),
  z.strictObject({ code: z.literal('checkPaperWrong') }),
  /** The check was made of other homes, another total or another consultant's deal than there is now. */
  z.strictObject({ code: z.literal('checkOutdated') }),
  z.strictObject({ code: z.literal('reviewMissing') }),
  /** It was signed for an earlier check than the last, or before both had typed. */
  z.strictObject({ code: z.literal('reviewOutdated') }),
  /** Who signed is not who checked. */
  z.strictObject({ code: z.literal('reviewerDiffers'), checker: z.string(), signer: z.string() }),
  z.strictObject({ code: z.literal('reviewerObjected'), objection: reviewerObjectionSchema }),
  z.strictObject({ code: z.literal('contractTextMissing') }),
])
export type GateLack = z.infer<typeof gateLackSchema>

/**
 * One item of the gate: met where nothing is lacking, and then by whom and when (null where nobody signs it, such as that
 * the price still stands). Rule SUB-1.
 */
export const gateItemSchema = z.strictObject({
  name: gateItemNameSchema,
  signed: signedSchema.nullable(),
  lacks: z.array(gateLackSchema),
})
export type GateItem = z.infer<typeof gateItemSchema>

export function isMet({ lacks }: GateItem): boolean {
  return lacks.length === 0
}

/** As the page lists them: what is missing first, each part in the order a desk works. Rule SUB-1. */
export function missingFirst(items: readonly GateItem[]): GateItem[] {
  return [...items.filter((item) => !isMet(item)), ...items.filter(isMet)]
}

/** The items for a person from whom the deal's totals are kept: without the amounts a total could be told by. Rule PRC-6. */
export function withoutTotals(items: readonly GateItem[]): GateItem[] {
  return items.map((item) => ({ ...item, lacks: item.lacks.map(lackWithoutTotal) }))
}

function lackWithoutTotal(lack: GateLack): GateLack {
  switch (lack.code) {
    case 'fallen':
      return { ...lack, total: null }
    case 'depositOver':
      return { ...lack, most: null }
    default:
      return lack
  }
}

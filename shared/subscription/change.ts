import { z } from 'zod'
import { idSchema } from '../kernel/call'
import { instantSchema } from '../kernel/day'
import { positiveFenSchema } from '../kernel/money'
import { paragraphSchema } from '../kernel/text'
import { paymentMethodSchema } from '../pricing/scheme'
import type { SubscriptionEvent } from './subscription'

/** 更名, 改付款方式, 换房, 退房, 没收定金, 双倍返还: what becomes of a deal otherwise than was signed. Rule SUB-4. */
export const changeKindSchema = z.enum([
  'changeBuyers',
  'changeMethod',
  'exchange',
  'cancel',
  'forfeit',
  'returnDouble',
]) satisfies z.ZodType<SubscriptionEvent>
export type ChangeKind = z.infer<typeof changeKindSchema>

/** Why it is changed, as its paper gives it. */
export const changeReasonSchema = paragraphSchema(500).pipe(z.string().min(1))

/**
 * What becomes of the money that is held (fen): returned, kept by the seller, carried over to the new home, left where it
 * is, and what the seller pays besides. Of the first four the sum is what was held. Rule SUB-4; Civil Code art. 587.
 */
export const settlementSchema = z.strictObject({
  refunded: positiveFenSchema,
  forfeited: positiveFenSchema,
  carried: positiveFenSchema,
  kept: positiveFenSchema,
  penalty: positiveFenSchema,
})
export type Settlement = z.infer<typeof settlementSchema>

const NOTHING: Settlement = { refunded: 0, forfeited: 0, carried: 0, kept: 0, penalty: 0 }

/** What a change does with the money held for a deal. Rule SUB-4. */
export function settle(kind: ChangeKind, held: number): Settlement {
  switch (kind) {
    case 'changeBuyers':
    case 'changeMethod':
      return { ...NOTHING, kept: held }
    case 'exchange':
      return { ...NOTHING, carried: held }
    case 'cancel':
      return { ...NOTHING, refunded: held }
    case 'forfeit':
      return { ...NOTHING, forfeited: held }
    case 'returnDouble':
      return { ...NOTHING, refunded: held, penalty: held }
  }
}

/** A side of a change as its paper names it. */
const sideSchema = z.strictObject({
  units: z.string(),
  buyers: z.string(),
  paymentMethod: paymentMethodSchema,
  total: positiveFenSchema,
})

/** A change as it was carried out: why, by whom, what was and what is. `after` is null where the deal is over. Rule SUB-4. */
export const dealChangeSchema = z.strictObject({
  id: idSchema,
  number: z.string(),
  kind: changeKindSchema,
  reason: z.string(),
  by: z.string(),
  at: instantSchema,
  before: sideSchema,
  after: sideSchema.nullable(),
  settlement: settlementSchema,
  /** `TK-20260607-0001`, where money goes back. */
  refund: z.string().nullable(),
  hash: z.string(),
})
export type DealChange = z.infer<typeof dealChangeSchema>
export type DealSide = z.infer<typeof sideSchema>

/** What a change's paper and hash are of. Rule SUB-3. */
export const changeContentSchema = dealChangeSchema.omit({ id: true, hash: true, at: true, by: true })
export type ChangeContent = z.infer<typeof changeContentSchema>

/** A change's number: the subscription's and which one it is: `RG-20260607-0003-C1`. */
export function changeNumber(subscription: string, position: number): string {
  return `${subscription}-C${position}`
}

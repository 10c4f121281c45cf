import { z } from 'zod'
import { instantSchema } from '../kernel/day'
import { lineSchema } from '../kernel/text'
import { feeRowSchema } from '../pricing/fees'
import { type PaymentTerms, paymentTermsSchema } from '../pricing/purchase-plan'
import type { PaymentMethod } from '../pricing/scheme'

/** 监管账户: the supervised account that money of the deal is paid into. Rule SUB-5. */
export const accountSchema = z.strictObject({ name: lineSchema(80), bank: lineSchema(80), number: lineSchema(40) })
export type Account = z.infer<typeof accountSchema>

/** What is paid when, by the way of paying. */
const byTerms = <By extends PaymentTerms['by']>(by: By) =>
  paymentTermsSchema.refine((terms) => terms.by === by, { params: { issue: 'otherTerms' } })

/**
 * 认购条款 of a project: who sells, into which account, when the price is due, and the dated tables of what is paid
 * besides. `buildingType` is what the maintenance fund asks about (多层, 高层). Rules SUB-5, PRC-9.
 */
export const dealTermsSchema = z.strictObject({
  developer: lineSchema(80),
  account: accountSchema,
  oneOff: byTerms('oneOff'),
  loan: byTerms('loan'),
  instalments: byTerms('instalments'),
  buildingType: lineSchema(40),
  feeRows: z.array(feeRowSchema).max(200),
})
export type DealTerms = z.infer<typeof dealTermsSchema>

/** The terms as last set, by whom and when; what was set before stays. */
export const standingTermsSchema = z.strictObject({
  number: z.int(),
  by: z.string(),
  at: instantSchema,
  terms: dealTermsSchema,
})
export type StandingTerms = z.infer<typeof standingTermsSchema>

/** When the price is due for a way of paying. Rule PRC-9. */
export function paymentTermsFor(terms: DealTerms, method: PaymentMethod): PaymentTerms {
  switch (method) {
    case 'oneOff':
      return terms.oneOff
    case 'instalments':
      return terms.instalments
    case 'mortgage':
    case 'providentFund':
      return terms.loan
  }
}

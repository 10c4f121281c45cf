import { z } from 'zod'
import { dayOf } from '../../../shared/kernel/day'
import type { HoldLine } from '../../../shared/ledger/ticket-contract'
import { type Loan, loanSchema } from '../../../shared/pricing/loan'
import { planPurchase } from '../../../shared/pricing/purchase-plan'
import { type DealTerms, paymentTermsFor } from '../../../shared/subscription/terms'
import type { SubscriptionRow } from './tables'

/** What the buyers' plan follows from of a deal as written. */
type Agreed = Pick<SubscriptionRow, 'paymentMethod' | 'deposit' | 'signBy' | 'homeOrder' | 'writtenAt'> & {
  loans: readonly Loan[]
}

/**
 * 置业计划 of a deal: the deposit on the day it was agreed, the rest counted from the sign-by date. Refuses loans that do
 * not go with the way of paying, or are too much. Rule PRC-9.
 */
export function planOf(agreed: Agreed, lines: readonly HoldLine[], terms: DealTerms) {
  const { paymentMethod, deposit, signBy, homeOrder, loans, writtenAt } = agreed
  const writtenOn = dayOf(writtenAt)
  return planPurchase({
    method: paymentMethod,
    terms: paymentTermsFor(terms, paymentMethod),
    loans,
    deposit: deposit ?? 0,
    depositDay: writtenOn,
    signingDay: signBy ?? writtenOn,
    units: lines.map(({ unit, kind, area, breakdown }) => {
      const { buildingType } = terms
      return { unit, kind: kind ?? 'home', area, total: breakdown.total, buildingType, order: homeOrder }
    }),
    feeRows: terms.feeRows,
  })
}

export function loansOf({ loans }: Pick<SubscriptionRow, 'loans'>): Loan[] {
  return z.array(loanSchema).parse(JSON.parse(loans))
}

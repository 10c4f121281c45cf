import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PaymentTerms, paymentTermsSchema, planPurchase } from '../../shared/pricing/purchase-plan'
import { BANK, FUND, HOME, planFacts } from '../shared/pricing/plans'
import { accepted } from '../shared/pricing/schemes'

const totals = fc.integer({ min: 10_000_000, max: 10_000_000_000 })
/** Rates that add up to the whole: the cuts of it, in order. */
const instalments: fc.Arbitrary<PaymentTerms> = fc
  .uniqueArray(fc.integer({ min: 2_000, max: 9_999 }), { maxLength: 6 })
  .map((cuts) => {
    const ends = [...cuts.sort((one, other) => one - other), 10_000]
    return {
      by: 'instalments' as const,
      parts: ends.map((end, index) => ({ days: index * 30, rate: end - (ends[index - 1] ?? 0) })),
    }
  })

const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0)

describe('PRC-9, of any deal', () => {
  it('PRC-9: down payment and loans are the total, and so is the calendar', () => {
    const shares = fc.record({ bank: fc.integer({ min: 1, max: 4_000 }), fund: fc.integer({ min: 1, max: 4_000 }) })
    fc.assert(
      fc.property(totals, shares, fc.integer({ min: 0, max: 2_000_000 }), (total, { bank, fund }, deposit) => {
        const of = (rate: number) => Math.floor((total / 10_000) * rate)
        const loans = [
          { ...BANK, principal: of(bank), months: 12 },
          { ...FUND, principal: of(fund), months: 24 },
        ]
        const plan = accepted(planPurchase(planFacts({ units: [{ ...HOME, total }], loans, deposit })))
        expect(plan.downPayment + of(bank) + of(fund)).toBe(total)
        expect(sumOf(plan.calendar.map(({ amount }) => amount))).toBe(total)
        expect(plan.calendar.every(({ amount }) => amount > 0)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('PRC-9: instalments of any shares are the total, in the order of their days', () => {
    fc.assert(
      fc.property(totals, instalments, fc.integer({ min: 0, max: 2_000_000 }), (total, terms, deposit) => {
        const asked = { method: 'instalments', terms: paymentTermsSchema.parse(terms), loans: [], deposit } as const
        const { calendar } = accepted(planPurchase(planFacts({ ...asked, units: [{ ...HOME, total }] })))
        expect(sumOf(calendar.map(({ amount }) => amount))).toBe(total)
        const days = calendar.map(({ day }) => day)
        expect(days).toEqual([...days].sort())
      }),
      { numRuns: 500 },
    )
  })
})

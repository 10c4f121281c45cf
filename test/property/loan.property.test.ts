import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Loan, repay, repaymentMethodSchema, sumUpRepayment } from '../../shared/pricing/loan'

const Sum = Decimal.clone({ defaults: true, precision: 100, rounding: Decimal.ROUND_HALF_UP })

const loansFrom = (principal: number): fc.Arbitrary<Loan> =>
  fc.record({
    lender: fc.constantFrom('bank' as const, 'providentFund' as const),
    principal: fc.integer({ min: principal, max: 10_000_000_000 }),
    annualRate: fc.integer({ min: 0, max: 12_000 }),
    months: fc.integer({ min: 1, max: 360 }),
  })
const anyLoans = fc.oneof(
  loansFrom(1),
  loansFrom(1).map((loan) => ({ ...loan, principal: (loan.principal % 1_000) + 1 })),
)
const methods = fc.constantFrom(...repaymentMethodSchema.options)

/** Whether an amount is the unrounded one to half a fen; the last digits of the reference itself are not known. */
function expectNearest(amount: number, unrounded: Decimal) {
  expect(unrounded.minus(amount).abs().minus('1e-60').lte('0.5')).toBe(true)
}

describe('PRC-9, of any loan', () => {
  it('PRC-9: the principal repaid adds up to the loan, and each month to its interest and principal', () => {
    fc.assert(
      fc.property(anyLoans, methods, (loan, method) => {
        const instalments = repay(loan, method)
        expect(instalments).toHaveLength(loan.months)
        let left = loan.principal
        for (const one of instalments) {
          expect(one.amount).toBe(one.interest + one.principal)
          expect(one.principal).toBeGreaterThanOrEqual(0)
          expect(one.interest).toBeGreaterThanOrEqual(0)
          left -= one.principal
          expect(one.left).toBe(left)
        }
        expect(left).toBe(0)
        const { interest, repaid } = sumUpRepayment(instalments)
        expect(repaid).toBe(loan.principal + interest)
      }),
      { numRuns: 150 },
    )
  })

  it('PRC-9: of a loan of 10,000 元 and more every instalment but the last is the formula to half a fen', () => {
    fc.assert(
      fc.property(loansFrom(1_000_000), (loan) => {
        const rate = new Sum(loan.annualRate).div(1_200_000)
        // The annuity as what a debt is worth today: P ÷ Σ (1+r)^−k, without a word of the code's own formula.
        let worth = new Sum(0)
        let factor = new Sum(1)
        for (let month = 0; month < loan.months; month += 1) {
          factor = factor.div(rate.plus(1))
          worth = worth.plus(factor)
        }
        const annuity = new Sum(loan.principal).div(worth)
        for (const { amount } of repay(loan, 'equalInstalment').slice(0, -1)) expectNearest(amount, annuity)
        const part = new Sum(loan.principal).div(loan.months)
        for (const [month, { amount }] of repay(loan, 'equalPrincipal').slice(0, -1).entries()) {
          const owed = new Sum(loan.principal).minus(part.times(month))
          expectNearest(amount, part.plus(owed.times(rate)))
        }
      }),
      { numRuns: 100 },
    )
  })

  it('PRC-9: equal principal never costs more interest than equal instalments, but for rounding', () => {
    fc.assert(
      fc.property(loansFrom(1_000_000), (loan) => {
        const [instalment, principal] = [repay(loan, 'equalInstalment'), repay(loan, 'equalPrincipal')].map(
          sumUpRepayment,
        )
        expect((principal?.interest ?? 0) - (instalment?.interest ?? 0)).toBeLessThanOrEqual(loan.months)
      }),
      { numRuns: 100 },
    )
  })
})

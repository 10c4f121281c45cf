import { describe, expect, it } from 'vitest'
import { formatYuan } from '../../../shared/kernel/money'
import {
  formatLoanRate,
  type Loan,
  loanSchema,
  repay,
  repayTogether,
  sumUpRepayment,
} from '../../../shared/pricing/loan'

const BANK: Loan = { lender: 'bank', principal: 100_000_000, annualRate: 3_500, months: 360 }
const OTHER: Loan = { lender: 'bank', principal: 111_000_000, annualRate: 3_050, months: 300 }
const FUND: Loan = { lender: 'providentFund', principal: 60_000_000, annualRate: 2_600, months: 240 }

const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0)

describe('PRC-9: the worked examples', () => {
  it('PRC-9: 1,000,000 at 3.5% over 360 months, equal instalment: 4,490.45 a month', () => {
    const instalments = repay(BANK, 'equalInstalment')
    expect(instalments).toHaveLength(360)
    expect(new Set(instalments.slice(0, -1).map(({ amount }) => formatYuan(amount)))).toEqual(new Set(['4,490.45']))
  })

  it('PRC-9: the same, equal principal: 5,694.44 first, 2,785.88 last, 526,458.33 interest in all', () => {
    const { first, last, interest, repaid } = sumUpRepayment(repay(BANK, 'equalPrincipal'))
    expect([first, last, interest, repaid].map(formatYuan)).toEqual([
      '5,694.44',
      '2,785.88',
      '526,458.33',
      '1,526,458.33',
    ])
  })

  it('PRC-9: 1,110,000 at 3.05% over 300 months: 5,292.66 a month', () => {
    expect(formatYuan(sumUpRepayment(repay(OTHER, 'equalInstalment')).first)).toBe('5,292.66')
  })
})

describe("PRC-9: a year's rate", () => {
  it.each([
    [3_500, '3.5'],
    [3_075, '3.075'],
    [10_000, '10'],
    [50, '0.05'],
    [0, '0'],
  ])('PRC-9: %s reads %s per cent', (rate, words) => {
    expect(formatLoanRate(rate)).toBe(words)
  })
})

describe('PRC-9: where a loan is rounded', () => {
  it('PRC-9: the last instalment takes up what rounding left: the principal adds up to the fen', () => {
    const instalments = repay(BANK, 'equalInstalment')
    const last = instalments.at(-1)
    expect(sumOf(instalments.map(({ principal }) => principal))).toBe(BANK.principal)
    expect(last).toEqual({ amount: 448_852, interest: 1_305, principal: 447_547, left: 0 })
  })

  it('PRC-9: a month is its interest on what is owed, and the rest principal', () => {
    const [first, second] = repay(BANK, 'equalInstalment')
    expect(first).toEqual({ amount: 449_045, interest: 291_667, principal: 157_378, left: 99_842_622 })
    expect(second).toEqual({ amount: 449_045, interest: 291_208, principal: 157_837, left: 99_684_785 })
  })

  it('PRC-9: one month: all of it with a month’s interest, by either method', () => {
    for (const method of ['equalInstalment', 'equalPrincipal'] as const) {
      expect(repay({ ...BANK, months: 1 }, method)).toEqual([
        { amount: 100_291_667, interest: 291_667, principal: 100_000_000, left: 0 },
      ])
    }
  })

  it('PRC-9: without interest the loan in equal parts, the odd fen last', () => {
    const loan: Loan = { ...BANK, principal: 100, annualRate: 0, months: 3 }
    for (const method of ['equalInstalment', 'equalPrincipal'] as const) {
      expect(repay(loan, method).map(({ amount }) => amount)).toEqual([33, 33, 34])
    }
  })

  it('PRC-9: a rate of three decimals, 3.075%, is one', () => {
    const loan = loanSchema.parse({ ...BANK, lender: 'providentFund', annualRate: 3_075 })
    expect(formatYuan(sumUpRepayment(repay(loan, 'equalInstalment')).first)).toBe('4,256.60')
  })
})

describe('PRC-9: a loan by the bank and one by the provident fund together', () => {
  it('PRC-9: a month is what both ask, and after the shorter one is paid off what the longer asks', () => {
    for (const method of ['equalInstalment', 'equalPrincipal'] as const) {
      const [bank, fund, both] = [repay(BANK, method), repay(FUND, method), repayTogether([BANK, FUND], method)]
      expect(both).toHaveLength(360)
      expect(both[0]?.amount).toBe((bank[0]?.amount ?? 0) + (fund[0]?.amount ?? 0))
      expect(both[239]?.amount).toBe((bank[239]?.amount ?? 0) + (fund[239]?.amount ?? 0))
      expect(both[240]).toEqual(bank[240])
      expect(sumOf(both.map(({ principal }) => principal))).toBe(BANK.principal + FUND.principal)
    }
  })

  it('PRC-9: no loan asks nothing', () => {
    expect(repayTogether([], 'equalInstalment')).toEqual([])
    expect(sumUpRepayment([])).toEqual({ first: 0, last: 0, interest: 0, repaid: 0 })
  })
})

import { describe, expect, it } from 'vitest'
import {
  type Payment,
  paymentTermsSchema,
  planPurchase,
  purchasePlanSchema,
} from '../../../shared/pricing/purchase-plan'
import { BANK, FEE_ROWS, FUND, HOME, planFacts } from './plans'
import { accepted } from './schemes'

const SPACE = { ...HOME, unit: 'B1-023', kind: 'parking', area: null, total: 12_000_000 } as const

function calendarWith(changes: Parameters<typeof planFacts>[0]) {
  const line = ({ kind, day, amount, lender }: Payment) => [kind, day, amount, lender]
  return accepted(planPurchase(planFacts(changes))).calendar.map(line)
}

describe('PRC-9: down payment and loans', () => {
  it('PRC-9: the down payment is the total less the loans, and the deposit part of it', () => {
    const plan = accepted(planPurchase(planFacts()))
    expect(plan).toMatchObject({ total: 159_377_700, downPayment: 99_377_700, deposit: 5_000_000, together: null })
    expect(plan.loans[0]?.repayment.equalInstalment.first).toBe(254_583)
    expect(plan.feesTotal).toBe(2_389_641)
    expect(purchasePlanSchema.parse(plan)).toEqual(plan)
  })

  it('PRC-9: a loan by the bank and one by the provident fund, each and both together, by either method', () => {
    const { downPayment, loans, together } = accepted(planPurchase(planFacts({ loans: [BANK, FUND] })))
    const firstOf = (by: 'equalInstalment' | 'equalPrincipal') => loans.map(({ repayment }) => repayment[by].first)
    expect(downPayment).toBe(59_377_700)
    for (const by of ['equalInstalment', 'equalPrincipal'] as const) {
      const [bank = 0, fund = 0] = firstOf(by)
      expect(together?.[by].first).toBe(bank + fund)
      expect(together?.[by].interest).toBe(loans.reduce((sum, { repayment }) => sum + repayment[by].interest, 0))
    }
  })

  it('PRC-9: the fees are those of the day the contract is to be signed on', () => {
    const feeRows = [...FEE_ROWS, { fee: 'registration', kind: 'home', from: '2026-06-14', amount: 9_000 } as const]
    expect(accepted(planPurchase(planFacts({ feeRows }))).feesTotal).toBe(2_390_641)
    expect(accepted(planPurchase(planFacts({ feeRows, signingDay: '2026-06-13' }))).feesTotal).toBe(2_389_641)
  })

  it('LED-11: what is tied to the home is in the total and has fees of its own', () => {
    const plan = accepted(planPurchase(planFacts({ units: [HOME, SPACE] })))
    expect(plan.total).toBe(171_377_700)
    expect(plan.fees.map(({ unit }) => unit)).toEqual([...Array(3).fill('1-1-1203'), ...Array(3).fill('B1-023')])
    expect(plan.feesTotal).toBeNull()
  })
})

describe('PRC-9: what is due when', () => {
  it('PRC-9: with a mortgage the rest of the down payment at signing, the loan when it is paid out', () => {
    expect(calendarWith({})).toEqual([
      ['deposit', '2026-06-07', 5_000_000, null],
      ['downPayment', '2026-06-14', 94_377_700, null],
      ['loan', '2026-07-14', 60_000_000, 'bank'],
    ])
  })

  it('PRC-9: with both loans, each from its lender', () => {
    expect(calendarWith({ method: 'providentFund', loans: [FUND, BANK] }).slice(2)).toEqual([
      ['loan', '2026-07-14', 40_000_000, 'providentFund'],
      ['loan', '2026-07-14', 60_000_000, 'bank'],
    ])
  })

  it('PRC-9: at once, the rest by its day', () => {
    expect(calendarWith({ method: 'oneOff', terms: { by: 'oneOff', restDays: 7 }, loans: [] })).toEqual([
      ['deposit', '2026-06-07', 5_000_000, null],
      ['instalment', '2026-06-21', 154_377_700, null],
    ])
  })

  it('PRC-9: by instalments each its share, down to the fen, and the last what is left', () => {
    const parts = [
      { days: 0, rate: 3_333 },
      { days: 90, rate: 3_333 },
      { days: 180, rate: 3_334 },
    ]
    const units = [{ ...HOME, total: 159_377_701 }]
    expect(calendarWith({ method: 'instalments', terms: { by: 'instalments', parts }, loans: [], units })).toEqual([
      ['deposit', '2026-06-07', 5_000_000, null],
      ['downPayment', '2026-06-14', 48_120_587, null],
      ['instalment', '2026-09-12', 53_120_587, null],
      ['instalment', '2026-12-11', 53_136_527, null],
    ])
  })

  it('PRC-9: what comes to nothing is not in the calendar', () => {
    const loans = [{ ...BANK, principal: HOME.total - 5_000_000 }]
    expect(calendarWith({ loans }).map(([kind]) => kind)).toEqual(['deposit', 'loan'])
  })

  it('PRC-9: parts that are not the whole, or not in the order of their days, are no terms', () => {
    const terms = (...parts: [days: number, rate: number][]) =>
      paymentTermsSchema.safeParse({ by: 'instalments', parts: parts.map(([days, rate]) => ({ days, rate })) }).success
    expect(terms([0, 5_000], [30, 5_000])).toBe(true)
    expect(terms([0, 5_000], [30, 4_999])).toBe(false)
    expect(terms([30, 5_000], [0, 5_000])).toBe(false)
  })
})

describe('PRC-9: what is no plan', () => {
  it.each([
    ['at once, with a loan', { method: 'oneOff', terms: { by: 'oneOff', restDays: 0 } }, ['bank']],
    ['a mortgage without the bank', { loans: [FUND] }, ['providentFund']],
    ['the fund’s loan without the fund', { method: 'providentFund' }, ['bank']],
    ['two loans of one bank', { loans: [BANK, BANK] }, ['bank', 'bank']],
    ['a mortgage with the terms of instalments', { terms: { by: 'oneOff', restDays: 0 } }, ['bank']],
  ] as const)('PRC-9: %s', (_, changes, lenders) => {
    const facts = planFacts(changes)
    expect(planPurchase(facts)).toEqual({ refused: 'PLAN_METHOD', data: { method: facts.method, lenders } })
  })

  it('PRC-9: loans above the total', () => {
    const loans = [{ ...BANK, principal: HOME.total + 1 }]
    expect(planPurchase(planFacts({ loans }))).toEqual({
      refused: 'LOANS_OVER_TOTAL',
      data: { loans: 159_377_701, total: 159_377_700 },
    })
  })

  it('PRC-9: loans of the whole total leave no room for a deposit, and are a plan without one', () => {
    const loans = [{ ...BANK, principal: HOME.total }]
    expect(planPurchase(planFacts({ loans }))).toMatchObject({ refused: 'DEPOSIT_OVER_FIRST', data: { first: 0 } })
    expect(planPurchase(planFacts({ loans, deposit: 0 }))).toMatchObject({
      downPayment: 0,
      calendar: [{ kind: 'loan' }],
    })
  })

  it('PRC-9: a deposit above the down payment it is part of', () => {
    const loans = [{ ...BANK, principal: HOME.total - 4_999_999 }]
    expect(planPurchase(planFacts({ loans }))).toEqual({
      refused: 'DEPOSIT_OVER_FIRST',
      data: { deposit: 5_000_000, first: 4_999_999 },
    })
  })
})

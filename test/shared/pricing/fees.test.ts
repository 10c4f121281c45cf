import { describe, expect, it } from 'vitest'
import { type Fee, type FeeFacts, type FeeRow, feesOf, sumOfFees } from '../../../shared/pricing/fees'
import { deedTax, FEE_ROWS, fund, HOME } from './plans'

const DAY = '2026-06-14'

function amountsOf(facts: Partial<FeeFacts>, rows: readonly FeeRow[] = FEE_ROWS, day = DAY) {
  const amountOf = ({ due }: Fee) => due?.amount ?? null
  return feesOf({ ...HOME, ...facts }, rows, day).map(amountOf)
}

describe('PRC-9: fees from dated tables', () => {
  it('PRC-9: 89.53 ㎡ at 1,593,777: 1% deed tax, 88 元/㎡ into the fund, 80 for the registration', () => {
    expect(amountsOf({})).toEqual([1_593_777, 787_864, 8_000])
  })

  it.each([
    ['a first home of 140 ㎡', { area: 14_000 }, 1_593_777],
    ['a first home above that', { area: 14_001 }, 2_390_666],
    ['a second home above that', { area: 14_001, order: 'second' }, 3_187_554],
    ['any further one', { order: 'further' }, 4_781_331],
  ] as const)('PRC-9: the deed tax of %s is that of its row', (_, facts, amount) => {
    expect(amountsOf(facts)[0]).toBe(amount)
  })

  it('PRC-9: a tax on the price without VAT leaves it out before the rate, and is rounded once', () => {
    // 1,593,777 ÷ 1.09 × 1% = 14,621.8073…
    expect(amountsOf({}, [deedTax({ rate: 100, vat: 900 })])[0]).toBe(1_462_181)
  })

  it('PRC-9: a row applies from its day on, until a later one of its like does', () => {
    const rows = [deedTax({ rate: 150 }), deedTax({ rate: 100, from: '2026-06-14' })]
    expect(amountsOf({}, rows, '2025-12-31')[0]).toBeNull()
    expect(amountsOf({}, rows, '2026-06-13')[0]).toBe(2_390_666)
    expect(amountsOf({}, rows, '2026-06-14')[0]).toBe(1_593_777)
    expect(amountsOf({}, [...rows].reverse(), '2026-06-14')[0]).toBe(1_593_777)
  })

  it('PRC-9: of two rows of one day the one that was written later applies', () => {
    expect(amountsOf({}, [deedTax({ rate: 150 }), deedTax({ rate: 100 })])[0]).toBe(1_593_777)
  })

  it('HND-4: the maintenance fund goes by the building’s type, by the square metre or as a share of the price', () => {
    expect(amountsOf({ buildingType: '多层' })[1]).toBeNull()
    expect(amountsOf({}, [fund({ by: 'price', rate: 200 })])[1]).toBe(3_187_554)
  })

  it('LED-11: a parking space without an area has what its own rows say, and nothing by the square metre', () => {
    const space = { kind: 'parking', area: null, total: 12_000_000 } as const
    expect(amountsOf(space)).toEqual([360_000, null, null])
    expect(amountsOf(space, [fund({ by: 'area', perSquareMetre: 8_800 }, { kind: 'parking' })])[1]).toBeNull()
    expect(amountsOf(space, [deedTax({ kind: 'parking', upTo: 14_000, rate: 300 })])[0]).toBeNull()
    expect(amountsOf(space, [fund({ by: 'price', rate: 200 }, { kind: 'parking' })])[1]).toBe(240_000)
  })

  it('PRC-9: what the tables do not say is not known, and neither is the sum', () => {
    expect(sumOfFees(feesOf(HOME, FEE_ROWS, DAY))).toBe(2_389_641)
    expect(sumOfFees(feesOf(HOME, FEE_ROWS.slice(0, -1), DAY))).toBeNull()
    expect(sumOfFees([])).toBe(0)
  })
})

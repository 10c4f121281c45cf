import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeDeposit, mostDeposit } from '../../shared/pricing/deposit'

const totals = fc.oneof(fc.maxSafeNat(), fc.integer({ min: 0, max: 10_000_000_000 }))

describe('PRC-8, of any total', () => {
  it('PRC-8: the most is exact: five times it are within the total, and of one fen more are not', () => {
    fc.assert(
      fc.property(totals, (total) => {
        const most = BigInt(mostDeposit(total))
        expect(most * 5n <= BigInt(total)).toBe(true)
        expect((most + 1n) * 5n > BigInt(total)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  it('PRC-8: a higher total never takes a lower deposit', () => {
    fc.assert(
      fc.property(totals, totals, (one, other) => {
        const [lower, higher] = one < other ? [one, other] : [other, one]
        expect(mostDeposit(lower)).toBeLessThanOrEqual(mostDeposit(higher))
      }),
      { numRuns: 2_000 },
    )
  })

  it('PRC-8: what is taken is exactly what is within the most', () => {
    fc.assert(
      fc.property(totals, fc.integer({ min: -3, max: 3 }), (total, off) => {
        const deposit = Math.max(0, mostDeposit(total) + off)
        expect(judgeDeposit(deposit, total) === null).toBe(BigInt(deposit) * 5n <= BigInt(total))
      }),
      { numRuns: 2_000 },
    )
  })
})

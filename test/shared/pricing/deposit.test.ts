import { describe, expect, it } from 'vitest'
import { judgeDeposit, mostDeposit } from '../../../shared/pricing/deposit'

describe('PRC-8: the deposit is at most 20% of the total', () => {
  it.each([
    ['of 1,593,777 元', 159_377_700, 31_875_540],
    ['of a fen over a multiple of five', 101, 20],
    ['of four fen: nothing', 4, 0],
    ['of the largest amount there is', Number.MAX_SAFE_INTEGER, 1_801_439_850_948_198],
  ])('PRC-8: the most %s, down to the fen', (_, total, most) => {
    expect(mostDeposit(total)).toBe(most)
  })

  it('PRC-8: takes 318,755.40 on 1,593,777, and not a fen more', () => {
    expect(judgeDeposit(5_000_000, 159_377_700)).toBeNull()
    expect(judgeDeposit(31_875_540, 159_377_700)).toBeNull()
    expect(judgeDeposit(31_875_541, 159_377_700)).toEqual({
      refused: 'DEPOSIT_OVER_LIMIT',
      data: { deposit: 31_875_541, most: 31_875_540 },
    })
  })
})

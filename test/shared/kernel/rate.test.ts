import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatFold, formatPercent, parsePercent, rateSchema, WHOLE } from '../../../shared/kernel/rate'

describe('rate', () => {
  it.each([
    [9800, '98'],
    [3333, '33.33'],
    [9850, '98.5'],
    [10_000, '100'],
    [5, '0.05'],
    [10, '0.1'],
    [0, '0'],
  ])('shows %d as %s%%', (rate, shown) => {
    expect(formatPercent(rate)).toBe(shown)
  })

  it.each([
    [9800, '98'],
    [9850, '98.5'],
    [9875, '98.75'],
    [9000, '9'],
    [8800, '88'],
    [5000, '5'],
    [1000, '1'],
    [500, '0.5'],
    [505, '0.505'],
    [0, '0'],
  ])('says %d as %s 折', (rate, fold) => {
    expect(formatFold(rate)).toBe(fold)
  })

  it('never says two rates alike', () => {
    const folds = new Set(Array.from({ length: WHOLE }, (_, rate) => formatFold(rate)))
    expect(folds.size).toBe(WHOLE)
  })

  it.each([
    ['98', 9800],
    ['33.33%', 3333],
    ['98.5 %', 9850],
    ['９８．５％', 9850],
    ['98.500', 9850],
    ['0.05', 5],
  ])('reads %s', (typed, rate) => {
    expect(parsePercent(typed)).toBe(rate)
  })

  it.each(['', '%', '33.333', '-1', '9%8', '98折', '1e1'])('does not guess at «%s»', (typed) => {
    expect(parsePercent(typed)).toBeNull()
  })

  it('reads back every rate it shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: WHOLE }), (rate) => {
        expect(parsePercent(formatPercent(rate))).toBe(rate)
      }),
    )
  })

  it('is never more than the whole', () => {
    expect(rateSchema.safeParse(WHOLE).success).toBe(true)
    expect(rateSchema.safeParse(WHOLE + 1).success).toBe(false)
  })
})

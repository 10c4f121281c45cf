import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaSchema, formatArea, parseArea } from '../../../shared/kernel/area'

describe('area', () => {
  it.each([
    [8953, '89.53'],
    [10_000, '100.00'],
    [5, '0.05'],
    [50, '0.50'],
  ])('shows %d as %s ㎡', (area, shown) => {
    expect(formatArea(area)).toBe(shown)
  })

  it.each([
    ['89.53', 8953],
    ['89.5', 8950],
    ['89', 8900],
    ['89.530', 8953],
    ['89.53㎡', 8953],
    ['89.53 m²', 8953],
    ['89.53m2', 8953],
    ['８９．５３', 8953],
    ['1,234.56', 123_456],
  ])('reads %s', (typed, area) => {
    expect(parseArea(typed)).toBe(area)
  })

  it.each(['', '㎡', '89.535', '-89', '8m29', '89.53元', '1234567', '89.5.3', '1e2'])(
    'does not guess at «%s»',
    (typed) => {
      expect(parseArea(typed)).toBeNull()
    },
  )

  it('reads back every area it shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (area) => {
        expect(parseArea(formatArea(area))).toBe(area)
        expect(parseArea(`${formatArea(area)}㎡`)).toBe(area)
      }),
    )
  })

  it('takes no home without area', () => {
    expect(areaSchema.safeParse(0).success).toBe(false)
    expect(areaSchema.safeParse(89.53).success).toBe(false)
    expect(areaSchema.safeParse(8953).success).toBe(true)
  })
})

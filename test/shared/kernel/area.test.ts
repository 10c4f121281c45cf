import { describe, expect, it } from 'vitest'
import { areaSchema, formatArea } from '../../../shared/kernel/area'

describe('area', () => {
  it.each([
    [8953, '89.53'],
    [974_280, '9,742.80'],
    [10_000, '100.00'],
    [5, '0.05'],
    [50, '0.50'],
  ])('shows %d as %s ㎡', (area, shown) => {
    expect(formatArea(area)).toBe(shown)
  })

  it('takes no home without area', () => {
    expect(areaSchema.safeParse(0).success).toBe(false)
    expect(areaSchema.safeParse(89.53).success).toBe(false)
    expect(areaSchema.safeParse(8953).success).toBe(true)
  })
})

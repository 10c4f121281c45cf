import { describe, expect, it } from 'vitest'
import { formatYuan } from '../../../shared/kernel/money'
import { calculatePrice, quote } from '../../../shared/pricing/price'
import type { DiscountScheme } from '../../../shared/pricing/scheme'
import {
  coversRole,
  roleNeeded,
  type Special,
  type SpecialDiscount,
  shareInPercent,
  specialDiscountSchema,
} from '../../../shared/pricing/special'
import { areLimitsInOrder, DEFAULT_SETTINGS, specialLimitsOf } from '../../../shared/project/settings'
import { AREA, accepted, allItemsOf, aScheme, FACTS, fold, LIST, yuanOff } from './schemes'

const opening = aScheme('compound', fold(98), fold(99), fold(99), yuanOff(10_000))
/** 1,593,776.647781 元: what the items of the example leave, unrounded, in fen. */
const ON_SITE = '159377664.7781'
const LIMITS = specialLimitsOf(DEFAULT_SETTINGS)

function special(discount: SpecialDiscount): Special {
  return { id: 'special', number: 'TH-20260607-0001', discount }
}

function breakdownWith(discount: SpecialDiscount, scheme: DiscountScheme = opening) {
  const priced = calculatePrice({
    area: AREA,
    list: LIST,
    filed: null,
    scheme,
    chosen: allItemsOf(scheme),
    special: special(discount),
  })
  return accepted(priced)
}

const fenOff = (amount: number): SpecialDiscount => ({ kind: 'amountOff', amount })
const keeps = (rate: number): SpecialDiscount => ({ kind: 'percent', rate })

describe('PRC-7: the special discount among the steps', () => {
  it('PRC-7: 30,000 元 off 1,593,776.647781 is 1,563,777 元, one step behind all items, rounded once', () => {
    const { steps, exactTotal, total, rounding } = breakdownWith(fenOff(3_000_000))
    expect(steps).toHaveLength(5)
    expect(steps[4]).toEqual({
      itemId: 'special',
      name: '特批优惠',
      discount: { kind: 'amountOff', amount: 3_000_000 },
      base: ON_SITE,
      cut: '3000000',
      result: '156377664.7781',
      reasons: [{ code: 'special', number: 'TH-20260607-0001' }],
    })
    expect({ exactTotal, rounding }).toEqual({ exactTotal: '156377664.7781', rounding: '35.2219' })
    expect(formatYuan(total)).toBe('1,563,777.00')
  })

  it('PRC-7: 98 折 takes 31,875.53295562 of the on-site price and leaves 1,561,901 元', () => {
    const { steps, total } = breakdownWith(keeps(9_800))
    expect(steps[4]).toMatchObject({ base: ON_SITE, cut: '3187553.295562', result: '156190111.482538' })
    expect(formatYuan(total)).toBe('1,561,901.00')
  })

  it('PRC-7: in additive mode, too, it is taken of what the items leave, not of the list total', () => {
    const additive = aScheme('additive', fold(98), fold(99), fold(99), yuanOff(10_000))
    const { steps } = breakdownWith(keeps(9_800), additive)
    expect(steps.map(({ itemId }) => itemId)).toEqual(['1', '2', '3', '4', 'special'])
    expect(steps[4]).toMatchObject({ base: '159294512', cut: '3185890.24', result: '156108621.76' })
  })

  it('PRC-7: on a home without any item it is taken of the list total', () => {
    expect(breakdownWith(keeps(9_900), aScheme('compound')).steps).toMatchObject([
      { itemId: 'special', base: '166973450', cut: '1669734.5' },
    ])
  })

  it('PRC-1: one that takes the last of the price is refused by its name', () => {
    const scheme = aScheme('compound')
    const list = { by: 'total' as const, total: 10_000_00 }
    expect(
      calculatePrice({ area: AREA, list, filed: null, scheme, chosen: [], special: special(fenOff(10_000_00)) }),
    ).toEqual({ refused: 'NOTHING_LEFT', data: { item: '特批优惠' } })
  })

  it('PRC-5: the floor holds with the special in: just reached it stands, one 元 below it is refused without a figure', () => {
    const floor = { by: 'total' as const, total: 156_377_700 }
    const home = { area: AREA, list: LIST, filed: null, floor, scheme: opening, facts: { ...FACTS } }
    const chosenIds = opening.items.map(({ id }) => id)
    expect(quote({ ...home, chosenIds, special: special(fenOff(3_000_000)) })).toMatchObject({
      breakdown: { total: 156_377_700 },
    })
    expect(quote({ ...home, chosenIds, special: special(fenOff(3_000_100)) })).toEqual({
      refused: 'BELOW_FLOOR',
      data: {},
    })
  })

  it('PRC-7: it keeps a part or takes an amount; nothing, everything and more are no discounts', () => {
    for (const discount of [keeps(0), keeps(10_000), keeps(9_800.5), fenOff(0), fenOff(-1), fenOff(0.5)])
      expect(specialDiscountSchema.safeParse(discount).success, JSON.stringify(discount)).toBe(false)
    for (const discount of [keeps(1), keeps(9_999), fenOff(1)])
      expect(specialDiscountSchema.safeParse(discount).success, JSON.stringify(discount)).toBe(true)
  })
})

describe('PRC-5: who may approve how much', () => {
  it.each([
    ['3187553', 'consultant', 'manager'],
    ['4781329', 'manager', 'director'],
  ] as const)(
    'PRC-5: %s fen off the example is within the limit of the %s, one fen more goes to the %s',
    (cut, role, next) => {
      expect(roleNeeded(cut, ON_SITE, LIMITS)).toBe(role)
      expect(roleNeeded(String(Number(cut) + 1), ON_SITE, LIMITS)).toBe(next)
    },
  )

  it('PRC-5: above the director’s 5% nobody may approve it', () => {
    expect(roleNeeded('7968883', ON_SITE, LIMITS)).toBe('director')
    expect(roleNeeded('7968884', ON_SITE, LIMITS)).toEqual({ refused: 'SPECIAL_TOO_DEEP', data: { limit: 500 } })
  })

  it('PRC-5: exactly the limit is within it, however many places it has; a hair above is not', () => {
    expect(roleNeeded('3187553.295562', ON_SITE, LIMITS)).toBe('consultant')
    expect(roleNeeded('3187553.295563', ON_SITE, LIMITS)).toBe('manager')
    expect(roleNeeded('4781329.943343', ON_SITE, LIMITS)).toBe('manager')
    expect(roleNeeded('4781329.943344', ON_SITE, LIMITS)).toBe('director')
    expect(roleNeeded('7968883.238905', ON_SITE, LIMITS)).toBe('director')
    expect(roleNeeded('7968883.238906', ON_SITE, LIMITS)).toMatchObject({ refused: 'SPECIAL_TOO_DEEP' })
  })

  it('PRC-5: where a consultant may approve nothing, a fen goes to the manager', () => {
    expect(roleNeeded('1', ON_SITE, { consultant: 0, manager: 300, director: 500 })).toBe('manager')
  })

  it('PRC-5: a higher role covers what a lower one may approve, never the other way', () => {
    const roles = ['consultant', 'manager', 'director'] as const
    const covered = roles.map((role) => roles.filter((needed) => coversRole(role, needed)))
    expect(covered).toEqual([['consultant'], ['consultant', 'manager'], ['consultant', 'manager', 'director']])
  })

  it('PRC-5: limits may be equal but never fall from role to role', () => {
    expect(areLimitsInOrder(DEFAULT_SETTINGS)).toBe(true)
    expect(areLimitsInOrder({ ...DEFAULT_SETTINGS, consultantLimit: 300 })).toBe(true)
    expect(areLimitsInOrder({ ...DEFAULT_SETTINGS, consultantLimit: 301 })).toBe(false)
    expect(areLimitsInOrder({ ...DEFAULT_SETTINGS, directorLimit: 299 })).toBe(false)
  })

  it('PRC-5: what exceeds a limit never reads as if it did not: the share is rounded up', () => {
    expect(shareInPercent('3000000', ON_SITE)).toBe('1.89')
    expect(shareInPercent('3187553.295562', ON_SITE)).toBe('2.00')
    expect(shareInPercent('3187554', ON_SITE)).toBe('2.01')
  })
})

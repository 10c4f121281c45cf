import { describe, expect, it } from 'vitest'
import { checkBounds, roundedTotal } from '../../../shared/pricing/limits'
import { quote } from '../../../shared/pricing/price'
import type { DiscountScheme, PriceFigure } from '../../../shared/pricing/scheme'
import { AREA, accepted, anItem, aScheme, FACTS, fold, LIST, yuanOff } from './schemes'

const fixed = (yuan: number): PriceFigure => ({ by: 'total', total: Math.round(yuan * 100) })

/** Quotes the home of the examples with every item of the scheme. */
function quoteWith(bounds: {
  list?: PriceFigure
  filed?: PriceFigure
  floor?: PriceFigure
  scheme?: DiscountScheme
  roundTo?: DiscountScheme['roundTo']
}) {
  const scheme = bounds.scheme ?? aScheme('compound')
  return quote({
    area: AREA,
    list: bounds.list ?? LIST,
    filed: bounds.filed ?? null,
    floor: bounds.floor ?? null,
    scheme: { ...scheme, roundTo: bounds.roundTo ?? scheme.roundTo },
    facts: FACTS,
    chosenIds: scheme.items.map((item) => item.id),
  })
}

function totalWith(bounds: Parameters<typeof quoteWith>[0]): number {
  return accepted(quoteWith(bounds)).breakdown.total
}

describe('PRC-5: never above the filed total', () => {
  it('PRC-5: a total above the filed one is refused, with both', () => {
    expect(quoteWith({ filed: fixed(1_669_000) })).toEqual({
      refused: 'ABOVE_FILED',
      data: { filedTotal: 166_900_000, total: 166_973_500 },
    })
  })

  it('PRC-5: a discount brings it back within', () => {
    expect(totalWith({ filed: fixed(1_669_000), scheme: aScheme('compound', yuanOff(735)) })).toBe(166_900_000)
  })

  it('PRC-5: the filed price itself may be asked: where it does not come out even, it rounds down', () => {
    expect(totalWith({ filed: LIST })).toBe(166_973_400)
    expect(totalWith({ filed: LIST, roundTo: 100_000 })).toBe(166_900_000)
    expect(totalWith({ filed: LIST, roundTo: 1 })).toBe(166_973_450)
  })

  it('PRC-5: rounds down only where rounding up would exceed it', () => {
    const scheme = aScheme('compound', yuanOff(1))
    expect(totalWith({ filed: LIST, scheme })).toBe(166_973_400)
    expect(totalWith({ filed: LIST, scheme, roundTo: 100_000 })).toBe(166_900_000)
    expect(totalWith({ filed: fixed(1_670_000), scheme, roundTo: 100_000 })).toBe(167_000_000)
  })

  it('PRC-5: compares rounded totals: list and filed that round alike are the same price', () => {
    expect(totalWith({ list: fixed(1_000_000.4), filed: fixed(1_000_000.2) })).toBe(100_000_000)
    expect(totalWith({ list: fixed(1_000_000.6), filed: fixed(1_000_000.55) })).toBe(100_000_000)
    expect(quoteWith({ list: fixed(1_000_000.6), filed: fixed(1_000_000.2) })).toEqual({
      refused: 'ABOVE_FILED',
      data: { filedTotal: 100_000_000, total: 100_000_100 },
    })
  })

  it('PRC-5: what lies above the filed total even rounded down is refused', () => {
    expect(quoteWith({ list: fixed(1_000_001.3), filed: fixed(1_000_000.55) })).toEqual({
      refused: 'ABOVE_FILED',
      data: { filedTotal: 100_000_000, total: 100_000_100 },
    })
  })

  it('PRC-5: without a filed price nothing is above it', () => {
    expect(totalWith({})).toBe(166_973_500)
  })
})

describe('PRC-5: never below the floor total', () => {
  const scheme = aScheme('compound', fold(98), fold(99), fold(99), yuanOff(10_000))

  it('PRC-5: the floor itself may be asked, one yuan less may not', () => {
    expect(totalWith({ scheme, floor: fixed(1_593_777) })).toBe(159_377_700)
    expect(quoteWith({ scheme, floor: fixed(1_593_778) })).toEqual({ refused: 'BELOW_FLOOR', data: {} })
  })

  it('PRC-5: the refusal does not name the floor, nor anything it could be reckoned from', () => {
    const refusals = [1_593_778, 1_600_000, 1_669_000].map((yuan) => quoteWith({ scheme, floor: fixed(yuan) }))
    expect(new Set(refusals.map((refusal) => JSON.stringify(refusal)))).toEqual(
      new Set(['{"refused":"BELOW_FLOOR","data":{}}']),
    )
  })

  it('PRC-5: the floor is compared as a rounded total', () => {
    expect(totalWith({ list: fixed(1_000_000.1), floor: fixed(1_000_000.4) })).toBe(100_000_000)
    expect(quoteWith({ list: fixed(1_000_000.1), floor: fixed(1_000_000.5) })).toMatchObject({ refused: 'BELOW_FLOOR' })
    expect(totalWith({ list: fixed(1_000_000.5), floor: fixed(1_000_000.6) })).toBe(100_000_100)
  })

  it('PRC-5: a home whose floor, list and filed price are one can be sold', () => {
    for (const roundTo of [1, 100, 1_000, 10_000, 100_000] as const) {
      expect(totalWith({ filed: LIST, floor: LIST, roundTo })).toBeLessThanOrEqual(166_973_450)
    }
  })

  it('PRC-5: a floor by the square metre bounds like one by the total', () => {
    const floor: PriceFigure = { by: 'unitPrice', unitPrice: 1_780_200 }
    expect(roundedTotal(floor, AREA, 100)).toBe(159_381_300)
    expect(quoteWith({ scheme, floor })).toMatchObject({ refused: 'BELOW_FLOOR' })
  })
})

describe('PRC-5: bounds of a total', () => {
  it('PRC-5: rounds a figure as totals are compared', () => {
    expect(roundedTotal(LIST, AREA, 1)).toBe(166_973_450)
    expect(roundedTotal(LIST, AREA, 100)).toBe(166_973_500)
    expect(roundedTotal(LIST, AREA, 100_000)).toBe(167_000_000)
    expect(roundedTotal(fixed(1_669_734.49), AREA, 100)).toBe(166_973_400)
    expect(roundedTotal({ by: 'unitPrice', unitPrice: 100_49 }, 100, 100)).toBe(100_00)
    expect(roundedTotal({ by: 'total', total: 100_50 }, 100, 100)).toBe(101_00)
  })

  it('PRC-2: is exact for the largest and dearest home, and beyond what an integer holds', () => {
    expect(roundedTotal({ by: 'unitPrice', unitPrice: 99_999_999 }, 999_999, 100)).toBe(999_998_990_000)
    expect(roundedTotal({ by: 'unitPrice', unitPrice: 9_000_000_000 }, 99_999_999, 1)).toBe(8_999_999_910_000_000)
    expect(roundedTotal({ by: 'total', total: 8_999_999_910_000_050 }, 100, 100)).toBe(8_999_999_910_000_100)
  })

  it('PRC-5: a typed total is held between the same bounds', () => {
    const bounds = { area: AREA, roundTo: 100, filed: LIST, floor: fixed(1_600_000) } as const
    expect(checkBounds({ ...bounds, total: 166_973_400 })).toBeNull()
    expect(checkBounds({ ...bounds, total: 166_973_500 })).toMatchObject({ refused: 'ABOVE_FILED' })
    expect(checkBounds({ ...bounds, total: 160_000_000 })).toBeNull()
    expect(checkBounds({ ...bounds, total: 159_999_900 })).toMatchObject({ refused: 'BELOW_FLOOR' })
    expect(checkBounds({ ...bounds, filed: null, floor: null, total: 1 })).toBeNull()
  })
})

describe('PRC-4: a quote uses only what is admitted', () => {
  const scheme: DiscountScheme = {
    ...aScheme('compound'),
    items: [
      anItem('1', fold(98), { paymentMethods: ['oneOff'] }),
      anItem('2', fold(99), { evidence: '推荐凭证' }),
      anItem('3', yuanOff(10_000)),
    ],
  }
  const home = { area: AREA, list: LIST, filed: null, floor: null, scheme, facts: FACTS }

  it('PRC-4: a chosen item that is not admitted is refused, by name and with the reason', () => {
    expect(quote({ ...home, chosenIds: ['3', '2'] })).toMatchObject({
      refused: 'DISCOUNT_NOT_ADMITTED',
      data: {
        item: '优惠2',
        admission: { itemId: '2', isAdmitted: false, unmet: [{ code: 'evidence', evidence: '推荐凭证' }] },
      },
    })
  })

  it('PRC-4: an item the scheme does not have is refused', () => {
    expect(quote({ ...home, chosenIds: ['1', 'gone'] })).toEqual({
      refused: 'DISCOUNT_NOT_ADMITTED',
      data: { item: 'gone', admission: null },
    })
  })

  it('PRC-3: items run in the scheme’s order, however they were chosen, once each, with their reasons', () => {
    const { admissions, breakdown } = accepted(quote({ ...home, chosenIds: ['3', '1', '3'] }))
    expect(breakdown.steps.map((step) => step.itemId)).toEqual(['1', '3'])
    expect(breakdown.steps.map((step) => step.reasons)).toEqual([
      [{ code: 'paymentMethod', methods: ['oneOff'] }],
      [{ code: 'always' }],
    ])
    expect(admissions.map((admission) => admission.isChosen)).toEqual([true, false, true])
  })

  it('PRC-1: nothing chosen leaves the list price', () => {
    expect(accepted(quote({ ...home, chosenIds: [] })).breakdown).toMatchObject({ steps: [], total: 166_973_500 })
  })

  it('PRC-1: discounts that leave nothing are refused', () => {
    expect(quote({ ...home, list: fixed(9_000), chosenIds: ['3'] })).toEqual({
      refused: 'NOTHING_LEFT',
      data: { item: '优惠3' },
    })
  })
})

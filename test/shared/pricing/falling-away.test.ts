import { describe, expect, it } from 'vitest'
import { type FrozenDeal, fallAway, foreseeFalls } from '../../../shared/pricing/falling-away'
import { quote } from '../../../shared/pricing/price'
import type { DiscountScheme, PriceFigure } from '../../../shared/pricing/scheme'
import { AREA, accepted, anItem, FACTS, fold, LIST, yuanOff } from './schemes'

/** The worked example: 98 for paying at once, 99 for signing within 7 days, 99, minus 10,000 元. */
const EXAMPLE: DiscountScheme = {
  name: '开盘方案',
  mode: 'compound',
  roundTo: 100,
  items: [
    anItem('1', fold(98)),
    anItem('2', fold(99), { signWithinDays: 7 }),
    anItem('3', fold(99)),
    anItem('4', yuanOff(10_000)),
  ],
}

/** The deal as it was frozen on 2026-06-07 with everything in the scheme chosen. */
function aDeal(scheme: DiscountScheme = EXAMPLE, filed: PriceFigure | null = null): FrozenDeal {
  const chosenIds = scheme.items.map(({ id }) => id)
  const { breakdown } = accepted(quote({ area: AREA, list: LIST, filed, floor: null, scheme, facts: FACTS, chosenIds }))
  return { area: AREA, list: LIST, filed, scheme, breakdown }
}

describe('PRC-4: what falls away when the contract is not signed by its day', () => {
  it('PRC-4: nothing before the day, and nothing on it', () => {
    expect(fallAway(aDeal(), '2026-06-07')).toBeNull()
    expect(fallAway(aDeal(), '2026-06-14')).toBeNull()
  })

  it('PRC-4: the day after, the item is gone and the total is computed again', () => {
    const deal = aDeal()
    expect(deal.breakdown.total).toBe(159_377_700)
    const fallen = fallAway(deal, '2026-06-15')
    expect(fallen?.items).toEqual([{ itemId: '2', name: '优惠2', day: '2026-06-14' }])
    // 1,669,734.50 × 0.98 × 0.99 − 10,000 = 1,609,976.4119
    expect(fallen?.breakdown).toMatchObject({ exactTotal: '160997641.19', total: 160_997_600 })
    expect(fallen?.breakdown.steps.map(({ itemId }) => itemId)).toEqual(['1', '3', '4'])
  })

  it('PRC-7: a special discount was approved at the price with the item, and goes with it', () => {
    const chosenIds = EXAMPLE.items.map(({ id }) => id)
    const home = { area: AREA, list: LIST, filed: null, scheme: EXAMPLE }
    const asked = { ...home, floor: null, facts: FACTS, chosenIds }
    const { breakdown } = accepted(
      quote({
        ...asked,
        special: { id: 'special', number: 'TH-20260607-0001', discount: { kind: 'amountOff', amount: 3_000_000 } },
      }),
    )
    expect(breakdown.total).toBe(156_377_700)
    expect(fallAway({ ...home, breakdown }, '2026-06-14')).toBeNull()
    expect(fallAway({ ...home, breakdown }, '2026-06-15')?.breakdown).toEqual(
      fallAway(aDeal(), '2026-06-15')?.breakdown,
    )
  })

  it('PRC-4: a deal without such an item never changes', () => {
    const deal = aDeal({ ...EXAMPLE, items: EXAMPLE.items.filter(({ id }) => id !== '2') })
    expect(fallAway(deal, '2036-06-15')).toBeNull()
    expect(foreseeFalls(deal, '2026-06-07')).toEqual([])
  })

  it('PRC-4: says beforehand what falls away when, one day after another', () => {
    const two = [...EXAMPLE.items, anItem('5', yuanOff(5_000), { signWithinDays: 3 })]
    const falls = foreseeFalls(aDeal({ ...EXAMPLE, items: two }), '2026-06-07')
    expect(falls.map(({ day, items }) => [day, items.map(({ itemId }) => itemId)])).toEqual([
      ['2026-06-10', ['5']],
      ['2026-06-14', ['2', '5']],
    ])
    expect(falls.map(({ breakdown }) => breakdown.total)).toEqual([159_377_700, 160_997_600])
    expect(foreseeFalls(aDeal({ ...EXAMPLE, items: two }), '2026-06-11').map(({ day }) => day)).toEqual(['2026-06-14'])
  })

  it('PRC-5: losing a discount never asks more than was filed', () => {
    const scheme = { ...EXAMPLE, roundTo: 1 as const, items: [anItem('1', fold(99), { signWithinDays: 7 })] }
    const filed: PriceFigure = { by: 'total', total: 166_973_440 }
    const fallen = fallAway(aDeal(scheme, filed), '2026-06-15')
    expect(fallen?.breakdown).toMatchObject({
      exactTotal: '166973450',
      rounding: '-10',
      total: 166_973_440,
      saved: '10',
    })
  })
})

import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roundedTotal } from '../../shared/pricing/limits'
import { calculatePrice, quote } from '../../shared/pricing/price'
import type { Discount, PriceFigure } from '../../shared/pricing/scheme'
import { roleNeeded, type SpecialDiscount } from '../../shared/pricing/special'
import { accepted, allItemsOf, anItem, aScheme, FACTS } from '../shared/pricing/schemes'

const Sum = Decimal.clone({ defaults: true, precision: 400 })

const homes = fc.record({
  area: fc.integer({ min: 1_000, max: 100_000 }),
  list: fc.record({
    by: fc.constant('unitPrice' as const),
    unitPrice: fc.integer({ min: 100_000, max: 10_000_000 }),
  }),
})
const items: fc.Arbitrary<Discount[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('percent' as const), rate: fc.integer({ min: 9_000, max: 9_999 }) }),
    fc.record({ kind: fc.constant('amountOff' as const), amount: fc.integer({ min: 1, max: 10_000 }) }),
  ),
  { maxLength: 6 },
)
const percents = fc.record({ kind: fc.constant('percent' as const), rate: fc.integer({ min: 9_000, max: 9_999 }) })
const specials: fc.Arbitrary<SpecialDiscount> = fc.oneof(
  percents,
  fc.record({ kind: fc.constant('amountOff' as const), amount: fc.integer({ min: 1, max: 10_000 }) }),
)
const modes = fc.constantFrom('compound' as const, 'additive' as const)

const named = (discount: SpecialDiscount) => ({ id: 'special', number: 'TH-20260607-0001', discount })

describe('PRC-7, on any home and scheme', () => {
  it('PRC-7: the step stands behind all others and the steps add up exactly; without it the price is the on-site price', () => {
    fc.assert(
      fc.property(homes, modes, items, specials, ({ area, list }, mode, discounts, discount) => {
        const scheme = aScheme(mode, ...discounts)
        const home = { area, list, filed: null, scheme, chosen: allItemsOf(scheme) }
        const [onSite, price] = [
          accepted(calculatePrice(home)),
          accepted(calculatePrice({ ...home, special: named(discount) })),
        ]
        const step = price.steps.at(-1)
        expect(price.steps.slice(0, -1)).toEqual(onSite.steps)
        expect(step).toMatchObject({ itemId: 'special', base: onSite.exactTotal, result: price.exactTotal })
        const cuts = price.steps.reduce((sum, { cut }) => sum.plus(cut), new Sum(0))
        expect(new Sum(price.listTotal).minus(cuts).plus(price.rounding).toFixed()).toBe(String(price.total))
      }),
      { numRuns: 500 },
    )
  })

  it('PRC-7: of a rate it equals a percent item at the end of a compound scheme', () => {
    fc.assert(
      fc.property(homes, items, percents, ({ area, list }, discounts, percent) => {
        const scheme = aScheme('compound', ...discounts)
        const longer = { ...scheme, items: [...scheme.items, anItem('special', percent)] }
        const home = { area, list, filed: null }
        const chosen = allItemsOf(scheme)
        const asSpecial = accepted(calculatePrice({ ...home, scheme, chosen, special: named(percent) }))
        const asItem = accepted(calculatePrice({ ...home, scheme: longer, chosen: allItemsOf(longer) }))
        const figures = ({ exactTotal, total, steps }: typeof asItem) => ({
          exactTotal,
          total,
          steps: steps.map(({ base, cut, result }) => ({ base, cut, result })),
        })
        expect(figures(asSpecial)).toEqual(figures(asItem))
      }),
      { numRuns: 500 },
    )
  })

  it('PRC-5: what is accepted is never below the floor nor above the filed total', () => {
    let [wereAccepted, wereBelow] = [0, 0]
    const bounds = fc.record({ home: homes, discount: specials, floorOff: fc.integer({ min: 1, max: 1_000 }) })
    fc.assert(
      fc.property(bounds, ({ home: { area, list }, discount, floorOff }) => {
        const scheme = aScheme('compound')
        const floor: PriceFigure = { ...list, unitPrice: Math.floor((list.unitPrice * (10_000 - floorOff)) / 10_000) }
        const home = { area, list, filed: list, floor, scheme, facts: FACTS, chosenIds: [] }
        const answer = quote({ ...home, special: named(discount) })
        if ('refused' in answer) {
          wereBelow += 1
          expect(answer).toEqual({ refused: 'BELOW_FLOOR', data: {} })
          return
        }
        wereAccepted += 1
        expect(answer.breakdown.total).toBeGreaterThanOrEqual(roundedTotal(floor, area, scheme.roundTo))
        expect(new Sum(list.unitPrice).times(area).div(100).gte(answer.breakdown.total)).toBe(true)
      }),
      { numRuns: 1_000, seed: 20_260_607 },
    )
    expect(wereAccepted).toBeGreaterThan(200)
    expect(wereBelow).toBeGreaterThan(200)
  })

  it('PRC-5: a role is needed exactly when the cut is above the limits before it, in whole numbers', () => {
    const LIMITS = { consultant: 200, manager: 300, director: 500 }
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 15n }),
        fc.integer({ min: 0, max: 600 }),
        fc.integer({ min: -1, max: 1 }),
        (onSite, rate, off) => {
          // In 0.0001 fen, so that the limits themselves are whole.
          const cut = onSite * BigInt(rate) + BigInt(off)
          if (cut <= 0n) return
          const fen = (amount: bigint) => new Sum(amount.toString()).div(10_000).toFixed()
          const within = (limit: number) => cut <= onSite * BigInt(limit)
          const expected = within(200) ? 'consultant' : within(300) ? 'manager' : within(500) ? 'director' : 'refused'
          const role = roleNeeded(fen(cut), onSite.toString(), LIMITS)
          expect(typeof role === 'string' ? role : 'refused').toBe(expected)
        },
      ),
      { numRuns: 1_000 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../shared/kernel/day'
import { fallsAsOf, fallsOfTicket } from '../../shared/ledger/ticket-falls'
import { exactTotal } from '../../shared/pricing/exact'
import { type FrozenDeal, fallAway } from '../../shared/pricing/falling-away'
import { priceBreakdownSchema, quote } from '../../shared/pricing/price'
import type { DiscountScheme, PriceFigure } from '../../shared/pricing/scheme'
import { anItem, FACTS } from '../shared/pricing/schemes'

const discounts = fc.oneof(
  fc.record({ kind: fc.constant('percent' as const), rate: fc.integer({ min: 9_000, max: 9_999 }) }),
  fc.record({ kind: fc.constant('amountOff' as const), amount: fc.integer({ min: 1, max: 5_000_000 }) }),
  fc.record({ kind: fc.constant('unitPriceOff' as const), perSquareMetre: fc.integer({ min: 1, max: 50_000 }) }),
)
const items = fc.array(fc.tuple(discounts, fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined })), {
  minLength: 1,
  maxLength: 8,
})
const schemes: fc.Arbitrary<DiscountScheme> = fc.record({
  name: fc.constant('开盘方案'),
  mode: fc.constantFrom('compound' as const, 'additive' as const),
  roundTo: fc.constantFrom(1 as const, 100 as const, 1_000 as const, 10_000 as const, 100_000 as const),
  items: items.map((all) =>
    all.map(([discount, signWithinDays], index) =>
      anItem(String(index + 1), discount, signWithinDays === undefined ? {} : { signWithinDays }),
    ),
  ),
})
const homes = fc.record({
  area: fc.integer({ min: 2_000, max: 40_000 }),
  unitPrice: fc.integer({ min: 500_000, max: 8_000_000 }),
  /** How far the filed unit price is from the list's, in fen: now and then just below it. */
  filedOff: fc.integer({ min: -3, max: 400 }),
})

/** A deal that the office took, and a day it is looked at on. Null where the engine refused it. */
const deals = fc.tuple(homes, schemes, fc.integer({ min: 0, max: 40 })).map(([home, scheme, days]) => {
  const { area, unitPrice, filedOff } = home
  const list: PriceFigure = { by: 'unitPrice', unitPrice }
  const filed: PriceFigure = { by: 'unitPrice', unitPrice: unitPrice + filedOff }
  const chosenIds = scheme.items.map(({ id }) => id)
  const taken = quote({ area, list, filed, floor: null, scheme, facts: FACTS, chosenIds })
  const deal: FrozenDeal | null = 'refused' in taken ? null : { area, list, filed, scheme, breakdown: taken.breakdown }
  return { deal, today: addDays(FACTS.day, days), days }
})

describe('PRC-4: what falls away, on any deal and day', () => {
  it('PRC-4, PRC-5: the total never goes down, never above what was filed, and falls just once', () => {
    let [fell, stood] = [0, 0]
    fc.assert(
      fc.property(deals, ({ deal, today, days }) => {
        if (!deal) return
        const fallen = fallAway(deal, today)
        const due = deal.scheme.items.filter(({ conditions }) => (conditions.signWithinDays ?? 99) < days)
        expect(fallen?.items.map(({ itemId }) => itemId).sort() ?? []).toEqual(due.map(({ id }) => id).sort())
        if (!fallen) {
          stood += 1
          return
        }
        fell += 1
        const { total } = fallen.breakdown
        expect(total).toBeGreaterThanOrEqual(deal.breakdown.total)
        expect(deal.filed && exactTotal(deal.filed, deal.area).gte(total)).toBe(true)
        expect(total % deal.scheme.roundTo).toBe(0)
        expect(priceBreakdownSchema.safeParse(fallen.breakdown).success).toBe(true)
        expect(fallAway({ ...deal, breakdown: fallen.breakdown }, today)).toBeNull()
      }),
      { numRuns: 2_000, seed: 20_260_614 },
    )
    expect(fell).toBeGreaterThan(300)
    expect(stood).toBeGreaterThan(100)
  })

  it('PRC-4, LED-11: a ticket comes to what its home and the spaces tied to it come to; what is foretold happens the day after', () => {
    let [fell, foretold] = [0, 0]
    fc.assert(
      fc.property(fc.array(deals, { minLength: 1, maxLength: 3 }), fc.integer({ min: 0, max: 40 }), (taken, days) => {
        const lines = taken.flatMap(({ deal }, at) => (deal ? [{ ...deal, unit: `1-1-${at}` }] : []))
        if (lines.length === 0) return
        const today = addDays(FACTS.day, days)
        const total = lines.reduce((sum, { breakdown }) => sum + breakdown.total, 0)
        const falls = fallsOfTicket(total, lines, today)
        const left = lines.map((line) => fallAway(line, today)?.breakdown ?? line.breakdown)
        if (falls.fallen) expect(falls.fallen.total).toBe(left.reduce((sum, of) => sum + of.total, 0))
        expect(falls.fallen === null).toBe(lines.every((line) => fallAway(line, today) === null))
        fell += falls.fallen ? 1 : 0
        if (!falls.coming) return
        foretold += 1
        const after = addDays(falls.coming.day, 1)
        expect(fallsOfTicket(total, lines, after).fallen?.total).toBe(falls.coming.total)
        expect(fallsAsOf(falls, after).fallen).toBe(falls.coming)
        expect(fallsAsOf(falls, falls.coming.day)).toEqual(falls)
      }),
      { numRuns: 1_000, seed: 20_260_615 },
    )
    expect([fell > 300, foretold > 300]).toEqual([true, true])
  })
})

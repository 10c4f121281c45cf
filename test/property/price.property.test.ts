import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roundedTotal } from '../../shared/pricing/limits'
import { calculatePrice, priceBreakdownSchema, quote } from '../../shared/pricing/price'
import type { Discount, DiscountScheme, PriceFigure } from '../../shared/pricing/scheme'
import { accepted, allItemsOf, aScheme, FACTS } from '../shared/pricing/schemes'

const Sum = Decimal.clone({ defaults: true, precision: 400 })

type Home = { area: number; list: PriceFigure }

/** Homes from so many ㎡ and 元/㎡ on, up to the largest and dearest an import still takes (LED-8). */
function homesFrom(squareMetres: number, yuan: number): fc.Arbitrary<Home> {
  const [area, unitPrice] = [squareMetres * 100, yuan * 100]
  return fc.record({
    area: fc.integer({ min: area, max: 1_000_000 }),
    list: fc.oneof(
      fc.record({ by: fc.constant('unitPrice' as const), unitPrice: fc.integer({ min: unitPrice, max: 100_000_000 }) }),
      fc.record({
        by: fc.constant('total' as const),
        total: fc.integer({ min: squareMetres * unitPrice, max: 1_000_000_000_000 }),
      }),
    ),
  })
}
const absurdHomes = homesFrom(1, 100)
const homes = homesFrom(10, 1_000)
const percents = fc.record({ kind: fc.constant('percent' as const), rate: fc.integer({ min: 1, max: 10_000 }) })
const gentlePercents = fc.record({
  kind: fc.constant('percent' as const),
  rate: fc.integer({ min: 9_000, max: 9_999 }),
})
const amounts = fc.record({ kind: fc.constant('amountOff' as const), amount: fc.integer({ min: 1, max: 10_000_000 }) })
const eachMetre = fc.record({
  kind: fc.constant('unitPriceOff' as const),
  perSquareMetre: fc.integer({ min: 1, max: 100_000 }),
})
const discounts: fc.Arbitrary<Discount> = fc.oneof(percents, gentlePercents, amounts, eachMetre)
const modes = fc.constantFrom('compound' as const, 'additive' as const)
const roundings = fc.constantFrom(1 as const, 100 as const, 1_000 as const, 10_000 as const, 100_000 as const)
const schemes: fc.Arbitrary<DiscountScheme> = fc
  .record({ mode: modes, roundTo: roundings, items: fc.array(discounts, { maxLength: 8 }) })
  .map(({ mode, roundTo, items }) => ({ ...aScheme(mode, ...items), roundTo }))

function priceWith({ area, list }: Home, scheme: DiscountScheme) {
  return calculatePrice({ area, list, filed: null, scheme, chosen: allItemsOf(scheme) })
}

function exactTotalWith(home: Home, mode: DiscountScheme['mode'], ...items: Discount[]): string {
  return accepted(priceWith(home, { ...aScheme(mode, ...items), roundTo: 1 })).exactTotal
}

/** The engine's rules once more, in whole numbers of 10^-40 fen and without a word of its code. Null: nothing left. */
function priceByHand({ area, list }: Home, { mode, roundTo, items }: DiscountScheme) {
  const UNIT = 10n ** 40n
  const eachMetreOff = (perSquareMetre: number) => (BigInt(area) * BigInt(perSquareMetre) * UNIT) / 100n
  const whole = list.by === 'total' ? BigInt(list.total) * UNIT : eachMetreOff(list.unitPrice)
  const isPercent = ({ discount }: { discount: Discount }) => discount.kind === 'percent'
  const order = mode === 'compound' ? items : [...items.filter(isPercent), ...items.filter((item) => !isPercent(item))]
  let left = whole
  for (const { discount } of order) {
    if (discount.kind === 'amountOff') left -= BigInt(discount.amount) * UNIT
    else if (discount.kind === 'unitPriceOff') left -= eachMetreOff(discount.perSquareMetre)
    else if (mode === 'compound') left = (left * BigInt(discount.rate)) / 10_000n
    else left -= (whole * BigInt(10_000 - discount.rate)) / 10_000n
    if (left <= 0n) return null
  }
  const halfUp = (amount: bigint, unit: bigint) => (2n * amount + unit) / (2n * unit)
  const total = halfUp(left, BigInt(roundTo) * UNIT) * BigInt(roundTo)
  if (total === 0n) return null
  return { left, total: Number(total), unitPrice: Number(halfUp(total * 100n, BigInt(area))) }
}

describe('PRC-1 to PRC-3, on any home and scheme', () => {
  it('PRC-1, PRC-2: comes to what the rules come to by hand', () => {
    fc.assert(
      fc.property(fc.oneof(absurdHomes, homes), schemes, (home, scheme) => {
        const price = priceWith(home, scheme)
        const byHand = priceByHand(home, scheme)
        if (byHand === null) {
          expect(price).toMatchObject({ refused: 'NOTHING_LEFT' })
          return
        }
        const { exactTotal, total, unitPrice } = accepted(price)
        expect(new Sum(exactTotal).times('1e40').toFixed()).toBe(byHand.left.toString())
        expect({ total, unitPrice }).toEqual({ total: byHand.total, unitPrice: byHand.unitPrice })
      }),
      { numRuns: 2_000 },
    )
  })

  it('PRC-3: the steps add up exactly, each from where the last one ended', () => {
    fc.assert(
      fc.property(homes, schemes, (home, scheme) => {
        const price = priceWith(home, scheme)
        if ('refused' in price) return
        let left = new Sum(price.listTotal)
        for (const step of price.steps) {
          const isOfWhole = scheme.mode === 'additive' && step.discount.kind === 'percent'
          expect(step.base).toBe(isOfWhole ? price.listTotal : left.toFixed())
          left = left.minus(step.cut)
          expect(step.result).toBe(left.toFixed())
        }
        expect(price.exactTotal).toBe(left.toFixed())
        expect(left.plus(price.rounding).toFixed()).toBe(String(price.total))
        expect(new Sum(price.listTotal).minus(price.total).toFixed()).toBe(price.saved)
        expect(priceBreakdownSchema.safeParse(price).success).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('PRC-1: compound and additive agree on a single item', () => {
    fc.assert(
      fc.property(homes, discounts, (home, discount) => {
        expect(priceWith(home, aScheme('additive', discount))).toEqual(priceWith(home, aScheme('compound', discount)))
      }),
    )
  })

  it('PRC-1: the order of percents changes nothing, in either way of combining', () => {
    fc.assert(
      fc.property(homes, modes, fc.array(gentlePercents, { minLength: 2, maxLength: 6 }), (home, mode, items) => {
        const [first, ...others] = items
        if (!first) return
        expect(exactTotalWith(home, mode, ...others, first)).toBe(exactTotalWith(home, mode, ...items))
      }),
    )
  })

  it('PRC-1: in compound an amount taken first costs the buyer just its share, in additive nothing', () => {
    fc.assert(
      fc.property(homes, gentlePercents, fc.integer({ min: 1, max: 100_000 }), (home, percent, amount) => {
        const off: Discount = { kind: 'amountOff', amount }
        const amountFirst = new Sum(exactTotalWith(home, 'compound', off, percent))
        const amountLast = exactTotalWith(home, 'compound', percent, off)
        const lost = new Sum(amount).times(10_000 - percent.rate).div(10_000)
        expect(amountFirst.minus(amountLast).toFixed()).toBe(lost.toFixed())
        expect(lost.gt(0)).toBe(true)
        expect(exactTotalWith(home, 'additive', off, percent)).toBe(exactTotalWith(home, 'additive', percent, off))
      }),
    )
  })

  it('PRC-2: rounding moves the total by half a unit at most, onto the unit', () => {
    fc.assert(
      fc.property(homes, schemes, (home, scheme) => {
        const price = priceWith(home, scheme)
        if ('refused' in price) return
        expect(price.total % scheme.roundTo).toBe(0)
        const rounding = new Sum(price.rounding)
        expect(rounding.lte(scheme.roundTo / 2)).toBe(true)
        expect(rounding.gt(-scheme.roundTo / 2)).toBe(true)
      }),
    )
  })
})

describe('PRC-5, on any home, scheme and bounds', () => {
  /** Bounds near the price, where they matter: filed and floor as the list, a little above, a little below. */
  const bounds = fc.record({
    home: homes,
    scheme: schemes,
    filedOff: fc.integer({ min: -300, max: 300 }),
    floorOff: fc.integer({ min: -300, max: 300 }),
  })

  const shifted = (figure: PriceFigure, off: number): PriceFigure =>
    figure.by === 'total'
      ? { by: 'total', total: figure.total + off }
      : { by: 'unitPrice', unitPrice: figure.unitPrice + off }

  const exactly = (figure: PriceFigure, area: number) =>
    figure.by === 'total' ? new Sum(figure.total) : new Sum(figure.unitPrice).times(area).div(100)

  it('PRC-5: what is accepted is never above filed nor below floor, and rounded down only for the filed total', () => {
    let [wereAccepted, wereRoundedDown] = [0, 0]
    fc.assert(
      fc.property(bounds, ({ home: { area, list }, scheme, filedOff, floorOff }) => {
        const items = scheme.items.slice(0, 2)
        const filed = shifted(list, filedOff)
        const floor = shifted(list, floorOff - 300)
        const chosenIds = items.map((item) => item.id).slice(0, filedOff % 3)
        const answer = quote({ area, list, filed, floor, scheme: { ...scheme, items }, facts: FACTS, chosenIds })
        if ('refused' in answer) return
        const { total, rounding } = answer.breakdown
        const exactFiled = exactly(filed, area)
        expect(exactFiled.gte(total)).toBe(true)
        const floorTotal = roundedTotal(floor, area, scheme.roundTo)
        expect(total).toBeGreaterThanOrEqual(exactFiled.gte(floorTotal) ? floorTotal : floorTotal - scheme.roundTo)
        wereAccepted += 1
        if (new Sum(rounding).lte(-scheme.roundTo / 2)) {
          wereRoundedDown += 1
          expect(new Sum(rounding).gt(-scheme.roundTo)).toBe(true)
          expect(exactFiled.lt(total + scheme.roundTo)).toBe(true)
        }
      }),
      { numRuns: 3_000, seed: 20_260_607 },
    )
    // The law above says nothing unless both happen.
    expect(wereAccepted).toBeGreaterThan(300)
    expect(wereRoundedDown).toBeGreaterThan(30)
  })

  it('PRC-5: a home can always be sold at its filed price when no floor is above it', () => {
    fc.assert(
      fc.property(homes, roundings, ({ area, list }, roundTo) => {
        const scheme = { ...aScheme('compound'), roundTo }
        const { breakdown } = accepted(
          quote({ area, list, filed: list, floor: list, scheme, facts: FACTS, chosenIds: [] }),
        )
        expect(exactly(list, area).minus(breakdown.total).lt(roundTo)).toBe(true)
      }),
    )
  })

  it('PRC-5: the page, which knows no floor, shows the total the server comes to', () => {
    fc.assert(
      fc.property(homes, schemes, fc.integer({ min: 0, max: 300 }), ({ area, list }, scheme, off) => {
        const chosenIds = scheme.items.map((item) => item.id)
        const home = { area, list, filed: shifted(list, off), scheme, facts: FACTS, chosenIds }
        const onServer = quote({ ...home, floor: shifted(list, -off * 30) })
        if ('refused' in onServer) return
        expect(quote({ ...home, floor: null })).toEqual(onServer)
      }),
    )
  })

  it('LED-11: a space without an area costs just what one of that fixed total and any area does, but for the unit price', () => {
    const spaces = homes.filter(({ list }) => list.by === 'total')
    fc.assert(
      fc.property(spaces, schemes, fc.integer({ min: 0, max: 300 }), ({ area, list }, scheme, off) => {
        const byMetre = scheme.items.filter(({ discount }) => discount.kind === 'unitPriceOff').map(({ id }) => id)
        const chosenIds = scheme.items.map(({ id }) => id).filter((id) => !byMetre.includes(id))
        const deal = { list, filed: list, floor: shifted(list, -off * 30), scheme, chosenIds }
        const measured = quote({ ...deal, area, facts: { ...FACTS, area } })
        const byPiece = quote({ ...deal, area: null, facts: { ...FACTS, area: null } })
        if ('refused' in measured || 'refused' in byPiece) {
          expect(byPiece).toEqual(measured)
          return
        }
        expect(byPiece.breakdown).toEqual({ ...measured.breakdown, unitPrice: null })
        const closed = byPiece.admissions.filter(({ isAdmitted }) => !isAdmitted).map(({ itemId }) => itemId)
        expect(closed).toEqual(byMetre)
      }),
    )
  })
})

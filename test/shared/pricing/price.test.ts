import { describe, expect, it } from 'vitest'
import { formatYuan } from '../../../shared/kernel/money'
import { formatCut, formatExact, formatSigned } from '../../../shared/pricing/exact'
import { calculatePrice, priceBreakdownSchema } from '../../../shared/pricing/price'
import type { DiscountScheme, PriceFigure } from '../../../shared/pricing/scheme'
import { AREA, accepted, allItemsOf, anItem, aScheme, fold, LIST, yuanOff, yuanOffEachMetre } from './schemes'

/** Prices the home of the examples with every item of the scheme. */
function priceOf(scheme: DiscountScheme, list: PriceFigure = LIST, area = AREA, filed: PriceFigure | null = null) {
  return calculatePrice({ area, list, filed, scheme, chosen: allItemsOf(scheme) })
}

function breakdownOf(...args: Parameters<typeof priceOf>) {
  return accepted(priceOf(...args))
}

const opening = aScheme('compound', fold(98), fold(99), fold(99), yuanOff(10_000))

describe('PRC-1: how items combine', () => {
  it('PRC-1: the list total is area × unit price, unrounded', () => {
    expect(breakdownOf(aScheme('compound')).listTotal).toBe('166973450')
    expect(breakdownOf(aScheme('compound'), { by: 'unitPrice', unitPrice: 1_865_033 }, 8953).listTotal).toBe(
      '166976404.49',
    )
  })

  it('PRC-1: a fixed total stands as imported, whatever the area', () => {
    expect(breakdownOf(aScheme('compound'), { by: 'total', total: 166_973_457 }).listTotal).toBe('166973457')
  })

  it('PRC-1: compound 98, 99, 99折 on 1,669,734.50 leave 1,603,776.647781; minus 10,000 is 1,593,777 元', () => {
    const { steps, total } = breakdownOf(opening)
    expect(steps[2]?.result).toBe('160377664.7781')
    expect(steps[3]?.result).toBe('159377664.7781')
    expect(formatYuan(total)).toBe('1,593,777.00')
  })

  it('PRC-1: the 10,000 taken first leaves 1,594,172 元', () => {
    const amountFirst = aScheme('compound', yuanOff(10_000), fold(98), fold(99), fold(99))
    expect(formatYuan(breakdownOf(amountFirst).total)).toBe('1,594,172.00')
  })

  it('PRC-1: additive 2% + 1% + 1%, minus 10,000 is 1,592,945 元', () => {
    const additive = aScheme('additive', fold(98), fold(99), fold(99), yuanOff(10_000))
    const { steps, exactTotal, total } = breakdownOf(additive)
    expect(steps.map((step) => step.cut)).toEqual(['3339469', '1669734.5', '1669734.5', '1000000'])
    expect(exactTotal).toBe('159294512')
    expect(formatYuan(total)).toBe('1,592,945.00')
  })

  it('PRC-1: additive takes every percent off the list total first, wherever the amounts stand', () => {
    const mixed = aScheme('additive', yuanOff(10_000), fold(98), yuanOffEachMetre(200), fold(99))
    const { steps, listTotal } = breakdownOf(mixed)
    expect(steps.map((step) => step.itemId)).toEqual(['2', '4', '1', '3'])
    expect(steps.map((step) => step.base)).toEqual([listTotal, listTotal, steps[1]?.result, steps[2]?.result])
    expect(steps.map((step) => step.result)).toEqual(['163633981', '161964246.5', '160964246.5', '159173646.5'])
  })

  it('PRC-1: 200 元/㎡ off leaves 1,651,828.50, then 98折 is 1,618,792 元', () => {
    const { steps, total } = breakdownOf(aScheme('compound', yuanOffEachMetre(200), fold(98)))
    expect(formatExact(steps[0]?.result ?? '')).toBe('1,651,828.50')
    expect(formatYuan(total)).toBe('1,618,792.00')
  })

  it('PRC-1: nothing is rounded on the way, even after forty items', () => {
    const scheme = aScheme('compound', ...Array.from({ length: 40 }, () => fold(99.99)))
    const { exactTotal } = breakdownOf(scheme, { by: 'unitPrice', unitPrice: 1_865_033 }, 8953)
    // The same in whole numbers: area × price in 0.01 fen, times 9,999 forty times, over 10,000 forty times.
    const digits = (8_953n * 1_865_033n * 9_999n ** 40n).toString()
    const point = digits.length - 2 - 4 * 40
    expect(exactTotal).toBe(`${digits.slice(0, point)}.${digits.slice(point)}`)
    expect(priceBreakdownSchema.shape.exactTotal.safeParse(exactTotal).success).toBe(true)
  })

  it('PRC-1: items that take the whole price or more are refused, naming the item that does', () => {
    const fixed: PriceFigure = { by: 'total', total: 10_000_00 }
    const tooMuch = aScheme('compound', fold(50), yuanOff(5_000), yuanOff(1))
    expect(priceOf(tooMuch, fixed)).toEqual({ refused: 'NOTHING_LEFT', data: { item: '优惠2' } })
    expect(priceOf(aScheme('additive', fold(50), fold(40), fold(98)), fixed)).toEqual({
      refused: 'NOTHING_LEFT',
      data: { item: '优惠2' },
    })
  })

  it('PRC-1: a price that rounding brings to nothing is refused too', () => {
    const scheme: DiscountScheme = { ...aScheme('compound', yuanOff(9_600)), roundTo: 100_000 }
    expect(priceOf(scheme, { by: 'total', total: 10_000_00 })).toEqual({
      refused: 'NOTHING_LEFT',
      data: { item: '优惠1' },
    })
  })
})

describe('PRC-2: the one rounding', () => {
  it.each([
    [1, 159_377_665],
    [100, 159_377_700],
    [1_000, 159_378_000],
    [10_000, 159_380_000],
    [100_000, 159_400_000],
  ] as const)('PRC-2: rounds the total once, to the scheme’s unit of %d fen', (roundTo, total) => {
    expect(breakdownOf({ ...opening, roundTo }).total).toBe(total)
  })

  it('PRC-2: rounds half up, and only from the half on', () => {
    const asListed = (total: number) => breakdownOf(aScheme('compound'), { by: 'total', total }).total
    expect(asListed(166_973_450)).toBe(166_973_500)
    expect(asListed(166_973_449)).toBe(166_973_400)
    // 10.03 halved three times is 1.25375; rounded at each step it would come to 1.26.
    const halves = aScheme('compound', fold(50), fold(50), fold(50))
    expect(breakdownOf({ ...halves, roundTo: 1 }, { by: 'total', total: 1_004 }).total).toBe(126)
    expect(breakdownOf({ ...halves, roundTo: 1 }, { by: 'total', total: 1_003 }).total).toBe(125)
  })

  it('PRC-2: the deal’s unit price is the rounded total ÷ area: 17,801.60', () => {
    expect(formatYuan(breakdownOf(opening).unitPrice ?? 0)).toBe('17,801.60')
  })

  it('PRC-2: the unit price is rounded half up to 0.01 元', () => {
    const unitPrice = (total: number, area: number) =>
      breakdownOf({ ...aScheme('compound'), roundTo: 1 }, { by: 'total', total }, area).unitPrice
    expect(unitPrice(1_001, 200)).toBe(501)
    expect(unitPrice(1_000, 300)).toBe(333)
    expect(unitPrice(2_000, 300)).toBe(667)
  })

  it('PRC-2: shows what the rounding did and what the buyer saved', () => {
    const { rounding, saved } = breakdownOf(opening)
    expect(rounding).toBe('35.2219')
    expect(formatSigned(rounding)).toBe('+0.35')
    expect(formatExact(saved)).toBe('75,957.50')
  })

  it('PRC-5: rounds down where rounding alone would exceed the filed total', () => {
    const { total, rounding } = breakdownOf(aScheme('compound'), LIST, AREA, LIST)
    expect(total).toBe(166_973_400)
    expect(formatSigned(rounding)).toBe('−0.50')
  })
})

describe('PRC-3: every step', () => {
  it('PRC-3: returns item, base, cut, result and why it was admitted', () => {
    const item = anItem('1', fold(98))
    const chosen = [{ item, reasons: [{ code: 'paymentMethod' as const, methods: ['oneOff' as const] }] }]
    const { steps } = accepted(
      calculatePrice({ area: AREA, list: LIST, filed: null, scheme: aScheme('compound', fold(98)), chosen }),
    )
    expect(steps).toEqual([
      {
        itemId: '1',
        name: '优惠1',
        discount: { kind: 'percent', rate: 9_800 },
        base: '166973450',
        cut: '3339469',
        result: '163633981',
        reasons: [{ code: 'paymentMethod', methods: ['oneOff'] }],
      },
    ])
  })

  it('PRC-3: reads like a receipt', () => {
    const { listTotal, steps } = breakdownOf(opening)
    expect(formatExact(listTotal)).toBe('1,669,734.50')
    expect(steps.map((step) => `${formatCut(step.cut)} ${formatExact(step.result)}`)).toEqual([
      '−33,394.69 1,636,339.81',
      '−16,363.40 1,619,976.41',
      '−16,199.76 1,603,776.65',
      '−10,000.00 1,593,776.65',
    ])
  })

  it('PRC-3: a 100折 is a step too, that takes nothing', () => {
    const { steps } = breakdownOf(aScheme('compound', fold(100)))
    expect(steps[0]).toMatchObject({ cut: '0', result: '166973450' })
    expect(formatCut('0')).toBe('0.00')
    expect(formatSigned('0.4')).toBe('0.00')
  })

  it.each([
    ['0.5', '0.01'],
    ['2.5', '0.03'],
    ['2.4999999999', '0.02'],
    ['-2.5', '−0.03'],
    ['-0.4', '0.00'],
  ])('PRC-3: shows %s fen to the nearest 0.01 元, half up: %s', (exact, shown) => {
    expect(formatExact(exact)).toBe(shown)
  })

  it('PRC-3: crosses the wire as it is', () => {
    const breakdown = breakdownOf(opening)
    expect(priceBreakdownSchema.parse(JSON.parse(JSON.stringify(breakdown)))).toEqual(breakdown)
  })

  it.each(['1.50', '01', '1e5', '+1', '.5', '1.', '-', '', '１', 'NaN'])(
    'PRC-3: takes «%s» for no exact amount',
    (text) => {
      expect(priceBreakdownSchema.shape.rounding.safeParse(text).success).toBe(false)
    },
  )
})

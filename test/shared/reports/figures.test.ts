import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY, HOUR, startOfDay } from '../../../shared/kernel/day'
import { type PricedHome, storeyPricesOf } from '../../../shared/reports/storey-prices'
import { HOUR_EVENTS, hoursOf, sumOfHours } from '../../../shared/reports/ticket-hours'

const DAY_ASKED = '2026-06-07'
const START = startOfDay(DAY_ASKED)

describe('分时房号单', () => {
  it('LED-4: counts what happened in the hour it happened in, from midnight in Shanghai on', () => {
    const hours = hoursOf(DAY_ASKED, [
      { event: 'submit', at: START },
      { event: 'submit', at: START + 10 * HOUR },
      { event: 'approve', at: START + 11 * HOUR - 1 },
      { event: 'expire', at: START + DAY - 1 },
      { event: 'submit', at: START - 1 },
      { event: 'submit', at: START + DAY },
    ])
    expect(hours).toHaveLength(24)
    expect(hours[0]).toMatchObject({ hour: 0, submit: 1 })
    expect(hours[10]).toEqual({ hour: 10, submit: 1, approve: 1, reject: 0, withdraw: 0, expire: 0 })
    expect(hours[23]).toMatchObject({ expire: 1 })
    expect(sumOfHours(hours)).toEqual({ submit: 2, approve: 1, reject: 0, withdraw: 0, expire: 1 })
  })

  it('adds up to exactly what happened on the day', () => {
    const event = fc.record({
      event: fc.constantFrom(...HOUR_EVENTS),
      at: fc.integer({ min: START - DAY, max: START + 2 * DAY }),
    })
    const property = fc.property(fc.array(event), (happened) => {
      const sum = sumOfHours(hoursOf(DAY_ASKED, happened))
      for (const one of HOUR_EVENTS) {
        const ofDay = happened.filter(({ event, at }) => event === one && at >= START && at < START + DAY)
        expect(sum[one]).toBe(ofDay.length)
      }
    })
    fc.assert(property)
  })
})

const HOME: PricedHome = {
  floor: 12,
  room: '01',
  area: 8_953,
  list: { by: 'unitPrice', unitPrice: 1_865_000 },
  deal: null,
}

describe('楼层价格', () => {
  it('PRC-2: a floor’s average is what its homes come to over all their area, half up', () => {
    const small: PricedHome = { ...HOME, area: 5_000, list: { by: 'total', total: 100_000_000 }, deal: 95_000_001 }
    expect(storeyPricesOf([HOME, small, { ...HOME, list: null }])).toEqual([
      {
        storey: '12',
        floor: 12,
        homes: 3,
        // 8953 × 18,650.00 and 1,000,000 元 over 139.53 ㎡: 19,133.77 元/㎡.
        list: { homes: 2, low: 1_865_000, high: 2_000_000, average: 1_913_377 },
        // 950,000.01 元 over 50.00 ㎡.
        deal: { homes: 1, low: 1_900_000, high: 1_900_000, average: 1_900_000 },
      },
    ])
  })

  it('goes from the lowest floor up; 12A is a floor of its own', () => {
    const floors = storeyPricesOf([HOME, { ...HOME, room: 'A01' }, { ...HOME, floor: -1 }, { ...HOME, floor: 2 }])
    expect(floors.map(({ storey }) => storey)).toEqual(['B1', '2', '12', '12A'])
  })

  it('has no price where nobody has said one, and none of claimed homes where none is', () => {
    expect(storeyPricesOf([{ ...HOME, list: null }])).toEqual([
      { storey: '12', floor: 12, homes: 1, list: null, deal: null },
    ])
  })

  it('keeps every average between the lowest and the highest', () => {
    const home = fc.record({
      floor: fc.constantFrom(1, 2),
      room: fc.constant('01'),
      area: fc.integer({ min: 100, max: 1_000_000 }),
      list: fc.integer({ min: 10_000, max: 100_000_000 }).map((unitPrice) => ({ by: 'unitPrice' as const, unitPrice })),
      deal: fc.option(fc.integer({ min: 100, max: 1_000_000_000_000 })),
    })
    const property = fc.property(fc.array(home, { maxLength: 30 }), (homes) => {
      const floors = storeyPricesOf(homes)
      expect(floors.reduce((sum, floor) => sum + floor.homes, 0)).toBe(homes.length)
      for (const span of floors.flatMap(({ list, deal }) => [list, deal])) {
        if (!span) continue
        expect(span.average).toBeGreaterThanOrEqual(span.low)
        expect(span.average).toBeLessThanOrEqual(span.high)
      }
    })
    fc.assert(property)
  })
})

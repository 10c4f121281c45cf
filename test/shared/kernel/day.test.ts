import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  DAY,
  dayOf,
  daySchema,
  daysBetween,
  formatInstant,
  formatShortInstant,
  HOUR,
  instantSchema,
  startOfDay,
  timeOf,
} from '../../../shared/kernel/day'

const TEN_PAST_TEN = Date.parse('2026-06-07T10:02:03+08:00')

describe('business day', () => {
  it('turns at midnight in Shanghai, wherever the PC thinks it is', () => {
    expect(dayOf(Date.parse('2026-06-06T15:59:59.999Z'))).toBe('2026-06-06')
    expect(dayOf(Date.parse('2026-06-06T16:00:00.000Z'))).toBe('2026-06-07')
  })

  it('begins with its first instant', () => {
    expect(startOfDay('2026-06-07')).toBe(Date.parse('2026-06-07T00:00:00+08:00'))
    expect(dayOf(startOfDay('2026-06-07') - 1)).toBe('2026-06-06')
  })

  it('counts on over months, years and leap days', () => {
    expect(addDays('2026-06-07', 7)).toBe('2026-06-14')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
    expect(addDays('2026-06-07', 0)).toBe('2026-06-07')
  })

  it('says how many days lie between two of them', () => {
    expect(daysBetween('2026-06-07', '2026-06-14')).toBe(7)
    expect(daysBetween('2026-06-14', '2026-06-07')).toBe(-7)
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
  })

  it('takes no day that is not in the calendar', () => {
    for (const day of ['2026-02-29', '2026-13-01', '2026-6-7', '20260607', '2026-06-07T00:00:00', '']) {
      expect(daySchema.safeParse(day).success, day).toBe(false)
    }
    expect(daySchema.safeParse('2028-02-29').success).toBe(true)
  })
})

describe('instant', () => {
  it('is shown in Shanghai time', () => {
    expect(timeOf(TEN_PAST_TEN)).toBe('10:02:03')
    expect(formatInstant(TEN_PAST_TEN)).toBe('2026-06-07 10:02:03')
    expect(formatShortInstant(TEN_PAST_TEN)).toBe('06-07 10:02')
  })

  it('can always be shown: every instant taken in has its day and time', () => {
    const last = instantSchema.maxValue ?? 0
    expect(formatInstant(last)).toBe('9999-12-31 23:59:59')
    expect(instantSchema.safeParse(last + 1).success).toBe(false)
    expect(instantSchema.safeParse(-1).success).toBe(false)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: last }), (instant) => {
        const day = dayOf(instant)
        expect(daySchema.safeParse(day).success).toBe(true)
        expect(startOfDay(day)).toBeLessThanOrEqual(instant)
        expect(instant - startOfDay(day)).toBeLessThan(DAY)
        expect(
          timeOf(instant).startsWith(String(Math.floor((instant - startOfDay(day)) / HOUR)).padStart(2, '0')),
        ).toBe(true)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, DAY, HOUR, startOfDay } from '../../../shared/kernel/day'
import { absorptionRate } from '../../../shared/ledger/tally'
import {
  absorptionOf,
  largestLines,
  MOST_LINES,
  type ReleasedHome,
  type SaleClaim,
  sumOfLines,
} from '../../../shared/reports/absorption'
import { daysUpTo, endOfDay } from '../../../shared/reports/days'

const FIRST = '2026-06-07'
const START = startOfDay(FIRST)
const NOW = START + 9 * DAY + 11 * HOUR
const DAYS = daysUpTo('2026-06-16', 10, NOW)

function aHome(id: string, releasedFrom = START + HOUR, building = '1号楼'): ReleasedHome {
  return { id, building, type: 'B户型', releasedFrom }
}

describe('去化', () => {
  it('LED-6: a home is released from the day of its release on, and never before', () => {
    const [line] = absorptionOf([aHome('a'), aHome('b', START + 2 * DAY)], [], DAYS, NOW, ({ building }) => building)
    expect(line).toEqual({
      name: '1号楼',
      released: [1, 1, 2, 2, 2, 2, 2, 2, 2, 2],
      claimed: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    })
  })

  it('LED-1: a claim counts on the days it stood at their end, whatever became of it since', () => {
    const withdrawn: SaleClaim = {
      unitId: 'a',
      since: START + DAY,
      until: START + 9 * DAY,
      closedAt: START + 3 * DAY + HOUR,
    }
    const again: SaleClaim = { unitId: 'a', since: START + 5 * DAY, until: START + 20 * DAY, closedAt: null }
    const withinADay: SaleClaim = {
      unitId: 'b',
      since: START + HOUR,
      until: START + 2 * HOUR,
      closedAt: START + 2 * HOUR,
    }
    const [line] = absorptionOf([aHome('a'), aHome('b')], [withdrawn, again, withinADay], DAYS, NOW, () => '')
    expect(line?.claimed).toEqual([0, 1, 1, 0, 0, 1, 1, 1, 1, 1])
  })

  it('LED-4: a claim whose time ran out counts no longer, though nobody has written it down', () => {
    const lapsed: SaleClaim = { unitId: 'a', since: START + HOUR, until: START + 4 * DAY + HOUR, closedAt: null }
    const [line] = absorptionOf([aHome('a')], [lapsed], DAYS, NOW, () => '')
    expect(line?.claimed).toEqual([1, 1, 1, 1, 0, 0, 0, 0, 0, 0])
  })

  it('what was released and claimed before the days shown counts from the first of them', () => {
    const before = { unitId: 'a', since: START - 5 * DAY, until: null, closedAt: null }
    const ended = { unitId: 'b', since: START - 5 * DAY, until: null, closedAt: START - DAY }
    const homes = [aHome('a', START - 9 * DAY), aHome('b', START - 9 * DAY)]
    const [line] = absorptionOf(homes, [before, ended], DAYS, NOW, () => '')
    expect([line?.released[0], line?.claimed[0], line?.claimed.at(-1)]).toEqual([2, 1, 1])
  })

  it('is, on every day, what counting the homes one by one at its end gives', () => {
    const claim = fc.record({
      unit: fc.nat(5),
      from: fc.integer({ min: -3 * DAY, max: 9 * DAY }),
      until: fc.option(fc.integer({ min: 1, max: 6 * DAY })),
      lasts: fc.option(fc.integer({ min: 0, max: 6 * DAY })),
    })
    const property = fc.property(
      fc.array(fc.integer({ min: -2 * DAY, max: 12 * DAY }), { minLength: 6, maxLength: 6 }),
      fc.array(claim, { maxLength: 12 }),
      (releases, drawn) => {
        const homes = releases.map((at, index) => aHome(`home ${index}`, START + at, `${index % 2}号楼`))
        const claims = drawn.map(({ unit, from, until, lasts }): SaleClaim => {
          const since = START + from
          const closedAt = lasts === null || since + lasts > NOW ? null : since + lasts
          return { unitId: `home ${unit}`, since, until: until === null ? null : since + until, closedAt }
        })
        const lines = absorptionOf(homes, claims, DAYS, NOW, ({ building }) => building)
        for (const [place, day] of DAYS.entries()) {
          const at = endOfDay(day, NOW)
          const standing = claims.filter(({ unitId, since, until, closedAt }) => {
            const end = closedAt ?? (until !== null && until <= NOW ? until : Number.POSITIVE_INFINITY)
            const isKnown = homes.some(({ id, releasedFrom }) => id === unitId && releasedFrom <= NOW)
            return isKnown && since <= at && end > at
          })
          const all = sumOfLines(lines, '', DAYS.length)
          expect(all.released[place]).toBe(homes.filter(({ releasedFrom }) => releasedFrom <= at).length)
          expect(all.claimed[place]).toBe(standing.length)
        }
      },
    )
    fc.assert(property, { numRuns: 300 })
  })

  it('adds up the smallest where there are more than a chart tells apart, and loses none', () => {
    const homes = Array.from({ length: 40 }, (_, type) =>
      Array.from({ length: type + 1 }, (_, index) => ({ ...aHome(`${type} ${index}`), type: `户型 ${type}` })),
    ).flat()
    const lines = absorptionOf(homes, [], DAYS, NOW, ({ type }) => type)
    const shown = largestLines(lines, '', DAYS.length)
    expect(shown).toHaveLength(MOST_LINES)
    expect(shown.at(-1)).toMatchObject({ name: '', released: DAYS.map(() => (17 * 18) / 2) })
    expect(sumOfLines(shown, '', DAYS.length)).toEqual(sumOfLines(lines, '', DAYS.length))
  })

  it('says its rate half up, and none where nothing was released', () => {
    expect([absorptionRate(1, 3), absorptionRate(2, 3), absorptionRate(1, 20_000), absorptionRate(0, 0)]).toEqual([
      3_333,
      6_667,
      1,
      null,
    ])
  })
})

describe('the days of a report', () => {
  it('end with the day asked for, with today where that has not come', () => {
    expect(daysUpTo('2026-06-09', 3, NOW)).toEqual(['2026-06-07', '2026-06-08', '2026-06-09'])
    expect(daysUpTo('9999-12-31', 2, NOW)).toEqual(['2026-06-15', '2026-06-16'])
  })

  it('are none before any office sold homes by it', () => {
    expect(daysUpTo('0001-01-01', 366, NOW)).toEqual([])
    expect(daysUpTo('2000-01-02', 366, NOW)).toEqual(['2000-01-01', '2000-01-02'])
  })

  it('end at midnight in Shanghai, today at this instant', () => {
    expect(endOfDay(FIRST, NOW)).toBe(startOfDay(addDays(FIRST, 1)) - 1)
    expect(endOfDay('2026-06-16', NOW)).toBe(NOW)
  })
})

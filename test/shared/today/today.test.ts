import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE, startOfDay } from '../../../shared/kernel/day'
import { twoDaysAt } from '../../../shared/today/figure'
import type { Due, TodayItem } from '../../../shared/today/item'
import { countToDo, firstDueAt, groupsOf, isLate, nextTurn, urgencyOf } from '../../../shared/today/today'

/** 2026-06-07 10:00 in Shanghai, a Sunday. */
const NOW = Date.UTC(2026, 5, 7, 2)
const at = (instant: number): Due => ({ by: 'instant', at: instant })
const on = (day: string): Due => ({ by: 'day', on: day })

function aScheme(id: string, due: Due | null, since = NOW): TodayItem {
  return { kind: 'schemeBegins', id, since, due, number: 2 }
}
function tries(id: string, since = NOW): TodayItem {
  return { kind: 'floorTries', id, since, due: null, person: '王琳', lastTenMinutes: 4, today: 4 }
}
function ended(id: string, since: number): TodayItem {
  const withheld = { unitId: id, first: '1-1-1203', units: 1, by: '赵敏', reason: '样板参观' }
  return { kind: 'withholdingEnded', id, since, due: null, ...withheld }
}
function inShort(items: readonly TodayItem[], now = NOW) {
  return groupsOf(items, now).map(({ urgency, items }) => [urgency, items.map(({ id }) => id).join()])
}

describe('工作台: how soon something is to be done', () => {
  it.each([
    ['a minute', at(NOW + MINUTE), 'hour'],
    ['exactly an hour', at(NOW + HOUR), 'hour'],
    ['more than an hour', at(NOW + HOUR + 1), 'today'],
    ['the last instant of the office’s day', at(startOfDay('2026-06-08') - 1), 'today'],
    ['midnight', at(startOfDay('2026-06-08')), 'later'],
    ['days', at(NOW + 3 * DAY), 'later'],
    ['today as a day', on('2026-06-07'), 'today'],
    ['a day that has passed', on('2026-06-01'), 'late'],
    ['tomorrow as a day', on('2026-06-08'), 'later'],
    ['no time', null, 'later'],
  ] as const)('what is due in %s', (_, due, urgency) => {
    expect(urgencyOf(aScheme('one', due), NOW)).toBe(urgency)
  })

  it('half an hour before midnight, what is due after it is due within the hour', () => {
    const late = startOfDay('2026-06-08') - 30 * MINUTE
    expect(urgencyOf(aScheme('one', at(late + 45 * MINUTE)), late)).toBe('hour')
  })

  it('what should not wait is at the top though it has no time; results only are to be known', () => {
    expect(urgencyOf(tries('one'), NOW)).toBe('hour')
    expect(urgencyOf(ended('one', NOW), NOW)).toBe('known')
  })

  it('is late once its day has passed, not on it', () => {
    expect([on('2026-06-06'), on('2026-06-07'), at(NOW - 1), null].map((due) => isLate(due, NOW))).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})

describe('工作台: the order of what waits', () => {
  it('is by urgency, then by what is due first, then by what has waited longest', () => {
    const items = [
      aScheme('week', on('2026-06-10')),
      aScheme('evening', at(NOW + 8 * HOUR)),
      aScheme('today', on('2026-06-07')),
      aScheme('late', on('2026-06-05')),
      aScheme('second', at(NOW + 20 * MINUTE)),
      aScheme('young', at(NOW + 30 * MINUTE), NOW - MINUTE),
      aScheme('old', at(NOW + 30 * MINUTE), NOW - 2 * MINUTE),
      aScheme('first', at(NOW + 4 * MINUTE)),
      tries('tries'),
      ended('before', NOW - 2 * HOUR),
      ended('just now', NOW - MINUTE),
    ]
    expect(inShort(items)).toEqual([
      ['late', 'late'],
      ['hour', 'tries,first,second,old,young'],
      ['today', 'evening,today'],
      ['later', 'week'],
      ['known', 'just now,before'],
    ])
    expect(inShort(items.toReversed())).toEqual(inShort(items))
  })

  it('LED-4: leaves out what time has settled at its very instant, and groups with nothing in them', () => {
    const items = [aScheme('over', at(NOW)), aScheme('left', at(NOW + 1))]
    expect(inShort(items)).toEqual([['hour', 'left']])
    expect(inShort(items, NOW + 1)).toEqual([])
    expect([nextTurn(items, NOW), nextTurn(items, NOW + 1)]).toEqual([NOW + 1, null])
  })

  it('counts what is to be done and not what is to be known, and says what runs out first', () => {
    const groups = groupsOf([tries('one'), ended('two', NOW), aScheme('three', at(NOW + HOUR))], NOW)
    expect([countToDo(groups), firstDueAt(groups)]).toEqual([2, NOW + HOUR])
    expect([countToDo([]), firstDueAt([])]).toEqual([0, null])
  })
})

describe('今日数字: the two days', () => {
  it('begin at midnight in Shanghai', () => {
    expect(twoDaysAt(NOW)).toEqual({
      yesterday: Date.UTC(2026, 5, 5, 16),
      sameTime: Date.UTC(2026, 5, 6, 2),
      today: Date.UTC(2026, 5, 6, 16),
      now: NOW,
    })
    expect(twoDaysAt(startOfDay('2026-06-07')).today).toBe(startOfDay('2026-06-07'))
    expect(twoDaysAt(startOfDay('2026-06-07') - 1).today).toBe(startOfDay('2026-06-06'))
  })
})

import { describe, expect, it } from 'vitest'
import { formatClock, viewCell } from '../../../renderer/features/ledger/board/board-cell-view'
import { isLit } from '../../../renderer/features/ledger/board/board-filter'
import { HOUR, MINUTE } from '../../../shared/kernel/day'
import { countStates, legendOf } from '../../../shared/ledger/state-counts'
import { TICKET_TIMES } from '../../../shared/ledger/ticket'
import { nextTurnAmong } from '../../../shared/ledger/unit'
import { homeNamed, someHomes, TEN } from '../../shared/ledger/a-board'

const held = (kind: 'submitted' | 'approved' | 'withheld', left: number) => ({
  kind,
  by: '王琳',
  since: TEN - MINUTE,
  until: TEN + left,
})

describe('what a cell says', () => {
  const homes = someHomes([
    { number: '1-1-0101' },
    { number: '1-1-0102', claim: held('submitted', 20 * MINUTE + 16_000) },
    { number: '1-1-0103', claim: held('submitted', 3 * MINUTE + 12_000) },
    { number: '1-1-0104', claim: held('approved', 21.5 * HOUR) },
    { number: '1-1-0105', claim: held('approved', 46 * MINUTE) },
    { number: '1-1-0106', claim: held('withheld', 72 * HOUR) },
    { number: '1-1-0107', releasedFrom: null },
    { number: '1-1-0108', releasedFrom: TEN + HOUR },
  ])
  const cell = (number: string, now = TEN) => viewCell(homeNamed(homes, number), now, TICKET_TIMES)

  it('LED-4: counts minutes while a ticket waits for approval, red in the last five', () => {
    expect(cell('1-1-0102')).toMatchObject({ state: 'ticket', step: 'submitted', isUrgent: false })
    expect(cell('1-1-0102').figure).toEqual({ kind: 'minutes', left: 20 * MINUTE + 16_000 })
    expect(cell('1-1-0102').share).toBeCloseTo(0.676, 3)
    expect(cell('1-1-0103').isUrgent).toBe(true)
  })

  it('LED-4: counts hours once approved, then minutes in red', () => {
    expect(cell('1-1-0104')).toMatchObject({ step: 'approved', figure: { kind: 'hours', hours: 21 }, isUrgent: false })
    expect(cell('1-1-0105')).toMatchObject({ figure: { kind: 'minutes', left: 46 * MINUTE }, isUrgent: true })
  })

  it('LED-4: an expired ticket reads 可售 at its very instant, without anyone telling', () => {
    expect(cell('1-1-0103', TEN + 3 * MINUTE + 11_999).state).toBe('ticket')
    expect(cell('1-1-0103', TEN + 3 * MINUTE + 12_000)).toMatchObject({ state: 'available', figure: { kind: 'price' } })
  })

  it('LED-5, LED-6: says until when a home is withheld and from when one is released', () => {
    expect(cell('1-1-0106').figure).toEqual({ kind: 'until', at: TEN + 72 * HOUR })
    expect(cell('1-1-0107').figure).toEqual({ kind: 'none' })
    expect(cell('1-1-0108').figure).toEqual({ kind: 'from', at: TEN + HOUR })
    expect(cell('1-1-0108', TEN + HOUR).state).toBe('available')
  })

  it('counts the last second as one', () => {
    expect(formatClock(192_000)).toBe('03:12')
    expect(formatClock(191_001)).toBe('03:12')
    expect(formatClock(1)).toBe('00:01')
    expect(formatClock(0)).toBe('00:00')
  })

  it('knows when the counts change next by time alone', () => {
    expect(nextTurnAmong(homes, TEN)).toBe(TEN + 3 * MINUTE + 12_000)
    expect(nextTurnAmong(homes, TEN + 73 * HOUR)).toBeNull()
  })

  it('the legend adds up to all homes, and shows 可售, 房号单 and 未推 even when there are none', () => {
    const counts = countStates(homes, TEN)
    const legend = legendOf(counts)
    expect(legend.reduce((sum, { count }) => sum + count, 0)).toBe(homes.length)
    expect(legend.map(({ state }) => state)).toEqual(['available', 'ticket', 'withheld', 'unreleased'])
    expect(legendOf(countStates([], TEN)).map(({ state }) => state)).toEqual(['available', 'ticket', 'unreleased'])
  })

  it('lights only what the filter asks for', () => {
    const home = homeNamed(homes, '1-1-0101')
    const all = { state: null, type: null, area: null }
    expect(isLit(home, 'available', all)).toBe(true)
    expect(isLit(home, 'available', { ...all, state: 'ticket' })).toBe(false)
    expect(isLit(home, 'available', { ...all, type: 'A' })).toBe(false)
    expect(isLit(home, 'available', { ...all, area: { from: 8953, to: 8953 } })).toBe(true)
    expect(isLit(home, 'available', { ...all, area: { from: 8954, to: 9500 } })).toBe(false)
  })
})

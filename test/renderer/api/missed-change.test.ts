import { describe, expect, it } from 'vitest'
import { isMissing } from '../../../renderer/api/board-change'

describe('LED-2: what a page has missed', () => {
  it('shows by the number: a change that does not follow, a heartbeat that is ahead', () => {
    expect(isMissing(7, { kind: 'change', number: 8 })).toBe(false)
    expect(isMissing(7, { kind: 'change', number: 9 })).toBe(true)
    expect(isMissing(7, { kind: 'heartbeat', number: 7 })).toBe(false)
    expect(isMissing(7, { kind: 'heartbeat', number: 8 })).toBe(true)
  })

  it('is nothing as long as nothing was heard, or when a number comes late', () => {
    expect(isMissing(null, { kind: 'heartbeat', number: 8 })).toBe(false)
    expect(isMissing(8, { kind: 'change', number: 8 })).toBe(false)
    expect(isMissing(9, { kind: 'heartbeat', number: 8 })).toBe(false)
  })
})

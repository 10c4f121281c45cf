import { describe, expect, it } from 'vitest'
import { type ClaimKind, claimKindSchema } from '../../../shared/ledger/claim'
import { type UnitState, unitStateAt, unitStateSchema } from '../../../shared/ledger/unit'

const NOW = Date.UTC(2026, 5, 7, 2)
const BOARD: Record<ClaimKind, UnitState> = {
  submitted: 'ticket',
  approved: 'ticket',
  subscribed: 'subscribed',
  contracted: 'contracted',
  filed: 'filed',
  handedOver: 'handedOver',
  withheld: 'withheld',
  waiting: 'waiting',
}

describe('销控状态', () => {
  it.each(claimKindSchema.options)('LED-5: a home under a claim of kind %s stands so on the board', (kind) => {
    const home = { releasedFrom: NOW - 1, claim: { kind, until: null } }
    expect(unitStateAt(home, NOW)).toBe(BOARD[kind])
  })

  it('LED-5: every state of the board is reached', () => {
    const reached = new Set<UnitState>(['unreleased', 'available', ...Object.values(BOARD)])
    expect([...reached].sort()).toEqual([...unitStateSchema.options].sort())
  })

  it('LED-6: is unreleased to the last millisecond before its release, then available', () => {
    const home = { releasedFrom: NOW, claim: null }
    expect(unitStateAt(home, NOW - 1)).toBe('unreleased')
    expect(unitStateAt(home, NOW)).toBe('available')
    expect(unitStateAt({ releasedFrom: null, claim: null }, NOW)).toBe('unreleased')
  })

  it.each(claimKindSchema.options)('LED-4: once a claim of kind %s has ended the home is back where it was', (kind) => {
    const claim = { kind, until: NOW }
    expect(unitStateAt({ releasedFrom: NOW - 1, claim }, NOW - 1)).toBe(BOARD[kind])
    expect(unitStateAt({ releasedFrom: NOW - 1, claim }, NOW)).toBe('available')
    expect(unitStateAt({ releasedFrom: null, claim }, NOW)).toBe('unreleased')
    expect(unitStateAt({ releasedFrom: NOW + 1, claim }, NOW)).toBe('unreleased')
  })

  it('LED-5: a withheld home is withheld even before it is released', () => {
    expect(unitStateAt({ releasedFrom: null, claim: { kind: 'withheld', until: NOW + 1 } }, NOW)).toBe('withheld')
  })
})

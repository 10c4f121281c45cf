import { describe, expect, it } from 'vitest'
import { nextDealTurn, sortDeals, tabOf, waitOf } from '../../../renderer/features/subscription/deal-waits'
import { isAllowed, type Role } from '../../../shared/staff/roles'
import type { SubscriptionSummary } from '../../../shared/subscription/contract'

const NOW = Date.parse('2026-06-07T10:00:00+08:00')
const HOUR = 3_600_000

function aDeal(change: Partial<SubscriptionSummary> = {}): SubscriptionSummary {
  return {
    id: 'deal',
    number: 'RG-20260607-0001',
    state: 'begun',
    ticket: { id: 'ticket', number: 'FH-20260607-0001', state: 'approved', until: NOW + 24 * HOUR },
    unitId: 'unit',
    unit: '1-1-1203',
    tied: [],
    consultantId: 'wanglin',
    consultant: '王琳',
    buyers: '张伟明',
    total: 159_377_700,
    deposit: 5_000_000,
    missing: ['notice'],
    signBy: '2026-06-14',
    due: null,
    asksReview: null,
    updatedAt: NOW,
    version: 1,
    ...change,
  }
}

const person = (id: string, role: Role) => ({
  id,
  can: (permission: Parameters<typeof isAllowed>[1]) => isAllowed(role, permission),
})
const wanglin = person('wanglin', 'consultant')
const hejing = person('hejing', 'finance')

describe('what a deal waits for', () => {
  it('SUB-1: for its consultant at the gate, for finance once nothing is missing, for nobody after the filing', () => {
    expect(waitOf(aDeal(), wanglin, NOW)).toBe('gate')
    expect(waitOf(aDeal(), hejing, NOW)).toBe(null)
    expect(waitOf(aDeal({ missing: [] }), hejing, NOW)).toBe('deposit')
    expect(waitOf(aDeal({ missing: [] }), wanglin, NOW)).toBe(null)
    expect(waitOf(aDeal({ state: 'effective', missing: [] }), wanglin, NOW)).toBe('contract')
    expect(waitOf(aDeal({ state: 'contracted', missing: [] }), wanglin, NOW)).toBe('filing')
    expect(waitOf(aDeal({ state: 'filed', missing: [] }), wanglin, NOW)).toBe(null)
  })

  it('PRC-6: who is asked to review finds it on top, whatever is due sooner', () => {
    const asked = aDeal({ id: 'asked', consultantId: 'other', total: null, asksReview: 'type' })
    const own = aDeal({ id: 'own', ticket: { ...aDeal().ticket, until: NOW + HOUR } })
    const others = aDeal({ id: 'others', consultantId: 'other' })
    expect(sortDeals([others, own, asked], wanglin, NOW).map(({ id, wait }) => [id, wait])).toEqual([
      ['asked', 'review'],
      ['own', 'gate'],
      ['others', null],
    ])
  })

  it('LED-4: what has no deposit when its ticket runs out is over from that instant on', () => {
    const deal = aDeal()
    const end = NOW + 24 * HOUR
    expect(tabOf(deal, NOW)).toBe('gate')
    expect(nextDealTurn([deal], NOW)).toBe(end)
    expect(tabOf(deal, end)).toBe('over')
    expect(waitOf(deal, wanglin, end)).toBe(null)
    expect(nextDealTurn([deal], end)).toBe(null)
  })
})

import { describe, expect, it } from 'vitest'
import { touchesSpecials } from '../../../renderer/api/special-change'
import type { SpecialSummary } from '../../../shared/ledger/special-contract'

const listed = (ticketId: string): SpecialSummary => ({
  id: 'special',
  number: 'TH-20260607-0001',
  state: 'applied',
  validUntil: 0,
  ticket: { id: ticketId, number: null, state: 'draft', until: null },
  unitId: 'unit',
  unit: '1-1-1203',
  consultantId: 'wanglin',
  consultant: '王琳',
  role: 'manager',
  discount: { kind: 'amountOff', amount: 1_000_000 },
  reason: '',
  paymentMethod: 'oneOff',
  chosen: [],
  priceVersionId: 'prices',
  schemeId: 'scheme',
  listTotal: '1',
  onSiteTotal: '1',
  cut: '1',
  total: 1,
  isUsed: false,
  decision: null,
  withdrawal: null,
  createdAt: 0,
  version: 1,
})

describe('PRC-7: the list of applications is asked for again', () => {
  it('not for a ticket that has none, as nearly all tickets of an opening day have', () => {
    expect(touchesSpecials({ tickets: ['other'], specials: [] }, [listed('ticket')])).toBe(false)
    expect(touchesSpecials({ tickets: ['other'], specials: [] }, undefined)).toBe(false)
  })

  it('when a ticket it names has moved on', () => {
    expect(touchesSpecials({ tickets: ['other', 'ticket'], specials: [] }, [listed('ticket')])).toBe(true)
  })

  it('when an application was written or decided, also the first one', () => {
    expect(touchesSpecials({ tickets: [], specials: ['ticket'] }, [])).toBe(true)
  })
})

import { describe, expect, it } from 'vitest'
import { eventsOpenTo, type TicketState, ticketStateSchema } from '../../../shared/ledger/ticket'
import { ticketWays } from '../../../shared/ledger/ticket-ways'

const NOW = Date.UTC(2026, 5, 7, 2, 0, 0)
const HANDS = {
  wanglin: { id: 'wanglin', isManager: false },
  /** The consultant of the ticket, who has become a manager since. */
  promoted: { id: 'wanglin', isManager: true },
  lijianguo: { id: 'lijianguo', isManager: false },
  manager: { id: 'zhaomin', isManager: true },
}
type Who = keyof typeof HANDS

function ways(who: Who, state: TicketState, hasFallen: boolean, until = NOW + 1) {
  const ticket = { state, until, isExtended: false, consultantId: 'wanglin' }
  return ticketWays(ticket, HANDS[who], NOW, hasFallen)
}

describe('LED-4: the large button of a ticket', () => {
  it.each([
    ['manager', 'submitted', 'approve', ['reject', 'extend', 'withdraw', 'print']],
    ['manager', 'approved', 'print', ['extend', 'withdraw']],
    ['wanglin', 'submitted', 'print', ['amend', 'withdraw']],
    ['wanglin', 'approved', 'print', []],
    ['promoted', 'submitted', 'print', ['amend', 'withdraw']],
    ['lijianguo', 'submitted', 'print', []],
    ['manager', 'subscribed', 'print', []],
  ] as const)('%s, %s: %s', (who, state, next, beside) => {
    expect(ways(who, state, false)).toEqual({ next, beside, barred: [] })
  })
})

describe('PRC-4: the large button of a ticket whose total has fallen', () => {
  it.each([
    ['wanglin', 'submitted', 'amend', ['withdraw', 'print'], []],
    ['promoted', 'submitted', 'amend', ['withdraw', 'print'], []],
    ['manager', 'submitted', null, ['reject', 'withdraw', 'print'], ['approve', 'extend']],
    ['manager', 'approved', 'withdraw', ['print'], ['extend']],
    ['wanglin', 'approved', null, ['print'], []],
    ['lijianguo', 'submitted', null, ['print'], []],
  ] as const)('%s, %s: %s', (who, state, next, beside, barred) => {
    expect(ways(who, state, true)).toEqual({ next, beside, barred })
  })

  it.each(ticketStateSchema.options)('bars, for any hand and of %s, just the steps that hold the home on', (state) => {
    for (const who of ['wanglin', 'promoted', 'lijianguo', 'manager'] as const) {
      const { next, beside, barred } = ways(who, state, true)
      const ticket = { state, until: NOW + 1, isExtended: false, consultantId: 'wanglin' }
      const steps = eventsOpenTo(ticket, HANDS[who], NOW).filter(
        (event) => !['save', 'discard', 'submit'].includes(event),
      )
      expect([next, ...beside]).toContain('print')
      expect([next, ...beside, ...barred].filter((way) => way !== null && way !== 'print').sort()).toEqual(steps.sort())
      expect([next, ...beside]).not.toContain('approve')
      expect([next, ...beside]).not.toContain('extend')
    }
  })

  it.each(['submitted', 'approved'] as const)('says nothing of a %s one that is over', (state) => {
    for (const who of ['wanglin', 'manager'] as const) {
      expect(ways(who, state, true, NOW)).toEqual({ next: 'print', beside: [], barred: [] })
    }
  })
})

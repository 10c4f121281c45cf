import { describe, expect, it } from 'vitest'
import { openLossLog } from '../../../electron/gate/loss-log'

describe('the log of a connection that was lost', () => {
  it('SEC-4: has one plain line a loss, however many calls were under way', () => {
    const lines: unknown[] = []
    const clock = { now: 5 }
    const tell = openLossLog({ error: (...line: unknown[]) => lines.push(line) }, () => clock.now)
    const error = new Error('terminating connection\n  at Client.<anonymous>')
    for (const call of ['ledger.board', 'ledger.tickets.submit', 'staff.session']) {
      tell(call, 'DATABASE_AWAY', error)
      clock.now += 9_000
    }
    const reason = 'terminating connection'
    const line = [
      { call: 'ledger.board', obstacle: 'DATABASE_AWAY', reason },
      'the connection to the database was lost',
    ]
    expect(lines).toEqual([line])

    clock.now += 10_001
    tell('ledger.board', 'DATABASE_AWAY', error)
    expect(lines).toEqual([line, line])
  })
})

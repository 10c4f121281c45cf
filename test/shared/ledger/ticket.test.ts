import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '../../../shared/kernel/day'
import {
  eventsOpenTo,
  handOf,
  TICKET_STEPS,
  TICKET_TIMES,
  type TicketEvent,
  type TicketHand,
  type TicketState,
  ticketEventSchema,
  ticketStateAt,
  ticketStateSchema,
  ticketUntilAfter,
} from '../../../shared/ledger/ticket'

const NOW = Date.UTC(2026, 5, 7, 2)
const WANGLIN = { id: 'wanglin', isManager: false }
const LIJIANGUO = { id: 'lijianguo', isManager: false }
const ZHAOMIN = { id: 'zhaomin', isManager: true }

/** The table of LED-4 once more, as the law has it: from, event, to, by, and what becomes of the claim. */
const LAW: readonly (readonly [TicketState, TicketEvent, TicketState, readonly TicketHand[], string])[] = [
  ['draft', 'save', 'draft', ['consultant'], 'none'],
  ['draft', 'discard', 'discarded', ['consultant'], 'none'],
  ['draft', 'submit', 'submitted', ['consultant'], 'opened'],
  ['submitted', 'amend', 'submitted', ['consultant'], 'kept'],
  ['submitted', 'approve', 'approved', ['manager'], 'kept'],
  ['submitted', 'reject', 'rejected', ['manager'], 'closed'],
  ['submitted', 'withdraw', 'withdrawn', ['consultant', 'manager'], 'closed'],
  ['submitted', 'extend', 'submitted', ['manager'], 'kept'],
  ['submitted', 'expire', 'expired', [], 'closed'],
  ['approved', 'withdraw', 'withdrawn', ['manager'], 'closed'],
  ['approved', 'extend', 'approved', ['manager'], 'kept'],
  ['approved', 'expire', 'expired', [], 'closed'],
  ['approved', 'subscribe', 'subscribed', [], 'handedOver'],
]

const states = ticketStateSchema.options
const events = ticketEventSchema.options
const everyCell = states.flatMap((state) => events.map((event) => ({ state, event })))

function lawOf(state: TicketState, event: TicketEvent) {
  return LAW.find(([from, what]) => from === state && what === event)
}

function aTicket(state: TicketState, until: number | null = NOW + MINUTE, isExtended = false) {
  return { state, until, isExtended, consultantId: WANGLIN.id }
}

describe('LED-4: the table of states and events', () => {
  it.each(everyCell)('$state × $event is as the law has it, and nothing besides', ({ state, event }) => {
    const law = lawOf(state, event)
    const expected = law && { to: law[2], by: law[3], claim: law[4] }
    expect(TICKET_STEPS[state][event]).toEqual(expected)
  })

  it.each(everyCell)('$state × $event is open to the hands the law names, to no other', ({ state, event }) => {
    const by = lawOf(state, event)?.[3] ?? []
    const openTo = [WANGLIN, LIJIANGUO, ZHAOMIN].filter((person) =>
      eventsOpenTo(aTicket(state), person, NOW).includes(event),
    )
    const hands = { consultant: WANGLIN, manager: ZHAOMIN } satisfies Record<TicketHand, unknown>
    expect(openTo).toEqual(by.map((hand) => hands[hand]))
  })

  it.each(['discarded', 'rejected', 'withdrawn', 'expired', 'subscribed'] as const)('nobody leaves %s', (state) => {
    expect(TICKET_STEPS[state]).toEqual({})
  })

  it('a home is kept, closed or handed over only from where it was claimed', () => {
    for (const state of states) {
      for (const step of Object.values(TICKET_STEPS[state])) {
        const isClaiming = state === 'submitted' || state === 'approved'
        expect(['kept', 'closed', 'handedOver'].includes(step.claim)).toBe(isClaiming)
      }
    }
  })
})

describe('SEC-1: in whose hand a ticket is', () => {
  it('its consultant holds it as consultant, even once they are a manager', () => {
    expect(handOf(aTicket('submitted'), { id: WANGLIN.id, isManager: true })).toBe('consultant')
    expect(eventsOpenTo(aTicket('submitted'), { id: WANGLIN.id, isManager: true }, NOW)).toEqual(['amend', 'withdraw'])
    expect(eventsOpenTo(aTicket('approved'), { id: WANGLIN.id, isManager: true }, NOW)).toEqual([])
  })

  it('another consultant has no hand in it', () => {
    expect(handOf(aTicket('submitted'), LIJIANGUO)).toBeNull()
    for (const state of states) expect(eventsOpenTo(aTicket(state), LIJIANGUO, NOW)).toEqual([])
  })
})

describe('LED-4: the time a ticket has', () => {
  it.each(['submitted', 'approved'] as const)(
    '%s is itself to the last millisecond and expired at its time',
    (state) => {
      expect(ticketStateAt({ state, until: NOW }, NOW - 1)).toBe(state)
      expect(ticketStateAt({ state, until: NOW }, NOW)).toBe('expired')
      expect(ticketStateAt({ state, until: NOW }, NOW + 24 * HOUR)).toBe('expired')
    },
  )

  it.each(['draft', 'discarded', 'rejected', 'withdrawn', 'expired', 'subscribed'] as const)(
    'time changes nothing of what is %s',
    (state) => {
      expect(ticketStateAt({ state, until: NOW }, NOW + HOUR)).toBe(state)
    },
  )

  it.each(['submitted', 'approved'] as const)(
    'nothing can be done with a %s ticket once its time has run out',
    (state) => {
      const ticket = aTicket(state, NOW)
      expect(eventsOpenTo(ticket, ZHAOMIN, NOW - 1)).not.toEqual([])
      for (const person of [WANGLIN, ZHAOMIN]) expect(eventsOpenTo(ticket, person, NOW)).toEqual([])
    },
  )

  it('is 30 minutes once submitted and 24 hours once approved, where nobody has set it otherwise', () => {
    expect(TICKET_TIMES).toEqual({ submitted: 30 * MINUTE, approved: 24 * HOUR })
  })

  it('runs from submitting, and anew from approving, whatever was left', () => {
    const draft = { state: 'draft', until: null } as const
    const submitted = { state: 'submitted', until: NOW + 3 * MINUTE } as const
    expect(ticketUntilAfter('submit', draft, NOW, TICKET_TIMES)).toBe(NOW + 30 * MINUTE)
    expect(ticketUntilAfter('approve', submitted, NOW, TICKET_TIMES)).toBe(NOW + 24 * HOUR)
  })

  it('an extension adds the time of its state to what was set, not to now', () => {
    const until = NOW + 3 * MINUTE
    expect(ticketUntilAfter('extend', { state: 'submitted', until }, NOW, TICKET_TIMES)).toBe(until + 30 * MINUTE)
    expect(ticketUntilAfter('extend', { state: 'approved', until }, NOW, TICKET_TIMES)).toBe(until + 24 * HOUR)
  })

  it('the times are those the project has set', () => {
    const times = { submitted: 5 * MINUTE, approved: 2 * HOUR }
    const submitted = { state: 'submitted', until: NOW + MINUTE } as const
    expect(ticketUntilAfter('submit', { state: 'draft', until: null }, NOW, times)).toBe(NOW + 5 * MINUTE)
    expect(ticketUntilAfter('approve', submitted, NOW, times)).toBe(NOW + 2 * HOUR)
    expect(ticketUntilAfter('extend', submitted, NOW, times)).toBe(NOW + 6 * MINUTE)
  })

  it('a ticket is extended once', () => {
    for (const state of ['submitted', 'approved'] as const) {
      expect(eventsOpenTo(aTicket(state), ZHAOMIN, NOW)).toContain('extend')
      expect(eventsOpenTo(aTicket(state, NOW + MINUTE, true), ZHAOMIN, NOW)).not.toContain('extend')
    }
  })
})

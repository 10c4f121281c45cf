import { describe, expect, it } from 'vitest'
import { DAY, MINUTE } from '../../../shared/kernel/day'
import {
  nextSpecialTurn,
  SPECIAL_STEPS,
  type SpecialFacts,
  type SpecialStanding,
  specialEventSchema,
  specialHandOf,
  specialStandingAt,
  specialStandingSchema,
} from '../../../shared/ledger/special'
import { ticketStateSchema } from '../../../shared/ledger/ticket'
import { DEFAULT_SETTINGS, specialUntil } from '../../../shared/project/settings'

const APPLIED_AT = Date.UTC(2026, 5, 7, 2)
const UNTIL = specialUntil(APPLIED_AT, DEFAULT_SETTINGS)

function facts(change: Partial<SpecialFacts> = {}): SpecialFacts {
  return { state: 'approved', validUntil: UNTIL, ticket: { state: 'draft', until: null }, ...change }
}

describe('PRC-7: how an application stands', () => {
  it('PRC-7: is valid for 7 days from its application, to the millisecond, whoever looks', () => {
    expect(UNTIL).toBe(APPLIED_AT + 7 * DAY)
    for (const state of ['applied', 'approved'] as const) {
      expect(specialStandingAt(facts({ state }), UNTIL - 1)).toBe(state)
      expect(specialStandingAt(facts({ state }), UNTIL)).toBe('lapsed')
    }
    for (const state of ['rejected', 'withdrawn'] as const)
      expect(specialStandingAt(facts({ state }), UNTIL + DAY)).toBe(state)
  })

  it('LED-4: goes with its ticket, whichever way that ends without a sale', () => {
    const over = ticketStateSchema.options.filter(
      (state) => specialStandingAt(facts({ ticket: { state, until: UNTIL + DAY } }), APPLIED_AT) === 'void',
    )
    expect(over.sort()).toEqual(['discarded', 'expired', 'rejected', 'withdrawn'])
  })

  it('LED-4: a ticket that ran out takes it along at its time, though nobody has written it down', () => {
    const until = APPLIED_AT + 30 * MINUTE
    const waiting = facts({ state: 'applied', ticket: { state: 'submitted', until } })
    expect(specialStandingAt(waiting, until - 1)).toBe('applied')
    expect(specialStandingAt(waiting, until)).toBe('void')
    expect(nextSpecialTurn([waiting], APPLIED_AT)).toBe(until)
    expect(nextSpecialTurn([waiting], until)).toBe(null)
    expect(nextSpecialTurn([facts()], APPLIED_AT)).toBe(UNTIL)
  })

  it('PRC-7: every standing and event: what is absent cannot happen', () => {
    const possible = specialStandingSchema.options.flatMap((standing: SpecialStanding) =>
      specialEventSchema.options.flatMap((event) => {
        const step = SPECIAL_STEPS[standing][event]
        return step ? [`${standing} ${event} ${step.to} ${step.by}`] : []
      }),
    )
    expect(possible).toEqual([
      'applied approve approved decider',
      'applied reject rejected decider',
      'applied withdraw withdrawn consultant',
      'approved withdraw withdrawn consultant',
    ])
  })

  it('SEC-1: the consultant of the deal never decides it, whatever else they have become', () => {
    expect(specialHandOf({ consultantId: 'a' }, { id: 'a', isDecider: true })).toBe('consultant')
    expect(specialHandOf({ consultantId: 'a' }, { id: 'b', isDecider: true })).toBe('decider')
    expect(specialHandOf({ consultantId: 'a' }, { id: 'b', isDecider: false })).toBe(null)
  })
})

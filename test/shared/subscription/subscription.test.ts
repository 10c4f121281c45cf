import { describe, expect, it } from 'vitest'
import { HOUR } from '../../../shared/kernel/day'
import type { Role } from '../../../shared/staff/roles'
import {
  CLAIM_IN,
  canBegin,
  eventsOpenTo,
  handsOf,
  SUBSCRIPTION_STEPS,
  type SubscriptionEvent,
  type SubscriptionHand,
  type SubscriptionState,
  signByAfter,
  signingDueOn,
  subscriptionEventSchema,
  subscriptionHandSchema,
  subscriptionStateAt,
  subscriptionStateSchema,
} from '../../../shared/subscription/subscription'
import { HEJING, someone, WANGLIN, ZHAOMIN } from './people'

const NOW = Date.UTC(2026, 5, 7, 2)
const APPROVED = { state: 'approved', until: NOW + HOUR } as const
const SUBSCRIBED = { state: 'subscribed', until: null } as const

const DIRECTOR = someone('liuyang', '刘洋')
const OFFICE = [
  { ...WANGLIN, role: 'consultant' },
  { ...someone('lijianguo', '李建国'), role: 'consultant' },
  { ...ZHAOMIN, role: 'manager' },
  { ...DIRECTOR, role: 'director' },
  { ...HEJING, role: 'finance' },
  { ...someone('service', '客服'), role: 'service' },
  { ...someone('admin', '管理员'), role: 'admin' },
] as const

/** The table once more, as SUB-1, SUB-2, SUB-4 and LED-4 have it: from, event, to, by, and what it asks. */
const LAW: readonly (readonly [
  SubscriptionState,
  SubscriptionEvent,
  SubscriptionState,
  readonly SubscriptionHand[],
  'gate' | 'reason' | null,
])[] = [
  ['begun', 'write', 'begun', ['consultant'], null],
  ['begun', 'paper', 'begun', ['consultant'], null],
  ['begun', 'deposit', 'effective', ['finance'], 'gate'],
  ['begun', 'void', 'void', [], null],
  ['effective', 'reverseDeposit', 'depositMissing', ['finance'], 'reason'],
  ['effective', 'sign', 'contracted', ['consultant', 'manager'], null],
  ['effective', 'changeBuyers', 'effective', ['manager'], 'reason'],
  ['effective', 'changeMethod', 'effective', ['manager'], 'reason'],
  ['effective', 'exchange', 'exchanged', ['manager'], 'reason'],
  ['effective', 'cancel', 'cancelled', ['manager'], 'reason'],
  ['effective', 'forfeit', 'cancelled', ['director'], 'reason'],
  ['effective', 'returnDouble', 'cancelled', ['director'], 'reason'],
  ['effective', 'paper', 'effective', ['consultant'], null],
  ['depositMissing', 'paper', 'depositMissing', ['consultant'], null],
  ['depositMissing', 'deposit', 'effective', ['finance'], 'gate'],
  ['depositMissing', 'cancel', 'cancelled', ['manager'], 'reason'],
  ['contracted', 'reverseDeposit', 'contracted', ['finance'], 'reason'],
  ['contracted', 'file', 'filed', ['consultant', 'manager'], null],
  ['contracted', 'changeBuyers', 'contracted', ['manager'], 'reason'],
  ['contracted', 'changeMethod', 'contracted', ['manager'], 'reason'],
  ['contracted', 'exchange', 'exchanged', ['manager'], 'reason'],
  ['contracted', 'cancel', 'cancelled', ['manager'], 'reason'],
  ['contracted', 'forfeit', 'cancelled', ['director'], 'reason'],
  ['contracted', 'returnDouble', 'cancelled', ['director'], 'reason'],
  ['contracted', 'paper', 'contracted', ['consultant'], null],
  ['filed', 'reverseDeposit', 'filed', ['finance'], 'reason'],
  ['filed', 'changeBuyers', 'contracted', ['manager'], 'reason'],
  ['filed', 'changeMethod', 'contracted', ['manager'], 'reason'],
  ['filed', 'exchange', 'exchanged', ['manager'], 'reason'],
  ['filed', 'cancel', 'cancelled', ['manager'], 'reason'],
  ['filed', 'forfeit', 'cancelled', ['director'], 'reason'],
  ['filed', 'returnDouble', 'cancelled', ['director'], 'reason'],
  ['filed', 'paper', 'filed', ['consultant'], null],
]

const states = subscriptionStateSchema.options
const everyCell = states.flatMap((state) => subscriptionEventSchema.options.map((event) => ({ state, event })))

function lawOf(state: SubscriptionState, event: SubscriptionEvent) {
  return LAW.find(([from, what]) => from === state && what === event)
}

function aDeal(state: SubscriptionState) {
  return { state, ticket: state === 'begun' ? APPROVED : SUBSCRIBED, consultant: WANGLIN }
}

describe('SUB-2, SUB-4: the table of states and events', () => {
  it.each(everyCell)('$state × $event is as the law has it, and nothing besides', ({ state, event }) => {
    const law = lawOf(state, event)
    const expected = law && { to: law[2], by: law[3], asks: law[4] }
    expect(SUBSCRIPTION_STEPS[state][event]).toEqual(expected)
  })

  it.each(everyCell)('$state × $event is open to the people the law names, to no other', ({ state, event }) => {
    const by = lawOf(state, event)?.[3] ?? []
    const namesOf = {
      consultant: ['王琳'],
      manager: ['赵敏', '刘洋'],
      director: ['刘洋'],
      finance: ['何静'],
    } satisfies Record<SubscriptionHand, readonly string[]>
    const openTo = OFFICE.filter((person) => eventsOpenTo(aDeal(state), person, NOW).includes(event))
    expect(new Set(openTo.map(({ name }) => name))).toEqual(new Set(by.flatMap((hand) => namesOf[hand])))
  })

  it.each(['cancelled', 'exchanged', 'void'] as const)('nobody leaves %s', (state) => {
    expect(SUBSCRIPTION_STEPS[state]).toEqual({})
  })

  it('SUB-1: only a deposit that has passed the gate makes a subscription effective', () => {
    for (const { state, event } of everyCell) {
      const step = SUBSCRIPTION_STEPS[state][event]
      if (step?.to === 'effective' && state !== 'effective') expect([event, step.asks]).toEqual(['deposit', 'gate'])
    }
  })

  it('LED-1: from the deposit on the home is held without a break, whatever happens', () => {
    for (const { state, event } of everyCell) {
      const step = SUBSCRIPTION_STEPS[state][event]
      if (step && state !== 'begun') expect(CLAIM_IN[step.to]).not.toBeNull()
    }
    expect(CLAIM_IN.begun).toBe('approved')
    expect(CLAIM_IN.depositMissing).toBe('subscribed')
    expect([CLAIM_IN.cancelled, CLAIM_IN.exchanged]).toEqual(['waiting', 'waiting'])
  })
})

describe('SEC-1: in whose hands a deal is', () => {
  it('its consultant holds it as consultant, even once they are a director or finance', () => {
    for (const role of ['manager', 'director', 'finance'] satisfies Role[]) {
      expect(handsOf(aDeal('effective'), { ...WANGLIN, role })).toEqual(['consultant'])
    }
  })

  it('another account of the consultant has no hand in it, known by phone or by ID', () => {
    const byPhone = someone('other', '王琳', { phoneHash: WANGLIN.phoneHash })
    const byId = someone('other', '王琳', { idNumberHash: WANGLIN.idNumberHash })
    for (const account of [byPhone, byId]) {
      for (const role of ['manager', 'director', 'finance'] satisfies Role[]) {
        expect(handsOf(aDeal('effective'), { ...account, role })).toEqual([])
        for (const state of states) expect(eventsOpenTo(aDeal(state), { ...account, role }, NOW)).toEqual([])
      }
    }
  })

  it('a director does what a manager does, and alone keeps a deposit', () => {
    expect(
      subscriptionHandSchema.options.filter((hand) => handsOf(aDeal('effective'), OFFICE[3]).includes(hand)),
    ).toEqual(['manager', 'director'])
  })
})

describe('LED-4: an unfinished subscription lives as long as its ticket', () => {
  it('LED-4: is begun once the ticket is approved, to the last millisecond of its time', () => {
    expect(canBegin({ state: 'approved', until: NOW }, NOW - 1)).toBe(true)
    expect(canBegin({ state: 'approved', until: NOW }, NOW)).toBe(false)
    for (const state of ['draft', 'submitted', 'rejected', 'withdrawn', 'expired', 'subscribed'] as const) {
      expect(canBegin({ state, until: null }, NOW)).toBe(false)
    }
  })

  it('LED-4: is void at its ticket’s time, and with its withdrawal, without anyone having written it so', () => {
    const ticket = { state: 'approved', until: NOW } as const
    expect(subscriptionStateAt({ state: 'begun', ticket }, NOW - 1)).toBe('begun')
    expect(subscriptionStateAt({ state: 'begun', ticket }, NOW)).toBe('void')
    expect(subscriptionStateAt({ state: 'begun', ticket: { state: 'withdrawn', until: NOW + HOUR } }, NOW)).toBe('void')
    for (const person of OFFICE) expect(eventsOpenTo({ ...aDeal('begun'), ticket }, person, NOW)).toEqual([])
  })

  it.each(['effective', 'depositMissing', 'contracted', 'filed', 'cancelled', 'exchanged', 'void'] as const)(
    'SUB-4: no time ends what is %s',
    (state) => {
      expect(subscriptionStateAt({ state, ticket: { state: 'subscribed', until: NOW } }, NOW + HOUR)).toBe(state)
    },
  )
})

describe('SUB-2: the sign-by date', () => {
  it('SUB-2: is seven days after the deposit, or as the project has set it', () => {
    expect(signByAfter('2026-06-07')).toBe('2026-06-14')
    expect(signByAfter('2026-06-07', 3)).toBe('2026-06-10')
    expect(signByAfter('2026-12-28')).toBe('2027-01-04')
  })

  it.each([
    ['2026-06-13', { standing: 'ahead', days: 1 }],
    ['2026-06-14', { standing: 'due', days: 0 }],
    ['2026-06-15', { standing: 'overdue', days: -1 }],
    ['2026-07-14', { standing: 'overdue', days: -30 }],
  ])('SUB-2: on %s the signing is as the list shows it', (today, due) => {
    expect(signingDueOn({ state: 'effective', signBy: '2026-06-14' }, today)).toEqual(due)
    expect(signingDueOn({ state: 'depositMissing', signBy: '2026-06-14' }, today)).toEqual(due)
  })

  it('SUB-2: is not waited for before the deposit, nor after the contract or the end of the deal', () => {
    for (const state of ['begun', 'contracted', 'filed', 'cancelled', 'exchanged', 'void'] as const) {
      expect(signingDueOn({ state, signBy: '2026-06-14' }, '2026-06-20')).toBeNull()
    }
    expect(signingDueOn({ state: 'effective', signBy: null }, '2026-06-20')).toBeNull()
  })
})

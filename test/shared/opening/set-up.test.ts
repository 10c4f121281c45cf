import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  firstOpen,
  openingLacks,
  type Preparation,
  passableStepSchema,
  preparationSchema,
  SET_UP_STEPS,
  setUpStates,
  signsOf,
  stepsLeft,
  stepsOf,
} from '../../../shared/opening/set-up'
import { isAllowed, type Role } from '../../../shared/staff/roles'

const NOTHING: Preparation = {
  trial: 'running',
  isAgain: false,
  priceVersions: 0,
  buildings: 0,
  permitted: 0,
  released: 0,
  people: 1,
  consultants: 0,
  deciders: 0,
  discounts: 4,
  tickets: 0,
  specials: 0,
  passed: [],
}
const LISTED = { ...NOTHING, priceVersions: 1, buildings: 3 }
const READY = { ...LISTED, permitted: 3, people: 3, consultants: 1, deciders: 1 }

/** What the steps say to one role: 现在做 is `now`. */
function saidTo(role: Role, preparation: Preparation) {
  const steps = stepsOf(preparation)
  return signsOf(steps, setUpStates(true, preparation), (permission) => isAllowed(role, permission))
}

function goesOnAt(preparation: Preparation) {
  return firstOpen(setUpStates(true, preparation), stepsOf(preparation))
}

describe('开盘准备 follows from what the office has', () => {
  it('begins with the administrator; nothing else can be done before', () => {
    const states = setUpStates(false, null)
    expect(SET_UP_STEPS.filter((step) => states[step] !== 'waiting')).toEqual(['admin'])
    expect(firstOpen(setUpStates(true, null), stepsOf(null))).toBe('project')
  })

  it('goes on where it was left, from nothing to the opening', () => {
    expect(goesOnAt(NOTHING)).toBe('prices')
    expect(goesOnAt(LISTED)).toBe('permits')
    expect(goesOnAt({ ...LISTED, permitted: 3 })).toBe('people')
    expect(goesOnAt({ ...READY, discounts: 0 })).toBe('discounts')
    expect(goesOnAt(READY)).toBe('tryOut')
    expect(goesOnAt({ ...READY, tickets: 1 })).toBe('opening')
    expect(goesOnAt({ ...READY, trial: 'opened' })).toBeNull()
  })

  it('LED-6: nothing is tried without a permit, nor without whoever writes and whoever decides (SEC-1)', () => {
    expect(setUpStates(true, { ...READY, permitted: 0 })).toMatchObject({ tryOut: 'waiting', opening: 'waiting' })
    for (const lack of [{ consultants: 0 }, { deciders: 0 }]) {
      const states = setUpStates(true, { ...READY, ...lack, passed: ['people'] })
      expect(states).toMatchObject({ people: 'passed', tryOut: 'waiting' })
    }
  })

  it('asks for no trial where there is none, and for no second one after it was begun anew', () => {
    expect(stepsOf({ ...READY, trial: 'none' })).not.toContain('opening')
    expect(stepsLeft({ ...READY, trial: 'none', tickets: 1, discounts: 0 })).toEqual([])
    expect(goesOnAt({ ...READY, isAgain: true })).toBe('opening')
  })

  const count = fc.integer({ min: 0, max: 3 })
  const preparations: fc.Arbitrary<Preparation> = fc.record({
    trial: fc.constantFrom('none', 'running', 'opened'),
    isAgain: fc.boolean(),
    priceVersions: count,
    buildings: count,
    permitted: count,
    released: count,
    people: count,
    consultants: count,
    deciders: count,
    discounts: count,
    tickets: count,
    specials: count,
    passed: fc.subarray([...passableStepSchema.options]),
  })

  it('whatever the office has: the same data give the same step, by whichever way they came about', () => {
    fc.assert(
      fc.property(preparations, (preparation) => {
        const again = preparationSchema.parse(JSON.parse(JSON.stringify(preparation)))
        expect(setUpStates(true, again)).toEqual(setUpStates(true, preparation))
        expect(goesOnAt(again)).toBe(goesOnAt(preparation))
      }),
    )
  })

  it('whatever the office has: more of it undoes no step, and only what may be passed by is', () => {
    const figures = ['priceVersions', 'consultants', 'deciders', 'discounts', 'tickets', 'released'] as const
    fc.assert(
      fc.property(preparations, fc.constantFrom(...figures), (preparation, figure) => {
        const before = setUpStates(true, preparation)
        const after = setUpStates(true, { ...preparation, [figure]: preparation[figure] + 1 })
        for (const step of SET_UP_STEPS) {
          if (before[step] === 'done') expect([step, after[step]]).toEqual([step, 'done'])
          if (before[step] === 'passed') expect(passableStepSchema.options).toContain(step)
        }
      }),
    )
  })

  it('whatever the office has: where something is left that can be done, the way leads there', () => {
    fc.assert(
      fc.property(preparations, (preparation) => {
        const isSelling = preparation.tickets > 0 && preparation.trial !== 'running'
        const left = stepsLeft(preparation)
        const states = setUpStates(true, preparation)
        const goesOn = left.find((step) => states[step] === 'open') ?? null
        expect(goesOn).toBe(isSelling ? null : goesOnAt(preparation))
      }),
    )
  })

  it('tells each person what is theirs, and of the rest whose it is (SEC-1)', () => {
    const said = (role: Role, preparation: Preparation) =>
      saidTo(role, preparation)
        .map(({ step, sign }) => `${step} ${sign.says === 'others' ? sign.who : sign.says}`)
        .slice(3)
    const noPeople = { ...READY, consultants: 0 }
    expect(said('admin', noPeople)).toEqual([
      'permits done',
      'people now',
      'discounts done',
      'tryOut manager',
      'opening manager',
    ])
    expect(said('manager', noPeople)).toEqual([
      'permits done',
      'people admin',
      'discounts done',
      'tryOut later',
      'opening later',
    ])
    expect(said('admin', READY).slice(3)).toEqual(['tryOut manager', 'opening manager'])
    expect(said('director', READY).slice(3)).toEqual(['tryOut now', 'opening later'])
    expect(said('director', { ...READY, tickets: 1 }).slice(3)).toEqual(['tryOut done', 'opening now'])
  })

  it('whatever the office has, whoever looks: one step is 现在做 at most, and none behind one that is not done', () => {
    const lookers = fc.constantFrom<Role>('admin', 'manager', 'director')
    fc.assert(
      fc.property(preparations, lookers, (preparation, role) => {
        const signs = saidTo(role, preparation)
        const states = setUpStates(true, preparation)
        const now = signs.filter(({ sign }) => sign.says === 'now')
        expect(now.length).toBeLessThanOrEqual(1)
        const isOver = ({ sign }: (typeof signs)[number]) => sign.says === 'done' || sign.says === 'passed'
        const first = signs.find((one) => !isOver(one))
        for (const one of now) expect(one).toBe(first)
        for (const { step, sign } of signs) expect(sign.says === 'done').toBe(states[step] === 'done')
        if (states.opening === 'open') expect(openingLacks(preparation)).toEqual([])
        if (role === 'director' && first && states[first.step] === 'open' && first.step !== 'people')
          expect(now).toEqual([first])
      }),
    )
  })
})

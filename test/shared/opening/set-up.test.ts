import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  firstOpen,
  type Preparation,
  passableStepSchema,
  preparationSchema,
  SET_UP_STEPS,
  setUpStates,
  stepsLeft,
  stepsOf,
} from '../../../shared/opening/set-up'

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
})

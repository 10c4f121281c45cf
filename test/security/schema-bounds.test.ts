import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { soundOf, unboundedIn } from './from-schema'
import { CALLS } from './the-calls'

describe('what a call takes', () => {
  it('SEC-5: has a bound on every text, list and file, so that nobody fills the office with one call', () => {
    const unbounded = CALLS.flatMap(({ name, input }) =>
      input === undefined ? [] : unboundedIn(input).map((place) => `${name}${place}`),
    )
    expect(unbounded).toEqual([])
  })

  it('is what the attacks make of its schema', () => {
    for (const { name, input } of CALLS) {
      if (input === undefined) continue
      const sound = soundOf(input, { basis: ['0'.repeat(64)] })
      for (const value of fc.sample(sound, { numRuns: 5, seed: 20260607 })) {
        expect(z.safeParse(input, value).success, name).toBe(true)
      }
    }
  })
})

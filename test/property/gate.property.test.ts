import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gateOf, refuseDeposit } from '../../shared/subscription/gate'
import { gateItemNameSchema, isMet } from '../../shared/subscription/gate-item'
import { aGate, WAYS } from '../shared/subscription/gates'

/** Things left undone together: at most one an item, so that none undoes another. */
const undone = fc
  .shuffledSubarray([...WAYS], { minLength: 1, maxLength: 8 })
  .map((ways) => ways.filter((way, index) => ways.findIndex(({ item }) => item === way.item) === index))

describe('SUB-1, whatever was left undone', () => {
  it('SUB-1: no deposit passes with anything missing, and the refusal names what comes first in the desk’s order', () => {
    const order = gateItemNameSchema.options
    fc.assert(
      fc.property(undone, (ways) => {
        const facts = ways.reduce((so, { take }) => take(so), aGate())
        const refusal = refuseDeposit(facts)
        expect(refusal).not.toBeNull()
        const missing = gateOf(facts).flatMap((item) => (isMet(item) ? [] : [item.name]))
        expect(refusal?.data.missing).toEqual(missing)
        expect(refusal?.data.item).toBe(missing[0])
        expect(missing).toEqual([...missing].sort((one, other) => order.indexOf(one) - order.indexOf(other)))
      }),
      { numRuns: 2_000 },
    )
  })

  it('SUB-1: two things left undone in different parts are both named', () => {
    const apart = fc
      .tuple(fc.constantFrom(...WAYS), fc.constantFrom(...WAYS))
      .filter(([one, other]) => one.item !== other.item && !touchSameRecord(one.item, other.item))
    fc.assert(
      fc.property(apart, ([one, other]) => {
        const missing = refuseDeposit(other.take(one.take(aGate())))?.data.missing
        expect(missing).toContain(one.item)
        expect(missing).toContain(other.item)
      }),
      { numRuns: 2_000 },
    )
  })
})

/**
 * The form holds the deposit and what was checked, a review the check it is of: the later change writes over the earlier.
 * Who approved the ticket is what a reviewer is held against.
 */
function touchSameRecord(one: string, other: string): boolean {
  const records = [
    ['form', 'deposit', 'check'],
    ['check', 'review'],
    ['ticket', 'review'],
  ]
  return records.some((record) => record.includes(one) && record.includes(other))
}

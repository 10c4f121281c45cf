import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimKindSchema } from '../../../shared/ledger/claim'
import { countStates } from '../../../shared/ledger/state-counts'
import { tallyBy, tallyOf } from '../../../shared/ledger/tally'

const NOW = 1_000
const instants = fc.option(fc.integer({ min: NOW - 2, max: NOW + 2 }))
const homes = fc.array(
  fc.record({
    type: fc.constantFrom('A', 'B', 'C'),
    releasedFrom: instants,
    claim: fc.option(fc.record({ kind: fc.constantFrom(...claimKindSchema.options), until: instants })),
  }),
  { maxLength: 80 },
)

describe('当日统计', () => {
  it('LED-5: its figures add up to the board’s own counts, by any grouping', () => {
    fc.assert(
      fc.property(homes, (all) => {
        const counts = countStates(all, NOW)
        const whole = tallyOf('', all, NOW)
        const rows = tallyBy(all, NOW, ({ type }) => type)
        for (const figure of ['total', 'forSale', 'onTicket', 'gone', 'keptBack', 'unreleased'] as const)
          expect(rows.reduce((sum, row) => sum + row[figure], 0)).toBe(whole[figure])
        const { forSale, onTicket, gone, keptBack, unreleased, total } = whole
        expect(forSale + onTicket + gone + keptBack + unreleased).toBe(total)
        expect([forSale, onTicket, unreleased]).toEqual([counts.available, counts.ticket, counts.unreleased])
        expect(keptBack).toBe(counts.withheld + counts.waiting)
      }),
    )
  })

  it('absorption is what tickets claim, or have claimed, of what was released, and nothing where nothing was', () => {
    const sold = { releasedFrom: NOW, claim: { kind: 'contracted' as const, until: null } }
    const held = { releasedFrom: NOW, claim: { kind: 'submitted' as const, until: NOW + 1 } }
    const free = { releasedFrom: NOW, claim: null }
    const later = { releasedFrom: null, claim: null }
    expect(tallyOf('1', [sold, free, free, later], NOW).absorption).toBe(3_333)
    expect(tallyOf('1', [sold, held, free, later], NOW).absorption).toBe(6_667)
    expect(tallyOf('2', [later], NOW).absorption).toBeNull()
    expect(tallyOf('3', [], NOW).absorption).toBeNull()
  })
})

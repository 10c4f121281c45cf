import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SecondCheck, shownOfChecks, verdictOf } from '../../shared/subscription/second-check'
import { ALL, aCheck, pricedWith, UNIT } from '../shared/subscription/checks'
import { HEJING, WANGLIN, ZHAOMIN, ZHOUTING } from '../shared/subscription/people'

const choices = fc.subarray(ALL)
const offs = fc.constantFrom(0, 0, 0, 100, -100)

/** A check by what was chosen on either side, and by how much the two typed totals are off. */
const checks: fc.Arbitrary<SecondCheck> = fc
  .record({ ticket: choices, isAlike: fc.boolean(), review: choices, paperOff: offs, reviewOff: offs })
  .map(({ ticket, isAlike, review, paperOff, reviewOff }) => {
    const [own, other] = [pricedWith(...ticket), pricedWith(...(isAlike ? ticket : review))]
    return aCheck({
      lines: [{ unit: UNIT, breakdown: own }],
      paper: { total: own.total + paperOff, at: 1 },
      review: { total: other.total + reviewOff, at: 2, lines: [{ unit: UNIT, breakdown: other }] },
    })
  })

describe('PRC-6, of any two hands', () => {
  it('PRC-6: the verdict holds exactly when all four figures and all steps are one, and blames the paper only when it alone differs', () => {
    const seen = { holds: 0, paperWrong: 0, differs: 0 }
    fc.assert(
      fc.property(checks, (check) => {
        const told = verdictOf(check)
        if (!told) throw new Error('both have typed')
        seen[told.verdict] += 1
        const { ticket, paper, review, engine } = told.figures
        const isReviewRight = ticket === review && ticket === engine && told.parting === null
        expect(told.verdict === 'holds').toBe(isReviewRight && paper === ticket)
        expect(told.verdict === 'paperWrong').toBe(isReviewRight && paper !== ticket)
      }),
      { numRuns: 1_000, seed: 20_260_607 },
    )
    for (const times of Object.values(seen)) expect(times).toBeGreaterThan(50)
  })

  it('PRC-6: it names a step exactly when ticket and reviewer chose apart, and before it all went alike', () => {
    fc.assert(
      fc.property(checks, (check) => {
        const [own, other] = [check.lines[0]?.breakdown.steps ?? [], check.review?.lines[0]?.breakdown.steps ?? []]
        const at = verdictOf(check)?.parting?.at
        const alike = own.findIndex((step, index) => step.itemId !== other[index]?.itemId)
        const first = alike < 0 ? own.length : alike
        const isApart = own.length !== other.length || alike >= 0
        expect(at !== undefined).toBe(isApart)
        if (at?.step === 'item') expect([own[first]?.itemId, other[first]?.itemId]).toContain(at.itemId)
      }),
      { numRuns: 500 },
    )
  })

  it('PRC-6: while one of the two has not typed, no page is told a total, of this check or an earlier one', () => {
    const open = fc.tuple(checks, fc.constantFrom('paper', 'review', 'both')).map(([check, lacks]) => ({
      ...check,
      paper: lacks === 'review' ? check.paper : null,
      review: lacks === 'paper' ? check.review : null,
    }))
    fc.assert(
      fc.property(fc.array(checks, { maxLength: 3 }), open, (earlier, latest) => {
        for (const viewer of [WANGLIN, ZHOUTING, ZHAOMIN, HEJING]) {
          expect(JSON.stringify(shownOfChecks([...earlier, latest], viewer))).not.toMatch(/total|figures|result|cut/i)
        }
      }),
      { numRuns: 200 },
    )
  })
})

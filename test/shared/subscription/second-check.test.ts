import { describe, expect, it } from 'vitest'
import {
  canCheckAnew,
  checkStateOf,
  mayType,
  pairSteps,
  type SecondCheck,
  shownCheckSchema,
  shownOfCheck,
  shownOfChecks,
  verdictOf,
  withholdsTotalsFrom,
} from '../../../shared/subscription/second-check'
import { ALL, aCheck, LINES, pricedWith, TOTAL, TYPED_AT, UNIT } from './checks'
import { HEJING, someone, WANGLIN, ZHAOMIN, ZHOUTING } from './people'

/** A reviewer who chose these items and typed a total, by default what the engine makes of them. */
function reviewedWith(ids: readonly string[], total = pricedWith(...ids).total) {
  const lines = [{ unit: UNIT, breakdown: pricedWith(...ids) }]
  return aCheck({ review: { total, at: TYPED_AT, lines } })
}

const without = (id: string) => ALL.filter((one) => one !== id)

describe('PRC-6: the verdict', () => {
  it('PRC-6: holds where ticket, paper and reviewer are all the engine’s', () => {
    expect(verdictOf(aCheck())).toEqual({
      verdict: 'holds',
      figures: { ticket: TOTAL, paper: TOTAL, review: TOTAL, engine: TOTAL },
      parting: null,
    })
  })

  it('PRC-6: where only the paper differs, the paper is wrong', () => {
    expect(verdictOf(aCheck({ paper: { total: TOTAL + 100, at: TYPED_AT } }))).toEqual({
      verdict: 'paperWrong',
      figures: { ticket: TOTAL, paper: TOTAL + 100, review: TOTAL, engine: TOTAL },
      parting: null,
    })
  })

  it('PRC-6: names the item the reviewer did not choose, and what was left on either side', () => {
    expect(verdictOf(reviewedWith(without('referral')))).toEqual({
      verdict: 'differs',
      figures: { ticket: TOTAL, paper: TOTAL, review: 160_997_600, engine: 160_997_600 },
      parting: {
        unit: UNIT,
        at: { step: 'item', itemId: 'referral', name: '老带新' },
        ticket: { isChosen: true, result: '160377664.7781' },
        review: { isChosen: false, result: '161997641.19' },
      },
    })
  })

  it('PRC-6: names the item only the reviewer chose', () => {
    const check = { ...aCheck(), lines: [{ unit: UNIT, breakdown: pricedWith(...without('once')) }] }
    expect(verdictOf(check)?.parting).toMatchObject({
      at: { step: 'item', itemId: 'once' },
      ticket: { isChosen: false, result: '166973450' },
      review: { isChosen: true, result: '163633981' },
    })
  })

  it('PRC-6: a reviewer who chose alike and typed another total parts at no step', () => {
    expect(verdictOf(reviewedWith(ALL, TOTAL - 100))).toMatchObject({
      verdict: 'differs',
      figures: { review: TOTAL - 100, engine: TOTAL },
      parting: null,
    })
  })

  it('PRC-6: a reviewer who typed the ticket’s total without choosing its discounts is not believed', () => {
    expect(verdictOf(reviewedWith(without('opening'), TOTAL))).toMatchObject({
      verdict: 'differs',
      parting: { at: { step: 'item', itemId: 'opening' } },
    })
  })

  it('PRC-6: paper and reviewer wrong alike do not make the ticket right', () => {
    const check = reviewedWith(without('referral'))
    expect(verdictOf({ ...check, paper: { total: 160_997_600, at: TYPED_AT } })?.verdict).toBe('differs')
  })

  it('PRC-6: two items of one effect come to one total, and stop the deal: they stand on different evidence', () => {
    const lines = [{ unit: UNIT, breakdown: pricedWith(...without('referral')) }]
    const total = pricedWith(...without('referral')).total
    const other = [{ unit: UNIT, breakdown: pricedWith(...without('onTime')) }]
    const typed = { total, at: TYPED_AT }
    expect(verdictOf(aCheck({ lines, paper: typed, review: { ...typed, lines: other } }))).toMatchObject({
      verdict: 'differs',
      parting: { at: { step: 'item', itemId: 'onTime' }, ticket: { isChosen: true }, review: { isChosen: false } },
    })
  })

  it('PRC-6: tells of list totals that differ, of an item that took another amount, and of rounding that alone does', () => {
    const [line] = LINES
    if (!line) throw new Error('the example has a line')
    const { breakdown } = line
    const partingOf = (review: typeof breakdown) =>
      verdictOf(aCheck({ review: { total: review.total, at: TYPED_AT, lines: [{ unit: UNIT, breakdown: review }] } }))
        ?.parting
    expect(partingOf({ ...breakdown, listTotal: '166973451', total: TOTAL + 100 })).toEqual({
      unit: UNIT,
      at: { step: 'listTotal' },
      ticket: { isChosen: true, result: '166973450' },
      review: { isChosen: true, result: '166973451' },
    })
    const steps = breakdown.steps.map((step) => (step.itemId === 'onTime' ? { ...step, result: '161997641' } : step))
    expect(partingOf({ ...breakdown, steps, total: TOTAL + 100 })).toMatchObject({
      at: { step: 'item', itemId: 'onTime' },
      ticket: { isChosen: true, result: '161997641.19' },
      review: { isChosen: true, result: '161997641' },
    })
    expect(partingOf({ ...breakdown, total: TOTAL + 100 })).toMatchObject({
      at: { step: 'rounding' },
      ticket: { result: '159377700' },
      review: { result: '159377800' },
    })
  })

  it('LED-11: a parking space is checked with its home, and is named where it parts', () => {
    const space = { unit: 'B1-023', breakdown: pricedWith('opening') }
    const other = { unit: 'B1-023', breakdown: pricedWith() }
    const lines = [...LINES, space]
    const total = TOTAL + space.breakdown.total
    const paper = { total, at: TYPED_AT }
    expect(verdictOf(aCheck({ lines, paper, review: { total, at: TYPED_AT, lines } }))?.verdict).toBe('holds')
    expect(
      verdictOf(aCheck({ lines, paper, review: { total, at: TYPED_AT, lines: [...LINES, other] } })),
    ).toMatchObject({
      verdict: 'differs',
      parting: { unit: 'B1-023', at: { step: 'item', itemId: 'opening' } },
    })
  })

  it('PRC-6: the steps stand in pairs, in the scheme’s order', () => {
    const pairs = pairSteps(pricedWith('once', 'referral').steps, pricedWith('onTime', 'referral', 'opening').steps)
    expect(pairs.map(({ ticket, review }) => [ticket?.itemId ?? null, review?.itemId ?? null])).toEqual([
      ['once', null],
      [null, 'onTime'],
      ['referral', 'referral'],
      [null, 'opening'],
    ])
  })
})

const OPEN: readonly (readonly [string, SecondCheck])[] = [
  ['neither has typed', aCheck({ paper: null, review: null })],
  ['the consultant has typed', aCheck({ review: null })],
  ['the reviewer has typed', aCheck({ paper: null })],
]

describe('PRC-6: an open check', () => {
  it.each(OPEN)('PRC-6: shows nobody a total while %s', (_, check) => {
    for (const viewer of [WANGLIN, ZHOUTING, ZHAOMIN, HEJING]) {
      const shown = shownOfCheck(check, viewer)
      expect(shown.state).toBe('open')
      expect(shownCheckSchema.parse(shown)).toEqual(shown)
      expect(JSON.stringify(shown)).not.toMatch(/total|figures|steps|159377700|1593776/)
    }
  })

  it('PRC-6: lets each type their own total, once, and nobody else', () => {
    const [, [, paperTyped], [, reviewTyped]] = [OPEN[0], OPEN[1] ?? ['', aCheck()], OPEN[2] ?? ['', aCheck()]]
    const fresh = aCheck({ paper: null, review: null })
    expect([WANGLIN, ZHOUTING, ZHAOMIN].map((person) => mayType(fresh, person))).toEqual(['paper', 'review', null])
    expect([WANGLIN, ZHOUTING].map((person) => mayType(paperTyped, person))).toEqual([null, 'review'])
    expect([WANGLIN, ZHOUTING].map((person) => mayType(reviewTyped, person))).toEqual(['paper', null])
    expect([WANGLIN, ZHOUTING].map((person) => mayType(aCheck(), person))).toEqual([null, null])
  })

  it.each(OPEN)('PRC-6: keeps the deal’s totals from the reviewer everywhere while %s', (_, check) => {
    expect(withholdsTotalsFrom(check, ZHOUTING, false)).toBe(true)
    expect(withholdsTotalsFrom(check, someone('other', '周婷', { phoneHash: ZHOUTING.phoneHash }), false)).toBe(true)
    expect(withholdsTotalsFrom(check, WANGLIN, false)).toBe(false)
    expect(withholdsTotalsFrom(check, ZHAOMIN, false)).toBe(false)
    expect(withholdsTotalsFrom(check, ZHOUTING, true)).toBe(false)
  })
})

describe('PRC-6: what becomes of a check', () => {
  it('PRC-6: shows everything once both have typed', () => {
    const check = reviewedWith(without('referral'))
    const shown = shownOfCheck(check, ZHOUTING)
    expect(shownCheckSchema.parse(shown)).toEqual(shown)
    expect(shown).toMatchObject({
      state: 'decided',
      verdict: 'differs',
      figures: { ticket: TOTAL, review: 160_997_600 },
      lines: [{ unit: UNIT, ticket: { total: TOTAL }, review: { total: 160_997_600 } }],
      paper: { by: '王琳', at: TYPED_AT },
      review: { by: '周婷', at: TYPED_AT },
    })
    expect(withholdsTotalsFrom(check, ZHOUTING, false)).toBe(false)
  })

  it('PRC-6: is made anew after a difference, never beside an open one or one that holds', () => {
    expect(canCheckAnew(null)).toBe(true)
    expect((['differs', 'paperWrong'] as const).map(canCheckAnew)).toEqual([true, true])
    expect((['open', 'holds', 'void'] as const).map(canCheckAnew)).toEqual([false, false, false])
  })

  it('PRC-6: while a new one is open, the earlier ones tell nothing either', () => {
    const earlier = reviewedWith(without('referral'))
    const anew = aCheck({ paper: null, review: null })
    const shown = shownOfChecks([earlier, anew], ZHOUTING)
    expect(shown.map(({ state }) => state)).toEqual(['keptBack', 'open'])
    expect(JSON.stringify(shown)).not.toMatch(/total|figures|steps|159377700/)
    expect(shownOfChecks([earlier, aCheck()], ZHOUTING).map(({ state }) => state)).toEqual(['decided', 'decided'])
    expect(shownOfChecks([], ZHOUTING)).toEqual([])
  })

  it('LED-4: is void with its subscription, whatever it came to', () => {
    for (const check of [aCheck(), aCheck({ paper: null })]) {
      expect(checkStateOf(check, true)).toBe('void')
      expect(shownOfCheck(check, WANGLIN, true)).not.toHaveProperty('figures')
    }
    expect(checkStateOf(aCheck(), false)).toBe('holds')
  })
})

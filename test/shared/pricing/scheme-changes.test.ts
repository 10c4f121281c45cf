import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DiscountScheme } from '../../../shared/pricing/scheme'
import { compareSchemes, isSameScheme } from '../../../shared/pricing/scheme-changes'
import { anItem, fold, yuanOff } from './schemes'

const [A, B, C, D] = [
  anItem('a', fold(98), { paymentMethods: ['oneOff', 'mortgage'] }),
  anItem('b', fold(99), { signWithinDays: 7 }),
  anItem('c', fold(99), { evidence: '推荐凭证' }),
  anItem('d', yuanOff(10_000)),
] as const

function aScheme(...items: DiscountScheme['items']): DiscountScheme {
  return { name: '开盘方案', mode: 'compound', roundTo: 100, items }
}

describe('PRC-1: what changed between two versions of a scheme', () => {
  it('PRC-1: nothing, when only the choices of a condition were ticked in another order', () => {
    const again = { ...A, conditions: { paymentMethods: ['mortgage', 'oneOff'] } } satisfies typeof A
    expect(compareSchemes(aScheme(A, B), aScheme(again, B))).toEqual([])
    expect(isSameScheme(aScheme(A, B), aScheme(B, A))).toBe(false)
  })

  it('PRC-1: its name, how the items combine, what it is rounded to', () => {
    const after: DiscountScheme = { ...aScheme(A), name: '清盘方案', mode: 'additive', roundTo: 10_000 }
    expect(compareSchemes(aScheme(A), after)).toEqual([
      { kind: 'name', before: '开盘方案', after: '清盘方案' },
      { kind: 'mode', before: 'compound', after: 'additive' },
      { kind: 'roundTo', before: 100, after: 10_000 },
    ])
  })

  it('PRC-1: items gone and new, each with its place', () => {
    expect(compareSchemes(aScheme(A, B), aScheme(A, C, D))).toEqual([
      { kind: 'removed', item: B, place: 2 },
      { kind: 'added', item: C, place: 2 },
      { kind: 'added', item: D, place: 3 },
    ])
  })

  it('PRC-1: an item field by field', () => {
    const after = { ...B, name: '七日内签约', discount: fold(98.5), conditions: { signWithinDays: 10, group: '签约' } }
    expect(compareSchemes(aScheme(A, B), aScheme(A, after))).toEqual(
      (['name', 'discount', 'group', 'signWithinDays'] as const).map((field) => {
        return { kind: 'changed', before: B, after, field }
      }),
    )
  })

  it('PRC-1: one item carried to the front has moved, the others have not', () => {
    expect(compareSchemes(aScheme(A, B, C, D), aScheme(D, A, B, C))).toEqual([
      { kind: 'moved', item: D, from: 4, to: 1 },
    ])
  })

  it('PRC-1: one item carried to the end has moved, the others have not', () => {
    expect(compareSchemes(aScheme(A, B, C), aScheme(B, C, A))).toEqual([{ kind: 'moved', item: A, from: 1, to: 3 }])
  })

  it('PRC-1: of two neighbours that changed places the one carried up is named, wherever they stand', () => {
    const moved = (before: DiscountScheme, after: DiscountScheme) =>
      compareSchemes(before, after).map((change) => (change.kind === 'moved' ? change.item.id : change.kind))
    expect(moved(aScheme(A, B), aScheme(B, A))).toEqual(['b'])
    expect(moved(aScheme(A, B, C, D), aScheme(B, A, C, D))).toEqual(['b'])
    expect(moved(aScheme(A, B, C, D), aScheme(A, C, B, D))).toEqual(['c'])
    expect(moved(aScheme(A, B, C, D), aScheme(A, B, D, C))).toEqual(['d'])
  })

  it('PRC-1: whichever item is carried wherever, no other is said to have moved, but for the neighbour it passed', () => {
    const places = fc.integer({ min: 0, max: 3 })
    fc.assert(
      fc.property(places, places, (from, to) => {
        const before = [A, B, C, D]
        const carried = before.slice(from, from + 1)
        const others = before.toSpliced(from, 1)
        const changes = compareSchemes(aScheme(...before), aScheme(...others.toSpliced(to, 0, ...carried)))
        const moved = changes.flatMap((change) => (change.kind === 'moved' ? [change.item] : []))
        expect(moved).toHaveLength(from === to ? 0 : 1)
        if (Math.abs(from - to) > 1) expect(moved).toEqual(carried)
      }),
    )
  })

  it('PRC-1: is empty exactly where two versions say the same, and names each item that is in one only', () => {
    const some = fc.shuffledSubarray([A, B, C, D])
    fc.assert(
      fc.property(some, some, (before, after) => {
        const changes = compareSchemes(aScheme(...before), aScheme(...after))
        const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id).join()
        expect(changes.length === 0).toBe(ids(before) === ids(after))
        const named = (kind: 'added' | 'removed') =>
          changes.flatMap((change) => (change.kind === kind ? [change.item] : []))
        expect(named('added')).toEqual(after.filter((item) => !before.includes(item)))
        expect(named('removed')).toEqual(before.filter((item) => !after.includes(item)))
        // Put back where they stood, the moved ones leave the rest in its order.
        const moved = changes.flatMap((change) => (change.kind === 'moved' ? [change.item] : []))
        const still = (items: typeof before, others: typeof before) =>
          ids(items.filter((item) => others.includes(item) && !moved.includes(item)))
        expect(still(before, after)).toBe(still(after, before))
      }),
    )
  })
})

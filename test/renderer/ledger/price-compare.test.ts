import i18next, { type TFunction } from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { placeOf } from '../../../renderer/features/ledger/board/board-place'
import {
  pairAtFirst,
  pairOf,
  pairUpTo,
  textOfPair,
  wordChange,
  wordDifference,
} from '../../../renderer/features/ledger/price-list/price-compare'
import { texts } from '../../../renderer/i18n/texts'

const NOON = Date.UTC(2026, 5, 7, 4)
const HOUR = 3_600_000
const V1 = { number: 1, appliesFrom: NOON - 48 * HOUR }
const V2 = { number: 2, appliesFrom: NOON - 24 * HOUR }
const V3 = { number: 3, appliesFrom: NOON + HOUR }

let t: TFunction<['pricing', 'common']>
beforeAll(async () => {
  await i18next.init({ lng: 'zh-CN', resources: texts, interpolation: { escapeValue: false } })
  t = i18next.getFixedT('zh-CN', ['pricing', 'common'])
})

describe('LED-7: which two price versions are compared', () => {
  it('the address names them, and nonsense is no comparison', () => {
    expect(pairOf('2-3')).toEqual({ before: 2, after: 3 })
    expect(pairOf(textOfPair({ before: 12, after: 1 }))).toEqual({ before: 12, after: 1 })
    for (const text of [null, '', '2', '2-', '0-1', '2-3-4', 'a-b', '-2-3', '1.5-2']) expect(pairOf(text)).toBeNull()
    expect(placeOf(new URLSearchParams('compare=2-3')).compare).toBe('2-3')
    expect(placeOf(new URLSearchParams('compare=2-x')).compare).toBeNull()
  })

  it('first the one to come against the one in force', () => {
    expect(pairAtFirst([V3, V2, V1], NOON)).toEqual({ before: 2, after: 3 })
  })

  it('else the one in force against the number before it', () => {
    expect(pairAtFirst([V2, V1], NOON)).toEqual({ before: 1, after: 2 })
    expect(pairAtFirst([V1], NOON)).toBeNull()
    expect(pairAtFirst([], NOON)).toBeNull()
  })

  it('a version stands against the one before it, the first against the next', () => {
    expect(pairUpTo([V1, V2, V3], 3)).toEqual({ before: 2, after: 3 })
    expect(pairUpTo([V1, V3], 3)).toEqual({ before: 1, after: 3 })
    expect(pairUpTo([V1, V2], 1)).toEqual({ before: 1, after: 2 })
  })
})

describe('LED-7: a change as a cell says it, by sign and word', () => {
  it.each([
    [100_000_00, 101_200_00, '▲1.2%'],
    [100_000_00, 99_200_00, '▼0.8%'],
    [100_000_00, 100_000_00, '持平'],
    [null, 100_000_00, '新'],
    [100_000_00, null, '无价'],
    [null, null, '–'],
    [100_000_00, 100_000_01, '▲<0.01%'],
    [100_000_00, 99_999_99, '▼<0.01%'],
  ])('%s → %s reads %s', (listBefore, listAfter, words) => {
    expect(wordChange(t, { listBefore, listAfter })).toBe(words)
  })

  it('a difference carries its sign', () => {
    expect(wordDifference(100_000_00, 101_200_00)).toBe('+1,200.00')
    expect(wordDifference(101_200_00, 100_000_00)).toBe('−1,200.00')
    expect(wordDifference(100_000_00, 100_000_00)).toBe('0.00')
    expect(wordDifference(null, 100_000_00)).toBe('–')
  })
})

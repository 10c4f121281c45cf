import { describe, expect, it } from 'vitest'
import { homePatterns } from '../../../shared/find/home-patterns'
import { bestPattern } from '../../../shared/find/pattern'

const HOMES = [
  '1-1-1203',
  '1-2-1203',
  '2-1-1203',
  '1-1-0101',
  '1-1-12A03',
  '1-1-B101',
  'A-1-1203',
  '洋房1-1-0301',
  '车位-B1-012',
]

/** The homes of a text, best first. */
function found(text: string): string[] {
  const { whole, starting } = homePatterns(text)
  return HOMES.flatMap((number) => {
    const best = bestPattern([...whole, ...starting], number)
    return best ? [{ number, rank: best.rank }] : []
  })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ number }) => number)
}

describe('a home is found by what one says of it', () => {
  it.each([
    ['1-1-1203', ['1-1-1203']],
    ['1203', ['1-1-1203', '1-2-1203', '2-1-1203', 'A-1-1203']],
    ['1栋1203', ['1-1-1203', '1-2-1203']],
    ['1号楼1203室', ['1-1-1203', '1-2-1203']],
    ['1栋2单元1203', ['1-2-1203']],
    ['一号楼二单元1203', ['1-2-1203']],
    ['1栋2-1203', ['1-2-1203']],
    ['2单元1203', ['1-2-1203']],
    ['云溪府1栋1203', ['1-1-1203', '1-2-1203']],
    ['１＃－１－１２０３', ['1-1-1203']],
    ['1#1203', ['1-1-1203', '1-2-1203']],
    ['  1 1 1203 ', ['1-1-1203']],
    ['01-01-1203', ['1-1-1203']],
    ['1-1203', ['1-1-1203', '1-2-1203', '2-1-1203', 'A-1-1203']],
    ['2-1203', ['2-1-1203', '1-2-1203']],
    ['101', ['1-1-0101']],
    ['0101', ['1-1-0101']],
    ['B101', ['1-1-B101']],
    ['b1', ['1-1-B101', '车位-B1-012']],
    ['12a03', ['1-1-12A03']],
    ['A1203', ['A-1-1203']],
    ['A座1203', ['A-1-1203']],
    ['洋房1栋301', ['洋房1-1-0301']],
    ['车位12', ['车位-B1-012']],
    ['车位012', ['车位-B1-012']],
    ['2栋', ['2-1-1203']],
    ['#1203', ['1-1-1203', '1-2-1203', '2-1-1203', 'A-1-1203']],
  ])('%s', (text, numbers) => {
    expect(found(text)).toEqual(numbers)
  })

  it('a part of its room begins it', () => {
    expect(found('1栋12')).toEqual(['1-1-1203', '1-2-1203', '1-1-12A03'])
    expect(found('1-1-12')).toEqual(['1-1-1203', '1-1-12A03'])
    expect(found('1栋1单元')).toEqual(['1-1-1203', '1-1-0101', '1-1-12A03', '1-1-B101'])
  })

  it.each([
    '王琳',
    'wanglin',
    'wl',
    '',
    ' ',
    '%',
    '_',
    '%%%',
    '1%203',
    '1_03',
    '%1203',
    '1203%',
    '12\\03',
    "' OR 1=1 --",
    'FH',
    '1-2-3-4-5-6',
  ])('no place is named by %s', (text) => {
    expect(homePatterns(text)).toEqual({ whole: [], starting: [] })
  })

  it('whatever is typed gives few patterns, of plain signs', () => {
    for (const text of ['1'.repeat(60), '1-'.repeat(30), '栋'.repeat(60), '1栋'.repeat(20), '一二三单元1栋-#/、']) {
      const { whole, starting } = homePatterns(text)
      expect(whole.length + starting.length).toBeLessThan(40)
      for (const like of [...whole, ...starting]) expect(like).toMatch(/^[-%A-Z\d\p{Script=Han}]+$/u)
    }
  })
})

describe('what is marked', () => {
  it('is what was typed, where it stands in the number', () => {
    expect(bestPattern(homePatterns('1203').whole, '1-1-1203')?.ranges).toEqual([{ from: 4, to: 8 }])
    expect(bestPattern(homePatterns('1栋1203').whole, '1-2-1203')?.ranges).toEqual([
      { from: 0, to: 1 },
      { from: 4, to: 8 },
    ])
  })
})

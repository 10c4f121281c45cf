import { describe, expect, it } from 'vitest'
import { canBeSpoken, matchSpoken, matchWritten, pinyinTyped } from '../../../shared/find/name-match'

const WANG_LIN = ['wang', 'lin'] as const

describe('a person is found by the name', () => {
  it('whole before its beginning before a part of it', () => {
    expect(matchWritten('王琳', '王琳')).toEqual({ rank: 0, ranges: [{ from: 0, to: 2 }] })
    expect(matchWritten('王琳', '王')).toEqual({ rank: 1, ranges: [{ from: 0, to: 1 }] })
    expect(matchWritten('王琳', '琳')).toEqual({ rank: 2, ranges: [{ from: 1, to: 2 }] })
    expect(matchWritten('John Smith', ' ＳＭＩＴＨ ')).toEqual({ rank: 2, ranges: [{ from: 5, to: 10 }] })
    expect(matchWritten('王琳', '李')).toBeNull()
    expect(matchWritten('王琳', '')).toBeNull()
  })

  it.each([
    ['wl', 2],
    ['wanglin', 2],
    ['wangl', 2],
    ['wlin', 2],
    ['wang', 1],
    ['w', 1],
  ])('王琳 is spoken %s', (typed, signs) => {
    expect(matchSpoken('王琳', WANG_LIN, typed)?.ranges).toEqual([{ from: 0, to: signs }])
    expect(canBeSpoken('wl', typed)).toBe(true)
  })

  it.each(['l', 'lin', 'wanglinx', 'lw', 'wwl', 'wanl'.repeat(3), 'x'])('王琳 is not spoken %s', (typed) => {
    expect(matchSpoken('王琳', WANG_LIN, typed)).toBeNull()
  })

  it('two syllables that run into each other are both tried: 西安 and 先', () => {
    expect(matchSpoken('先', ['xian'], 'xian')?.rank).toBe(3)
    expect(matchSpoken('西安', ['xi', 'an'], 'xian')?.rank).toBe(3)
    expect(matchSpoken('西安', ['xi', 'an'], 'xa')?.ranges).toEqual([{ from: 0, to: 2 }])
  })

  it('the whole name comes before one that goes on', () => {
    const rank = (name: string, syllables: string[]) => matchSpoken(name, syllables, 'wanglin')?.rank ?? 9
    expect(rank('王琳', ['wang', 'lin'])).toBeLessThan(rank('王琳琳', ['wang', 'lin', 'lin']))
  })

  it('what could be spoken is never passed over before it is spelt out', () => {
    const names = [['zhuang', 'xiang', 'guang'], ['niang', 'niang'], ['ou', 'yang', 'na'], ['a'], ['er', 'e']]
    for (const syllables of names) {
      const initials = syllables.map((syllable) => syllable[0]).join('')
      for (const typed of [initials, syllables.join(''), syllables[0] ?? '', syllables.slice(0, 2).join('')]) {
        expect([typed, canBeSpoken(initials, typed)]).toEqual([typed, true])
      }
    }
    expect(canBeSpoken('lw', 'wl')).toBe(false)
  })

  it('gaps, capitals and full width are not part of the pinyin; anything else is none', () => {
    expect(pinyinTyped(' Wang Lin ')).toBe('wanglin')
    expect(pinyinTyped("xi'an")).toBe('xian')
    expect(pinyinTyped('ｗｌ')).toBe('wl')
    expect(pinyinTyped('lü')).toBe('lv')
    for (const text of ['王', 'w%', '1203', '', 'w_l']) expect(pinyinTyped(text)).toBeNull()
  })
})

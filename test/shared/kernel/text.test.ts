import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineSchema, paragraphSchema, tidyLine } from '../../../shared/kernel/text'

const name = lineSchema(10)
const remarks = paragraphSchema(20)

describe('one line of text', () => {
  it('is trimmed, full-width blanks too', () => {
    expect(name.parse('  张伟明\u3000')).toBe('张伟明')
  })

  it('writes the same letter the same way', () => {
    expect(name.parse('Jose\u0301')).toBe('Jos\u00e9')
  })

  it('is not empty unless it may be', () => {
    expect(name.safeParse('   ').success).toBe(false)
    expect(lineSchema(10, 0).parse('   ')).toBe('')
  })

  it('counts what is left after trimming', () => {
    expect(name.parse(`${' '.repeat(8)}${'王'.repeat(10)}`)).toBe('王'.repeat(10))
    expect(name.safeParse('王'.repeat(11)).success).toBe(false)
    expect(name.safeParse(' '.repeat(41)).success).toBe(false)
  })

  it.each([
    ['a control character', '王\u0007琳'],
    ['a line break', '王\n琳'],
    ['a tab', '王\t琳'],
    ['a zero-width space', '王\u200b琳'],
    ['a soft hyphen', '王\u00ad琳'],
    ['a right-to-left override', '王\u202e琳'],
    ['an Arabic letter mark', '王\u061c琳'],
    ['a direction isolate', '王\u2066琳'],
    ['a line separator', '王\u2028琳'],
    ['a byte order mark', '王\ufeff琳'],
    ['an invisible tag', '王\u{e0041}琳'],
    ['half a surrogate pair', '王\ud840琳'],
  ])('takes no %s inside a name', (_, typed) => {
    const parsed = name.safeParse(typed)
    expect(parsed.success).toBe(false)
    expect(parsed.error?.issues[0]).toMatchObject({ code: 'custom', params: { issue: 'invisible' } })
  })

  it.each(['𠮷田', '阿卜杜拉·买买提', "O'Neill", '1-2-0802 凭证①'])('takes %s as it is', (typed) => {
    expect(lineSchema(20).parse(typed)).toBe(typed)
  })

  it('leaves what it has once taken alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (typed) => {
        const once = name.safeParse(typed)
        if (once.success) expect(name.parse(once.data)).toBe(once.data)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('several lines of text', () => {
  it('keeps line breaks and tabs, nothing else that cannot be seen', () => {
    expect(remarks.parse('希望签约\r\n\t需看车位\n')).toBe('希望签约\r\n\t需看车位')
    for (const typed of ['看\u200b车位', '看\u0000车位', '看\u202e车位', '看\u2028车位', '看\ud840车位']) {
      expect(remarks.safeParse(typed).success).toBe(false)
    }
  })

  it('may be empty and has an end', () => {
    expect(remarks.parse('')).toBe('')
    expect(remarks.safeParse('看'.repeat(21)).success).toBe(false)
  })
})

describe('a file’s name', () => {
  it('SEC-5: is one line without what cannot be seen, and no sign of it is cut in two', () => {
    expect(tidyLine(' 一房\u0000一价\u202e表\ud83d.csv\n', 200)).toBe('一房一价表.csv')
    expect(tidyLine('一'.repeat(9) + '😀'.repeat(9), 10)).toBe(`${'一'.repeat(9)}😀`)
    expect(tidyLine('a'.repeat(5_000_000), 200)).toHaveLength(200)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wrapText } from '../../../../electron/documents/pdf/wrap'

// Chinese characters are twice as wide as Latin ones.
const measure = (text: string) =>
  Array.from(text, (each) => (each < '\u0100' ? 1 : 2)).reduce((a, b) => a + b, 0 as number)

describe('wrapping a text on a paper', () => {
  it('parts Chinese anywhere, but leaves figures and Latin words whole', () => {
    expect(wrapText('付款方式为一次性付款，签约不晚于 2026-06-14 为准', 20, measure)).toEqual([
      '付款方式为一次性付',
      '款，签约不晚于',
      '2026-06-14 为准',
    ])
  })

  it('begins no line with a closing mark and ends none with an opening one', () => {
    const text = '（甲）乙，丙。《丁》戊；己：庚「辛」壬！癸？¥100 的 98% 与 89.53 ㎡。'.repeat(6)
    for (const width of [10, 11, 12, 13, 17]) {
      const lines = wrapText(text, width, measure)
      expect(lines.filter((line) => /^[，。；：！？）》」%㎡]/.test(line))).toEqual([])
      expect(lines.filter((line) => /[（《「¥]$/.test(line))).toEqual([])
    }
  })

  it('cuts a word that is wider than the line', () => {
    expect(wrapText('见 ABCDEFGHIJ 页', 4, measure)).toEqual(['见', 'ABCD', 'EFGH', 'IJ', '页'])
  })

  it('leaves no space at the end of a line where it cuts a piece', () => {
    expect(wrapText('房㎡） ）', 6, measure)).toEqual(['房㎡）', '）'])
  })

  it('keeps the line breaks a person typed', () => {
    expect(wrapText('一\n\n二\r\n三', 10, measure)).toEqual(['一', '', '二', '三'])
  })

  it('loses no character and no line is too wide, whatever is typed', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'房号，。（）A1-. \n𠮷é%《》“”㎡'), maxLength: 60 })
    fc.assert(
      fc.property(typed, fc.integer({ min: 4, max: 30 }), (text, width) => {
        const lines = wrapText(text, width, measure)
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        expect(Math.max(...lines.map(measure))).toBeLessThanOrEqual(width)
      }),
    )
  })
})

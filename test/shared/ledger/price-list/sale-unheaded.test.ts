import { describe, expect, it } from 'vitest'
import { aSheet, readWith, type Written } from './a-list'

const WORDS =
  '已售（李四）|已售 李四|已认购 赵六|已售李四|已售-中介带客|2026.5已售|2026.5.12已售|李四已购|李四已买|李四 已交定金|保留-王总|已售'.split(
    '|',
  )

/** Ten homes, of which some have words in a column beside the list that may have a heading. */
function homesWith(words: readonly string[], heading: string, gap = 0) {
  const rows = Array.from({ length: 10 }, (_, at): Written[] => {
    const said = words[at - 3]
    return ['1栋', at + 2, `${at + 2}01`, 90, 1_500_000 + at, ...(said ? [...Array<string>(gap).fill(''), said] : [])]
  })
  const heads = ['楼栋', '楼层', '房号', '建筑面积', '总价', ...(heading === '' ? [] : [heading])]
  const { rows: homes, notices, faults } = readWith([aSheet([heads, ...rows])], { decidedBy: null })
  return {
    said: homes.map(({ soldAs, withheldAs }) => [soldAs, withheldAs]),
    told: notices.map(({ text, home }) => [text, home]),
    faults: faults.map(({ code }) => code),
  }
}

describe('LED-8: words of a sale in a column without a heading', () => {
  it.each(WORDS)('%s is told as it is under 备注', (word) => {
    const under = homesWith([word], '备注')
    const isTold = under.told.length > 0 || under.said.some(([sold, withheld]) => sold || withheld)
    expect([word, isTold]).toEqual([word, true])
    for (const gap of [0, 1]) {
      for (const words of [[word], [word, word.replace('李四', '王五'), word]]) {
        expect([gap, homesWith(words, '', gap)]).toEqual([gap, homesWith(words, '备注')])
      }
    }
  })

  it('a buyer’s name among them is told too, and alone it is asked about', () => {
    expect(homesWith(['已售 李四', '王五'], '').told.map(([text]) => text)).toContain('王五')
    expect(homesWith(['李四', '王五'], '').faults).toEqual(['buyersUnclear'])
  })

  it('what says nothing of a sale is none', () => {
    expect(homesWith(['送花园', '楼王'], '')).toMatchObject({ told: [], faults: [] })
  })

  it('李四已购 is told where a type stands as well', () => {
    const row = (floor: number, type: string) => ['1栋', floor, `${floor}01`, type, 90, 1_500_000]
    const sheet = aSheet([['楼栋', '楼层', '房号', '户型', '建筑面积', '总价'], row(2, 'A'), row(3, '李四已购')])
    expect(readWith([sheet], { decidedBy: null }).notices.map(({ text }) => text)).toEqual(['李四已购'])
  })
})

import { describe, expect, it } from 'vitest'
import { aSheet, read, type Written } from './a-list'
import { aChart, homesIn } from './chart-sheets'

const HEADER = ['房号', '建筑面积', '单价', '总价']
const HOMES: Written[][] = [
  ['201', 90, 10_000, 900_000],
  ['202', 100, 10_000, 1_000_000],
]
const WORDS = ['合 计', '小 计', '总 计', '共 计', '均 价', '汇 总', '合　　计', '本页 小 计', '合 计：']

describe('LED-8: words of a sum spaced out', () => {
  it.each(WORDS)('a list’s %s is a sum', (word) => {
    for (const row of [
      [word, 190, 10_000, 1_900_000],
      [word, null, null, 1_900_000],
      [word, null, 10_000, null],
    ]) {
      const { rows, faults, skipped } = read(aSheet([HEADER, ...HOMES, row], { name: '1号楼' }), 'total')
      expect([rows.length, faults, skipped.map(({ reason }) => reason)]).toEqual([2, [], ['subtotal']])
    }
  })

  it('and so it is below a sequence and a building', () => {
    const header = ['序号', '楼栋', ...HEADER]
    const rows = HOMES.map((home, at) => [at + 1, '1栋', ...home])
    for (const sum of [
      ['合 计', null, null, 190, null, 1_900_000],
      [null, '小 计', 2, 190, null, 1_900_000],
    ]) {
      expect(read(aSheet([header, ...rows, sum]), 'total')).toMatchObject({ faults: [], rows: { length: 2 } })
    }
  })

  it.each(WORDS)('so is a chart’s %s, as a row and as a column', (word) => {
    const { rows, homes } = aChart('1号楼总价表')
    const below = [...rows, [word, 1_631_000 + 10, 1_655_000]]
    expect(homesIn([aSheet(below, { name: '1#' })])).toEqual({ homes, faults: [] })
    const beside = rows.map((row, at) => (at === 0 ? row : [...row, at === 1 ? word : 1_900_000 + at]))
    expect(homesIn([aSheet(beside, { name: '1#' })])).toEqual({ homes, faults: [] })
  })
})

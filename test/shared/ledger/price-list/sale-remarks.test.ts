import { describe, expect, it } from 'vitest'
import { aSheet, readWith, type Written } from './a-list'

const CHART: Written[][] = [
  ['楼层', '01', '02'],
  ['面积', 90, 100],
  ['2F', 900_000, 1_000_000],
]
const LIST: Written[][] = [
  ['房号', '建筑面积', '单价', '总价'],
  ['201', 90, 10_000, 900_000],
]

function saidOf(rows: Written[][], name = 'Sheet1') {
  const { rows: homes, notices, faults } = readWith([aSheet(rows, { name })], { decidedBy: null })
  expect(faults).toEqual([])
  return { withheld: homes.flatMap(({ withheldAs }) => withheldAs ?? []), notices: notices.map(({ cell }) => cell) }
}

describe('LED-8: a remark that names no home', () => {
  it.each(['备注：保留房源不对外销售', '注：保留房源不对外销售', '注：1、保留房源暂不销售'])(
    '%s is to be looked at, and withholds nothing above or below it',
    (remark) => {
      const charts = [['1号楼总价表'], ...CHART, [remark], [], ['2号楼总价表'], ...CHART]
      expect(saidOf(charts)).toEqual({ withheld: [], notices: ['A5'] })
      const lists = [['1号楼价格表'], ...LIST, [remark], ['2号楼价格表'], ...LIST]
      expect(saidOf(lists)).toEqual({ withheld: [], notices: ['A4'] })
      for (const rows of [CHART, LIST]) {
        expect(saidOf([['1号楼总价表'], [remark], ...rows], '1号楼')).toEqual({ withheld: [], notices: ['A2'] })
      }
    },
  )

  it('that speaks of those below, and words in a chart’s own title, hold', () => {
    const below = [['1号楼价格表'], ...LIST, ['备注：以下房源保留'], ['202', 100, 10_000, 1_000_000]]
    expect(saidOf(below, '1号楼').withheld).toHaveLength(1)
    const titled = [['1号楼总价表'], ...CHART, [], ['保留房源'], ['2号楼总价表'], ...CHART]
    expect(saidOf(titled).withheld).toEqual(['保留房源', '保留房源'])
  })
})

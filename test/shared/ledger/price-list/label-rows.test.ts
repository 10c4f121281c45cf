import { describe, expect, it } from 'vitest'
import { aSheet, readWith, type Written } from './a-list'

const HOMES: Written[][] = [
  ['房号', '面积', '单价', '总价'],
  ['201', 90, 10_000, 900_000],
  ['301', 90, 10_000, 900_000],
]

function saidOf(below: Written[][], homes = HOMES) {
  const sheet = aSheet([...homes, [], ...below], { name: '1号楼' })
  const { rows, faults, notices } = readWith([sheet], { decidedBy: null })
  return {
    homes: rows.map(({ number }) => number),
    isFaulty: faults.length > 0,
    notices: notices.map(({ cell, text }) => `${cell} ${text}`),
  }
}

const ALL = ['1-1-0201', '1-1-0301']
const READ = { homes: ALL, isFaulty: false, notices: [] }

describe('LED-8: rows below a list that are none of its homes', () => {
  it.each<[string, Written[][]]>([
    ['备注 beside its words', [['备注', '毛坯交付']]],
    ['备注： in two cells', [['备注：', '毛坯交付']]],
    ['说明', [['说明', '以上价格不含税']]],
    ['总套数', [['总套数', 2]]],
    ['套数：', [['套数：', 2]]],
    ['总货值', [['总货值', 1_800_000]]],
    ['最高总价', [['最高总价', 900_000]]],
    ['最高总价 further right', [[null, '最高总价', 900_000]]],
    ['several in one row', [['总套数', 2, '总面积', 180]]],
    ['楼层差价', [['楼层差价', 50]]],
    ['公摊率', [['公摊率', '20%']]],
    [
      'a small table of types',
      [
        ['户型', '套数'],
        ['A', 10],
        ['B', 10],
      ],
    ],
    [
      'a small table of payments',
      [
        ['付款方式', '折扣'],
        ['一次性', '98折'],
      ],
    ],
    ['who signs', [['营销负责人', '财务负责人', '总经理']]],
    ['a date and who printed it', [[null, '2026/6/18', null, '打印人：王琳']]],
  ])('%s', (_, below) => {
    expect(saidOf(below)).toEqual(READ)
    const [head = [], ...homes] = HOMES
    const numbered = [['序号', ...head], ...homes.map((row, at): Written[] => [at + 1, ...row])]
    expect(saidOf(below, numbered)).toEqual(READ)
  })

  it('图例 names states, which are to be looked at', () => {
    expect(saidOf([['图例', '可售', '已售']])).toEqual({ ...READ, notices: ['C5 已售'] })
  })

  it('备注 that names a home is still a note of it', () => {
    const sheet = aSheet([...HOMES, ['备注', '201为保留房源']], { name: '1号楼' })
    const { rows } = readWith([sheet], { decidedBy: null })
    expect(rows.map(({ withheldAs }) => withheldAs)).toEqual(['201为保留房源', null])
  })

  it.each<[string, Written[]]>([
    ['a word that nobody knows', ['电梯厅', 10]],
    ['figures without words before them', ['备注', 90, 10_000, 900_000]],
    ['a home without its number', [null, 90, 10_000, 900_000]],
  ])('%s may be a home, and is a fault', (_, row) => {
    expect(saidOf([row])).toMatchObject({ homes: ALL, isFaulty: true })
  })

  it('a home behind such a word in the column before is one', () => {
    const homes: Written[][] = [
      ['说明', '房号', '面积', '总价'],
      ['备注', '201', 90, 900_000],
      ['备注', '301', 90, 900_000],
    ]
    expect(saidOf([], homes)).toEqual(READ)
  })
})

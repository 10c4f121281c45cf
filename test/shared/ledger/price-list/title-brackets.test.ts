import { describe, expect, it } from 'vitest'
import type { PriceListMapping } from '../../../../shared/ledger/price-list/mapping'
import { aSheet, readWith, type Written } from './a-list'
import { aChart, homesIn } from './chart-sheets'

const LIST: Written[][] = [
  ['房号', '建筑面积', '单价', '总价'],
  ['201', 90, 10_000, 900_000],
]

const asked = (rows: Written[][], mapping?: PriceListMapping) => {
  const { rows: homes, faults } = readWith([aSheet(rows, { name: '1号楼' })], { decidedBy: null, mapping })
  return { homes: homes.length, faults: faults.map(({ code, data }) => ({ code, data })) }
}

const saying = (heading: string, meaning: 'listTotal' | 'ignored'): PriceListMapping => {
  return { headings: [{ heading, meaning }], sheets: [] }
}

describe('LED-8: what brackets add to the title of a chart', () => {
  it.each([
    '1号楼总价表（共6套）',
    '1号楼总价表（元）（共6套）',
    '1号楼总价表 共6套',
    '1号楼总价表（总面积570㎡）',
    '1号楼总价表（共6套，建筑面积共570㎡）',
    '1号楼总价表（总货值557万元）',
    '1号楼总价表（内部资料）',
    '1号楼总价表（精装）',
    '1号楼总价表（精装修）',
  ])('%s counts, adds up or describes: its prices are read', (title) => {
    const { rows, homes } = aChart(title)
    expect(homesIn([aSheet(rows, { name: '1号楼' })])).toEqual({ homes, faults: [] })
  })

  it('（精装） over one of two charts of prices may make it another price', () => {
    const [one, other] = [aChart('1号楼总价表（精装）'), aChart('2号楼总价表', { building: '2' })]
    const sheets = [aSheet(one.rows, { name: '1号楼' }), aSheet(other.rows, { name: '2号楼' })]
    expect(homesIn(sheets).faults).toEqual(['B4 figureUnclear'])
    const both = aChart('2号楼总价表（精装）', { building: '2' })
    const alike = homesIn([aSheet(one.rows, { name: '1号楼' }), aSheet(both.rows, { name: '2号楼' })])
    expect(alike).toEqual({ homes: [...one.homes, ...both.homes], faults: [] })
  })

  it.each(['1号楼精装总价表', '1号楼总价表（拎包）'])('%s may be another price, and is asked', (title) => {
    expect(homesIn([aSheet(aChart(title).rows, { name: '1号楼' })])).toEqual({
      homes: [],
      faults: ['B4 figureUnclear'],
    })
  })
})

describe('LED-8: prices of a way to pay', () => {
  it.each([
    ['1号楼总价表（一次性付款）', '总价表(一次性付款)', '一次性付款'],
    ['1号楼总价表（按揭）', '总价表(按揭)', '按揭'],
    ['1号楼价格表（按揭）', '价格表(按揭)', '按揭'],
  ])('%s over a chart is asked, and read once a person said what it is', (title, text, other) => {
    const { rows } = aChart(title)
    expect(asked(rows)).toEqual({ homes: 0, faults: [{ code: 'figureUnclear', data: { text, other } }] })
    expect(asked(rows, saying(text, 'listTotal'))).toEqual({ homes: 4, faults: [] })
  })

  it.each(['1号楼价格表（一次性付款）', '1号楼价格表（按揭）', '1号楼价格表 一次性付款'])(
    '%s over a list is',
    (title) => {
      const { homes, faults } = asked([[title], ...LIST])
      expect([homes, faults.map(({ code }) => code)]).toEqual([0, ['figureUnclear']])
    },
  )

  it('of a chart beside the one of list prices are others, and of two the one is read that a person said', () => {
    const [plain, paid, lent] = [
      aChart('1号楼总价表'),
      aChart('1号楼总价表（一次性付款）'),
      aChart('1号楼总价表（按揭）'),
    ]
    expect(asked([...plain.rows, [], ...lent.rows])).toEqual({ homes: 4, faults: [] })
    const two = [...paid.rows, [], ...lent.rows]
    expect(asked(two).faults).toHaveLength(2)
    expect(asked(two, saying('总价表(一次性付款)', 'listTotal'))).toEqual({ homes: 4, faults: [] })
  })

  it('said in a line of its own, 付款方式：一次性付款, makes no other price', () => {
    expect(asked([['1号楼价格表'], ['付款方式：一次性付款'], ...LIST])).toEqual({ homes: 1, faults: [] })
  })
})

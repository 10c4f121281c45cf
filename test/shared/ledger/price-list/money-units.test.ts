import { describe, expect, it } from 'vitest'
import { NO_MAPPING, type PriceListMapping } from '../../../../shared/ledger/price-list/mapping'
import { aSheet, readWith, type Written } from './a-list'

/** Two homes under these headings, below what is written above them: their list totals in 元. */
function totals(headings: readonly string[], rows: readonly (readonly Written[])[], above = '', mapping = NO_MAPPING) {
  const sheet = aSheet(
    [[above], ['房号', '建筑面积', ...headings], ...rows.map((row, at): Written[] => [`${at + 2}01`, ...row])],
    { name: '1号楼' },
  )
  const { rows: homes, faults } = readWith([sheet], { decidedBy: null, mapping })
  return {
    totals: homes.map(({ list, area }) => {
      return list && (list.by === 'total' ? list.total / 100 : Math.round((list.unitPrice * (area ?? 0)) / 10_000))
    }),
    faults: faults.map(({ code }) => code),
  }
}

const RIGHT = { totals: [1_669_735, 1_800_000], faults: [] }
const ROUND = { totals: [1_669_700, 1_800_000], faults: [] }

describe('LED-8: totals in 万元', () => {
  const alone = [
    [89.53, 166.97],
    [100, 180],
  ]
  const beside = [
    [89.53, 18_650, 166.97],
    [100, 18_000, 180],
  ]

  it.each(['总价(万)', '总价/万', '总价（万元）', '总价/万元', '总价（单位：万）'])('%s says so', (heading) => {
    expect(totals([heading], alone)).toEqual(ROUND)
    expect(totals(['单价', heading], beside)).toEqual(RIGHT)
    const mapping: PriceListMapping = { headings: [{ heading, meaning: 'listTotal' }], sheets: [] }
    expect(totals([heading], alone, '', mapping)).toEqual(ROUND)
  })

  it.each([
    '单位：万元',
    '金额单位：万元',
    '单位：元/㎡、万元',
    '单位：㎡、元/㎡、万元',
    '（单位：万元）',
    '单位:万',
    '计量单位：平方米、万元',
    '价格单位：万元/套',
    '',
  ])('%s above leaves the unit prices in 元', (above) => {
    expect(totals(['总价'], alone, above)).toEqual(ROUND)
    expect(totals(['单价', '总价'], beside, above)).toEqual(RIGHT)
  })

  it('are in 元 where that is what the figures can be alone, whatever stands above', () => {
    const rows = [
      [89.53, 1_669_735],
      [100, 1_800_000],
    ]
    for (const above of ['', '单位：元/㎡、万元', '单位：万元']) expect(totals(['总价'], rows, above)).toEqual(RIGHT)
  })

  it('that are neither for certain stay what the list calls them, and are faulty', () => {
    expect(totals(['总价'], [[89.53, 8_952]])).toEqual({ totals: [], faults: ['unitPriceOutOfRange'] })
  })

  it.each(['单价（万/㎡）', '单价（万元/㎡）', '单价/万'])('%s is by the square metre', (heading) => {
    const rows = [
      [89.53, 1.865],
      [100, 1.8],
    ]
    expect(totals([heading], rows)).toEqual(RIGHT)
  })

  it('a unit price of some 元 is none in 万元 unless that is written', () => {
    const rows = [[100, 25]]
    expect(totals(['单价'], rows)).toEqual({ totals: [], faults: ['outOfRange'] })
  })
})

describe('LED-8: units that nobody reads', () => {
  const alone = [
    [89.53, 1_669.7],
    [100, 1_800],
  ]
  const beside = [
    [89.53, 18_650, 1_669.7],
    [100, 18_000, 1_800],
  ]

  it.each(['总价（千元）', '总价(K)', '总价（十万元）', '总价/千元', '总价（仟元）'])(
    '%s is no total in 元 or 万元',
    (heading) => {
      expect(() => totals([heading], alone)).toThrow('headerMissing')
      expect(totals(['单价', heading], beside).faults).toEqual(['figureUnclear'])
    },
  )

  it('单位：千元 above, and figures in thousands without a word, are no 万元', () => {
    expect(() => totals(['总价'], alone, '单位：千元')).toThrow('headerMissing')
    expect(totals(['总价'], alone).faults).toEqual(['unitPriceOutOfRange', 'unitPriceOutOfRange'])
  })
})

import { describe, expect, it } from 'vitest'
import { type ColumnMeaning, NO_MAPPING } from '../../../../shared/ledger/price-list/mapping'
import type { Sheet } from '../../../../shared/ledger/price-list/sheet'
import { aRow, aSheet, HEADER, readWith, type Written } from './a-list'

const AREAS = aSheet([['1号楼建筑面积表'], ['楼层', '01', '02'], [3, 90, 95], [2, 90, 95]], { name: '面积' })

/** Two floors of two homes and their prices, with what stands beside them in each row and below. */
function prices(title: string, beside: readonly Written[] = [], below: readonly (readonly Written[])[] = []): Sheet {
  const rows = [
    ['楼层', '01', '02'],
    [3, 1_000_000, 1_100_000],
    [2, 1_000_000, 1_100_000],
  ]
  const all = rows.map((row, at) => [...row, beside[at] ?? null])
  return aSheet([[title], ...all, ...below], { name: '价格' })
}

function saidOf(sheets: readonly Sheet[], headings: Record<string, ColumnMeaning> = {}) {
  const said = Object.entries(headings).map(([heading, meaning]) => ({ heading, meaning }))
  const { rows, faults, notices } = readWith(sheets, { decidedBy: null, mapping: { ...NO_MAPPING, headings: said } })
  return {
    homes: rows.length,
    sold: rows.flatMap(({ number, soldAs, soldAt }) => (soldAs ? `${number} ${soldAt?.sheet}!${soldAt?.cell}` : [])),
    withheld: rows.flatMap(({ number, withheldAs }) => (withheldAs ? number : [])),
    faults: faults.map(({ sheet, cell, code }) => `${sheet}!${cell} ${code}`),
    notices: notices.map(({ sheet, cell, text }) => `${sheet}!${cell} ${text}`),
  }
}

const CLEAR = { homes: 4, sold: [], withheld: [], faults: [], notices: [] }
const STATUSES: Written[][] = [
  ['楼层', '01', '02'],
  [3, '已售', '可售'],
  [2, null, '保留'],
]

describe('LED-8: what a chart says of a sale about its homes is never passed over', () => {
  it('beside the rooms and below them, under whatever heading', () => {
    expect(saidOf([prices('1号楼总价表'), AREAS])).toEqual(CLEAR)
    for (const heading of ['备注', null]) {
      const notices = ['价格!D3 02已售', '价格!D4 01保留']
      expect(saidOf([prices('1号楼总价表', [heading, '02已售', '01保留']), AREAS])).toEqual({ ...CLEAR, notices })
    }
    const below = prices('1号楼总价表', [], [['备注：201、302已售']])
    expect(saidOf([below, AREAS])).toEqual({ ...CLEAR, notices: ['价格!A5 备注:201、302已售'] })
  })

  it('销控表 and a filed price say nothing of it', () => {
    expect(saidOf([prices('1号楼销控表（总价）'), AREAS])).toEqual(CLEAR)
    expect(saidOf([prices('1号楼总价表', [], [['本表价格已备案']]), AREAS])).toEqual(CLEAR)
  })
})

describe('LED-8: a chart of words of a sale is the status of its homes', () => {
  it('below the prices on their sheet', () => {
    const sheet = prices('1号楼总价表', [], [[], ['1号楼销控'], ...STATUSES])
    expect(saidOf([sheet, AREAS])).toEqual({ ...CLEAR, sold: ['1-1-0301 价格!B8'], withheld: ['1-1-0202'] })
  })

  it.each(['1号楼销售状态', '1号楼销控', '1号楼'])('on a sheet of its own: %s', (name) => {
    const said = saidOf([prices('1号楼总价表'), AREAS, aSheet(STATUSES, { name })])
    expect(said).toEqual({ ...CLEAR, sold: [`1-1-0301 ${name}!B2`], withheld: ['1-1-0202'] })
  })

  it('of homes that have no price it is noticed', () => {
    const said = saidOf([prices('1号楼总价表'), AREAS, aSheet(STATUSES, { name: '2号楼销控' })])
    expect(said).toEqual({ ...CLEAR, notices: ['2号楼销控!B2 已售', '2号楼销控!C3 保留'] })
  })

  it('beside a list it is not read, and noticed', () => {
    const list = aSheet([HEADER, aRow({ 房号: '1201' }), aRow({ 房号: '1202' })])
    const said = saidOf([list, aSheet(STATUSES, { name: '1栋销控' })])
    expect(said).toEqual({ ...CLEAR, homes: 2, notices: ['1栋销控!B2 已售'] })
  })

  it('a chart of prices whose every home is sold holds its prices', () => {
    const sheet = aSheet([['1号楼总价表'], ['楼层', '01', '02'], [3, '已售', '已售'], [2, '已售', '已签（张三）']])
    expect(saidOf([sheet, AREAS])).toMatchObject({
      homes: 4,
      sold: [
        '1-1-0301 undefined!undefined',
        '1-1-0302 undefined!undefined',
        '1-1-0201 undefined!undefined',
        '1-1-0202 undefined!undefined',
      ],
      faults: [],
    })
  })
})

describe('LED-8: the title of a chart and its sheet’s name speak of all its homes', () => {
  it('once it is known what its figures are', () => {
    const title = '1号楼已售房源总价表'
    expect(saidOf([prices(title), AREAS]).faults).toEqual(['价格!B3 figureUnclear'])
    const homes = ['0301', '0302', '0201', '0202'].map((room) => `1-1-${room} 价格!A1`)
    expect(saidOf([prices(title), AREAS], { [title]: 'listTotal' })).toEqual({ ...CLEAR, sold: homes })
  })

  it('that they are withheld', () => {
    const sheet = { ...prices('1号楼总价表'), name: '保留房源' }
    expect(saidOf([sheet, AREAS])).toMatchObject({ homes: 4, withheld: { length: 4 }, faults: [], notices: [] })
  })

  it('a legend speaks of none of them', () => {
    const sheet = prices('1号楼总价表')
    const rows = [...aSheet([['可售', '已售', '保留']]).rows, ...sheet.rows]
    const said = saidOf([{ ...sheet, rows }, AREAS])
    expect(said).toEqual({ ...CLEAR, notices: ['价格!B1 已售', '价格!C1 保留'] })
  })
})

describe('LED-8: a chart whose sheet says what becomes of its homes', () => {
  it.each(['1号楼保留', '1号楼保留房源', '工抵房', '1号楼工抵房'])('%s: withheld, as in a list', (name) => {
    const { withheld, faults } = saidOf([{ ...prices('1号楼总价表'), name }, AREAS])
    expect(withheld).toEqual(['1-1-0301', '1-1-0302', '1-1-0201', '1-1-0202'])
    expect(faults).toEqual([])
  })

  it('工抵 alone may be money of its own, and is left', () => {
    expect(() => saidOf([{ ...prices('1号楼总价表'), name: '1号楼工抵' }, AREAS])).toThrow('headerMissing')
  })
})

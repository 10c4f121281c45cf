import { describe, expect, it } from 'vitest'
import type { PriceListMapping } from '../../../../shared/ledger/price-list/mapping'
import { aSheet, readWith, type Written } from './a-list'
import { aChart } from './chart-sheets'

const LIST = aSheet(
  [
    ['房号', '面积', '单价', '总价'],
    ['201', 90, 10_000, 900_000],
    ['302', 100, 10_000, 1_000_000],
  ],
  { name: '1号楼' },
)

function readBeside(name: string, rows: Written[][], isRead: boolean | null = null, list = LIST) {
  const sheets: PriceListMapping['sheets'] = isRead === null ? [] : [{ name, isRead, headerRows: null }]
  const reading = readWith([list, aSheet(rows, { name })], { decidedBy: null, mapping: { headings: [], sheets } })
  return {
    homes: reading.rows.map(({ number, soldAs, withheldAs }) => `${number} ${soldAs ?? withheldAs ?? ''}`.trim()),
    faults: reading.faults.map(({ cell, code, data }) => [cell, code, data]),
    others: reading.otherSheets.map((one) => one.name),
  }
}

const STATES: Written[][] = [
  ['楼栋', '房号', '状态'],
  ['1号楼', '302', '已售'],
  ['1号楼', '201', '可售'],
]

describe('LED-8: a list of states on another sheet', () => {
  it('that names homes as sold is asked for, read with one word, and left out with another', () => {
    const data = { text: '销控', homes: 1, says: '已售', number: '1-1-0302' }
    expect(readBeside('销控', STATES).faults).toEqual([['C2', 'statesUnread', data]])
    expect(readBeside('销控', STATES, true)).toEqual({ homes: ['1-1-0201', '1-1-0302 已售'], faults: [], others: [] })
    expect(readBeside('销控', STATES, false)).toEqual({
      homes: ['1-1-0201', '1-1-0302'],
      faults: [],
      others: ['销控'],
    })
  })

  it.each<[string, Written[][], string]>([
    [
      '销控',
      [
        ['楼栋', '房号', '面积', '状态'],
        ['1号楼', '302', 100, '保留'],
      ],
      'D2',
    ],
    [
      '已售',
      [
        ['楼栋', '房号', '面积', '成交总价', '客户'],
        ['1号楼', '302', 100, 990_000, '张三'],
      ],
      'B2',
    ],
    [
      '成交明细',
      [
        ['楼栋', '房号', '客户'],
        ['1号楼', '302', '张三'],
      ],
      'B2',
    ],
    ['保留房源', [['保留房源'], ['楼栋', '房号', '保留原因'], ['1号楼', '302', '关系户']], 'B3'],
    [
      '销控表',
      [
        ['房号', '状态'],
        ['1-1-302', '已签约'],
      ],
      'B2',
    ],
  ])('%s is asked for', (name, rows, cell) => {
    expect(readBeside(name, rows).faults.map(([at, code]) => [at, code])).toEqual([[cell, 'statesUnread']])
    expect(readBeside(name, rows, true).homes).toEqual(['1-1-0201', expect.stringMatching(/^1-1-0302 ./)])
  })

  it.each(
    '销售台账 业主名单 客户台账 客户名单 销售明细 销售日报 6月销售 来款明细 回款表 收款 销控明细 抵押 查封 不可售 备案 已备案明细 下定 大定 Sheet3'.split(
      ' ',
    ),
  )('%s that names buyers of its homes is asked for, and read with one word', (name) => {
    const rows: Written[][] = [
      ['序号', '客户姓名', '楼栋', '房号', '日期'],
      [1, '张三', '1#', '302', '2026-1-2'],
    ]
    expect(readBeside(name, rows).faults.map(([at, code]) => [at, code])).toEqual([['D2', 'statesUnread']])
    expect(readBeside(name, rows, true).homes).toEqual(['1-1-0201', expect.stringMatching(/^1-1-0302 ./)])
    expect(readBeside(name, rows, false).homes).toEqual(['1-1-0201', '1-1-0302'])
  })

  it.each(['抵押', '查封', '不可售', '已备案明细', '下定', '大定', '销控明细'])('%s that only names homes', (name) => {
    const rows: Written[][] = [
      ['序号', '楼栋', '房号'],
      [1, '1#', '302'],
    ]
    expect(readBeside(name, rows).faults.map(([at, code]) => [at, code])).toEqual([['C2', 'statesUnread']])
  })

  it.each<[string, Written]>([
    ['成交总价', 880_000],
    ['电话', '13812345678'],
    ['付款方式', '按揭'],
    ['置业顾问', '小王'],
    ['来款日期', { kind: 'date' }],
    ['来款金额', 20_000],
    ['姓名', '张三'],
    ['购买人', '张三'],
    ['谁的', '张三、李四'],
  ])('that has %s beside its homes', (heading, value) => {
    const rows: Written[][] = [
      ['序号', '房号', heading],
      [1, '302', value],
    ]
    expect(readBeside('登记', rows).faults.map(([at, code]) => [at, code])).toEqual([['B2', 'statesUnread']])
  })

  it('of rooms that several buildings have is asked for, and read of none', () => {
    const rows: Written[][] = ['1#', '2#'].map((building) => [building, '302', 100, 10_000, 1_000_000])
    const list = aSheet([['楼栋', '房号', '面积', '单价', '总价'], ...rows], { name: '价格' })
    const states: Written[][] = [
      ['房号', '状态'],
      ['302', '已售'],
    ]
    for (const isRead of [null, true]) {
      const { homes, faults } = readBeside('销控', states, isRead, list)
      expect([homes, faults.map(([, code]) => code)]).toEqual([['1-1-0302', '2-1-0302'], ['statesUnread']])
    }
  })

  it('beside charts', () => {
    const chart = aSheet(aChart('1号楼总价表').rows, { name: '1号楼' })
    const rows: Written[][] = [
      ['楼栋', '房号', '状态'],
      ['1号楼', '202', '已售'],
    ]
    expect(readBeside('销控', rows, null, chart).faults.map(([, code]) => code)).toEqual(['statesUnread'])
  })

  it.each<[string, string, Written[][]]>([
    [
      'homes that are all for sale',
      '销控',
      [
        ['楼栋', '房号', '状态'],
        ['1号楼', '302', '可售'],
      ],
    ],
    [
      'homes that the list does not have',
      '销控',
      [
        ['楼栋', '房号', '状态'],
        ['2号楼', '302', '已售'],
      ],
    ],
    [
      'who sells each home',
      '置业顾问',
      [
        ['房号', '置业顾问'],
        ['201', '小王'],
        ['302', '小李'],
      ],
    ],
    [
      'when homes are handed over',
      '交房',
      [
        ['房号', '交付日期'],
        ['302', { kind: 'date' }],
      ],
    ],
    [
      'buyers of no home yet',
      '客户台账',
      [
        ['房号', '客户'],
        ['302', null],
      ],
    ],
    [
      'homes without a state',
      '户型',
      [
        ['楼栋', '房号', '户型'],
        ['1号楼', '302', 'A户型'],
      ],
    ],
  ])('%s: nothing is asked', (_, name, rows) => {
    expect(readBeside(name, rows).faults).toEqual([])
  })

  it('that says what the list says as well is not asked for', () => {
    const rows: Written[][] = [
      ['房号', '面积', '单价', '总价', '状态'],
      ['201', 90, 10_000, 900_000, '可售'],
      ['302', 100, 10_000, 1_000_000, '已售'],
    ]
    expect(readBeside('销控', STATES, null, aSheet(rows, { name: '1号楼' })).faults).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import type { PriceListMapping } from '../../../../shared/ledger/price-list/mapping'
import type { Sheet } from '../../../../shared/ledger/price-list/sheet'
import { aSheet, readWith, type Written } from './a-list'
import { aChart, homesIn, type Placed, stacked } from './chart-sheets'

const one = aChart('1号楼总价表')
const said = (...sheets: PriceListMapping['sheets']): PriceListMapping => ({ headings: [], sheets })
const withRows = (more: readonly Written[][]) => [aSheet([...one.rows, ...more], { name: '1号楼' })]
/** To the right of the chart. */
const BESIDE: Written[] = [null, null, null, null]
const floors: Written[][] = [
  ['2F', 90_000, 100_000],
  ['1F', 90_000, 100_000],
]

/** What the faults say of the figures that are left. */
function leftIn(sheets: Sheet[]) {
  const { faults, rows } = readWith(sheets, { decidedBy: null, project: '云栖府' })
  return {
    homes: rows.length,
    left: faults.map(({ cell, code, data }) => [code, cell, 'text' in data ? data.text : '', data]),
  }
}

describe('LED-8: every figure of a sheet with charts is accounted for', () => {
  it.each<[string, Written[][], string]>([
    ['areas below the floors that say anew what stands above them', [['1F面积', 80, 85]], '1F面积 B6:C6'],
    [
      'other money of homes that stand nowhere else',
      [[], ['2号楼装修总价表'], ['楼层', '01', '02'], ...floors],
      '2F B9:C10',
    ],
    ['figures in a layout that is not known', [[], [...BESIDE, '二楼', 95, 955_000]], '二楼 F7:G7'],
  ])('%s are a fault, which one word passes by', (_, more, text) => {
    const { homes, left } = leftIn(withRows(more))
    expect([homes, left.map(([code, , name]) => [code, name])]).toEqual([4, [['figuresUnread', text]]])
    const passed = said({ name: '1号楼', isRead: true, headerRows: null, passed: [text] })
    expect(homesIn(withRows(more), passed)).toEqual({ homes: one.homes, faults: [] })
  })

  it('what was passed by is so where it stood, not wherever it is called so', () => {
    const passed = said({ name: '1号楼', isRead: true, headerRows: null, passed: ['1F面积 B6:C6'] })
    expect(homesIn(withRows([[], ['1F面积', 80, 85]]), passed).faults).toEqual(['B7 figuresUnread'])
  })

  it('the fault says how many figures there are, and which is the last', () => {
    const { left } = leftIn(withRows([[], ['2号楼装修总价表'], ['楼层', '01', '02'], ...floors]))
    expect(left.map(([, cell, , data]) => [cell, data])).toEqual([['B9', { text: '2F B9:C10', cells: 4, last: 'C10' }]])
  })

  it.each<[string, Written[][]]>([
    ['other money of the same homes', [[], ['1号楼装修总价表'], ['楼层', '01', '02'], ...floors]],
    ['sums', [['合计', 1_660_000, 1_664_000]]],
    ['a note with one figure in it', [[], [...BESIDE, '电话', 13_800_000_000]]],
    ['what a summary counts', [[], [...BESIDE, '均价', 10_000, 11_000], [...BESIDE, '总货值', 3_650_000, 3_700_000]]],
  ])('%s: nothing is asked', (_, more) => {
    expect(homesIn(withRows(more))).toEqual({ homes: one.homes, faults: [] })
  })
})

describe('LED-8: sheets with homes that stand nowhere else are not passed over', () => {
  const spaces = aSheet(
    [
      ['车位号', '面积', '总价'],
      ['A001', 13.25, 150_000],
      ['A002', 13.25, 160_000],
    ],
    { name: '车位' },
  )
  const sheetOf = (name: string, { rows }: Placed) => aSheet(rows, { name })
  const two = aChart('2号楼总价表', { building: '2', more: 5 })
  const charts = [sheetOf('1号楼', one), sheetOf('2号楼', two)]

  it('charts beside a list of others on another sheet are read with it', () => {
    const both = homesIn([...charts, spaces])
    expect(both.faults).toEqual([])
    expect(both.homes).toHaveLength(10)
  })

  it('a chart that shows homes of the list and others is asked for, read with one word, and left out with another', () => {
    const [first, second] = one.homes.map(listed)
    const list = aSheet([['房号', '建筑面积', '总价'], first ?? [], second ?? []], { name: '1号楼' })
    const sheets = [sheetOf('销控', one), list]
    expect(leftIn(sheets).left.map(([code, , name]) => [code, name])).toEqual([['sheetUnread', '销控']])
    const answer = (isRead: boolean) => said({ name: '销控', isRead, headerRows: null })
    expect(homesIn(sheets, answer(true))).toEqual({ homes: one.homes, faults: [] })
    expect(homesIn(sheets, answer(false))).toEqual({ homes: one.homes.slice(0, 2), faults: [] })
  })

  it('charts that show the homes of the list once more are none', () => {
    const list = [['房号', '建筑面积', '总价'], ...one.homes.map((home) => listed(home))]
    const read = homesIn([sheetOf('销控', one), aSheet(list, { name: '1号楼' })])
    expect(read).toEqual({ homes: one.homes, faults: [] })
  })

  it('a sheet named by its building whose layout is not known', () => {
    const blocks = aSheet(
      [
        ['2F', '房号', '201', '202'],
        [null, '面积', 90, 100],
        [null, '总价', 900_000, 1_000_000],
      ],
      {
        name: '2号楼',
      },
    )
    expect(leftIn([sheetOf('1号楼', one), blocks]).left.map(([code, cell]) => [code, cell])).toEqual([
      ['sheetUnread', 'C1'],
    ])
  })
})

describe('LED-8: figures above a list and beside it', () => {
  const list: Written[][] = [
    ['房号', '建筑面积', '单价'],
    ['1-1-201', 90, 10_000],
    ['1-1-202', 100, 10_000],
  ]

  it('in columns that nothing names are a fault', () => {
    const rows = list.map((row, at) => (at === 0 ? row : [...row, null, 900_000, 810_000]))
    expect(leftIn([aSheet(rows)]).left.map(([code, cell]) => [code, cell])).toEqual([['figuresUnread', 'E2']])
  })

  it('in one such column beside the homes are none, nor are named ones', () => {
    expect(leftIn([aSheet(list.map((row, at) => (at === 0 ? row : [...row, 900_000])))]).left).toEqual([])
    const named = list.map((row, at) => [...row, ...(at === 0 ? ['首付', '月供'] : [300_000, 5_000])])
    expect(leftIn([aSheet(named)]).left).toEqual([])
  })

  it('above its headings are a fault', () => {
    const above = aChart('3号楼').rows.filter((_, at) => at > 1)
    const { left } = leftIn([aSheet([...above, [], ...list])])
    expect(left.map(([code]) => code)).toEqual(['figuresUnread'])
  })

  it('charts under charts are read to the last, and nothing is left', () => {
    const { rows, homes } = stacked([one, aChart('2号楼总价表', { building: '2' })])
    expect(homesIn([aSheet(rows)])).toEqual({ homes, faults: [] })
  })
})

function listed(home: string): Written[] {
  const [number = '', area = '', total = ''] = home.split(' ')
  return [number, Number(area), Number(total)]
}

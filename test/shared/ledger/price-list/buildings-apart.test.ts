import { describe, expect, it } from 'vitest'
import type { Sheet } from '../../../../shared/ledger/price-list/sheet'
import { aSheet, readWith, type Written } from './a-list'

const PLAIN = ['房号', '建筑面积', '单价', '总价']
const home = (room: string): Written[] => [room, 50, 18_000, 900_000]
const list = (name: string, room: string) => aSheet([PLAIN, home(room)], { name })
const floorOf = (title: string, floor: number): Written[][] => [
  [title],
  ['楼层', '01'],
  ['面积', 90],
  [`${floor}F`, 900_000],
]
const chart = (name: string, floor: number) => aSheet(floorOf('总价表', floor), { name })
const read = (sheets: readonly Sheet[], building?: string) =>
  readWith(sheets, {
    decidedBy: null,
    project: '云栖府',
    mapping: {
      headings: [],
      sheets: building ? sheets.map(({ name }) => ({ name, isRead: true, headerRows: null, building })) : [],
    },
  })
const codesOf = (sheets: readonly Sheet[]) => [...new Set(read(sheets).faults.map(({ code }) => code))]

describe('LED-8: two buildings of one number', () => {
  const PAIRS = [
    ['商1#', '1#'],
    ['1#', '商业1#'],
    ['洋房1#', '1#'],
    ['公寓1#', '1#'],
    ['商铺1号楼', '1号楼'],
    ['1#东', '1#西'],
    ['1栋A', '1栋B'],
    ['高层1#', '洋房1#'],
    ['公寓1#', '住宅1#'],
    ['1#高层', '1#洋房'],
  ] as const

  it.each(PAIRS)('%s and %s are asked about, as sheets of lists and of charts', (one, other) => {
    for (const room of ['101', '201']) expect(codesOf([list(one, '101'), list(other, room)])).toEqual(['sheetsUnclear'])
    for (const floor of [1, 2]) expect(codesOf([chart(one, 1), chart(other, floor)])).toEqual(['sheetsUnclear'])
  })

  it.each(PAIRS)('%s and %s are as titles over lists and charts', (one, other) => {
    const lists = [[`${one}价格表`], PLAIN, home('101'), [`${other}价格表`], PLAIN, home('201')]
    expect(codesOf([aSheet(lists, { name: 'Sheet1' })])).toEqual(['otherBuilding'])
    const charts = [...floorOf(`${one}总价表`, 1), [], ...floorOf(`${other}总价表`, 2)]
    expect(codesOf([aSheet(charts, { name: 'Sheet1' })])).not.toEqual([])
  })

  it('in a column they are two, or a fault', () => {
    for (const [one, other] of PAIRS) {
      const sheet = aSheet([
        ['楼栋', ...PLAIN],
        [one, ...home('101')],
        [other, ...home('201')],
      ])
      const { rows, faults } = read([sheet])
      expect([one, faults.length > 0 || new Set(rows.map(({ number }) => number.slice(0, 2))).size === 2]).toEqual([
        one,
        true,
      ])
    }
  })

  it('are one where a person says so of their sheets, and two where they are said to be', () => {
    for (const sheets of [
      [list('商1#', '101'), list('1#', '201')],
      [chart('商1#', 1), chart('1#', 2)],
    ]) {
      const { rows, faults } = read(sheets, '1栋')
      expect([faults, new Set(rows.map(({ number }) => number))]).toEqual([[], new Set(['1-1-0101', '1-1-0201'])])
      const mapping = {
        headings: [],
        sheets: [{ name: '商1#', isRead: true, headerRows: null, building: 'S1栋' }],
      }
      const two = readWith(sheets, { decidedBy: null, mapping })
      expect([two.faults, two.rows.map(({ number }) => number).sort()]).toEqual([[], ['1-1-0201', 'S1-1-0101']])
    }
  })

  it.each([
    ['云栖府1#', '1#'],
    ['第1栋', '1栋'],
    ['1号楼1单元', '1号楼2单元'],
    ['1#东单元', '1#西单元'],
    ['1栋A单元', '1栋B单元'],
    ['1号楼住宅', '1号楼商铺'],
    ['1号楼', '1号楼价格'],
  ])('%s and %s are one', (one, other) => {
    expect(codesOf([list(one, '101'), list(other, '201')])).toEqual([])
    expect(codesOf([chart(one, 1), chart(other, 2)])).toEqual([])
  })
})

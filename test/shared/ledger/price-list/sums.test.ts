import { describe, expect, it } from 'vitest'
import { aSheet, read, type Written } from './a-list'

const HEADER = ['序号', '楼栋', '房号', '建筑面积', '总价', '备注']

/** Twelve homes of two buildings, the areas 80.00 to 80.11 ㎡. */
const HOMES: Written[][] = Array.from({ length: 12 }, (_, at) => [
  at + 1,
  at < 6 ? '1栋' : '2栋',
  `${(at % 6) + 1}01`.padStart(4, '0'),
  (8_000 + at) / 100,
  1_000_000 + at,
  null,
])
const AREA = 960.66
const TOTAL = 12_000_066

function readAll(rows: Written[][], header = HEADER, name = '价目') {
  const { rows: homes, faults, skipped } = read(aSheet([header, ...rows], { name }), 'total')
  return {
    homes: homes.length,
    faults: faults.map(({ row, code }) => `${row} ${code}`),
    skipped: skipped.map(({ row, reason, text }) => `${row} ${reason} ${text}`),
  }
}

describe('LED-8: a sum whose count stands where a room would', () => {
  it.each<[string, Written[]]>([
    ['of the whole list', ['合计', null, 12, AREA, TOTAL, null]],
    ['in text', ['合计', null, '12', AREA, TOTAL, null]],
    ['in the building’s column', [null, '小 计', '12', AREA, TOTAL, null]],
    ['of the building by name', [null, '2号楼小计', 6, 480.51, 6_000_051, null]],
    ['called 总数', [null, '总数', 12, AREA, TOTAL, null]],
    ['by its count alone', [null, '共12套', null, AREA, TOTAL, null]],
    ['with the averages', ['平均', null, 12, 80.06, 1_000_006, null]],
    ['by a remark', [null, null, 12, AREA, TOTAL, '合计']],
    ['by its figures, with another count', ['合计', null, 13, AREA, TOTAL, null]],
    ['rounded', ['合计', null, 13, 960.7, 12_000_060, null]],
  ])('is no home: %s', (_, row) => {
    expect(readAll([...HOMES, row])).toMatchObject({
      homes: 12,
      faults: [],
      skipped: [expect.stringMatching('^14 subtotal')],
    })
  })

  it('counts since the last one', () => {
    const rows = [...HOMES.slice(0, 4), ['小计', null, 4, 0, 0], ...HOMES.slice(4, 6), ['小计', null, 2, 0, 0]]
    expect(readAll(rows)).toMatchObject({ homes: 6, faults: [], skipped: ['6 subtotal 小计', '9 subtotal 小计'] })
  })

  it('nor a parking space', () => {
    const spaces = ['001', '002', '003'].map((number, at) => [at + 1, number, 12.5, 100_000])
    const header = ['序号', '车位号', '面积', '总价']
    expect(readAll([...spaces, ['合计', 3, 37.5, 300_000]], header)).toMatchObject({ homes: 3, faults: [] })
  })

  it('is a fault where it is neither the count nor the sum of anything above', () => {
    const rows = [...HOMES.slice(0, 6), ['小计', '1栋', 160, 2400, 9_000_000], ...HOMES.slice(6)]
    expect(readAll(rows)).toMatchObject({ homes: 12, faults: ['8 sumUnclear'] })
    expect(readAll([...HOMES, ['合计', '2栋', '1203', 89.53, 1_600_000]])).toMatchObject({ faults: ['14 sumUnclear'] })
  })

  it('is a fault where nothing but its figures say so', () => {
    expect(readAll([...HOMES, [null, '2栋', 112, AREA, TOTAL]])).toMatchObject({ homes: 12, faults: ['14 likeSum'] })
    expect(readAll([...HOMES, [13, '2栋', '1201', AREA, null]]).homes).toBe(12)
  })
})

describe('LED-8: homes that are no sum', () => {
  it('as large as the two before them together', () => {
    const rows: Written[][] = [
      [1, '1栋', '0101', 50, 500_000],
      [2, '1栋', '0102', 50, 500_000],
      [3, '1栋', '0103', 100, 1_000_000],
    ]
    expect(readAll(rows)).toMatchObject({ homes: 3, faults: [] })
  })

  it('of a place whose name holds such words, and with remarks that speak of sums', () => {
    const rows = HOMES.map(([at, building, ...rest]) => [at ?? null, `云汇总部${building}`, ...rest])
    rows[3] = [4, '云汇总部1栋', '0401', 80.03, 1_000_003, '车位与储藏室合计 20 万另付']
    expect(readAll(rows)).toMatchObject({ homes: 12, faults: [], skipped: [] })
  })
})

describe('LED-8: a building may be called as a sum is', () => {
  it.each(['合计大厦', '总计广场', '汇总大楼'])('%s', (name) => {
    const rows: Written[][] = ['0301', '0302'].map((room, at) => [`${name}1号楼1单元${room}`, 80 + at, 1_000_000])
    const { rows: homes, skipped } = read(aSheet([['坐落', '建筑面积', '总价'], ...rows]), 'total')
    expect(homes.map(({ number }) => number)).toEqual(['1-1-0301', '1-1-0302'])
    expect(skipped).toEqual([])
    const sum: Written[] = [`${name}合计`, 161, 2_000_000]
    expect(read(aSheet([['坐落', '建筑面积', '总价'], ...rows, sum]), 'total').skipped).toMatchObject([{ row: 4 }])
  })
})

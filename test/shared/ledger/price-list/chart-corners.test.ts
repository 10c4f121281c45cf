import { describe, expect, it } from 'vitest'
import { aSheet, merged, readWith, type Written } from './a-list'
import { homesIn } from './chart-sheets'

const FLOORS: Written[][] = [
  ['面积', 90, 100],
  ['3F', 910_000, 1_010_000],
  ['2F', 900_000, 1_000_000],
]
const TITLE: Written[] = ['1号楼总价表']
const HOMES = ['1-1-0201 90 900000', '1-1-0202 100 1000000', '1-1-0301 90 910000', '1-1-0302 100 1010000']

function read(rows: Written[][], more: Parameters<typeof aSheet>[1] = {}) {
  const { rows: homes, faults, notices } = readWith([aSheet(rows, { name: '1号楼', ...more })], { decidedBy: null })
  return {
    homes: homes.map(({ number, type }) => `${number} ${type}`.trim()),
    faults: faults.map(({ cell, code }) => `${cell} ${code}`),
    notices: notices.map(({ cell, text }) => `${cell} ${text}`),
  }
}

describe('LED-8: a chart whose corner says 房号', () => {
  const SUB: Written[] = [null, '面积', '总价', '面积', '总价']
  const ROW: Written[] = ['3F', 90, 910_000, 100, 1_010_000]
  const FOUND = { homes: ['1-1-0301 90 910000', '1-1-0302 100 1010000'], faults: [] }

  it('has floors down and rooms across as any other', () => {
    expect(homesIn([aSheet([TITLE, ['房号', '01', '02'], ...FLOORS], { name: '1号楼' })])).toEqual({
      homes: HOMES,
      faults: [],
    })
    for (const over of [[['1号楼价格表']], [['云栖府价格表'], ['楼栋', '1#']], [['1号楼价格表'], ['单元', '1单元']]]) {
      const rows = [...over, ['房号', '01', null, '02'], SUB, ROW]
      expect(homesIn([aSheet(rows, { name: '价目' })])).toEqual(FOUND)
    }
  })
})

describe('LED-8: letters before the rooms of a chart', () => {
  it.each<[string[], string[]]>([
    [
      ['B01', 'B02'],
      ['1-1-0201', '1-1-0202'],
    ],
    [
      ['A01', 'B02'],
      ['1-1-0201 A', '1-1-0202 B'],
    ],
    [
      ['A户型01', 'B1户型02'],
      ['1-1-0201 A', '1-1-0202 B1'],
    ],
    [
      ['A1-01', 'A1-02'],
      ['1-1-0201 A1', '1-1-0202 A1'],
    ],
  ])('%s', (rooms, homes) => {
    const rows: Written[][] = [TITLE, ['楼层', ...rooms], ['面积', 90, 100], ['2F', 900_000, 1_000_000]]
    expect(read(rows)).toEqual({ homes, faults: [], notices: [] })
  })
})

describe('LED-8: what stands in a chart beside its homes', () => {
  it('系数 in a hidden column and 层差 are no rooms', () => {
    const more = FLOORS.map((row, at): Written[] => [...row, at === 0 ? null : 0.98])
    const hidden = read([TITLE, ['楼层', '01', '02', '系数'], ...more], { hiddenColumns: [3] })
    expect(hidden).toMatchObject({ faults: [], notices: [] })
    expect(hidden.homes).toHaveLength(4)
    const shown = FLOORS.map((row, at): Written[] => [...row, at === 0 ? null : 50])
    expect(read([TITLE, ['楼层', '01', '02', '层差'], ...shown]).faults.join()).not.toMatch(/nameUnreadable/)
  })

  it('a price over two floors is of the lower, and to be looked at', () => {
    const [area = [], upper = [], lower = []] = FLOORS
    const rows = [TITLE, ['楼层', '01', '02'], area, upper, ['2F', null, lower[2] ?? null]]
    expect(read(rows, { merges: [merged(4, 1, 5, 1)] })).toEqual({
      homes: ['1-1-0201', '1-1-0302', '1-1-0202'],
      faults: [],
      notices: ['B4 3F、2F 910000'],
    })
  })
})

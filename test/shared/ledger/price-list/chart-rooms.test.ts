import { describe, expect, it } from 'vitest'
import { aSheet, merged, readWith, type Written } from './a-list'

const FLOORS: Written[][] = [
  [3, 1_600_000, 1_700_000, 1_650_000, 1_750_000],
  [2, 1_590_000, 1_690_000, 1_640_000, 1_740_000],
]
const AREAS: Written[] = ['面积', 89.5, 95.5, 90.5, 96.5]
const ROOMS: Written[] = ['01', '02', '03', '04']
const IN_TWO = ['5-1-0301', '5-1-0302', '5-2-0303', '5-2-0304', '5-1-0201', '5-1-0202', '5-2-0203', '5-2-0204']

/** Homes, then faults, of a chart of building 5 under these headings. */
function homesUnder(head: readonly (readonly Written[])[], merges = [merged(1, 0, 1, 4)], floors = FLOORS): string[] {
  const sheet = aSheet([['5号楼总价表'], ...head, ...floors], { name: 'Sheet1', merges })
  const { rows, faults } = readWith([sheet], { decidedBy: null })
  return [...rows.map(({ number }) => number), ...faults.map(({ cell, code }) => `${cell} ${code}`)]
}

describe('LED-8: entrances over the rooms of a chart', () => {
  const spans = [merged(2, 1, 2, 2), merged(2, 3, 2, 4)]

  it.each<[string, Written[], typeof spans]>([
    ['in words behind 单元', ['单元', '一', null, '二', null], spans],
    ['in words behind 单元, not merged', ['单元', '一', null, '二', null], []],
    ['in digits behind 单元', ['单元号', 1, null, 2, null], spans],
    ['by their names', ['楼层', '1单元', null, '2单元', null], []],
  ])('%s', (_, entrances, merges) => {
    expect(homesUnder([entrances, ['房号', ...ROOMS], AREAS], merges)).toEqual(IN_TWO)
  })

  it('below the rooms', () => {
    expect(homesUnder([['楼层', ...ROOMS], [null, '1单元', null, '2单元', null], AREAS])).toEqual(IN_TWO)
  })

  it('typed anywhere over rooms that begin anew are of their run; over others they are asked about', () => {
    const typed: Written[] = ['楼层', null, '1单元', null, '2单元']
    const anew = IN_TWO.map((number) => number.replace('03', '03').replace(/03$/, '01').replace(/04$/, '02'))
    expect(homesUnder([typed, [null, '01', '02', '01', '02'], AREAS])).toEqual(anew)
    expect(homesUnder([typed, [null, ...ROOMS], AREAS])).toEqual(
      ['B3', 'C3', 'D3', 'E3'].map((at) => `${at} entranceUnclear`),
    )
  })

  it.each([
    ['1单元01', '1单元02', '2单元03', '2单元04'],
    ['1-01', '1-02', '2-03', '2-04'],
    ['一单元01室', '一单元02室', '二单元03室', '二单元04室'],
  ])('in the rooms: %s', (...rooms) => {
    expect(homesUnder([['楼层', ...rooms], AREAS])).toEqual(IN_TWO)
  })

  it('a number before the rooms that is the building as well is asked about; another entrance than above is wrong', () => {
    const rooms = ['5-01', '5-02', '5-03', '5-04']
    expect(homesUnder([['楼层', ...rooms], AREAS])).toContain('B2 prefixUnclear')
    const under = homesUnder([['楼层', '1单元'], [null, '2单元01', '2单元02', '2单元03', '2单元04'], AREAS], [])
    expect(under).toContain('B3 numberDiffers')
  })
})

describe('LED-8: rows around the rooms of a chart', () => {
  const rows: Written[][] = [
    ['户型', 'A', 'B', 'C', 'D'],
    ['朝向', '南', '北', '南', '北'],
    ['建筑面积', 89.5, 95.5, 90.5, 96.5],
    ['套内面积', 70.1, 75.2, null, 76.3],
  ]

  it.each([
    ['below them', [['楼层', ...ROOMS], ...rows]],
    ['above them', [...rows, ['房号', ...ROOMS]]],
    ['on both sides', [...rows.slice(0, 2), ['房号', ...ROOMS], ...rows.slice(2)]],
  ])('%s say what all homes of a room are', (_, head) => {
    const { rows: homes, faults } = readWith([aSheet([['5号楼总价表'], ...head, ...FLOORS])], { decidedBy: null })
    expect(faults).toEqual([])
    expect(homes).toHaveLength(8)
    expect(homes[0]).toMatchObject({ number: '5-1-0301', type: 'A', orientation: '南', area: 8950, innerArea: 7010 })
    expect(homes[6]).toMatchObject({ number: '5-1-0203', type: 'C', orientation: '南', area: 9050, innerArea: null })
  })

  it('said of two charts of one building they are said once', () => {
    const [totals, filed] = [0, 50_000].map((more) =>
      FLOORS.map((cells) => cells.map((cell) => (typeof cell === 'number' && cell > 99 ? cell + more : cell))),
    )
    const chart = (name: string, floors: Written[][] = []) =>
      aSheet([[`5号楼${name}`], ['楼层', ...ROOMS], ...rows, ...floors], { name })
    const { rows: homes, faults } = readWith([chart('总价', totals), chart('备案总价', filed)], { decidedBy: null })
    expect(faults).toEqual([])
    expect(homes[0]).toMatchObject({ type: 'A', area: 8950, filed: { total: 1_650_000_00 } })
  })

  it('floors that stand again beside the rooms or behind them are no homes', () => {
    const [left, right] = [FLOORS.map((cells) => [...cells, cells[0] ?? null]), ['楼层', ...ROOMS, '楼层']]
    expect(homesUnder([right, AREAS], [], left)).toHaveLength(8)
    const middle = FLOORS.map(([floor = null, ...cells]) => [floor, ...cells.slice(0, 2), floor, ...cells.slice(2)])
    const entrances: Written[] = ['楼层', '1单元', null, '楼层', '2单元', null]
    const areas = ['面积', 89.5, 95.5, '面积', 90.5, 96.5]
    const merges = [merged(2, 1, 2, 2), merged(2, 4, 2, 5)]
    expect(homesUnder([entrances, [null, '01', '02', null, '03', '04'], areas], merges, middle)).toEqual(IN_TWO)
  })
})

describe('LED-8: a cell over two rooms of a chart', () => {
  const joined = FLOORS.map((cells, at) => (at === 0 ? cells.with(2, null) : cells))
  const over = [merged(4, 1, 4, 2)]

  it('with a price is asked about, naming both', () => {
    const sheet = aSheet([['5号楼总价表'], ['楼层', ...ROOMS], AREAS, ...joined], { merges: over })
    const { rows, faults } = readWith([sheet], { decidedBy: null })
    expect(rows.map(({ number }) => number)).not.toContain('5-1-0301')
    expect(faults).toMatchObject([{ cell: 'B4', code: 'homesJoined', data: { text: '01', other: '02' } }])
  })

  it('with words says them of each', () => {
    const words = joined.map((cells, at) => (at === 0 ? cells.with(1, '已售') : cells))
    const sheet = aSheet([['5号楼总价表'], ['楼层', ...ROOMS], AREAS, ...words], { merges: over })
    const { rows } = readWith([sheet], { decidedBy: null })
    expect(rows.flatMap(({ number, soldAs }) => (soldAs ? number : []))).toEqual(['5-1-0301', '5-1-0302'])
  })
})

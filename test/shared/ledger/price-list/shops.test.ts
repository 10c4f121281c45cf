import { describe, expect, it } from 'vitest'
import { aSheet, readWith, type Written } from './a-list'

function homesIn(
  rooms: readonly string[],
  { title = '云栖府S1号楼商铺价格表', name = 'S1商铺', floors = [] as Written[] } = {},
) {
  const isWithFloor = floors.length > 0
  const rows: Written[][] = rooms.map((room, at) => [
    room,
    50 + at,
    30_000,
    ...(isWithFloor ? [floors[at] ?? null] : []),
  ])
  const sheet = aSheet([[title], ['铺号', '建筑面积', '单价', ...(isWithFloor ? ['楼层'] : [])], ...rows], { name })
  const { rows: homes, faults, repairs } = readWith([sheet], { decidedBy: null })
  return {
    homes: homes.map(({ number }) => number),
    faults: faults.map(({ cell, code }) => `${cell} ${code}`),
    repairs: repairs.length,
  }
}

describe('LED-8: shops that are called by their number along the street', () => {
  it.each<[string[], string[]]>([
    [
      ['1', '2', '12'],
      ['S1-1-0101', 'S1-1-0102', 'S1-1-0112'],
    ],
    [
      ['S1', 'S2', 'S12'],
      ['S1-1-S101', 'S1-1-S102', 'S1-1-S112'],
    ],
    [
      ['S1-01', 'S1-02'],
      ['S1-1-0101', 'S1-1-0102'],
    ],
    [
      ['1号铺', '2号铺'],
      ['S1-1-铺101', 'S1-1-铺102'],
    ],
    [
      ['商铺1', '商铺2'],
      ['S1-1-铺101', 'S1-1-铺102'],
    ],
  ])('%s are on the ground floor, and shown', (rooms, numbers) => {
    expect(homesIn(rooms)).toEqual({ homes: numbers, faults: [], repairs: rooms.length })
  })

  it('in a building with homes a bare number could be one of those; what says 铺 is none', () => {
    const among = { title: '云栖府1号楼商铺价格表', name: '商铺' }
    expect(homesIn(['1', '2'], among).faults).toEqual(['A3 nameUnreadable', 'A4 nameUnreadable'])
    expect(homesIn(['1号铺', '2号铺'], among).homes).toEqual(['1-1-铺101', '1-1-铺102'])
  })

  it.each([[['1-1', '1-2']], [['S2-01', 'S2-02']], [['S1', 'S1']]])('%s: another place may be meant', (rooms) => {
    expect(homesIn(rooms)).toMatchObject({
      homes: [],
      faults: [expect.stringMatching(/^A3/), expect.stringMatching(/^A4/)],
    })
  })

  it('of no building, which is asked for', () => {
    expect(homesIn(['S1', 'S2'], { title: '商铺价格表', name: '商业' }).faults).toEqual([
      'A3 buildingUnknown',
      'A4 buildingUnknown',
    ])
  })

  it('一拖二 is asked about', () => {
    expect(homesIn(['101', '102'], { floors: ['一拖二', '1'] }).faults).toEqual(['D3 nameUnreadable'])
  })
})

describe('LED-8: 铺号 beside 门牌号', () => {
  it.each([
    ['铺号', '门牌号'],
    ['门牌号', '铺号'],
    ['门牌', '商铺编号'],
  ])('%s and %s: the shop is called by its own number, and the address is named as not read', (one, other) => {
    const plate = (heading: string, at: number) => (heading.startsWith('门牌') ? `云栖路${88 + at}号` : `10${at + 1}`)
    const rows = [0, 1].map((at): Written[] => ['1号楼', plate(one, at), plate(other, at), 50, 1_500_000])
    const sheet = aSheet([['楼栋', one, other, '建筑面积', '总价'], ...rows])
    const { rows: homes, faults, sheets } = readWith([sheet], { decidedBy: null })
    expect(faults).toEqual([])
    expect(homes.map(({ number }) => number)).toEqual(['1-1-0101', '1-1-0102'])
    expect(sheets[0]?.unreadColumns.map(({ header }) => header)).toEqual([one.startsWith('门牌') ? one : other])
  })
})

import { describe, expect, it } from 'vitest'
import { buildingCode, parseRoom, roomNumber } from '../../../../shared/ledger/unit-number'
import { homeNumber, parseWholeNumber } from '../../../../shared/ledger/whole-number'
import { aSheet, readWith, type Written } from './a-list'

/** Homes by number, then faults, of a list with these headings over each row, an area and a price behind it. */
function homesIn(header: string[], rows: Written[][], { name = '价目', project = '云栖府' } = {}): string[] {
  const priced = rows.map((row, at) => [...row, 89.53 + at, 18_650])
  const sheet = aSheet([[...header, '建筑面积', '单价'], ...priced], { name })
  const { rows: homes, faults } = readWith([sheet], { decidedBy: null, project })
  return [...homes.map(({ number }) => number), ...faults.map(({ cell, code }) => `${cell} ${code}`)]
}

describe('LED-8: a floor beside the number of all floors', () => {
  it.each([
    '2/18',
    '2层/18层',
    '2F/18F',
    '２／18',
    '共18层第2层',
    '总18层第2层',
    '第2层/共18层',
    '第2层(共18层)',
    '2层，共18层',
  ])('%s is floor 2', (floor) => {
    expect(homesIn(['楼栋', '楼层', '房号'], [['1栋', floor, '0201']])).toEqual(['1-1-0201'])
    expect(homesIn(['楼栋', '楼层', '房号'], [['1栋', floor, '1801']])).toEqual(['C2 numberDiffers'])
  })

  it('the highest is floor 18, and none is said to be a home on several floors', () => {
    expect(homesIn(['楼栋', '楼层', '房号'], [['1栋', '18/18', '1801']])).toEqual(['1-1-1801'])
    const sheet = aSheet([
      ['楼栋', '楼层', '房号', '建筑面积', '单价'],
      ['1栋', '2/18', '0201', 89.53, 18_650],
    ])
    expect(readWith([sheet], { decidedBy: null }).repairs).toEqual([])
  })

  it.each(['18/2', '0/18', '2-18', '1/2/3', '2/', '共2层第18层'])('%s is a fault', (floor) => {
    expect(homesIn(['楼栋', '楼层', '房号'], [['1栋', floor, '0201']])).toEqual(['B2 nameUnreadable'])
  })
})

describe('LED-8: buildings with what they are for', () => {
  it.each([
    ['1号楼（高层）', '1'],
    ['1号楼(洋房楼)', '1'],
    ['1#高层', '1'],
    ['1#住宅楼', '1'],
    ['1号住宅楼', '1'],
    ['1号楼-高层', '1'],
    ['12栋商业', '12'],
    ['云栖府-1#', '1'],
    ['云栖府—1#', '1'],
    ['一期-2号楼', '2'],
    ['A座公寓', 'A'],
  ])('%s → %s', (name, code) => {
    expect(buildingCode(name)).toBe(code)
  })

  it.each(['1栋-2栋', '1栋—2栋', '1#–2#', '1-3栋', '1#-2#', '1、2号住宅楼', '高层', '1号楼（东侧）', '1号楼2高层'])(
    '%s is no building',
    (name) => {
      expect(buildingCode(name)).toBeNull()
    },
  )

  it('of two uses are two buildings, with one of them they are the same', () => {
    const homes = (one: string, other: string, last = one) =>
      homesIn(
        ['楼栋', '房号'],
        [
          [one, '1203'],
          [other, '1303'],
          [last, '1403'],
        ],
      )
    expect(homes('1号楼（高层）', '1号楼')).toEqual(['1-1-1203', '1-1-1303', '1-1-1403'])
    expect(homes('1号楼（高层）', '1号楼（洋房）')).toEqual(['1-1-1203', '1-1-1403', 'A3 otherBuilding'])
    expect(homes('1号楼（高层）', '1号楼', '1号楼（洋房）')).toEqual(['1-1-1203', '1-1-1303', 'A4 otherBuilding'])
  })

  it('云栖府-1# is building 1 of the project and of another', () => {
    expect(homesIn(['楼栋', '房号'], [['云栖府-1#', '1203']])).toEqual(['1-1-1203'])
    expect(homesIn(['楼栋', '房号'], [['云栖府-1#', '1203']], { project: '观澜府' })).toEqual(['1-1-1203'])
  })
})

describe('LED-8: rooms as offices write them', () => {
  it.each([
    ['202*', 2, '1-1-0202'],
    ['01#', 2, '1-1-0201'],
    ['2F-01', 2, '1-1-0201'],
    ['2层-01', 2, '1-1-0201'],
  ])('%s on floor %i is %s', (room, floor, number) => {
    expect(homesIn(['楼栋', '楼层', '房号'], [['1栋', floor, room]])).toEqual([number])
    expect(homesIn(['楼栋', '楼层', '房号'], [['1栋', floor + 1, room]])).not.toEqual([number])
  })

  it.each(['1—1—201', '1——1——201', '1–1–201', '1.1.201', '云栖府一期-1号楼-1单元-201', '1号楼—1单元—201'])(
    '%s says all there is',
    (room) => {
      expect(homesIn(['房号'], [[room]])).toEqual(['1-1-0201'])
      expect(homesIn(['楼栋', '房号'], [['2栋', room]])).toEqual(['B2 numberDiffers'])
    },
  )

  it('the middle of 1—12—1203 is its floor as in 1-12-1203', () => {
    const rows = (sign: string) =>
      [['1', '12', '1203'].join(sign), ['1', '11', '1103'].join(sign)].map((room) => [room])
    expect(homesIn(['房号'], rows('—'))).toEqual(['1-1-1203', '1-1-1103'])
    expect(homesIn(['房号'], rows('.'))).toEqual(['1-1-1203', '1-1-1103'])
  })

  it('202* is shown', () => {
    const sheet = aSheet([
      ['楼栋', '房号', '建筑面积', '单价'],
      ['1栋', '202*', 89.53, 18_650],
    ])
    expect(readWith([sheet], { decidedBy: null }).repairs).toMatchObject([
      { cell: 'B2', code: 'roomSpelling', text: '202*', readAs: '1-1-0202' },
    ])
  })

  it('18A and 18B are flats of floor 18 where every room is written so', () => {
    const rooms = (...names: string[]) =>
      homesIn(
        ['楼栋', '房号'],
        names.map((name) => ['1栋', name]),
      )
    expect(rooms('9A', '9B', '18A', '18B')).toEqual(['1-1-09A', '1-1-09B', '1-1-18A', '1-1-18B'])
    expect(rooms('18A', '18B')).toEqual(['B2 nameUnreadable', 'B3 nameUnreadable'])
    expect(rooms('1A', '1B', '2A', '2B')).toEqual([
      'B2 nameUnreadable',
      'B3 nameUnreadable',
      'B4 nameUnreadable',
      'B5 nameUnreadable',
    ])
    expect(rooms('17A', '17B', '18A', '1803')).toEqual([
      '1-1-1803',
      'B2 nameUnreadable',
      'B3 nameUnreadable',
      'B4 nameUnreadable',
    ])
  })
})

describe('LED-8: shops keep the mark of their number', () => {
  it.each(['铺号', '商铺号', '铺位号', '商铺编号'])('%s names the rooms', (heading) => {
    expect(
      homesIn(
        ['楼栋', heading],
        [
          ['1栋', '101'],
          ['1栋', 'S101'],
        ],
      ),
    ).toEqual(['1-1-0101', '1-1-S101'])
  })

  it.each([
    ['S101', '1-1-S101'],
    ['商101', '1-1-商101'],
    ['商铺101', '1-1-商101'],
    ['商铺101号', '1-1-商101'],
    ['F101', '1-1-F101'],
    ['S1201', '1-1-S1201'],
  ])('%s is %s', (room, number) => {
    expect(homesIn(['楼栋', '铺号'], [['1栋', room]])).toEqual([number])
    expect(homeNumber(number)).toBe(number)
  })

  it('S01 is on the ground floor where no floor is said', () => {
    expect(
      homesIn(
        ['楼栋', '楼层', '铺号'],
        [
          ['1栋', 1, 'S01'],
          ['1栋', 2, '商01'],
        ],
      ),
    ).toEqual(['1-1-S101', '1-1-商201'])
    expect(homesIn(['楼栋', '铺号'], [['1栋', 'S01']])).toEqual(['1-1-S101'])
    expect(
      homesIn(
        ['楼层', '铺号'],
        [
          [1, '1-S01'],
          [1, '2-S01'],
        ],
      ),
    ).toEqual(['1-1-S101', '2-1-S101'])
    expect(homesIn(['铺号'], [['1-S101'], ['2-S101']])).toEqual(['1-1-S101', '2-1-S101'])
  })

  it('S101 beside floor 2 is a fault', () => {
    expect(homesIn(['楼栋', '楼层', '铺号'], [['1栋', 2, 'S101']])).toEqual(['C2 numberDiffers'])
  })

  it('the number reads back to its place', () => {
    for (const text of ['S101', '商1203']) {
      const place = parseRoom(text, null)
      expect(place && roomNumber(place)).toBe(text)
    }
    expect(parseWholeNumber('1号楼S101')).toMatchObject({ building: '1号楼', room: 'S101' })
  })
})

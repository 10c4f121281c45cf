import { describe, expect, it } from 'vitest'
import { aSheet, read, type Written } from './a-list'

describe('LED-8: 2101 in entrance 2', () => {
  const list = (entrance: number, rooms: string[], more: Written[] = []) =>
    readRooms(
      ['楼栋', '单元', '房号'],
      [...rooms, ...more].map((room) => ['1栋', entrance, room]),
    )

  it('is floor 21, or floor 1 of the entrance: asked about, though it is the only one', () => {
    expect(list(2, ['2101', '2102', '2201'])).toEqual(['C2', 'C3', 'C4'].map((cell) => `${cell} floorUnclear`))
    expect(readRooms(['楼栋', '房号'], [['1栋', '2101']], '2单元')).toEqual(['B2 floorUnclear'])
  })

  it('is floor 21 where other rooms are on floors that no entrance begins with, or a column says it', () => {
    expect(list(2, ['2101', '2201', '1901', '2001'])).toEqual(['1-2-2101', '1-2-2201', '1-2-1901', '1-2-2001'])
    expect(list(1, ['1101', '1102', '1201'])).toEqual(['1-1-1101', '1-1-1102', '1-1-1201'])
    const rows: Written[][] = [21, 22].map((floor) => ['1栋', 2, floor, `${floor}01`])
    expect(readRooms(['楼栋', '单元', '楼层', '房号'], rows)).toEqual(['1-2-2101', '1-2-2201'])
  })
})

describe('LED-8: 排屋 and 别墅', () => {
  it('called by a number alone are on floor 1, and it is shown', () => {
    expect(
      readRooms(
        ['楼栋', '房号'],
        [
          ['1幢', '1号'],
          ['1幢', '12号'],
        ],
      ),
    ).toEqual(['1-1-0101', '1-1-0112'])
    const sheet = aSheet([
      ['楼栋', '房号', '建筑面积', '总价'],
      ['1幢', '1号', 290, 5_000_000],
    ])
    expect(read(sheet, 'total').repairs).toMatchObject([
      { cell: 'B2', code: 'houseNumber', text: '1号', readAs: '0101' },
    ])
  })

  it('are rooms beside others', () => {
    expect(
      readRooms(
        ['楼栋', '房号'],
        [
          ['1幢', '1号'],
          ['1幢', '0102'],
        ],
      ),
    ).toEqual(['1-1-0102', 'B2 nameUnreadable'])
  })
})

function readRooms(header: string[], rows: Written[][], name = '价目'): string[] {
  const list = rows.map((row, at) => [...row, 90 + at, 1_600_000 + at * 1_000])
  const { rows: homes, faults } = read(aSheet([[...header, '建筑面积', '总价'], ...list], { name }), 'total')
  return [...homes.map(({ number }) => number), ...faults.map(({ cell, code }) => `${cell} ${code}`)]
}

import { describe, expect, it } from 'vitest'
import type { PriceListOptions } from '../../../../shared/ledger/price-list/reading'
import { aSheet, readWith, type Written } from './a-list'

/** Homes by number, then faults, of a list with these headings over each row, an area and a price behind it. */
function homesIn(header: string[], rows: Written[][], name = '价目'): string[] {
  const priced = rows.map((row, at) => [...row, 100 + at, 18_650])
  const sheet = aSheet([[...header, '建筑面积', '单价'], ...priced], { name })
  const { rows: homes, faults } = readWith([sheet], { decidedBy: null })
  return [...homes.map(({ number }) => number), ...faults.map(({ cell, code }) => `${cell} ${code}`)]
}

const rooms = (...texts: string[]): Written[][] => texts.map((text) => [text])

describe('LED-8: two homes in one row', () => {
  it.each(['201-202', '6-201-202'])('%s is asked about', (text) => {
    expect(homesIn(['房号'], rooms(text), '6号楼')).toEqual(['A2 roomsJoined'])
  })

  it.each<[string, string[], Written[][], string[]]>([
    ['before rooms of other floors', ['房号'], rooms('201-202', '201-302'), ['201-1-0202', '201-1-0302']],
    ['as its column says', ['楼栋', '房号'], [['201', '201-202']], ['201-1-0202']],
  ])('201 may be a building: %s', (_, header, rows, numbers) => {
    expect(homesIn(header, rows)).toEqual(numbers)
  })
})

describe('LED-8: a row of several floors', () => {
  it.each(['2-5', '2~5层', '5、6', '3/4/5', '2、3、4', '2层-5层'])(
    '%s is asked about where the room says none',
    (floor) => {
      expect(homesIn(['楼栋', '楼层', '房号'], [['1', floor, '01']])).toEqual(['B2 floorsSeveral'])
    },
  )

  it('is the lower one where the room says so', () => {
    expect(homesIn(['楼栋', '楼层', '房号'], [['1', '6-7', '601']])).toEqual(['1-1-0601'])
  })

  it('is none where all floors are of one total', () => {
    const rows = ['1/4', '3/4'].map((floor) => ['1', floor, '01'])
    expect(homesIn(['楼栋', '楼层', '房号'], rows)).toEqual(['1-1-0101', '1-1-0301'])
  })
})

describe('LED-8: numbers of the columns under their headings', () => {
  const HEADINGS = ['楼栋', '房号', '建筑面积', '单价', '总价']
  const HOME: Written[] = ['1栋', '1203', 100, 18_000, 1_800_000]
  const readUnder = (numbers: Written[], more: Partial<PriceListOptions> = {}) =>
    readWith([aSheet([HEADINGS, numbers, HOME])], { decidedBy: null, ...more })

  it.each<[Written[]]>([
    [[1, 2, 3, 4, 5]],
    [['(1)', '（2）', '(3)', '(4)', '(5)']],
    [['①', '②', '③', '④', '⑤']],
    [['A', 'B', 'C', 'D', 'E']],
    [['甲', '乙', 1, 2, 3]],
    [['1', '2', '3', '4', '5=3×4']],
  ])('%j are headings', (numbers) => {
    const { rows, faults, skipped } = readUnder(numbers)
    expect(faults).toEqual([])
    expect(rows.map(({ number }) => number)).toEqual(['1-1-1203'])
    expect(skipped.map(({ row, reason }) => `${row} ${reason}`)).toEqual(['2 heading'])
  })

  it('so they are where a person says that both rows are headings', () => {
    const mapping = {
      headings: [],
      sheets: [{ name: '价目', isRead: true, headerRows: [1, 2] satisfies [number, number] }],
    }
    expect(readUnder([1, 2, 3, 4, 5], { mapping }).rows).toHaveLength(1)
  })

  it('what is not the next number is a home with faults', () => {
    expect(readUnder([1, 2, 3, 4, 6]).faults).not.toEqual([])
  })
})

describe('LED-8: rooms that carry building and entrance', () => {
  it.each<[string[], string[]]>([
    [
      ['1#1-201', '1#2-201', '1#1-301'],
      ['1-1-0201', '1-2-0201', '1-1-0301'],
    ],
    [
      ['1栋1-201', '2栋2-301'],
      ['1-1-0201', '2-2-0301'],
    ],
    [
      ['锦绣花园1号楼1-201', '锦绣花园1号楼2-201'],
      ['1-1-0201', '1-2-0201'],
    ],
    [
      ['1幢1-201室', '1幢2-201室'],
      ['1-1-0201', '1-2-0201'],
    ],
    [
      ['锦绣花园-1-1-201', '锦绣花园-1-2-201'],
      ['1-1-0201', '1-2-0201'],
    ],
    [
      ['1/1/201', '1/2/201'],
      ['1-1-0201', '1-2-0201'],
    ],
    [
      ['1-1-2-01', '1-1-3-01', '1-2-2-01'],
      ['1-1-0201', '1-1-0301', '1-2-0201'],
    ],
    [
      ['1-1-2-201', '1-1-3-302'],
      ['1-1-0201', '1-1-0302'],
    ],
  ])('%j', (texts, numbers) => {
    expect(homesIn(['房号'], rooms(...texts))).toEqual(numbers)
  })

  it.each<[string, string[]]>([
    ['the floor may stand before the room', ['1栋2-201', '1栋3-301']],
    ['one floor proves none', ['1-1-2-01', '1-1-2-02']],
    ['a floor that the room denies', ['1-1-2-201', '1-1-5-302']],
  ])('%s: asked about', (_, texts) => {
    expect(homesIn(['房号'], rooms(...texts))).toEqual(['A2 buildingUnknown', 'A3 buildingUnknown'])
  })

  it('a phase before the building tells two of one number apart', () => {
    const homes = homesIn(['房号'], rooms('一期-1-1-201', '二期-1-1-201'))
    expect(homes).toEqual(['1-1-0201', 'A3 otherBuilding'])
  })
})

describe('LED-8: one column for building and entrance', () => {
  const homes = (header: string, ...places: string[]) =>
    homesIn(
      [header, '房号'],
      places.map((place) => [place, '1203']),
    )

  it.each(['楼栋/单元', '楼栋单元', '栋/单元'])('%s over 1-2', (header) => {
    expect(homes(header, '1-1', '1#-2', '2栋/1单元')).toEqual(['1-1-1203', '1-2-1203', '2-1-1203'])
  })

  it('1-2 under 楼栋 may be another thing', () => {
    expect(homes('楼栋', '1-1')).toEqual(['A2 nameUnreadable'])
  })
})

import { describe, expect, it } from 'vitest'
import { aSheet, readWith, type Written } from './a-list'

/** Homes by number, then faults, of a list with these headings over each row, an area and a price behind it. */
function homesIn(header: string[], rows: Written[][]): string[] {
  const priced = rows.map((row, at) => [...row, 89.53 + at, 18_650])
  const { rows: homes, faults } = readWith([aSheet([[...header, '建筑面积', '单价'], ...priced])], { decidedBy: null })
  return [...homes.map(({ number }) => number), ...faults.map(({ cell, code }) => `${cell} ${code}`)]
}

const pairs = (...rows: [string, string][]): Written[][] => rows

describe('LED-8: houses that have no floor', () => {
  it.each<[string, Written[][], string[]]>([
    [
      '1-1 behind its building',
      pairs(['1', '1-1'], ['1', '1-2'], ['2栋', '2-1']),
      ['1-1-0101', '1-1-0102', '2-1-0101'],
    ],
    ['A1-1 behind its building', pairs(['A1', 'A1-1'], ['A2', 'A2-1']), ['A1-1-0101', 'A2-1-0101']],
    ['A1 as their building', pairs(['A1', 'A1'], ['A2', 'A2']), ['A1-1-0101', 'A2-1-0101']],
    ['1# in a building', pairs(['1栋', '1#'], ['1栋', '12#']), ['1-1-0101', '1-1-0112']],
  ])('called %s', (_, rows, numbers) => {
    expect(homesIn(['楼栋', '房号'], rows)).toEqual(numbers)
  })

  it.each<[string, Written[][], string[]]>([
    ['one building’s 1-1 may be entrance 1', pairs(['1', '1-1'], ['1', '1-2']), ['B2', 'B3']],
    ['another building', pairs(['1', '1-1'], ['2', '1-1']), ['B2', 'B3']],
    ['two homes of a building called as that is', pairs(['A1', 'A1'], ['A1', 'A1'], ['A2', 'A2']), ['B2', 'B3', 'B4']],
  ])('%s stays a fault', (_, rows, cells) => {
    expect(homesIn(['楼栋', '房号'], rows)).toEqual(cells.map((cell) => `${cell} nameUnreadable`))
  })

  it.each(['1#', '1-1'])('%s alone says no building, and that is what is asked for', (room) => {
    expect(homesIn(['房号'], [[room]])).toEqual(['A2 buildingUnknown'])
  })

  it('are shown as read', () => {
    const rows = pairs(['A1', 'A1'], ['A2', 'A2']).map((row) => [...row, 290, 50_000])
    const { repairs } = readWith([aSheet([['楼栋', '房号', '建筑面积', '单价'], ...rows])], { decidedBy: null })
    expect(repairs.map(({ cell, code, readAs }) => [cell, code, readAs])).toEqual([
      ['B2', 'houseNumber', '0101'],
      ['B3', 'houseNumber', '0101'],
    ])
  })
})

describe('LED-8: 层数, the number of all floors', () => {
  const list = (header: string, ...rows: [number, string][]) =>
    homesIn(
      ['楼栋', header, '房号'],
      rows.map(([floors, room]) => ['1栋', floors, room]),
    )

  it('is no floor where it is one number over rooms of several', () => {
    expect(list('层数', [18, '1203'], [18, '1103'], [18, '1803'])).toEqual(['1-1-1203', '1-1-1103', '1-1-1803'])
  })

  it('is the floor where rooms say so', () => {
    expect(list('层数', [12, '1203'], [11, '1103'])).toEqual(['1-1-1203', '1-1-1103'])
    expect(list('层数', [12, '1201'], [12, '1202'], [12, '1103'])).toEqual(['1-1-1201', '1-1-1202', 'C4 numberDiffers'])
  })

  it.each<[string, string, [number, string][]]>([
    [
      'a room above it',
      '层数',
      [
        [11, '1203'],
        [11, '1003'],
        [11, '0903'],
      ],
    ],
    [
      'another heading',
      '楼层',
      [
        [18, '1203'],
        [18, '1103'],
        [18, '1003'],
      ],
    ],
    [
      'one floor',
      '层数',
      [
        [18, '1203'],
        [18, '1204'],
        [18, '1205'],
      ],
    ],
    [
      'several numbers',
      '层数',
      [
        [18, '1203'],
        [17, '1103'],
        [18, '1003'],
      ],
    ],
  ])('%s keeps it a floor', (_, header, rows) => {
    expect(list(header, ...rows)).toEqual(['C2', 'C3', 'C4'].map((cell) => `${cell} numberDiffers`))
  })
})

describe('LED-8: a building in the column of entrances', () => {
  it.each<[string, string]>([
    ['1-1', '1-2'],
    ['1栋1单元', '1栋2单元'],
    ['1号楼-1单元', '1号楼-2单元'],
  ])('%s and %s beside building 1', (one, other) => {
    const rows = (building: Written, second: Written) => [
      [building, one, '1203'],
      [second, other, '1203'],
    ]
    expect(homesIn(['楼栋', '单元', '房号'], rows('1栋', '1栋'))).toEqual(['1-1-1203', '1-2-1203'])
    expect(homesIn(['楼栋', '单元', '房号'], rows('1栋', '2栋'))).toEqual(['1-1-1203', 'B3 numberDiffers'])
  })

  it('name the building where no column does', () => {
    expect(
      homesIn(
        ['单元', '房号'],
        [
          ['1栋1单元', '1203'],
          ['2栋1单元', '1203'],
        ],
      ),
    ).toEqual(['1-1-1203', '2-1-1203'])
    expect(
      homesIn(
        ['单元', '房号'],
        [
          ['1-1', '1203'],
          ['2-1', '1203'],
        ],
      ),
    ).toEqual(expect.arrayContaining(['A2 nameUnreadable', 'A3 nameUnreadable']))
  })

  it('beside a building that is written once', () => {
    const rows = [
      ['1栋', '1-1', '1203'],
      [null, '1-1', '1103'],
      [null, '1-2', '1203'],
      ['2栋', '2-1', '1203'],
      [null, '1-1', '1103'],
    ]
    expect(homesIn(['楼栋', '单元', '房号'], rows)).toEqual([
      '1-1-1203',
      '1-1-1103',
      '1-2-1203',
      '2-1-1203',
      'B6 numberDiffers',
    ])
  })
})

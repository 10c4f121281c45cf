import { describe, expect, it } from 'vitest'
import { aSheet, read, readWith, type Written } from './a-list'

/** Homes by number, then faults, of a list with these headings over each row, an area and a price behind it. */
function homesIn(header: string[], rows: Written[][], { name = '价目', project = '云溪府 一期' } = {}): string[] {
  const priced = rows.map((row, at) => [...row, 89.53 + at, 18_650])
  const sheet = aSheet([[...header, '建筑面积', '单价'], ...priced], { name })
  const { rows: homes, faults } = readWith([sheet], { decidedBy: null, project })
  return [...homes.map(({ number }) => number), ...faults.map(({ cell, code }) => `${cell} ${code}`)]
}

const buildingOf = (text: string, project = '云溪府 一期') => {
  const sheet = aSheet([
    ['坐落', '建筑面积', '单价'],
    [text, 89.53, 18_650],
  ])
  const { rows, faults } = readWith([sheet], { decidedBy: null, project })
  return [...rows.map(({ number, building }) => [number, building]), ...faults.map(({ code }) => code)]
}

describe('LED-8: 坐落, one text that names building, entrance and room', () => {
  it.each([
    ['江州市云溪路88号云溪府1幢2单元1203室', ['1-2-1203', '1幢']],
    ['云溪路88号云溪府A区1幢2单元1203室', ['1-2-1203', 'A区1幢']],
    ['云溪府一期1幢2单元12层1203室', ['1-2-1203', '1幢']],
    ['云溪路88弄1号1203室', ['1-1-1203', '云溪路88弄1号']],
    ['云溪路88号1幢1203', ['1-1-1203', '云溪路88号1幢']],
    ['2栋1单元1203室', ['2-1-1203', '2栋']],
  ])('%s', (text, home) => {
    expect(buildingOf(text)).toEqual([home])
  })

  it.each([
    ['云溪路88号1203室', ['buildingUnknown']],
    ['1幢2单元11层1203室', ['nameUnreadable']],
    ['1幢2单元', ['buildingUnknown']],
  ])('%s is refused', (text, codes) => {
    expect(buildingOf(text).toSorted()).toEqual(codes.toSorted())
  })

  it('房屋坐落 beside 楼栋 is a fault where they differ', () => {
    const rows = [
      ['1幢', '1幢2单元1203室'],
      ['2幢', '1幢2单元1204室'],
    ]
    expect(homesIn(['楼栋', '房屋坐落'], rows)).toEqual(['1-2-1203', 'B3 numberDiffers'])
  })
})

describe('LED-8: 1幢2单元 in the column of buildings', () => {
  it('is a building and an entrance, written for each row, once for several, or merged', () => {
    const each: Written[][] = [
      ['1幢2单元', '1203'],
      ['1幢3单元', '1203'],
      ['2幢东单元', '1203'],
    ]
    expect(homesIn(['楼栋', '房号'], each)).toEqual(['1-2-1203', '1-3-1203', '2-东-1203'])
    const once: Written[][] = [
      ['1幢2单元', '1203'],
      [null, '1303'],
      [null, '1403'],
      ['1幢3单元', '1203'],
      [null, '1303'],
    ]
    expect(homesIn(['楼栋单元', '房号'], once)).toEqual(['1-2-1203', '1-2-1303', '1-2-1403', '1-3-1203', '1-3-1303'])
  })

  it('is a fault beside another entrance, and none beside the same', () => {
    const rows: Written[][] = [
      ['1幢2单元', '2单元', '1203'],
      ['1幢2单元', '3单元', '1303'],
      ['1幢2单元', null, '1403'],
    ]
    expect(homesIn(['楼栋', '单元', '房号'], rows)).toEqual(['1-2-1203', '1-2-1403', 'B3 numberDiffers'])
  })

  it('two buildings and an entrance are no building', () => {
    expect(homesIn(['楼栋', '房号'], [['1、2幢1单元', '1203']])).toEqual(['A2 nameUnreadable'])
  })
})

describe('LED-8: 1-1203', () => {
  it('is a building and a room where nothing else names the building: shown', () => {
    const sheet = aSheet([
      ['房号', '建筑面积', '单价'],
      ['1-1203', 89.53, 18_650],
      ['3-1203', 89.53, 18_650],
    ])
    const { rows, faults, repairs } = readWith([sheet], { decidedBy: null })
    expect([rows.map(({ number }) => number), faults]).toEqual([['1-1-1203', '3-1-1203'], []])
    expect(repairs).toMatchObject([
      { cell: 'A2', code: 'roomPrefix', text: '1-1203', readAs: '1-1-1203' },
      { cell: 'A3', code: 'roomPrefix', text: '3-1203', readAs: '3-1-1203' },
    ])
  })

  it('is an entrance and a room where the building is another', () => {
    const rows: Written[][] = [
      ['3幢', '1-1203'],
      ['3幢', '2-1203'],
      ['5幢', '1-1203'],
    ]
    expect(homesIn(['楼栋', '房号'], rows)).toEqual(['3-1-1203', '3-2-1203', '5-1-1203'])
    expect(homesIn(['房号'], [['1-1203'], ['2-1203']], { name: '3号楼' })).toEqual(['3-1-1203', '3-2-1203'])
  })

  it('says the building, or the entrance, again', () => {
    const again: Written[][] = [
      ['1幢', '1-1203'],
      ['2幢', '2-1203'],
    ]
    expect(homesIn(['楼栋', '房号'], again)).toEqual(['1-1-1203', '2-1-1203'])
    const both: Written[][] = [
      ['1幢', '2', '2-1203'],
      ['1幢', '3', '3-1203'],
    ]
    expect(homesIn(['楼栋', '单元', '房号'], both)).toEqual(['1-2-1203', '1-3-1203'])
  })

  it('is a floor and a room where it is the room’s own floor throughout', () => {
    const rows: Written[][] = [
      ['1幢', '12-1203'],
      ['1幢', '13-1303'],
    ]
    expect(homesIn(['楼栋', '房号'], rows)).toEqual(['1-1-1203', '1-1-1303'])
  })

  it('is unclear where most say the building again, and one another: it may be a slip', () => {
    const rows: Written[][] = [
      ['3幢', '3-1203'],
      ['3幢', '3-1303'],
      ['3幢', '4-1403'],
    ]
    expect(homesIn(['楼栋', '房号'], rows)).toEqual(['B2 prefixUnclear', 'B3 prefixUnclear', 'B4 prefixUnclear'])
  })

  it('of several buildings one that names another is the fault', () => {
    const rows = Array.from({ length: 20 }, (_, at): Written[] => [
      `${1 + (at % 2)}幢`,
      `${1 + (at % 2)}-${101 + at * 100}`,
    ])
    rows[7] = ['2幢', '1-0899']
    expect(homesIn(['楼栋', '房号'], rows).filter((one) => one.includes(' '))).toEqual(['B9 numberDiffers'])
  })
})

describe('LED-8: 1-12-1203, a building, a floor and a room', () => {
  it('is no entrance 12', () => {
    expect(homesIn(['房号'], [['1-12-1203'], ['1-13-1303']])).toEqual(['1-1-1203', '1-1-1303'])
    expect(homesIn(['房号'], [['1-2-1203'], ['1-2-1303']])).toEqual(['1-2-1203', '1-2-1303'])
  })
})

describe('LED-8: floors that are no number', () => {
  it('12A and 3A are floors of their own, above 12 and 3', () => {
    const rows: Written[][] = [
      ['1幢', '12', '1203'],
      ['1幢', '12A', '12A03'],
      ['1幢', '12A层', '04'],
      ['1幢', '3A', '3A03'],
    ]
    expect(homesIn(['楼栋', '楼层', '房号'], rows)).toEqual(['1-1-1203', '1-1-12A03', '1-1-12A04', '1-1-03A03'])
  })

  it('a room of floor 12 or 13 on 12A is a fault', () => {
    const rows: Written[][] = [
      ['1幢', '12A', '1203'],
      ['1幢', '12A', '1303'],
      ['1幢', '12', '12A03'],
    ]
    expect(homesIn(['楼栋', '楼层', '房号'], rows)).toEqual([
      'C2 numberDiffers',
      'C3 numberDiffers',
      'C4 numberDiffers',
    ])
  })

  it('G01 is on the ground floor, below 101 and above B101', () => {
    const rows: Written[][] = [
      ['1幢', 'G', 'G01'],
      ['1幢', 'G层', '02'],
      ['1幢', '1', '101'],
      ['1幢', 'B1', 'B101'],
    ]
    const numbers = homesIn(['楼栋', '楼层', '房号'], rows)
    expect(numbers).toEqual(['1-1-G01', '1-1-G02', '1-1-0101', '1-1-B101'])
  })

  it('a chart has them as well', () => {
    const chart = (name: string, figure: number) =>
      aSheet([['1号楼'], ['楼层', '01', '02'], ['12A', figure, figure], [12, figure, figure], ['G', figure, figure]], {
        name,
      })
    const { rows, faults } = readWith([chart('总价', 1_600_000), chart('建筑面积', 89.53)], { decidedBy: null })
    expect(faults).toEqual([])
    expect(rows.map(({ number }) => number)).toEqual([
      '1-1-12A01',
      '1-1-12A02',
      '1-1-1201',
      '1-1-1202',
      '1-1-G01',
      '1-1-G02',
    ])
  })
})

describe('LED-8: rooms that can be read in two ways', () => {
  const told = (header: string[], rows: Written[][]) => {
    const { rows: homes, faults } = read(
      aSheet([[...header, '建筑面积', '总价'], ...rows.map((row) => [...row, 90, 1_600_000])], { name: '1号楼' }),
      'total',
    )
    return [...homes.map(({ number }) => number), ...faults.map(({ cell, code }) => `${cell} ${code}`)]
  }
  const FLATS = ['楼层', '房号']

  it('3A and 12A on floors 3 and 12 are flats of their floors', () => {
    expect(
      told(FLATS, [
        [3, '3A'],
        [3, '3B'],
        [12, '12A'],
        [12, '12D室'],
      ]),
    ).toEqual(['1-1-03A', '1-1-03B', '1-1-12A', '1-1-12D'])
  })

  it('as the office writes them itself, beside floors with a letter and rooms with a number', () => {
    expect(
      told(FLATS, [
        [3, '03A'],
        [12, '12A'],
        ['12A', '12A03'],
        [13, '1301'],
      ]),
    ).toEqual(['1-1-03A', '1-1-12A', '1-1-12A03', '1-1-1301'])
  })

  it('1A on floors 1 and 2 is a room as on any floor', () => {
    expect(
      told(FLATS, [
        [1, '1A'],
        [1, '2A'],
        [2, '1A'],
        [2, '2A'],
      ]),
    ).toEqual(['1-1-0101A', '1-1-0102A', '1-1-0201A', '1-1-0202A'])
  })

  it('1A on floor 1 alone may be either; written in full it is not', () => {
    expect(
      told(FLATS, [
        [1, '1A'],
        [1, '1B'],
      ]),
    ).toEqual(['B2 flatUnclear', 'B3 flatUnclear'])
    expect(
      told(FLATS, [
        [1, '0101A'],
        [1, '0101B'],
      ]),
    ).toEqual(['1-1-0101A', '1-1-0101B'])
  })

  it('12A on floor 12A names no room', () => {
    expect(
      told(FLATS, [
        ['12A', '12A'],
        ['12', '1201'],
      ]),
    ).toEqual(['1-1-1201', 'B2 nameUnreadable'])
  })

  const STAIRS = [
    ['1', '1301'],
    ['1', '1401'],
    ['2', '2301'],
    ['2', '2401'],
  ]

  it('1301 in entrance 1 and 2301 in entrance 2 are on floors 13 and 23, or on floor 3', () => {
    const { faults } = read(
      aSheet([['单元', '房号', '建筑面积', '总价'], ...STAIRS.map((row) => [...row, 90, 1_600_000])], {
        name: '1号楼',
      }),
      'total',
    )
    expect(faults).toHaveLength(4)
    expect(faults[2]).toMatchObject({
      cell: 'B4',
      code: 'floorUnclear',
      data: { text: '2301', floor: '23', entrance: '2', lower: '3' },
    })
    expect(
      told(
        ['房号'],
        STAIRS.map(([, room]) => [room ?? '']),
      ),
    ).toEqual([2, 3, 4, 5].map((row) => `A${row} floorUnclear`))
  })

  it('which a column of floors tells', () => {
    const low = STAIRS.map(([entrance = '', room = '']) => [entrance, room.slice(1, 2), room])
    expect(told(['单元', '楼层', '房号'], low)).toEqual(['1-1-0301', '1-1-0401', '1-2-0301', '1-2-0401'])
    const high = STAIRS.map(([entrance = '', room = '']) => [entrance, room.slice(0, 2), room])
    expect(told(['单元', '楼层', '房号'], high)).toEqual(['1-1-1301', '1-1-1401', '1-2-2301', '1-2-2401'])
  })

  it('and other rooms of the list as well', () => {
    const high = ['1201', '1301', '2201', '2301']
    expect(
      told(
        ['单元', '房号'],
        high.flatMap((room) => [
          ['1', room],
          ['2', room],
        ]),
      ),
    ).toHaveLength(8)
    expect(
      told(
        ['房号'],
        [...high, '0301'].map((room) => [room]),
      ),
    ).toContain('1-1-2301')
    expect(
      told(
        ['房号'],
        ['1101', '1201', '2101', '2301'].map((room) => [room]),
      ),
    ).toContain('1-1-2301')
  })
})

describe('LED-8: 12-03 beside columns of buildings and entrances', () => {
  const LIST = ['楼栋', '单元', '房号']

  it('is floor 12, room 03, where entrances have several floors', () => {
    const rows: Written[][] = ['3-01', '12-03', '2-02'].flatMap((room) => [
      ['1栋', '1', room],
      ['1栋', '2', room],
    ])
    expect(homesIn(LIST, rows)).toEqual(['1-1-0301', '1-2-0301', '1-1-1203', '1-2-1203', '1-1-0202', '1-2-0202'])
  })

  it('is a fault where it may be the entrance again, or nothing shows that it is none', () => {
    const again: Written[][] = [
      ['1栋', '1', '1-01'],
      ['1栋', '1', '1-02'],
      ['1栋', '2', '2-01'],
    ]
    expect(homesIn(LIST, again)).toEqual(['C2 nameUnreadable', 'C3 nameUnreadable', 'C4 nameUnreadable'])
    expect(homesIn(LIST, [['1栋', '1', '12-03']])).toEqual(['C2 nameUnreadable'])
  })
})

describe('LED-8: a floor, and a flat that is called by a letter', () => {
  it.each(['A', 'A户', 'A房', 'A室'])('%s', (room) => {
    const rows = [1, 2, 12].map((floor): Written[] => ['1号楼', floor, room])
    expect(homesIn(['楼栋', '楼层', '房号'], rows)).toEqual(['1-1-01A', '1-1-02A', '1-1-12A'])
  })

  it('is nobody’s without a floor', () => {
    expect(homesIn(['楼栋', '房号'], [['1号楼', 'A']])).toEqual([expect.stringMatching(/^B2 /)])
  })
})

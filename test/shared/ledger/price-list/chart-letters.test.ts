import { describe, expect, it } from 'vitest'
import { NO_MAPPING } from '../../../../shared/ledger/price-list/mapping'
import { aSheet, merged, readWith, type Written } from './a-list'
import { homesIn, sideBySide, stacked } from './chart-sheets'

const TITLE: Written[] = ['1号楼总价表']
const AREAS: Written[] = ['面积', 90, 95]
const FLOORS: Written[][] = [
  ['12F', 900_000, 950_000],
  ['11F', 890_000, 940_000],
]
const HOMES = ['1-1-11A 90 890000', '1-1-11B 95 940000', '1-1-12A 90 900000', '1-1-12B 95 950000']
const RIGHT = { homes: HOMES, faults: [] }

const under = (heading: Written[], more: Written[][] = [AREAS], floors = FLOORS) =>
  homesIn([aSheet([TITLE, heading, ...more, ...floors])])

describe('LED-8: a chart whose rooms are letters', () => {
  it.each<[string, Written[]]>([
    ['bare', ['楼层', 'A', 'B']],
    ['small', ['楼层', 'a', 'b']],
    ['full width', ['楼层', 'Ａ', 'Ｂ']],
    ['A室', ['楼层', 'A室', 'B室']],
    ['A号房', ['楼层', 'A号房', 'B 号房']],
    ['with their types', ['楼层', 'A(A1户型)', 'B']],
    ['under a corner that names rooms', ['楼层/房号', 'A户', 'B户']],
    ['under 房号', ['房号', 'A', 'B']],
    ['under no name at all', [null, 'A', 'B']],
  ])('%s', (_, heading) => {
    expect(under(heading)).toEqual(RIGHT)
  })

  it.each<[string, Written[]]>([
    ['12', [12, 11]],
    ['12层', ['12层', '11层']],
    ['十二层', ['十二层', '十一层']],
  ])('on floors called %s', (_, names) => {
    const floors = FLOORS.map((cells, at) => cells.with(0, names[at] ?? null))
    expect(under(['楼层', 'A', 'B'], [AREAS], floors)).toEqual(RIGHT)
  })

  it('on floor 12A, beside floor 12', () => {
    const floors = FLOORS.map((cells, at) => cells.with(0, at === 0 ? '12A' : '12'))
    expect(under(['楼层', 'A', 'B'], [AREAS], floors)).toEqual({
      homes: ['1-1-12A 90 890000', '1-1-12AA 90 900000', '1-1-12AB 95 950000', '1-1-12B 95 940000'],
      faults: [],
    })
  })

  it('beside numbers', () => {
    expect(under(['楼层', '01', 'A']).homes).toEqual([
      '1-1-1101 90 890000',
      '1-1-11A 95 940000',
      '1-1-1201 90 900000',
      '1-1-12A 95 950000',
    ])
  })

  it('with several columns for each room', () => {
    const rows: Written[][] = [
      ['1号楼'],
      ['楼层', 'A', null, 'B', null],
      [null, '面积', '总价', '面积', '总价'],
      [12, 90, 900_000, 95, 950_000],
      [11, 90, 890_000, 95, 940_000],
    ]
    expect(homesIn([aSheet(rows)])).toEqual(RIGHT)
    const merges = [merged(2, 0, 3, 0), merged(2, 1, 2, 2), merged(2, 3, 2, 4)]
    expect(homesIn([aSheet(rows, { merges })])).toEqual(RIGHT)
  })

  it('with several rows for each floor, and with all of a home in one cell', () => {
    const rows: Written[][] = [
      ['1号楼'],
      ['楼层', '项目', 'A', 'B'],
      [12, '面积', 90, 95],
      [null, '总价', 900_000, 950_000],
      [11, '面积', 90, 95],
      [null, '总价', 890_000, 940_000],
    ]
    expect(homesIn([aSheet(rows)])).toEqual(RIGHT)
    const cells: Written[][] = [
      ['12F', '12A 90㎡ 90万', '12B 95㎡ 95万'],
      ['11F', '90㎡ 89万', '95㎡ 94万'],
    ]
    expect(under(['楼层', 'A', 'B'], [], cells)).toEqual(RIGHT)
    const [first = [], ...others] = cells
    expect(under(['楼层', 'A', 'B'], [], [first.with(2, '12A 95㎡ 95万'), ...others]).faults).toEqual([
      'C3 numberDiffers',
    ])
  })

  it('of several entrances and buildings', () => {
    const head: Written[][] = [
      ['楼层', '1单元', null, '2单元', null],
      [null, 'A', 'B', 'A', 'B'],
      ['面积', 90, 95, 91, 96],
      ['12F', 900_000, 950_000, 910_000, 960_000],
    ]
    const homes = ['-1-12A 90 900000', '-1-12B 95 950000', '-2-12A 91 910000', '-2-12B 96 960000']
    const of = (building: string) => ({
      rows: [[`${building}号楼总价表`], ...head],
      homes: homes.map((home) => `${building}${home}`),
    })
    const anew = head.with(0, ['楼层', null, '1单元', null, '2单元'])
    expect(homesIn([aSheet([['1号楼总价表'], ...anew])])).toEqual({ homes: of('1').homes, faults: [] })
    for (const both of [stacked([of('1'), of('2')]), sideBySide([of('1'), of('2')], 'top')]) {
      expect(homesIn([aSheet(both.rows)])).toEqual({ homes: both.homes, faults: [] })
    }
    const towers = head.with(0, ['楼层', 'A座', null, 'B座', null])
    expect(homesIn([aSheet([['总价表'], ...towers])]).homes).toEqual([
      'A-1-12A 90 900000',
      'A-1-12B 95 950000',
      'B-1-12A 91 910000',
      'B-1-12B 96 960000',
    ])
    expect(under(['楼层', '1单元A', '2单元A']).homes).toContain('1-2-12A 95 950000')
  })
})

describe('LED-8: letters that name no rooms', () => {
  it('over numbers, or as a row of types around them, leave the numbers the rooms', () => {
    const homes = HOMES.map((home) => home.replace('A ', '01 ').replace('B ', '02 '))
    const heads: Written[][][] = [
      [
        [null, 'A', 'B'],
        ['楼层', '01', '02'],
      ],
      [
        ['户型', 'A户型', 'B户型'],
        ['楼层', '01', '02'],
      ],
      [
        ['楼层', '01', '02'],
        ['户型', 'A', 'B'],
      ],
    ]
    for (const head of heads)
      expect(homesIn([aSheet([TITLE, ...head, AREAS, ...FLOORS])])).toEqual({ homes, faults: [] })
  })

  it('are types in a row of their own around the rooms’ letters', () => {
    for (const head of [
      [
        ['房号', 'A户', 'B户'],
        ['户型', 'C', 'D'],
      ],
      [
        ['户型', 'C', 'D'],
        ['房号', 'A户', 'B户'],
      ],
    ]) {
      const { rows, faults } = readWith([aSheet([TITLE, ...head, AREAS, ...FLOORS])], { decidedBy: null })
      expect(faults).toEqual([])
      expect(rows[0]).toMatchObject({ number: '1-1-12A', type: 'C' })
    }
  })

  it('as Excel’s own of its columns are passed over above a chart, and asked about where they would be its headings', () => {
    const chart = [TITLE, ['楼层', 'A', 'B'], AREAS, ...FLOORS]
    expect(homesIn([aSheet([['A', 'B', 'C'], ...chart])])).toEqual(RIGHT)
    const numbered: Written[][] = [
      [12, 900_000, 950_000],
      [11, 890_000, 940_000],
    ]
    const bare = [[null, 'A', 'B', 'C'], ...numbered.map((cells, at): Written[] => [at + 1, ...cells])]
    expect(homesIn([aSheet([TITLE, ...bare])])).toEqual({ homes: [], faults: ['B2 letterUnclear'] })
  })

  it.each<[string, Written[]]>([
    ['A户型', ['楼层', 'A户型', 'B户型']],
    ['A型', ['楼层', 'A型', 'B1型']],
    ['A户, which may be either', ['楼层', 'A户', 'B户']],
    ['A1, which may be a type and a room', ['楼层', 'A1', 'A2', 'B']],
    ['A1 beside rooms of other types', ['楼层', 'A1', 'B2']],
    ['A-1', ['楼层', 'A-1', 'B-1']],
    ['A1户', ['楼层', 'A1户', 'A2户']],
    ['A1室, as which lists have no room either', ['楼层', 'A1室', 'A2室']],
    ['letters under 户型', ['户型', 'A', 'B']],
    ['letters under 楼层/户型', ['楼层/户型', 'A', 'B']],
  ])('%s are asked about at their first cell', (_, heading) => {
    expect(under(heading)).toEqual({ homes: [], faults: ['B2 letterUnclear'] })
  })

  it('with a digit are read as the cure says: rooms in digits, what stood there in a row 户型, areas by it elsewhere', () => {
    const chart = aSheet([TITLE, ['楼层', '01', '02'], ['户型', 'A1', 'A2'], ...FLOORS], { name: '总价' })
    const areas = aSheet(
      [
        ['户型', '建筑面积'],
        ['A1', 90],
        ['A2', 95],
      ],
      { name: '面积' },
    )
    const homes = ['1-1-1101 90 890000', '1-1-1102 95 940000', '1-1-1201 90 900000', '1-1-1202 95 950000']
    expect(homesIn([chart, areas])).toEqual({ homes, faults: [] })
  })

  it('before rows that are no floors by name are asked about', () => {
    const rows: Written[][] = [
      [3, 900_000, 950_000],
      [2, 890_000, 940_000],
    ]
    expect(under(['排', 'A', 'B'], [AREAS], rows)).toEqual({ homes: [], faults: ['B2 letterUnclear'] })
  })

  it.each([
    ['A座', 'B座'],
    ['A栋', 'B栋'],
    ['A幢', 'B幢'],
    ['A区', 'B区'],
    ['A级', 'B级'],
  ])('%s and %s are no rooms', (...names) => {
    expect(() => under(['楼层', ...names])).toThrow('headerMissing')
  })

  it('of a type behind rooms, or before floors that others stand behind, are told of', () => {
    const rows = (heading: Written[], names: Written[] = ['12F', 900_000, 950_000, 960_000]): Written[][] => [
      TITLE,
      heading,
      ['面积', 90, 95, 96],
      names,
    ]
    expect(homesIn([aSheet(rows(['楼层', 'A', 'B', 'C户型']))]).faults).toEqual(['D2 nameUnreadable'])
    const before = [TITLE, ['A', '楼层', '01', '02'], [96, '面积', 90, 95], [960_000, '12F', 900_000, 950_000]]
    expect(homesIn([aSheet(before)]).faults).toEqual(['A3 figuresUnread'])
    const around = before.map((cells, at) => (at === 1 ? ['A', '楼层', 'B', 'C'] : cells))
    expect(homesIn([aSheet(around)])).toEqual({
      homes: ['1-1-12A 96 960000', '1-1-12B 90 900000', '1-1-12C 95 950000'],
      faults: [],
    })
  })

  it('twice in one entrance are homes listed twice', () => {
    const rows: Written[][] = [TITLE, ['楼层', 'A', 'B', 'B'], ['面积', 90, 95, 96], ['12F', 900_000, 950_000, 960_000]]
    expect(homesIn([aSheet(rows)]).faults).toEqual(['D4 repeatedHome'])
  })

  it('beyond numbers that a gap ends are told of as columns without a room', () => {
    const rows: Written[][] = [TITLE, ['楼层', '01', null, 'A', 'B'], ['12F', 900_000, null, 3, 4]]
    expect(
      homesIn([aSheet(rows), aSheet([['1号楼面积'], ['楼层', '01'], ['12F', 90]], { name: '面积' })]).faults,
    ).toContain('D2 nameUnreadable')
  })
})

describe('LED-8: letters of a chart, and what stands elsewhere', () => {
  const totals = (heading: Written[] = ['楼层', 'A', 'B']) => aSheet([TITLE, heading, ...FLOORS], { name: '总价' })
  const areas = (rows: Written[][]) => aSheet(rows, { name: '面积' })
  const bySpelling = (rooms: string[]) =>
    areas([['房号', '建筑面积'], ...rooms.map((room, at): Written[] => [room, at % 2 === 0 ? 90 : 95])])

  it.each([
    [['12A', '12B', '11A', '11B']],
    [['12-A', '12-B', '11-A', '11-B']],
    [['1-1-12A', '1-1-12B', '1-1-11A', '1-1-11B']],
    [['1号楼1单元12A', '1号楼1单元12B', '1号楼1单元11A', '1号楼1单元11B']],
    [['12a室', '12b室', '11a室', '11b室']],
    [['A', 'B']],
  ])('meet areas of %s', (rooms) => {
    expect(homesIn([totals(), bySpelling(rooms)])).toEqual(RIGHT)
    expect(homesIn([bySpelling(rooms), totals(['楼层', 'A户', 'B户'])])).toEqual(RIGHT)
  })

  it('meet areas beside their floors, in a row, and in another chart', () => {
    const listed: Written[][] = [
      ['楼层', '房号', '建筑面积'],
      [12, 'A', 90],
      [12, '12B', 95],
      [11, 'A户', 90],
      [11, 'B', 95],
    ]
    const across: Written[][] = [['房号', 'A', 'B'], AREAS]
    const chart: Written[][] = [['1号楼面积'], ['楼层', 'A', 'B'], ['12F', 90, 95], ['11F', 90, 95]]
    for (const rows of [listed, across, chart]) expect(homesIn([totals(), areas(rows)])).toEqual(RIGHT)
  })

  it('meet homes of a list: another price there is a fault', () => {
    const list = (total: number) =>
      aSheet([
        ['楼栋', '单元', '楼层', '房号', '建筑面积', '总价'],
        ['1栋', 1, 12, 'A', 90, total],
        ['1栋', 1, 12, 'B', 95, 950_000],
        ['1栋', 1, 11, 'A', 90, 890_000],
        ['1栋', 1, 11, 'B', 95, 940_000],
      ])
    expect(homesIn([list(900_000), totals()])).toEqual(RIGHT)
    expect(homesIn([list(910_000), totals()]).faults).toEqual(['B3 chartDiffers'])
  })

  it('are asked about where a list of areas calls types so', () => {
    const types: Written[][] = [
      ['户型', '建筑面积'],
      ['A', 90],
      ['B', 95],
    ]
    expect(homesIn([totals(), areas(types)])).toEqual({ homes: [], faults: ['B2 letterUnclear'] })
  })

  it('are left unread, and their figures asked about, on floors whose homes have numbers elsewhere', () => {
    const numbers = aSheet([TITLE, ['楼层', '01', '02'], AREAS, ...FLOORS], { name: '总价' })
    for (const names of [
      ['A', 'B'],
      ['A户型', 'B户型'],
    ]) {
      const letters = aSheet([['1号楼总价表'], ['楼层', ...names], AREAS, ...FLOORS], { name: '总价二' })
      const { homes, faults } = homesIn([numbers, letters])
      expect(homes).toHaveLength(4)
      expect(faults).toEqual(['B4 figuresUnread'])
      const passed = { name: '总价二', isRead: true, headerRows: null, passed: [`${names[0]} B4:C5`] }
      expect(homesIn([numbers, letters], { ...NO_MAPPING, sheets: [passed] }).faults).toEqual([])
    }
  })
})

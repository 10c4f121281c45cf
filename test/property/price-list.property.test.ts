import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PriceListReading } from '../../shared/ledger/price-list/reading'
import { aRow, aSheet, HEADER, read, readWith, type Written } from '../shared/ledger/price-list/a-list'

const homes = fc.uniqueArray(
  fc.record({
    building: fc.integer({ min: 1, max: 30 }),
    entrance: fc.integer({ min: 1, max: 4 }),
    floor: fc.integer({ min: 1, max: 60 }),
    room: fc.integer({ min: 1, max: 20 }),
    area: fc.integer({ min: 30_00, max: 500_00 }),
    unitPrice: fc.integer({ min: 2_000_00, max: 200_000_00 }),
  }),
  {
    minLength: 1,
    maxLength: 30,
    selector: ({ building, entrance, floor, room }) => [building, entrance, floor, room].join(),
  },
)
type Home = typeof homes extends fc.Arbitrary<(infer Value)[]> ? Value : never

const columns = [...HEADER, '朝向', '备注', '公摊面积']
const shuffled = fc.shuffledSubarray(columns, { minLength: columns.length })

function rowOf(home: Home, header: readonly string[]): Written[] {
  return aRow(
    {
      楼栋: `${home.building}号楼`,
      单元: home.entrance,
      楼层: home.floor,
      房号: `${home.floor}${String(home.room).padStart(2, '0')}`,
      建筑面积: home.area / 100,
      套内面积: null,
      单价: home.unitPrice / 100,
      总价: null,
    },
    header,
  )
}

function numberOf({ building, entrance, floor, room }: Home): string {
  return `${building}-${entrance}-${String(floor).padStart(2, '0')}${String(room).padStart(2, '0')}`
}

/** What was read of each home, in the order of their numbers. */
function figuresOf({ rows }: PriceListReading) {
  return rows.map(({ number, area, list }) => JSON.stringify([number, area, list])).sort()
}

function expectedOf(listed: readonly Home[]) {
  return listed
    .map((home) => JSON.stringify([numberOf(home), home.area, { by: 'unitPrice', unitPrice: home.unitPrice }]))
    .sort()
}

/** How a chart calls its rooms, from 0, and which of them a home's room is, from 1. */
const SPELLINGS = [
  { over: (room: number) => `0${room + 1}室`, at: Number },
  ...[
    (letter: string) => letter,
    (letter: string) => `${letter}室`,
    (letter: string) => ` ${letter.toLowerCase()}`,
  ].map((say) => ({
    over: (room: number) => say('ABCDE'[room] ?? ''),
    at: (letter: string) => 'ABCDE'.indexOf(letter) + 1,
  })),
]

describe('LED-8: the same homes, however the list is laid out', () => {
  it('the order of columns, rows and sheets changes no home', () => {
    fc.assert(
      fc.property(homes, shuffled, shuffled, fc.infiniteStream(fc.boolean()), (listed, header, other, halves) => {
        const isFirst = listed.map(() => halves.next().value ?? false)
        const sheet = (name: string, heading: readonly string[], isIn: boolean) =>
          aSheet([heading, ...listed.filter((_, at) => isFirst[at] === isIn).map((home) => rowOf(home, heading))], {
            name,
          })
        const sheets = [sheet('Sheet1', header, true), sheet('Sheet2', other, false)]
        for (const order of [sheets, sheets.toReversed()]) {
          const reading = read(order)
          expect(reading.faults).toEqual([])
          expect(figuresOf(reading)).toEqual(expectedOf(listed))
        }
        const all = aSheet([header, ...listed.map((home) => rowOf(home, header)).toReversed()])
        expect(figuresOf(read(all))).toEqual(expectedOf(listed))
      }),
    )
  })

  it('a chart of the homes says what their list says', () => {
    const grid = fc.record({
      floors: fc.integer({ min: 2, max: 6 }),
      rooms: fc.integer({ min: 2, max: 5 }),
      entrances: fc.integer({ min: 1, max: 3 }),
      isFirstTotals: fc.boolean(),
      spelling: fc.constantFrom(...SPELLINGS),
    })
    fc.assert(
      fc.property(grid, ({ floors, rooms, entrances, isFirstTotals, spelling }) => {
        const area = (entrance: number, floor: number, room: number) => 80 + entrance * 3 + floor + room / 4
        const total = (...place: [number, number, number]) => Math.round(area(...place) * 18_000)
        const chart = (figure: typeof area, name: string) =>
          aSheet(
            Array.from({ length: entrances }, (_, entrance): Written[][] => [
              [`5号楼${entrance + 1}单元`],
              ['楼层', ...Array.from({ length: rooms }, (_, room) => spelling.over(room))],
              ...Array.from({ length: floors }, (_, floor) => [
                floors - floor,
                ...Array.from({ length: rooms }, (_, room) => figure(entrance + 1, floors - floor, room + 1)),
              ]),
            ]).flat(),
            { name },
          )
        const sheets = [chart(total, '总价'), chart(area, '建筑面积')]
        const reading = readWith(isFirstTotals ? sheets : sheets.toReversed(), { decidedBy: null })
        expect(reading.faults).toEqual([])
        expect(reading.rows).toHaveLength(floors * rooms * entrances)
        for (const { entrance, floor, room, area: size, list } of reading.rows) {
          const place = [Number(entrance), floor, spelling.at(room)] as const
          expect([size, list]).toEqual([
            Math.round(area(...place) * 100),
            { by: 'total', total: total(...place) * 100 },
          ])
        }
      }),
    )
  })
})

describe('LED-8: garbage in any one cell', () => {
  const garbage = fc.constantFrom<Written>(
    '待定',
    '??',
    '-1.5',
    '见附件',
    '0',
    '99,99',
    '9'.repeat(15),
    null,
    {
      kind: 'date',
    },
    { kind: 'error', error: '#REF!' },
  )

  it('is a fault at that cell, or leaves every other home as it was', () => {
    fc.assert(
      fc.property(homes, garbage, fc.nat(), fc.nat(), (listed, word, row, column) => {
        const at = { row: row % listed.length, column: column % HEADER.length }
        const rows = listed.map((home) => rowOf(home, HEADER))
        const spoilt = rows.map((cells, one) => (one === at.row ? cells.with(at.column, word) : cells))
        const reading = read(aSheet([HEADER, ...spoilt]))
        const cell = `${String.fromCharCode(65 + at.column)}${at.row + 2}`
        const others = expectedOf(listed.filter((_, one) => one !== at.row))
        if (reading.faults.length > 0) expect(reading.faults.map((fault) => fault.cell)).toContain(cell)
        const found = figuresOf(reading)
        const own = expectedOf(listed.slice(at.row, at.row + 1))
        expect(found.filter((one) => !own.includes(one))).toEqual(others)
      }),
      { numRuns: 400 },
    )
  })
})

describe('LED-8: a sum is never a home', () => {
  const words = fc.constantFrom(null, '合计', '合计（套）', '总套数', 'Total', '共', '小计:', '1号楼合计')
  const roundings = fc.constantFrom(0.01, 1, 100, 10_000)
  const sum = fc.record({ word: words, round: roundings, isAverage: fc.boolean(), isCounted: fc.boolean() })

  it('whatever it is called and however its figures are rounded', () => {
    fc.assert(
      fc.property(homes, sum, fc.integer({ min: 1, max: 9_999 }), (listed, { word, round, ...of }, other) => {
        fc.pre(listed.length > 3)
        const header = ['序号', ...HEADER]
        const rows = listed.map((home, at) => [at + 1, ...rowOf(home, header.slice(1))])
        const totals = listed.map((home) => Math.round((home.area * home.unitPrice) / 10_000))
        const add = (figures: number[]) => figures.reduce((all, one) => all + one, 0)
        const area = add(listed.map((home) => home.area)) / 100
        const total = add(totals) / (of.isAverage ? listed.length : 1)
        const count = of.isCounted ? listed.length : other
        const last = { 楼栋: null, 单元: null, 楼层: null, 户型: null, 套内面积: null, 单价: null }
        const figures = { 房号: count, 建筑面积: area, 总价: Math.round(total / round) * round }
        const list = [header, ...rows, [word, ...aRow({ ...last, ...figures }, header.slice(1))]]
        const reading = read(aSheet(list))
        expect(reading.rows.length).toBeLessThanOrEqual(listed.length)
        const own = new Set(listed.map(numberOf))
        expect(reading.rows.filter(({ number }) => !own.has(number))).toEqual([])
      }),
    )
  })
})

describe('LED-8: two buildings of one number are never one', () => {
  const placeHeading = fc.constantFrom('项目', '项目名称', '楼盘', '案名', '期别', '苑', '区域', '街区', '宗地', '子项')
  const anyHeading = fc.constantFrom('业态', '位置')
  const places = fc.constantFrom(['桂园', '兰园'], ['一期', '二期'], ['南区', '北区'])
  const words = fc.constantFrom(['高层', '洋房'], ['03', '05'])
  const toldApart = fc.oneof(fc.tuple(placeHeading, fc.oneof(places, words)), fc.tuple(anyHeading, places))
  const sizes = fc.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 4 }))

  const header = ['楼栋', '单元', '楼层', '房号', '建筑面积', '总价']
  /** The first and the next floors of one building's rows. */
  function partsOf([low, high, rooms]: readonly [number, number, number]): { first: Written[][]; second: Written[][] } {
    const all = Array.from({ length: (low + high) * rooms }, (_, at): Written[] => {
      const floor = Math.floor(at / rooms) + 1
      return ['1号楼', 1, floor, `${floor}0${(at % rooms) + 1}`, 90 + (at % rooms), 1_600_000 + at * 1_000]
    })
    return { first: all.slice(0, low * rooms), second: all.slice(low * rooms) }
  }
  const inOneList = (heading: string, [one, other]: readonly string[], first: Written[][], second: Written[][]) =>
    aSheet([
      [heading, ...header],
      ...first.map((cells): Written[] => [one ?? '', ...cells]),
      ...second.map((cells): Written[] => [other ?? '', ...cells]),
    ])

  it('by a column that names places, whatever stands in it, or one of places, whatever it is called', () => {
    fc.assert(
      fc.property(toldApart, sizes, ([heading, names], size) => {
        const { first, second } = partsOf(size)
        const { rows, faults } = read([inOneList(heading, names, first, second)], 'total')
        expect(rows).toHaveLength(first.length)
        expect(faults).toHaveLength(second.length)
      }),
    )
  })

  it('by their sheets', () => {
    fc.assert(
      fc.property(fc.oneof(places, fc.constant(['高层', '洋房'])), sizes, ([one = '', other = ''], size) => {
        const { first, second } = partsOf(size)
        const sheets = [aSheet([header, ...first], { name: one }), aSheet([header, ...second], { name: other })]
        const { rows, faults } = read(sheets, 'total')
        expect(rows).toHaveLength(first.length)
        expect(faults).toHaveLength(second.length)
      }),
    )
  })

  it('and one whose storeys differ in use, the next going on above the last, is one; listed first above, it is asked about', () => {
    fc.assert(
      fc.property(anyHeading, words, sizes, (heading, names, size) => {
        const { first, second } = partsOf(size)
        const going = read([inOneList(heading, names, first, second)], 'total')
        expect(going.faults).toEqual([])
        expect(going.rows).toHaveLength(first.length + second.length)
        const begun = read([inOneList(heading, names, second, first)], 'total')
        expect(begun.rows).toHaveLength(second.length)
        expect(begun.faults).toHaveLength(first.length)
      }),
    )
  })
})

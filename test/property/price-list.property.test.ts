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

describe('LED-8: the same homes, however the list is laid out', () => {
  it('the order of columns, rows and sheets changes no home', () => {
    fc.assert(
      fc.property(homes, shuffled, shuffled, fc.infiniteStream(fc.boolean()), (listed, header, other, halves) => {
        const isFirst = listed.map(() => halves.next().value ?? false)
        const sheet = (name: string, heading: readonly string[], isIn: boolean) =>
          aSheet([heading, ...listed.filter((_, at) => isFirst[at] === isIn).map((home) => rowOf(home, heading))], {
            name,
          })
        const sheets = [sheet('甲', header, true), sheet('乙', other, false)]
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
    })
    fc.assert(
      fc.property(grid, ({ floors, rooms, entrances, isFirstTotals }) => {
        const area = (entrance: number, floor: number, room: number) => 80 + entrance * 3 + floor + room / 4
        const total = (...place: [number, number, number]) => Math.round(area(...place) * 18_000)
        const chart = (figure: typeof area, name: string) =>
          aSheet(
            Array.from({ length: entrances }, (_, entrance): Written[][] => [
              [`5号楼${entrance + 1}单元`],
              ['楼层', ...Array.from({ length: rooms }, (_, room) => `0${room + 1}室`)],
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
          const place = [Number(entrance), floor, Number(room)] as const
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

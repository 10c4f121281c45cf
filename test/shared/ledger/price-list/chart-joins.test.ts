import { describe, expect, it } from 'vitest'
import { NO_MAPPING } from '../../../../shared/ledger/price-list/mapping'
import type { Sheet } from '../../../../shared/ledger/price-list/sheet'
import { aSheet, readWith, type Written } from './a-list'

const AREA: Record<string, number> = { '1 01': 89.53, '1 02': 118.27, '2 01': 90.11, '2 02': 119.4 }
const TYPE: Record<string, string> = { '1 01': 'A', '1 02': 'B', '2 01': 'C', '2 02': 'D' }
const COLUMNS = Object.keys(AREA)
const areaOf = (column: string) => AREA[column] ?? 0
const unitPriceOf = (column: string, floor: number) => 18_000 + floor * 30 + COLUMNS.indexOf(column) * 100
const totalOf = (column: string, floor: number) => Math.round(areaOf(column) * unitPriceOf(column, floor))
const roomOf = (column: string) => column.slice(2)
const entranceOf = (column: string) => `${column.slice(0, 1)}单元`

/** A chart of building 1 with two entrances. */
function chart(title: string, floors: readonly number[], figure: (column: string, floor: number) => Written): Sheet {
  return aSheet([
    [title],
    ['楼层', '1单元', null, '2单元', null],
    ['房号', ...COLUMNS.map(roomOf)],
    ...floors.map((floor) => [floor, ...COLUMNS.map((column) => figure(column, floor))]),
  ])
}

const AREAS: Record<string, (floors: readonly number[]) => Written[][]> = {
  'a row for each home': (floors) => [
    ['楼栋', '单元', '房号', '建筑面积'],
    ...floors.flatMap((floor) =>
      COLUMNS.map((column) => ['1号楼', entranceOf(column), `${floor}${roomOf(column)}`, areaOf(column)]),
    ),
  ],
  'a row for each home, with its floor': (floors) => [
    ['单元', '楼层', '室号', '建筑面积(㎡)'],
    ...floors.flatMap((floor) => COLUMNS.map((column) => [entranceOf(column), floor, roomOf(column), areaOf(column)])),
  ],
  'a row for each room': () => [
    ['1号楼面积表'],
    ['单元', '室号', '面积'],
    ...COLUMNS.map((column) => [entranceOf(column), roomOf(column), areaOf(column)]),
  ],
  'a row for each room, its entrance written once': () => [
    ['楼栋', '单元', '室号', '户型', '面积'],
    ...COLUMNS.map((column, at) => [
      at === 0 ? '1号楼' : null,
      at % 2 === 0 ? entranceOf(column) : null,
      roomOf(column),
      TYPE[column] ?? null,
      areaOf(column),
    ]),
  ],
  'a column for each room': () => [
    ['室号', ...COLUMNS.map((column) => `${entranceOf(column)}${roomOf(column)}`)],
    ['建筑面积', ...COLUMNS.map(areaOf)],
  ],
}

const totals = (sheets: readonly Sheet[]) => {
  const { rows, faults } = readWith(sheets, { decidedBy: null })
  expect(faults).toEqual([])
  return rows.map(({ number, area, list }) => `${number} ${area} ${list?.by === 'total' ? list.total / 100 : list?.by}`)
}
const expected = (floors: readonly number[]) =>
  floors.flatMap((floor) =>
    COLUMNS.map((column) => {
      const number = `1-${column.slice(0, 1)}-${String(floor).padStart(2, '0')}${roomOf(column)}`
      return `${number} ${Math.round(areaOf(column) * 100)} ${totalOf(column, floor)}`
    }),
  )

describe('LED-8: areas that stand as a list beside charts', () => {
  const cases = Object.keys(AREAS).flatMap((where) =>
    [
      [3, 2],
      [11, 10, 9],
      [1, 2, 3, 4],
    ].flatMap((floors) => ['before', 'behind', 'below'].map((place) => [where, floors, place] as const)),
  )

  it.each(cases)('%s, floors %j, %s', (where, floors, place) => {
    const prices = chart('1号楼总价表', floors, totalOf)
    const areas = AREAS[where]?.(floors) ?? []
    const list = aSheet(areas, { name: '面积' })
    const below = { ...prices, rows: [...prices.rows, [], ...list.rows] }
    const sheets = { before: [list, prices], behind: [prices, list], below: [below] }[place]
    expect(totals(sheets ?? [])).toEqual(expected(floors))
  })

  it('by type, where the chart gives each room its own', () => {
    const prices = aSheet([
      ['1号楼总价表'],
      ['楼层', '1单元', null, '2单元', null],
      ['房号', ...COLUMNS.map(roomOf)],
      ['户型', ...COLUMNS.map((column) => `${TYPE[column]}户型`)],
      ...[3, 2].map((floor) => [floor, ...COLUMNS.map((column) => totalOf(column, floor))]),
    ])
    const types = aSheet([['户型', '建筑面积'], ...COLUMNS.map((column) => [TYPE[column] ?? null, areaOf(column)])], {
      name: '户型面积',
    })
    expect(totals([prices, types])).toEqual(expected([3, 2]))
  })

  it('a home that finds none, or two that differ, is named', () => {
    const prices = chart('1号楼总价表', [3, 2], totalOf)
    const areas = AREAS['a row for each room']?.([]) ?? []
    const less = readWith([prices, aSheet(areas.slice(0, -1), { name: '面积' })], { decidedBy: null })
    expect(less.rows).toHaveLength(6)
    expect(less.faults.map(({ home, column, code }) => [home, column, code])).toEqual([
      ['1-2-0302', 'area', 'missing'],
      ['1-2-0202', 'area', 'missing'],
    ])
    const twice = readWith([prices, aSheet([...areas, ['2单元', '02', 121]], { name: '面积' })], { decidedBy: null })
    expect(twice.faults).toMatchObject([
      { sheet: '面积', cell: 'C7', code: 'repeatedHome', data: { number: '1-2-0302' } },
    ])
  })
})

describe('LED-8: a chart whose title does not say which figure it holds', () => {
  const list = aSheet(AREAS['a row for each room']?.([]) ?? [], { name: '面积' })
  const inTenThousands = (column: string, floor: number) => totalOf(column, floor) / 10_000

  it.each(['1号楼价格表', '1号楼销控表', '1号楼一房一价表', '1号楼价目表'])(
    '%s is read by its figures, and shown',
    (title) => {
      expect(totals([chart(title, [3, 2], totalOf), list])).toEqual(expected([3, 2]))
      expect(totals([chart(title, [3, 2], inTenThousands), list])).toEqual(expected([3, 2]))
      const { rows, faults, repairs } = readWith([chart(title, [3, 2], unitPriceOf), list], { decidedBy: null })
      expect(faults).toEqual([])
      expect(rows[0]?.list).toEqual({ by: 'unitPrice', unitPrice: 18_090_00 })
      expect(repairs).toMatchObject([{ code: 'figureRead', cell: 'B4', text: title, readAs: '单价' }])
    },
  )

  it('is asked about where its figures may be two things, or none', () => {
    const doubtful = [chart('1号楼价格表', [3, 2], () => 210_000), list]
    const { rows, faults } = readWith(doubtful, { decidedBy: null })
    expect(rows).toEqual([])
    expect(faults).toMatchObject([{ code: 'figureUnclear', data: { text: '价格表' } }])
    const headings = [{ heading: '价格表', meaning: 'listTotal' as const }]
    expect(readWith(doubtful, { decidedBy: null, mapping: { ...NO_MAPPING, headings } }).rows).toHaveLength(8)
  })
})

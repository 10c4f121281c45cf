import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layBoard } from '../../../shared/ledger/board-layout'
import { type ChartBuilding, chartOf, linesOfBands, type PageRoom, pageChart } from '../../../shared/ledger/board-pages'
import { aBoard, someHomes } from './a-board'

/** A building of full floors, each cell named by its place. */
function aBuilding(name: string, entrances: readonly { floors: number; rooms: number }[]): ChartBuilding<string> {
  return {
    name,
    entrances: entrances.map(({ floors, rooms }, entrance) => ({
      name: `${entrance + 1}`,
      rows: Array.from({ length: floors }, (_, floor) => ({
        floor: `${floors - floor}`,
        cells: Array.from({ length: rooms }, (_none, room) => `${name}-${entrance + 1}-${floors - floor}-${room + 1}`),
      })),
    })),
  }
}

function cellsOf(building: ChartBuilding<string>): (string | null)[] {
  return building.entrances.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))
}

const across = (columns: number, rows: number): PageRoom<string> => ({
  across: columns,
  rows,
  widthOf: ({ columns }) => columns,
})
const A3 = across(16, 36)
const titles = (page: ReturnType<typeof pageChart>[number] | undefined) =>
  page?.bands.map((band) => band.map(({ building, entrance, rows }) => `${building}-${entrance}×${rows.length}`))

const buildings = fc.array(
  fc
    .array(fc.record({ floors: fc.integer({ min: 0, max: 70 }), rooms: fc.integer({ min: 0, max: 40 }) }), {
      maxLength: 4,
    })
    .map((entrances) => entrances),
  { maxLength: 6 },
)
const rooms = fc.record({ columns: fc.integer({ min: 1, max: 20 }), rows: fc.integer({ min: 2, max: 40 }) })

describe('the board, page by page', () => {
  it('every cell of every building stands on exactly one page, and no page is overfull', () => {
    fc.assert(
      fc.property(buildings, rooms, (shapes, room) => {
        const charts = shapes.map((entrances, index) => aBuilding(`${index + 1}`, entrances))
        const pages = pageChart(charts, across(room.columns, room.rows))
        const shown = pages.flatMap(({ bands }) =>
          bands.flatMap((band) => band.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))),
        )
        expect(shown.filter((cell) => cell !== null).toSorted()).toEqual(charts.flatMap(cellsOf).toSorted())
        for (const { bands } of pages) {
          expect(bands.length).toBeGreaterThan(0)
          expect(linesOfBands(bands)).toBeLessThanOrEqual(room.rows)
          for (const band of bands)
            expect(band.reduce((sum, { columns }) => sum + columns, 0)).toBeLessThanOrEqual(room.columns)
        }
      }),
    )
  })

  it('34 storeys with 8 rooms across fit one page; two entrances of them stand side by side', () => {
    expect(pageChart([aBuilding('1', [{ floors: 34, rooms: 8 }])], A3)).toHaveLength(1)
    const [page, ...more] = pageChart([aBuilding('1', Array(2).fill({ floors: 34, rooms: 8 }))], A3)
    expect(more).toEqual([])
    expect(titles(page)).toEqual([['1-1×34', '1-2×34']])
  })

  it('small buildings share a page, and one that fits a page is not torn apart', () => {
    const low = { floors: 11, rooms: 4 }
    const pages = pageChart(
      [aBuilding('1', [low, low]), aBuilding('2', [low, low]), aBuilding('3', [{ floors: 30, rooms: 4 }])],
      A3,
    )
    expect(pages.map(titles)).toEqual([[['1-1×11', '1-2×11', '2-1×11', '2-2×11']], [['3-1×30']]])
  })

  it('a tower that is too high is cut into even parts', () => {
    const pages = pageChart([aBuilding('1', [{ floors: 34, rooms: 8 }])], across(16, 18))
    expect(pages.map(titles)).toEqual([[['1-1×17', '1-1×17']]])
  })

  it('LED-11: a line of parking spaces stands below the storeys, without their empty floors, and takes none of their width', () => {
    const facts = [7, 6, 5, 4, 3, 2].flatMap((floor) => [{ number: `1-1-0${floor}01` }, { number: `1-1-0${floor}02` }])
    const spaces = ['01', '02', '03'].map((spot) => ({ number: `1-车位-01${spot}` }))
    const [plan] = layBoard(someHomes([...spaces, ...facts]), aBoard([...spaces, ...facts]).buildings)
    if (!plan) throw new Error('no building')
    expect(pageChart([chartOf(plan, ({ number }) => number)], across(16, 19)).map(titles)).toEqual([
      [['1号楼-1×6'], ['1号楼-车位×1']],
    ])
  })

  it('LED-11: a garage flows over lines of sixteen, each with its floor', () => {
    const facts = Array.from({ length: 40 }, (_, index) => ({ number: `9-1-01${String(index + 1).padStart(2, '0')}` }))
    const [plan] = layBoard(someHomes(facts), aBoard(facts).buildings)
    if (!plan) throw new Error('no building')
    const chart = chartOf(plan, ({ number }) => number)
    expect(chart.entrances[0]?.rows.map(({ floor, cells }) => `${floor} ${cells.length}`)).toEqual([
      '1 16',
      '1 16',
      '1 8',
    ])
  })
})

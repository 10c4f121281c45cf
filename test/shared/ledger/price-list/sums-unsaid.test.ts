import { describe, expect, it } from 'vitest'
import { aSheet, read, readWith, type Written } from './a-list'

/** 120 lofts of 40.00 to 41.19 ㎡ on floors 2 to 31 at 20,000 元/㎡. */
const LOFTS = Array.from({ length: 120 }, (_, at) => {
  const area = (4_000 + at) / 100
  return { room: `${2 + Math.floor(at / 4)}0${1 + (at % 4)}`, area, total: Math.round(area * 20_000) }
})
const AREA = 4_871.4
const TOTAL = LOFTS.reduce((sum, { total }) => sum + total, 0)
const AVERAGE = Math.round(TOTAL / 120)

function readLofts(row: Written[], header = ['序号', '房号', '建筑面积', '总价'], price = 'total' as const) {
  const rows = LOFTS.map(({ room, area, total }, at): Written[] => [at + 1, room, area, total])
  return outcome(read(aSheet([header, ...rows, row], { name: '1号楼' }), price))
}

function outcome({ rows, faults, skipped }: ReturnType<typeof read>) {
  return {
    homes: rows.length,
    faults: faults.map(({ cell, code }) => `${cell} ${code}`),
    skipped: skipped.flatMap(({ row, reason }) => (reason === 'subtotal' ? row : [])),
  }
}

describe('LED-8: a sum with a bare count for its room', () => {
  const figures: [string, Written, Written][] = [
    ['exact', AREA, TOTAL],
    ['with the average total', AREA, AVERAGE],
    ['in 10 万元', AREA, Math.round(TOTAL / 100_000) * 100_000],
    ['with a whole area', Math.round(AREA), TOTAL],
    ['with an area to 0.1 ㎡', Math.round(AREA * 10) / 10, Math.round(TOTAL / 10_000) * 10_000],
    ['with averages', 40.6, AVERAGE],
    ['without a total', AREA, null],
    ['without an area', null, TOTAL],
  ]
  const words = [
    '合计（套）',
    '合计(个)',
    '总数量',
    'Total',
    'TOTAL',
    '共',
    '总套数',
    '累计',
    '总计数',
    'SUM',
    '合',
    '小计：',
    '合计（住宅）',
    '1号楼总套数',
    '全部房源',
  ]

  it.each(words.flatMap((word) => figures.map((row) => [word, ...row] as const)))(
    'that says %s, %s, is passed by',
    (word, _, area, total) => {
      expect(readLofts([word, 120, area, total])).toEqual({ homes: 120, faults: [], skipped: [122] })
    },
  )

  it.each(figures)('that says nothing, %s, is a fault', (_, area, total) => {
    const { homes, faults } = readLofts([null, 120, area, total])
    expect({ homes, fault: faults[0] }).toEqual({ homes: 120, fault: 'B122 likeSum' })
  })

  it('is a fault among parking spaces', () => {
    const spaces = Array.from({ length: 30 }, (_, at): Written[] => [
      at + 1,
      `A${String(at + 1).padStart(3, '0')}`,
      12.5,
      100_000 + at * 1_000,
    ])
    const list = (row: Written[]) =>
      outcome(read(aSheet([['序号', '车位号', '面积', '总价'], ...spaces, row], { name: '车位' }), 'total'))
    for (const total of [3_435_000, 114_500, 3_400_000]) {
      expect(list(['合计（个）', 30, 375, total])).toEqual({ homes: 30, faults: [], skipped: [32] })
      expect(list([null, 30, 375, total])).toMatchObject({ homes: 30, faults: ['B32 likeSum'] })
    }
  })

  it('of each entrance, of the sheet and of all sheets is a fault', () => {
    const header = ['楼栋', '单元', '房号', '建筑面积', '单价']
    const lofts = (entrance: number) => LOFTS.map(({ room, area }): Written[] => [1, entrance, room, area, 20_000])
    const sums = [1, 2].flatMap((entrance) => [...lofts(entrance), [1, entrance, 120, AREA, 20_000]])
    expect(outcome(read(aSheet([header, ...sums]))).faults).toEqual(['C122 likeSum', 'C243 likeSum'])
    const sheets = [1, 2].map((entrance) => aSheet([header, ...lofts(entrance)], { name: `价目${entrance}` }))
    const last = aSheet([header, ...lofts(3), [1, 3, 360, AREA * 3, 20_000]], { name: '价目3' })
    expect(outcome(read([...sheets, last])).faults[0]).toBe('C122 likeSum')
  })

  it('above all homes is a fault', () => {
    const rows = LOFTS.map(({ room, area, total }): Written[] => [room, area, total])
    const sheet = aSheet([['房号', '建筑面积', '总价'], [120, AREA, TOTAL], ...rows], { name: '1号楼' })
    expect(outcome(read(sheet, 'total'))).toMatchObject({ homes: 120, faults: ['A2 likeSum'] })
  })
})

describe('LED-8: homes that are like a sum', () => {
  it('of the area of three before them is one', () => {
    const rows = [
      ['0101', 90, 18_000],
      ['0201', 90, 18_000],
      ['0301', 90, 18_000],
      ['0401', 270, 18_000],
    ]
    const sheet = aSheet([['房号', '建筑面积', '单价'], ...rows], { name: '1号楼' })
    expect(outcome(read(sheet))).toMatchObject({ homes: 4, faults: [] })
  })

  it('is proven by its floor', () => {
    const rows = [1, 2, 3, 4, 5].map((floor) => [floor, `${floor}01`, floor < 5 ? 90 : 360, 18_000])
    const list = (header: string[], from: number) =>
      outcome(read(aSheet([header, ...rows.map((row) => row.slice(from))], { name: '1号楼' })))
    expect(list(['房号', '建筑面积', '单价'], 1)).toMatchObject({ homes: 4, faults: ['A6 likeSum'] })
    expect(list(['楼层', '房号', '建筑面积', '单价'], 0)).toMatchObject({ homes: 5, faults: [] })
  })

  it('is one though its remark says 合计 or 均价, or its number is that of the homes above', () => {
    const header = ['房号', '建筑面积', '总价', '备注']
    const rows = Array.from({ length: 110 }, (_, at): Written[] => [
      `${1 + Math.floor(at / 20)}${String(1 + (at % 20)).padStart(2, '0')}`,
      90 + (at % 20),
      1_700_000 + at,
      at === 2 ? '均价' : at === 3 ? '合计' : null,
    ])
    const sheets = [
      aSheet([header, ...rows.slice(0, 101)], { name: '1号楼' }),
      aSheet([header, ...rows], { name: '2号楼' }),
    ]
    expect(outcome(read(sheets, 'total'))).toMatchObject({ homes: 211, faults: [] })
  })

  it('are parking spaces in falling order', () => {
    const rows = Array.from({ length: 30 }, (_, at): Written[] => [30 - at, 12.5, 100_000])
    expect(outcome(read(aSheet([['车位号', '面积', '总价'], ...rows], { name: '车位' }), 'total'))).toMatchObject({
      homes: 30,
      faults: [],
    })
  })
})

describe('LED-8: sums in a chart that are called as a floor or a room', () => {
  const FLOORS = [3, 2, 1]
  const area = (floor: number, room: number) => 80 + floor * 1.5 + room * 2.37
  const total = (floor: number, room: number) => Math.round(area(floor, room) * 18_000)
  const charts = (
    more: (figure: typeof area) => Written[][],
    header: Written[] = [],
    beside = (_: number[]): Written[] => [],
  ) =>
    [
      { name: '总价', figure: total },
      { name: '建筑面积', figure: area },
    ].map(({ name, figure }) => {
      const rows = FLOORS.map((floor): Written[] => {
        const own = [figure(floor, 1), figure(floor, 2)]
        return [floor, ...own, ...beside(own)]
      })
      return aSheet([[`3号楼1单元${name}`], ['楼层', '01', '02', ...header], ...rows, ...more(figure)], { name })
    })
  const readCharts = (...parts: Parameters<typeof charts>) =>
    outcome(readWith(charts(...parts), { decidedBy: null })).faults

  it('are faults: the sum of each room, its average, and the sum of each floor', () => {
    const sum = (figure: typeof area, room: number) => FLOORS.reduce((all, floor) => all + figure(floor, room), 0)
    expect(readCharts(() => [])).toEqual([])
    expect(readCharts((figure) => [[4, sum(figure, 1), sum(figure, 2)]])).toEqual([
      'A6 likeSumInChart',
      'A6 likeSumInChart',
    ])
    expect(readCharts((figure) => [[4, sum(figure, 1) / 3, sum(figure, 2) / 3]])).toEqual([
      'A6 likeSumInChart',
      'A6 likeSumInChart',
    ])
    expect(
      readCharts(
        () => [],
        ['03'],
        (own) => [own.reduce((all, one) => all + one)],
      ),
    ).toEqual(['D2 likeSumInChart', 'D2 likeSumInChart'])
    expect(readCharts((figure) => [['合计', sum(figure, 1), sum(figure, 2)]])).toEqual([])
  })

  it('are none where a home of each floor is as large as the two others together', () => {
    const rows = [3, 2, 1].map((floor) => [floor, 50, 50, 100])
    const prices = [3, 2, 1].map((floor) => [floor, 900_000 + floor, 910_000, 1_900_000])
    const sheets = [
      aSheet([['3号楼建筑面积'], ['楼层', '01', '02', '03'], ...rows], { name: '面积' }),
      aSheet([['3号楼总价'], ['楼层', '01', '02', '03'], ...prices], { name: '总价' }),
    ]
    expect(outcome(readWith(sheets, { decidedBy: null }))).toMatchObject({ homes: 9, faults: [] })
  })
})

import { describe, expect, it } from 'vitest'
import { NO_MAPPING } from '../../../../shared/ledger/price-list/mapping'
import type { Sheet } from '../../../../shared/ledger/price-list/sheet'
import { aSheet, readWith, type Written } from './a-list'

const TITLE: Written[] = ['1号楼价格表']
const FLOORS: Written[][] = [
  ['楼层', '01', '02'],
  ['面积', 90, 100],
  ['2F', 2_100_000, 2_400_000],
  ['1F', 2_050_000, 2_350_000],
]
const CHART = [TITLE, ...FLOORS]
const NUMBERS = ['1-1-0201', '1-1-0202', '1-1-0101', '1-1-0102']

/** The chart's homes as a list, the first of another area and total by so much. */
function list(total = 0, area = 0): Written[][] {
  return [
    ['云栖府一房一价表'],
    ['楼栋', '单元', '房号', '面积', '总价'],
    ['1号楼', '1单元', '201', 90 + area, 2_100_000 + total],
    ['1号楼', '1单元', '202', 100, 2_400_000],
    ['1号楼', '1单元', '101', 90, 2_050_000],
    ['1号楼', '1单元', '102', 100, 2_350_000],
  ]
}
/** Rows side by side, with an empty column between them. */
function beside(left: Written[][], right: Written[][]): Written[][] {
  const width = Math.max(...left.map((row) => row.length)) + 1
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => {
    const row = left[at] ?? []
    return [...row, ...Array<Written>(width - row.length).fill(null), ...(right[at] ?? [])]
  })
}
const onSheets = (lines: Written[][], chart: Written[][], name = '销控') => [
  aSheet(lines, { name: '价格表' }),
  aSheet(chart, { name }),
]
const read = (sheets: Sheet[], mapping = NO_MAPPING) =>
  readWith(sheets, { decidedBy: null, project: '云栖府', mapping })
const numbers = (sheets: Sheet[]) => {
  const { rows, faults } = read(sheets)
  expect(faults).toEqual([])
  return rows.map(({ number }) => number)
}
const faults = (sheets: Sheet[]) =>
  read(sheets).faults.map(({ sheet, cell, column, code, data }) => [`${sheet}!${cell}`, column, code, data])

describe('LED-8: a chart that shows homes of a list once more', () => {
  it.each<[string, (lines: Written[][]) => Sheet[]]>([
    ['above it', (lines) => [aSheet([...CHART, [], ...lines])]],
    ['below it', (lines) => [aSheet([...lines, [], ...CHART])]],
    ['to its right', (lines) => [aSheet(beside(lines, CHART))]],
    ['to its left', (lines) => [aSheet(beside(CHART, lines))]],
    ['on another sheet', (lines) => onSheets(lines, CHART)],
    ['on another sheet, without areas', (lines) => onSheets(lines, [TITLE, ...FLOORS.toSpliced(1, 1)])],
  ])('%s with the same figures says nothing new, and with others is a fault', (_, sheets) => {
    expect(numbers(sheets(list()))).toEqual(NUMBERS)
    const found = read(sheets(list(1_000))).faults
    expect(found).toMatchObject([{ code: 'chartDiffers', column: 'listTotal', home: '1-1-0201' }])
    expect(found[0]?.data).toMatchObject({ text: '2100000', other: '2101000' })
  })

  it('both cells are named, of an area as well', () => {
    expect(faults(onSheets(list(0, 1), CHART))).toEqual([
      ['销控!B3', 'area', 'chartDiffers', { text: '90', other: '91', sheet: '价格表', cell: 'D3' }],
    ])
  })

  it('a person passes the sheet of the chart by, or leaves its title out', () => {
    const sheets = onSheets(list(1_000), CHART)
    expect(read(sheets).sheets.map(({ name }) => name)).toEqual(['价格表', '销控'])
    const off = { ...NO_MAPPING, sheets: [{ name: '销控', isRead: false, headerRows: null }] }
    expect(read(sheets, off)).toMatchObject({ faults: [], otherSheets: [{ name: '销控' }] })
    const left = { ...NO_MAPPING, headings: [{ heading: '1号楼价格表', meaning: 'ignored' as const }] }
    expect(read([aSheet([...CHART, [], ...list(1_000)])], left).faults).toEqual([])
  })

  it.each<[string, Written[][]]>([
    [
      '总价(万元)',
      [
        ['2F', 210, 240],
        ['1F', 205, 235],
      ],
    ],
    [
      '单价',
      [
        ['2F', 23_333, 24_000],
        ['1F', 22_778, 23_500],
      ],
    ],
    [
      '底价',
      [
        ['2F', 20_000, 20_000],
        ['1F', 20_000, 20_000],
      ],
    ],
  ])('%s that agrees with the list, or that the list does not say', (name, floors) => {
    expect(numbers(onSheets(list(), [[`1号楼${name}`], ['楼层', '01', '02'], ...floors]))).toEqual(NUMBERS)
  })

  it.each<[string, Written[][]]>([
    [
      '总价(万元)',
      [
        ['2F', 210, 240],
        ['1F', 205, 235.5],
      ],
    ],
    [
      '单价',
      [
        ['2F', 23_333, 24_000],
        ['1F', 22_778, 23_510],
      ],
    ],
    [
      '备案总价',
      [
        ['2F', 2_100_000, 2_400_000],
        ['1F', 2_050_000, 2_360_000],
      ],
    ],
  ])('%s that differs', (name, floors) => {
    const chart = [[`1号楼${name}`], ['楼层', '01', '02'], ...floors]
    expect(read(onSheets(list(), chart)).faults).toMatchObject([{ cell: 'C4', code: 'chartDiffers', home: '1-1-0102' }])
  })
})

describe('LED-8: charts beside a list of other homes', () => {
  const parking = aSheet(
    [
      ['车位号', '总价'],
      ['A001', 100_000],
    ],
    { name: '车位' },
  )
  const totals = aSheet([['1号楼总价'], ...FLOORS.toSpliced(1, 1)], { name: '总价' })
  const areas = aSheet([['1号楼面积'], ['楼层', '01', '02'], ['2F', 90, 100], ['1F', 90, 100]], { name: '面积' })
  const areasByRoom = aSheet(
    [
      ['房号', '面积'],
      ['01', 90],
      ['02', 100],
    ],
    { name: '面积' },
  )

  it.each<[string, Sheet[]]>([
    ['with its areas', [aSheet(CHART, { name: '销控' }), parking]],
    ['with its areas on a sheet of their own', [totals, parking, areas]],
    ['with a list of areas', [parking, totals, areasByRoom]],
  ])('a chart %s is read beside a list of parking spaces', (_, sheets) => {
    expect(numbers(sheets).toSorted()).toEqual([...NUMBERS, '车位-A001'].toSorted())
  })

  it('a chart of another building is read beside a list of homes', () => {
    expect(numbers(onSheets(list(), [['2号楼总价'], ...FLOORS]))).toHaveLength(8)
  })

  it('a chart that nobody knows the figures of is asked about, though spaces are listed', () => {
    const chart = aSheet([['1号楼拎包总价'], ...FLOORS], { name: '拎包' })
    expect(read([chart, parking]).faults).toMatchObject([{ sheet: '拎包', code: 'figureUnclear' }])
  })
})

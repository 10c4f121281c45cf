import { describe, expect, it } from 'vitest'
import { aSheet, readWith, type Written } from './a-list'

const CHART: Written[][] = [
  ['云栖府1号楼价格表'],
  ['楼层', '01', '02'],
  ['面积', 90, 100],
  ['2F', 2_100_000, 2_400_000],
  ['1F', 2_050_000, 2_350_000],
]
const HOMES = ['1-1-0201 9000', '1-1-0202 10000', '1-1-0101 9000', '1-1-0102 10000']
const SHOPS: Written[][] = [
  ['商铺价格表'],
  ['栋号', '铺号', '面积', '单价', '总价'],
  ['S1#', '101', 50, 30_000, 1_500_000],
  ['S1#', '102', 60, 30_000, 1_800_000],
]
const SPACES: Written[][] = [['车位价格表'], ['车位号', '面积', '总价'], ['A1', 12.5, 150_000], ['A2', 12.5, 160_000]]
const read = (rows: Written[][], name = 'Sheet1') =>
  readWith([aSheet(rows, { name })], { decidedBy: 'total', project: '云栖府' })
const shown = (rows: Written[][], name?: string) => {
  const { rows: homes, faults } = read(rows, name)
  expect(faults).toEqual([])
  return homes.map(({ number, area }) => `${number} ${area}`).toSorted()
}

describe('LED-8: a chart with a list below it', () => {
  it.each(['Sheet1', '价格表', '总价'])('both are read: on %s', (name) => {
    expect(shown([...CHART, [], ...SHOPS], name)).toEqual([...HOMES, 'S1-1-0101 5000', 'S1-1-0102 6000'].toSorted())
  })

  it('the spaces of the list are of no building that only the chart names', () => {
    expect(shown([...CHART, [], ...SPACES])).toEqual([...HOMES, '车位-A1 1250', '车位-A2 1250'].toSorted())
  })

  it('a chart that nothing names is a fault, and the list is read', () => {
    const { rows, faults } = read([['1号楼内部测算'], ...CHART.slice(1), [], ...SHOPS])
    expect(rows).toHaveLength(2)
    expect(faults).toMatchObject([{ cell: 'B4', code: 'figureUnclear', data: { text: '内部测算' } }])
  })

  it('a chart of the list’s own homes says them once', () => {
    const list: Written[][] = [
      ['云栖府一房一价表'],
      ['楼栋', '单元', '房号', '面积', '总价'],
      ...['201', '202', '101', '102'].map((room, at): Written[] => {
        const floor = CHART[3 + Math.floor(at / 2)] ?? []
        return ['1号楼', '1单元', room, at % 2 === 0 ? 90 : 100, floor[1 + (at % 2)] ?? null]
      }),
    ]
    expect(shown([...CHART, [], ...list])).toEqual(HOMES.toSorted())
  })
})

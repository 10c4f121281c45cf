import { describe, expect, it } from 'vitest'
import { aSheet, type Written } from './a-list'
import { homesIn } from './chart-sheets'

const totals = (floors: number[]) =>
  aSheet([['1号楼总价表'], ['楼层', '01', '02'], ...floors.map((floor) => [floor, 900_000, 950_000])], { name: '总价' })
const areas = (header: string[], rows: Written[][]) =>
  aSheet([[...header, '建筑面积'], ...rows.map((row, at) => [...row, 90 + at])], { name: '面积' })

describe('LED-8: areas of 5-02 are of floor 5, not of every floor of entrance 5', () => {
  it('where a column or a title says the entrance', () => {
    const rooms = ['2-01', '2-02', '1-01', '1-02']
    const homes = ['1-1-0101 92 900000', '1-1-0102 93 950000', '1-1-0201 90 900000', '1-1-0202 91 950000']
    const listed = areas(
      ['单元', '房号'],
      rooms.map((room) => ['1单元', room]),
    )
    expect(homesIn([totals([2, 1]), listed])).toEqual({ homes, faults: [] })
  })

  it('where another of the list is of a floor above the ninth', () => {
    const rooms = ['10-01', '10-02', '1-01', '1-02'].map((room) => [room])
    const homes = ['1-1-0101 92 900000', '1-1-0102 93 950000', '1-1-1001 90 900000', '1-1-1002 91 950000']
    expect(homesIn([totals([10, 1]), areas(['房号'], rooms)])).toEqual({ homes, faults: [] })
  })

  it('but of entrances that the charts say, of which one is not theirs', () => {
    const chart = aSheet([['1号楼1单元总价表'], ['楼层', '01'], ...[6, 5].map((floor) => [floor, 900_000])], {
      name: '总价',
    })
    const listed = areas(['房号'], [['1-01'], ['2-01']])
    expect(homesIn([chart, listed])).toEqual({ homes: ['1-1-0501 90 900000', '1-1-0601 90 900000'], faults: [] })
  })

  it('and say nothing where neither does and no home is in such an entrance', () => {
    const rooms = ['2-01', '2-02', '1-01', '1-02'].map((room) => [room])
    expect(() => homesIn([totals([2, 1]), areas(['房号'], rooms)])).toThrow('headerMissing')
  })
})

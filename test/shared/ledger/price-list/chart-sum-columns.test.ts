import { describe, expect, it } from 'vitest'
import { aSheet, type Written } from './a-list'
import { homesIn } from './chart-sheets'

const NONE = [null, null, null, null]
/** Building 1 begins two rows below building 2 and has a column of sums. */
const beside = (sum: string): Written[][] => [
  [...NONE, '2号楼总价表'],
  [...NONE, '楼层', '01', '02'],
  [...NONE, '面积', 91, 101],
  ['1号楼总价表', null, null, null, '4F', 910_001, 1_010_001],
  ['楼层', '01', '02', sum, '3F', 900_002, 1_000_002],
  ['面积', 90, 100, null, '2F', 890_003, 990_003],
  ['2F', 900_000, 1_000_000, 1_900_000, '1F', 880_004, 980_004],
  ['1F', 800_000, 950_000, 1_750_000],
]
const HOMES = [
  '1-1-0101 90 800000',
  '1-1-0102 100 950000',
  '1-1-0201 90 900000',
  '1-1-0202 100 1000000',
  '2-1-0101 91 880004',
  '2-1-0102 101 980004',
  '2-1-0201 91 890003',
  '2-1-0202 101 990003',
  '2-1-0301 91 900002',
  '2-1-0302 101 1000002',
  '2-1-0401 91 910001',
  '2-1-0402 101 1010001',
]

describe('LED-8: a column of sums is of its own chart', () => {
  it.each(['合计', '小计', '均价', '本层合计'])('%s beside a lower chart takes no floor of the next one', (sum) => {
    expect(homesIn([aSheet(beside(sum))])).toEqual({ homes: HOMES, faults: [] })
  })

  it('words of a sum before a floor: its figures are a fault', () => {
    const rows: Written[][] = [
      ['1号楼总价表'],
      [null, '楼层', '01', '02'],
      [null, '面积', 90, 100],
      ['合计', '2F', 900_000, 1_000_000],
      [null, '1F', 800_000, 950_000],
    ]
    expect(homesIn([aSheet(rows)])).toEqual({
      homes: ['1-1-0101 90 800000', '1-1-0102 100 950000'],
      faults: ['C4 figuresUnread'],
    })
  })
})

describe('LED-8: figures that no chart has', () => {
  const one: Written[][] = [['1号楼总价表'], ['楼层', '01', '02'], ['面积', 90, 100], ['2F', 900_000, 1_000_000]]
  const withRows = (...rows: Written[][]) => homesIn([aSheet([...one, [], ...rows], { name: '1号楼' })]).faults

  it('are seen under a title that speaks of an average', () => {
    expect(withRows(['2号楼总价表（均价10000元/㎡）'], [900_000], [910_000])).toEqual(['A7 figuresUnread'])
  })

  it('are seen where area and price stand in one cell', () => {
    expect(withRows([null, null, null, null, '90㎡ 90万', '100㎡ 100万'])).toEqual(['E6 figuresUnread'])
  })
})

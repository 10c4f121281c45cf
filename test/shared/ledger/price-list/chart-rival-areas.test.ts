import { describe, expect, it } from 'vitest'
import type { ColumnMeaning } from '../../../../shared/ledger/price-list/mapping'
import { aSheet, readWith, type Written } from './a-list'
import { nameFault } from './chart-sheets'

function readAreas(areas: Written[][], heading = '', meaning: ColumnMeaning | null = null) {
  const rows = [['1号楼总价表'], ['楼层', '01', '02'], ...areas, ['2F', 900_000, 1_000_000]]
  const headings = meaning === null ? [] : [{ heading, meaning }]
  const reading = readWith([aSheet(rows)], { decidedBy: null, mapping: { headings, sheets: [] } })
  return { areas: reading.rows.map(({ area }) => area), faults: reading.faults.map(nameFault) }
}

describe('LED-8: two rows of areas of one chart', () => {
  const BOTH: Written[][] = [
    ['实测面积', 91, 101],
    ['预测面积', 90, 100],
  ]

  it('that differ are asked for; a person leaves one of them out', () => {
    expect(readAreas(BOTH).faults).toEqual(['B4 columnsDiffer'])
    expect(readAreas(BOTH, '预测面积', 'ignored')).toEqual({ areas: [91_00, 101_00], faults: [] })
    expect(readAreas(BOTH, '实测面积', 'ignored')).toEqual({ areas: [90_00, 100_00], faults: [] })
  })

  it('of one name that differ for one room are asked for', () => {
    const rows: Written[][] = [
      ['建筑面积', 90, 100],
      ['建筑面积', 90, 101],
    ]
    expect(readAreas(rows).faults).toEqual(['C4 columnsDiffer'])
  })

  it('that say the same are read', () => {
    const rows: Written[][] = [
      ['实测面积', 90, 100],
      ['预测面积', 90, 100],
    ]
    expect(readAreas(rows)).toEqual({ areas: [90_00, 100_00], faults: [] })
  })
})

import { describe, expect, it } from 'vitest'
import { aSheet, type Written } from './a-list'
import { homesIn } from './chart-sheets'

const left: Written[][] = [
  ['1号楼总价表'],
  ['1单元', null, null, '2单元'],
  ['甲', '乙', '楼层', '01', '02'],
  [90, 100, '面积', 91, 101],
  [900_000, 1_000_000, '2F', 900_003, 1_000_004],
  [800_000, 950_000, '1F', 800_003, 950_004],
]

describe('LED-8: figures left of the floors are seen', () => {
  it('whose rooms cannot be read: a fault, and none is passed over', () => {
    expect(homesIn([aSheet(left, { name: '1号楼' })]).faults).toEqual(['A4 figuresUnread'])
  })

  it('but for the names of buildings, entrances and other floors', () => {
    const rows: Written[][] = [
      ['云栖府总价表'],
      ['楼栋', '单元', '自然层', '楼层', '01', '02'],
      [null, null, null, '面积', 90, 100],
      ['12#', 11, 14, '12F', 900_000, 1_000_000],
      ['12#', 11, 13, '11F', 800_000, 950_000],
    ]
    const { homes, faults } = homesIn([aSheet(rows)])
    expect(faults).toEqual([])
    expect(homes).toHaveLength(4)
  })
})

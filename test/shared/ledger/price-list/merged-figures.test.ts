import { describe, expect, it } from 'vitest'
import type { Merge } from '../../../../shared/ledger/price-list/sheet'
import { aSheet, merged, readWith, type Written } from './a-list'

/** Area and price of each home, then faults and repairs, of a list with merged cells. */
function readMerged(header: string[], rows: Written[][], merges: Merge[], name = '价目') {
  const { rows: homes, faults, repairs } = readWith([aSheet([header, ...rows], { name, merges })], { decidedBy: null })
  return {
    homes: homes.map(
      ({ number, area, list }) =>
        `${number} ${(area ?? 0) / 100} ${list?.by === 'total' ? list.total / 100 : (list?.unitPrice ?? 0) / 100}`,
    ),
    faults: faults.map(({ cell, code }) => `${cell} ${code}`),
    repairs: repairs.map(({ cell, code, readAs }) => `${cell} ${code} ${readAs}`),
  }
}

describe('LED-8: figures merged over several homes', () => {
  it('an area and a unit price are those of each, and shown', () => {
    const rows: Written[][] = [
      ['1栋', '1203', 89.53, 18_650],
      ['1栋', '1204', null, null],
    ]
    expect(readMerged(['楼栋', '房号', '建筑面积', '单价'], rows, [merged(2, 2, 3, 2), merged(2, 3, 3, 3)])).toEqual({
      homes: ['1-1-1203 89.53 18650', '1-1-1204 89.53 18650'],
      faults: [],
      repairs: ['C3 filledDown 89.53', 'D3 filledDown 18650'],
    })
  })

  it('a total may be the sum: each of them is asked about', () => {
    const rows: Written[][] = [
      ['1栋', '1203', 100, 3_600_000],
      ['1栋', '1204', 101, null],
    ]
    const { homes, faults } = readMerged(['楼栋', '房号', '建筑面积', '总价'], rows, [merged(2, 3, 3, 3)])
    expect(homes).toEqual([])
    expect(faults).toEqual(['D2 totalMerged', 'D3 totalMerged'])
  })

  it('a total that area and unit price give is that of each', () => {
    const rows: Written[][] = [
      ['1栋', '1203', 100, 18_000, 1_800_000],
      ['1栋', '1204', 100, 18_000, null],
    ]
    const { homes, faults } = readMerged(['楼栋', '房号', '建筑面积', '单价', '总价'], rows, [merged(2, 4, 3, 4)])
    expect(faults).toEqual([])
    expect(homes).toEqual(['1-1-1203 100 18000', '1-1-1204 100 18000'])
  })

  it('what is not merged is still missing', () => {
    const rows: Written[][] = [
      ['1栋', '1203', 100, 18_000],
      ['1栋', '1204', 100, null],
    ]
    expect(readMerged(['楼栋', '房号', '建筑面积', '单价'], rows, []).faults).toEqual(['D3 missing'])
  })

  it('a merge over one home’s two lines makes no second home', () => {
    const rows: Written[][] = [
      ['1栋', '1203', 100, 18_000, '毛坯'],
      [null, null, null, null, '含车位'],
    ]
    const merges = [0, 1, 2, 3].map((column) => merged(2, column, 3, column))
    const { homes, faults } = readMerged(['楼栋', '房号', '建筑面积', '单价', '备注'], rows, merges)
    expect([homes, faults]).toEqual([['1-1-1203 100 18000'], []])
  })
})

describe('LED-11: totals merged over several parking spaces', () => {
  const spaces = (...totals: Written[]): Written[][] => totals.map((total, at) => [`00${at + 1}`, 12.5, total])

  it('are the price of each where another space has that price to itself', () => {
    const { homes, faults } = readMerged(
      ['车位号', '面积', '总价'],
      spaces(120_000, null, 120_000),
      [merged(2, 2, 3, 2)],
      '车位',
    )
    expect(faults).toEqual([])
    expect(homes).toEqual(['车位-001 12.5 120000', '车位-002 12.5 120000', '车位-003 12.5 120000'])
  })

  it('are asked about where none has', () => {
    const { faults } = readMerged(
      ['车位号', '面积', '总价'],
      spaces(240_000, null, 120_000),
      [merged(2, 2, 3, 2)],
      '车位',
    )
    expect(faults).toEqual(['C2 totalMerged', 'C3 totalMerged'])
  })
})

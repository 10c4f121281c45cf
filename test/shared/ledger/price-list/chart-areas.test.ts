import { describe, expect, it } from 'vitest'
import { readPriceList } from '../../../../shared/ledger/price-list/reading'
import { aSheet, readWith, type Written } from './a-list'

const FLOORS = [
  [2, 1_600_000, 2_400_000],
  [1, 1_590_000, null],
]

/** Homes with their areas and totals, then faults. */
function homesOf(areas: Written[], floors: readonly Written[][] = FLOORS) {
  const sheet = aSheet([['1号楼总价'], ['楼层', '01', '02'], areas, ...floors])
  const { rows, faults } = readWith([sheet], { decidedBy: null })
  const homes = rows.map(({ number, area, list }) => [number, area, list?.by === 'total' && list.total / 100])
  return [...homes, ...faults.map(({ cell, code }) => `${cell} ${code}`)]
}

describe('LED-8: a chart with the areas under its rooms', () => {
  it.each<[string, Written[]]>([
    ['called 建筑面积', ['建筑面积', 89.53, 120]],
    ['called so, as text', ['建筑面积（㎡）', '89.53', '120']],
    ['with the unit in each', [null, '89.53㎡', '120 ㎡']],
    ['called so, with the unit', ['面积', '89.53㎡', '120.00㎡']],
  ])('%s', (_, areas) => {
    expect(homesOf(areas)).toEqual([
      ['1-1-0201', 8953, 1_600_000],
      ['1-1-0202', 12_000, 2_400_000],
      ['1-1-0101', 8953, 1_590_000],
    ])
  })

  it.each<[string, Written[]]>([
    ['nothing calls areas', [null, 89.53, 120]],
    ['the inner ones', ['套内面积', 89.53, 120]],
    ['not all of them are there', ['建筑面积', 89.53, null]],
    ['one has another unit', [null, '89.53㎡', '120万']],
  ])('where %s it is none', (_, areas) => {
    const sheet = aSheet([['1号楼总价'], ['楼层', '01', '02'], areas, ...FLOORS])
    expect(readPriceList([sheet], { decidedBy: null })).toMatchObject({
      data: { reason: 'headerMissing', looked: ['建筑面积'] },
    })
  })

  it('an area that is absurd is a fault of its own cell', () => {
    expect(homesOf(['建筑面积', 0.5, 120])).toEqual(
      expect.arrayContaining([['1-1-0202', 12_000, 2_400_000], 'B3 outOfRange']),
    )
  })
})

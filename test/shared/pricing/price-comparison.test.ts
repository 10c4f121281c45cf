import { describe, expect, it } from 'vitest'
import {
  type ComparedHome,
  changeRate,
  comparedTotal,
  priceChangeOf,
  sumByBuilding,
  sumOfAll,
} from '../../../shared/pricing/price-comparison'

function aHome(building: string, listBefore: number | null, listAfter: number | null): ComparedHome {
  const unitId = '00000000-0000-4000-8000-000000000000'
  const filed = { filedBefore: null, filedAfter: null }
  return { unitId, number: `${building}-1-1203`, building, kind: 'home', type: 'B', listBefore, listAfter, ...filed }
}

describe('LED-7: two price versions compared', () => {
  it.each([
    [100, 101, 'up'],
    [101, 100, 'down'],
    [100, 100, 'same'],
    [null, 100, 'added'],
    [100, null, 'gone'],
    [null, null, 'unpriced'],
  ] as const)('LED-7: a home at %s, then %s: %s', (listBefore, listAfter, change) => {
    expect(priceChangeOf({ listBefore, listAfter })).toBe(change)
  })

  it('LED-7: by how much, to 0.01%, half up by its size in either direction', () => {
    expect(changeRate({ listBefore: 166_973_450, listAfter: 168_764_050 })).toBe(107)
    expect(changeRate({ listBefore: 20_000, listAfter: 20_001 })).toBe(1)
    expect(changeRate({ listBefore: 20_000, listAfter: 19_999 })).toBe(-1)
    expect(changeRate({ listBefore: null, listAfter: 1 })).toBeNull()
  })

  it('LED-7: a price by the square metre counts with its area, to the fen', () => {
    expect(comparedTotal({ by: 'unitPrice', unitPrice: 1_865_000 }, 8_953)).toBe(166_973_450)
    expect(comparedTotal({ by: 'unitPrice', unitPrice: 1_865_001 }, 8_953)).toBe(166_973_540)
    expect(comparedTotal(null, 8_953)).toBeNull()
  })

  it('LED-7: the sums hold homes with both prices; the counts hold all', () => {
    const homes = [
      aHome('1号楼', 100, 110),
      aHome('1号楼', null, 500),
      aHome('2号楼', 300, 270),
      aHome('2号楼', 9, null),
    ]
    const none = { up: 0, down: 0, same: 0, added: 0, gone: 0, unpriced: 0 }
    expect(sumByBuilding(homes)).toEqual([
      { building: '1号楼', homes: 2, before: 100, after: 110, counts: { ...none, up: 1, added: 1 } },
      { building: '2号楼', homes: 2, before: 300, after: 270, counts: { ...none, down: 1, gone: 1 } },
    ])
    expect(sumOfAll(homes)).toMatchObject({ homes: 4, before: 400, after: 380 })
  })
})

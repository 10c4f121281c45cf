import { describe, expect, it } from 'vitest'
import { parseSpace, spaceKindIn, spaceNumber } from '../../../shared/ledger/space-number'

describe('LED-11: parking spaces and storerooms', () => {
  it('are told by their words', () => {
    expect(spaceKindIn('地下车位')).toBe('parking')
    expect(spaceKindIn('储藏间')).toBe('storeroom')
    expect(spaceKindIn('住宅')).toBeNull()
  })

  it.each<[string, number | null, string]>([
    ['B1-023', -1, '023'],
    ['B1层023', -1, '023'],
    ['-1-023', -1, '023'],
    ['负一层023号', -1, '023'],
    ['地下一层-5', -1, '5'],
    ['A023', null, 'A023'],
    ['人防-012', null, '人防-012'],
    ['B1023', null, 'B1023'],
    ['车位12', null, '12'],
  ])('%s stands on floor %s as %s', (text, floor, spot) => {
    expect(parseSpace(text)).toMatchObject({ floor, spot, isWhole: false })
  })

  it.each(['待定', '样板', '1-1-1203', ''])('%s is none', (text) => {
    expect(parseSpace(text)).toBeNull()
  })

  it('a number that is whole reads back to itself', () => {
    for (const number of ['车位-B1-023', '1-车位-B1-023', '1-2-储藏室-07', '车位-A023', '1-储藏室-2F-07']) {
      const kind = spaceKindIn(number)
      const space = parseSpace(number)
      expect(space?.isWhole).toBe(true)
      expect(kind && space && spaceNumber({ ...space, kind })).toBe(number)
    }
  })
})

import { describe, expect, it } from 'vitest'
import { readPriceList } from '../../../../shared/ledger/price-list/reading'
import { aSheet } from './a-list'

describe('LED-11: parking spaces sold by the piece, without areas', () => {
  it.each([
    ['车位号', '总价'],
    ['车位编号', '价格'],
    ['房号', '单价'],
  ])('%s and %s: of the three headings the area is said to be missing', (room, price) => {
    const sheet = aSheet([
      [room, price],
      ['B1-001', 120_000],
    ])
    expect(readPriceList([sheet], { decidedBy: null })).toEqual({
      refused: 'FILE_UNREADABLE',
      data: { reason: 'headerMissing', looked: ['建筑面积'] },
    })
  })

  it('without a price both are', () => {
    const sheet = aSheet([['车位号'], ['B1-001']])
    expect(readPriceList([sheet], { decidedBy: null })).toMatchObject({
      data: { looked: ['房号', '建筑面积', '单价/总价'] },
    })
  })
})

import { describe, expect, it } from 'vitest'
import { readPriceList } from '../../../../shared/ledger/price-list/reading'
import { aSheet } from './a-list'

describe('LED-8: a list without areas, of homes that nothing says to be parking spaces', () => {
  it.each([
    ['房号', '总价'],
    ['房号', '价格（元/个）'],
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

  it('the price where its words are not known', () => {
    const sheet = aSheet([
      ['房号', '建筑面积', '每平', '一共'],
      ['101', 89.53, 18_650, 1_669_735],
    ])
    expect(readPriceList([sheet], { decidedBy: null })).toMatchObject({ data: { looked: ['单价/总价'] } })
  })

  it('without a price both are', () => {
    const sheet = aSheet([['车位号'], ['B1-001']])
    expect(readPriceList([sheet], { decidedBy: null })).toMatchObject({
      data: { looked: ['房号', '建筑面积', '单价/总价'] },
    })
  })
})

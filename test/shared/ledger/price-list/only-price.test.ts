import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../../../shared/kernel/refusal'
import { readPriceList } from '../../../../shared/ledger/price-list/reading'
import { aSheet } from './a-list'

/** The prices of a home under these headings: 20,000 元/㎡ and 1,800,000 元. */
function pricesOf(...headings: string[]) {
  const row = headings.map((heading) => (/单价/.test(heading) ? 20_000 : 1_800_000))
  const sheet = aSheet([
    ['楼栋', '单元', '房号', '建筑面积', ...headings],
    ['1#', '1', '101', 90, ...row],
  ])
  const reading = readPriceList([sheet], { decidedBy: null })
  if (isRefusal(reading)) return reading.data
  expect(reading.faults).toEqual([])
  return reading.rows.map(({ list, filed }) => ({ list, filed }))
}

const TOTAL = { by: 'total', total: 1_800_000_00 }

describe('LED-8: a price that is called by more, where nothing else is priced', () => {
  it.each(['精装总价', '精装修总价', '特惠总价', '特惠价', '开盘特惠总价'])(
    '%s is the list’s, and says nothing of what was filed',
    (heading) => expect(pricesOf(heading)).toEqual([{ list: TOTAL, filed: null }]),
  )

  it('精装单价 beside 精装总价 are both', () => {
    expect(pricesOf('精装单价', '精装总价')).toEqual([{ list: { by: 'unitPrice', unitPrice: 20_000_00 }, filed: null }])
  })

  it.each(['拎包总价', '活动总价', '装修总价', '首付总价', '成交总价'])(
    '%s is no price of the home all the same',
    (heading) => {
      expect(pricesOf(heading)).toMatchObject({ reason: 'headerMissing' })
    },
  )
})

import { describe, expect, it } from 'vitest'
import { aRow, aSheet, faultsOf, HEADER, read, type Written } from './a-list'

describe('LED-8: where the unit price decides', () => {
  it('the total may be 1 元 from area × unit price rounded to 元, and no more', () => {
    // 89.53 × 18,650.00 = 1,669,734.50, rounded half up 1,669,735.
    expect(faultsOf({ 总价: 1_669_736 })).toEqual([])
    expect(faultsOf({ 总价: 1_669_734 })).toEqual([])
    expect(faultsOf({ 总价: 1_669_736.01 })).toEqual(['I2 totalDiffers'])
    expect(faultsOf({ 总价: 1_669_733.99 })).toEqual(['I2 totalDiffers'])
  })

  it('a total finer than 分 or absent is no fault', () => {
    expect(faultsOf({ 总价: 1_669_734.500_1 })).toEqual([])
    expect(faultsOf({ 总价: null })).toEqual([])
  })

  it('a faulty area or unit price silences the check of the total', () => {
    expect(faultsOf({ 建筑面积: '待测', 总价: 1 })).toEqual(['F2 notANumber', 'I2 outOfRange'])
    expect(faultsOf({ 建筑面积: '待测', 总价: 999_999 })).toEqual(['F2 notANumber'])
    expect(faultsOf({ 单价: '面议', 总价: 999_999 })).toEqual(['H2 notANumber'])
  })
})

describe('LED-8: where the total decides (一口价)', () => {
  it('the total is the list price and need not be area × unit price', () => {
    const reading = read(aSheet([HEADER, aRow({ 总价: 1_600_000 })]), 'total')
    expect(reading.faults).toEqual([])
    expect(reading.rows[0]?.list).toEqual({ by: 'total', total: 1_600_000_00 })
    expect(reading.sums).toEqual([{ building: '1栋', units: 1, area: 8953, total: 1_600_000_00 }])
  })

  it('a unit price may be absent or fine, the total neither', () => {
    expect(faultsOf({ 单价: null }, 'total')).toEqual([])
    expect(faultsOf({ 单价: 18_649.994_416 }, 'total')).toEqual([])
    expect(faultsOf({ 总价: null }, 'total')).toEqual(['I2 missing'])
    expect(faultsOf({ 总价: 1_600_000.001 }, 'total')).toEqual(['I2 tooFine'])
  })

  it('a total that gives an absurd unit price is a fault', () => {
    expect(faultsOf({ 总价: 8_952 }, 'total')).toEqual(['I2 unitPriceOutOfRange'])
    expect(faultsOf({ 总价: 8_953 }, 'total')).toEqual([])
    expect(faultsOf({ 总价: 89_530_001 }, 'total')).toEqual(['I2 unitPriceOutOfRange'])
  })
})

describe('LED-8: list, filed and floor price', () => {
  const header = ['楼栋', '单元', '房号', '建筑面积', '备案单价', '备案总价', '表单价', '表总价', '底价']
  const row = (other: Record<string, Written> = {}) =>
    aRow(
      { 备案单价: 18_650, 备案总价: 1_669_735, 表单价: 18_000, 表总价: 1_611_540, 底价: 1_500_000, ...other },
      header,
    )

  it('are read apart, the floor price also where only its total is there', () => {
    const reading = read(aSheet([header, row()]))
    expect(reading.rows[0]).toMatchObject({
      list: { by: 'unitPrice', unitPrice: 18_000_00 },
      filed: { by: 'unitPrice', unitPrice: 18_650_00 },
      floorPrice: { by: 'total', total: 1_500_000_00 },
    })
    expect(reading.isListAlsoFiled).toBe(false)
  })

  it('a list total above the filed total is a fault of the list’s cell', () => {
    const above = row({ 表单价: 18_660, 表总价: 1_670_630 })
    const { faults } = read(aSheet([header, above]))
    expect(faults).toMatchObject([
      { cell: 'H2', code: 'listAboveFiled', data: { list: 1_670_630_00, filed: 1_669_735_00 } },
    ])
    expect(read(aSheet([header, row({ 表单价: 18_650, 表总价: 1_669_735 })])).faults).toEqual([])
  })

  it('a list total less than a tenth of the filed one is in another unit', () => {
    expect(read(aSheet([header, row({ 表单价: 138.05, 表总价: 12_360 })])).faults).toMatchObject([
      { cell: 'H2', code: 'listFarBelowFiled', data: { list: 12_360_00, filed: 1_669_735_00 } },
    ])
    expect(read(aSheet([header, row({ 表单价: 1_865, 表总价: 166_973 })])).faults).toMatchObject([
      { cell: 'H2', code: 'listFarBelowFiled' },
    ])
    expect(read(aSheet([header, row({ 表单价: 1_866, 表总价: 167_063 })])).faults).toEqual([])
  })

  it('a parking space may be sold for so little', () => {
    const heading = ['编号', '备案总价', '表总价']
    expect(read(aSheet([heading, ['车位-001', 200_000, 15_000]], { name: '车位' }), 'total').faults).toEqual([])
  })

  it('a faulty filed price silences that check', () => {
    const { faults } = read(aSheet([header, row({ 备案单价: '待备案', 表单价: 18_660, 表总价: 1_670_630 })]))
    expect(faults.map(({ cell }) => cell)).toEqual(['E2'])
  })

  it('the filed total too must agree with its unit price', () => {
    const { faults } = read(aSheet([header, row({ 备案总价: 1_700_000 })]))
    expect(faults).toMatchObject([{ cell: 'F2', code: 'totalDiffers' }])
  })

  it('an empty filed or floor price is left to carry forward', () => {
    const reading = read(aSheet([header, row({ 备案单价: null, 备案总价: null, 底价: null }), row({ 房号: '1202' })]))
    expect(reading.rows[0]).toMatchObject({ filed: null, floorPrice: null })
  })
})

describe('LED-8: words where the price should be', () => {
  const said = (other: Record<string, Written>, decidedBy: 'unitPrice' | 'total' = 'unitPrice') => {
    const { rows, faults } = read(aSheet([HEADER, aRow(other)]), decidedBy)
    return faults.length > 0
      ? faults.map(({ cell, code }) => `${cell} ${code}`)
      : rows.map(({ list, withheldAs, soldAs }) => [list, withheldAs, soldAs])
  }

  it('保留 is no fault: the home has no price of its own and is offered as withheld', () => {
    expect(said({ 单价: '保留', 总价: null })).toEqual([[null, '保留', null]])
    expect(said({ 单价: '保 留', 总价: '保留' }, 'total')).toEqual([[null, '保留', null]])
    expect(said({ 单价: '暂不开放', 总价: null })).toEqual([[null, '暂不开放', null]])
    expect(said({ 单价: '不售', 总价: '/' })).toEqual([[null, '不售', null]])
  })

  it('已售 is told apart', () => {
    for (const words of ['已售', '已认购', '成交', '已签约']) {
      expect(said({ 单价: words, 总价: null })).toEqual([[null, null, words]])
    }
  })

  it('other words are faults, and so are these beside a figure', () => {
    expect(said({ 单价: '未售', 总价: null })).toEqual(['H2 notANumber'])
    expect(said({ 单价: '面议', 总价: null })).toEqual(['H2 notANumber'])
    expect(said({ 单价: '保留', 总价: 1_669_735 })).toEqual(['H2 notANumber'])
    expect(said({ 单价: 18_650, 总价: '已售' })).toEqual(['I2 notANumber'])
  })
})

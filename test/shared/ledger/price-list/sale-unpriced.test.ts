import { describe, expect, it } from 'vitest'
import { aRow, aSheet, HEADER, merged, read, type Written } from './a-list'

const NO_PRICES: [string, Written][] = [
  ['nothing', null],
  ['/', '/'],
  ['-', '-'],
  ['——', '——'],
  ['0', 0],
  ['0 in text', '0'],
  ['0.00', '0.00'],
]

function readOne(status: string | null, remark: string | null, prices: Record<string, Written>) {
  const { rows, faults } = read(
    aSheet([
      [...HEADER, '销售状态', '备注'],
      [...aRow(prices), status, remark],
    ]),
  )
  const home = rows.map(({ area, list, filed, soldAs, withheldAs }) => ({ area, list, filed, soldAs, withheldAs }))
  return { home: home[0] ?? null, faults: faults.map(({ cell, code }) => `${cell} ${code}`) }
}

describe('LED-8: a home that is sold or withheld need have no price', () => {
  for (const [name, price] of NO_PRICES) {
    const prices = { 单价: price, 总价: price }
    const home = { area: 8953, list: null, filed: null, soldAs: null, withheldAs: null }
    it(`${name} where it would stand`, () => {
      expect(readOne('已售', null, prices)).toEqual({ home: { ...home, soldAs: '已售' }, faults: [] })
      expect(readOne('保留', null, prices)).toEqual({ home: { ...home, withheldAs: '保留' }, faults: [] })
      expect(readOne(null, '已认购', prices)).toEqual({ home: { ...home, soldAs: '已认购' }, faults: [] })
      expect(readOne('可售', '工抵房', prices)).toEqual({ home: { ...home, withheldAs: '工抵房' }, faults: [] })
    })

    it(`${name} is a fault of any other`, () => {
      for (const status of ['可售', null]) expect(readOne(status, null, prices).faults.length).toBeGreaterThan(0)
      expect(readOne('可售', '配套车位已售', prices).faults.length).toBeGreaterThan(0)
    })

    it(`${name} in one cell and 已售 in the other`, () => {
      const said = { 单价: price, 总价: '已售' }
      expect(readOne(null, null, said)).toEqual({ home: { ...home, soldAs: '已售' }, faults: [] })
    })
  }

  it('where the list gives one, it is read and checked', () => {
    const { home, faults } = readOne('已售', null, {})
    expect([home?.list, faults]).toEqual([{ by: 'unitPrice', unitPrice: 1_865_000 }, []])
    expect(readOne('已售', null, { 单价: 5 }).faults).toEqual(['H2 outOfRange'])
    expect(readOne('已售', null, { 单价: '待定' }).faults).toEqual(['H2 notANumber'])
    expect(readOne('已售', null, { 单价: null }).faults).toEqual(['H2 missing'])
  })

  it('its area is needed all the same', () => {
    expect(readOne('已售', null, { 建筑面积: null, 套内面积: null, 单价: null, 总价: null }).faults).toEqual([
      'F2 missing',
    ])
  })

  it('said of it by a section, a sheet or yes under 是否已售, merged over several', () => {
    const none = { 单价: null, 总价: null }
    const section = read(aSheet([HEADER, aRow({ 房号: '1201' }), ['已售房源'], aRow({ 房号: '1202', ...none })]))
    expect([section.faults, section.rows.map(({ list, soldAs }) => [list === null, soldAs])]).toEqual([
      [],
      [
        [false, null],
        [true, '已售房源'],
      ],
    ])
    const named = read(aSheet([HEADER, aRow(none)], { name: '保留房源' }))
    expect([named.faults, named.rows.map(({ withheldAs }) => withheldAs)]).toEqual([[], ['保留房源']])
    const rows = [
      [...aRow({ 房号: '1201' }), '否'],
      [...aRow({ 房号: '1202', ...none }), '是'],
      [...aRow({ 房号: '1203', ...none }), null],
    ]
    const yes = read(aSheet([[...HEADER, '是否已售'], ...rows], { merges: [merged(3, 9, 4, 9)] }))
    expect([yes.faults, yes.rows.map(({ soldAs }) => soldAs)]).toEqual([[], [null, '已售', '已售']])
  })

  it('a filed price of 0 beside none is none, and one that is given stays', () => {
    const header = [...HEADER, '备案单价', '销售状态']
    const none = { 单价: null, 总价: null }
    const { rows, faults } = read(
      aSheet([
        header,
        [...aRow({ 房号: '1201', ...none }), 0, '已售'],
        [...aRow({ 房号: '1202', ...none }), 20_000, '已售'],
      ]),
    )
    expect(faults).toEqual([])
    expect(rows.map(({ list, filed }) => [list, filed])).toEqual([
      [null, null],
      [null, { by: 'unitPrice', unitPrice: 2_000_000 }],
    ])
  })
})

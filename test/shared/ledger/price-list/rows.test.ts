import { describe, expect, it } from 'vitest'
import { NO_RESULT } from '../../../../shared/ledger/price-list/sheet'
import { aRow, aSheet, faultsOf, HEADER, merged, read, type Written } from './a-list'

const home = (other: Record<string, Written> = {}) => read(aSheet([HEADER, aRow(other)])).rows[0]

describe('LED-8: a home of the list', () => {
  it('is read with areas in 0.01 ㎡ and prices in fen', () => {
    expect(home()).toEqual({
      sheet: '价目',
      row: 2,
      kind: 'home',
      building: '1栋',
      entrance: '1',
      floor: 12,
      room: '03',
      number: '1-1-1203',
      isEntranceAssumed: false,
      type: 'A户型',
      orientation: '',
      area: 8953,
      innerArea: 7021,
      list: { by: 'unitPrice', unitPrice: 18_650_00 },
      filed: { by: 'unitPrice', unitPrice: 18_650_00 },
      floorPrice: null,
      withheldAs: null,
      soldAs: null,
      soldAt: null,
      tiedTo: null,
    })
  })

  it.each<[string, Record<string, Written>]>([
    ['a sheet’s own arithmetic leaves 89.530000000001', { 建筑面积: 89.530000000001 }],
    ['full-width digits', { 建筑面积: '８９．５３', 单价: '１８，６５０．００' }],
    ['thousands separators and spaces', { 单价: ' 18,650.00 ', 总价: '1 669 735' }],
    ['units in the cells', { 建筑面积: '89.53㎡', 单价: '¥18650元/㎡', 总价: '166.9735万元' }],
    ['the room without its floor', { 房号: '03' }],
    ['the room as a number', { 房号: 1203 }],
    ['the room with 室', { 房号: '1203室' }],
    ['the whole number as the room', { 房号: '1-1-1203' }],
    ['Chinese numerals', { 楼层: '十二层', 单元: '一单元' }],
    ['line breaks and odd spaces', { 户型: ' A户型\n', 房号: '12 03' }],
  ])('is the same home with %s', (_, other) => {
    expect({ ...home(other), building: '1栋' }).toEqual(home())
  })

  it('keeps a room’s leading zeros and its floor in two digits', () => {
    expect(home({ 楼层: 1, 房号: '0101' })).toMatchObject({ floor: 1, room: '01', number: '1-1-0101' })
    expect(home({ 楼层: 1, 房号: 101 })).toMatchObject({ floor: 1, room: '01', number: '1-1-0101' })
  })

  it('takes the floor from the room where the list has no floors', () => {
    const header = HEADER.filter((name) => name !== '楼层')
    expect(read(aSheet([header, aRow({}, header)])).rows[0]).toMatchObject({ floor: 12, number: '1-1-1203' })
  })

  it('takes the building from the sheet’s name and the only entrance where the list has neither', () => {
    const header = HEADER.filter((name) => name !== '楼栋' && name !== '单元')
    const list = aSheet([header, aRow({}, header)], { name: '3号楼' })
    expect(read(list).rows[0]).toMatchObject({ building: '3号楼', number: '3-1-1203' })
    expect(read({ ...list, name: '价格表1' }).faults).toMatchObject([{ cell: 'B2', code: 'buildingUnknown' }])
  })

  it('counts a merged building cell for every row it spans, and no further', () => {
    const rows = [
      HEADER,
      aRow(),
      aRow({ 楼栋: null, 单元: null, 房号: '1202' }),
      aRow({ 楼栋: null, 单元: null, 房号: '1201' }),
    ]
    const reading = read(aSheet(rows, { merges: [merged(2, 0, 3, 0), merged(2, 1, 3, 1)] }))
    expect(reading.rows.map(({ number }) => number)).toEqual(['1-1-1203', '1-1-1202'])
    expect(reading.faults.map(({ cell, code }) => [cell, code])).toEqual([
      ['A4', 'missing'],
      ['B4', 'missing'],
    ])
  })

  it('is of one building whether written 1栋 or 1号楼', () => {
    const reading = read(aSheet([HEADER, aRow(), aRow({ 楼栋: '1号楼', 房号: '1202' })]))
    expect(reading.sums).toEqual([{ building: '1栋', units: 2, area: 2 * 8953, total: 2 * 1_669_735_00 }])
  })
})

describe('LED-8: a faulty cell is named with its reason', () => {
  it.each<[string, Record<string, Written>, string[]]>([
    ['no area', { 建筑面积: null }, ['F2 missing']],
    ['an area below 1 ㎡', { 建筑面积: 0.99 }, ['F2 outOfRange']],
    ['an area above 10,000 ㎡', { 建筑面积: 10_000.01 }, ['F2 outOfRange']],
    ['an area finer than 0.01 ㎡', { 建筑面积: 89.5342 }, ['F2 tooFine']],
    ['a comma for a decimal point', { 建筑面积: '89,53' }, ['F2 notANumber']],
    ['a unit price below 100 元/㎡', { 单价: 99.99 }, ['H2 outOfRange']],
    ['a unit price above 1,000,000 元/㎡', { 单价: 1_000_000.01 }, ['H2 outOfRange']],
    ['a unit price finer than 分', { 单价: 18_650.123 }, ['H2 tooFine']],
    ['no unit price', { 单价: '—' }, ['H2 missing']],
    ['a negative total', { 总价: -1_669_735 }, ['I2 outOfRange']],
    ['an inner area above the area', { 套内面积: 89.54 }, ['G2 innerAboveArea']],
    ['a formula without a result', { 总价: { kind: 'error', error: NO_RESULT } }, ['I2 errorValue']],
    ['a date for a room', { 房号: { kind: 'date' } }, ['D2 dateValue']],
    ['a room that is none', { 房号: '样板房' }, ['D2 nameUnreadable']],
    ['a room on another floor', { 房号: '1303' }, ['D2 numberDiffers']],
    ['a whole number of another building', { 房号: '2-1-1203' }, ['D2 numberDiffers']],
    ['a floor that is none', { 楼层: '屋顶' }, ['C2 nameUnreadable']],
    ['a building without a code', { 楼栋: '云溪府' }, ['A2 nameUnreadable']],
    ['a type longer than 40 characters', { 户型: '甲'.repeat(41) }, ['E2 tooLong']],
    [
      'several broken cells',
      { 单元: null, 建筑面积: '待测', 总价: '面议' },
      ['B2 missing', 'F2 notANumber', 'I2 notANumber'],
    ],
  ])('%s', (_, other, faults) => {
    expect(faultsOf(other)).toEqual(faults)
  })

  it('takes an inner area as large as the area, and none at all', () => {
    expect(faultsOf({ 套内面积: 89.53 })).toEqual([])
    expect(home({ 套内面积: null })).toMatchObject({ innerArea: null })
  })

  it('does not lose a type, an orientation, a kind or a status that Excel has made a date or an error', () => {
    const header = [...HEADER, '朝向', '类别', '销售状态']
    const date = { kind: 'date' } as const
    const error = { kind: 'error', error: '#N/A' } as const
    const row = aRow({ 户型: date, 朝向: error, 类别: error, 销售状态: error }, header)
    expect(read(aSheet([header, row])).faults.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
      'E2 dateValue',
      'J2 errorValue',
      'K2 errorValue',
      'L2 errorValue',
    ])
  })

  it('names the first row of a home listed twice, at the second', () => {
    const reading = read(aSheet([HEADER, aRow(), aRow({ 房号: '1202' }), aRow({ 楼栋: '1号楼' })]))
    expect(reading.faults).toEqual([
      {
        sheet: '价目',
        cell: 'D4',
        row: 4,
        home: '1-1-1203',
        column: 'room',
        code: 'repeatedHome',
        data: { number: '1-1-1203', firstSheet: '价目', firstRow: 2 },
      },
    ])
    expect(reading.rows).toHaveLength(2)
  })

  it('still knows a home whose first row was faulty', () => {
    const reading = read(aSheet([HEADER, aRow({ 建筑面积: null }), aRow()]))
    expect(reading.faults.map(({ cell }) => cell)).toEqual(['F2', 'D3'])
  })
})

describe('LED-8: what is no home is passed by and reported', () => {
  it('names sub-totals, blanks, notes and repeated headings with their rows', () => {
    const reading = read(
      aSheet([
        HEADER,
        aRow(),
        aRow({ 楼栋: '1栋小计', 单元: null, 楼层: null, 房号: null, 户型: '1套', 单价: null, 总价: null }),
        [],
        HEADER,
        ['2号楼'],
        aRow({ 房号: '1202' }),
        [null, null, null, '备注:本表价格为毛坯价'],
      ]),
    )
    expect(reading.skipped).toEqual([
      { sheet: '价目', row: 3, reason: 'subtotal', text: '1栋小计' },
      { sheet: '价目', row: 4, reason: 'blank', text: '' },
      { sheet: '价目', row: 5, reason: 'heading', text: '楼栋' },
      { sheet: '价目', row: 6, reason: 'note', text: '2号楼' },
      { sheet: '价目', row: 8, reason: 'note', text: '备注:本表价格为毛坯价' },
    ])
    expect(reading.rows).toHaveLength(2)
    expect(reading.faults).toEqual([])
  })

  it('never passes by a row with figures and no room', () => {
    expect(faultsOf({ 房号: null })).toEqual(['D2 missing'])
  })

  it('passes by rows that hold only unanswered formulas', () => {
    const reading = read(
      aSheet([
        HEADER,
        aRow(),
        [null, null, null, null, null, null, null, null, { kind: 'error', error: NO_RESULT }],
        aRow({ 房号: '1202' }),
      ]),
    )
    expect(reading.skipped).toEqual([{ sheet: '价目', row: 3, reason: 'blank', text: '' }])
    expect(reading.faults).toEqual([])
  })
})

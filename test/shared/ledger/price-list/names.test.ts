import { describe, expect, it } from 'vitest'
import type { Sheet } from '../../../../shared/ledger/price-list/sheet'
import { aRow, aSheet, HEADER, merged, read, readWith, type Written } from './a-list'

const numbers = (sheet: Sheet) => read(sheet).rows.map(({ number }) => number)
const cells = (sheet: Sheet) => read(sheet).faults.map(({ cell, code }) => `${cell} ${code}`)
const repairs = (sheet: Sheet) => read(sheet).repairs.map(({ cell, code, readAs }) => `${cell} ${code} ${readAs}`)
const without = (...names: string[]) => HEADER.filter((name) => !names.includes(name))

describe('LED-8: names as lists write them', () => {
  it.each<[string, Record<string, Written>, string]>([
    ['the project’s name before the building’s', { 楼栋: '云溪府1栋' }, '1-1-1203'],
    ['full-width digits', { 楼栋: '１栋', 房号: '１２０３' }, '1-1-1203'],
    ['an entrance in Chinese numerals', { 单元: '二单元' }, '1-2-1203'],
    ['a room without its floor', { 房号: '3' }, '1-1-1203'],
    ['everything in the room', { 房号: '1号楼1单元1203' }, '1-1-1203'],
    ['a building in the room', { 房号: '1#1203' }, '1-1-1203'],
  ])('%s', (_, other, number) => {
    expect(numbers(aSheet([HEADER, aRow(other)]))).toEqual([number])
  })

  it('a project whose name ends in a digit is no part of the building’s', () => {
    const sheet = aSheet([HEADER, aRow({ 楼栋: '公园1872 3栋' })])
    expect(readWith([sheet], { decidedBy: null, project: '公园1872' }).rows[0]?.number).toBe('3-1-1203')
  })

  it('takes building and entrance from the room where no column has them', () => {
    const header = without('楼栋', '单元')
    expect(numbers(aSheet([header, aRow({ 房号: '2号楼3单元1203' }, header)]))).toEqual(['2-3-1203'])
    expect(numbers(aSheet([header, aRow({ 房号: '2#1203' }, header)]))).toEqual(['2-1-1203'])
    expect(numbers(aSheet([header, aRow({ 房号: '2-1203' }, header)]))).toEqual(['2-1-1203'])
  })

  it('two groups of one number are not one building', () => {
    const sheet = aSheet([HEADER, aRow({ 楼栋: 'A区1栋' }), aRow({ 楼栋: 'B区1栋', 房号: '1202' })])
    expect(cells(sheet)).toEqual(['A3 otherBuilding'])
    const sheets = ['A区1栋', 'B区1栋'].map((building, at) =>
      aSheet([HEADER, aRow({ 楼栋: building, 房号: `120${at + 1}` })], { name: building }),
    )
    expect(read(sheets).faults).toMatchObject([{ sheet: 'B区1栋', cell: 'A2', code: 'otherBuilding' }])
  })

  it.each(['商1#', '洋房1#', '公寓1#', '叠拼1#', '二期1#', 'A区1栋', '东区1#', '商业1号楼', '配套1#', '云栖里1#'])(
    '1# and %s are not one building, whichever stands first, also over two sheets',
    (other) => {
      const readAs = (sheets: Sheet[]) => readWith(sheets, { decidedBy: null, project: '云栖府' }).faults
      const rows = [aRow({ 楼栋: '1#', 房号: '1201' }), aRow({ 楼栋: other, 房号: '1202' })]
      const found = { cell: 'A3', code: 'otherBuilding', data: { text: other, other: '1#' } }
      expect(readAs([aSheet([HEADER, ...rows])])).toMatchObject([found])
      expect(readAs([aSheet([HEADER, ...rows.toReversed()])])).toMatchObject([
        { cell: 'A3', code: 'otherBuilding', data: { text: '1#', other } },
      ])
      const sheets = rows.map((row, at) => aSheet([HEADER, row], { name: `Sheet${at + 1}` }))
      expect(readAs(sheets)).toMatchObject([{ sheet: 'Sheet2', cell: 'A2', code: 'otherBuilding' }])
    },
  )

  it.each<[string, string]>([
    ['云栖府1#', '云栖府'],
    ['云栖府1#', '云栖府 一期'],
    ['江州云栖府1#', '云栖府'],
    ['云栖路88号云栖府1幢', '云栖府'],
    ['江州市云栖路88号1幢', '云栖府'],
    ['第1栋', '云栖府'],
    ['1#(洋房)', '云栖府'],
  ])('1# and %s are one building of %s', (other, project) => {
    const rows = [aRow({ 楼栋: '1#', 房号: '1201' }), aRow({ 楼栋: other, 房号: '1202' })]
    for (const list of [rows, rows.toReversed()]) {
      expect(readWith([aSheet([HEADER, ...list])], { decidedBy: null, project }).faults).toEqual([])
    }
  })

  it('a group that only a sheet or a title names goes with the building', () => {
    const ofSheet = (name: string, building: string, room: string) =>
      aSheet([HEADER, aRow({ 楼栋: building, 房号: room })], { name })
    expect(read(ofSheet('A区1号楼', '1栋', '1201')).rows).toMatchObject([{ number: '1-1-1201', building: 'A区1栋' }])
    for (const [one, other] of [
      ['A区1号楼', 'B区1号楼'],
      ['A区', 'B区'],
      ['一期1号楼', '二期1号楼'],
      ['云溪府东区1栋', '云溪府西区1栋'],
      ['1号地块1#', '11号地块1#'],
    ] as const) {
      expect(read([ofSheet(one, '1栋', '1201'), ofSheet(other, '1栋', '1202')]).faults, other).toMatchObject([
        { sheet: other, cell: 'A2', code: 'otherBuilding' },
      ])
      const [building, room] = [aRow({ 房号: '1201' }), aRow({ 房号: '1202' })]
      const titled = aSheet([HEADER, [one], building, [other], room])
      expect(read(titled).faults, other).toMatchObject([{ cell: 'A5', code: 'otherBuilding' }])
    }
  })

  it('words that name no group, and that of the project itself, leave the building its name', () => {
    const named = (name: string, project: string | null = null) => {
      const { rows, faults } = readWith([aSheet([HEADER, aRow()], { name })], { decidedBy: null, project })
      expect(faults).toEqual([])
      return rows.map(({ building }) => building)
    }
    expect(named('A区', '云溪府A区')).toEqual(['1栋'])
    expect(named('第二期价格', '云溪府 二期')).toEqual(['1栋'])
    for (const name of ['江北区价格表', '2026年第3期', '社区价格表', '首期', '价目']) {
      expect(named(name), name).toEqual(['1栋'])
    }
  })

  it('`10102` is read where the columns prove what its first digit is, else it is a fault', () => {
    const rows = (entrance: Written) => [
      HEADER,
      aRow({ 单元: entrance, 楼层: 1, 房号: '10102' }),
      aRow({ 单元: entrance, 楼层: 2, 房号: '10202' }),
    ]
    expect(numbers(aSheet(rows(1)))).toEqual(['1-1-0102', '1-1-0202'])
    expect(cells(aSheet(rows(2)))).toEqual(['D2 nameUnreadable', 'D3 nameUnreadable'])
  })
})

describe('LED-8: what was read as something else is shown', () => {
  it('`101` with its zero cut off', () => {
    const rows = [HEADER, aRow({ 楼层: 1, 房号: 101 }), aRow({ 楼层: 12, 房号: 1202 })]
    expect(repairs(aSheet(rows))).toEqual(['D2 leadingZero 0101'])
    const texts = [HEADER, aRow({ 楼层: 1, 房号: '101' }), aRow({ 楼层: 12, 房号: '1202' })]
    expect(repairs(aSheet(texts))).toEqual([])
    expect(repairs(aSheet([...texts, aRow({ 楼层: 2, 房号: '0202' })]))).toEqual(['D2 leadingZero 0101'])
  })

  it('figures in text', () => {
    const row = aRow({ 建筑面积: '８９．５３', 套内面积: '70.21㎡', 单价: '18,650.00', 总价: '1669735' })
    expect(repairs(aSheet([HEADER, row]))).toEqual([
      'F2 textFigure 89.53',
      'G2 textFigure 70.21',
      'H2 textFigure 18,650.00',
    ])
  })
})

describe('LED-8: what was written once for several rows', () => {
  const once = (other: Record<string, Written> = {}) => aRow({ 楼栋: null, 单元: null, ...other })

  it('is filled down, and every filled cell is shown', () => {
    const rows = [HEADER, aRow(), once({ 房号: '1202' }), aRow({ 楼栋: '2栋' }), once({ 房号: '1202' })]
    expect(numbers(aSheet(rows))).toEqual(['1-1-1203', '1-1-1202', '2-1-1203', '2-1-1202'])
    expect(repairs(aSheet(rows))).toEqual([
      'A3 filledDown 1栋',
      'B3 filledDown 1单元',
      'A5 filledDown 2栋',
      'B5 filledDown 1单元',
    ])
  })

  it('is missing where a home would be listed twice by it', () => {
    // The second 1单元 was forgotten: which of the 1203s is which, nobody knows.
    const rows = [HEADER, aRow(), once({ 房号: '1202' }), once({ 房号: '1203' }), once({ 房号: '1201' })]
    expect(cells(aSheet(rows))).toEqual(['B3 missing', 'B4 missing', 'B5 missing'])
  })

  it('does not reach past a sub-total', () => {
    const rows = [
      HEADER,
      aRow(),
      once({ 房号: '1202' }),
      ['1栋小计'],
      once({ 房号: '1201' }),
      once({ 房号: '1101', 楼层: 11 }),
    ]
    expect(cells(aSheet(rows))).toEqual(['A5 missing', 'B5 missing', 'A6 missing', 'B6 missing'])
  })

  it('is no hole in a column that is written in every row', () => {
    const rows = [HEADER, aRow(), aRow({ 房号: '1202' }), once({ 房号: '1201' }), aRow({ 房号: '1204' })]
    expect(cells(aSheet(rows))).toEqual(['A4 missing', 'B4 missing'])
  })

  it('a merged cell that is empty says nothing, and ends what stood above', () => {
    const rows = [HEADER, aRow(), once({ 房号: '1202' }), once({ 房号: '1201' })]
    const sheet = aSheet(rows, { merges: [merged(3, 0, 4, 0)] })
    expect(cells(sheet)).toEqual(['A3 missing', 'B3 missing', 'A4 missing', 'B4 missing'])
  })
})

describe('LED-8: entrances that are not written', () => {
  const floors = (entrance: Written) =>
    [1, 2].flatMap((floor) => ['01', '02'].map((room) => aRow({ 楼层: floor, 房号: room, 单元: entrance })))

  it('beside a named one are the next one, each shown', () => {
    const sheet = aSheet([HEADER, ...floors('一单元'), ...floors(null)])
    expect(numbers(sheet).slice(4)).toEqual(['1-2-0101', '1-2-0102', '1-2-0201', '1-2-0202'])
    expect(repairs(sheet)).toEqual([6, 7, 8, 9].map((row) => `B${row} entranceAssumed 2`))
  })

  it('are a fault where the home could be of a named one', () => {
    const [, ...others] = floors('一单元')
    expect(
      cells(
        aSheet([
          HEADER,
          ...others,
          ...floors(null),
          ...[3, 4, 5].map((floor) => aRow({ 楼层: floor, 房号: '01', 单元: '一单元' })),
        ]),
      ),
    ).toEqual([5, 6, 7, 8].map((row) => `B${row} missing`))
    expect(
      cells(aSheet([HEADER, ...floors('一单元'), ...floors('二单元'), aRow({ 楼层: 1, 房号: '01', 单元: null })])),
    ).toEqual(['B10 missing'])
  })

  it('throughout a building are its only one', () => {
    const sheet = aSheet([
      HEADER,
      ...floors('一单元'),
      aRow({ 楼栋: '2栋', 单元: null }),
      aRow({ 楼栋: '2栋', 单元: null, 房号: '1202' }),
    ])
    expect(numbers(sheet).slice(4)).toEqual(['2-1-1203', '2-1-1202'])
  })
})

import { describe, expect, it } from 'vitest'
import { readPriceList } from '../../../../shared/ledger/price-list/reading'
import { aRow, aSheet, HEADER, merged, read, readWith, type Written } from './a-list'

/** Of every space its number, area and list price. */
function spacesIn(rows: readonly (readonly Written[])[], more: Parameters<typeof aSheet>[1] = {}) {
  const { rows: homes, faults } = readWith([aSheet(rows, more)], { decidedBy: null })
  expect(faults).toEqual([])
  return homes.map(({ number, area, list }) => [number, area, list?.by === 'total' ? list.total : list])
}

/** Cells, columns and codes of all faults. */
function faultsIn(rows: readonly (readonly Written[])[], more: Parameters<typeof aSheet>[1] = {}): string[] {
  const { faults } = readWith([aSheet(rows, more)], { decidedBy: null })
  return faults.map(({ cell, column, code }) => `${cell} ${column} ${code}`)
}

const REFUSED = { refused: 'FILE_UNREADABLE', data: { reason: 'headerMissing', looked: ['建筑面积'] } }

describe('LED-11: parking spaces sold by the piece, in a list without areas', () => {
  it.each([
    ['价格', 120_000],
    ['总价', 120_000],
    ['一口价', 120_000],
    ['售价', 120_000],
    ['价格（元/个）', 120_000],
    ['价格(元/位)', 120_000],
    ['价格 元/个', 120_000],
    ['价格/个', 120_000],
    ['元/个', 120_000],
    ['万元/个', 12],
    ['单价（元/个）', 120_000],
    ['单价（元/套）', 120_000],
    ['售价（万元/个）', 12],
    ['总价（万元）', 12],
    ['车位价格（元/车位）', 120_000],
    ['车位总价', 120_000],
    ['价格', '12万元/个'],
    ['备案价', 120_000],
  ])('%s of %s is what the space costs', (heading, price) => {
    expect(
      spacesIn([
        ['车位号', heading],
        ['B1-001', price],
      ]),
    ).toEqual([['车位-B1-001', null, 12_000_000]])
  })

  it('a unit of money in a row of its own below the headings belongs to them', () => {
    expect(
      spacesIn([
        ['车位号', '价格'],
        [null, '（万元/个）'],
        ['B1-001', 12.5],
      ]),
    ).toEqual([['车位-B1-001', null, 12_500_000]])
  })

  it('a storeroom likewise, as do filed price and floor price', () => {
    const sheet = aSheet([
      ['储藏室号', '备案价', '销售价', '底价'],
      ['07', 60_000, 58_000, 50_000],
    ])
    expect(read(sheet, 'total').rows).toMatchObject([
      {
        number: '储藏室-07',
        area: null,
        list: { by: 'total', total: 5_800_000 },
        filed: { by: 'total', total: 6_000_000 },
        floorPrice: { by: 'total', total: 5_000_000 },
      },
    ])
  })

  it.each<[string, Written[][], Parameters<typeof aSheet>[1]]>([
    [
      'the sheet’s name',
      [
        ['房号', '价格'],
        ['B1-001', 120_000],
      ],
      { name: '地下车位' },
    ],
    [
      'its column of kinds',
      [
        ['类别', '房号', '价格'],
        ['车位', 'B1-001', 120_000],
      ],
      {},
    ],
    [
      'its numbers',
      [
        ['房号', '价格'],
        ['车位-B1-001', 120_000],
      ],
      {},
    ],
  ])('what the spaces are may be said by %s', (_, rows, more) => {
    expect(spacesIn(rows, more)).toEqual([['车位-B1-001', null, 12_000_000]])
  })

  it('a kind that is merged over several spaces speaks for each', () => {
    const rows = [
      ['类别', '房号', '价格'],
      ['车位', 'B1-001', 120_000],
      [null, 'B1-002', 130_000],
    ]
    expect(spacesIn(rows, { merges: [merged(2, 0, 3, 0)] })).toHaveLength(2)
  })

  it('sub-totals, notes and headings that come again are passed by', () => {
    expect(
      spacesIn([
        ['云溪府地下车位价格表'],
        ['序号', '车位号', '价格'],
        [1, 'B1-001', 120_000],
        [2, 'B1-002', 120_000],
        ['合计', '2个', 240_000],
        ['序号', '车位号', '价格'],
        [3, 'B1-003', 130_000],
        ['备注：以上价格含税，2026年12月31日前有效'],
      ]),
    ).toEqual([
      ['车位-B1-001', null, 12_000_000],
      ['车位-B1-002', null, 12_000_000],
      ['车位-B1-003', null, 13_000_000],
    ])
  })

  it('spaces in whatever order are no sums, though a number be the count of those above', () => {
    const numbers = ['12', '7', '9', '3', '15', '5']
    expect(spacesIn([['车位号', '价格'], ...numbers.map((number, at) => [number, 100_000 + at * 1_000])])).toHaveLength(
      6,
    )
  })

  it('lists that stand side by side are read one after another', () => {
    expect(
      spacesIn([
        ['车位号', '价格', '车位号', '价格'],
        ['001', 120_000, '101', 130_000],
        ['002', 120_000, '102', 130_000],
      ]),
    ).toEqual([
      ['车位-001', null, 12_000_000],
      ['车位-002', null, 12_000_000],
      ['车位-101', null, 13_000_000],
      ['车位-102', null, 13_000_000],
    ])
  })

  it('a section of spaces below the homes has its own headings', () => {
    const { rows, faults } = read([
      aSheet([
        HEADER,
        aRow(),
        ['地下车位'],
        ['楼栋', '单元', '楼层', '车位号', '价格'],
        [null, null, null, 'B1-001', 120_000],
      ]),
    ])
    expect(faults).toEqual([])
    expect(rows.map(({ number, area, list }) => [number, area, list?.by])).toEqual([
      ['1-1-1203', 8_953, 'unitPrice'],
      ['车位-B1-001', null, 'total'],
    ])
  })

  it('and so has a section of homes below the spaces', () => {
    const { rows, faults } = read([aSheet([['车位号', '价格'], ['B1-001', 120_000], HEADER, aRow()])])
    expect(faults).toEqual([])
    expect(rows.map(({ number, area }) => [number, area])).toEqual([
      ['车位-B1-001', null],
      ['1-1-1203', 8_953],
    ])
  })

  it('an area column that nobody has filled in says no more than none', () => {
    expect(
      spacesIn([
        ['车位号', '面积', '价格'],
        ['B1-001', null, 120_000],
      ]),
    ).toEqual([['车位-B1-001', null, 12_000_000]])
  })
})

describe('LED-11: what is not known to be a space needs its area', () => {
  it.each<[string, Written[][], Parameters<typeof aSheet>[1]]>([
    [
      'a home among them',
      [
        ['类别', '房号', '总价'],
        ['车位', 'B1-001', 120_000],
        ['住宅', '1203', 1_600_000],
      ],
      {},
    ],
    [
      'numbers that any home may have',
      [
        ['房号', '总价'],
        ['B1-001', 120_000],
      ],
      {},
    ],
    [
      'a sheet of homes as well',
      [
        ['房号', '总价'],
        ['B1-001', 120_000],
      ],
      { name: '住宅及车位' },
    ],
    [
      'an area of another name',
      [
        ['车位号', '使用面积', '总价'],
        ['B1-001', 12.72, 120_000],
      ],
      {},
    ],
    [
      'no number of any space',
      [
        ['车位号', '总价'],
        ['共200个', 24_000_000],
      ],
      {},
    ],
  ])('%s: the list is refused as before', (_, rows, more) => {
    expect(readPriceList([aSheet(rows, more)], { decidedBy: null })).toEqual(REFUSED)
  })

  it('an area that a person says is none stands in nobody’s way', () => {
    const sheet = aSheet([
      ['车位号', '使用面积', '总价'],
      ['B1-001', 12.72, 120_000],
    ])
    const mapping = { headings: [{ heading: '使用面积', meaning: 'ignored' as const }], sheets: [] }
    expect(readWith([sheet], { decidedBy: null, mapping }).rows).toMatchObject([{ area: null }])
  })

  it.each(['单价（元/㎡）', '价格(元/平方米)', '单价'])(
    '%s without an area: the area is what is missing',
    (heading) => {
      expect(
        faultsIn([
          ['车位号', heading],
          ['B1-001', 9_500],
          ['B1-002', 9_600],
        ]),
      ).toEqual(['A2 area missing', 'A3 area missing'])
    },
  )

  it('a person who says that 单价 is the total mends it', () => {
    const sheet = aSheet([
      ['车位号', '单价'],
      ['B1-001', 120_000],
    ])
    const mapping = { headings: [{ heading: '单价', meaning: 'listTotal' as const }], sheets: [] }
    expect(readWith([sheet], { decidedBy: null, mapping })).toMatchObject({
      faults: [],
      rows: [{ list: { by: 'total', total: 12_000_000 } }],
    })
  })
})

describe('LED-11: a mixed list, where some areas are empty', () => {
  const header = ['类别', ...HEADER]
  const space = (other: Record<string, Written>) =>
    aRow(
      {
        类别: '车位',
        单元: null,
        楼层: -1,
        房号: 'B1-001',
        户型: null,
        建筑面积: null,
        套内面积: null,
        单价: null,
        总价: 120_000,
        ...other,
      },
      header,
    )

  it('that of a space is, and its total is its price whatever decides of the homes', () => {
    const { rows, faults, decidedBy } = readWith([aSheet([header, aRow({}, header), space({})])], { decidedBy: null })
    expect({ faults, decidedBy }).toEqual({ faults: [], decidedBy: 'unitPrice' })
    expect(rows.map(({ area, list }) => [area, list])).toEqual([
      [8_953, { by: 'unitPrice', unitPrice: 1_865_000 }],
      [null, { by: 'total', total: 12_000_000 }],
    ])
  })

  it('one with an area and a total, and no unit price, is priced by its total', () => {
    const { rows, faults, decidedBy } = readWith(
      [
        aSheet([
          header,
          aRow({}, header),
          space({ 建筑面积: 12.5 }),
          space({ 房号: 'B1-002', 建筑面积: 12.5, 单价: '/' }),
        ]),
      ],
      { decidedBy: 'unitPrice' },
    )
    expect({ faults, decidedBy }).toEqual({ faults: [], decidedBy: 'unitPrice' })
    expect(rows.map(({ area, list }) => [area, list])).toEqual([
      [8_953, { by: 'unitPrice', unitPrice: 1_865_000 }],
      [1_250, { by: 'total', total: 12_000_000 }],
      [1_250, { by: 'total', total: 12_000_000 }],
    ])
  })

  it('one with an area and both figures goes by its unit price, and a home needs its own', () => {
    const both = space({ 建筑面积: 12.5, 单价: 9_600 })
    expect(readWith([aSheet([header, aRow({}, header), both])], { decidedBy: 'unitPrice' }).rows[1]?.list).toEqual({
      by: 'unitPrice',
      unitPrice: 960_000,
    })
    const home = aRow({ 单价: null }, header)
    const { faults } = readWith([aSheet([header, home, aRow({ 房号: '1204' }, header)])], { decidedBy: 'unitPrice' })
    expect(faults.map(({ cell, code }) => `${cell} ${code}`)).toEqual(['I2 missing'])
    const neither = space({ 建筑面积: 12.5, 总价: null })
    expect(faultsIn([header, aRow({}, header), neither])).toEqual(['I3 listUnitPrice missing'])
  })

  it('that of a home is a fault, named as the area', () => {
    expect(faultsIn([header, aRow({ 建筑面积: null }, header), space({})])).toEqual(['G2 area missing'])
  })

  it.each([
    ['a unit price', { 单价: 9_500 }],
    ['both figures', { 单价: 9_500, 总价: 120_840 }],
  ])('a space with %s lacks its area', (_, other) => {
    expect(faultsIn([header, aRow({}, header), space(other)])).toEqual(['G3 area missing'])
  })

  it('so does one that is said to go by its unit price', () => {
    const withKind = [...header, '计价方式']
    const row = (values: Written[], said: string): Written[] => [...values, said]
    expect(faultsIn([withKind, row(aRow({}, header), '单价'), row(space({}), '单价')])).toEqual(['G3 area missing'])
    expect(faultsIn([withKind, row(aRow({}, header), '单价'), row(space({}), '一口价')])).toEqual([])
  })

  it('one with neither lacks its price', () => {
    expect(faultsIn([header, aRow({}, header), space({ 总价: null })])).toEqual(['J3 listTotal missing'])
  })

  it('a list price above the filed one is a fault of spaces without areas as well', () => {
    expect(
      faultsIn([
        ['车位号', '备案总价', '销售总价'],
        ['B1-001', 120_000, 130_000],
      ]),
    ).toEqual(['C2 listTotal listAboveFiled'])
  })

  it('the sums add up what areas there are', () => {
    const sheet = aSheet([header, aRow({}, header), space({})])
    expect(readWith([sheet], { decidedBy: null }).sums).toEqual([
      { building: '1栋', units: 2, area: 8_953, total: 166_973_500 + 12_000_000 },
    ])
  })
})

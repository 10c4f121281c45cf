import { describe, expect, it } from 'vitest'
import type { Sheet } from '../../../../shared/ledger/price-list/sheet'
import { aRow, aSheet, HEADER, read, readWith, type Written } from './a-list'

const spaces = (name: string, header: string[], ...rows: Written[][]) => {
  const { rows: read0, faults } = read(aSheet([header, ...rows], { name }), 'total')
  expect(faults).toEqual([])
  return read0.map(({ number, kind, floor, room }) => [number, kind, floor, room])
}

describe('LED-11: parking spaces and storerooms among the homes', () => {
  it('are told by their headings', () => {
    expect(spaces('价目', ['车位号', '面积', '总价'], ['B1-023', 12.5, 150_000], ['负二层-7', 12.5, 150_000])).toEqual([
      ['车位-B1-023', 'parking', -1, '023'],
      ['车位-B2-7', 'parking', -2, '7'],
    ])
    expect(spaces('价目', ['楼栋', '储藏室编号', '建筑面积', '总价'], ['1栋', '07', 8.5, 50_000])).toEqual([
      ['1-储藏室-07', 'storeroom', -1, '07'],
    ])
  })

  it('or by the sheet’s name, by a column, or by the room itself', () => {
    const header = ['楼栋', '楼层', '房号', '建筑面积', '总价']
    expect(spaces('1号楼车位', ['房号', '建筑面积', '总价'], ['023', 12.5, 150_000])).toEqual([
      ['1-车位-023', 'parking', -1, '023'],
    ])
    expect(
      spaces(
        '价目',
        ['类别', ...header],
        ['车位', '1栋', 'B1', '023', 12.5, 150_000],
        ['住宅', '1栋', 12, '1203', 89.53, 1_600_000],
      ),
    ).toEqual([
      ['1-车位-B1-023', 'parking', -1, '023'],
      ['1-1-1203', 'home', 12, '03'],
    ])
    expect(spaces('价目', header, ['1栋', '负一层', '车位023', 12.5, 150_000])).toEqual([
      ['1-车位-B1-023', 'parking', -1, '023'],
    ])
  })

  it('are not all that a list of homes and parking spaces holds', () => {
    const header = ['楼栋', '楼层', '房号', '建筑面积', '总价']
    const rows = [
      ['1栋', 12, '1203', 89.53, 1_600_000],
      ['1栋', 'B1', '车位023', 12.5, 150_000],
    ]
    expect(spaces('云溪府住宅及车位价格表', header, ...rows)).toEqual([
      ['1-1-1203', 'home', 12, '03'],
      ['1-车位-B1-023', 'parking', -1, '023'],
    ])
  })

  it('have prices by names of their own', () => {
    const reading = read(
      aSheet(
        [
          ['车位编号', '车位面积', '车位总价'],
          ['B1-1', 12.5, 150_000],
        ],
        { name: '车位' },
      ),
      'total',
    )
    expect(reading.rows[0]?.list).toEqual({ by: 'total', total: 150_000_00 })
  })

  it('a floor that differs from the number’s is a fault', () => {
    const sheet = aSheet([
      ['楼层', '车位号', '面积', '总价'],
      ['B2', 'B1-023', 12.5, 150_000],
      ['B1', '待定', 12.5, 150_000],
    ])
    expect(read(sheet, 'total').faults.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
      'B2 numberDiffers',
      'B3 nameUnreadable',
    ])
  })

  it('go with a home by its whole number, however written', () => {
    const header = ['车位号', '面积', '总价', '绑定房号']
    const sheet = aSheet([
      header,
      ['1', 12.5, 150_000, '1栋一单元101'],
      ['2', 12.5, 150_000, null],
      ['3', 12.5, 150_000, '1203'],
    ])
    const reading = read(sheet, 'total')
    expect(reading.rows.map(({ tiedTo }) => tiedTo)).toEqual(['1-1-0101', null])
    expect(reading.faults).toMatchObject([{ cell: 'D4', column: 'tiedTo', code: 'nameUnreadable' }])
  })

  it.each(['1#1-101', '1栋1-101', '1号楼1-0101', '1#1—101室', '1#-1-101'])('go with the home %s', (home) => {
    const header = ['车位号', '面积', '总价', '绑定房号']
    const { rows, faults } = read(aSheet([header, ['1', 12.5, 150_000, home]]), 'total')
    expect(faults).toEqual([])
    expect(rows.map(({ tiedTo }) => tiedTo)).toEqual(['1-1-0101'])
  })
})

describe('LED-8: homes that the list says are withheld', () => {
  const withheld = (status: Written, remark: Written = null) => {
    const header = [...HEADER, '销售状态', '备注']
    return read(aSheet([header, [...aRow(), status, remark]])).rows[0]?.withheldAs
  }

  it.each(['保留', '暂不销售', '不对外销售', '自留', '领导预留', '暂不售'])('%s', (words) => {
    expect(withheld(words)).toBe(words)
    expect(withheld('待售', words)).toBe(words)
  })

  it.each(['待售', '已售', '认购', '签约', '取消保留', '不保留', null])('%s is none', (words) => {
    expect(withheld(words)).toBeNull()
  })
})

describe('LED-8: homes that the list says have a buyer, with a price all the same', () => {
  const sold = (status: Written, remark: Written = null) => {
    const header = [...HEADER, '销售状态', '备注']
    return read(aSheet([header, [...aRow(), status, remark]])).rows[0]?.soldAs
  }

  it.each(['已售', '已认购', '已定', '认购', '签约', '已网签', '已备案', '成交'])('the status %s', (words) => {
    expect(sold(words)).toBe(words)
  })

  it.each(['已售-张三', '该套已认购', '售罄'])('the remark %s', (words) => {
    expect(sold('可售', words)).toBe(words)
  })

  it.each(['待售', '未售', '可售', '未认购', '已定价', null])('not the status %s', (words) => {
    expect(sold(words)).toBeNull()
  })

  it.each(['价格已备案', '已定价', '已售后处理', '待成交'])(
    'not the remark %s, which may mean something else',
    (words) => {
      expect(sold('可售', words)).toBeNull()
    },
  )

  it.each(['不可售', '抵押', '已查封', '工抵', '锁定', '销控'])('the status %s is offered as withholding', (words) => {
    const { rows } = read(
      aSheet([
        [...HEADER, '销售状态'],
        [...aRow(), words],
      ]),
    )
    expect(rows).toMatchObject([{ withheldAs: words, soldAs: null }])
  })
})

describe('LED-8: the list this program writes', () => {
  const header =
    '类别 楼栋 单元 楼层 房号 户型 朝向 建筑面积 套内面积 计价方式 表单价 表总价 备案单价 备案总价 底单价 底总价 绑定房号'.split(
      ' ',
    )
  const rows: Written[][] = [
    [
      '住宅',
      '1栋',
      '1',
      12,
      '1203',
      'A户型',
      '南',
      89.53,
      70.21,
      '单价',
      18_650,
      null,
      null,
      1_700_000,
      17_000,
      null,
      null,
    ],
    [
      '住宅',
      '1栋',
      '1',
      12,
      '1202',
      'A户型',
      '南',
      89.53,
      null,
      '一口价',
      null,
      1_600_000,
      18_650,
      null,
      null,
      1_500_000,
      null,
    ],
    [
      '车位',
      '车位',
      null,
      -1,
      '车位-B1-023',
      '',
      '',
      12.5,
      null,
      '总价',
      null,
      150_000,
      null,
      null,
      null,
      null,
      '1-1-1203',
    ],
    ['储藏室', '1栋', null, -1, '1-储藏室-07', '', '', 8, null, '单价', 5_000, 40_000, 5_000, null, null, null, null],
  ]

  it('has every heading recognised as its column', () => {
    const reading = readWith([aSheet([header, ...rows])], { decidedBy: null })
    expect(reading.sheets[0]?.unreadColumns).toEqual([])
    expect(reading.sheets[0]?.columns.map(({ column }) => column)).toEqual([
      'kind',
      'building',
      'entrance',
      'floor',
      'room',
      'type',
      'orientation',
      'area',
      'innerArea',
      'decidedBy',
      'listUnitPrice',
      'listTotal',
      'filedUnitPrice',
      'filedTotal',
      'floorUnitPrice',
      'floorTotal',
      'tiedTo',
    ])
  })

  it('comes back with each price by the figure that decided it', () => {
    const { faults, rows: homes, repairs } = readWith([aSheet([header, ...rows])], { decidedBy: null })
    expect([faults, repairs]).toEqual([[], []])
    expect(
      homes.map(({ number, list, filed, floorPrice, tiedTo }) => ({ number, list, filed, floorPrice, tiedTo })),
    ).toEqual([
      {
        number: '1-1-1203',
        list: { by: 'unitPrice', unitPrice: 18_650_00 },
        filed: { by: 'total', total: 1_700_000_00 },
        floorPrice: { by: 'unitPrice', unitPrice: 17_000_00 },
        tiedTo: null,
      },
      {
        number: '1-1-1202',
        list: { by: 'total', total: 1_600_000_00 },
        filed: { by: 'unitPrice', unitPrice: 18_650_00 },
        floorPrice: { by: 'total', total: 1_500_000_00 },
        tiedTo: null,
      },
      {
        number: '车位-B1-023',
        list: { by: 'total', total: 150_000_00 },
        filed: null,
        floorPrice: null,
        tiedTo: '1-1-1203',
      },
      {
        number: '1-储藏室-07',
        list: { by: 'unitPrice', unitPrice: 5_000_00 },
        filed: { by: 'unitPrice', unitPrice: 5_000_00 },
        floorPrice: null,
        tiedTo: null,
      },
    ])
  })

  it('a 计价方式 that names no figure is a fault of its cell', () => {
    const row = rows[0]?.with(9, '按套内面积') ?? []
    expect(readWith([aSheet([header, row])], { decidedBy: null }).faults).toMatchObject([
      { cell: 'J2', column: 'decidedBy', code: 'nameUnreadable' },
    ])
  })
})

describe('LED-11: one space in several spellings', () => {
  const list = (...spots: Written[]) =>
    aSheet([['车位号', '面积', '总价'], ...spots.map((spot) => [spot, 12.5, 150_000])], { name: '车位' })

  it.each([
    ['001', '1'],
    ['1', '01'],
    ['A001', 'A1'],
    ['B1-023', 'B1-23'],
    ['1栋车位-07', '1栋车位-7'],
  ])('%s and %s in one file are a fault', (first, second) => {
    const { rows, faults } = read(list(first, second), 'total')
    expect(rows).toHaveLength(1)
    expect(faults).toMatchObject([{ cell: 'A3', code: 'repeatedHome', data: { firstRow: 2 } }])
  })

  it.each([
    ['010', '1'],
    ['100', '10'],
    ['A1', 'B1'],
    ['B1-1', 'B2-1'],
  ])('%s and %s are two', (first, second) => {
    expect(read(list(first, second), 'total').faults).toEqual([])
  })

  it('is the one the office has, whose spelling stays and is shown', () => {
    const spaces = ['车位-001', '车位-002']
    const { rows, repairs } = readWith([list(1, '002', 3)], { decidedBy: 'total', spaces })
    expect(rows.map(({ number, room }) => [number, room])).toEqual([
      ['车位-001', '001'],
      ['车位-002', '002'],
      ['车位-3', '3'],
    ])
    expect(repairs.map(({ cell, code, text, readAs }) => [cell, code, text, readAs])).toEqual([
      ['A2', 'knownSpelling', '1', '车位-001'],
    ])
  })

  it('stays two where the office has both', () => {
    const spaces = ['车位-001', '车位-1']
    const { rows, faults, repairs } = readWith([list('001', '1')], { decidedBy: 'total', spaces })
    expect(rows.map(({ number }) => number)).toEqual(spaces)
    expect([faults, repairs]).toEqual([[], []])
  })
})

describe('LED-11: the zone of spaces', () => {
  const HEAD = ['车位号', '面积', '总价']
  const spaces = (...numbers: Written[]) => numbers.map((number, at): Written[] => [number, 12.5, 100_000 + at])
  const outcome = (sheets: Sheet | Sheet[]) => {
    const { rows, faults } = read(sheets, 'total')
    return [...rows.map(({ number }) => number), ...faults.map(({ sheet, cell, code }) => `${sheet} ${cell} ${code}`)]
  }
  const column = (heading: string, zones: Written[], numbers: Written[]) =>
    aSheet([[heading, ...HEAD], ...spaces(...numbers).map((row, at) => [zones[at] ?? null, ...row])], { name: '车位' })

  it('goes before the number by its letter', () => {
    for (const heading of ['区', '分区', '防火分区', '区域', '位置']) {
      expect(outcome(column(heading, ['A区', 'B区', 'B区'], ['001', '001', 'B-002']))).toEqual([
        '车位-A-001',
        '车位-B-001',
        '车位-B-002',
      ])
    }
    expect(outcome(column('分区', ['A', 'B'], ['001', '002']))).toEqual(['车位-A-001', '车位-B-002'])
  })

  it('is asked for where it is no letter and the number does not say it', () => {
    expect(outcome(column('分区', ['东区', '西区'], ['001', '002']))).toEqual(['车位-001', '车位 B3 otherZone'])
    expect(outcome(column('分区', ['东区', '东区'], ['001', '002']))).toEqual(['车位-001', '车位-002'])
    const sheets = ['一期车位', '二期车位'].map((name, at) => aSheet([HEAD, ...spaces(`00${at + 1}`)], { name }))
    expect(outcome(sheets)).toEqual(['车位-001', '二期车位 A2 otherZone'])
  })

  it('below ground is the floor that the sheet or words above name', () => {
    const sheets = ['负一层车位', '地下二层车位'].map((name) => aSheet([HEAD, ...spaces('001')], { name }))
    expect(outcome(sheets)).toEqual(['车位-B1-001', '车位-B2-001'])
    const titled = [['负一层'], HEAD, ...spaces('001'), ['负二层'], ...spaces('001', 'B3-002')]
    expect(outcome(aSheet(titled, { name: '车位' }))).toEqual(['车位-B1-001', '车位-B2-001', '车位-B3-002'])
  })
})

import { describe, expect, it } from 'vitest'
import { type ColumnMeaning, NO_MAPPING } from '../../../../shared/ledger/price-list/mapping'
import { aRow, aSheet, HEADER, merged, read, readWith, type Written } from './a-list'

/** A list with a column of this heading after the usual ones, and what stands in it for one home after another. */
function listed(heading: Written, values: readonly Written[], other: readonly Written[] = []) {
  const rows = values.map((value, at) => [
    ...aRow({ 房号: `12${String(at + 1).padStart(2, '0')}` }),
    value,
    ...(other[at] === undefined ? [] : [other[at]]),
  ])
  return aSheet([[...HEADER, heading], ...rows])
}

function saidOf(heading: Written, values: readonly Written[], headings: Record<string, ColumnMeaning> = {}) {
  const said = Object.entries(headings).map(([text, meaning]) => ({ heading: text, meaning }))
  const reading = readWith([listed(heading, values)], {
    decidedBy: 'unitPrice',
    mapping: { ...NO_MAPPING, headings: said },
  })
  const column = reading.sheets[0]?.columns.find(({ letter }) => letter === 'J')
  return {
    column: column && { column: column.column, header: column.header },
    sold: reading.rows.map(({ soldAs, soldAt }) => soldAs && `${soldAt?.cell} ${soldAs}`).filter(Boolean),
    withheld: reading.rows.flatMap(({ withheldAs }) => withheldAs ?? []),
    faults: reading.faults.map(({ cell, code }) => `${cell} ${code}`),
    unread: reading.sheets[0]?.unreadColumns.map(({ header }) => header),
  }
}

describe('LED-8: a column whose cells are words of a sale is the status, whatever it is headed', () => {
  it.each<[string, Written[], string[], string[]]>([
    ['是否可售', ['可售', '不可售', '已售', '可售'], ['J4 已售'], ['不可售']],
    ['签约情况', ['已签约', '网签中', '已售'], ['J2 已签约', 'J3 网签中', 'J4 已售'], []],
    ['认购情况', ['未认购', '已认购', '无'], ['J3 已认购'], []],
    ['去化情况', ['未去化', '已去化', '—'], ['J3 已去化'], []],
    ['售出', [null, '已售', null], ['J3 已售'], []],
    ['已售', ['已售', null, '已售'], ['J2 已售', 'J4 已售'], []],
    ['当前情况', ['在售', '保留', '已认购'], ['J4 已认购'], ['保留']],
    ['客户', [null, '保留', '已售'], ['J4 已售'], ['保留']],
    ['网签备案', ['未售', '已备案', '未售'], ['J3 已备案'], []],
    ['销售 情况', ['可售', '工抵', '已 售'], ['J4 已 售'], ['工抵']],
  ])('%s', (heading, values, sold, withheld) => {
    const said = saidOf(heading, values)
    expect(said).toEqual({ column: { column: 'status', header: heading }, sold, withheld, faults: [], unread: [] })
  })

  it('and where it has no heading, called by its letter, by which a person may leave it out', () => {
    const values = ['可售', '已售', '保留']
    const status = { column: 'status', header: 'J列' }
    expect(saidOf(null, values)).toMatchObject({ column: status, sold: ['J3 已售'], withheld: ['保留'] })
    const leftOut = { column: undefined, sold: [], withheld: [], faults: [], unread: ['J列'] }
    expect(saidOf(null, values, { J列: 'ignored' })).toEqual(leftOut)
    expect(saidOf(null, values, { J列: 'remarks' })).toMatchObject({ column: { column: 'remarks' }, sold: ['J3 已售'] })
  })

  it('of four in five, and a word among them that nobody knows is a fault at its cell', () => {
    expect(saidOf('当前情况', ['可售', '可售', '已售', '可售', '甲类'])).toMatchObject({
      column: { column: 'status' },
      sold: ['J4 已售'],
      faults: ['J6 statusUnknown'],
    })
    expect(saidOf('当前情况', ['可售', '已售', '可售', '甲类'])).toMatchObject({
      column: { column: 'remarks' },
      sold: ['J3 已售'],
      faults: [],
    })
  })

  it('left out by a person it says nothing', () => {
    const leftOut = { column: undefined, sold: [], withheld: [], faults: [], unread: ['去化情况'] }
    expect(saidOf('去化情况', ['已售', '保留'], { 去化情况: 'ignored' })).toEqual(leftOut)
  })

  it('a list with a status keeps it, and what another says counts as well', () => {
    const header = [...HEADER, '销售状态', '去化情况']
    const rows = [
      [...aRow({ 房号: '1201' }), '可售', '未售'],
      [...aRow({ 房号: '1202' }), '可售', '已售'],
      [...aRow({ 房号: '1203' }), '已认购', '保留'],
    ]
    const { rows: homes, sheets } = read(aSheet([header, ...rows]))
    expect(sheets[0]?.columns.slice(-2)).toMatchObject([
      { column: 'status', header: '销售状态' },
      { column: 'status', header: '去化情况' },
    ])
    expect(homes).toMatchObject([
      { soldAs: null, withheldAs: null },
      { soldAs: '已售', soldAt: { cell: 'K3', column: 'status' } },
      { soldAs: '已认购', withheldAs: '保留' },
    ])
  })

  it('merged over several homes it is said of each', () => {
    const sheet = { ...listed('去化情况', ['已售', null, '未售']), merges: [merged(2, 9, 3, 9)] }
    expect(read(sheet).rows.map(({ soldAs }) => soldAs)).toEqual(['已售', '已售', null])
  })

  it('headings that come again on the next page change nothing of it', () => {
    const header = [...HEADER, '去化情况']
    const pages = [1, 2, 3].flatMap((floor) => [
      header,
      [...aRow({ 楼层: floor, 房号: `${floor}01` }), floor === 3 ? '已售' : null],
      [...aRow({ 楼栋: null, 单元: null, 楼层: floor, 房号: `${floor}02` }), null],
    ])
    const reading = read(aSheet(pages))
    expect(reading.faults).toEqual([])
    expect(reading.rows.map(({ soldAs }) => soldAs)).toEqual([null, null, null, null, '已售', null])
  })
})

describe('LED-8: a cell that as a whole says sold or withheld counts wherever it stands', () => {
  it.each<[string, Written[], string[], string[]]>([
    ['客户', ['张三', '李四', '已售'], ['J4 已售'], []],
    ['认购客户', ['张三', '保留', '李四'], [], ['保留']],
    ['成交总价', [1_650_000, 1_660_000, '已售'], ['J4 已售'], []],
    ['抵押情况', ['无', '未抵押', '已抵押'], [], ['已抵押']],
    ['备案情况', ['已备案', '已备案', '已售'], ['J4 已售'], []],
    ['顾问', ['王琳', '已认购', '王琳'], ['J3 已认购'], []],
    ['是否可售', ['是', '否', '√'], [], ['不可售']],
    ['可售(是/否)', ['是', 'N', '是'], [], ['不可售']],
    ['可售(否)', ['否', null, null], [], ['不可售']],
    ['是否已售', ['否', '是', '否'], ['J3 已售'], []],
    ['已售', ['√', null, '√'], ['J2 已售', 'J4 已售'], []],
    ['保留', [null, '√', null], [], ['保留']],
  ])('%s', (heading, values, sold, withheld) => {
    const said = saidOf(heading, values)
    expect(said).toMatchObject({ column: { column: 'remarks', header: heading }, sold, withheld, faults: [] })
  })

  it.each<[string, Written[]]>([
    ['备案情况', ['已备案', '未备案', '备案中']],
    ['价格备案', ['已备案', '已备案', '已备案']],
    ['公示情况', ['已备案', '已公示', '已备案']],
    ['定价情况', ['已定', '已定', '待定']],
    ['交付情况', ['已交付', '已交房', '未交付']],
    ['产权证', ['已办证', '未办证', '已办证']],
    ['抵押情况', ['无', '未抵押', '无抵押']],
    ['是否可售', ['是', '√', '是']],
    ['已售', ['否', null, '×']],
    ['是否精装', ['是', '否', '是']],
    ['车位', ['已售', '保留', '可售']],
    ['车位情况', ['已售', '未售', '已售']],
    ['储藏室', ['已售', '已售', '已售']],
    ['装修情况', ['毛坯', '精装', '毛坯']],
    ['工程进度', ['在建', '竣工', '现房']],
    ['销售方式', ['预售', '现售', '预售']],
    ['分区', ['安置', '安置', '安置']],
    ['客户', ['张三', '李四已售', '配套车位已售']],
    ['序号', [1, 2, 3]],
  ])('%s says nothing of a sale', (heading, values) => {
    // Whether those who are named have bought is asked.
    const faults = heading === '客户' ? ['J2 buyersUnclear'] : []
    const clear = { column: undefined, sold: [], withheld: [], faults, unread: [heading] }
    expect(saidOf(heading, values)).toEqual(clear)
  })

  it.each([null, '销售状态'])('状态 under 车位 is the space’s, beside %s', (own) => {
    const blank = [...HEADER, own].map(() => null)
    const sheet = aSheet(
      [
        [...HEADER, own, '车位', null],
        [...blank, '车位号', '状态'],
        [...aRow({ 房号: '1201' }), own && '可售', 'A1', '已售'],
        [...aRow({ 房号: '1202' }), own && '已认购', 'A2', '未售'],
      ],
      { merges: [merged(1, HEADER.length + 1, 1, HEADER.length + 2)] },
    )
    const { rows, sheets } = read(sheet)
    expect(rows.map(({ soldAs }) => soldAs)).toEqual([null, own && '已认购'])
    expect(sheets[0]?.rivals).toEqual([])
  })

  it.each(['备注栏', '备注1', '备注2', '房源备注', '销控备注', '特殊说明', '其他说明'])(
    '%s holds remarks',
    (heading) => {
      const said = saidOf(heading, ['南北通透', '边户，客户已定', '采光好，王总预留'])
      expect(said).toMatchObject({
        column: { column: 'remarks' },
        sold: ['J3 边户,客户已定'],
        withheld: ['采光好,王总预留'],
      })
    },
  )

  it('of parking spaces 车位情况 is their own', () => {
    const sheet = aSheet([
      ['车位号', '建筑面积', '总价', '车位情况'],
      ['A001', 12.5, 150_000, '可售'],
      ['A002', 12.5, 150_000, '已售'],
    ])
    expect(read(sheet, 'total').rows.map(({ soldAs }) => soldAs)).toEqual([null, '已售'])
  })
})

describe('LED-8: a row between the homes that speaks of those below', () => {
  const withRow = (text: string) =>
    read(aSheet([HEADER, aRow({ 房号: '1201' }), [text], aRow({ 房号: '1202' })])).notices

  it.each(['以上房源已抵押', '已售及未售房源', '备注：本单元已认购房源不参加优惠'])(
    'is to be looked at: %s',
    (text) => {
      const plain = text.normalize('NFKC')
      expect(withRow(text)).toEqual([{ sheet: '价目', cell: 'A3', row: 3, column: 'remarks', home: '', text: plain }])
    },
  )

  it.each([
    '可售房源',
    '以下为可售房源',
    '本表价格已备案',
    '以上价格均已备案',
    '2单元',
    '签约时需交定金',
    '制表：张三',
  ])('says nothing: %s', (text) => {
    expect(withRow(text)).toEqual([])
  })
})

describe('LED-8: yes and no under a word of a sale', () => {
  it.each<[string, Written[], string[], string[]]>([
    ['是否已售', [1, 0, 0], ['J2 已售'], []],
    ['是否签约', ['√', null, null], ['J2 签约'], []],
    ['是否认购', ['是', '否', '否'], ['J2 认购'], []],
    ['是否可售', [0, 1, 1], [], ['不可售']],
    ['是否保留', [1, 0, 0], [], ['保留']],
  ])('%s, in digits as in words', (heading, values, sold, withheld) => {
    expect(saidOf(heading, values)).toMatchObject({ sold, withheld, faults: [], unread: [] })
  })

  it('is none where other figures stand among them', () => {
    expect(saidOf('认购', [1, 5, 30])).toMatchObject({ sold: [], unread: ['认购'] })
  })

  it.each(['是否销售', '销售', '是否出售', '售否'])('%s does not tell which, and is noticed', (heading) => {
    const { rows, notices } = read(listed(heading, ['是', '否', null]))
    expect(rows.every(({ soldAs, withheldAs }) => soldAs === null && withheldAs === null)).toBe(true)
    expect(notices.map(({ cell, text }) => `${cell} ${text}`)).toEqual(['J2 是否销售:是', 'J3 是否销售:否'])
  })

  it('已出 is said of papers under their heading', () => {
    expect(saidOf('不动产权证', ['已出', '已出', '未出'])).toMatchObject({ sold: [], unread: ['不动产权证'] })
    expect(saidOf('维修基金', ['已清', '已清', null])).toMatchObject({ sold: [], unread: ['维修基金'] })
  })
})

import { describe, expect, it } from 'vitest'
import { type ColumnMeaning, NO_MAPPING } from '../../../../shared/ledger/price-list/mapping'
import { aRow, aSheet, HEADER, merged, readWith, type Written } from './a-list'

type Said = Record<string, ColumnMeaning>

/** A list whose last column is headed so, alone or under a group with remarks beside it. */
function listed(group: string | null, heading: string, values: readonly Written[]) {
  const rows = values.map((value, at) => [...aRow({ 房号: `12${String(at + 1).padStart(2, '0')}` }), value, null])
  const end = HEADER.length
  if (group === null) return aSheet([[...HEADER, heading], ...rows])
  return aSheet([[...HEADER, group], [...HEADER.map(() => null), heading, '备注'], ...rows], {
    merges: [...HEADER.map((_, at) => merged(1, at, 2, at)), merged(1, end, 1, end + 1)],
  })
}

function saidOf(group: string | null, heading: string, values: readonly Written[], said: Said = {}) {
  const headings = Object.entries(said).map(([text, meaning]) => ({ heading: text, meaning }))
  const mapping = { ...NO_MAPPING, headings }
  const { rows, faults, notices } = readWith([listed(group, heading, values)], { decidedBy: 'unitPrice', mapping })
  return {
    sold: rows.flatMap(({ soldAs, room }) => (soldAs ? room : [])),
    withheld: rows.flatMap(({ withheldAs, room }) => (withheldAs ? room : [])),
    asked: faults.map(({ code, data }) => `${code} ${'text' in data ? data.text : ''}`),
    notices: notices.length,
  }
}

const CLEAR = { sold: [], withheld: [], asked: [], notices: 0 }
const GROUPS = [null, '销售情况', '销售状态', '状态', '房源状态', '销控情况', '其他']
const STATES =
  '房间状态 房态 签约状态 网签状态 合同状态 交易状态 当前状态 预售状态 签约情况 推售状态 销售情况 销控 销售状态 房源状态 状态 可售状态 认购状态 成交情况 房屋销售状态'.split(
    ' ',
  )

describe('LED-8: a heading that speaks of the state of a sale heads a status', () => {
  for (const heading of STATES) {
    it.each(GROUPS.filter((group) => group !== heading))(`${heading} under %s`, (group) => {
      expect(saidOf(group, heading, ['草签', '待售', '保留', 'sold', '转签约', '转认购', '已结清'])).toEqual({
        ...CLEAR,
        sold: ['01', '04', '05', '06', '07'],
        withheld: ['03'],
      })
      // Each word that nobody knows is asked about once.
      expect(saidOf(group, heading, ['甲', '可售', '乙', '甲'])).toEqual({
        ...CLEAR,
        asked: ['statusUnknown 甲', 'statusUnknown 乙'],
      })
    })
  }

  it.each(['销售状态', '状态', '房态', '房源状态', '合同状态', '交易状态', '销售情况', '预售状态', '备案情况'])(
    'that does not say what 是, √ or Y means is asked once: %s',
    (heading) => {
      for (const yes of ['是', '√', 'Y']) {
        expect(saidOf(null, heading, [yes, null, yes])).toEqual({ ...CLEAR, asked: [`statusUnknown ${yes}`] })
      }
    },
  )

  it.each(['签约状态', '网签状态', '签约情况', '认购状态', '成交情况'])('%s says it', (heading) => {
    for (const [yes, no] of ['是否', '√×', 'YN', '10']) {
      expect(saidOf(null, heading, [no ?? '', yes ?? '', null])).toEqual({ ...CLEAR, sold: ['02'] })
    }
  })

  it.each<[string, string]>([
    ['签约情况', '未签约'],
    ['签约状态', '未签'],
    ['网签状态', '未网签'],
    ['合同状态', '无合同'],
    ['认购状态', '未认购'],
  ])('under %s %s says no', (heading, no) => {
    expect(saidOf(null, heading, [no, '已签约', no])).toEqual({ ...CLEAR, sold: ['02'] })
  })

  it('a day is no state', () => {
    expect(saidOf(null, '销售状态', ['可售', '2026-03-05', '已售2026-03-05'])).toEqual({
      ...CLEAR,
      sold: ['03'],
      asked: ['statusUnknown 2026-03-05'],
    })
  })

  it.each<[string, Written[]]>([
    ['备案情况', ['已备案', '未备案', '备案中']],
    ['交付状态', ['未交付', '未交付', '已交付']],
    ['装修状态', ['毛坯', '精装', '毛坯']],
    ['抵押情况', ['无', '未抵押', '无']],
    ['工程状态', ['在建', '竣工', '现房']],
  ])('%s is none of a sale', (heading, values) => {
    expect(saidOf(null, heading, values)).toEqual(CLEAR)
  })

  it('of several each is read, and what one does not know is asked where no other says sold', () => {
    const header = [...HEADER, '销售状态', '合同状态']
    const rows = [
      [...aRow({ 房号: '1201' }), '可售', '草签'],
      [...aRow({ 房号: '1202' }), '已售', '已归档'],
      [...aRow({ 房号: '1203' }), '可售', '待查'],
      [...aRow({ 房号: '1204' }), '可售', null],
    ]
    const { rows: homes, faults, sheets } = readWith([aSheet([header, ...rows])], { decidedBy: 'unitPrice' })
    expect(homes.map(({ soldAs, soldAt }) => soldAs && `${soldAt?.cell} ${soldAs}`)).toEqual([
      'K2 草签',
      'J3 已售',
      null,
    ])
    expect(faults).toMatchObject([{ cell: 'K4', column: 'status', code: 'statusUnknown', data: { text: '待查' } }])
    expect(sheets[0]?.rivals).toEqual([])
  })
})

describe('LED-8: yes and no are read by the heading they stand under, whatever group is over it', () => {
  const YES_NO: [string, 'sold' | 'withheld'][] = [
    ['是否已售', 'sold'],
    ['已售', 'sold'],
    ['是否签约', 'sold'],
    ['已签约', 'sold'],
    ['是否认购', 'sold'],
    ['是否销控', 'withheld'],
    ['销控', 'withheld'],
    ['是否保留', 'withheld'],
    ['保留', 'withheld'],
    ['是否预留', 'withheld'],
  ]
  for (const [heading, meaning] of YES_NO) {
    it.each(GROUPS)(`${heading} under %s`, (group) => {
      for (const [yes, no] of ['是否', '√×', 'YN']) {
        expect(saidOf(group, heading, [no ?? '', yes ?? '', null])).toEqual({ ...CLEAR, [meaning]: ['02'] })
      }
    })

    it(`${heading} that a person calls the status`, () => {
      expect(saidOf(null, heading, ['否', '是', null], { [heading]: 'status' })).toEqual({
        ...CLEAR,
        [meaning]: ['02'],
      })
      const grouped = saidOf('销售情况', heading, ['否', '是', null], { [`销售情况 ${heading}`]: 'status' })
      expect(grouped).toEqual({ ...CLEAR, [meaning]: ['02'] })
    })
  }

  it.each(GROUPS)('是否可售 under %s: what is not for sale is withheld', (group) => {
    expect(saidOf(group, '是否可售', ['是', '否', '是'])).toEqual({ ...CLEAR, withheld: ['02'] })
  })

  it.each(GROUPS)('是否销售 under %s does not tell, and is never passed over', (group) => {
    const { asked, notices } = saidOf(group, '是否销售', ['是', '否', '是'])
    expect(asked.length + notices).toBeGreaterThan(0)
  })
})

import { describe, expect, it } from 'vitest'
import { NO_MAPPING } from '../../../../shared/ledger/price-list/mapping'
import type { Sheet } from '../../../../shared/ledger/price-list/sheet'
import { aSheet, merged, readWith, type Written } from './a-list'

/** What offices call what homes are sold for: there is no end of such names. */
const DEALS = (
  '优惠后成交总价 优惠折后总价 最终成交总价 实际成交总价 实际签约总价 签约合同总价 实际成交价 折扣优惠总价 98折后总价(元) 现场优惠总价 ' +
  '开盘优惠总价 开盘折后总价 团购优惠总价 备案折后总价 打折后总价 折后总价 优惠后单价(元/㎡) 一次性优惠总价 一次性付款折后价 全款优惠价 ' +
  '认购总价 实付总价 实际总价 成交总额 成交金额 成交款 签约金额 合同金额 合同总金额 认购金额 实际成交金额 折后金额 优惠后金额 优惠后房款 ' +
  '折后房款 优惠后总房款 优惠后总额 九八折总价 折后价(98折) 折后实收 优惠价 折扣价 优惠总价(98折) 按揭总价 一次性总价 全款'
).split(' ')
/** Names in which a word of other money stands, and which are prices all the same. */
const WITH_OTHER_WORDS = (
  '总价(不含车位) 总价(不含税) 总价（不含装修） 抵扣后总价 补贴后总价 补贴后 含契税总价 赠车位总价 置换总价 贷款客户总价 贷款总价 ' +
  '全款总价(不含装修) 不含税总价 不含税单价 抵扣后房款 返现后总价 装修补贴后总价 诚意价 回款总价 首次总价 原总价(不含车位) 备案总价(不含装修) 总价9月 价格说明'
).split(' ')
/** What says plainly that it is no price of the home, though it comes near one. */
const NONE = (
  '首付总价 首付款(元) 定金 贷款总额 贷款额 按揭款 月供 契税总额 维修基金 服务费 尾款 差价 优惠金额 ' +
  '评估总价 成本价 原总价 旧总价 装修总价 车位总价'
).split(' ')

/** Homes of floors 2 and 3 with their areas, what they were filed for and what they are sold for, in 元. */
const HOMES = [2, 3].flatMap((floor) =>
  [1, 2].map((room) => {
    const [area, unitPrice] = [89 + room, 15_000 + floor * 40 + room * 100]
    return { floor, room: `0${room}`, area, unitPrice, total: area * unitPrice, filed: area * (unitPrice + 500) }
  }),
)
type Home = (typeof HOMES)[number]

const priceOf = (name: string, home: Home) => (/单价/.test(name) ? home.unitPrice : home.total)

function aList(headings: readonly string[], figures: (home: Home) => readonly Written[], name = '备案'): Sheet {
  const rows = HOMES.map((home): Written[] => ['1栋', home.floor, `${home.floor}${home.room}`, ...figures(home)])
  return aSheet([['楼栋', '楼层', '房号', ...headings], ...rows], { name })
}

function aChart(title: string, figure: (home: Home) => Written, name: string): Sheet {
  return aSheet([[`1号楼${title}`], ['楼层', '01', '02'], ...floorsOf(figure)], { name })
}

function floorsOf(figure: (home: Home) => Written): Written[][] {
  return [3, 2].map((floor) => [`${floor}层`, ...HOMES.filter((home) => home.floor === floor).map(figure)])
}

const FILED_LIST = aList(['建筑面积', '备案总价'], ({ area, filed }) => [area, filed])
const FILED_CHART = aChart('备案总价', ({ filed }) => filed, '备案价')
const AREAS = aChart('建筑面积', ({ area }) => area, '面积')

const FORMS: readonly { of: string; sheets: (name: string) => Sheet[] }[] = [
  {
    of: 'a column',
    sheets: (name) => [aList(['建筑面积', '备案总价', name], (home) => [home.area, home.filed, priceOf(name, home)])],
  },
  {
    of: 'a group',
    sheets: (name) => [
      aSheet(
        [
          ['楼栋', '楼层', '房号', '建筑面积', '备案价格', null, name, null],
          [null, null, null, null, '单价', '总价', '单价', '总价'],
          ...HOMES.map((home): Written[] => {
            const { floor, room, area, unitPrice, total, filed } = home
            return ['1栋', floor, `${floor}${room}`, area, unitPrice + 500, filed, unitPrice, total]
          }),
        ],
        { name: '备案', merges: [merged(1, 4, 1, 5), merged(1, 6, 1, 7)] },
      ),
    ],
  },
  {
    of: 'a column of each room',
    sheets: (name) => [
      aSheet(
        [
          ['1号楼'],
          ['楼层', '01', null, null, '02', null, null],
          [null, '面积', '备案总价', name, '面积', '备案总价', name],
          ...[3, 2].map((floor): Written[] => [
            floor,
            ...HOMES.filter((home) => home.floor === floor).flatMap((home) => {
              return [home.area, home.filed, priceOf(name, home)]
            }),
          ]),
        ],
        { name: '1号楼', merges: [merged(2, 1, 2, 3), merged(2, 4, 2, 6)] },
      ),
    ],
  },
  {
    of: 'a row of each floor',
    sheets: (name) => [
      aSheet(
        [
          ['1号楼'],
          ['楼层', '项目', '01', '02'],
          ...[3, 2].flatMap((floor): Written[][] => {
            const homes = HOMES.filter((home) => home.floor === floor)
            return [
              [floor, '面积', ...homes.map(({ area }) => area)],
              [null, '备案总价', ...homes.map(({ filed }) => filed)],
              [null, name, ...homes.map((home) => priceOf(name, home))],
            ]
          }),
        ],
        { name: '1号楼' },
      ),
    ],
  },
  ...['Sheet2', '折后'].flatMap((sheet) => [
    {
      of: `a chart on a sheet ${sheet}`,
      sheets: (name: string) => [FILED_CHART, aChart(name, (home) => priceOf(name, home), sheet), AREAS],
    },
    {
      of: `a list on a sheet ${sheet}`,
      sheets: (name: string) => [
        FILED_LIST,
        aList(['建筑面积', name], ({ area, ...home }) => [area, priceOf(name, { area, ...home })], sheet),
      ],
    },
    {
      of: `a chart on a sheet ${sheet} beside a list`,
      sheets: (name: string) => [FILED_LIST, aChart(name, (home) => priceOf(name, home), sheet)],
    },
  ]),
]

function read(sheets: readonly Sheet[], mapping = NO_MAPPING) {
  return readWith(sheets, { decidedBy: null, mapping })
}

describe('LED-8: what homes are sold for, beside filed prices alone', () => {
  it.each(FORMS)('$of is asked about by what it comes to, whatever it is called', ({ sheets }) => {
    for (const name of DEALS) {
      const { faults } = read(sheets(name))
      expect([name, faults.length > 0 && faults[0]?.cell !== '']).toEqual([name, true])
    }
  })

  it.each(FORMS)('$of with a word of other money in its name is never passed over', ({ sheets }) => {
    for (const name of WITH_OTHER_WORDS) {
      const { faults, rows } = read(sheets(name))
      const sold = HOMES.flatMap(({ unitPrice, total }) => [unitPrice * 100, total * 100])
      const isSold = ({ list }: (typeof rows)[number]) =>
        list !== null && sold.includes(list.by === 'total' ? list.total : list.unitPrice)
      expect([name, faults.length > 0 || (rows.length === HOMES.length && rows.every(isSold))]).toEqual([name, true])
    }
  })

  it('a column of loans or of numbers is not, which is a price where a group of prices is called so', () => {
    for (const name of ['商贷', '商贷额', '公积金', '公积金贷款', '贷款', '契税', '房源ID']) {
      const sheet = aList(['建筑面积', '备案总价', name], ({ area, filed, total }) => [area, filed, total])
      expect([name, read([sheet]).faults]).toEqual([name, []])
    }
  })

  it.each(FORMS)('$of that says it is no price of the home is not', ({ sheets }) => {
    for (const name of NONE) expect([name, read(sheets(name)).faults]).toEqual([name, []])
  })

  it('a column without a heading likewise', () => {
    const sheet = aList(['建筑面积', '备案总价', ''], ({ area, filed, total }) => [area, filed, total])
    expect(read([sheet]).faults[0]?.code).toBe('columnsDiffer')
  })

  it('is not asked about where it is what was filed, or far from it', () => {
    for (const figure of [
      ({ filed }: Home) => filed,
      ({ filed }: Home) => filed * 0.4,
      ({ filed }: Home) => filed * 1.6,
    ]) {
      const sheet = aList(['建筑面积', '备案总价', '成交金额'], (home) => [home.area, home.filed, figure(home)])
      expect(read([sheet]).faults).toEqual([])
    }
  })

  it.each([
    ['a unit price and a plain total of the same', ['建筑面积', '备案单价', '总价', '折后总价']],
    ['a total that says whose it is', ['建筑面积', '备案单价', '总价(=备案)', '优惠后总价']],
  ])('is asked about beside %s, which only repeat what was filed', (_, headings) => {
    const sheet = aList(headings, ({ area, filed, total }) => [area, filed / area, filed, total])
    const { faults } = read([sheet])
    expect(faults[0]).toMatchObject({ code: 'columnsDiffer' })
    const heading = headings[3] ?? ''
    const said = (meaning: 'listTotal' | 'ignored') => read([sheet], { headings: [{ heading, meaning }], sheets: [] })
    expect(said('ignored').faults).toEqual([])
    expect(said('ignored').rows[0]?.filed).toMatchObject({ by: 'unitPrice' })
    expect(said('listTotal').faults.filter(({ code }) => code === 'columnsDiffer')).toEqual([])
  })

  it('is asked about in 万元 that nothing says, where what was filed is in 元', () => {
    for (const name of ['折后总价', '补贴后总价', '']) {
      const sheet = aList(['建筑面积', '备案总价', name], ({ area, filed, total }) => [area, filed, total / 10_000])
      expect([name, read([sheet]).faults[0]?.code]).toEqual([name, 'columnsDiffer'])
    }
    for (const name of ['计租面积', '层高', '']) {
      const figure = ({ area }: Home) => (name === '层高' ? 1.5 : area)
      const sheet = aList(['建筑面积', '备案总价', name], (home) => [home.area, home.filed, figure(home)])
      expect([name, read([sheet]).faults]).toEqual([name, []])
    }
    const chart = aChart('折后总价', ({ total }) => total / 10_000, '折后')
    expect(read([FILED_CHART, chart, AREAS]).faults.map(({ code }) => code)).toEqual(['figureUnclear'])
  })

  it.each<[string, (home: Home) => string]>([
    ['1510865起', ({ total }) => `${total}起`],
    ['1510865/15180', ({ total, unitPrice }) => `${total}/${unitPrice}`],
    ['约151万', ({ total }) => `约${total / 10_000}万`],
    ['1,510,865(已优惠)', ({ total }) => `${total.toLocaleString('en')}(已优惠)`],
  ])('is asked about where its cells have words as well: %s', (_, written) => {
    const heading = '补贴后总价'
    const column = aList(['建筑面积', '备案总价', heading], (home) => [home.area, home.filed, written(home)])
    const said = (meaning: 'listTotal' | 'ignored') => read([column], { headings: [{ heading, meaning }], sheets: [] })
    expect(read([column]).faults[0]).toMatchObject({ code: 'columnsDiffer', cell: 'E2' })
    expect(said('listTotal').faults[0]).toMatchObject({ code: 'notANumber', cell: 'F2' })
    expect(said('ignored').faults).toEqual([])
    const elsewhere = aList(['建筑面积', heading], (home) => [home.area, written(home)], '政策')
    expect(read([FILED_LIST, elsewhere]).faults).toMatchObject([{ code: 'sheetUnread', sheet: '政策', cell: 'E2' }])
    const charts = [FILED_CHART, aChart(heading, written, '政策'), AREAS]
    expect(read(charts).faults).toMatchObject([{ code: 'figureUnclear', sheet: '政策', cell: 'B3' }])
  })

  it('and words with other figures are not', () => {
    for (const [heading, words] of [
      ['优惠', '送5万元家电'],
      ['签约', '2026-09-01'],
      ['电话', '138 1234 5678'],
    ] as const) {
      const sheet = aList(['建筑面积', '备案总价', heading], ({ area, filed }) => [area, Math.round(filed / 6), words])
      expect([heading, read([sheet]).faults]).toEqual([heading, []])
    }
  })

  it('on another sheet is asked about where a plain total only repeats what was filed', () => {
    const list = aList(['建筑面积', '备案总价', '总价'], ({ area, filed }) => [area, filed, filed])
    const elsewhere = aList(['建筑面积', '补贴后总价'], ({ area, total }) => [area, total], '政策')
    expect(read([list, elsewhere]).faults).toMatchObject([{ code: 'sheetUnread', sheet: '政策', cell: 'E2' }])
  })

  it('nor beside a list price', () => {
    const sheet = aList(['建筑面积', '备案总价', '总价', '一次性总价'], ({ area, filed, total }) => {
      return [area, filed, total, total * 0.98]
    })
    expect(read([sheet]).faults).toEqual([])
  })

  it('is what a person says that it is, or is left out', () => {
    const heading = '实际成交总价'
    const column = aList(['建筑面积', '备案总价', heading], ({ area, filed, total }) => [area, filed, total])
    for (const sheets of [[column], [FILED_CHART, aChart(heading, ({ total }) => total, '折后'), AREAS]]) {
      const said = (meaning: 'listTotal' | 'ignored') => read(sheets, { headings: [{ heading, meaning }], sheets: [] })
      const [first] = HOMES
      const firstOf = ({ rows, faults }: ReturnType<typeof read>) => {
        return [faults, rows.find(({ number }) => number === '1-1-0201')?.list]
      }
      expect(firstOf(said('listTotal'))).toEqual([[], { by: 'total', total: (first?.total ?? 0) * 100 }])
      expect(firstOf(said('ignored'))).toEqual([[], { by: 'total', total: (first?.filed ?? 0) * 100 }])
    }
  })

  it('on a sheet of its own is passed by with the sheet', () => {
    const sheets = [FILED_LIST, aChart('一次性总价', ({ total }) => total, 'Sheet2')]
    expect(read(sheets).faults).toMatchObject([{ code: 'sheetUnread', sheet: 'Sheet2', cell: 'B3' }])
    const passed = [{ name: 'Sheet2', isRead: false, headerRows: null }]
    expect(read(sheets, { headings: [], sheets: passed }).faults).toEqual([])
  })
})

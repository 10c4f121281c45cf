import { describe, expect, it } from 'vitest'
import { NO_MAPPING, type PriceListMapping } from '../../../../shared/ledger/price-list/mapping'
import type { PriceFigure } from '../../../../shared/pricing/scheme'
import { aSheet, readWith, type Written } from './a-list'

const AREAS = [89.5, 99.75, 110]

/** Homes of which each price stands under its heading, by the unit price of the first of them. */
function readList(columns: readonly (readonly [heading: string, unitPrice: number])[], mapping = NO_MAPPING) {
  const rows = AREAS.map((area, at): Written[] => [
    `20${at + 1}`,
    area,
    ...columns.map(([heading, unitPrice]) => figureOf(heading, area, unitPrice + at * 100)),
  ])
  const sheet = aSheet([['房号', '建筑面积', ...columns.map(([heading]) => heading)], ...rows], { name: '1号楼' })
  const { sheets, rows: homes, faults } = readWith([sheet], { decidedBy: null, mapping })
  const [first] = homes
  return {
    list: unitPriceOf(first?.list),
    filed: unitPriceOf(first?.filed),
    floor: unitPriceOf(first?.floorPrice),
    faults: faults.map(({ code }) => code),
    asked: (sheets[0]?.asked ?? []).map(({ header, meanings }) => [header, meanings]),
  }
}

function figureOf(heading: string, area: number, unitPrice: number): number {
  const total = Math.round(area * unitPrice)
  if (/万/.test(heading)) return total / 10_000
  return /总价|合计$|总计|房款/.test(heading) ? total : unitPrice
}

function unitPriceOf(price: PriceFigure | null | undefined): number | null {
  if (!price) return null
  return Math.round(price.by === 'unitPrice' ? price.unitPrice / 100 : price.total / (AREAS[0] ?? 1) / 100)
}

function saying(heading: string, meaning: PriceListMapping['headings'][number]['meaning']): PriceListMapping {
  return { headings: [{ heading, meaning }], sheets: [] }
}

const OF_SALE = [
  ['销售单价', 18_000],
  ['销售总价', 18_000],
] as const

describe('LED-8: a filed price', () => {
  const filed = (heading: string, mapping = NO_MAPPING) => readList([[heading, 18_700], ...OF_SALE], mapping)
  const PRICES = ['备案单价', '备案价', '备案总价', '备案价格']
  const KNOWN =
    '网签 预售 一房一价 政府 物价局 物价 发改委 发改 住建局 房管局 首次 现 最新 本次 调整后 新 毛坯 住宅 建面 建筑面积 申请 拟 核准 审批 公示 价格 商品房'

  it.each(KNOWN.split(' '))('%s备案价 is that, whatever stands beside it', (word) => {
    for (const price of PRICES) {
      expect([price, filed(word + price)]).toEqual([
        price,
        { list: 18_000, filed: 18_700, floor: null, faults: [], asked: [] },
      ])
    }
  })

  it.each('原 二次 重新 旧 原始 精装 装修 含装修 全装 套内 初始 主管部门 平台 系统 合同 官方 监管 云上'.split(' '))(
    '%s备案价 may be another: a person is asked once, and the plain price is not taken for it',
    (word) => {
      for (const price of [...PRICES, '备案均价']) {
        const heading = word + price
        const { faults, asked } = filed(heading)
        expect([heading, faults, asked.map(([header]) => header)]).toEqual([heading, ['figureUnclear'], [heading]])
      }
      const column = 'filedUnitPrice'
      expect(filed(`${word}备案单价`).asked).toEqual([[`${word}备案单价`, [column, 'listUnitPrice']]])
      const right = { list: 18_000, floor: null, faults: [], asked: [] }
      expect(filed(`${word}备案单价`, saying(`${word}备案单价`, column))).toEqual({ ...right, filed: 18_700 })
      expect(filed(`${word}备案单价`, saying(`${word}备案单价`, 'ignored'))).toEqual({ ...right, filed: 18_000 })
    },
  )

  it.each(['监制单价', '批复单价', '限价', '最高限价', '政府限价', '备案均价'])(
    '%s may be one: a person is asked',
    (heading) => expect(filed(heading).faults).toEqual(['figureUnclear']),
  )

  it('of before leaves the one of now in its place', () => {
    for (const columns of [
      ['原备案单价', '现备案单价'],
      ['原备案单价', '备案单价'],
      ['备案单价', '最新备案单价'],
    ]) {
      const [before = '', now = ''] = columns
      const list = readList([[before, 19_000], [now, 18_500], ...OF_SALE])
      expect(list).toEqual({ list: 18_000, filed: 18_500, floor: null, faults: [], asked: [] })
    }
  })

  it('by the inner area is none, and needs no word where the home’s own stands', () => {
    const all = readList([['套内备案单价', 23_000], ['备案单价', 18_700], ...OF_SALE])
    expect(all).toEqual({ list: 18_000, filed: 18_700, floor: null, faults: [], asked: [] })
  })
})

describe('LED-8: a floor price', () => {
  const PRICES = '底价 底价单价 底价总价 底单价 底总价 底价(元/㎡) 底价（万元） 最低价 最低单价 最低总价'.split(' ')
  const floor = (heading: string, mapping = NO_MAPPING) => readList([...OF_SALE, [heading, 17_300]], mapping)

  it.each(['', ...'销售 案场 经理 授权 总监 内部 执行 集团 公司 房源 项目 现场'.split(' ')])(
    '%s底价 is that where it is the only one',
    (word) => {
      for (const price of PRICES.map((one) => (/万/.test(one) ? '底总价（万元）' : one))) {
        const heading = word + price
        expect([heading, floor(heading)]).toEqual([
          heading,
          { list: 18_000, filed: 18_000, floor: 17_300, faults: [], asked: [] },
        ])
      }
    },
  )

  it.each('结算 代理 渠道 保底 财务 标准 底线 成本 折后 优惠 促销 审批 置业顾问 甲方'.split(' '))(
    '%s底价 may be another: a person is asked, and no old floor is carried forward unseen',
    (word) => {
      for (const price of PRICES) expect([price, floor(word + price).faults]).toEqual([price, ['figureUnclear']])
      const heading = `${word}底单价`
      expect(floor(heading, saying(heading, 'floorUnitPrice'))).toMatchObject({ floor: 17_300, faults: [] })
      expect(floor(heading, saying(heading, 'ignored'))).toMatchObject({ floor: null, faults: [] })
    },
  )

  it('of several a person says which, with one click', () => {
    for (const headings of [
      ['经理底价', '总监底价'],
      ['底价', '总监底价'],
      ['经理底总价', '总监底单价'],
    ]) {
      const [one = '', other = ''] = headings
      const columns = [...OF_SALE, [one, 17_600] as const, [other, 17_300] as const]
      expect(readList(columns)).toMatchObject({ floor: null, faults: ['figureUnclear', 'figureUnclear'] })
      const said = readList(columns, saying(other, 'floorUnitPrice'))
      expect(said).toEqual({ list: 18_000, filed: 18_000, floor: 17_300, faults: [], asked: [] })
    }
  })
})

describe('LED-8: 毛坯 and 装修 beside what both come to', () => {
  const bare = (name: string) =>
    [
      [`${name}单价`, 16_000],
      [`${name}总价`, 16_000],
    ] as const
  /** Of every home the same by the square metre. */
  const decorated = (columns: readonly (readonly [string, number])[], name = '毛坯') => {
    const all = [...bare(name), ['装修单价', 2_000], ['装修总价', 2_000], ...columns] as const
    const rows = AREAS.map((area, at): Written[] => [
      `20${at + 1}`,
      area,
      ...all.map(([heading, unitPrice]) => (/单价/.test(heading) ? unitPrice : Math.round(area * unitPrice))),
    ])
    const sheet = aSheet([['房号', '建筑面积', ...all.map(([heading]) => heading)], ...rows], { name: '1号楼' })
    const { rows: homes, faults } = readWith([sheet], { decidedBy: null })
    return [...new Set(faults.map(({ code }) => code)), unitPriceOf(homes[0]?.list)]
  }
  const WHOLES =
    '合计 总计 总价（毛坯+装修） 总价（含精装） 含装修总价 房款合计 合同总价 毛坯+装修总价 装修后总价 实际总价 成交总价 总价 销售总价'

  it.each(WHOLES.split(' '))('%s is the price where it is the sum in every row', (heading) => {
    expect(decorated([[heading, 18_000]])).toEqual([18_000])
    expect(
      decorated([
        ['合计单价', 18_000],
        [heading, 18_000],
      ]),
    ).toEqual([18_000])
    expect(decorated([[heading, 18_000]], '清水')).toEqual([18_000])
  })

  it.each(WHOLES.split(' '))('%s that is another figure is asked about', (heading) => {
    const [code] = decorated([[heading, 18_300]])
    expect(['figureUnclear', 'columnsDiffer']).toContain(code)
  })

  it('毛坯 that was filed is asked about', () => {
    expect(
      decorated(
        [
          ['合计单价', 18_000],
          ['合计总价', 18_000],
        ],
        '毛坯备案',
      )[0],
    ).toBe('figureUnclear')
  })

  it('without a sum 毛坯 stays the price', () => expect(decorated([])).toEqual([16_000]))
})

describe('LED-8: money beside the prices', () => {
  const beside = (heading: string) => readList([...OF_SALE, [heading, 12_345]])

  it.each(
    (
      '定金 首付 首付款 月供 契税 维修基金 物业费 车位款 佣金 代理费 办证费 贷款 贷款额 按揭款 优惠金额 尾款 意向金 装修款 装修单价 套内单价 ' +
      '楼栋均价 评估价 底层差价 计价面积 定价系数 调价幅度 付款方式 折后总价 优惠后单价 成交总价 税额 地下室总价 备案日期 备案楼栋 原单价 原总价'
    ).split(' '),
  )('%s is known to be nobody’s price of a home', (heading) => {
    expect(beside(heading)).toMatchObject({ list: 18_000, faults: [], asked: [] })
  })

  it.each('拎包单价 精装总价 会员价 云上价格 应付款 全额 报价 认购总额 团长价'.split(' '))(
    '%s is asked about once',
    (heading) => {
      expect(beside(heading)).toMatchObject({ faults: ['figureUnclear'] })
      expect(readList([...OF_SALE, [heading, 12_345]], saying(heading, 'ignored'))).toMatchObject({
        list: 18_000,
        faults: [],
        asked: [],
      })
    },
  )

  it('that says what the price says, or nothing, is no question', () => {
    expect(readList([...OF_SALE, ['拎包单价', 18_000]])).toMatchObject({ faults: [], asked: [] })
    expect(readList([...OF_SALE, ['合计总价', 18_000]])).toMatchObject({ faults: [], asked: [] })
  })
})

describe('LED-8: a column of money that says what a price that is read says', () => {
  const read = (heading: string, figures: readonly [number, number], beside: readonly [string, number, number]) => {
    const [name, ...known] = beside
    const rows = [0, 1].map((at) => [`${at + 2}01`, 89.53 + at, known[at] ?? '', figures[at] ?? ''])
    const { rows: homes, faults } = readWith(
      [aSheet([['房号', '建筑面积', name, heading], ...rows], { name: '1号楼' })],
      {
        decidedBy: null,
      },
    )
    return [homes.length, faults.map(({ code }) => code)]
  }
  const [UNIT, TOTAL] = [['单价', 18_160, 18_260] as const, ['总价', 1_625_865, 1_653_078] as const]

  it.each(['总价RMB', '房价款', '面积总价', '总销售价格', '合计总价'])('%s by the area is no question', (heading) => {
    expect(read(heading, [1_625_865, 1_653_078], UNIT)).toEqual([2, []])
    // One home’s differs by more than rounding: it is another price.
    expect(read(heading, [1_625_865, 1_663_078], UNIT)).toEqual([2, ['figureUnclear']])
  })

  it.each(['每平米单价', '面积单价', '单价RMB', '平方单价'])('%s of the totals is none either', (heading) => {
    expect(read(heading, [18_160, 18_260], TOTAL)).toEqual([2, []])
    expect(read(heading, [18_160, 18_500], TOTAL)).toEqual([2, ['figureUnclear']])
  })
})

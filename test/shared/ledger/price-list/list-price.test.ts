import { describe, expect, it } from 'vitest'
import { NO_MAPPING, type PriceListMapping } from '../../../../shared/ledger/price-list/mapping'
import type { PriceFigure } from '../../../../shared/pricing/scheme'
import { aSheet, merged, readWith, type Written } from './a-list'

/** Homes of 100 ㎡ on one floor after another, under these prices. */
function readPrices(headings: readonly string[], rows: readonly (readonly Written[])[], mapping = NO_MAPPING) {
  const homes = rows.map((row, at): Written[] => [`${at + 2}01`, 100, ...row])
  const sheet = aSheet([['房号', '建筑面积', ...headings], ...homes], { name: '1号楼' })
  const { sheets, rows: read, faults, repairs } = readWith([sheet], { decidedBy: null, mapping })
  return {
    list: read.map(({ list }) => shown(list)),
    filed: read.map(({ filed }) => shown(filed)),
    faults: faults.map(({ cell, code }) => `${cell} ${code}`),
    repairs: repairs.map(({ cell, code, text, readAs }) => `${cell} ${code} ${text} ${readAs}`),
    rivals: (sheets[0]?.rivals ?? []).map(({ used, header, isBeside }) => [used, header, isBeside]),
  }
}

function shown(price: PriceFigure | null): number | null {
  return price && (price.by === 'total' ? price.total : price.unitPrice) / 100
}

function saying(...said: [string, PriceListMapping['headings'][number]['meaning']][]): PriceListMapping {
  return { headings: said.map(([heading, meaning]) => ({ heading, meaning })), sheets: [] }
}

const FILED_AND = [
  [18_500, 18_000],
  [18_600, 18_100],
]

describe('LED-8: a price beside a filed one', () => {
  it.each(
    '案场 现场 现行 现 当前 最新 新 本次 拟销售 推售 入市 定价 调整后 调价后 调后 变更后 销售执行 执行 表 挂牌 本次销售 调整后销售'.split(
      ' ',
    ),
  )('%s单价 is the list’s', (word) => {
    expect(readPrices(['备案单价', `${word}单价`], FILED_AND)).toEqual({
      list: [18_000, 18_100],
      filed: [18_500, 18_600],
      faults: [],
      repairs: [],
      rivals: [],
    })
  })

  it.each('实际销售 首开 加推 特价 简装 精装 拎包 云上'.split(' '))('%s单价 may be: a person says', (word) => {
    const headings = ['备案单价', `${word}单价`]
    const asked = ['C2 columnsDiffer', 'C3 columnsDiffer']
    const rivals = [['备案单价', `${word}单价`, true]]
    expect(readPrices(headings, FILED_AND)).toEqual({ list: [], filed: [], faults: asked, repairs: [], rivals })
    const held = readPrices(headings, FILED_AND, saying([`${word}单价`, 'listUnitPrice']))
    expect(held).toEqual({ list: [18_000, 18_100], filed: [18_500, 18_600], faults: [], repairs: [], rivals: [] })
    const filedHolds = readPrices(headings, FILED_AND, saying([`${word}单价`, 'ignored']))
    expect(filedHolds).toEqual({ list: [18_500, 18_600], filed: [18_500, 18_600], faults: [], repairs: [], rivals: [] })
  })

  it('of another kind may be as well', () => {
    const rows = [[18_500, 1_800_000]]
    expect(readPrices(['备案单价', '精装总价'], rows)).toMatchObject({
      list: [],
      faults: ['C2 columnsDiffer'],
      rivals: [['备案单价', '精装总价', true]],
    })
    const said = readPrices(['备案单价', '精装总价'], rows, saying(['精装总价', 'listTotal']))
    expect(said).toMatchObject({ list: [1_800_000], filed: [18_500], faults: [] })
  })

  it.each([
    ['优惠后单价', '折后单价', '优惠单价', '团购单价', '签约单价', '实收单价', '合同单价', '成交单价'],
    ['优惠后总价', '折后总价', '优惠价', '团购价', '签约总价', '实收总价', '合同总价', '成交总价'],
  ])('%s and the like are what the home is sold for, or are not: a person says', (...headings) => {
    for (const heading of headings) {
      const reading = readPrices(['备案总价', heading], [[1_850_000, heading.endsWith('单价') ? 18_000 : 1_800_000]])
      expect([heading, reading.list, reading.rivals]).toEqual([heading, [], [['备案总价', heading, true]]])
    }
  })

  it.each(['装修单价', '车位总价', '原备案单价', '楼栋均价', '评估价', '首付款'])(
    '%s is known to be none',
    (heading) => {
      const all = { list: [18_500], filed: [18_500], faults: [], repairs: [], rivals: [] }
      expect(readPrices(['备案单价', heading], [[18_500, 18_000]])).toEqual(all)
    },
  )

  it('is none where nothing, or the same, stands in it', () => {
    for (const other of [null, 18_500]) {
      const { list, faults } = readPrices(['备案单价', '精装单价'], [[18_500, other]])
      expect([other, list, faults]).toEqual([other, [18_500], []])
    }
  })

  it('is asked about in a group', () => {
    const rows: Written[][] = [
      ['房号', '建筑面积', '备案', null, '精装', null],
      [null, null, '单价', '总价', '单价', '总价'],
      ['201', 100, 18_500, 1_850_000, 18_000, 1_800_000],
    ]
    const merges = [merged(1, 2, 1, 3), merged(1, 4, 1, 5)]
    const { rows: homes, sheets } = readWith([aSheet(rows, { merges, name: '1号楼' })], { decidedBy: null })
    const rivals = sheets[0]?.rivals.map(({ used, header }) => `${used} ${header}`)
    expect([homes, rivals]).toEqual([[], ['备案 单价 精装 单价', '备案 总价 精装 总价']])
  })
})

describe('LED-8: a price that was changed', () => {
  it.each('调整后 调价后 最新 现 本次'.split(' '))('%s单价 holds beside a plain one', (word) => {
    const now = { list: [18_000], filed: [null], faults: [], repairs: [], rivals: [] }
    const rows = [[18_500, 1_850_000, 18_000, 1_800_000]]
    expect(readPrices(['单价', '总价', `${word}单价`, `${word}总价`], rows)).toEqual(now)
    expect(readPrices(['单价', '总价', `${word}单价`], rows)).toEqual(now)
    expect(readPrices(['原单价', '原总价', `${word}单价`, `${word}总价`], rows)).toEqual(now)
    expect(readPrices(['调整前单价', '调整前总价', `${word}单价`, `${word}总价`], rows)).toEqual(now)
  })

  it('for some homes only leaves the others what they cost, and shows it', () => {
    const rows = [
      [18_500, 18_000],
      [18_600, null],
    ]
    for (const word of ['调整后', '最新']) {
      const all = { list: [18_000, 18_600], faults: [], rivals: [], repairs: ['D3 priceBefore 单价 18,600.00'] }
      expect(readPrices(['单价', `${word}单价`], rows)).toMatchObject(all)
    }
    const filed = readPrices(
      ['备案单价', '最新备案单价', '销售单价'],
      [
        [19_000, 18_500, 18_000],
        [19_000, null, 18_000],
      ],
    )
    expect(filed).toMatchObject({ list: [18_000, 18_000], filed: [18_500, 19_000], faults: [] })
    expect(readPrices(['单价', '特价'], rows)).toMatchObject({
      list: [18_600],
      faults: ['C2 columnsDiffer'],
      rivals: [['单价', '特价', true]],
    })
  })

  it('by a discount: whether 原单价 or 优惠后单价 is the list’s, a person says with one click', () => {
    const headings = ['原单价', '原总价', '优惠后单价', '优惠后总价']
    const rows = [[18_500, 1_850_000, 18_000, 1_800_000]]
    expect(readPrices(headings, rows)).toMatchObject({
      list: [],
      rivals: [
        ['原单价', '优惠后单价', false],
        ['原总价', '优惠后总价', false],
      ],
    })
    const of = (kept: string, other: string) => saying([kept, 'listUnitPrice'], [other, 'ignored'])
    const before = readPrices(headings, rows, of('原单价', '优惠后单价'))
    expect(before).toMatchObject({ list: [18_500], faults: [], repairs: [], rivals: [] })
    const after = readPrices(headings, rows, of('优惠后单价', '原单价'))
    expect(after).toMatchObject({ list: [18_000], faults: [], repairs: [], rivals: [] })
  })
})

describe('LED-8: a plain total beside two unit prices', () => {
  it.each<[string, string[], number[][]]>([
    ['单价 of before', ['单价', '总价', '执行价'], [[18_500, 1_850_000, 18_000]]],
    ['备案单价', ['备案单价', '销售单价', '总价'], [[18_500, 18_000, 1_850_000]]],
    ['备案单价 beside 表单价', ['备案单价', '表单价', '总价'], [[18_500, 18_000, 1_850_000]]],
    ['the list’s', ['备案单价', '表单价', '总价'], [[18_500, 18_000, 1_800_000]]],
    ['in 万元', ['备案单价', '表单价', '总价(万元)'], [[18_500, 18_000, 185]]],
  ])('is that of %s', (_, headings, rows) => {
    expect(readPrices(headings, rows)).toEqual({ list: [18_000], filed: [18_500], faults: [], repairs: [], rivals: [] })
  })

  it('of neither is asked about', () => {
    const headings = ['备案单价', '表单价', '总价']
    const rows = [[18_500, 18_000, 1_790_000]]
    expect(readPrices(headings, rows)).toMatchObject({
      list: [],
      faults: ['D2 columnsDiffer'],
      rivals: [['表单价', '总价', true]],
    })
    expect(readPrices(headings, rows, saying(['总价', 'ignored']))).toMatchObject({ list: [18_000], faults: [] })
    expect(readPrices(headings, rows, saying(['总价', 'listTotal']))).toMatchObject({ list: [1_790_000], faults: [] })
  })

  it('and a plain unit price beside two totals likewise', () => {
    const all = { list: [1_800_000], filed: [1_850_000], faults: [], repairs: [], rivals: [] }
    expect(readPrices(['备案总价', '表总价', '单价'], [[1_850_000, 1_800_000, 18_500]])).toEqual(all)
  })
})

describe('LED-8: other names of the same', () => {
  it.each(['房间编号', '单元房号', '房源编号', '房屋号码', '门牌'])(
    '%s is the room where nothing else is',
    (heading) => {
      const homes = (headings: string[], row: Written[]) => {
        const sheet = aSheet(
          [
            [...headings, '建筑面积', '单价'],
            [...row, 100, 18_000],
          ],
          { name: '1号楼' },
        )
        const { rows, faults } = readWith([sheet], { decidedBy: null })
        return [rows.map(({ number }) => number), faults]
      }
      expect(homes([heading], ['201'])).toEqual([['1-1-0201'], []])
      if (heading !== '单元房号') expect(homes(['房号', heading], ['201', 'FY2301'])).toEqual([['1-1-0201'], []])
    },
  )

  it.each(['预售面积', '测绘面积', '住宅建筑面积'])('%s is the area', (heading) => {
    const sheet = aSheet(
      [
        ['房号', heading, '单价'],
        ['201', 100, 18_000],
      ],
      { name: '1号楼' },
    )
    expect(readWith([sheet], { decidedBy: null }).rows).toMatchObject([{ area: 10_000 }])
  })

  it.each(
    '总售价 每套总价 单套总价 套总价 整套总价 总价合计 总价(元)/套 总价/套 金额 金额(元) 包干价 包干总价 价格(元/套)'.split(
      ' ',
    ),
  )('%s is a total', (heading) => {
    expect(readPrices([heading], [[1_800_000]])).toMatchObject({
      list: [1_800_000],
      faults: [],
      repairs: [],
      rivals: [],
    })
  })

  it('金额 is none beside a total', () => {
    expect(readPrices(['金额', '总价'], [[100_000, 1_800_000]])).toMatchObject({ list: [1_800_000], faults: [] })
  })
})

it('LED-8: a column with nothing in it is no rival', () => {
  const list = (predicted: Written, measured: Written) => {
    const rows = [0, 1].map((at): Written[] => [`${at + 2}01`, predicted, measured, 18_000])
    const sheet = aSheet([['房号', '预测建筑面积', '实测建筑面积', '单价'], ...rows], { name: '1号楼' })
    const { rows: homes, faults } = readWith([sheet], { decidedBy: null })
    return [homes.map(({ area }) => area), faults.map(({ code }) => code)]
  }
  for (const nothing of [null, '', '-', 0]) {
    expect(list(100, nothing)).toEqual([[10_000, 10_000], []])
    expect(list(nothing, 100)).toEqual([[10_000, 10_000], []])
  }
  for (const page of [
    [100, null],
    [null, 100],
  ]) {
    const heading: Written[] = ['房号', '预测建筑面积', '实测建筑面积', '单价']
    const rows = [0, 1].flatMap((at): Written[][] => [heading, [`${at + 2}01`, ...page, 18_000]])
    const { rows: homes, faults } = readWith([aSheet(rows, { name: '1号楼' })], { decidedBy: null })
    expect([homes.map(({ area }) => area), faults]).toEqual([[10_000, 10_000], []])
  }
  expect(list(100, 101)).toEqual([[], ['columnsDiffer', 'columnsDiffer']])
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../../../shared/kernel/refusal'
import { NO_MAPPING, type PriceListMapping } from '../../../../shared/ledger/price-list/mapping'
import { type PriceListReading, readPriceList } from '../../../../shared/ledger/price-list/reading'
import type { Sheet } from '../../../../shared/ledger/price-list/sheet'
import { aSheet, readWith, type Written } from './a-list'

const PLAIN = ['房号', '建筑面积', '单价', '总价']
const HOMES: Written[][] = [
  ['201', 90, 9_000, 810_000],
  ['202', 100, 9_000, 900_000],
]
const list = (title: string, name = 'Sheet1', homes = HOMES) => aSheet([[title], PLAIN, ...homes], { name })
const bare = (name: string, homes = HOMES) => aSheet([PLAIN, ...homes], { name })
const chart = (title: string, name = 'Sheet1') =>
  aSheet([[title], ['楼层', '01', '02'], ['面积', 90, 100], ['2F', 900_000, 1_000_000], ['1F', 800_000, 950_000]], {
    name,
  })

/** `null` where the file is refused. */
function readAs(sheets: readonly Sheet[], mapping: PriceListMapping = NO_MAPPING): PriceListReading | null {
  const reading = readPriceList(sheets, { decidedBy: null, project: '云栖府', mapping })
  return isRefusal(reading) ? null : reading
}

const said = (heading: string, meaning: PriceListMapping['headings'][number]['meaning']): PriceListMapping => {
  return { headings: [{ heading, meaning }], sheets: [] }
}

const listPrices = (reading: PriceListReading | null) => reading?.rows.filter(({ list: price }) => price !== null) ?? []

/** What tables of other prices are called. */
const OTHERS =
  '底价 内部底价 最低价 结算价 成交价 旧价格 旧价 原价 装修价 评估价 渠道价 团购价 员工价 内部价 工抵价 历史价格 调价前 调整前 旧版 作废 测算 示例 模板 竞品 折后价'.split(
    ' ',
  )

describe('LED-8: a title over a list of other prices', () => {
  it.each(OTHERS)('%s never makes list prices silently, of lists as of charts', (word) => {
    const before = word.replace(/价格?$/, '')
    const sheets = [
      list(`云栖府1号楼${word}表`),
      list(`云栖府1号楼${word}表（内部）`),
      list(`云栖府1号楼价格表（${word}）`),
      list(`${before}价格表`, '1#'),
      list('云栖府1号楼一房一价表', word),
      bare(`1#${word}`),
      chart('总价表', `1#${word}`),
      chart('1#楼总价表', word),
      chart('价格表', `1#${word}`),
      chart('1#楼价格表', word),
      chart(`1#楼${word}表`),
      chart(`1#楼${before}价格表`),
      chart(`1#楼总价表（${word}）`),
    ]
    for (const sheet of sheets) {
      const reading = readAs([sheet])
      const isAsked = reading?.faults.some(({ code }) => code === 'figureUnclear') ?? true
      expect([sheet.name, sheet.rows[0]?.[0], listPrices(reading).length === 0 || isAsked]).toEqual([
        sheet.name,
        sheet.rows[0]?.[0],
        true,
      ])
    }
  })

  it('with anything around the word', () => {
    const place = fc.constantFrom('', '云栖府', '云栖府1号楼', '1#', '1号楼2单元', 'A区1栋')
    const behind = fc.constantFrom('', '表', '一览表', '明细表', '（2026年6月）', '（内部）', '（第二版）')
    fc.assert(
      fc.property(place, fc.constantFrom(...OTHERS), behind, (before, word, after) => {
        const title = `${before}${word}${after}`
        for (const sheets of [[list(title, '1#')], [chart(title, '1#总价')]]) {
          const reading = readAs(sheets)
          if (reading?.faults.length === 0) expect([title, listPrices(reading)]).toEqual([title, []])
        }
      }),
    )
  })

  it.each([
    '云栖府1号楼一房一价表',
    '锦绣江南价格表',
    '桂园价格表',
    '锦绣江南1号楼价格公示表',
    '1号楼剩余房源价格表',
    '1号楼价格表（内部资料）',
    '1号楼精装修住宅价格表',
    '1号楼备案价格表（含装修）',
    '1号楼毛坯价格表',
    '1号楼锁价表',
    '1号楼特价房源价格表',
    '付款方式：一次性98折',
    '样板房另加装修款',
    '本表价格为基准价，按层差调整',
    '江东物业管理有限公司',
  ])('%s says of no other price', (title) => {
    const { rows, faults } = readWith([list(title, '1号楼')], { decidedBy: null, project: '云栖府' })
    expect([faults, rows.length]).toEqual([[], 2])
  })

  it('is asked once, and remembered as the list’s own or as left out', () => {
    const sheet = list('云栖府1号楼渠道价格表')
    const asked = readAs([sheet])
    expect(asked).toMatchObject({
      rows: [],
      faults: [{ cell: 'D3', code: 'figureUnclear', data: { text: '渠道价格表', other: '渠道价' } }],
      sheets: [{ asked: [{ header: '渠道价格表', letter: '', meanings: ['listTotal', 'floorTotal'] }] }],
    })
    expect(readAs([sheet], said('渠道价格表', 'listTotal'))).toMatchObject({
      faults: [],
      rows: [{ number: '1-1-0201', list: { unitPrice: 9_000_00 } }, { number: '1-1-0202' }],
    })
    expect(readAs([sheet], said('渠道价格表', 'ignored'))).toBeNull()
    const beside = readAs([sheet, list('2号楼价格表', '2号楼')], said('渠道价格表', 'ignored'))
    expect(beside?.rows.map(({ number }) => number)).toEqual(['2-1-0201', '2-1-0202'])
    expect(beside?.otherSheets).toEqual([{ name: 'Sheet1', isHidden: false, isPriceList: true, peek: null }])
  })

  it('holds for its own rows, up to the next title', () => {
    const rows = [
      ['1号楼价格表'],
      PLAIN,
      ...HOMES,
      ['2号楼成交价表'],
      PLAIN,
      ...HOMES,
      ['3号楼价格表'],
      PLAIN,
      ...HOMES,
    ]
    const reading = readAs([aSheet(rows)])
    expect(reading?.rows.map(({ number }) => number)).toEqual(['1-1-0201', '1-1-0202', '3-1-0201', '3-1-0202'])
    expect(reading?.faults.map(({ cell, code }) => [cell, code])).toEqual([['D7', 'figureUnclear']])
  })

  it('says nothing where the headings say whose price it is, unless none of it holds', () => {
    const named = (title: string) =>
      aSheet([[title], ['房号', '建筑面积', '表单价', '表总价', '底价总价'], ['201', 90, 9_000, 810_000, 800_000]], {
        name: '1#',
      })
    for (const title of ['成交价与表价', '底价表']) expect(readAs([named(title)])?.faults).toEqual([])
    expect(readAs([named('价格表（作废）')])?.faults).toMatchObject([{ code: 'figureUnclear' }])
  })
})

describe('LED-8: 底价表', () => {
  const floors: Written[][] = [
    ['201', 90, 8_000, 720_000],
    ['202', 100, 8_000, 800_000],
  ]

  it('gives the homes of another list their floor prices', () => {
    const { rows, faults, sheets } = readWith([bare('1#面价'), bare('1#底价', floors)], { decidedBy: null })
    expect(faults).toEqual([])
    expect(rows).toMatchObject([
      { number: '1-1-0201', list: { unitPrice: 9_000_00 }, floorPrice: { unitPrice: 8_000_00 } },
      { number: '1-1-0202', list: { unitPrice: 9_000_00 }, floorPrice: { unitPrice: 8_000_00 } },
    ])
    expect(sheets[1]?.columns.map(({ column }) => column)).toEqual(['room', 'area', 'floorUnitPrice', 'floorTotal'])
  })

  it('and what it says of their sale', () => {
    const floor = aSheet(
      [
        [...PLAIN, '状态'],
        ['201', 90, 8_000, 720_000, '已售'],
      ],
      { name: '1#底价' },
    )
    const { rows } = readWith([bare('1#面价'), floor], { decidedBy: null })
    expect(rows.map(({ soldAs }) => soldAs)).toEqual(['已售', null])
  })

  it('alone is asked about: a floor price is no list price', () => {
    const sheet = list('1#楼内部底价表')
    expect(readAs([sheet])).toMatchObject({ rows: [], faults: [{ code: 'figureUnclear', data: { other: '底价' } }] })
    expect(readAs([sheet], said('内部底价表', 'floorTotal'))).toBeNull()
    expect(listPrices(readAs([sheet], said('内部底价表', 'listTotal')))).toHaveLength(2)
  })

  it('a home that no list has lacks its price, and one that stands in it twice is a fault', () => {
    const more = [...floors, ['301', 90, 8_000, 720_000], ['201', 90, 8_000, 720_000]]
    const { faults } = readWith([bare('1#面价'), bare('1#底价', more)], { decidedBy: null })
    expect(faults.map(({ sheet, cell, code, home }) => [sheet, cell, code, home])).toEqual([
      ['1#底价', 'D4', 'missing', '1-1-0301'],
      ['1#底价', 'A5', 'repeatedHome', undefined],
    ])
  })

  it('beside the chart of their list prices', () => {
    const { rows, faults } = readWith([chart('1#楼总价表'), chart('总价表', '1#底价')], { decidedBy: null })
    expect(faults.filter(({ code }) => code !== 'repeatedHome')).toEqual([])
    expect(rows.every(({ floorPrice }) => floorPrice !== null)).toBe(true)
  })
})

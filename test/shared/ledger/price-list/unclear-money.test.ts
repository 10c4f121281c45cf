import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unknownIn } from '../../../../shared/ledger/price-list/columns/known-words'
import { NO_MAPPING } from '../../../../shared/ledger/price-list/mapping'
import { aSheet, merged, type Written } from './a-list'
import { AREA, AREAS, at, BY_TOTAL, chart, codesOf, FILED, FILED_CHART, list, OTHER, OTHERS, read } from './money-lists'

describe('LED-8: titles that say nothing of other money', () => {
  it.each([
    '总价表',
    '总 价 表',
    '3号楼总价一览',
    '高层住宅总价一览',
    '小高层总价',
    '洋房总价明细表',
    '3号楼一房一价总价分布',
    '3#楼价目表(总价：元)',
    '2026年10月开盘总价表',
    '2026年10月1日执行 总价',
    '首开总价表',
    '首批房源总价',
    '一期总价表',
    '第二批次总价一览表',
    'A区3号楼总价',
    '东区总价表',
    '3栋总价（含精装修）',
    '总价表（含精装修）',
    '总价表（不含车位）',
    '总价（不含车位、储藏室）',
    '总价（不含契税、维修基金等费用）',
    '总价表 首付30万起',
    '首付3成 总价表',
    '首付三成起 总价',
    '总价表，月供5000元起',
    '总价表 车位另售',
    '总价（以备案价为准）',
    '总价 均价8100元/㎡',
    '总价表 8100元/㎡起',
    '总价表（均价：壹万贰）',
    '总价表 单价统一8100',
    '总价表（按单价计算）',
    '总价表 精装交付',
    '总价表（2026版）',
    '总价表（最终版）',
    '总价（修订稿）',
    '总价表（盖章版）',
    '新总价表',
    '调整后总价',
    '商品房预售总价公示',
    '物价局备案总价',
    '网签备案总价',
    '商品房销售总价明细',
    '销控表（总价）',
    '房源信息表 总价',
    '总价分布图',
    '每套总价',
    '毛坯总价',
    '建筑面积总价表',
    '总价 (2)',
    'Sheet1 总价',
    '附件2 总价表',
    '江东置业有限公司 总价公示',
    '标准层总价',
    '3号楼1单元东边户总价',
    '云栖花园二期销控表(总价)',
    '云栖花园3号楼 总价',
  ])('%s', (title) => {
    for (const sheet of [chart('表1', FILED, title), chart(title, FILED, '3号楼1单元')]) {
      const { rows, faults } = read([sheet, chart('建筑面积', AREA, '3号楼1单元')])
      if (!/号楼|#|栋/.test(title) && sheet.name === '表1') continue
      expect(faults).toEqual([])
      expect(rows.map(({ list: price }) => price)).toEqual(BY_TOTAL)
    }
  })

  it.each([
    '望江府总价表',
    '望江府一期3号楼总价表',
    '精装家园总价表',
    '金域意向城总价',
    '望江府 总价',
    '望江府·总价一览（望江府）',
  ])('%s, of the project’s own name', (title) => {
    const project = /^精装/.test(title) ? '精装家园' : /^金域/.test(title) ? '金域意向城' : '望江府'
    const { rows, faults } = read([chart(title, FILED, '3号楼1单元'), AREAS], NO_MAPPING, project)
    expect(faults).toEqual([])
    expect(rows.map(({ list: price }) => price)).toEqual(BY_TOTAL)
  })

  it('a name by itself that stands over every chart', () => {
    const titled = (name: string, figures: readonly number[]) =>
      aSheet([['望江府'], ['3号楼1单元'], ['楼层', '01', '02'], [3, ...figures]], { name })
    const { rows, faults } = read([titled('总价', FILED), titled('建筑面积', AREA)])
    expect([faults, rows.map(({ list: price }) => price)]).toEqual([[], BY_TOTAL])
  })

  it('a name before the building that stands over every chart, of areas as well', () => {
    const sheets = [chart('表1', FILED, '望江府3号楼1单元总价'), chart('表2', AREA, '望江府3号楼1单元建筑面积')]
    expect(read(sheets)).toMatchObject({ faults: [], rows: BY_TOTAL.map((price) => ({ list: price })) })
    const other = chart('表3', OTHER, '拎包3号楼1单元总价')
    expect(codesOf(read([...sheets, other]))).toContain('figureUnclear')
  })

  it.each<[string, string]>([
    ['单价(元/㎡，建筑面积)', '总价(元)'],
    ['单价（按建筑面积）', '总价（必填）'],
    ['备案单价', '备案总价（2026年10月）'],
    ['建筑面积单价', '商品房总价'],
  ])('%s beside %s over a list’s columns', (unitPrice, total) => {
    const rows = [0, 1].map((room): Written[] => [
      '3号楼',
      `030${room + 1}`,
      at(AREA, room),
      Math.round(((FILED[room] ?? 0) * 100) / (AREA[room] ?? 1)) / 100,
      at(FILED, room),
    ])
    const { sheets, faults } = read([aSheet([['楼栋', '房号', '建筑面积（㎡）', unitPrice, total], ...rows])])
    expect(faults).toEqual([])
    expect(sheets[0]?.columns.map(({ column }) => column)).toContain('listTotal')
    expect(sheets[0]?.columns.map(({ column }) => column)).toContain('listUnitPrice')
  })

  it.each([
    '价格',
    '备案价格',
    '房屋价格',
    '销售信息',
    '商品房价格信息',
    '2026年10月',
    '价格（元）',
    '调整后',
    '毛坯',
    '本次备案',
  ])('%s over a list’s 单价 and 总价', (group) => {
    const { faults, rows } = read([list([/备案/.test(group) ? group : `${group}`])])
    expect([group, faults, rows.length]).toEqual([group, [], 2])
  })
})

describe('LED-8: groups of a list', () => {
  it('精装 beside 毛坯 over 单价 and 总价: which holds, a person says', () => {
    const sheet = aSheet(
      [
        ['楼栋', '房号', '建筑面积', '精装', null, '毛坯', null],
        [null, null, null, '单价', '总价', '单价', '总价'],
        ['3号楼', '0301', 100, 9_000, 900_000, 7_000, 700_000],
      ],
      { merges: [merged(1, 3, 1, 4), merged(1, 5, 1, 6)] },
    )
    const { faults, rows } = read([sheet])
    expect(rows).toEqual([])
    expect(faults[0]).toMatchObject({ code: 'columnsDiffer', column: 'listUnitPrice', data: { header: '精装 单价' } })
    const headings = [
      { heading: '精装 单价', meaning: 'ignored' as const },
      { heading: '精装 总价', meaning: 'ignored' as const },
    ]
    expect(read([sheet], { headings, sheets: [] }).rows).toMatchObject([{ list: { unitPrice: 7_000_00 } }])
  })

  it('what was said of 总价 is not said of it under 软装', () => {
    const headings = (['单价', '总价'] as const).map((heading, kind) => {
      return { heading, meaning: kind === 0 ? ('listUnitPrice' as const) : ('listTotal' as const) }
    })
    const { rows } = read([list(['软装', '备案价'])], { headings, sheets: [] })
    expect(OTHERS.filter((figure) => JSON.stringify(rows).includes(figure))).toEqual([])
  })

  it('建筑 and 套内 over 面积 and 单价', () => {
    const sheet = aSheet(
      [
        ['楼栋', '房号', '套内', null, '建筑', null],
        [null, null, '面积', '单价', '面积', '单价'],
        ['3号楼', '0301', 70, 10_000, 100, 7_000],
      ],
      { merges: [merged(1, 2, 1, 3), merged(1, 4, 1, 5)] },
    )
    expect(read([sheet]).rows).toMatchObject([{ area: 10_000, innerArea: 7_000, list: { unitPrice: 7_000_00 } }])
  })
})

describe('LED-8: a price of which nobody knows whose it is', () => {
  const lingbao = chart('拎包总价', OTHER)

  it('is one fault, with the word that is not known', () => {
    const { faults, rows } = read([FILED_CHART, lingbao, AREAS])
    expect(faults).toMatchObject([
      {
        sheet: '拎包总价',
        cell: 'B3',
        column: 'listTotal',
        code: 'figureUnclear',
        data: { text: '拎包总价', other: '拎包' },
      },
    ])
    expect(rows.map(({ list: price }) => price)).toEqual(BY_TOTAL)
  })

  it('alone with areas is that fault, and none of every home', () => {
    const { faults, rows, sheets } = read([lingbao, AREAS])
    expect([faults.length, codesOf({ faults, rows, sheets }), rows]).toEqual([1, ['figureUnclear'], []])
    expect(sheets.map(({ name, unreadColumns }) => [name, unreadColumns.map(({ header }) => header)])).toEqual([
      ['拎包总价', ['拎包总价']],
      ['建筑面积', []],
    ])
  })

  it('is no fault beside a list price and a filed one', () => {
    for (const known of [
      [chart('销售总价', FILED), chart('备案总价', [700_000, 1_000_000])],
      [aSheet([['3号楼1单元'], ['楼层', '01', '02'], [3, ...FILED]], { name: '表总价' })],
    ]) {
      const reading = read([...known, lingbao, AREAS])
      expect(reading).toMatchObject({ faults: [], rows: BY_TOTAL.map((price) => ({ list: price })) })
    }
  })

  it('is what a person says that it is, or nothing', () => {
    const heading = '3号楼1单元拎包总价'
    const saying = (meaning: 'listTotal' | 'ignored') => ({ headings: [{ heading, meaning }], sheets: [] })
    const said = read([FILED_CHART, lingbao, AREAS], saying('listTotal'))
    expect(said.rows[0]).toMatchObject({ list: { total: 481_234_00 }, filed: { total: 655_029_00 } })
    expect(said.faults).toEqual([])
    const { faults, rows } = read([FILED_CHART, chart('表1', OTHER, heading), AREAS], saying('ignored'))
    expect([faults, rows.map(({ list: price }) => price)]).toEqual([[], BY_TOTAL])
  })

  it('that is to be left out stays out, whatever its title calls it', () => {
    for (const [name, title] of [
      ['拎包总价', '3号楼1单元总价表'],
      ['总价', '3号楼1单元拎包总价'],
      ['拎包', '3号楼1单元总价表'],
    ] as const) {
      const headings = [{ heading: name === '总价' ? '拎包总价' : name, meaning: 'ignored' as const }]
      const { faults, rows } = read([FILED_CHART, chart(name, OTHER, title), AREAS], { headings, sheets: [] })
      expect([name, faults, rows.map(({ list: price }) => price)]).toEqual([name, [], BY_TOTAL])
    }
  })

  it('is asked about once for all buildings, and said for all', () => {
    const building = (number: number, name: string, figures: readonly number[]) =>
      aSheet([[`望江府${number}号楼1单元${name}`], ['楼层', '01', '02'], [3, ...figures]], { name: `${number}${name}` })
    const sheets = [1, 2, 3].flatMap((number) => [
      building(number, '拎包总价', OTHER),
      building(number, '建筑面积', AREA),
    ])
    expect(codesOf(read(sheets, NO_MAPPING, '望江府'))).toEqual(['figureUnclear'])
    const headings = [{ heading: '拎包总价', meaning: 'listTotal' as const }]
    const { rows, faults } = read(sheets, { headings, sheets: [] }, '望江府')
    expect([rows.length, faults]).toEqual([6, []])
  })

  it('of areas likewise', () => {
    const totals = chart('总价', FILED)
    const { faults, rows } = read([totals, chart('楞包面积', AREA)])
    expect([faults.map(({ code, column }) => `${column} ${code}`), rows]).toEqual([['area figureUnclear'], []])
    expect(read([totals, chart('楞包面积', [3, 4]), AREAS])).toMatchObject({ faults: [], rows: [{ area: 8953 }, {}] })
  })

  it('LED-8: any word before 总价 leaves what the list says as it is, or is a fault', () => {
    const before = JSON.stringify(read([FILED_CHART, AREAS]).rows)
    const letter = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code))
    const word = fc.array(letter, { minLength: 1, maxLength: 3 }).map((letters) => letters.join(''))
    const title = fc.constantFrom('', '3号楼1单元', '3号楼1单元 ', '3号楼1单元备案')
    fc.assert(
      fc.property(word, title, fc.boolean(), (one, over, isOnSheet) => {
        // 标总价, 汇总价: known before the price, though not by themselves.
        fc.pre(unknownIn(`${one}总价`) !== '')
        const name = `${over}${one}总价`
        const other = isOnSheet ? chart(name, OTHER, '3号楼1单元') : chart('表1', OTHER, name)
        const reading = read([FILED_CHART, other, AREAS])
        expect([name, JSON.stringify(reading.rows)]).toEqual([name, before])
      }),
      { numRuns: 400 },
    )
  })
})

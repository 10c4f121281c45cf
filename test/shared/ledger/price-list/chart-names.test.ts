import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../../../shared/kernel/refusal'
import type { PriceListColumn } from '../../../../shared/ledger/price-list/columns/columns'
import { readPriceList } from '../../../../shared/ledger/price-list/reading'
import type { Sheet } from '../../../../shared/ledger/price-list/sheet'
import { aSheet, merged, readWith, type Written } from './a-list'

const AREA = [89.53, 118.26]
const TOTAL = [655_029, 968_710]
const UNIT_PRICE = [7316.31, 8191.36]

/** One chart of building 3, two rooms on one floor. */
function chart(name: string, figures: readonly Written[], title = `3号楼1单元${name}`): Sheet {
  return aSheet([[title], ['楼层', '01', '02'], ['3层', ...figures]], { name })
}
const AREAS = chart('建筑面积', AREA)

function read(...sheets: Sheet[]) {
  const reading = readPriceList(sheets, { decidedBy: null })
  if (isRefusal(reading)) return { looked: reading.data }
  return {
    homes: reading.rows.map(({ area, list }) => [area, list]),
    faults: reading.faults.map(({ sheet, cell, column, code }) => `${sheet} ${cell} ${column} ${code}`),
    unread: reading.otherSheets.map(({ name }) => name),
  }
}
const BY_TOTAL = TOTAL.map((total, at) => [Math.round((AREA[at] ?? 0) * 100), { by: 'total', total: total * 100 }])

describe('LED-8: other money and other areas in charts are left unread', () => {
  it.each<[string, number]>([
    ['装修总价', 250_000],
    ['首付总额', 196_508],
    ['贷款总额', 458_520],
    ['车位总价', 120_000],
    ['装修单价', 2_500],
    ['装修价格', 2_500],
    ['评估总价', 640_000],
    ['原总价', 670_000],
    ['总价（旧）', 670_000],
    ['维修基金总额', 9_000],
    ['赠送面积', 21],
    ['车位面积', 12.5],
    ['阳台面积', 12.5],
    ['公摊面积', 18.2],
    ['公摊建筑面积', 18.2],
    ['使用面积', 71.6],
  ])('%s beside 备案总价, whichever comes first', (name, figure) => {
    const [filed, other] = [chart('备案总价', TOTAL), chart(name, [figure, figure])]
    const found = { homes: BY_TOTAL, faults: [], unread: [name] }
    expect(read(filed, other, AREAS)).toEqual(found)
    expect(read(other, filed, AREAS)).toEqual(found)
  })

  it.each(['总价（优惠后）', '折后总价', '成交总价', '按揭总价', '一次性总价'])(
    '%s beside 备案总价 may be what homes are sold for: a person says',
    (name) => {
      const [filed, deal] = [chart('备案总价', TOTAL), chart(name, [635_029, 900_000])]
      for (const charts of [
        [filed, deal, AREAS],
        [deal, filed, AREAS],
      ]) {
        const { faults } = readWith(charts, { decidedBy: null })
        expect(faults.map(({ code, sheet }) => [code, sheet])).toEqual([['figureUnclear', name]])
      }
      expect(read(chart('总价', TOTAL), filed, deal, AREAS)).toMatchObject({ faults: [] })
    },
  )

  it.each(['一次性总价', '装修总价', '套内单价'])('%s alone is no list price', (name) => {
    const looked = { reason: 'headerMissing', looked: ['单价/总价'] }
    expect(read(chart(name, TOTAL), AREAS)).toEqual({ looked })
  })

  it.each(['赠送面积', '车位面积', '套内使用面积', '面积（不含公摊）', '套内/建筑面积', '3号楼面积（套内）'])(
    '%s alone is no building area',
    (name) => {
      const looked = { reason: 'headerMissing', looked: ['建筑面积'] }
      expect(read(chart('备案总价', TOTAL), chart(name, [21, 22]))).toEqual({ looked })
    },
  )

  it.each(['建筑面积（含公摊）', '面积（含分摊）', '实测面积'])('%s is the building area', (name) => {
    expect(read(chart('备案总价', TOTAL), chart(name, AREA))).toMatchObject({ homes: BY_TOTAL, faults: [] })
  })

  it('under the rooms, with the name shown among what was not read', () => {
    const below = ['建筑面积', '备案总价', '装修总价']
    const sheet = aSheet(
      [
        ['3号楼1单元'],
        ['楼层', '01', null, null, '02', null, null],
        [null, ...below, ...below],
        [3, AREA[0] ?? null, TOTAL[0] ?? null, 250_000, AREA[1] ?? null, TOTAL[1] ?? null, 250_000],
      ],
      { name: '3号楼', merges: [merged(2, 1, 2, 3), merged(2, 4, 2, 6)] },
    )
    expect(read(sheet)).toMatchObject({ homes: BY_TOTAL, faults: [] })
    const { sheets } = readWith([sheet], { decidedBy: null })
    expect(sheets[0]?.unreadColumns).toEqual([{ header: '装修总价', letter: 'D', isHidden: false }])
  })

  it('beside the floors, and in a chart of its own below the others', () => {
    const rows = aSheet(
      [
        ['3号楼1单元'],
        ['楼层', '项目', '01', '02'],
        [3, '面积', ...AREA],
        [null, '备案总价', ...TOTAL],
        [null, '首付总额', 196_508, 290_613],
      ],
      { name: '3号楼', merges: [merged(3, 0, 5, 0)] },
    )
    const below = aSheet(
      ['备案总价', '装修总价', '建筑面积'].flatMap((name, at): Written[][] => [
        [`3号楼1单元${name}`],
        ['楼层', '01', '02'],
        [3, ...([TOTAL, [250_000, 250_000], AREA][at] ?? [])],
        [],
      ]),
      { name: '3号楼' },
    )
    for (const sheet of [rows, below]) expect(read(sheet)).toMatchObject({ homes: BY_TOTAL, faults: [] })
    const skippedIn = (sheet: Sheet) => readWith([sheet], { decidedBy: null }).skipped.map(({ text }) => text)
    expect(skippedIn(rows)).toEqual(['首付总额'])
    expect(new Set(skippedIn(below))).toEqual(new Set(['3号楼1单元装修总价']))
  })

  it('面积 under 赠送 in a list is no building area, and none that differs from it', () => {
    const sheet = aSheet([
      ['楼栋', '房号', '赠送', '建筑', '总价'],
      [null, null, '面积', '面积', null],
      ['3号楼', '0301', 21, AREA[0] ?? null, TOTAL[0] ?? null],
    ])
    expect(read(sheet)).toEqual({ homes: BY_TOTAL.slice(0, 1), faults: [], unread: [] })
  })
})

it('LED-8: of 调整前 and 调整后 over a list’s prices the later ones are read', () => {
  const sheet = aSheet(
    [
      ['楼栋', '房号', '建筑面积', '调整前', null, '调整后', null],
      [null, null, null, '单价', '总价', '单价', '总价'],
      ['3号楼', '0301', 100, 8_000, 800_000, 7_500, 750_000],
    ],
    { merges: [merged(1, 3, 1, 4), merged(1, 5, 1, 6)] },
  )
  expect(read(sheet)).toEqual({ homes: [[10_000, { by: 'unitPrice', unitPrice: 7_500_00 }]], faults: [], unread: [] })
})

describe('LED-8: what is said beside a chart’s figures does not name them', () => {
  it.each([
    ['总价', '3号楼1单元总价表（均价8100元/㎡）'],
    ['总价', '3号楼1单元价格表 均价8100'],
    ['价格', '3号楼1单元价格表 均价8100'],
    ['总价表', '3号楼1单元一房一价表（单价见附表）'],
    ['总价', '3号楼1单元 面积90-120㎡ 总价'],
    ['总价', '3号楼1单元 建筑面积总价表'],
    ['总价', '3号楼1单元 最低总价60万起 总价表'],
    ['总价', '3号楼1单元 总价表 均价0.81万元/㎡'],
    ['总价', '3号楼1单元 总价表，车位另售'],
    ['总价', '3号楼1单元 单价、总价一览表'],
    ['总价', '3号楼1单元 价格表（含装修）'],
    ['总价', '3号楼1单元 以备案单价为准'],
    ['总价', '3号楼1单元 装修标准2000元/㎡ 总价表'],
    ['总价', '3号楼1单元 面积段89-120'],
    ['总价1', '3号楼1单元'],
    ['总价20260601', '3号楼1单元'],
    ['表1', '总价 3号楼1单元'],
    ['表1', '3号楼1单元（总价）'],
  ])('totals on %s titled %s', (name, title) => {
    expect(read(chart(name, TOTAL, title), AREAS)).toEqual({ homes: BY_TOTAL, faults: [], unread: [] })
  })

  it.each(['3号楼1单元 建筑面积表（单价8000元起）', '3号楼1单元建筑面积 均价 8100 元/㎡'])(
    'areas titled %s',
    (title) => {
      const areas = chart('面积', AREA, title)
      expect(read(chart('总价', TOTAL), areas)).toEqual({ homes: BY_TOTAL, faults: [], unread: [] })
    },
  )

  it('万元 of an average is not the unit of the totals', () => {
    const totals = chart('总价万元', [65.5029, 96.871], '3号楼1单元总价表（均价8100元/㎡）')
    expect(read(totals, AREAS)).toMatchObject({ homes: BY_TOTAL, faults: [] })
  })

  it.each(['3号楼1单元成交价格', '3号楼1单元优惠价格表'])('totals on 总价 titled %s are other money', (title) => {
    expect(read(chart('总价', TOTAL, title), AREAS)).toMatchObject({ looked: { looked: ['单价/总价'] } })
  })

  it('a sheet’s name says more closely what its title names', () => {
    const charts = ['备案总价', '销售总价'].map((name, at) =>
      chart(name, at === 0 ? [700_000, 1_000_000] : TOTAL, '3号楼1单元总价表'),
    )
    const { rows, faults } = readWith([...charts, AREAS], { decidedBy: null })
    expect(faults).toEqual([])
    expect(rows[0]).toMatchObject({ list: { total: 655_029_00 }, filed: { total: 700_000_00 } })
    const inner = chart('套内面积', [70, 90], '3号楼1单元面积表')
    expect(readWith([...charts, AREAS, inner], { decidedBy: null }).rows[0]).toMatchObject({
      area: 8953,
      innerArea: 7000,
    })
    expect(read(chart('装修总价', [250_000, 250_000], '3号楼1单元总价表'), chart('备案总价', TOTAL), AREAS)).toEqual({
      homes: BY_TOTAL,
      faults: [],
      unread: ['装修总价'],
    })
  })
})

describe('LED-8: words over a chart that cannot be right are a fault, once', () => {
  it.each<[string, string, readonly number[], string]>([
    ['总价', '3号楼1单元单价表', TOTAL, 'listUnitPrice figureUnclear'],
    ['单价', '3号楼1单元总价表', TOTAL, 'listTotal figureUnclear'],
    ['表1', '3号楼1单元单价', TOTAL, 'listUnitPrice figureDoubtful'],
    ['表1', '3号楼1单元均价', TOTAL, 'listUnitPrice figureDoubtful'],
    ['总价', '3号楼1单元', [18_000, 18_100], 'listTotal figureDoubtful'],
  ])('%s titled %s', (name, title, figures, fault) => {
    expect(read(chart(name, figures, title), AREAS)).toMatchObject({ faults: [`${name} B3 ${fault}`] })
  })

  it('备案总价 on a sheet called 底总价', () => {
    const floor = chart('底总价', [600_000, 900_000], '3号楼1单元备案总价')
    expect(read(chart('总价', TOTAL), floor, AREAS).faults).toContain('底总价 B3 filedTotal figureUnclear')
  })

  it('建筑面积 on a sheet called 套内面积', () => {
    const areas = chart('套内面积', AREA, '3号楼1单元建筑面积')
    expect(read(chart('总价', TOTAL), areas)).toMatchObject({ faults: ['套内面积 B3 area figureUnclear'] })
  })

  it.each<[string, string, PriceListColumn]>([
    ['总价', '3号楼1单元单价表', 'listTotal'],
    ['表1', '3号楼1单元单价', 'listTotal'],
  ])('%s titled %s stands where a person says what it is', (name, heading, meaning) => {
    const mapping = { headings: [{ heading, meaning }], sheets: [] }
    const { rows, faults } = readWith([chart(name, TOTAL, heading), AREAS], { decidedBy: null, mapping })
    expect([faults, rows[0]?.list]).toEqual([[], { by: 'total', total: 655_029_00 }])
  })

  it('dear unit prices and small totals are none', () => {
    expect(read(chart('单价', [168_000, 171_000]), AREAS)).toMatchObject({ faults: [] })
    expect(read(chart('总价', [98_000, 168_000]), AREAS)).toMatchObject({ faults: [] })
    expect(read(chart('单价', UNIT_PRICE), chart('总价', TOTAL), AREAS)).toMatchObject({ faults: [] })
  })
})

describe('LED-8: rows and cells of a chart', () => {
  const rows = (figures: readonly (readonly Written[])[]): Written[][] => [
    ['3号楼1单元'],
    ['楼层', '01', '02'],
    ...figures.map((row, at) => [5 - at, ...row]),
  ]

  it('an average under the floors is a sub-total; beside them it is each home’s price', () => {
    const totals = aSheet([...rows([TOTAL]), ['均价', 7316, 8191]], { name: '总价' })
    const areas = aSheet(rows([AREA]), { name: '面积' })
    expect(read(totals, areas)).toMatchObject({ homes: BY_TOTAL, faults: [] })
    expect(readWith([totals, areas], { decidedBy: null }).skipped).toMatchObject([{ reason: 'subtotal', text: '均价' }])
    const beside = aSheet([
      ['3号楼1单元'],
      ['楼层', '项目', '01', '02'],
      [3, '面积', ...AREA],
      [null, '均价', 7316, 8191],
    ])
    expect(readWith([beside], { decidedBy: null }).rows[0]?.list).toEqual({ by: 'unitPrice', unitPrice: 7316_00 })
  })

  it('a cell over two floors is a home on the lower one, as 4-5 in a list', () => {
    const sheet = (name: string, figures: Written[][]) => aSheet(rows(figures), { name, merges: [merged(3, 2, 4, 2)] })
    const { rows: homes, faults } = readWith(
      [sheet('总价', [TOTAL, [650_000, null]]), sheet('面积', [AREA, [89.53, null]])],
      { decidedBy: null },
    )
    expect(faults).toEqual([])
    expect(homes.map(({ number }) => number)).toEqual(['3-1-0501', '3-1-0402', '3-1-0401'])
  })
})

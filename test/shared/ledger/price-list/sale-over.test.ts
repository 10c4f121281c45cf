import { describe, expect, it } from 'vitest'
import { NO_MAPPING } from '../../../../shared/ledger/price-list/mapping'
import { type MeaningOver, meaningOver } from '../../../../shared/ledger/price-list/sale/sale-over'
import type { Sheet } from '../../../../shared/ledger/price-list/sheet'
import { aRow, aSheet, HEADER, read, readWith, type Written } from './a-list'

const PROJECT = '望江府'

/** What words over homes come to; a space parts them, `_` stands for one. */
const OVER: Record<'sold' | 'withheld' | 'forSale' | 'unclear' | 'nothing', string> = {
  sold: `已售 已售房源 二、已售房源 （二）已售房源 以下房源已售 以下均已售 以下为已售房源 1号楼已售 1号楼（已售罄） 1号楼已售房源明细表 望江府1号楼已售房源价格表
    碧桂园1号楼已售房源明细表 云栖花园已售房源表 已认购房源明细 认购明细表 已签约 已网签房源 二期已售房源 住宅已售 售罄 全部已售 已售车位`,
  withheld: `保留 保留房源 工抵房 工抵房源 以下房源保留，暂不销售 以下为保留房源，暂不销售 1号楼保留房源价格表 不可售 三、工抵房源（工程款抵） 自持 回迁安置房源
    未推 未推房源 二期推出 未开盘 样板房 顶账房 抵账房源 领导预留房源 保留房源_共12套 控盘 已控盘 控盘房源 控房 控房明细表`,
  forSale: '可售 可售房源 待售房源 一、可售房源 以下为可售房源 1号楼可售房源价格表 未售房源 在售',
  unclear: '已售及未售房源 已售、未售房源明细 以上房源已售 已售房源（不含车位） 除已售房源外 签约',
  nothing: `首开 价格表 一房一价表 1号楼 1号楼2单元 销控表 1号楼销控 望江府3号楼销控表 1号楼备案价 备案价格表 认购价格表 签约价 成交价格表 销售价格表 商铺 车位 预售房源价格表
    望江府1号楼商品房价格公示表 签约时需交定金 单位：元 办公用房 说明 Sheet1 2026年11月
    控盘表 1号楼控盘表 望江府控盘表 控房表 房源控制表 1号楼房源控制表 锁价表 1号楼锁价表 已定价 1号楼已定价 已定价房源 定价表`,
}

describe('LED-8: what words over homes say of their sale', () => {
  for (const outcome of ['sold', 'withheld', 'forSale', 'unclear', 'nothing'] as const) {
    it.each(OVER[outcome].trim().split(/\s+/))(`${outcome}: %s`, (text) => {
      const said: MeaningOver = meaningOver(text.replaceAll('_', ' '), PROJECT)
      expect(said ?? 'nothing').toBe(outcome)
    })
  }
})

/** Homes by their rooms, and rows of words among them. */
function listOf(rows: readonly (number | string | readonly Written[])[]): Written[][] {
  return rows.map((row) =>
    typeof row === 'number' ? aRow({ 房号: String(row) }) : typeof row === 'string' ? [row] : [...row],
  )
}

const SUM: Written[] = ['小计', null, null, null, null, 89.53, 70.21, null, 1669735]

function saidOf(...sheets: Sheet[]) {
  const { rows, faults, notices } = read(sheets)
  return {
    sold: rows.flatMap(({ room, soldAs, soldAt }) =>
      soldAs ? `${room} ${soldAs} ${soldAt?.cell} ${soldAt?.over}` : [],
    ),
    withheld: rows.flatMap(({ room, withheldAs }) => (withheldAs ? `${room} ${withheldAs}` : [])),
    faults: faults.map(({ cell, code }) => `${cell} ${code}`),
    notices: notices.map(({ sheet, cell }) => `${sheet} ${cell}`),
  }
}

const CLEAR = { sold: [], withheld: [], faults: [], notices: [] }

describe('LED-8: a row between the homes speaks of those below it', () => {
  const between = (...rows: (number | string | readonly Written[])[]) => saidOf(aSheet([HEADER, ...listOf(rows)]))

  it.each(['已售房源', '二、已售房源', '以下房源已售'])('that they are sold: %s', (text) => {
    const sold = ['02', '03'].map((room) => `${room} ${text} A3 rows`)
    expect(between(1201, text, 1202, 1203)).toEqual({ ...CLEAR, sold })
  })

  it.each(['保留房源', '工抵房源', '以下房源保留，暂不销售'])('that they are withheld: %s', (text) => {
    expect(between(1201, text, 1202, 1203)).toMatchObject({
      sold: [],
      faults: [],
      notices: [],
      withheld: ['02', '03'].map((room) => `${room} ${text.normalize('NFKC')}`),
    })
  })

  it('up to the next such row', () => {
    const said = between('一、可售房源', 1201, '二、已售房源', 1202, '三、保留房源', 1203, '四、可售房源', 1204)
    expect(said).toEqual({ ...CLEAR, sold: ['02 二、已售房源 A4 rows'], withheld: ['03 三、保留房源'] })
  })

  it('through the headings of the next page, and not beyond those of another table', () => {
    expect(between('保留房源', 1201, HEADER, 1202)).toEqual({ ...CLEAR, withheld: ['01 保留房源', '02 保留房源'] })
    expect(between('保留房源', 1201, [], HEADER, 1202)).toEqual({ ...CLEAR, withheld: ['01 保留房源'] })
    expect(between('保留房源', HEADER, 1201)).toEqual({ ...CLEAR, withheld: ['01 保留房源'] })
  })

  it('up to a sub-total or another title: the home that follows may be of it or not', () => {
    const withheld = ['01 保留房源']
    expect(between('保留房源', 1201, SUM, 1202, 1203)).toEqual({ ...CLEAR, withheld, faults: ['D5 sectionUnclear'] })
    expect(between('保留房源', 1201, '二、商铺', 1202)).toEqual({ ...CLEAR, withheld, faults: ['D5 sectionUnclear'] })
    expect(between('保留房源', 1201, SUM, '可售房源', 1202)).toEqual({ ...CLEAR, withheld })
    expect(between('可售房源', 1201, SUM, 1202)).toEqual(CLEAR)
    expect(between(1201, '已售房源', '1单元', 1202, SUM)).toMatchObject({ sold: ['02 已售房源 A3 rows'], faults: [] })
  })

  it('where nobody can tell what it says, the home below it is faulty and the row is noticed', () => {
    expect(between(1201, '已售及未售房源', 1202)).toEqual({
      ...CLEAR,
      faults: ['D4 sectionUnclear'],
      notices: ['价目 A3'],
    })
    expect(between(1201, '以上房源已售')).toEqual({ ...CLEAR, notices: ['价目 A3'] })
  })

  it('is no home where its words stand under 房号', () => {
    const header = ['房号', '楼栋', '单元', '建筑面积', '单价', '总价']
    const home = (room: string): Written[] => [room, '1栋', '1单元', 89.53, 18650, 1669735]
    const said = saidOf(aSheet([header, home('1201'), ['保留房源'], home('1202')]))
    expect(said).toEqual({ ...CLEAR, withheld: ['02 保留房源'] })
  })
})

describe('LED-8: a sheet of all homes may be called by what is done with some', () => {
  it.each(['控盘', '控盘表', '1号楼控盘', '1号楼控盘表', '控房表', '房源控制', '房源控制表', '锁价表', '已定价'])(
    '%s',
    (name) => {
      expect(saidOf(aSheet([HEADER, aRow()], { name }))).toEqual(CLEAR)
      expect(saidOf(aSheet([[`望江府${name}`], HEADER, aRow()]))).toEqual(CLEAR)
    },
  )

  it('a row 控盘 between the homes still withholds those below it', () => {
    const rows = listOf([1201, '控盘', 1202])
    expect(saidOf(aSheet([HEADER, ...rows], { name: '控盘表' }))).toEqual({ ...CLEAR, withheld: ['02 控盘'] })
  })
})

describe('LED-8: the title and the name of a sheet speak of all its homes', () => {
  const named = (name: string, room: number, ...titles: Written[][]) =>
    aSheet([...titles, HEADER, ...listOf([room])], { name })

  it.each<[string, string, string[], string[]]>([
    ['可售', '已售', ['02 已售 A1 sheet'], []],
    ['待售房源', '已售房源', ['02 已售房源 A1 sheet'], []],
    ['价格表', '工抵房', [], ['02 工抵房']],
    ['首开', '未推', [], ['02 未推']],
    ['1号楼', '1号楼已售', ['02 1号楼已售 A1 sheet'], []],
    ['1号楼', '1号楼（已售罄）', ['02 1号楼(已售罄) A1 sheet'], []],
  ])('%s and %s', (one, other, sold, withheld) => {
    const said = saidOf(named(one, 1201), named(other, 1202))
    expect({ ...said, sold: said.sold.map((text) => text.normalize('NFKC')) }).toEqual({ ...CLEAR, sold, withheld })
  })

  it.each<[string, string[], string[]]>([
    ['1栋已售房源明细表', ['01 1栋已售房源明细表 A1 rows'], []],
    ['1栋保留房源价格表', [], ['01 1栋保留房源价格表']],
    ['1栋可售房源价格表', [], []],
  ])('%s', (title, sold, withheld) => {
    expect(saidOf(named('价目', 1201, [title]))).toEqual({ ...CLEAR, sold, withheld })
  })

  it('a sheet of sold homes is left out where a person turns it off', () => {
    const mapping = { ...NO_MAPPING, sheets: [{ name: '已售', isRead: false, headerRows: null }] }
    const sheets = [named('可售', 1201), named('已售', 1202)]
    const { rows, notices } = readWith(sheets, { decidedBy: 'unitPrice', mapping })
    expect(rows.map(({ room, soldAs }) => [room, soldAs])).toEqual([['01', null]])
    expect(notices).toEqual([])
  })

  it('a legend or words that do not tell are noticed', () => {
    expect(saidOf(named('价目', 1201, ['可售'], ['已售'], ['保留']))).toEqual({
      ...CLEAR,
      notices: ['价目 A2', '价目 A3'],
    })
    expect(saidOf(named('已售未售房源', 1201))).toEqual({ ...CLEAR, notices: ['已售未售房源 A1'] })
  })

  it('a row among the homes goes before the title', () => {
    const sheet = aSheet([['1栋已售房源明细表'], HEADER, ...listOf([1201, '可售房源', 1202])])
    expect(saidOf(sheet)).toEqual({ ...CLEAR, sold: ['01 1栋已售房源明细表 A1 rows'] })
  })
})

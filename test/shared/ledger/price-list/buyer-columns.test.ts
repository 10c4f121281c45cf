import { describe, expect, it } from 'vitest'
import { NO_MAPPING, type PriceListMapping } from '../../../../shared/ledger/price-list/mapping'
import { aSheet, readWith, type Written } from './a-list'

const PLAIN = ['房号', '建筑面积', '单价', '总价']
const HOMES: Written[][] = [
  ['201', 90, 10_000, 900_000],
  ['202', 100, 10_000, 1_000_000],
  ['203', 100, 10_000, 1_000_000],
]
/** What stands beside the three homes, by heading. */
const listOf = (columns: Record<string, readonly Written[]>) =>
  aSheet(
    [
      [...PLAIN, ...Object.keys(columns)],
      ...HOMES.map((home, row) => [...home, ...Object.values(columns).map((cells) => cells[row] ?? null)]),
    ],
    { name: '1#' },
  )

function read(columns: Record<string, readonly Written[]>, mapping: PriceListMapping = NO_MAPPING) {
  const { rows, faults, sheets } = readWith([listOf(columns)], { decidedBy: null, mapping })
  return {
    faults: faults.map(({ cell, code }) => `${cell} ${code}`),
    sold: rows.map(({ soldAs }) => soldAs !== null),
    asked: sheets.flatMap(({ asked }) => asked.map(({ header, meanings }) => [header, ...meanings])),
  }
}
const said = (...headings: [string, 'status' | 'ignored'][]): PriceListMapping => {
  return { headings: headings.map(([heading, meaning]) => ({ heading, meaning })), sheets: [] }
}

describe('LED-8: a column of buyers, and no status', () => {
  const DAY: Written = { kind: 'date' }

  it.each<[string, Written]>([
    ['客户姓名', '张三'],
    ['客户', '张三'],
    ['业主', '张三'],
    ['买受人', '张三、李四'],
    ['认购人', '张三'],
    ['置业顾问', '王琳'],
    ['认购日期', DAY],
    ['签约日期', '2026-5-1'],
    ['成交日期', DAY],
  ])('%s is asked about once, and what is said of it holds', (heading, value) => {
    const columns = { [heading]: [null, value, value] }
    expect(read(columns)).toMatchObject({ faults: ['E3 buyersUnclear'], asked: [[heading, 'status']] })
    expect(read(columns, said([heading, 'status']))).toEqual({ faults: [], sold: [false, true, true], asked: [] })
    expect(read(columns, said([heading, 'ignored']))).toEqual({ faults: [], sold: [false, false, false], asked: [] })
  })

  it('several are asked about each; said of two, either tells', () => {
    const columns = { 客户姓名: ['张三', null, null], 认购日期: [null, DAY, null] }
    expect(read(columns).faults).toEqual(['E2 buyersUnclear', 'F3 buyersUnclear'])
    expect(read(columns, said(['客户姓名', 'status'], ['认购日期', 'status'])).sold).toEqual([true, true, false])
  })

  it('is not where the status says it, nor where nobody is named', () => {
    const status = { 状态: ['已售', '可售', null], 客户姓名: ['张三', null, null] }
    expect(read(status)).toEqual({ faults: [], sold: [true, false, false], asked: [] })
    expect(read({ 客户姓名: [null, '-', '无'] }).faults).toEqual([])
    expect(read({ 置业顾问: ['王琳', '王琳', '李强'] }).faults).toEqual([])
  })

  it('is where the status says nothing of a home that has a buyer', () => {
    const gap = { 状态: [null, '可售', null], 客户姓名: ['张三', null, null] }
    expect(read(gap).faults).toEqual(['F2 buyersUnclear'])
    expect(read(gap, said(['客户姓名', 'status'])).sold).toEqual([true, false, false])
  })
})

describe('LED-8: a column of what comes with a sale', () => {
  const SALES: [string, Written][] = [
    ['成交价', 880_000],
    ['成交总价', 880_000],
    ['成交单价', 9_800],
    ['定金', 20_000],
    ['姓名', '张三'],
    ['电话', '13812345678'],
    ['联系方式', '13812345678'],
    ['身份证号', '330106199001011234'],
    ['签约人', '张三'],
    ['预订人', '张三'],
    ['预定人', '张三'],
    ['订房人', '张三'],
    ['登记人', '张三'],
    ['成交人', '张三'],
    ['认购书编号', 'RG001'],
    ['认购单号', 'RG001'],
    ['合同编号', 'HT001'],
    ['网签号', '2026001'],
    ['备案日期', { kind: 'date' }],
    ['销售时间', { kind: 'date' }],
    ['交款日期', '2026-5-1'],
    ['付款方式', '按揭'],
    ['实收金额', 300_000],
    ['已收款', 300_000],
    ['首付款', 300_000],
    ['贷款金额', 600_000],
    ['去化', '是'],
    ['是否去化', '是'],
  ]
  const WITHHELD: [string, Written][] = [
    ['销控人', '李总'],
    ['保留人', '李总'],
    ['锁定人', '李总'],
    ['预留客户', '王五'],
    ['内部预留', '李总'],
    ['抵款单位', '中建'],
    ['工抵单位', '中建'],
    ['归属', '工抵-中建'],
  ]

  it.each([
    ...SALES.map(([heading, value]) => [heading, value, 'sold'] as const),
    ...WITHHELD.map(([heading, value]) => [heading, value, 'withheld'] as const),
  ])('%s of some homes is asked about, and what is said of it holds', (heading, value, meaning) => {
    const columns = { [heading]: [value, null, null] }
    expect(read(columns)).toMatchObject({ faults: ['E2 buyersUnclear'], asked: [[heading, 'status']] })
    const { rows, faults } = readWith([listOf(columns)], { decidedBy: null, mapping: said([heading, 'status']) })
    expect(faults).toEqual([])
    expect(rows.map(({ soldAs }) => soldAs !== null)).toEqual([meaning === 'sold', false, false])
    expect(rows.map(({ withheldAs }) => withheldAs !== null)).toEqual([meaning === 'withheld', false, false])
    expect(read(columns, said([heading, 'ignored']))).toEqual({ faults: [], sold: [false, false, false], asked: [] })
  })

  it.each([...SALES, ...WITHHELD])('%s of all homes, or of none, says nothing', (heading, value) => {
    expect(read({ [heading]: [null, null, null] }).faults).toEqual([])
    expect(read({ [heading]: ['-', '/', '无'] }).faults).toEqual([])
    expect(read({ [heading]: [value, value, value] }).faults).toEqual([])
  })

  it('nor where the status says it', () => {
    for (const [heading, value] of [...SALES, ...WITHHELD]) {
      const columns = { 状态: ['已售', '可售', '可售'], [heading]: [value, null, null] }
      expect([heading, read(columns)]).toEqual([heading, { faults: [], sold: [true, false, false], asked: [] }])
    }
  })

  it.each([
    ['交付日期', '2027-6-30'],
    ['优惠方式', '九八折'],
    ['付款优惠', '九八折'],
    ['预售证号', '001'],
    ['归属', '自销'],
    ['楼盘电话', '0571-88886666'],
  ])('%s is none', (heading, value) => {
    expect(read({ [heading]: [value, null, null] }).faults).toEqual([])
  })
})

describe('LED-8: a column that only some homes have a value in, and that is none of the home’s', () => {
  const NAMES =
    '购买人 购买者 买家 买主 购房客户 购房业主 户主 客户信息 客户情况 业主信息 认购人信息 受让方 乙方 承购人 预购人 订购人 权利人 使用人 去向 顾问 客户经理 经办人 接待人 认购 签约 下定 交定 网签 名单'
  const VALUES: [string, Written][] = [
    ['签约', '3.5'],
    ['定', '3.5'],
    ['合同', 'HT1'],
    ['备案号', '0012'],
    ['认购金', 20_000],
    ['诚意金', 20_000],
    ['合同价', 880_000],
    ['合同总价', 880_000],
    ['签约总价', 880_000],
    ['实际成交', 880_000],
    ['按揭银行', '建行'],
    ['付款情况', '付了一半'],
    ['日期', '2026-1-2'],
    ['日期', { kind: 'date' }],
    ['跟进', '下周来'],
    ['随便', '随便写的'],
    ['随便', 3],
    ['甲', '√'],
  ]
  const ALL = [...NAMES.split(' ').map((heading): [string, Written] => [heading, '张三']), ...VALUES]

  it.each(ALL)('%s is asked about once, and what is said of it holds', (heading, value) => {
    const columns = { [heading]: [value, null, null] }
    expect(read(columns)).toMatchObject({ faults: ['E2 buyersUnclear'], asked: [[heading, 'status']] })
    expect(read(columns, said([heading, 'status']))).toEqual({ faults: [], sold: [true, false, false], asked: [] })
    expect(read(columns, said([heading, 'ignored']))).toEqual({ faults: [], sold: [false, false, false], asked: [] })
  })

  it.each<[string]>([['张三'], ['13812345678'], ['李四、王五'], ['陈先生']])('without a heading: %s', (value) => {
    const columns = { '': [value, null, null] }
    expect(read(columns)).toMatchObject({ faults: ['E2 buyersUnclear'], asked: [['E列', 'status']] })
    expect(read(columns, said(['E列', 'status']))).toEqual({ faults: [], sold: [true, false, false], asked: [] })
    expect(read(columns, said(['E列', 'ignored'])).faults).toEqual([])
  })

  it('whose home it is may as well be the home that a space goes with', () => {
    const rows: Written[][] = [
      ['车位号', '总价', '业主房号'],
      ['001', 100_000, '1-1-201'],
      ['002', 100_000, null],
    ]
    const spaces = aSheet(rows, { name: '车位' })
    const { faults, sheets } = readWith([listOf({}), spaces], { decidedBy: null })
    expect(faults.map(({ cell, code }) => `${cell} ${code}`)).toEqual(['C2 buyersUnclear'])
    expect(sheets.at(-1)?.asked.map(({ meanings }) => meanings)).toEqual([['status', 'tiedTo']])
    const mapping: PriceListMapping = { headings: [{ heading: '业主房号', meaning: 'tiedTo' }], sheets: [] }
    const tied = readWith([listOf({}), spaces], { decidedBy: null, mapping })
    expect(tied.rows.map(({ tiedTo }) => tiedTo)).toEqual([null, null, null, '1-1-0201', null])
  })

  it('merged over two homes, with the status of the first only', () => {
    const sheet = listOf({ 状态: ['已售', null, '可售'], 客户: ['张三', null, null] })
    const merges = [{ top: 1, bottom: 2, left: 5, right: 5 }]
    const readMerged = (mapping: PriceListMapping) => {
      const { rows, faults } = readWith([{ ...sheet, merges }], { decidedBy: null, mapping })
      return {
        faults: faults.map(({ cell, code }) => `${cell} ${code}`),
        sold: rows.map(({ soldAs }) => soldAs !== null),
      }
    }
    expect(readMerged(NO_MAPPING).faults).toEqual(['F2 buyersUnclear'])
    expect(readMerged(said(['客户', 'status']))).toEqual({ faults: [], sold: [true, true, false] })
  })

  it.each<[string, Written, Written]>([
    ['赠送', '送花园', '送露台'],
    ['特点', '带院子', '带露台'],
    ['卖点', '带院子', '带露台'],
    ['优惠方案', '方案一', '方案二'],
    ['价格梯队', '第一', '第二'],
    ['档位', '高', '低'],
    ['等级', 'A级', 'B级'],
    ['推售节点', '首开', '加推'],
    ['推售时间', '6月', '7月'],
    ['定价策略', '走量', '标杆'],
    ['楼层段', '高段', '低段'],
    ['采光', '好', '中'],
    ['房型说明', '两房', '三房'],
    ['外立面', '真石漆', '涂料'],
    ['送装修', '送', '不送'],
    ['', '送花园', '送露台'],
    ['景观', '江景', '园景'],
    ['批次', '首批', '二批'],
    ['装修标准', '精装', '毛坯'],
    ['贷款银行', '建行', '工行'],
    ['赠送面积', 10, 12],
    ['露台', '有', '大'],
    ['层高', 2.9, 3.1],
    ['电梯', '2部', '3部'],
    ['优惠金额', 10_000, 20_000],
    ['楼层差价', 100, 200],
    ['价格系数', 1.1, 1.2],
    ['产权年限', '70年', '40年'],
    ['交付时间', '2027-6', '2027-12'],
    ['推荐', '★', '★'],
    ['车位号', 'B001', 'B002'],
  ])('%s is the home’s own: %s', (heading, one, other) => {
    expect(read({ [heading]: [one, null, other] }).faults).toEqual([])
  })

  it('of all homes, or merged over all of them, it says nothing', () => {
    expect(read({ 随便: ['甲', '乙', '丙'] }).faults).toEqual([])
    const merges = [{ top: 1, bottom: 3, left: 4, right: 4 }]
    const sheet = { ...listOf({ 随便: ['甲', null, null] }), merges }
    expect(readWith([sheet], { decidedBy: null }).faults).toEqual([])
  })
})

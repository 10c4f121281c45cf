import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_MAPPING, type PriceListMapping } from '../../../../shared/ledger/price-list/mapping'
import { aSheet, readWith, type Written } from './a-list'

const LIST = aSheet(
  [
    ['房号', '面积', '单价', '总价'],
    ['201', 90, 10_000, 900_000],
    ['302', 90, 10_000, 900_000],
  ],
  { name: '1号楼' },
)
const SPACES = aSheet(
  [
    ['车位号', '总价'],
    ['B1-101', 120_000],
  ],
  { name: '车位' },
)

function readBeside(name: string, rows: Written[][], mapping: PriceListMapping = NO_MAPPING, beside = LIST) {
  const reading = readWith([beside, aSheet(rows, { name })], { decidedBy: null, project: '云栖府', mapping })
  return {
    homes: reading.rows.length - beside.rows.length + 1,
    faults: reading.faults.map(({ sheet, code }) => `${sheet} ${code}`),
    peeks: reading.otherSheets.flatMap(({ peek }) => peek?.name ?? []),
  }
}
const said = (name: string, isRead: boolean): PriceListMapping => ({
  headings: [],
  sheets: [{ name, isRead, headerRows: null }],
})

describe('LED-8: a sheet with rows of figures that nothing read is asked about, whatever it is called', () => {
  const UNKNOWN: [string, Written[][]][] = [
    [
      '车位',
      [
        ['区', '01', '02', '03'],
        ['A区', 100_000, 110_000, 120_000],
        ['B区', 100_000, 110_000, 120_000],
      ],
    ],
    [
      'Sheet2',
      [
        ['名称', '总价'],
        ['甲', 100_000],
        ['乙', 110_000],
      ],
    ],
    [
      'Sheet2',
      [
        ['代码', '建面', '价'],
        ['X1', 90, 800_000],
        ['X2', 91, 810_000],
      ],
    ],
    [
      '2号楼',
      [
        ['代码', '建面', '价'],
        ['201', 90, 800_000],
      ],
    ],
    [
      '2号楼',
      [
        ['2号楼备用', null],
        ['甲', '乙'],
        [901_000, 1_001_000],
      ],
    ],
    [
      '储藏间',
      [
        ['位置', '价'],
        ['东一', 30_000],
      ],
    ],
    [
      '汇总',
      [
        ['代码', '建面', '价'],
        ['X1', 90, 800_000],
        ['X2', 91, 810_000],
      ],
    ],
  ]

  it.each(UNKNOWN)('%s %j', (name, rows) => {
    expect(readBeside(name, rows)).toEqual({ homes: 0, faults: [`${name} sheetUnread`], peeks: [name] })
    expect(readBeside(name, rows, said(name, false))).toEqual({ homes: 0, faults: [], peeks: [] })
  })

  it.each(UNKNOWN)('%s %j: that it is to be read makes it no better understood, and is asked again', (name, rows) => {
    expect(readBeside(name, rows, said(name, true))).toEqual({
      homes: 0,
      faults: [`${name} sheetUnread`],
      peeks: [name],
    })
  })

  it('is read once a person has said what its headings mean', () => {
    const rows: Written[][] = [
      ['代码', '建面', '价'],
      ['401', 90, 800_000],
      ['402', 91, 810_000],
    ]
    const headings: PriceListMapping['headings'] = [
      { heading: '代码', meaning: 'room' },
      { heading: '建面', meaning: 'area' },
      { heading: '价', meaning: 'listTotal' },
    ]
    expect(readBeside('1号楼续', rows, { headings, sheets: [] })).toEqual({ homes: 2, faults: [], peeks: [] })
  })

  it.each([
    ['90；900000；是', '91；910000；是'],
    ['九十平 约900000左右', '九十平 约910000左右'],
  ])('a chart whose cells say %j beside spaces', (one, other) => {
    const rows = [['4号楼一房一价表'], ['楼层', '01', '02'], ['3层', one, other], ['2层', one, other]]
    expect(readBeside('4号楼', rows, NO_MAPPING, SPACES).faults).toEqual(['4号楼 sheetUnread'])
  })

  it('a hidden one only where a person wants it read', () => {
    const [, [name, rows] = ['', []]] = UNKNOWN
    const hidden = aSheet(rows, { name, isHidden: true })
    const faultsOf = (mapping: PriceListMapping) =>
      readWith([LIST, hidden], { decidedBy: null, mapping }).faults.map(({ code }) => code)
    expect([faultsOf(NO_MAPPING), faultsOf(said(name, true))]).toEqual([[], ['sheetUnread']])
  })
})

const names = fc.constantFrom('Sheet2', '车位', '储藏室', '2号楼', '地下', '剩余', '附表', '汇总', '说明', '一期')
/** What the numbers of a table may be called, known or not, and what its other columns are. */
const numbered = fc.constantFrom('编号', '代码', '名称', '位置', '铺面', '车位', '房号', '号', '')
const priced = fc.constantFrom('总价', '价', '报价', '一次性付款额', '整体价款', '面积', '建面', '价格（元）')
const written = fc.constantFrom<(at: number) => Written>(
  (at) => `A-${at}`,
  (at) => String(at).padStart(3, '0'),
  (at) => `${at + 4}01`,
  (at) => 1_000 + at,
)

it('LED-8: whatever a sheet of numbers with prices is called and headed, its rows are read, or it is asked about', () => {
  fc.assert(
    fc.property(
      names,
      numbered,
      priced,
      written,
      fc.integer({ min: 2, max: 6 }),
      fc.boolean(),
      (name, heading, price, write, homes, hasOrder) => {
        const rows = Array.from({ length: homes }, (_, at): Written[] => [write(at), 50_000 + at * 1_000])
        const headed = [[heading === '' ? null : heading, price], ...rows]
        const ordered = headed.map((row, at): Written[] => [at === 0 ? '序号' : at, ...row])
        const read = readBeside(name, hasOrder ? ordered : headed)
        expect([name, heading, price, read.homes === homes || read.faults.length > 0]).toEqual([
          name,
          heading,
          price,
          true,
        ])
        expect(readBeside(name, hasOrder ? ordered : headed, said(name, false)).faults).toEqual([])
      },
    ),
    { numRuns: 60 },
  )
})

describe('LED-8: sheets of sums, statistics and notes are not asked about', () => {
  it.each<[string, Written[][]]>([
    [
      '汇总',
      [
        ['楼栋', '套数', '面积', '均价', '总价'],
        ['1号楼', 2, 180, 10_000, 1_800_000],
        ['2号楼', 2, 180, 10_000, 1_800_000],
      ],
    ],
    [
      '统计',
      [
        ['户型', '套数', '总面积', '总货值'],
        ['A', 2, 180, 1_800_000],
        ['B', 2, 180, 1_800_000],
      ],
    ],
    [
      '户型表',
      [
        ['户型', '建筑面积', '套内面积'],
        ['A户型', 90, 75],
        ['B户型', 100, 82],
      ],
    ],
    [
      '楼栋表',
      [
        ['楼栋', '建筑面积', '总价'],
        ['1号楼', 180, 1_800_000],
      ],
    ],
    [
      '折扣',
      [
        ['付款方式', '折扣'],
        ['一次性', '98%'],
        ['按揭', '99%'],
      ],
    ],
    [
      '税费',
      [
        ['项目', '金额'],
        ['契税', 13_500],
        ['维修基金', 9_000],
      ],
    ],
    [
      '月供',
      [
        ['贷款年限', '月供', '利率'],
        [20, 5_000, 3.5],
        [30, 4_000, 3.5],
      ],
    ],
    [
      '楼层差',
      [
        ['楼层', '差价'],
        [2, 100],
        [3, 200],
      ],
    ],
    [
      '价格说明',
      [
        ['楼层', '单价'],
        ['1-3层', 10_000],
        ['4-6层', 10_500],
      ],
    ],
    [
      '计划',
      [
        ['月份', '销售面积', '销售金额'],
        ['1月', 1_000, 10_000_000],
        ['2月', 1_100, 12_000_000],
      ],
    ],
    [
      '竞品',
      [
        ['项目', '均价', '主力户型面积'],
        ['甲府', 12_000, 95],
        ['乙府', 13_000, 100],
      ],
    ],
    [
      '调价记录',
      [
        ['日期', '均价'],
        ['2026-1-1', 10_000],
        ['2026-2-1', 10_100],
      ],
    ],
    [
      '联系人',
      [
        ['姓名', '电话'],
        ['王琳', 13_812_345_678],
        ['李强', 13_812_345_679],
      ],
    ],
    ['说明', [['1、以上价格不含税'], ['2、定金5万元'], ['3、一次性付款优惠2万元']]],
    [
      '房屋台账',
      [
        ['房屋', '计税价', '税额'],
        ['201', 900_000, 13_500],
        ['302', 900_000, 13_500],
      ],
    ],
  ])('%s %j', (name, rows) => {
    expect(readBeside(name, rows)).toEqual({ homes: 0, faults: [], peeks: [] })
  })
})

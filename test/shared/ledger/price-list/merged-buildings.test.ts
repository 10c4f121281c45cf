import { describe, expect, it } from 'vitest'
import { aSheet, merged, read, readWith, type Written } from './a-list'

const HEADER = ['楼栋', '房号', '建筑面积', '总价']

/** Two homes on each of these floors of building 1. */
function homes(...floors: number[]): Written[][] {
  return floors.flatMap((floor) =>
    [1, 2].map((room) => ['1号楼', `${floor}0${room}`.padStart(4, '0'), 90 + room, 1_600_000 + floor * 1_000 + room]),
  )
}

function list(heading: string | null, one: Written, other: Written): Written[][] {
  return [
    [heading, ...HEADER],
    ...homes(1, 2).map((row) => [one, ...row]),
    ...homes(3, 4).map((row) => [other, ...row]),
  ]
}

function outcome({ rows, faults }: ReturnType<typeof read>) {
  return { homes: rows.length, faults: faults.map(({ cell, code }) => `${cell} ${code}`) }
}

const REFUSED = { homes: 4, faults: ['B6', 'B7', 'B8', 'B9'].map((cell) => `${cell} buildingsUnclear`) }

describe('LED-8: a column by which one building falls apart', () => {
  it.each([
    ['项目', 'A', 'B'],
    ['项目名称', '云溪府一期', '云溪府二期'],
    ['所属项目', 'A项目', 'B项目'],
    ['区域', '南区', '北区'],
    ['子项', '一期', '二期'],
    ['工程', '一期', '二期'],
    ['位置', '南区', '北区'],
    ['宗地块', '03', '05'],
    ['标记', '桂园', '兰园'],
    ['标注', '一期', '二期'],
    ['楼盘位置', '东', '西'],
    [null, '桂园', '兰园'],
    [null, 'A区', 'B区'],
    [null, '03地块', '05地块'],
  ])('%s, %s and %s: one building or two, a person says', (heading, one, other) => {
    const reading = read(aSheet(list(heading, one, other)), 'total')
    expect(outcome(reading)).toEqual(REFUSED)
    expect(reading.faults[0]?.data).toEqual({ text: '1号楼', header: heading ?? 'A', one, other })
  })

  it.each([
    ['楼盘', '桂园', '兰园'],
    ['案名', '桂园', '兰园'],
    ['期别', '一期', '二期'],
    ['苑', '桂苑', '兰苑'],
    ['园', '桂园', '兰园'],
    ['院落', '东院', '西院'],
    ['组团名', '桂苑', '兰苑'],
    ['组团/分期', '桂苑', '兰苑'],
    ['宗地', '03', '05'],
    ['街区', 1, 2],
    ['分区', 'A', 'B'],
  ])('%s, %s and %s: two buildings of one number', (heading, one, other) => {
    expect(outcome(read(aSheet(list(heading, one, other)), 'total'))).toEqual({
      homes: 4,
      faults: ['B6', 'B7', 'B8', 'B9'].map((cell) => `${cell} otherBuilding`),
    })
  })

  it.each([
    ['产品', '高层', '洋房'],
    ['物业类型', '洋房', '高层'],
    ['建筑类型', '洋房', '高层'],
    ['业态', '高层', '洋房'],
    ['赠送', '送花园', '送露台'],
    ['赠送', '花园', '露台'],
    ['特点', '带院子', '带露台'],
    ['卖点', '庭院', '景观园'],
    ['置业顾问', '小王', '小李'],
    ['优惠方案', '方案一', '方案二'],
    ['价格梯队', '第一梯队', '第二梯队'],
    ['档位', '一档', '二档'],
    ['等级', 'A级', 'B级'],
    ['推售节点', '首开', '加推'],
    ['推售时间', '五月', '六月'],
    ['定价策略', '平推', '拉高'],
    ['楼层段', '低段', '高段'],
    ['采光', '一般', '好'],
    ['采光面', '东', '西'],
    ['房型说明', '瘦长', '方正'],
    ['外立面', '石材', '涂料'],
    ['送装修', '送', '不送'],
    [null, '小王', '小李'],
    [null, '高层', '洋房'],
    ['批次', '首批', '二批'],
    ['推售批次', '第一批', '第二批'],
    ['装修标准', '标准A', '标准B'],
    ['装修风格', '现代', '中式'],
    ['景观', '江景', '园景'],
    ['预售许可证', '江预售A', '江预售B'],
    ['产品系', '云系', '栖系'],
    ['按揭银行', '建设银行', '工商银行'],
  ])('%s tells no buildings apart', (heading, one, other) => {
    expect(outcome(read(aSheet(list(heading, one, other)), 'total'))).toEqual({ homes: 8, faults: [] })
  })

  it.each<[string, number[], number[], boolean]>([
    ['goes on upwards', [1, 2, 3], [4, 5], false],
    ['goes on far above', [1, 2], [17, 18], false],
    ['goes on downwards', [5, 4], [3, 2, 1], false],
    ['begins anew below', [3, 4], [1, 2], true],
    ['begins anew from the top', [2, 1], [4, 3], true],
    ['lies between', [1, 3], [2, 4], true],
  ])('that names no place is a reason only where the numbering begins anew: it %s', (_, one, other, isAsked) => {
    const rows = [...homes(...one).map((row) => ['甲', ...row]), ...homes(...other).map((row) => ['乙', ...row])]
    const { faults } = read(aSheet([['标注', ...HEADER], ...rows]), 'total')
    expect(faults.map(({ code }) => code)).toEqual(isAsked ? Array(other.length * 2).fill('buildingsUnclear') : [])
  })

  it('of two entrances each has a numbering of its own', () => {
    const rows = ['1单元', '2单元'].flatMap((entrance) =>
      homes(1, 2).map((row) => [entrance === '1单元' ? '甲' : '乙', entrance, ...row]),
    )
    expect(read(aSheet([['标注', '单元', ...HEADER], ...rows]), 'total')).toMatchObject({ faults: [] })
  })

  it('written once or merged speaks for the rows below', () => {
    const rows = list('项目', '桂园', '兰园').map((row, at) =>
      at === 1 || at === 5 || at === 0 ? row : row.with(0, null),
    )
    expect(outcome(read(aSheet(rows), 'total'))).toEqual(REFUSED)
    const merges = [merged(2, 0, 5, 0), merged(6, 0, 9, 0)]
    expect(outcome(read(aSheet(rows, { merges }), 'total'))).toEqual(REFUSED)
  })

  it('is left alone where a person does not read it, or the buildings have numbers of their own', () => {
    const mapping = { headings: [{ heading: '项目', meaning: 'ignored' as const }], sheets: [] }
    const rows = list('项目', '桂园', '兰园')
    expect(outcome(readWith([aSheet(rows)], { decidedBy: 'total', mapping }))).toEqual({ homes: 8, faults: [] })
    const numbered = rows.map((row, at) => (at === 0 ? row : row.with(1, at < 5 ? 'A1栋' : 'B1栋')))
    expect(outcome(read(aSheet(numbered), 'total'))).toEqual({ homes: 8, faults: [] })
  })

  it.each<[string, Written[]]>([
    ['项目', Array(8).fill('云溪府')],
    ['单元户型', ['边套', '中套', '边套', '中套', '边套', '中套', '边套', '中套']],
    ['业态', ['商铺', '商铺', '住宅', '住宅', '住宅', '住宅', '住宅', '住宅']],
    ['装修', ['毛坯', '毛坯', '毛坯', '毛坯', '精装', '精装', '精装', '精装']],
    ['楼层区', ['低区', '低区', '低区', '低区', '高区', '高区', '高区', '高区']],
    ['层高', [2.9, 2.9, 2.9, 2.9, 3, 3, 3, 3]],
    ['层差', [0, 0, 20, 20, 40, 40, 60, 60]],
    ['序号', [1, 2, 3, 4, 5, 6, 7, 8]],
    ['花园', ['有', '有', '无', '无', '无', '无', '无', '无']],
    ['物业费', [2, 2, 2, 2, 3, 3, 3, 3]],
    ['备注', ['南区', '南区', '南区', '南区', '北区', '北区', '北区', '北区']],
    ['颜色', ['红', '红', '蓝', '蓝', '红', '红', '蓝', '蓝']],
  ])('is no %s', (heading, values) => {
    const rows = homes(1, 2, 3, 4).map((row, at) => [values[at] ?? null, ...row])
    expect(outcome(read(aSheet([[heading, ...HEADER], ...rows]), 'total'))).toEqual({ homes: 8, faults: [] })
  })

  it('is none where each of several buildings holds all its values', () => {
    const rows = [1, 2].flatMap((building) =>
      homes(1, 2, 3, 4).map((row, at) => [at < 4 ? '甲供' : '乙供', ...row.with(0, `${building}号楼`)]),
    )
    expect(outcome(read(aSheet([['材料', ...HEADER], ...rows]), 'total'))).toEqual({ homes: 16, faults: [] })
    const sorted = rows.toSorted(([one], [other]) => String(other).localeCompare(String(one)))
    expect(outcome(read(aSheet([['材料', ...HEADER], ...sorted]), 'total')).faults).toHaveLength(8)
  })
})

describe('LED-8: sheets by whose names one building falls apart', () => {
  const sheets = (one: string, other: string) => [
    aSheet([HEADER, ...homes(1, 2)], { name: one }),
    aSheet([HEADER, ...homes(3, 4)], { name: other }),
  ]

  it.each([
    ['高层', '洋房'],
    ['桂园', '兰园'],
    ['桂园价格表', '兰园价格表'],
  ])('%s and %s are asked about', (one, other) => {
    const { rows, faults } = read(sheets(one, other), 'total')
    expect(rows).toHaveLength(4)
    expect(faults[0]).toMatchObject({ sheet: other, code: 'sheetsUnclear', data: { text: '1号楼', one, other } })
  })

  it.each([
    ['Sheet1', 'Sheet2'],
    ['1号楼', '1号楼 (2)'],
    ['商铺', '住宅'],
    ['价格表', '价格表续'],
    ['1号楼1单元', '1号楼2单元'],
    ['6月', '7月'],
  ])('%s and %s are not', (one, other) => {
    expect(outcome(read(sheets(one, other), 'total'))).toEqual({ homes: 8, faults: [] })
  })

  it('东侧 over the homes of the east entrance says no more than they do; over another entrance it does', () => {
    const under = (entrance: string, floor: number) => homes(floor).map((row) => [entrance, ...row])
    const both = (one: string, other: string) => [
      aSheet([['单元', ...HEADER], ...under(one, 1)], { name: '东侧' }),
      aSheet([['单元', ...HEADER], ...under(other, 3)], { name: '西侧' }),
    ]
    expect(outcome(read(both('东单元', '西单元'), 'total'))).toEqual({ homes: 4, faults: [] })
    expect(outcome(read(both('1单元', '1单元'), 'total')).faults).not.toEqual([])
  })
})

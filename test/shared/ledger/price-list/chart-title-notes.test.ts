import { describe, expect, it } from 'vitest'
import { aSheet, merged, type Written } from './a-list'
import { aChart, homesIn, type Placed, stacked } from './chart-sheets'

const NOTES =
  '说明：一次性付款99折; 说明：付款方式为一次性付款享98折; 备注：按揭付款99折; 优惠：一次性98折; 注：付款方式：按揭; 付款方式：一次性; ' +
  '注：1、一次性付款优惠2%; 优惠方案：总价优惠2万; 注：贷款30年; 注：物业费2.5元/㎡; 注：样板房另加装修款; 注：面积为预测面积; ' +
  '注：以上面积均为建筑面积; 备注：01、02户型为三房; 单位：元; 首开房源; 内部资料; 机密; 共4套; 合计：4套，3650000元; ' +
  '均价：10000元/㎡; 总货值365万; 交房标准：毛坯; 备案号：123; 预售证号：京(2026)1号; 销售热线：0551-12345678; 总经理： 营销总监：; ' +
  '黄色为保留房源; ★为样板房; 备注; 注：以上价格为毛坯价; 以上价格不含装修; 备注：本表价格不含税费; 说明：以上价格含装修; ' +
  '注：价格为一口价; 价格有效期：2026年; 备注：契税1.5%; 定价原则：一房一价; 注：总价=建筑面积×单价'

const read = (rows: Written[][], name = 'Sheet1', merges = [] as ReturnType<typeof merged>[]) =>
  homesIn([aSheet(rows, { name, merges })])

describe.each(NOTES.split('; '))('LED-8: %s', (note) => {
  const one = (title: string) => aChart(title)
  const two = (title: string, place: { building?: string; entrance?: string }) => aChart(title, { ...place, more: 5 })

  it.each(['总价表', '价格表'])('between two charts of %s loses neither', (table) => {
    const charts = [one(`云栖府1号楼1单元${table}`), two(`云栖府1号楼2单元${table}`, { entrance: '2' })]
    for (const between of [[[note], []], [[note]], [[null, note], []]]) {
      const { rows, homes } = stacked(charts, between)
      expect(read(rows, '1号楼')).toEqual({ homes, faults: [] })
    }
  })

  it('between charts under one title, named by their buildings alone', () => {
    const { rows, homes } = stacked([one('1号楼'), two('2号楼', { building: '2' })], [[note]])
    expect(read([['云栖府总价表'], ...rows])).toEqual({ homes, faults: [] })
  })

  it('between a chart’s own title and its rooms', () => {
    const [first = [], ...rest] = one('1号楼总价表').rows
    expect(read([first, [note], ...rest])).toEqual({ homes: one('').homes, faults: [] })
  })
})

describe('LED-8: words in the row of a chart’s title', () => {
  const chart = aChart('', { rooms: 4 })
  const under = (title: Written[]): Placed => ({ rows: [title, ...chart.rows.slice(1)], homes: chart.homes })

  it.each([
    '单位：元',
    '日期：2026-06-01',
    '2026年6月',
    '制表：王琳',
    '审批：',
    '编号：001',
    '第1页',
    '附表1',
    '版本V2',
    '元/㎡、元',
    '4套',
  ])('%s to the right of it takes no room away', (word) => {
    for (const title of ['1号楼总价表', '1号楼价格表']) {
      for (let index = 1; index <= 4; index += 1) {
        const { rows, homes } = under([title, ...Array<null>(index - 1).fill(null), word])
        expect(read(rows)).toEqual({ homes, faults: [] })
        expect(read(rows, '1号楼')).toEqual({ homes, faults: [] })
      }
      const { rows, homes } = under([title, null, null, word])
      expect(read(rows, 'Sheet1', [merged(1, 0, 1, 2)])).toEqual({ homes, faults: [] })
    }
  })

  it('万元 in its corner is the unit of every room', () => {
    const rows = [
      ['1号楼总价表', null, '单位：万元'],
      ['楼层', '01', '02'],
      ['面积', 90, 100],
      ['2F', 90, 101.5],
    ]
    expect(read(rows).homes).toEqual(['1-1-0201 90 900000', '1-1-0202 100 1015000'])
  })

  it.each([1, 2, 3, 4])('the title itself typed over room %i is over all of them', (index) => {
    const { rows, homes } = under([...Array<null>(index).fill(null), '1号楼总价表'])
    expect(read(rows)).toEqual({ homes, faults: [] })
  })
})

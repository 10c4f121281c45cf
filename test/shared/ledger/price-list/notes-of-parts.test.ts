import { describe, expect, it } from 'vitest'
import { aSheet, readWith, type Written } from './a-list'

const H = ['房号', '建筑面积', '单价', '总价']
const HOMES = ['201', '202', '302'].map((room): Written[] => [room, 100, 10_000, 1_000_000])

function read(rows: Written[][]) {
  const { rows: homes, faults, notices } = readWith([aSheet(rows, { name: '1号楼' })], { decidedBy: null })
  const kept = homes.filter(({ soldAs, withheldAs }) => soldAs !== null || withheldAs !== null).length
  return { homes: homes.length, kept, faults, notices: notices.map(({ cell }) => cell) }
}

describe('LED-8: a note that names a floor, a line of rooms, an entrance or the building', () => {
  const OF_FLOORS = [
    '注：3层暂不对外销售',
    '三层暂不对外销售',
    '3楼暂不对外销售',
    '3-5层暂不推售',
    '02户型全部保留',
    '注：02户型全部保留',
    '02室均为样板房',
    '2层已售罄',
    '3层保留',
    '顶层暂不推售',
  ]

  it.each([
    ...OF_FLOORS,
    '1单元暂不销售',
    '本楼已全部售出',
    '1号楼已抵押给银行',
    '无价格为已售',
    '空白处为已售',
    '备注栏打勾为已售',
  ])('below a list is to be looked at: %s', (note) => {
    expect(read([['1号楼价格表'], H, ...HOMES, [note]])).toEqual({ homes: 3, kept: 0, faults: [], notices: ['A6'] })
    expect(read([H, ...HOMES, [], [note]])).toEqual({ homes: 3, kept: 0, faults: [], notices: ['A6'] })
  })

  it.each(OF_FLOORS)('above the headings it keeps back none, and is to be looked at: %s', (note) => {
    expect(read([['1号楼价格表'], [note], H, ...HOMES])).toEqual({ homes: 3, kept: 0, faults: [], notices: ['A2'] })
  })

  it.each(['注：3层含露台', '本项目共3层', '二层及以上带精装'])('says nothing of a sale: %s', (note) => {
    expect(read([H, ...HOMES, [note]]).notices).toEqual([])
  })
})

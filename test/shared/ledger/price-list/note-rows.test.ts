import { describe, expect, it } from 'vitest'
import { aSheet, merged, readWith, type Written } from './a-list'

const ROOM_FIRST = ['房号', '楼栋', '建筑面积', '单价', '总价']
const BUILDING_FIRST = ['楼栋', '房号', '建筑面积', '单价', '总价']
const FIGURES = [89.53, 18_650, 1_669_735]

/** Homes, faults, and why the last row was passed by. */
function below(header: readonly string[], row: readonly Written[], isMerged = false) {
  const names = (room: string) => (header[0] === '房号' ? [room, '1栋'] : ['1栋', room])
  const rows = [header, [...names('1203'), ...FIGURES], [...names('1303'), ...FIGURES], row]
  const sheet = aSheet(rows, { merges: isMerged ? [merged(4, 0, 4, 4)] : [] })
  const { rows: homes, faults, skipped } = readWith([sheet], { decidedBy: null })
  return [homes.length, ...faults.map(({ cell, code }) => `${cell} ${code}`), ...skipped.map(({ reason }) => reason)]
}

const NOTES = [
  '以上价格均为毛坯价',
  '1、本表价格为毛坯价格；',
  '（1）一次性付款优惠2%',
  '①以上价格含税',
  '*面积以实测为准',
  '单位：元',
  '单位：元/㎡',
  '（盖章）',
  '（公章）',
  '销售经理签字：',
  '总经理：',
  '温馨提示：以上价格仅供参考',
  '温馨提示',
  '付款方式：按揭',
  '付款方式',
  '特此公示',
  '2025年3月12日',
  '2025-03-12',
  '2025.3.12',
  '年  月  日',
  '杭州云溪置业有限公司',
  '一房一价表（续)',
  '价格有效期至2025年12月31日',
  '监督电话：0571-88888888',
  '本价目表所列价格为一次性付款价格',
  '销售代理：某某公司',
  '预售许可证号：杭售许字(2025)第0012号',
  '注',
  '以下无房源',
]

describe('LED-8: words below a list are no home, and are listed as passed by', () => {
  it.each(NOTES)('%s', (text) => {
    expect(below(ROOM_FIRST, [text])).toEqual([2, 'note'])
    expect(below(ROOM_FIRST, [text], true)).toEqual([2, 'note'])
    expect(below(BUILDING_FIRST, [text])).toEqual([2, 'note'])
    expect(below(BUILDING_FIRST, [null, text])).toEqual([2, 'note'])
    expect(below(ROOM_FIRST, [null, null, null, null, text])).toEqual([2, 'note'])
  })

  it('样板房 where a room would stand', () => {
    expect(below(ROOM_FIRST, ['样板房'])).toEqual([2, 'note'])
  })

  it.each<[string, Written[]]>([
    ['signatures', ['销售经理签字：', null, '总经理签字：']],
    ['a signature and a date', ['销售经理签字：', '李立', null, '日期：']],
    ['a company beside its stamp', ['开发企业：', '（盖章）']],
  ])('%s beside each other', (_, row) => {
    expect(below(ROOM_FIRST, row)).toEqual([2, 'note'])
    expect(below(BUILDING_FIRST, row)).toEqual([2, 'note'])
  })

  it.each<Written[]>([['总套数：2套'], ['总套数', 2], ['总套数：', '2套'], ['总套数24'], ['总套数', '24']])(
    '%s %s counts',
    (...row) => {
      expect(below(ROOM_FIRST, row)).toEqual([2, 'subtotal'])
      expect(below(BUILDING_FIRST, row)).toEqual([2, 'subtotal'])
    },
  )

  it('numbered in a column that is not read', () => {
    const rows = [
      ['序号', '房号', '建筑面积', '单价'],
      [1, '1-1-1203', 89.53, 18_650],
      [2, '以上价格均为毛坯价'],
    ]
    const { rows: homes, faults, skipped } = readWith([aSheet(rows)], { decidedBy: null })
    expect([homes.length, faults, skipped.map(({ reason }) => reason)]).toEqual([1, [], ['note']])
  })
})

describe('LED-8: a room alone is a home whose figures are missing', () => {
  it.each(['1403', '1403室', '12A03', 'B101', 'S101', '1403*', '1-1403', '1栋1单元1403', '云溪路88号1幢1403室'])(
    '%s',
    (room) => {
      const [homes, ...faults] = below(BUILDING_FIRST, ['1栋', room])
      expect([homes, faults.includes('note')]).toEqual([2, false])
      expect(faults).toEqual(expect.arrayContaining(['C4 missing', 'D4 missing']))
      expect(below(ROOM_FIRST, [room])).toEqual(expect.arrayContaining(['C4 missing', 'D4 missing']))
    },
  )

  it('1403（样板房） is withheld, and needs no price', () => {
    const [homes, ...faults] = below(BUILDING_FIRST, ['1栋', '1403（样板房）'])
    expect([homes, faults]).toEqual([2, ['C4 missing']])
  })

  it.each<[string, Written[], string]>([
    ['words for a room beside a building', ['待定', '1栋'], 'A4 nameUnreadable'],
    ['words for a room beside a price', ['待定', null, null, 18_650], 'A4 nameUnreadable'],
    ['a sale in the price’s place', [null, null, null, '已售'], 'A4 missing'],
    ['an area and nothing else', [null, null, 89.53], 'A4 missing'],
    ['a number for a room', [1403], 'C4 missing'],
    ['a date for a room', [{ kind: 'date' }], 'A4 dateValue'],
  ])('%s stays a fault', (_, row, fault) => {
    expect(below(ROOM_FIRST, row)).toContain(fault)
  })
})

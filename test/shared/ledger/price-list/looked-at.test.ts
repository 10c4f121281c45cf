import { describe, expect, it } from 'vitest'
import { aSheet, read, readWith, type Written } from './a-list'

const HOMES: Written[][] = [
  ['1号楼', '101', 89.53, 1_669_700],
  ['1号楼', '201', 100, 1_800_000],
]
const HEADINGS = ['楼栋', '房号', '建筑面积', '总价']

function noticed(rows: readonly (readonly Written[])[]) {
  const { rows: homes, faults, notices } = readWith([aSheet(rows)], { decidedBy: null })
  return { homes: homes.length, faults, notices: notices.map(({ cell, text }) => `${cell} ${text}`) }
}

describe('LED-8: what nothing was made of is to be looked at', () => {
  it.each(['注:以下价格统一上浮2%后执行', '表价=下列单价×1.02'])('a note of other prices: %s', (note) => {
    expect(noticed([[note], HEADINGS, ...HOMES])).toEqual({ homes: 2, faults: [], notices: [`A1 ${note}`] })
  })

  it('a remark of another price', () => {
    const rows = HOMES.map((row, at) => [...row, at === 0 ? '特价房，一口价168万' : ''])
    const { homes, notices } = noticed([[...HEADINGS, '备注'], ...rows])
    expect([homes, notices]).toEqual([2, ['E2 特价房,一口价168万']])
  })

  it('what a buyer is offered is none', () => {
    const { notices } = noticed([['注：一次性付款98折，按揭99折'], HEADINGS, ...HOMES])
    expect(notices).toEqual([])
  })

  it('LED-11: a storeroom in its home’s own row', () => {
    const rows = HOMES.map((row, at) => [...row, `C${at + 1}`, 6.5, 30_000])
    const { homes, faults, notices } = noticed([[...HEADINGS, '储藏室编号', '储藏室面积', '储藏室总价'], ...rows])
    expect({ homes, faults }).toEqual({ homes: 2, faults: [] })
    expect(notices).toEqual(['E2 储藏室编号 C1', 'F2 储藏室面积 6.5', 'G2 储藏室总价 30000'])
  })
})

describe('LED-8: a chart', () => {
  const chart = (hole: Written): Written[][] => [
    ['1号楼1单元总价'],
    ['楼层', '01', '02', '03'],
    ...[5, 4, 3, 2].map((floor): Written[] => [
      `${floor}层`,
      1_500_000 + floor,
      floor === 4 ? hole : 1_600_000 + floor,
      1_700_000 + floor,
    ]),
  ]
  const areas: Written[][] = [
    ['1号楼1单元面积'],
    ['楼层', '01', '02', '03'],
    ...[5, 4, 3, 2].map((floor): Written[] => [`${floor}层`, 89.5, floor === 4 ? null : 95.2, 110.3]),
  ]

  it.each<[string, Written, string]>([
    ['empty', null, '4层 02 —'],
    ['a dash', '-', '4层 02 -'],
  ])('with a cell that is %s among its figures says so', (_, hole, text) => {
    const { rows, notices } = read([aSheet(chart(hole), { name: '总价' }), aSheet(areas, { name: '面积' })], 'total')
    expect(rows.length).toBe(11)
    expect(notices.map((one) => `${one.sheet} ${one.cell} ${one.text}`)).toContain(`总价 C4 ${text}`)
  })

  it('whose floors end where the building does says nothing', () => {
    const stepped = chart(1_600_004).map((row, at) => (at === 2 ? ['5层', null, null, 1_700_005] : row))
    const sizes = areas.map((row, at) =>
      at === 2 ? ['5层', null, null, 110.3] : at === 3 ? ['4层', 89.5, 95.2, 110.3] : row,
    )
    const { notices } = read([aSheet(stepped, { name: '总价' }), aSheet(sizes, { name: '面积' })], 'total')
    expect(notices).toEqual([])
  })
})

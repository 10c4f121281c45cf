import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../../../shared/kernel/refusal'
import { NO_MAPPING } from '../../../../shared/ledger/price-list/mapping'
import { readPriceList } from '../../../../shared/ledger/price-list/reading'
import type { Sheet } from '../../../../shared/ledger/price-list/sheet'
import { aSheet, readWith, type Written } from './a-list'

const read = (sheet: Sheet, project: string | null = '云栖府') => readWith([sheet], { decidedBy: null, project })
const shown = (sheet: Sheet) => {
  const { rows, faults } = read(sheet)
  expect(faults).toEqual([])
  return rows.map(({ number, area, list }) => [number, area, list?.by === 'total' ? list.total / 100 : list?.unitPrice])
}

const PRICES = [
  [2_100_000, 2_400_000],
  [2_050_000, 2_350_000],
]
/** Two floors of two homes under the words; `of` tells the charts apart. */
const chart = (words: readonly string[], of: number, price: (total: number) => Written = (total) => total) => [
  ...words.map((word): Written[] => [word]),
  ['楼层', '01', '02'],
  ['面积', 90 + of, 100 + of],
  ...PRICES.map((totals, at): Written[] => [`${2 - at}F`, ...totals.map((total) => price(total + of * 10_000))]),
]
const homesOf = (place: string, of: number) =>
  PRICES.flatMap((totals, at) =>
    totals.map((total, room) => [`${place}-0${2 - at}0${room + 1}`, (90 + of + room * 10) * 100, total + of * 10_000]),
  )
const SHEETS = ['Sheet1', '一房一价', '首开价格', '云栖府', '1-3号楼', '价格表', '总价', '销控表']

describe('LED-8: charts under one title', () => {
  it.each(SHEETS)('are all read, each under the line that names its building: on %s', (name) => {
    const rows = [...chart(['云栖府价格表', '1号楼'], 1), [], ...chart(['2号楼'], 2), [], ...chart(['3号楼'], 3)]
    expect(shown(aSheet(rows, { name }))).toEqual([...homesOf('1-1', 1), ...homesOf('2-1', 2), ...homesOf('3-1', 3)])
  })

  it.each(SHEETS.filter((name) => name !== '1-3号楼'))('under the line that names their entrance: on %s', (name) => {
    const rows = [...chart(['云栖府5号楼价格表', '1单元'], 1), [], ...chart(['2单元'], 2), [], ...chart(['3单元'], 3)]
    expect(shown(aSheet(rows, { name }))).toEqual([...homesOf('5-1', 1), ...homesOf('5-2', 2), ...homesOf('5-3', 3)])
  })

  it.each(['云栖府总价表', '价格表(总价:元)', '云栖府销控表'])('%s over cells written as text', (title) => {
    const inWords = (total: number) => (title.includes('销控') ? `${total / 10_000}万` : total)
    const rows = [...chart([title, '1号楼1单元'], 1, inWords), [], ...chart(['1号楼2单元'], 2, inWords)]
    expect(shown(aSheet(rows, { name: 'Sheet1' }))).toEqual([...homesOf('1-1', 1), ...homesOf('1-2', 2)])
  })

  it('whose words of a sale hold for each of them, but not those over one building', () => {
    const withheld = (title: string) => {
      const rows = [...chart([title, '1号楼'], 1), [], ...chart(['2号楼'], 2)]
      return read(aSheet(rows, { name: 'Sheet1' })).rows.map(({ withheldAs }) => withheldAs !== null)
    }
    expect(withheld('保留房源价格表')).toEqual(Array(8).fill(true))
    expect(withheld('云栖府价格表')).toEqual(Array(8).fill(false))
    const rows = [...chart(['1号楼保留房源价格表'], 1), [], ...chart(['2号楼'], 2)]
    const ofOne = read(aSheet(rows, { name: 'Sheet1' })).rows.map(({ number, withheldAs }) => [
      number.slice(0, 1),
      withheldAs !== null,
    ])
    expect(ofOne).toEqual([...Array(4).fill(['1', true]), ...Array(4).fill(['2', false])])
  })

  it('with a note between them', () => {
    const rows = [...chart(['1号楼价格表'], 1), ['说明:本表价格为毛坯价格'], ...chart(['2号楼'], 2)]
    expect(shown(aSheet(rows, { name: 'Sheet1' }))).toEqual([...homesOf('1-1', 1), ...homesOf('2-1', 2)])
  })

  it('side by side, and one under another', () => {
    const pair = (left: Written[][], right: Written[][]) =>
      left.map((row, at) => [...row, ...Array(4 - row.length).fill(null), ...(right[at] ?? [])])
    const rows = [
      ['云栖府价格表(单位:万元)'],
      ...pair(
        chart(['1号楼'], 1, (total) => total / 10_000),
        chart(['2号楼'], 2, (total) => total / 10_000),
      ),
      [],
      ...pair(
        chart(['3号楼'], 3, (total) => total / 10_000),
        chart(['4号楼'], 4, (total) => total / 10_000),
      ),
    ]
    const found = shown(aSheet(rows, { name: 'Sheet1' }))
    const expected = [1, 2, 3, 4].flatMap((of) => homesOf(`${of}-1`, of))
    expect(found.toSorted()).toEqual(expected.toSorted())
  })

  it('the nearest title holds: totals of two buildings, then their areas', () => {
    const bare = (words: readonly string[], figures: readonly Written[][]) => [
      ...words.map((word): Written[] => [word]),
      ['楼层', '01', '02'],
      ...figures.map((row, at): Written[] => [`${2 - at}F`, ...row]),
      [],
    ]
    const areas = [
      [91, 101],
      [91, 101],
    ]
    const rows = [
      ...bare(['云栖府总价表', '1号楼'], PRICES),
      ...bare(['2号楼'], PRICES),
      ...bare(['云栖府面积表', '1号楼'], areas),
      ...bare(['2号楼'], areas),
    ]
    expect(shown(aSheet(rows, { name: 'Sheet1' })).map(([number]) => number)).toEqual(
      ['1', '2'].flatMap((building) => ['0201', '0202', '0101', '0102'].map((room) => `${building}-1-${room}`)),
    )
  })

  it('a chart of figures under words that name none is a fault, and what a person leaves out is none', () => {
    const rows = [...chart(['1号楼总价表'], 1), [], ...chart(['2号楼内部测算'], 2)]
    const { faults, rows: homes } = read(aSheet(rows, { name: 'Sheet1' }))
    expect(homes).toHaveLength(4)
    expect(faults).toMatchObject([{ cell: 'B10', code: 'figureUnclear', data: { text: '内部测算' } }])
    const headings = [{ heading: '内部测算', meaning: 'ignored' as const }]
    const left = readWith([aSheet(rows, { name: 'Sheet1' })], { decidedBy: null, mapping: { ...NO_MAPPING, headings } })
    expect([left.rows.length, left.faults]).toEqual([4, []])
  })
})

describe('LED-8: what a title calls its building', () => {
  const chart = (title: string, floors: readonly number[]): Written[][] => [
    [title],
    ['楼层', '01', '02'],
    ['面积', 90, 100],
    ...floors.map((floor): Written[] => [`${floor}F`, 2_100_000, 2_400_000]),
  ]
  const under = (one: string, other: string) =>
    readWith([aSheet([...chart(one, [2, 1]), [], ...chart(other, [4, 3])])], { decidedBy: null, project: '云栖府' })

  it.each([
    ['1#总价', '洋房1#总价'],
    ['洋房1#总价', '1#总价'],
    ['高层1#总价', '洋房1#总价'],
    ['云栖府1#总价', '云栖府商业1#总价'],
  ])('%s and %s are of two buildings of one number', (one, other) => {
    const { rows, faults } = under(one, other)
    expect(rows).toHaveLength(4)
    expect(faults).toMatchObject([{ cell: 'B10', code: 'otherBuilding' }])
  })

  it.each([
    ['洋房1#总价', '洋房1#总价'],
    ['1#住宅总价', '1#总价'],
    ['云栖府1#总价', '1#总价'],
    ['洋房1#总价', '洋房2#总价'],
  ])('%s and %s are not', (one, other) => {
    const { rows, faults } = under(one, other)
    expect(faults).toEqual([])
    expect(rows).toHaveLength(8)
  })
})

describe('LED-8: a chart whose title says no figure', () => {
  it.each(['一房一价', '销售价格', '售价', '总房款'])('1号楼%s is read once 总价 stands in it', (title) => {
    const sheet = (words: string) => aSheet(chart([words], 0), { name: 'Sheet1' })
    const refused = readPriceList([sheet(`1号楼${title}`)], { decidedBy: null })
    expect(isRefusal(refused)).toBe(true)
    expect(shown(sheet(`1号楼${title}（总价）`))).toHaveLength(4)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aSheet, readWith, type Written } from './a-list'

const H = ['房号', '建筑面积', '单价', '总价']
const home = (room: string): Written[] => [room, 100, 10_000, 1_000_000]

function read(rows: Written[][], name = 'Sheet1') {
  const reading = readWith([aSheet(rows, { name })], { decidedBy: null, project: '云栖府' })
  return {
    homes: reading.rows.map(({ number, soldAs, withheldAs }) => number + (soldAs ? ' S' : withheldAs ? ' W' : '')),
    faults: reading.faults.map(({ cell, code }) => `${cell} ${code}`),
    notices: reading.notices.map(({ cell }) => cell),
    skipped: reading.skipped.flatMap(({ row, reason }) => (reason === 'blank' ? [] : `${row} ${reason}`)),
  }
}

const SUMS = [
  '均价10000元/㎡',
  '（均价10000元/㎡）',
  '(共12套，均价10100)',
  ' 均价：10000',
  ' 合计12套',
  ' 合计2套',
  '（合计）',
  ' 总套数：2',
  ' 共2套 均价10000',
  ' 总价合计：190万',
  '，合计1套',
  '汇总',
  ' 平均 10000',
]

describe('LED-8: a title with words of a sum is a title', () => {
  it.each([
    ...SUMS.map((sum) => `云栖府2号楼价格表${sum}`),
    ...SUMS.map((sum) => `2号楼${sum}`),
    '2号楼房源汇总',
    '2号楼小计',
    '2#楼销售价格表(共12套，均价10000)',
    '2号楼一房一价表 合计12套',
    '2号楼住宅价格明细（合计）',
    '2号楼：均价10000元/㎡',
    '2 号 楼 合 计',
  ])('%s', (title) => {
    const above = [['1号楼价格表（均价10000元/㎡）'], H, home('201')]
    const homes = ['1-1-0201', '2-1-0302']
    expect(read([...above, [], [title], H, home('302')])).toMatchObject({ homes, faults: [] })
    expect(read([...above, [title], home('302')])).toMatchObject({ homes, faults: [] })
    expect(read([H, home('201'), [null, title], home('302')], '1号楼')).toMatchObject({ homes, faults: [] })
  })

  it.each(SUMS)('of an entrance: %s', (sum) => {
    const rows = ['201', '202'].map(home)
    const more = ['203', '204'].map(home)
    const homes = ['1-1-0201', '1-1-0202', '1-2-0203', '1-2-0204']
    const titled = [[`1号楼1单元价格表${sum}`], H, ...rows, [`1号楼2单元价格表${sum}`], H, ...more]
    expect(read(titled)).toMatchObject({ homes, faults: [] })
    expect(read([['1号楼1单元价格表'], H, ...rows, [`2单元${sum}`], ...more])).toMatchObject({ homes, faults: [] })
  })

  it('of shops', () => {
    const rows = (block: string, rooms: string[]) => [[`${block}#商铺价格表（均价21000）`], H, ...rooms.map(home)]
    expect(read([...rows('S1', ['101', '102']), ...rows('S2', ['103', '104'])])).toMatchObject({
      homes: ['S1-1-0101', 'S1-1-0102', 'S2-1-0103', 'S2-1-0104'],
      faults: [],
    })
  })
})

describe('LED-8: a section with words of a sum is a section', () => {
  it.each([
    '已售房源 合计1套',
    '已售（均价10000）',
    '已售合计：1套',
    '已售房源小计',
    '已签约 1套 合计1000000',
    '以下为已售房源，合计1套',
    '保留房源 合计1套',
    '保留房源（共1套，均价10000）',
    '样板房 均价12000',
    '已售房源 共1套 均价10000',
  ])('%s', (section) => {
    const mark = /已/.test(section) ? 'S' : 'W'
    const homes = ['1-1-0201', `1-1-0301 ${mark}`]
    const above = [['1号楼价格表'], H, home('201')]
    expect(read([...above, [section], home('301')])).toMatchObject({ homes, faults: [] })
    expect(read([...above, [section], H, home('301')])).toMatchObject({ homes, faults: [] })
  })
})

describe('LED-8: a sub-total is one', () => {
  it.each<[string, Written[]]>([
    ['that names no place', ['合计', 100, 10_000, 1_000_000]],
    ['that names its own building', ['1号楼小计', 100, 10_000, 1_000_000]],
    ['without figures', ['1号楼合计：1套']],
    ['of buildings counted', ['合计2栋12套']],
    ['with its average alone', ['均价', null, 10_000]],
    ['of its entrance', ['1单元小计', 100, null, 1_000_000]],
  ])('%s', (_, sum) => {
    expect(read([['1号楼1单元价格表'], H, home('201'), sum, home('302')])).toMatchObject({
      homes: ['1-1-0201', '1-1-0302'],
      faults: [],
      skipped: ['4 subtotal'],
    })
  })

  it('of each building of a column, and of all below them', () => {
    const rows = ['1栋', '2栋'].flatMap((building) => [
      [building, ...home('201')],
      [`${building}小计`, null, 100, null, 1_000_000],
    ])
    expect(read([['楼栋', ...H], ...rows, ['合计', null, 200, null, 2_000_000]])).toMatchObject({
      homes: ['1-1-0201', '2-1-0201'],
      faults: [],
      skipped: ['3 subtotal', '5 subtotal', '6 subtotal'],
    })
  })

  it('of the homes that are sold, and the next home is asked about', () => {
    const rows = [['1号楼价格表'], H, home('201'), ['已售房源'], home('301'), ['已售小计：1套'], home('401')]
    expect(read(rows).faults).toEqual(['A7 sectionUnclear'])
  })
})

describe('LED-8: a title or a sub-total', () => {
  it.each<[string, Written[]]>([
    ['it names another building, and its figures are not those above', ['2号楼小计', 777, null, 7_777_777]],
    ['so of a state', ['已售合计', 777, null, 7_777_777]],
    ['nothing says whose entrance the homes above are', ['2单元小计：1套']],
  ])('%s', (_, row) => {
    expect(read([['1号楼价格表'], H, home('201'), row, home('302')]).faults).toEqual(['A5 sectionUnclear'])
  })

  it('of a state over the title of another building', () => {
    const rows = [['1号楼价格表'], H, home('201'), ['已售合计：1套'], ['2号楼价格表'], home('302')]
    expect(read(rows).faults).toEqual(['A6 sectionUnclear'])
  })

  it('never moves homes in silence, whatever the sum behind whatever the title', () => {
    const titles = fc.constantFrom<[string, string]>(
      ['2号楼价格表', '2-1-0302'],
      ['云栖府2号楼', '2-1-0302'],
      ['2#楼', '2-1-0302'],
      ['2栋1单元', '2-1-0302'],
      ['1号楼2单元价格表', '1-2-0302'],
      ['2单元', '1-2-0302'],
      ['已售房源', '1-1-0302 S'],
      ['保留房源', '1-1-0302 W'],
      ['以下为已售房源', '1-1-0302 S'],
    )
    const words = fc.constantFrom('均价', '合计', '小计', '总计', '共计', '汇总', '平均', '总套数', '合 计', '均 价')
    const figure = fc.constantFrom('', '2套', '：2套', '10000', '：10000元/㎡', '190万', '：12,345.5元')
    const between = fc.constantFrom(['', ''], ['（', '）'], [' ', ''], ['，', ''], ['：', ''], ['-', ''])
    const layout = fc.record({
      column: fc.integer({ min: 0, max: 2 }),
      hasBlank: fc.boolean(),
      hasHeadings: fc.boolean(),
    })
    fc.assert(
      fc.property(titles, words, figure, between, layout, ([title, number], word, size, [open, close], at) => {
        const row: Written[] = [...Array<null>(at.column).fill(null), `${title}${open}${word}${size}${close}`]
        const rows = [['1号楼1单元价格表'], H, home('201'), ...(at.hasBlank ? [[]] : []), row]
        const { homes, faults } = read([...rows, ...(at.hasHeadings ? [H] : []), home('302')])
        if (faults.length === 0) expect([row, homes]).toEqual([row, ['1-1-0201', number]])
      }),
      { numRuns: 400 },
    )
  })
})

import { describe, expect, it } from 'vitest'
import { aSheet, merged, type Written } from './a-list'
import { homesIn } from './chart-sheets'

const left: Written[][] = [
  ['1号楼总价表'],
  ['1单元', null, null, '2单元'],
  ['甲', '乙', '楼层', '01', '02'],
  [90, 100, '面积', 91, 101],
  [900_000, 1_000_000, '2F', 900_003, 1_000_004],
  [800_000, 950_000, '1F', 800_003, 950_004],
]

describe('LED-8: figures left of the floors are seen', () => {
  it('whose rooms cannot be read: a fault, and none is passed over', () => {
    expect(homesIn([aSheet(left, { name: '1号楼' })]).faults).toEqual(['A4 figuresUnread'])
  })

  it('but for the names of buildings, entrances and other floors', () => {
    const rows: Written[][] = [
      ['云栖府总价表'],
      ['楼栋', '单元', '自然层', '楼层', '01', '02'],
      [null, null, null, '面积', 90, 100],
      ['12#', 11, 14, '12F', 900_000, 1_000_000],
      ['12#', 11, 13, '11F', 800_000, 950_000],
    ]
    const { homes, faults } = homesIn([aSheet(rows)])
    expect(faults).toEqual([])
    expect(homes).toHaveLength(4)
  })
})

const around = (over: Written[], rooms: Written[] = ['01', '02', '楼层', '01', '02']): Written[][] => [
  ['云栖府1号楼总价表'],
  over,
  rooms,
  [90, 100, '面积', 91, 101],
  [900_000, 1_000_000, '2F', 900_003, 1_000_004],
  [800_000, 950_000, '1F', 800_003, 950_004],
]
const homesOf = (first: string, second: string, [one, two] = ['01', '02']) =>
  [
    `${first}-0101 90 800000`,
    `${first}-0102 100 950000`,
    `${first}-0201 90 900000`,
    `${first}-0202 100 1000000`,
    `${second}-01${one} 91 800003`,
    `${second}-01${two} 101 950004`,
    `${second}-02${one} 91 900003`,
    `${second}-02${two} 101 1000004`,
  ].toSorted()

describe('LED-8: rooms on both sides of the floors', () => {
  const ENTRANCES: Written[] = ['1单元', null, null, '2单元']

  it.each<[string, Written[][], string[]]>([
    ['of two entrances', around(ENTRANCES), homesOf('1-1', '1-2')],
    ['of two buildings', around(['1号楼', null, null, '2号楼']), homesOf('1-1', '2-1')],
    ['of one entrance, numbered on', around([], ['01', '02', '楼层', '03', '04']), homesOf('1-1', '1-1', ['03', '04'])],
    ['from the second column', around(ENTRANCES).map((row) => [null, ...row]), homesOf('1-1', '1-2')],
    [
      'with a blank column before the floors',
      around(ENTRANCES).map((row, at) => (at === 0 ? row : row.toSpliced(2, 0, null))),
      homesOf('1-1', '1-2'),
    ],
    [
      'with their sums below',
      [...around(ENTRANCES), [1_700_000, 1_950_000, '合计', 1_700_006, 1_950_008]],
      homesOf('1-1', '1-2'),
    ],
  ])('%s are read', (_, rows, homes) => {
    expect(homesIn([aSheet(rows, { name: '1号楼' })])).toEqual({ homes, faults: [] })
  })

  it('with entrances merged over them', () => {
    const sheet = aSheet(around(ENTRANCES), { name: '1号楼', merges: [merged(2, 0, 2, 1), merged(2, 3, 2, 4)] })
    expect(homesIn([sheet])).toEqual({ homes: homesOf('1-1', '1-2'), faults: [] })
  })

  it('with headings under the rooms', () => {
    const rows: Written[][] = [
      ['1号楼价格表'],
      ['1单元', null, null, null, null, '2单元'],
      ['01', null, '02', null, '楼层', '01', null, '02', null],
      ['面积', '总价', '面积', '总价', null, '面积', '总价', '面积', '总价'],
      [90, 900_000, 100, 1_000_000, '2F', 91, 900_003, 101, 1_000_004],
      [90, 800_000, 100, 950_000, '1F', 91, 800_003, 101, 950_004],
    ]
    expect(homesIn([aSheet(rows)])).toEqual({ homes: homesOf('1-1', '1-2'), faults: [] })
  })

  it('side by side and under one another are all read', () => {
    const one = around(ENTRANCES)
    const two = one.map((row) =>
      row.map((cell) =>
        typeof cell === 'number' ? cell + 1 : cell === '云栖府1号楼总价表' ? '云栖府2号楼总价表' : cell,
      ),
    )
    const both = homesIn([aSheet([...one, [], ...two])])
    const beside = one.map((row, at) => [...row, ...Array<Written>(6 - row.length).fill(null), ...(two[at] ?? [])])
    expect(both.faults).toEqual([])
    expect(both.homes).toHaveLength(16)
    expect(homesIn([aSheet(beside)])).toEqual(both)
  })

  it('that nothing tells apart are homes listed twice', () => {
    const { faults } = homesIn([aSheet(around([]), { name: '1号楼' })])
    expect(faults.every((fault) => fault.endsWith('repeatedHome'))).toBe(true)
    expect(faults).not.toEqual([])
  })
})

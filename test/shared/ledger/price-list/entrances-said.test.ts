import { describe, expect, it } from 'vitest'
import type { Merge, Sheet } from '../../../../shared/ledger/price-list/sheet'
import { aSheet, merged, readWith, type Written } from './a-list'

const HEADINGS = ['房号', '建筑面积', '单价']
const home = (room: string, area = 100): Written[] => [room, area, 18_650]

/** Homes by number, then faults; `?` where the entrance is assumed. */
function homesIn(sheets: Sheet | Sheet[]): string[] {
  const { rows, faults } = readWith([sheets].flat(), { decidedBy: null })
  const homes = rows.map(({ number, isEntranceAssumed }) => `${number}${isEntranceAssumed ? '?' : ''}`)
  return [...homes, ...faults.map(({ cell, code }) => `${cell} ${code}`)]
}

describe('LED-8: what a form over the list says of building and entrance', () => {
  it.each<[string, Written[]]>([
    ['one cell', ['幢号：5幢 单元：2']],
    ['one cell with 单元号', ['楼号：5号楼  单元号：2']],
    ['numbers alone', ['楼号：5 单元：二']],
    ['more behind it', ['栋号：5栋 单元：2 总层数：18']],
    ['a comma behind it', ['楼栋：5号楼，单元：2，层数：18']],
    ['cells', ['楼栋：5号楼', null, '单元：2']],
    ['labels and what is filled in', ['楼栋：', '5号楼', '单元：', '2单元']],
    ['labels and numbers', ['楼栋：', 5, '单元：', 2]],
    ['a sign between', ['5号楼-2单元']],
  ])('%s', (_, title) => {
    expect(homesIn(aSheet([title, HEADINGS, home('201'), home('202')]))).toEqual(['5-2-0201', '5-2-0202'])
  })

  it.each(['5号楼 单元：1、2', '5号楼 单元：1-2', '5号楼 单元：全部', '5#-2'])(
    '%s tells no entrance, and is asked about',
    (title) => {
      expect(homesIn(aSheet([[title], HEADINGS, home('201')]))).toEqual(['A3 entranceUnclear'])
    },
  )

  it.each(['楼栋：5号楼 单元：', '楼栋：5号楼 单元：____', '5号楼 (2)', '5#-1'])('%s says none', (title) => {
    expect(homesIn(aSheet([[title], HEADINGS, home('201')]))).toEqual(['5-1-0201?'])
  })

  it('between the rows, over those below', () => {
    const rows = [['5号楼价目表'], HEADINGS, ['单元：1'], home('201'), ['单元：2'], home('203'), home('204')]
    expect(homesIn(aSheet(rows))).toEqual(['5-1-0201', '5-2-0203', '5-2-0204'])
  })

  it('sheets 5#-1 and 5#-2 may be two entrances or two parts: the second is asked about', () => {
    const sheets = [
      aSheet([HEADINGS, home('201')], { name: '5#-1' }),
      aSheet([HEADINGS, home('203')], { name: '5#-2' }),
    ]
    expect(homesIn(sheets)).toEqual(['5-1-0201?', 'A2 entranceUnclear'])
  })
})

describe('LED-8: entrances over lists side by side', () => {
  const blocks = (over: Written[], merges: Merge[] = [], above: Written[][] = []) =>
    aSheet(
      [
        ...above,
        over.flatMap((text) => [text, null, null]),
        over.flatMap(() => HEADINGS),
        over.flatMap((_, at) => home(`020${at + 1}`, 100 + at)),
      ],
      { name: '1号楼', merges },
    )

  it.each<[string, Merge[]]>([
    ['merged', [merged(1, 0, 1, 5), merged(1, 6, 1, 11)]],
    ['not merged', []],
  ])('one over two of them, %s', (_, merges) => {
    const numbers = ['1-1-0201', '1-1-0202', '1-2-0203', '1-2-0204']
    expect(homesIn(blocks(['1单元', null, '2单元', null], merges))).toEqual(numbers)
  })

  it('one over each', () => {
    expect(homesIn(blocks(['1单元', '2单元']))).toEqual(['1-1-0201', '1-2-0202'])
  })

  it('one over all', () => {
    expect(homesIn(blocks(['2单元', null, null]))).toEqual(['1-2-0201', '1-2-0202', '1-2-0203'])
  })

  it('standing unevenly nobody knows whose the others are', () => {
    const homes = homesIn(blocks(['1单元', '2单元', null, null]))
    expect(homes).toEqual(['1-1-0201', '1-2-0202', 'G3 entranceUnclear', 'J3 entranceUnclear'])
  })

  it('a title over the first is over all', () => {
    const sheet = { ...blocks(['1单元', '2单元'], [], [['3号楼一房一价表']]), name: '价目' }
    expect(homesIn(sheet)).toEqual(['3-1-0201', '3-2-0202'])
  })
})

describe('LED-8: homes whose entrance nothing says', () => {
  it('are counted for the person to look, building by building', () => {
    const rows = [
      ['楼栋', ...HEADINGS],
      ['1号楼', ...home('201')],
      ['1号楼', ...home('202')],
      ['2号楼', ...home('201')],
    ]
    const { entrancesAssumed } = readWith([aSheet(rows)], { decidedBy: null })
    expect(entrancesAssumed).toEqual([
      { building: '1号楼', homes: 2 },
      { building: '2号楼', homes: 1 },
    ])
  })

  it('none where all say theirs', () => {
    const rows = [
      ['楼栋', '单元', ...HEADINGS],
      ['1号楼', '1', ...home('201')],
    ]
    expect(readWith([aSheet(rows)], { decidedBy: null }).entrancesAssumed).toEqual([])
  })
})

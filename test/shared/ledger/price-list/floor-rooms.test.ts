import { describe, expect, it } from 'vitest'
import { aSheet, readWith, type Written } from './a-list'

function reading(header: string[], rows: Written[][], name: string) {
  const priced = rows.map((row, at) => [...row, 89.53 + at, 18_650])
  return readWith([aSheet([[...header, '建筑面积', '单价'], ...priced], { name })], { decidedBy: null, project: null })
}

/** Homes by number, then faults, of a list with these headings over each row, an area and a price behind it. */
function homesIn(header: string[], rows: Written[][], name = '价目'): string[] {
  const { rows: homes, faults } = reading(header, rows, name)
  return [...homes.map(({ number }) => number), ...faults.map(({ cell, code }) => `${cell} ${code}`)]
}

const rooms = ['2-1', '2-8', '3-1', '11-8']
const numbers = ['3-1-0201', '3-1-0208', '3-1-0301', '3-1-1108']
const rows = (...before: Written[]): Written[][] => rooms.map((room) => [...before, room])

describe('LED-8: 11-8, a floor and its room', () => {
  it('is one where the floor’s column says so', () => {
    const floors = rooms.map((room) => [Number(room.split('-')[0]), room])
    expect(
      homesIn(
        ['楼栋', '楼层', '房号'],
        floors.map((row) => ['3栋', ...row]),
      ),
    ).toEqual(numbers)
    expect(homesIn(['楼层', '房号'], floors, '3号楼')).toEqual(numbers)
  })

  it('is one where all rooms of a building go on beyond what could be entrances, each shown', () => {
    expect(homesIn(['楼栋', '房号'], rows('3栋'))).toEqual(numbers)
    expect(homesIn(['楼栋', '单元', '房号'], rows('3栋', '1单元'))).toEqual(numbers)
    expect(homesIn(['房号'], rows(), '3号楼')).toEqual(numbers)
    const once = rooms.map((room, at) => [at === 0 ? '3栋' : null, room])
    expect(homesIn(['楼栋', '房号'], once)).toEqual(numbers)
    const { repairs } = reading(['楼栋', '房号'], rows('3栋'), '价目')
    expect(repairs).toHaveLength(4)
    expect(repairs[3]).toMatchObject({ cell: 'B5', code: 'roomSpelling', text: '11-8', readAs: '3-1-1108' })
  })

  it('another floor than its column’s is the fault', () => {
    const floors = Array.from({ length: 12 }, (_, at): Written[] => ['3栋', at + 1, `${at + 1}-1`])
    expect(homesIn(['楼栋', '楼层', '房号'], floors.with(5, ['3栋', 6, '7-2'])).at(-1)).toBe('C7 numberDiffers')
  })

  it.each<[string, string[], Written[][]]>([
    [
      'few could be entrances',
      ['楼栋', '房号'],
      [
        ['3栋', '1-1'],
        ['3栋', '2-1'],
        ['3栋', '2-2'],
      ],
    ],
    [
      'one number is no proof',
      ['楼栋', '楼层', '房号'],
      [
        ['3栋', 2, '2-1'],
        ['3栋', 2, '2-2'],
      ],
    ],
    [
      'most are on other floors',
      ['楼栋', '楼层', '房号'],
      [
        ['3栋', 2, '1-1'],
        ['3栋', 3, '1-2'],
        ['3栋', 2, '2-1'],
      ],
    ],
    [
      'others are written otherwise',
      ['楼栋', '房号'],
      [
        ['3栋', '2-1'],
        ['3栋', '11-8'],
        ['3栋', '东区'],
      ],
    ],
  ])('%s: asked', (_, header, list) => {
    const found = homesIn(header, list)
    expect(found.every((one) => / nameUnreadable$/.test(one))).toBe(true)
    expect(found).toHaveLength(list.length)
  })

  it('is asked where no building is known, and of houses', () => {
    expect(homesIn(['楼栋', '房号'], rows('3栋'), '别墅').every((one) => one.includes('nameUnreadable'))).toBe(true)
    expect(homesIn(['房号'], rows()).filter((one) => !one.includes(' '))).toEqual([])
  })
})

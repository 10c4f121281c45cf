import { describe, expect, it } from 'vitest'
import { aSheet, readWith, type Written } from './a-list'

/** Homes by number with what they go with, then faults, of a list with an area and a price behind each row. */
function homesIn(header: string[], rows: Written[][], name = '价目'): string[] {
  const priced = rows.map((row, at) => [...row, 100 + at, 18_650])
  const sheet = aSheet([[...header, '建筑面积', '单价'], ...priced], { name })
  const { rows: homes, faults } = readWith([sheet], { decidedBy: null })
  const numbers = homes.map(({ number, tiedTo }) => (tiedTo ? `${number} → ${tiedTo}` : number))
  return [...numbers, ...faults.map(({ cell, code }) => `${cell} ${code}`)]
}

describe('LED-8: homes called by the side they are on', () => {
  it('东户 and 西户 of a floor', () => {
    const rows = [
      [2, '东户'],
      [2, '西户'],
      [11, '中户'],
    ].map((row) => ['1', '1', ...row])
    expect(homesIn(['楼栋', '单元', '楼层', '房号'], rows)).toEqual(['1-1-02东', '1-1-02西', '1-1-11中'])
  })

  it('东户 without a floor is asked for it', () => {
    expect(homesIn(['楼栋', '单元', '房号'], [['1', '1', '东户']])).toEqual(['C2 nameUnreadable'])
  })

  it('201东 and 202西 are told apart without their sides', () => {
    const rows = ['201东', '202西', '301东户'].map((room) => ['1', '1', room])
    expect(homesIn(['楼栋', '单元', '房号'], rows)).toEqual(['1-1-0201', '1-1-0202', '1-1-0301'])
  })

  it('201东 and 201西 are not', () => {
    const rows = ['201东', '201西'].map((room) => ['1', '1', room])
    expect(homesIn(['楼栋', '单元', '房号'], rows)).toEqual(['C2 nameUnreadable', 'C3 nameUnreadable'])
  })
})

describe('LED-11: the home that a space goes with, beside its building and entrance', () => {
  it('is said by its room alone', () => {
    const rows = [
      ['1栋', '1单元', '储1', '101'],
      ['1栋', '2单元', '储2', '1-2-0201'],
    ]
    expect(homesIn(['楼栋', '单元', '储藏室号', '对应房号'], rows, '储藏室')).toEqual([
      '1-1-储藏室-1 → 1-1-0101',
      '1-2-储藏室-2 → 1-2-0201',
    ])
  })

  it('is not where no entrance is said', () => {
    expect(homesIn(['楼栋', '储藏室号', '对应房号'], [['1栋', '储1', '101']], '储藏室')).toEqual(['C2 nameUnreadable'])
  })
})

describe('LED-8: whole names of homes', () => {
  it.each(['房间全称', '房屋全称', '房源全称', '房源名称'])('%s is the room', (header) => {
    expect(homesIn([header], [['1号楼-2单元-201']])).toEqual(['1-2-0201'])
  })

  it('goes before 房号 where only it says the building', () => {
    const rows = [
      ['201', '锦绣花园-1-1-201'],
      ['201', '锦绣花园-1-2-201'],
    ]
    expect(homesIn(['房号', '房间全称'], rows)).toEqual(['1-1-0201', '1-2-0201'])
  })

  it('that says another room than 房号 is asked about', () => {
    expect(homesIn(['房号', '房间全称'], [['203', '锦绣花园-1-1-201']])).toEqual(['B2 columnsDiffer'])
  })

  it('which says no building leaves 房号 the room', () => {
    expect(homesIn(['房号', '房源名称'], [['201', '东区大平层']], '5号楼')).toEqual(['5-1-0201'])
  })
})

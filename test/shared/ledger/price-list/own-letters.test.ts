import { describe, expect, it } from 'vitest'
import { aSheet, readWith, type Written } from './a-list'

/** Homes by number, then faults, of a list with these headings over each row, an area and a price behind it. */
function homesIn(header: string[], rows: Written[][], { title = '', name = '价目' } = {}): string[] {
  const priced = rows.map((row, at) => [...row, 89.53 + at, 18_650])
  const list = [[...header, '建筑面积', '单价'], ...priced]
  const sheet = aSheet(title === '' ? list : [[title], ...list], { name })
  const { rows: homes, faults } = readWith([sheet], { decidedBy: null, project: '云溪中心' })
  return [...homes.map(({ number }) => number), ...faults.map(({ cell, code }) => `${cell} ${code}`)]
}

describe('LED-8: rooms that begin with the letter of their building', () => {
  it.each(['A', 'B', 'C', 'D', 'F', 'G', 'S'])('%s座', (letter) => {
    const rows = ['101', '0801', '1001', '1101'].map((room) => [`${letter}座`, `${letter}${room}`])
    const homes = ['0101', '0801', '1001', '1101'].map((room) => `${letter}-1-${room}`)
    expect(homesIn(['楼栋', '房号'], rows)).toEqual(homes)
  })

  it('B单元, and B座 of a title or a sheet', () => {
    const rooms = [['B801'], ['B901']]
    expect(
      homesIn(
        ['楼栋', '单元', '房号'],
        rooms.map((row) => ['1栋', 'B单元', ...row]),
      ),
    ).toEqual(['1-B-0801', '1-B-0901'])
    expect(homesIn(['房号'], rooms, { title: '云溪中心B座公寓价格表' })).toEqual(['B-1-0801', 'B-1-0901'])
    expect(homesIn(['房号'], rooms, { name: 'B座' })).toEqual(['B-1-0801', 'B-1-0901'])
  })

  it('written once for several rows, and with the building’s number', () => {
    expect(
      homesIn(
        ['楼栋', '房号'],
        [
          ['B座', 'B801'],
          [null, 'B901'],
          [null, 'B1001'],
        ],
      ),
    ).toEqual(['B-1-0801', 'B-1-0901', 'B-1-1001'])
    expect(
      homesIn(
        ['楼栋', '房号'],
        [
          ['B1栋', 'B1101'],
          ['B1栋', 'B1201'],
        ],
      ),
    ).toEqual(['B1-1-0101', 'B1-1-0201'])
  })

  it('is shown', () => {
    const sheet = aSheet([
      ['楼栋', '房号', '建筑面积', '单价'],
      ['B座', 'B801', 89.53, 18_650],
    ])
    expect(readWith([sheet], { decidedBy: null }).repairs).toMatchObject([
      { cell: 'B2', code: 'roomSpelling', text: 'B801', readAs: 'B-1-0801' },
    ])
  })

  it('B101 is below ground in another building, beside rooms without the letter, and where the floor says so', () => {
    const at = (building: string, ...rooms: string[]) => rooms.map((room) => [building, room])
    expect(homesIn(['楼栋', '房号'], at('1栋', 'B101', 'B102'))).toEqual(['1-1-B101', '1-1-B102'])
    expect(homesIn(['楼栋', '房号'], at('B座', 'B101', '101', '201'))).toEqual(['B-1-B101', 'B-1-0101', 'B-1-0201'])
    const floors: Written[][] = [
      ['B座', -1, 'B101'],
      ['B座', 1, 'B102'],
    ]
    expect(homesIn(['楼栋', '楼层', '房号'], floors)).toEqual(['B-1-B101', 'B-1-0102'])
    expect(homesIn(['楼栋', '楼层', '房号'], [['B座', 3, 'B102']])).toEqual(['C2 numberDiffers'])
  })
})

import { describe, expect, it } from 'vitest'
import { aSheet, type Written } from './a-list'
import { aChart, homesIn, type Placed, sideBySide, stacked } from './chart-sheets'

const whole = (rows: Written[][]) => homesIn([aSheet(rows, { name: 'Sheet1' })])

describe('LED-8: charts of one sheet, wherever they stand, each have their own figures', () => {
  const tall = aChart('1号楼总价表', { floors: 5 })
  const short = aChart('2号楼总价表', { floors: 2, building: '2', more: 5 })

  it.each([
    ['the taller one left, their lowest floors on one row', sideBySide([tall, short], 'bottom')],
    ['the taller one right', sideBySide([short, tall], 'bottom')],
    [
      'three of them',
      sideBySide([short, tall, aChart('3号楼总价表', { floors: 3, building: '3', more: 9 })], 'bottom'),
    ],
    [
      'one with a row more above its rooms',
      sideBySide([aChart('1号楼总价表', {}), withRow(short, ['单位：元'])], 'top'),
    ],
    ['one with an empty row more', sideBySide([aChart('1号楼总价表', {}), withRow(short, [])], 'top')],
    [
      'one with its types above its rooms',
      sideBySide([aChart('1号楼总价表', {}), withRow(short, ['户型', 'A', 'B'])], 'top'),
    ],
  ])('side by side with headings on different rows: %s', (_, { rows, homes }) => {
    expect(whole(rows)).toEqual({ homes, faults: [] })
  })

  it.each(['bottom', 'top'] as const)('under one title and their own names, aligned at the %s', (align) => {
    const { rows, homes } = sideBySide(
      [aChart('1号楼', { floors: 5 }), aChart('2号楼', { floors: 2, building: '2', more: 5 })],
      align,
    )
    expect(whole([['云栖府总价表'], ...rows])).toEqual({ homes, faults: [] })
  })

  it.each([
    ['a tall one left of two short ones', (one: Placed, two: Placed) => sideBySide([one, two], 'top')],
    ['a tall one right of two short ones', (one: Placed, two: Placed) => sideBySide([two, one], 'top')],
  ])('laid like bricks: %s', (_, lay) => {
    const others = stacked([short, aChart('3号楼总价表', { floors: 2, building: '3', more: 7 })])
    const { rows, homes } = lay(aChart('1号楼总价表', { floors: 6 }), others)
    expect(whole(rows)).toEqual({ homes, faults: [] })
  })

  it('a floor of two prices of two digits in 万元 is no row of rooms', () => {
    const rows = [['1号楼总价表（万元）'], ['楼层', '01', '02'], ['面积', 90, 90], ['2F', 90, 99], ['1F', 80, 95]]
    expect(whole(rows)).toEqual({
      homes: ['1-1-0101 90 800000', '1-1-0102 90 950000', '1-1-0201 90 900000', '1-1-0202 90 990000'],
      faults: [],
    })
  })
})

/** The chart with a row more between its title and its rooms. */
function withRow({ rows, homes }: Placed, row: Written[]): Placed {
  return { rows: [...rows.slice(0, 1), row, ...rows.slice(1)], homes }
}

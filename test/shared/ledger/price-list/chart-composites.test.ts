import { describe, expect, it } from 'vitest'
import { aSheet, readWith, type Written } from './a-list'

/** Two floors of two homes whose cells are written so, the last one otherwise. */
function homesIn(cellOf: (room: string, area: string, total: number) => string, last: Written = null) {
  const cell = (room: string, at: number) => cellOf(room, (88.5 + at).toFixed(2), 160 + at)
  const rows: Written[][] = [
    ['楼层', '01', '02'],
    ['3层', cell('301', 0), cell('302', 1)],
    ['2层', cell('201', 2), cell('202', 3)],
    ['1层', cell('101', 4), last ?? cell('102', 5)],
  ]
  const sheet = aSheet([['云栖府1号楼销控表'], ...rows], { name: '1号楼' })
  const { rows: homes, faults } = readWith([sheet], { decidedBy: null })
  return {
    homes: homes.map(({ number, area, list, soldAs }) => [
      number,
      area,
      list?.by === 'total' ? list.total : null,
      soldAs,
    ]),
    faults: faults.map(({ cell, code }) => `${cell} ${code}`),
  }
}

const HOMES = ['1-1-0301', '1-1-0302', '1-1-0201', '1-1-0202', '1-1-0101', '1-1-0102'].map((number, at) => {
  return [number, 8850 + at * 100, (160 + at) * 10_000_00, null]
})

describe('LED-8: a chart whose cells say area and price together', () => {
  it.each<[string, (room: string, area: string, total: number) => string]>([
    ['on three lines', (room, area, total) => `${room}\n${area}㎡\n${total}万`],
    ['apart by spaces', (room, area, total) => `${room} ${area}㎡ ${total}万元`],
    ['apart by strokes', (room, area, total) => `${room}/${area}/1,${String(total).slice(1)}0,000`],
    ['without the room', (_, area, total) => `${area}㎡\n${total}万`],
    ['in 元', (_, area, total) => `${area}㎡\n${total}0000元`],
    ['with the type before', (_, area, total) => `A户型\n${area}㎡\n${total}0000元`],
    ['the area in brackets', (_, area, total) => `${total}0000（${area}㎡）`],
    ['by their names', (room, area, total) => `${room}\n面积：${area}\n总价：${total}0000元`],
  ])('%s', (_, cellOf) => {
    expect(homesIn(cellOf)).toEqual({ homes: HOMES, faults: [] })
  })

  const usual = (room: string, area: string, total: number) => `${room}\n${area}㎡\n${total}万`

  it.each<[string, string]>([
    ['93.50㎡\n17000元/㎡\n1589500元', '1589500'],
    ['93.50㎡/17000元/1589500元', '1589500'],
  ])('%j says unit price and total', (text, total) => {
    const cells = ['301', '302'].map(() => text)
    const rows: Written[][] = [
      ['楼层', '01', '02'],
      ['3层', ...cells],
      ['2层', ...cells],
    ]
    const sheet = aSheet([['1号楼一房一价表'], ...rows], { name: '1号楼' })
    for (const decidedBy of ['unitPrice', 'total'] as const) {
      const { rows: homes, faults } = readWith([sheet], { decidedBy })
      const list =
        decidedBy === 'total' ? { by: 'total', total: Number(total) * 100 } : { by: 'unitPrice', unitPrice: 17_000_00 }
      expect([homes.map((home) => home.list), faults]).toEqual([[list, list, list, list], []])
    }
  })

  it('已售 where the price would stand is sold', () => {
    const { homes, faults } = homesIn(usual, '102\n93.50㎡\n已售')
    expect([homes.at(-1), faults]).toEqual([['1-1-0102', 9350, null, '已售'], []])
  })

  it.each<[string, string]>([
    ['103\n93.50㎡\n165万', 'numberDiffers'],
    ['102\n93.50㎡\n165万\n160万', 'notANumber'],
    ['102\n93.50㎡\n优惠中', 'notANumber'],
    ['102\n93.50㎡\n16000元\n165万', 'notANumber'],
  ])('%j is a fault of its cell', (text, code) => {
    expect(homesIn(usual, text)).toEqual({ homes: HOMES.slice(0, -1), faults: [`C5 ${code}`] })
  })
})

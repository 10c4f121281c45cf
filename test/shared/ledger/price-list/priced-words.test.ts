import { describe, expect, it } from 'vitest'
import { aSheet, readWith, type Written } from './a-list'

const chart = (price: Written, title = '1号楼总价表', more: Written[][] = []): Written[][] => [
  [title],
  ['楼层', '01', '02'],
  ['面积', 90, 100],
  ['2F', price, 1_000_000],
  ['1F', 800_000, 950_000],
  ...more,
]
const list = (price: Written, room: Written = '201', more: Written[][] = []): Written[][] => [
  ['房号', '面积', '单价', '总价'],
  [room, 90, 10_000, price],
  ['301', 90, 10_000, 900_000],
  ...more,
]

function saidOf(rows: Written[][]) {
  const { rows: homes, faults, notices } = readWith([aSheet(rows, { name: '1号楼' })], { decidedBy: 'total' })
  const home = homes.find(({ number }) => number === '1-1-0201')
  return {
    total: home?.list?.by === 'total' ? home.list.total / 100 : null,
    sold: home?.soldAs ?? null,
    at: home?.soldAt?.cell ?? null,
    withheld: home?.withheldAs ?? null,
    faults: faults.map(({ cell, code }) => `${cell} ${code}`),
    notices: notices.map(({ cell }) => cell),
  }
}

const AS_SOLD = { total: 900_000, sold: '已售', withheld: null, faults: [], notices: [] }
const FOR_SALE = { total: 900_000, sold: null, at: null, withheld: null, faults: [], notices: [] }

describe('LED-8: a state that stands in the price’s cell', () => {
  it.each([
    '900000（已售）',
    '900000\n已售',
    '900000已售',
    '已售900000',
    '已售：900000',
    '90万（已售）',
    '900,000元 已售',
    '¥900000（已售）',
  ])('%s is the home’s, and the price is read', (price) => {
    expect(saidOf(chart(price))).toEqual({ ...AS_SOLD, at: 'B4' })
    expect(saidOf(chart(price, '1号楼价格表'))).toEqual({ ...AS_SOLD, at: 'B4' })
    expect(saidOf(list(price))).toEqual({ ...AS_SOLD, at: 'D2' })
  })

  it.each([
    ['900000（保留）', '保留'],
    ['900000 工抵', '工抵'],
  ])('%s keeps it back', (price, withheld) => {
    for (const rows of [chart(price), list(price)]) expect(saidOf(rows)).toEqual({ ...FOR_SALE, withheld })
  })

  it.each(['900000（可售）', '900000（特价）'])('%s leaves it for sale', (price) => {
    for (const rows of [chart(price), list(price)]) expect(saidOf(rows)).toEqual(FOR_SALE)
  })

  it('goes before a column that says 可售', () => {
    const rows = list('900000（已售）').map((row, at) => [...row, at === 0 ? '状态' : '可售'])
    expect(saidOf(rows)).toEqual({ ...AS_SOLD, at: 'D2' })
  })

  it.each(['900000（张三）', '900000（拎包）', '√900000', '900000（配套车位已售）'])(
    '%s is none, and a fault',
    (price) => {
      expect(saidOf(chart(price)).faults).toEqual(['B4 notANumber'])
      expect(saidOf(list(price)).faults).toEqual(['D2 notANumber'])
    },
  )
})

describe('LED-8: a star beside a price or a room', () => {
  it.each(['★900000', '900000★', '☆ 900000', '※900000'])('%s alone is to be looked at', (price) => {
    expect(saidOf(chart(price))).toEqual({ ...FOR_SALE, notices: ['B4'] })
    expect(saidOf(list(price))).toEqual({ ...FOR_SALE, notices: ['D2'] })
  })

  it.each(['★201', '201★', '201※'])('%s as a room is too', (room) => {
    expect(saidOf(list(900_000, room))).toEqual({ ...FOR_SALE, notices: ['A2'] })
  })

  it('is what a note says it means', () => {
    const note: Written[][] = [['注：★为已售']]
    expect(saidOf(list('★900000', '201', note))).toEqual({ ...AS_SOLD, sold: '注:★为已售', at: 'A4' })
    expect(saidOf(list(900_000, '201★', note))).toEqual({ ...AS_SOLD, sold: '注:★为已售', at: 'A4' })
    expect(saidOf(chart('★900000', '1号楼总价表', note))).toMatchObject({ ...AS_SOLD, at: 'B4', notices: ['A6'] })
    expect(saidOf(chart('★900000', '1号楼总价表', [['注：★为保留']])).withheld).toBe('保留')
  })
})

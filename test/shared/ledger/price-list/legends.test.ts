import { describe, expect, it } from 'vitest'
import { aSheet, readWith, type Written } from './a-list'
import { aChart } from './chart-sheets'

const HEADINGS = ['房号', '面积', '单价', '总价']
const HOMES: Written[][] = ['201', '301', '401'].map((room) => [room, 90, 10_000, 900_000])

function read(rows: Written[][]) {
  const { rows: homes, faults, notices } = readWith([aSheet(rows, { name: '1号楼' })], { decidedBy: null })
  const taken = homes.filter(({ soldAs, withheldAs }) => soldAs !== null || withheldAs !== null)
  expect([homes.length, faults]).toEqual([homes.length, []])
  return { homes: homes.length, taken: taken.length, notices: notices.map(({ cell }) => cell) }
}

const beside = (rows: Written[][], words: Written[], gap: Written[]) =>
  rows.map((row, at): Written[] => [...row, ...gap, words[at] ?? null])

describe('LED-8: a legend beside a list', () => {
  const words = ['图例', '可售', '保留', '已售']

  it.each([0, 1])('%i columns away says nothing of the rows, and is to be looked at', (gap) => {
    const rows = beside([HEADINGS, ...HOMES], words, Array<null>(gap).fill(null))
    expect(read(rows)).toEqual({ homes: 3, taken: 0, notices: [gap === 0 ? 'E1' : 'F1'] })
  })

  it('that begins above the headings does not either', () => {
    const rows = beside([[null, null, null, null], HEADINGS, ...HOMES], words, [null])
    expect(read(rows)).toEqual({ homes: 3, taken: 0, notices: ['F1'] })
  })

  it('that begins beside the homes does not either', () => {
    const rows = beside([HEADINGS, ...HOMES], [null, '图例', '已售', '未售'], [null])
    expect(read(rows)).toEqual({ homes: 3, taken: 0, notices: ['F2'] })
  })

  it('a column of states is one all the same', () => {
    const rows = beside([HEADINGS, ...HOMES], ['标记', '可售', '保留', '已售'], [null])
    expect(read(rows).taken).toBe(2)
  })
})

describe('LED-8: notes that tell by other words which homes nobody can buy', () => {
  it.each(['注：仅201可售', '可售房源：201', '注：3层为物业用房', '注：加粗为销控', '仅推201'])(
    '%s is to be looked at, wherever it stands',
    (note) => {
      expect(read([HEADINGS, ...HOMES, [note]])).toEqual({ homes: 3, taken: 0, notices: ['A5'] })
      expect(read([[note], HEADINGS, ...HOMES])).toEqual({ homes: 3, taken: 0, notices: ['A1'] })
      expect(read([...aChart('1号楼总价表').rows, [note]])).toEqual({ homes: 4, taken: 0, notices: ['A6'] })
    },
  )

  it.each(['交房标准：毛坯', '注：2层层高3.6米', '本表仅供内部参考', '以上房源仅限一次性付款'])(
    '%s tells of none',
    (note) => {
      expect(read([HEADINGS, ...HOMES, [note]]).notices).toEqual([])
      expect(read([...aChart('1号楼总价表').rows, [note]]).notices).toEqual([])
    },
  )
})

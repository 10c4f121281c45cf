import { describe, expect, it } from 'vitest'
import { aSheet, merged, readWith, type Written } from './a-list'

const HEADINGS = ['序号', '房号', '面积', '单价', '总价']
const home = (at: number, room: string, area: number): Written[] => [at, room, area, 10_000, area * 10_000]

function numbersOf(title: Written[], { name = '1号楼', gap = false, merges = [] as ReturnType<typeof merged>[] } = {}) {
  const beside = (one: Written[], other: Written[]) => (gap ? [...one, null, ...other] : [...one, ...other])
  const rows = [
    title,
    beside(HEADINGS, HEADINGS),
    beside(home(1, '201', 90), home(1, '201', 91)),
    beside(home(2, '301', 90), home(2, '301', 91)),
  ]
  const reading = readWith([aSheet(rows, { name, merges })], { decidedBy: null })
  expect(reading.faults).toEqual([])
  return reading.rows.map(({ number, area }) => `${number} ${(area ?? 0) / 100}`)
}

const OF_ENTRANCES = ['1-1-0201 90', '1-1-0301 90', '1-2-0201 91', '1-2-0301 91']

describe('LED-8: lists side by side that number their rows', () => {
  it('have each the entrance over its numbers', () => {
    expect(numbersOf(['1单元', null, null, null, null, '2单元'])).toEqual(OF_ENTRANCES)
    expect(numbersOf(['1单元', null, null, null, null, null, '2单元'], { gap: true })).toEqual(OF_ENTRANCES)
    const merges = [merged(1, 0, 1, 4), merged(1, 5, 1, 9)]
    expect(numbersOf(['1单元', null, null, null, null, '2单元'], { merges })).toEqual(OF_ENTRANCES)
  })

  it('and the building', () => {
    const homes = numbersOf(['1号楼', null, null, null, null, '2号楼'], { name: '价目' })
    expect(homes).toEqual(['1-1-0201 90', '1-1-0301 90', '2-1-0201 91', '2-1-0301 91'])
  })
})

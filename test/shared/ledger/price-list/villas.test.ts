import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../../../shared/kernel/refusal'
import { readPriceList } from '../../../../shared/ledger/price-list/reading'
import type { Sheet } from '../../../../shared/ledger/price-list/sheet'
import { aRow, aSheet, HEADER, type Written } from './a-list'

/** Numbers, then faults; or what a refusal looked for. */
function homesIn(...sheets: Sheet[]): string[] {
  const reading = readPriceList(sheets, { decidedBy: null })
  if (isRefusal(reading)) return reading.data.looked
  return [...reading.rows.map(({ number }) => number), ...reading.faults.map(({ cell, code }) => `${cell} ${code}`)]
}

/** A list whose only place is this column, with what else is said of it. */
function listOf(heading: string, houses: readonly string[], { name = '价目', title = '', area = 200, more = '' } = {}) {
  const rows: Written[][] = houses.map((house, at) => [house, area + at, 30_000, ...(more ? [more] : [])])
  const head = [heading, '建筑面积', '单价', ...(more ? ['户型'] : [])]
  return aSheet([...(title ? [[title]] : []), head, ...rows], { name })
}

const UNKNOWN = ['A2 buildingUnknown', 'A3 buildingUnknown', 'A4 buildingUnknown']
const REFUSED = ['房号']

describe('LED-8: houses that only their buildings’ numbers call', () => {
  it.each<[string, string[], string[]]>([
    ['栋号', ['1', '2', '3'], ['1-1-0101', '2-1-0101', '3-1-0101']],
    ['幢号', ['1#', '2#', '12#'], ['1-1-0101', '2-1-0101', '12-1-0101']],
    ['楼号', ['1栋', '2栋', '3栋'], ['1-1-0101', '2-1-0101', '3-1-0101']],
    ['别墅号', ['A1', 'A2', 'B1'], ['A1-1-0101', 'A2-1-0101', 'B1-1-0101']],
    ['楼栋', ['1-1', '1-2', '2-1'], ['1-1-0101', '1-1-0102', '2-1-0101']],
  ])('%s %s', (heading, houses, numbers) => {
    expect(homesIn(listOf(heading, houses))).toEqual(numbers)
  })

  it('each is shown with the number it was read as', () => {
    const reading = readPriceList([listOf('栋号', ['1', '2'])], { decidedBy: null })
    expect(isRefusal(reading) ? [] : reading.repairs.map(({ code, text, readAs }) => [code, text, readAs])).toEqual([
      ['houseNumber', '1', '1-1-0101'],
      ['houseNumber', '2', '2-1-0101'],
    ])
  })

  it.each<[string, Sheet[]]>([
    ['whole buildings of flats', [listOf('栋号', ['1', '2', '3'], { area: 8_000 })]],
    ['a building that stands twice', [listOf('栋号', ['1', '1', '2'])]],
    ['three digits, which may be a room', [listOf('栋号', ['101', '102', '103'])]],
    ['one building', [listOf('栋号', ['1'])]],
  ])('%s: what is missed is asked for', (_, sheets) => expect(homesIn(...sheets)).toEqual(REFUSED))

  it('beside another list a table of buildings is asked about, unless words say houses', () => {
    const flats = aSheet([HEADER, aRow({})], { name: '高层' })
    expect(homesIn(flats, listOf('栋号', ['7', '8']))).toEqual(['1-1-1203', 'B2 sheetUnread'])
    expect(homesIn(flats, listOf('栋号', ['7', '8'], { name: '别墅' }))).toEqual(['1-1-1203', '7-1-0101', '8-1-0101'])
  })
})

describe('LED-8: houses under 房号 where nothing says a building', () => {
  it.each<[string, object]>([
    ['the sheet says 别墅', { name: '别墅' }],
    ['the title says 联排', { title: '云栖府联排价格表' }],
    ['the types say 双拼', { more: '双拼' }],
  ])('are their own buildings where %s', (_, said) => {
    expect(homesIn(listOf('房号', ['1#', '2#', 'A3'], said))).toEqual(['1-1-0101', '2-1-0101', 'A3-1-0101'])
    expect(homesIn(listOf('户号', ['1-1', '1-2', '2-1'], said))).toEqual(['1-1-0101', '1-1-0102', '2-1-0101'])
  })

  it.each([[['1-1', '1-2', '2-1']], [['1', '2', '3']], [['1#', '2#', '3#']]])(
    '%s may be floors as well where nothing says houses',
    (rooms) => expect(homesIn(listOf('房号', rooms))).toEqual(UNKNOWN),
  )

  it('in a building that is said they are its own', () => {
    expect(homesIn(listOf('房号', ['1#', '2#'], { name: '1号楼别墅' }))).toEqual(['1-1-0101', '1-1-0102'])
  })
})

describe('LED-8: 户号 in a building, and nothing of floors', () => {
  const list = (numbers: readonly string[], more: Record<string, Written> = {}) =>
    aSheet([
      ['楼号', '户号', '建筑面积', '总价', ...Object.keys(more)],
      ...numbers.map((number): Written[] => ['1#', number, 200, 6_000_000, ...Object.values(more)]),
    ])

  it('each is a house of its own', () => {
    expect(homesIn(list(['1', '2', '12']))).toEqual(['1-1-0101', '1-1-0102', '1-1-0112'])
  })

  it('a number that comes again is on another floor, which nothing says', () => {
    expect(homesIn(list(['1', '2', '1', '2']))).toEqual(
      ['B2', 'B3', 'B4', 'B5'].map((cell) => `${cell} nameUnreadable`),
    )
  })

  it('a column of floors says where it is', () => {
    expect(homesIn(list(['1', '2'], { 楼层: 3 }))).toEqual(['1-1-0301', '1-1-0302'])
  })
})

import { describe, expect, it } from 'vitest'
import { findOfficeFaults, type KnownHome } from '../../../../shared/ledger/price-list/known-home'
import { aSheet, merged, read, readWith, type Written } from './a-list'

function aHome(number: string, building: string): KnownHome {
  const price = { list: { by: 'total' as const, total: 1_600_000_00 }, filed: null, floorPrice: null }
  const facts = { kind: 'home' as const, area: 9_000, innerArea: null, type: '', orientation: '', tiedTo: null }
  const place = { building, entrance: '1', floor: 1, room: '01' }
  return { number, ...place, ...facts, ...price, state: 'unreleased', isListed: true, isClaimed: false }
}

function readAll(rows: Written[][], more: Parameters<typeof aSheet>[1] = {}) {
  const { rows: homes, faults } = read(aSheet(rows, more), 'total')
  return {
    homes: homes.map(({ building, number }) => `${building} ${number}`),
    faults: faults.map(({ cell, code, data }) => `${cell} ${code} ${'text' in data ? data.text : ''}`),
  }
}

describe('LED-8: a column that tells buildings of one number apart', () => {
  const list = (heading: string, one: Written, other: Written): Written[][] => [
    [heading, '楼栋', '房号', '面积', '总价'],
    [one, '1号楼', '0101', 90, 1_600_000],
    [other, '1号楼', '0201', 90, 1_600_000],
    [other, '2号楼', '0201', 90, 1_600_000],
  ]

  it.each<[string, Written, Written, string, string]>([
    ['组团', '桂花苑', '丹桂苑', '桂花苑', '丹桂苑'],
    ['分期', '一期', '二期', '一期', '二期'],
    ['分期', 1, 2, '1期', '2期'],
    ['地块', 'A1', 'A2', 'A1地块', 'A2地块'],
    ['小区名称', '东苑', '西苑', '东苑', '西苑'],
  ])('%s %s and %s are two buildings, of which the second is a fault', (heading, one, other, before, beforeOther) => {
    expect(readAll(list(heading, one, other))).toEqual({
      homes: [`${before}1号楼 1-1-0101`, `${beforeOther}2号楼 2-1-0201`],
      faults: [`B3 otherBuilding ${beforeOther}1号楼`],
    })
  })

  it('stands before the building’s name where each has its own number, so that a later list is held against it', () => {
    const rows = list('组团', '桂花苑', '丹桂苑').toSpliced(2, 1)
    expect(readAll(rows)).toEqual({ homes: ['桂花苑1号楼 1-1-0101', '丹桂苑2号楼 2-1-0201'], faults: [] })
    const later = read(aSheet(list('组团', '丹桂苑', '丹桂苑')), 'total')
    const known = new Map([['1-1-0101', aHome('1-1-0101', '桂花苑1号楼')]])
    const faults = findOfficeFaults(later, known, 100)
    expect(faults.map(({ cell, code }) => `${cell} ${code}`)).toEqual(['B2 otherBuilding', 'B3 otherBuilding'])
  })

  it('is known though the project is called as one of them', () => {
    const { rows, faults } = readWith([aSheet(list('组团', '桂花苑', '丹桂苑'))], {
      decidedBy: 'total',
      project: '桂花苑',
    })
    expect(rows.map(({ building }) => building)).toEqual(['1号楼', '丹桂苑2号楼'])
    expect(faults).toMatchObject([{ cell: 'B3', code: 'otherBuilding' }])
  })

  it('written once or merged speaks for the rows below', () => {
    const rows: Written[][] = [
      ['组团', '楼栋', '房号', '面积', '总价'],
      ['桂花苑', 1, '0101', 90, 1_600_000],
      [null, 1, '0201', 90, 1_600_000],
      ['丹桂苑', 2, '0101', 90, 1_600_000],
      [null, 2, '0201', 90, 1_600_000],
    ]
    const homes = ['桂花苑1 1-1-0101', '桂花苑1 1-1-0201', '丹桂苑2 2-1-0101', '丹桂苑2 2-1-0201']
    expect(readAll(rows)).toEqual({ homes, faults: [] })
    expect(readAll(rows, { merges: [merged(2, 0, 3, 0), merged(4, 0, 5, 0)] })).toEqual({ homes, faults: [] })
  })

  it('tells the parking spaces of a building apart as well', () => {
    const rows = [
      ['组团', '楼栋', '车位号', '面积', '总价'],
      ['桂花苑', '1号楼', '001', 12.5, 100_000],
      ['丹桂苑', '1号楼', '002', 12.5, 100_000],
    ]
    expect(readAll(rows)).toMatchObject({
      homes: ['桂花苑1号楼 1-车位-001'],
      faults: ['B3 otherBuilding 丹桂苑1号楼'],
    })
  })
})

describe('LED-8: two columns of buildings under headings nobody knows', () => {
  const list = (filed: string, shown: string) => [
    ['备案楼栋', '推广楼栋', '单元', '房号', '建筑面积', '总价'],
    [filed, shown, '1', '0101', 90, 1_600_000],
  ]

  it('are rivals where they differ', () => {
    expect(readAll(list('11幢', '1栋'))).toEqual({ homes: [], faults: ['A2 columnsDiffer 11幢'] })
    expect(readAll(list('01幢', '1栋'))).toEqual({ homes: ['01幢 1-1-0101'], faults: [] })
  })

  it('of which a person says which holds', () => {
    const mapping = { headings: [{ heading: '推广楼栋', meaning: 'building' as const }], sheets: [] }
    const { rows } = readWith([aSheet(list('11幢', '1栋'))], { decidedBy: 'total', mapping })
    expect(rows.map(({ number }) => number)).toEqual(['1-1-0101'])
  })
})

describe('LED-8: a bare number against a building that the office calls by more', () => {
  const faults = (listed: string, ...known: string[]) => {
    const later = read(
      aSheet([
        ['楼栋', '房号', '面积', '总价'],
        [listed, '0101', 90, 1_600_000],
      ]),
      'total',
    )
    const homes = known.map((name, at) => aHome(`${at + 1}-1-0101`, name))
    return findOfficeFaults(later, new Map(homes.map((home) => [home.number, home])), 100).map(({ code }) => code)
  }

  it.each([
    ['1#', '洋房1#', '洋房2#'],
    ['1', '商1#'],
    ['洋房1#', '1#'],
    ['1栋', 'A区1栋', 'B区2栋'],
    ['1号楼', '东区1号楼', '2号楼'],
  ])('%s beside %s: one building or two, a person says', (listed, ...known) => {
    expect(faults(listed, ...known)).toEqual(['otherBuilding'])
  })

  it.each([
    ['洋房1#', '洋房1#'],
    ['1栋', '1号楼'],
    ['1栋', '云溪府1栋', '云溪府2栋'],
    ['1栋', '云溪府一期1栋', '云溪府一期2栋'],
    ['A区1栋', '1栋'],
    ['1#', '1#住宅楼'],
  ])('%s is %s', (listed, ...known) => {
    expect(faults(listed, ...known)).toEqual([])
  })
})

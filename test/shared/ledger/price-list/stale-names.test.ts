import { describe, expect, it } from 'vitest'
import type { PriceListMapping } from '../../../../shared/ledger/price-list/mapping'
import { aSheet, type Written } from './a-list'
import { aChart, homesIn, stacked } from './chart-sheets'

const saidOf = (name: string, building: string): PriceListMapping => ({
  headings: [],
  sheets: [{ name, isRead: true, headerRows: null, building }],
})

describe('LED-8: a title that was copied with its sheet', () => {
  const chart = aChart('1号楼总价表')
  const sheet = aSheet(chart.rows, { name: '2号楼' })

  it('over a chart names another building than its sheet: which one, a person says', () => {
    expect(homesIn([sheet])).toEqual({ homes: [], faults: ['B2 buildingUnknown', 'C2 buildingUnknown'] })
    expect(homesIn([sheet], saidOf('2号楼', '2号楼'))).toEqual({
      homes: aChart('', { building: '2' }).homes,
      faults: [],
    })
    expect(homesIn([sheet], saidOf('2号楼', '1号楼'))).toEqual({ homes: chart.homes, faults: [] })
  })

  it('is asked for beside the sheet it was copied from', () => {
    const { faults } = homesIn([aSheet(chart.rows, { name: '1号楼' }), sheet])
    expect(faults).toEqual(['B2 buildingUnknown', 'C2 buildingUnknown'])
  })

  it.each([
    ['1号楼', ['1号楼总价表', '2号楼总价表']],
    ['3号楼', ['1号楼总价表', '2号楼总价表']],
    ['1-2号楼', ['1号楼总价表', '2号楼总价表']],
  ])('is none on a sheet %s of two charts, each under its own', (name, titles) => {
    const { rows, homes } = stacked(titles.map((title, at) => aChart(title, { building: String(at + 1) })))
    expect(homesIn([aSheet(rows, { name })])).toEqual({ homes, faults: [] })
  })

  it('names another entrance than its sheet', () => {
    const rows = aChart('1号楼1单元总价表').rows
    expect(homesIn([aSheet(rows, { name: '1#2单元' })]).faults).toEqual(['B2 entranceUnclear', 'C2 entranceUnclear'])
    expect(homesIn([aSheet(rows, { name: '1#1单元' })]).faults).toEqual([])
  })
})

describe('LED-8: names of a list that was copied', () => {
  const HEADINGS = ['房号', '面积', '单价', '总价']
  const HOME: Written[] = ['201', 90, 10_000, 900_000]

  it('a title with another entrance than its sheet is asked for', () => {
    const sheet = (name: string) => aSheet([['1号楼1单元价格表'], HEADINGS, HOME], { name })
    expect(homesIn([sheet('1#1单元')]).faults).toEqual([])
    expect(homesIn([sheet('1#2单元')]).faults).toEqual(['A3 entranceUnclear'])
  })

  it.each<[string, Written[][]]>([
    ['2号楼', []],
    ['价格', [['2号楼价格表']]],
  ])('a column that says 1# in every row on a sheet %s is asked for, and a person says', (name, title) => {
    const rows = [...title, ['楼栋', ...HEADINGS], ['1#', ...HOME], ['1#', '202', 90, 10_000, 900_000]]
    const sheets = [aSheet(rows, { name })]
    expect(homesIn(sheets).faults.map((fault) => fault.split(' ')[1])).toEqual(['buildingUnknown', 'buildingUnknown'])
    const homes = (code: string) => [`${code}-1-0201 90 10000`, `${code}-1-0202 90 10000`]
    expect(homesIn(sheets, saidOf(name, '2号楼'))).toEqual({ homes: homes('2'), faults: [] })
    expect(homesIn(sheets, saidOf(name, '1号楼'))).toEqual({ homes: homes('1'), faults: [] })
  })

  it.each<[string, string, Written[][]]>([
    [
      'several buildings in the column',
      '2号楼',
      [
        ['1#', ...HOME],
        ['2#', ...HOME],
      ],
    ],
    ['the sheet’s own building', '1号楼', [['1#', ...HOME]]],
    ['a sheet of the sales office’s', '售楼处', [['1#', ...HOME]]],
  ])('%s: nothing is asked', (_, name, rows) => {
    expect(homesIn([aSheet([['售楼处：3号楼底商'], ['楼栋', ...HEADINGS], ...rows], { name })]).faults).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { NO_MAPPING } from '../../../../shared/ledger/price-list/mapping'
import { aSheet, readWith, type Written } from './a-list'
import { aChart, homesIn } from './chart-sheets'

const { rows: whole, homes } = aChart('1号楼总价表')
const [, ...bare] = whole
const under = (title: string | null): Written[][] => (title === null ? bare : [[title], ...bare])

describe('LED-8: a chart with its areas whose title names no price', () => {
  it.each<[string, string | null]>([
    ['1#', null],
    ['Sheet1', '1#楼'],
    ['Sheet1', '1#楼房源表'],
    ['Sheet1', '1#楼定价表'],
    ['Sheet1', '1#楼开盘价格'],
    ['Sheet1', '1#楼控盘表'],
  ])('on sheet %s under %s is what its figures are, and shown', (name, title) => {
    const sheet = aSheet(under(title), { name })
    expect(homesIn([sheet])).toEqual({ homes, faults: [] })
    const { repairs } = readWith([sheet], { decidedBy: null })
    expect(repairs.map(({ code, readAs }) => [code, readAs])).toEqual([['figureRead', '总价']])
  })
})

describe('LED-8: a title with another name than the project’s', () => {
  it('is asked for, and no reason to refuse the file; what a person says of it is taken', () => {
    const sheet = aSheet(under('锦绣江南总价表'), { name: '1号楼' })
    expect(homesIn([sheet]).faults).toEqual(['B4 figureUnclear'])
    const said = { ...NO_MAPPING, headings: [{ heading: '锦绣江南总价表', meaning: 'listTotal' as const }] }
    expect(homesIn([sheet], said)).toEqual({ homes, faults: [] })
  })

  it('that is a part of the project’s is known', () => {
    const sheet = aSheet(under('云栖府总价表'), { name: '1号楼' })
    const { rows, faults } = readWith([sheet], { decidedBy: null, project: '合肥云栖府项目' })
    expect([rows.length, faults]).toEqual([4, []])
  })

  it('拎包总价 is asked for still', () => {
    expect(homesIn([aSheet(under('拎包总价表'), { name: '1号楼' })]).faults).toEqual(['B4 figureUnclear'])
  })
})

describe('LED-8: areas below the floors', () => {
  const [title, rooms, areas, ...floors] = whole
  const head = [title ?? [], rooms ?? []]

  it('are those of every floor, where no others are', () => {
    expect(homesIn([aSheet([...head, ...floors, areas ?? []])])).toEqual({ homes, faults: [] })
  })

  it('once more below each floor', () => {
    const each = floors.flatMap((floor) => [floor, areas ?? []])
    expect(homesIn([aSheet([...head, ...each])])).toEqual({ homes, faults: [] })
  })

  it('added up are none', () => {
    const sum: Written[] = ['总面积', 180, 200]
    expect(() => homesIn([aSheet([...head, ...floors, sum])])).toThrow('headerMissing')
  })
})

import { describe, expect, it } from 'vitest'
import type { Sheet } from '../../../../shared/ledger/price-list/sheet'
import { aSheet, readWith } from './a-list'

function readAs(building: string | undefined, ...sheets: Sheet[]) {
  const said = sheets.map(({ name }) => ({ name, isRead: true, headerRows: null, building }))
  const reading = readWith(sheets, { decidedBy: null, mapping: { headings: [], sheets: said } })
  return {
    homes: reading.rows.map(({ number, building }) => `${building} ${number}`),
    faults: reading.faults.map(({ cell, code }) => `${cell} ${code}`),
    repairs: reading.repairs.map(({ cell, code, readAs }) => `${cell} ${code} ${readAs}`),
  }
}

const list = (title: string | null, name = '价目') =>
  aSheet([...(title ? [[title]] : []), ['房号', '建筑面积', '单价'], ['1203', 89.53, 18_650]], { name })
const chart = (title: string) =>
  aSheet([[title], ['楼层', '01', '01'], [null, '面积', '总价'], ['12层', 90, 1_500_000]], {
    name: '总表',
    merges: [{ top: 1, bottom: 1, left: 1, right: 2 }],
  })

describe('LED-8: the building of a sheet, where nothing in the file says it and a person does', () => {
  it('is that of its homes, and shown at each of them', () => {
    expect(readAs(undefined, list(null)).faults).toEqual(['A2 buildingUnknown'])
    const read = { homes: ['3栋 3-1-1203'], faults: [], repairs: ['A2 buildingSaid 3-1-1203'] }
    expect(readAs('3栋', list(null))).toEqual(read)
  })

  it('of charts as of lists', () => {
    expect(readAs(undefined, chart('销控表')).faults).toEqual(['B2 buildingUnknown'])
    const read = { homes: ['A座 A-1-1201'], faults: [], repairs: ['C4 buildingSaid A-1-1201'] }
    expect(readAs('A座', chart('销控表'))).toEqual({
      ...read,
      repairs: [expect.stringMatching(/buildingSaid A-1-1201$/)],
    })
  })

  it('of houses it is the building they stand in', () => {
    const rooms = aSheet([
      ['房号', '建筑面积', '单价'],
      ['1#', 200, 30_000],
      ['2#', 201, 30_000],
    ])
    expect(readAs('5栋', rooms).homes).toEqual(['5栋 5-1-0101', '5栋 5-1-0102'])
  })

  it('against a title of another building it is asked for again: the next list may be that one’s', () => {
    expect(readAs('3栋', list('2号楼一房一价表')).faults).toEqual(['A3 buildingUnknown'])
    expect(readAs('2栋', list('2号楼一房一价表')).homes).toEqual(['2栋 2-1-1203'])
    expect(readAs('3栋', chart('2号楼销控表')).homes).toEqual(['2号楼 2-1-1201'])
  })
})

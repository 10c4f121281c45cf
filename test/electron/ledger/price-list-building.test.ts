import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { aList, aListedOffice, preview } from '../../office/a-listed-office'

describe('LED-8: a list that says no building', () => {
  it('is asked for it once: the answer is remembered for the next list, and shown at every home', async () => {
    const { projectId, manager } = await aListedOffice()
    const listOf = (price: number) =>
      aList([
        ['房号', '建筑面积', '单价'],
        ['2101', 89.53, price],
        ['2102', 95, price],
      ])
    const first = await listOf(18_000)
    const asked = await preview(manager, projectId, first)
    expect(asked.reading.faults.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
      'A2 buildingUnknown',
      'A3 buildingUnknown',
    ])

    const name = asked.reading.sheets[0]?.name ?? ''
    const mapping = { headings: [], sheets: [{ name, isRead: true, headerRows: null, building: '9栋' }] }
    const said = await manager.ledger.previewPriceList(ordered({ projectId, file: first, decidedBy: null, mapping }))
    expect(said.reading.faults).toEqual([])
    const order = { projectId, uploadId: said.uploadId, basis: said.basis, appliesFrom: null }
    expect(await manager.ledger.importPriceList(ordered(order))).toMatchObject({ units: 2 })

    const next = await preview(manager, projectId, await listOf(18_100))
    expect([next.reading.faults, next.homes.changed]).toEqual([[], 2])
    expect(next.reading.repairs.map(({ code, readAs }) => `${code} ${readAs}`)).toEqual([
      'buildingSaid 9-1-2101',
      'buildingSaid 9-1-2102',
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { aList, aListedOffice, preview } from '../../office/a-listed-office'

describe('LED-8: figures of a file that nothing reads', () => {
  it('are a fault until a person passes them by, which is remembered for the next list', async () => {
    const { projectId, manager } = await aListedOffice()
    const listOf = (price: number) =>
      aList([
        ['9号楼总价表'],
        ['楼层', '01', '02'],
        ['面积', 90, 100],
        ['2F', price, price + 100_000],
        ['1F', price, price + 100_000],
        ['1F面积', 80, 85],
      ])
    const first = await listOf(900_000)
    const asked = await preview(manager, projectId, first)
    expect(asked.reading.faults.map(({ cell, code }) => `${cell} ${code}`)).toEqual(['B6 figuresUnread'])

    const name = asked.reading.sheets[0]?.name ?? ''
    const passed = ['1F面积 B6:C6']
    const mapping = { headings: [], sheets: [{ name, isRead: true, headerRows: null, passed }] }
    const said = await manager.ledger.previewPriceList(ordered({ projectId, file: first, decidedBy: null, mapping }))
    expect(said.reading.faults).toEqual([])
    const order = { projectId, uploadId: said.uploadId, basis: said.basis, appliesFrom: null }
    expect(await manager.ledger.importPriceList(ordered(order))).toMatchObject({ units: 4 })

    const next = await preview(manager, projectId, await listOf(910_000))
    expect([next.reading.faults, next.homes.changed]).toEqual([[], 4])
  })
})

import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { anOffice } from '../../office/an-office'
import { SCHEME } from '../../office/scheme'
import { findingsOf } from '../opening/a-trial'

describe('the sample of a price list', () => {
  it('LED-8: is read without a fault, a question or a repair, as the page reads it, and taken in whole', async () => {
    const office = await anOffice()
    const admin = await office.signedIn('admin')
    const { id: projectId } = await admin.project.create(ordered({ name: '云栖里', scheme: SCHEME, isTrial: true }))
    const file = new File([await readFile('resources/samples/price-list.xlsx')], '一房一价表样例.xlsx')
    const preview = await admin.ledger.previewPriceList(ordered({ projectId, file, decidedBy: null }))

    expect(preview.officeFaults).toEqual([])
    const { faults, repairs, skipped } = preview.reading
    expect({ faults, repairs, skipped }).toEqual({ faults: [], repairs: [], skipped: [] })
    expect({ rows: preview.rows, homes: preview.homes }).toEqual({
      rows: 56,
      homes: { added: 56, changed: 0, unchanged: 0, absent: 0 },
    })
    expect([preview.withheld, preview.sold]).toEqual([[], []])

    const { uploadId, basis } = preview
    const imported = await admin.ledger.importPriceList(ordered({ projectId, uploadId, basis, appliesFrom: null }))
    expect(imported).toMatchObject({ version: 1, units: 56, added: 56 })
    const { buildings } = await admin.project.detail({ projectId })
    expect(buildings.map(({ name, units }) => [name, units])).toEqual([
      ['1号楼', 32],
      ['2号楼', 24],
    ])
    expect(await findingsOf(office)).toEqual([])
  })
})

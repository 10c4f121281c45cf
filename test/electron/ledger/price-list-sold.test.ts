import { describe, expect, it } from 'vitest'
import { type OfficeClient, ordered } from '../../../electron/commands/office-client'
import { DAY } from '../../../shared/kernel/day'
import { NO_MAPPING } from '../../../shared/ledger/price-list/mapping'
import { aList, aListedOffice, HEADER, homeRow, preview } from '../../office/a-listed-office'
import { refusalOf, submitTicket } from '../../office/a-ticket'
import { OPENING } from '../../office/an-office'

/** Previews the file once it was said that what is sold is left out, as the click does. */
async function leavingSold(client: OfficeClient, projectId: string, file: File, appliesFrom: number | null = null) {
  const mapping = { ...NO_MAPPING, leavesSold: true }
  return client.ledger.previewPriceList(ordered({ projectId, file, decidedBy: null, mapping, appliesFrom }))
}

describe('LED-8: homes that a list calls sold, with no subscription here', () => {
  it('are left out where a person says so: new ones are not made, one on sale here goes off it, and it is remembered', async () => {
    const { office, projectId, manager } = await aListedOffice()
    const rows = [homeRow(21, '01', '已售'), homeRow(21, '02', '可售'), homeRow(29, '01', '已认购')]
    const file = await aList([HEADER, ...rows])
    expect((await preview(manager, projectId, file)).officeFaults).toHaveLength(2)

    const {
      officeFaults,
      sold,
      homes,
      absent,
      rows: listed,
      reading,
      uploadId,
      basis,
    } = await leavingSold(manager, projectId, file)
    expect([officeFaults, listed, homes.added]).toEqual([[], 1, 0])
    expect(sold).toEqual([
      { number: '1-1-2101', says: '已售', isHere: true },
      { number: '1-1-2901', says: '已认购', isHere: false },
    ])
    expect(absent.map(({ number }) => number)).not.toContain('1-1-2101')
    expect(reading.sums).toMatchObject([{ units: 1 }])
    const lines = { projectId, uploadId, change: null, from: 0, count: 10 }
    expect((await manager.ledger.priceListLines(lines)).lines.map(({ row }) => row.number)).toEqual(['1-1-2102'])

    const order = { projectId, uploadId, basis, appliesFrom: null }
    const done = await manager.ledger.importPriceList(ordered(order))
    expect(done).toMatchObject({ units: 1, offSale: 1, leftOut: 2 })
    const { units } = await manager.ledger.board({ projectId })
    expect(units.number).not.toContain('1-1-2901')
    const unitId = await office.unitId('1-1-2101')
    expect(await manager.ledger.unit({ projectId, unitId })).toMatchObject({ price: null })

    const again = await preview(manager, projectId, file)
    expect(again).toMatchObject({ officeFaults: [], mapping: { leavesSold: true } })
    expect(again.sold.map(({ isHere }) => isHere)).toEqual([false, false])
    const same = { projectId, uploadId: again.uploadId, basis: again.basis, appliesFrom: null }
    expect(await refusalOf(manager.ledger.importPriceList(ordered(same)))).toMatchObject({ code: 'NOTHING_CHANGES' })
  })

  it('stay a fault while somebody has claimed them here', async () => {
    const { office, projectId, manager } = await aListedOffice()
    await submitTicket(office, await office.signedIn('wanglin'))
    const file = await aList([HEADER, homeRow(12, '03', '已售'), homeRow(21, '02', '可售')])
    const { officeFaults, sold, uploadId, basis } = await leavingSold(manager, projectId, file)
    expect(sold).toEqual([])
    expect(officeFaults).toMatchObject([{ code: 'soldElsewhere', data: { number: '1-1-1203' } }])
    const importing = manager.ledger.importPriceList(ordered({ projectId, uploadId, basis, appliesFrom: null }))
    expect(await refusalOf(importing)).toMatchObject({ code: 'OFFICE_CHANGED', data: { unit: '1-1-1203' } })
  })

  it('one that is claimed between preview and import takes nothing in', async () => {
    const { office, projectId, manager } = await aListedOffice()
    const file = await aList([HEADER, homeRow(12, '03', '已售'), homeRow(21, '02', '可售')])
    const { sold, uploadId, basis } = await leavingSold(manager, projectId, file)
    expect(sold).toMatchObject([{ number: '1-1-1203', isHere: true }])
    await submitTicket(office, await office.signedIn('wanglin'))
    const importing = manager.ledger.importPriceList(ordered({ projectId, uploadId, basis, appliesFrom: null }))
    expect(await refusalOf(importing)).toMatchObject({ code: 'OFFICE_CHANGED' })
  })

  it('LED-7: stay a fault where they are on sale here and the list is to apply later, for going off sale is at once', async () => {
    const { projectId, manager } = await aListedOffice()
    const file = await aList([HEADER, homeRow(21, '01', '已售'), homeRow(29, '01', '已售'), homeRow(21, '02', '可售')])
    const { officeFaults, sold } = await leavingSold(manager, projectId, file, OPENING + DAY)
    expect(officeFaults).toMatchObject([{ code: 'soldElsewhere', data: { number: '1-1-2101' } }])
    expect(sold).toMatchObject([{ number: '1-1-2901', isHere: false }])
  })
})

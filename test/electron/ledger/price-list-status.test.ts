import { describe, expect, it } from 'vitest'
import { type OfficeClient, ordered } from '../../../electron/commands/office-client'
import { DAY } from '../../../shared/kernel/day'
import { aList, aListedOffice, HEADER, homeRow, preview } from '../../office/a-listed-office'
import { refusalOf } from '../../office/a-ticket'
import { OPENING } from '../../office/an-office'

const WITH_REMARKS = [...HEADER, '备注']

function withRemark(floor: number, room: string, status: string | null, remark: string | null) {
  return [...homeRow(floor, room, status), remark]
}

/** Previews the file with a column left out, as a click on 不读 or in 识别 does. */
async function leavingOut(client: OfficeClient, projectId: string, file: File, heading: string) {
  const mapping = { headings: [{ heading, meaning: 'ignored' as const }], sheets: [] }
  return client.ledger.previewPriceList(ordered({ projectId, file, decidedBy: null, mapping }))
}

describe('LED-8: a status that nobody can read keeps the list out', () => {
  it('at the cell, until it is said that the column holds no status', async () => {
    const { projectId, manager } = await aListedOffice()
    const file = await aList([HEADER, homeRow(21, '01', '甲类'), homeRow(21, '02', '甲类'), homeRow(22, '01', '可售')])
    const { reading, uploadId, basis } = await preview(manager, projectId, file)
    expect(reading.faults).toMatchObject([
      { cell: 'I2', home: '1-1-2101', code: 'statusUnknown', data: { text: '甲类', cells: 2 } },
    ])
    const importing = manager.ledger.importPriceList(ordered({ projectId, uploadId, basis, appliesFrom: null }))
    expect(await refusalOf(importing)).toMatchObject({ code: 'FILE_FAULTY', data: { faults: 1 } })

    const again = await leavingOut(manager, projectId, file, '销售状态')
    expect(again.reading.faults).toEqual([])
    const order = { projectId, uploadId: again.uploadId, basis: again.basis, appliesFrom: null }
    expect(await manager.ledger.importPriceList(ordered(order))).toMatchObject({ units: 3 })
  })

  it.each(['售', '预订', '小订', '网签中', '已交定金'])('%s is sold elsewhere', async (status) => {
    const { projectId, manager } = await aListedOffice()
    const file = await aList([HEADER, homeRow(21, '01', status), homeRow(21, '02', '可售')])
    const { officeFaults, uploadId, basis } = await preview(manager, projectId, file)
    expect(officeFaults).toMatchObject([
      { cell: 'I2', column: 'status', code: 'soldElsewhere', data: { number: '1-1-2101', says: status } },
    ])
    const importing = manager.ledger.importPriceList(ordered({ projectId, uploadId, basis, appliesFrom: null }))
    expect(await refusalOf(importing)).toMatchObject({ code: 'OFFICE_CHANGED', data: { unit: '1-1-2101' } })
  })
})

describe('LED-8: what remarks say of a sale or a withholding', () => {
  it('客户已定 keeps the list out, at the remark’s own cell; left out, the column says nothing any more', async () => {
    const { projectId, manager } = await aListedOffice()
    const file = await aList([WITH_REMARKS, withRemark(21, '01', '可售', '边户，客户已定')])
    const { officeFaults } = await preview(manager, projectId, file)
    expect(officeFaults).toMatchObject([{ cell: 'K2', column: 'remarks', code: 'soldElsewhere' }])
    expect((await leavingOut(manager, projectId, file, '备注')).officeFaults).toEqual([])
  })

  it('王总预留 and 抵押 are offered and withheld; 配套车位已售 and 预留空调位 change nothing and are noticed', async () => {
    const { projectId, manager } = await aListedOffice()
    const file = await aList([
      WITH_REMARKS,
      withRemark(21, '01', '可售', '王总预留'),
      withRemark(21, '02', null, '配套车位已售'),
      withRemark(22, '01', '抵押中', null),
      withRemark(22, '02', '可售', '预留空调位'),
    ])
    const { reading, officeFaults, withheld, uploadId, basis } = await preview(manager, projectId, file)
    expect([reading.faults, officeFaults]).toEqual([[], []])
    expect(withheld).toMatchObject([
      { number: '1-1-2101', says: '王总预留', isFree: true },
      { number: '1-1-2201', says: '抵押中', isFree: true },
    ])
    expect(reading.notices).toMatchObject([
      { cell: 'K3', home: '1-1-2102', text: '配套车位已售' },
      { cell: 'K5', home: '1-1-2202', text: '预留空调位' },
    ])

    const numbers = withheld.map(({ number }) => number)
    const withholding = { numbers, reason: '王总预留、抵押', until: OPENING + DAY }
    const order = { projectId, uploadId, basis, appliesFrom: null, withholding }
    expect(await manager.ledger.importPriceList(ordered(order))).toMatchObject({ units: 4, withheld: 2 })
    const { units } = await manager.ledger.board({ projectId })
    // LED-11: what goes with a home is withheld with it.
    const isWithheld = units.number.filter((_, at) => units.claimKind[at] === 'withheld')
    expect(isWithheld.toSorted()).toEqual([...numbers, '车位-B1-001'])
  })
})

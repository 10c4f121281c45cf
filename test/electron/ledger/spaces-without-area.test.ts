import { describe, expect, it } from 'vitest'
import { type OfficeClient, ordered } from '../../../electron/commands/office-client'
import type { TicketForm } from '../../../shared/ledger/ticket-contract'
import type { DiscountItem } from '../../../shared/pricing/scheme'
import { aList, preview } from '../../office/a-listed-office'
import { takeInList } from '../../office/a-project'
import { applyFor } from '../../office/a-special'
import { aForm, LIST_TOTAL, refusalOf, ZHANG } from '../../office/a-ticket'
import { anOffice } from '../../office/an-office'
import { SCHEME } from '../../office/scheme'
import { pagesOf } from '../documents/pdf/poppler'

const SPACES = [
  ['车位号', '价格（元/个）', '底价（元/个）', '绑定房号'],
  ['B1-001', 120_000, 110_000, null],
  ['B1-002', 130_000, 110_000, '1-1-1203'],
]
const FOR_SPACES = { kinds: ['parking' as const] }
const ITEMS: DiscountItem[] = [
  { id: 'space-fold', name: '车位 95 折', discount: { kind: 'percent', rate: 9_500 }, conditions: FOR_SPACES },
  {
    id: 'space-metre',
    name: '每平立减',
    discount: { kind: 'unitPriceOff', perSquareMetre: 10_000 },
    conditions: FOR_SPACES,
  },
]

/** Parking spaces of a list that says no areas, for sale, and discounts that are for them. */
async function anOfficeOfSpaces() {
  const office = await anOffice()
  const { projectId } = office
  const [manager, director] = [await office.signedIn('manager'), await office.signedIn('director')]
  const { reading, officeFaults, homes } = await preview(manager, projectId, await aList(SPACES))
  expect({ faults: reading.faults, officeFaults, homes }).toMatchObject({
    faults: [],
    officeFaults: [],
    homes: { added: 2 },
  })
  await takeInList(manager, projectId, await aList(SPACES), { decidedBy: null })
  const { buildings } = await manager.project.detail({ projectId })
  const buildingIds = buildings.filter(({ permitId }) => permitId === null).map(({ id }) => id)
  const permit = { number: '江售许字(2026)第051号', issuedOn: '2026-06-01' }
  await manager.project.recordPermit(ordered({ projectId, ...permit, buildingIds }))
  await manager.ledger.release(ordered({ projectId, buildingIds, unitIds: [], from: null }))
  const scheme = { ...SCHEME, items: [...SCHEME.items, ...ITEMS] }
  await manager.pricing.saveScheme(ordered({ projectId, basedOn: 1, scheme, appliesFrom: null }))
  const unitId = async (number: string) => {
    const { units } = await manager.ledger.board({ projectId })
    return units.id[units.number.indexOf(number)] ?? ''
  }
  return { office, projectId, manager, director, wanglin: await office.signedIn('wanglin'), unitId }
}

async function wordsOf(file: File): Promise<string> {
  return (await pagesOf(new Uint8Array(await file.arrayBuffer()))).join('')
}

function submit(client: OfficeClient, projectId: string, form: TicketForm, expectedTotal: number) {
  return client.ledger.tickets.submit(ordered({ projectId, draft: null, form, expectedTotal }))
}

async function exported(manager: OfficeClient, projectId: string): Promise<File> {
  const [version] = (await manager.project.detail({ projectId })).priceVersions
  return manager.ledger.exportPriceList({ projectId, versionId: version?.id ?? '' })
}

describe('LED-11: parking spaces without areas, through the office', () => {
  it('stand on the board with their total, are sold with their discounts, and their paper names no area', async () => {
    const { projectId, manager, wanglin, unitId } = await anOfficeOfSpaces()
    const { units } = await manager.ledger.board({ projectId })
    const at = units.number.indexOf('车位-B1-001')
    expect([units.kind[at], units.area[at], units.listFixedTotal[at], units.listUnitPrice[at]]).toEqual([
      'parking',
      null,
      12_000_000,
      null,
    ])
    const form = aForm(await unitId('车位-B1-001'), { chosen: ['space-fold'] })
    const ticket = await submit(wanglin, projectId, form, 11_400_000)
    expect(ticket.lines).toMatchObject([{ area: null, breakdown: { total: 11_400_000, unitPrice: null } }])

    const text = await wordsOf(await wanglin.ledger.tickets.paper({ projectId, ticketId: ticket.id }))
    for (const said of ['车位-B1-001', '建筑面积—', '一口价120,000.00元', '114,000', '成交单价—'])
      expect(text).toContain(said)
    for (const nonsense of ['0.00㎡', 'NaN', 'null', '元/㎡']) expect(text).not.toContain(nonsense)
  })

  it('a discount by the square metre is not for them', async () => {
    const { projectId, wanglin, unitId } = await anOfficeOfSpaces()
    const form = aForm(await unitId('车位-B1-001'), { chosen: ['space-metre'] })
    expect(await refusalOf(submit(wanglin, projectId, form, 12_000_000))).toMatchObject({
      code: 'DISCOUNT_NOT_ADMITTED',
      data: { item: '每平立减', admission: { unmet: [{ code: 'area' }] } },
    })
  })

  it('one that goes with a home is claimed with it, each at its own price', async () => {
    const { projectId, wanglin, unitId } = await anOfficeOfSpaces()
    const [home, space] = [await unitId('1-1-1203'), await unitId('车位-B1-002')]
    const lines = [home, space].map((id) => ({ unitId: id, chosen: [], evidence: [] }))
    const ticket = await submit(wanglin, projectId, { ...aForm(home), lines }, LIST_TOTAL + 13_000_000)
    expect(ticket.lines.map(({ unit, area, breakdown }) => [unit, area, breakdown.unitPrice])).toEqual([
      ['1-1-1203', 8_953, 1_865_001],
      ['车位-B1-002', null, null],
    ])
    const text = await wordsOf(await wanglin.ledger.tickets.paper({ projectId, ticketId: ticket.id }))
    for (const said of ['89.53㎡', '建筑面积—', '成交单价18,650.01元/㎡', '成交单价—']) expect(text).toContain(said)
  })

  it('PRC-7: a special discount is taken of the total; its paper has no unit price', async () => {
    const { projectId, wanglin, director, unitId } = await anOfficeOfSpaces()
    const form = aForm(await unitId('车位-B1-001'))
    const draft = await wanglin.ledger.tickets.save(ordered({ projectId, draft: null, form }))
    const where = { projectId, unitId }
    const deal = { discount: { kind: 'amountOff', amount: 200_000 } as const, total: 11_800_000 }
    const special = await applyFor(where, wanglin, draft, deal)
    const text = await wordsOf(await director.ledger.specials.paper({ projectId, specialId: special.id }))
    for (const said of ['118,000', '单价—']) expect(text).toContain(said)
    expect(text).not.toContain('元/㎡')

    const other = aForm(await unitId('车位-B1-001'), { chosen: ['space-fold'], buyers: [{ ...ZHANG, name: '沈佳怡' }] })
    expect(await submit(wanglin, projectId, other, 11_400_000)).toMatchObject({ state: 'submitted' })
  })

  it('LED-8: exported and read again nothing changes; an area that is added later does', async () => {
    const { projectId, manager, wanglin, unitId } = await anOfficeOfSpaces()
    const again = await preview(manager, projectId, await exported(manager, projectId))
    expect({ faults: again.reading.faults, officeFaults: again.officeFaults, homes: again.homes }).toMatchObject({
      faults: [],
      officeFaults: [],
      homes: { added: 0, changed: 0, unchanged: 14 },
    })

    const form = aForm(await unitId('车位-B1-001'))
    await submit(wanglin, projectId, form, 12_000_000)
    const measured = [
      ['车位号', '面积', '价格'],
      ['B1-001', 12.72, 120_000],
      ['B1-002', 12.72, 130_000],
    ]
    const { officeFaults, homes } = await preview(manager, projectId, await aList(measured))
    expect(homes).toMatchObject({ added: 0, changed: 2 })
    expect(officeFaults).toMatchObject([
      { cell: 'B2', code: 'unitClaimed', data: { number: '车位-B1-001', was: '', now: '12.72' } },
    ])
    await takeInList(manager, projectId, await aList(measured.toSpliced(1, 1)), { decidedBy: null })
    const space = await unitId('车位-B1-002')
    expect(await manager.ledger.unit({ projectId, unitId: space })).toMatchObject({ area: 1_272 })

    // A later list without areas takes none away.
    await takeInList(
      manager,
      projectId,
      await aList([
        ['车位号', '价格'],
        ['B1-002', 131_000],
      ]),
      { decidedBy: null },
    )
    expect(await manager.ledger.unit({ projectId, unitId: space })).toMatchObject({
      area: 1_272,
      price: { list: { by: 'total', total: 13_100_000 } },
    })
  })

  it('a filed unit price that stays is held against a total by the area the office knows', async () => {
    const { projectId, manager } = await anOfficeOfSpaces()
    const filed = [
      ['车位号', '建筑面积', '备案单价', '销售总价'],
      ['B1-009', 12.72, 9_500, 120_000],
    ]
    await takeInList(manager, projectId, await aList(filed), { decidedBy: null })
    const dearer = await preview(
      manager,
      projectId,
      await aList([
        ['车位号', '一口价'],
        ['B1-009', 121_000],
      ]),
    )
    expect(dearer.officeFaults).toMatchObject([
      { code: 'aboveFiledBefore', data: { list: 12_100_000, filed: 12_084_000 } },
    ])
  })
})

import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { type OfficeClient, ordered } from '../../../electron/commands/office-client'
import { claimTable } from '../../../electron/features/ledger/tables'
import { DAY, HOUR } from '../../../shared/kernel/day'
import { aList, aListedOffice, HEADER, homeRow, preview } from '../../office/a-listed-office'
import { takeInList } from '../../office/a-project'
import { refusalOf, submitTicket } from '../../office/a-ticket'
import { anEmptyOffice, anOffice, OPENING, PASSWORD, type TestOffice } from '../../office/an-office'
import { residentIdOf } from '../../office/people'
import { LISTED_HOMES, listedHome, priceListFile } from '../../office/price-list'
import { SCHEME } from '../../office/scheme'
import { databaseBeside } from '../../office/the-database'

/** What a price list can say of every home, by its number, without what identifies the version. */
async function pricesOf(client: OfficeClient, projectId: string): Promise<Record<string, unknown>> {
  const { units } = await client.ledger.board({ projectId })
  const homes = units.number.map((number, at): [string, unknown] => {
    const list = [units.listUnitPrice[at], units.listFixedTotal[at]]
    const filed = [units.filedUnitPrice[at], units.filedFixedTotal[at]]
    const tiedTo = units.number[units.id.indexOf(units.tiedTo[at] ?? '')] ?? null
    return [number, { kind: units.kind[at], type: units.type[at], area: units.area[at], list, filed, tiedTo }]
  })
  return Object.fromEntries(homes)
}

describe('LED-8: words where a price should be', () => {
  const written = (floor: number, room: string, price: string | number) => {
    const row: (string | number | null)[] = homeRow(floor, room)
    return row.with(7, price)
  }

  it('保留 keeps the price the home had, and offers to withhold it', async () => {
    const { projectId, manager } = await aListedOffice()
    const before = await pricesOf(manager, projectId)
    const { homes, withheld } = await preview(manager, projectId, await aList([HEADER, written(21, '01', '保留')]))
    expect(homes).toMatchObject({ added: 0, changed: 0, unchanged: 1 })
    expect(withheld).toEqual([{ number: '1-1-2101', says: '保留', isFree: true, isPriced: true }])

    await takeInList(manager, projectId, await aList([HEADER, written(21, '01', '保留'), written(21, '02', 18_000)]))
    expect((await pricesOf(manager, projectId))['1-1-2101']).toEqual(before['1-1-2101'])
  })

  it('a home that never had a price comes in without one: withheld, neither released nor sold before it is priced', async () => {
    const { office, projectId, manager } = await aListedOffice()
    const file = await aList([HEADER, written(23, '01', '保留'), written(23, '02', 18_000)])
    const { withheld, uploadId, basis } = await preview(manager, projectId, file)
    expect(withheld).toEqual([{ number: '1-1-2301', says: '保留', isFree: true, isPriced: false }])
    const withholding = { numbers: ['1-1-2301'], reason: '保留', until: OPENING + DAY }
    await manager.ledger.importPriceList(ordered({ projectId, uploadId, basis, appliesFrom: null, withholding }))

    const unitId = await office.unitId('1-1-2301')
    expect(await manager.ledger.unit({ projectId, unitId })).toMatchObject({ price: null, claim: { kind: 'withheld' } })
    const releasing = manager.ledger.release(ordered({ projectId, buildingIds: [], unitIds: [unitId], from: null }))
    expect(await refusalOf(releasing)).toMatchObject({ code: 'UNIT_UNPRICED', data: { unit: '1-1-2301' } })
    const [version] = (await manager.project.detail({ projectId })).priceVersions
    const exported = await manager.ledger.exportPriceList({ projectId, versionId: version?.id ?? '' })
    expect((await preview(manager, projectId, exported)).homes).toMatchObject({ added: 0, changed: 0 })
    expect(await manager.pricing.comparePrices({ projectId, before: 1, after: version?.number ?? 0 })).toBeTruthy()

    await takeInList(manager, projectId, await aList([HEADER, written(23, '01', 18_100)]))
    const { price } = await manager.ledger.unit({ projectId, unitId })
    expect(price?.list).toEqual({ by: 'unitPrice', unitPrice: 18_100_00 })
  })

  it('已售 is a fault unless the office has the sale: it would stay on sale here', async () => {
    const { office, projectId, manager } = await aListedOffice()
    const file = await aList([HEADER, written(21, '01', '已售'), written(29, '01', '已认购')])
    const { officeFaults, withheld } = await preview(manager, projectId, file)
    expect(withheld).toEqual([])
    expect(officeFaults).toMatchObject([
      { cell: 'H2', code: 'soldElsewhere', data: { number: '1-1-2101', says: '已售' } },
      { cell: 'H3', code: 'soldElsewhere', data: { number: '1-1-2901', says: '已认购' } },
    ])
    expect(await refusalOf(takeInList(manager, projectId, file))).toMatchObject({ code: 'OFFICE_CHANGED' })

    const sold = await aList([HEADER, written(12, '03', '已售')])
    await submitTicket(office, await office.signedIn('wanglin'))
    expect((await preview(manager, projectId, sold)).officeFaults).toHaveLength(1)
    const unitId = await office.unitId('1-1-1203')
    await (await databaseBeside(office)).update(claimTable, { unitId }, { kind: 'subscribed', until: null })
    expect((await preview(manager, projectId, sold)).officeFaults).toEqual([])
    await takeInList(manager, projectId, await aList([HEADER, written(12, '03', '已售'), written(29, '01', 18_000)]))
    const { price } = await manager.ledger.unit({ projectId, unitId })
    expect(price?.list).toEqual({ by: 'unitPrice', unitPrice: 18_650_00 })
  })

  it('and so is 已售 as a status, with a price beside it', async () => {
    const { projectId, manager } = await aListedOffice()
    const file = await aList([
      HEADER,
      homeRow(21, '01', '已售'),
      homeRow(21, '02', '可售'),
      homeRow(29, '01', '已认购'),
    ])
    expect((await preview(manager, projectId, file)).officeFaults).toMatchObject([
      { cell: 'I2', code: 'soldElsewhere', data: { number: '1-1-2101', says: '已售' } },
      { cell: 'I4', code: 'soldElsewhere', data: { number: '1-1-2901', says: '已认购' } },
    ])
    expect(await refusalOf(takeInList(manager, projectId, file))).toMatchObject({ code: 'OFFICE_CHANGED' })
  })

  it('a filed price below the price that carries forward is a fault', async () => {
    const { projectId, manager } = await aListedOffice()
    const header = HEADER.with(9, '备案单价')
    const row = written(21, '01', '保留').with(9, 18_000)
    const { officeFaults } = await preview(manager, projectId, await aList([header, row]))
    expect(officeFaults).toMatchObject([{ cell: 'J2', code: 'listAboveFiled' }])
  })

  it('of a list that waits, the home follows the price that comes in between', async () => {
    const { office, projectId, manager } = await aListedOffice()
    const waiting = await aList([HEADER, written(21, '01', '保留'), written(21, '02', 18_000)])
    await takeInList(manager, projectId, waiting, { appliesFrom: OPENING + HOUR })
    await takeInList(manager, projectId, await aList([HEADER, written(21, '01', 18_300)]))
    office.clock.now = OPENING + HOUR
    const { price } = await manager.ledger.unit({ projectId, unitId: await office.unitId('1-1-2101') })
    expect(price?.list).toEqual({ by: 'unitPrice', unitPrice: 18_300_00 })
  })
})

describe('LED-8: 保留 in a price list', () => {
  it('is offered; what the person confirms is withheld until the time they give', async () => {
    const { projectId, manager } = await aListedOffice()
    const file = await aList([HEADER, homeRow(21, '01', '待售'), homeRow(21, '02', '保留'), homeRow(22, '01', '保留')])
    const { withheld, uploadId, basis } = await preview(manager, projectId, file)
    expect(withheld).toEqual([
      { number: '1-1-2102', says: '保留', isFree: true, isPriced: true },
      { number: '1-1-2201', says: '保留', isFree: true, isPriced: true },
    ])

    const until = OPENING + 3 * DAY
    const withholding = { numbers: ['1-1-2201'], reason: '样板间', until }
    const order = { projectId, uploadId, basis, appliesFrom: null, withholding }
    expect(await manager.ledger.importPriceList(ordered(order))).toMatchObject({ added: 1, withheld: 1 })

    const { units } = await manager.ledger.board({ projectId })
    const claims = new Map(units.number.map((number, at) => [number, [units.claimKind[at], units.claimUntil[at]]]))
    expect(claims.get('1-1-2201')).toEqual(['withheld', until])
    expect(claims.get('1-1-2102')).toEqual([null, null])
  })

  it('a home claimed meanwhile keeps the whole list out, and who holds it is said', async () => {
    const office = await anOffice()
    const { projectId } = office
    const manager = await office.signedIn('manager')
    const withheldNow = ['住宅', '1号楼', '1', 12, '1203', 'B', 89.53, 18_650, '保留', null]
    const { uploadId, basis, withheld } = await preview(
      manager,
      projectId,
      await aList([HEADER, withheldNow, homeRow(22, '01')]),
    )
    expect(withheld).toMatchObject([{ number: '1-1-1203', isFree: true }])
    await submitTicket(office, await office.signedIn('wanglin'))

    const withholding = { numbers: ['1-1-1203'], reason: '样板间', until: OPENING + DAY }
    const importing = manager.ledger.importPriceList(
      ordered({ projectId, uploadId, basis, appliesFrom: null, withholding }),
    )
    expect(await refusalOf(importing)).toMatchObject({
      code: 'UNIT_HELD',
      data: { unit: '1-1-1203', claim: { by: '王琳' } },
    })
    expect((await manager.project.detail({ projectId })).priceVersions).toHaveLength(1)
  })

  it('SEC-1: the administrator is offered none and cannot withhold; a home the list does not name so is no home of it', async () => {
    const office = await anEmptyOffice()
    const admin = office.stranger()
    await admin.staff.setUp(ordered({ login: 'admin', name: '孙立', password: PASSWORD }))
    const { id: projectId } = await admin.project.create(ordered({ name: '望江府 一期', scheme: SCHEME }))
    const file = await aList([HEADER, homeRow(21, '01', '保留')])
    const { uploadId, basis, withheld } = await preview(admin, projectId, file)
    expect(withheld).toEqual([])

    const withholding = { numbers: ['1-1-2101'], reason: '样板间', until: OPENING + DAY }
    const importing = admin.ledger.importPriceList(
      ordered({ projectId, uploadId, basis, appliesFrom: null, withholding }),
    )
    expect(await refusalOf(importing)).toMatchObject({ code: 'NOT_ALLOWED', data: { access: 'unit.withhold' } })
  })
})

describe('PRC-5: a list whose floor prices are faulty or were repaired', () => {
  it('is shown to the administrator by the cell, to the manager in its words', async () => {
    const office = await anEmptyOffice()
    const admin = office.stranger()
    await admin.staff.setUp(ordered({ login: 'admin', name: '孙立', password: PASSWORD }))
    const { id: projectId } = await admin.project.create(ordered({ name: '望江府 一期', scheme: SCHEME }))
    const person = { name: '赵敏', role: 'manager', phone: '13800000001', idNumber: residentIdOf(1) } as const
    await admin.staff.add(ordered({ login: 'manager', password: PASSWORD, person }))
    const rows = ['１６，５００', '17000元左右', 16_500.005, 99].map((floor, at) => [
      '1',
      `120${at + 1}`,
      89.53,
      18_650,
      floor,
    ])
    const file = await aList([['楼栋', '房号', '建筑面积', '单价', '底单价'], ...rows])

    const shown = await preview(admin, projectId, file)
    expect(shown.reading.faults.map(({ cell }) => cell)).toEqual(['E3', 'E4', 'E5'])
    expect(JSON.stringify(shown)).not.toMatch(/16500|１６|17000|"99"/)
    const manager = office.stranger()
    await manager.staff.signIn(ordered({ login: 'manager', password: PASSWORD }))
    const { reading } = await preview(manager, projectId, file)
    expect(reading.repairs).toMatchObject([{ cell: 'E2', readAs: '16,500.00' }])
    expect(reading.faults[0]).toMatchObject({ cell: 'E3', data: { text: '17000元左右' } })
  })
})

describe('LED-8: homes a list does not name', () => {
  async function theOthers() {
    const office = await anOffice()
    const { projectId } = office
    const manager = await office.signedIn('manager')
    const file = await priceListFile(LISTED_HOMES.filter(({ room }) => room !== '03').map((home) => home))
    const shown = await preview(manager, projectId, file)
    return { office, projectId, manager, shown }
  }

  it('are taken off sale where the person says so: not released any more, and without a price', async () => {
    const { projectId, manager, shown } = await theOthers()
    expect(shown.absent.map(({ number, state }) => [number, state])).toEqual([
      ['1-1-1103', 'available'],
      ['1-1-1203', 'available'],
      ['1-1-1303', 'available'],
    ])
    const offSale = shown.absent.slice(0, 1).map(({ unitId }) => unitId)
    const order = { projectId, uploadId: shown.uploadId, basis: shown.basis, appliesFrom: null, offSale }
    expect(await manager.ledger.importPriceList(ordered(order))).toMatchObject({ version: 2, offSale: 1, changed: 0 })

    const unit = await manager.ledger.unit({ projectId, unitId: offSale[0] ?? '' })
    expect(unit).toMatchObject({ releasedFrom: null, price: null })
    const releasing = manager.ledger.release(ordered({ projectId, buildingIds: [], unitIds: offSale, from: null }))
    expect(await refusalOf(releasing)).toMatchObject({ code: 'UNIT_UNPRICED', data: { unit: '1-1-1103' } })
  })

  it('a claimed one is not taken off sale, nor any of them later', async () => {
    const { office, projectId, manager, shown } = await theOthers()
    const offSale = shown.absent.map(({ unitId }) => unitId)
    const order = { projectId, uploadId: shown.uploadId, basis: shown.basis, offSale }
    const later = OPENING + HOUR
    expect(await refusalOf(manager.ledger.importPriceList(ordered({ ...order, appliesFrom: later })))).toMatchObject({
      code: 'UNIT_CHANGES_LATER',
      data: { field: 'offSale', from: later },
    })
    await submitTicket(office, await office.signedIn('wanglin'))
    expect(await refusalOf(manager.ledger.importPriceList(ordered({ ...order, appliesFrom: null })))).toMatchObject({
      code: 'OFF_SALE_CLAIMED',
      data: { unit: '1-1-1203', claim: { by: '王琳' } },
    })
  })
})

describe('LED-8: the exported list', () => {
  async function exported({ projectId }: Pick<TestOffice, 'projectId'>, client: OfficeClient): Promise<File> {
    const [version] = (await client.project.detail({ projectId })).priceVersions
    return client.ledger.exportPriceList({ projectId, versionId: version?.id ?? '' })
  }

  it('read in again it changes nothing, with fixed totals, parking spaces and ties among it', async () => {
    const { projectId, manager } = await aListedOffice()
    const fixed = await priceListFile([listedHome('1-1-1203', { unitPrice: 1_660_000, filedUnitPrice: 1_700_000 })], {
      headings: { 备案单价: '备案总价', 销售单价: '销售总价', 底价单价: '底价总价' },
    })
    await takeInList(manager, projectId, fixed, { decidedBy: 'total' })
    const before = await pricesOf(manager, projectId)

    const file = await exported({ projectId }, manager)
    const { homes, reading, officeFaults } = await preview(manager, projectId, file)

    expect([reading.faults, officeFaults, reading.repairs]).toEqual([[], [], []])
    expect(homes).toEqual({ added: 0, changed: 0, unchanged: 16, absent: 0 })
    expect(await refusalOf(takeInList(manager, projectId, file))).toMatchObject({ code: 'NOTHING_CHANGES' })
    expect(await pricesOf(manager, projectId)).toEqual(before)
  })

  it('read in again it changes nothing below ground, and no parking space, whatever of its place its number says', async () => {
    const office = await anOffice()
    const { projectId } = office
    const manager = await office.signedIn('manager')
    const at = (place: readonly (string | number | null)[]) => [...place, 'B', 12.72, 18_650, null, null]
    const file = await aList([
      HEADER,
      at(['商铺', '1号楼', '1', -1, 'B101']),
      at(['车位', null, null, null, '023']),
      at(['车位', '2号楼', null, null, '024']),
      at(['车位', '2号楼', '1', null, 'A-026']),
      at(['车位', null, null, null, '人防-027']),
      at(['储藏室', '2号楼', '1', 1, '07']),
    ])
    expect(await takeInList(manager, projectId, file)).toMatchObject({ added: 6 })

    const { homes, reading } = await preview(manager, projectId, await exported({ projectId }, manager))
    expect([reading.faults, reading.repairs]).toEqual([[], []])
    expect(homes).toEqual({ added: 0, changed: 0, unchanged: 18, absent: 0 })
  })

  it('read in again it changes nothing where rooms are letters on floors with letters', async () => {
    const office = await anOffice()
    const { projectId } = office
    const manager = await office.signedIn('manager')
    const at = (floor: string | number, room: string) => [
      '住宅',
      '1号楼',
      '1',
      floor,
      room,
      'B',
      89.53,
      18_650,
      null,
      null,
    ]
    const file = await aList([HEADER, at('12A', 'A'), at('12A', 'B'), at('3A', 'A'), at(12, 'A')])
    expect(await takeInList(manager, projectId, file)).toMatchObject({ added: 4 })

    const { homes, reading } = await preview(manager, projectId, await exported({ projectId }, manager))
    expect([reading.faults, homes.added, homes.changed]).toEqual([[], 0, 0])
  })

  it('read into an empty project it makes the same homes at the same prices', async () => {
    const { office, projectId, manager } = await aListedOffice()
    const file = await exported({ projectId }, manager)
    const admin = await office.signedIn('admin')
    const { id: second } = await admin.project.create(ordered({ name: '望江府 二期', scheme: SCHEME }))
    await takeInList(manager, second, file)

    expect(await pricesOf(manager, second)).toEqual(await pricesOf(manager, projectId))
  })

  it('PRC-5: names floor prices to managers only', async () => {
    const office = await anOffice()
    const headings = async (client: OfficeClient) => {
      const workbook = new ExcelJS.Workbook()
      await workbook.xlsx.load(await (await exported(office, client)).arrayBuffer())
      return String(workbook.worksheets[0]?.getRow(1).values)
    }
    expect(await headings(await office.signedIn('manager'))).toContain('底单价')
    expect(await headings(await office.signedIn('hejing'))).not.toContain('底')
  })

  it('the template has the same headings, and reads as a list without homes', async () => {
    const office = await anOffice()
    const manager = await office.signedIn('manager')
    const template = await manager.ledger.priceListTemplate({ projectId: office.projectId })
    const { rows, reading } = await preview(manager, office.projectId, template)
    expect([rows, reading.faults, reading.sheets.map(({ name }) => name)]).toEqual([0, [], ['一房一价表']])
  })
})

describe('LED-8: a list that was shown', () => {
  it('can be turned through and confirmed after the office was closed and opened again', async () => {
    const { office, projectId, manager } = await aListedOffice()
    const shown = await preview(manager, projectId, await aList([HEADER, homeRow(21, '01'), homeRow(22, '01')]))

    await office.reopen()
    const again = await office.signedIn('manager')
    const lines = { projectId, uploadId: shown.uploadId, change: null, from: 0, count: 10 }
    expect((await again.ledger.priceListLines(lines)).total).toBe(2)
    const confirmed = await again.ledger.importPriceList(
      ordered({ projectId, uploadId: shown.uploadId, basis: shown.basis, appliesFrom: null }),
    )
    expect(confirmed).toMatchObject({ units: 2, added: 1 })
  })
})

import { describe, expect, it } from 'vitest'
import { type OfficeClient, ordered } from '../../../electron/commands/office-client'
import { priceTable, priceVersionTable } from '../../../electron/features/pricing/tables'
import { HOUR } from '../../../shared/kernel/day'
import { aSecondProject, takeInList } from '../../office/a-project'
import { LIST_TOTAL, named, refusalOf, submitTicket } from '../../office/a-ticket'
import { anOffice, OPENING, type TestOffice } from '../../office/an-office'
import { LISTED_HOMES, type ListForm, listedHome, priceListFile } from '../../office/price-list'
import { databaseBeside } from '../../office/the-database'
import { allHomes, priceOf } from '../../office/the-homes'

/** A list that says by name that its one price is the list's; a plain 单价 would serve as filed price, too. */
const LIST_PRICE_ONLY = {
  without: ['备案单价', '底价单价'],
  headings: { 销售单价: '标准单价' },
} as const satisfies ListForm

async function preview(client: OfficeClient, { projectId }: Pick<TestOffice, 'projectId'>, file: File) {
  return client.ledger.previewPriceList(ordered({ projectId, file, decidedBy: 'unitPrice' }))
}

describe('LED-8: 一房一价表', () => {
  it('a preview writes no home and no price', async () => {
    const office = await anOffice()
    const before = await allHomes(office)
    const file = await priceListFile([
      listedHome('1-1-1203', { unitPrice: 20_000, area: 90 }),
      listedHome('1-1-1103'),
      listedHome('1-1-1203', { floor: 20 }),
    ])

    const { homes, rows, fileName } = await preview(await office.signedIn('manager'), office, file)

    expect(fileName).toBe('一房一价表.xlsx')
    expect(rows).toBe(3)
    expect(homes).toEqual({ added: 1, changed: 1, unchanged: 1, absent: 10 })
    expect(await allHomes(office)).toEqual(before)
  })

  it('all or nothing: of a file with one faulty cell nothing is taken in, however the rest reads', async () => {
    const office = await anOffice()
    const manager = await office.signedIn('manager')
    const before = await allHomes(office)
    const faulty = LISTED_HOMES.map((home) => ({
      ...home,
      unitPrice: home.floor === 13 && home.room === '02' ? 50 : home.unitPrice + 100,
    }))

    const { uploadId, basis, reading } = await preview(manager, office, await priceListFile(faulty))
    expect(reading.faults.map(({ cell, code }) => [cell, code])).toContainEqual(['H11', 'outOfRange'])
    const { projectId } = office
    const importing = manager.ledger.importPriceList(ordered({ projectId, uploadId, basis, appliesFrom: null }))

    expect(await refusalOf(importing)).toEqual({
      code: 'FILE_FAULTY',
      data: { rule: 'LED-8', faults: reading.faults.length },
    })
    expect(await allHomes(office)).toEqual(before)
  })

  it('a list total above the filed total is a fault of its cell', async () => {
    const office = await anOffice()
    const file = await priceListFile([listedHome('1-1-1203', { filedUnitPrice: 18_640 })])

    const { reading } = await preview(await office.signedIn('manager'), office, file)
    expect(reading.faults.map(({ code }) => code)).toEqual(['listAboveFiled'])
  })

  it('a list above the filed price the home already had is refused, and nothing changes', async () => {
    const office = await anOffice()
    const manager = await office.signedIn('manager')
    const before = await allHomes(office)
    const dearer = [listedHome('1-1-1103'), listedHome('1-1-1203', { unitPrice: 19_251 })]
    const file = await priceListFile(dearer, { ...LIST_PRICE_ONLY, without: ['备案单价'] })

    // 89.53 ㎡ at 19,251.00 against the filed 19,250.00.
    const { officeFaults } = await preview(manager, office, file)
    expect(officeFaults).toMatchObject([
      { cell: 'G3', code: 'aboveFiledBefore', data: { number: '1-1-1203', list: 172_354_200, filed: 172_345_300 } },
    ])
    expect(await refusalOf(takeInList(manager, office.projectId, file))).toEqual({
      code: 'OFFICE_CHANGED',
      data: { rule: 'LED-8', faults: 1, unit: '1-1-1203' },
    })
    expect(await allHomes(office)).toEqual(before)
  })

  it('is confirmed once: a second time, or by a second person at the same moment, is refused', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [manager, director] = [await office.signedIn('manager'), await office.signedIn('director')]
    const file = await priceListFile([listedHome('1-1-1203', { unitPrice: 18_850 })])
    const { uploadId, basis } = await preview(manager, office, file)
    const order = { projectId, uploadId, basis, appliesFrom: null }

    const outcomes = await Promise.allSettled(
      [manager, director, manager, director].map((client) => client.ledger.importPriceList(ordered(order))),
    )

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    expect(refused.map(({ code, data }) => ({ code, data }))).toEqual(
      refused.map(() => ({ code: 'UPLOAD_USED', data: { rule: 'LED-8', fileName: '一房一价表.xlsx' } })),
    )
    expect((await manager.project.detail({ projectId })).priceVersions.map(({ number }) => number)).toEqual([2, 1])
  })

  it('what another list changed after the preview is not written over: the confirmation is refused, the next preview shows it', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [manager, director] = [await office.signedIn('manager'), await office.signedIn('director')]
    const file = await priceListFile([listedHome('1-1-1203', { unitPrice: 18_850 }), listedHome('1-1-1303')])
    const shown = await preview(manager, office, file)
    expect(shown.homes).toEqual({ added: 0, changed: 1, unchanged: 1, absent: 10 })
    await takeInList(director, projectId, await priceListFile([listedHome('1-1-1303', { unitPrice: 18_700 })]))
    const before = await allHomes(office)

    const { uploadId, basis } = shown
    const importing = manager.ledger.importPriceList(ordered({ projectId, uploadId, basis, appliesFrom: null }))
    const now = { added: 0, changed: 2, unchanged: 0, absent: 10 }
    expect(await refusalOf(importing)).toEqual({ code: 'PREVIEW_STALE', data: { rule: 'LED-8', homes: now } })
    expect(await allHomes(office)).toEqual(before)
    expect((await preview(manager, office, file)).homes).toEqual(now)
    expect(await takeInList(manager, projectId, file)).toMatchObject({ version: 3, changed: 2 })
  })

  it('a list that has come in to wait, and a version that has begun, make a preview stale; a ticket does not', async () => {
    const office = await anOffice()
    const { projectId } = office
    const manager = await office.signedIn('manager')
    const file = await priceListFile([listedHome('1-1-1203', { unitPrice: 18_850 })])
    const confirm = ({ uploadId, basis }: { uploadId: string; basis: string }) =>
      manager.ledger.importPriceList(ordered({ projectId, uploadId, basis, appliesFrom: null }))

    const first = await preview(manager, office, file)
    const waiting = await priceListFile([listedHome('1-1-1103', { unitPrice: 18_000 })])
    await takeInList(manager, projectId, waiting, { appliesFrom: OPENING + HOUR })
    expect(await refusalOf(confirm(first))).toMatchObject({ code: 'PREVIEW_STALE' })

    const second = await preview(manager, office, file)
    office.clock.now = OPENING + HOUR
    expect(await refusalOf(confirm(second))).toMatchObject({ code: 'PREVIEW_STALE' })

    const third = await preview(manager, office, file)
    await submitTicket(office, await office.signedIn('wanglin'))
    expect(await confirm(third)).toMatchObject({ version: 3, changed: 1 })
  })

  it.each([
    ['area', { area: 90.53 }, { was: '89.53', now: '90.53' }],
    ['type', { type: 'B2' }, { was: 'B', now: 'B2' }],
  ] as const)(
    'a home with an open claim keeps its %s: the whole file is refused, nothing is changed',
    async (field, change, said) => {
      const office = await anOffice()
      const { projectId } = office
      const [manager, wanglin] = [await office.signedIn('manager'), await office.signedIn('wanglin')]
      const ticket = await submitTicket(office, wanglin)
      const before = await allHomes(office)
      const file = await priceListFile([
        listedHome('1-1-1103', { area: 91, unitPrice: 18_000 }),
        listedHome('1-1-1203', change),
        listedHome('1-1-1303', { floor: 30 }),
      ])
      const { uploadId, basis, officeFaults } = await preview(manager, office, file)
      expect(officeFaults).toMatchObject([
        { row: 3, column: field, code: 'unitClaimed', data: { number: '1-1-1203', state: 'ticket', ...said } },
      ])
      const importing = () => manager.ledger.importPriceList(ordered({ projectId, uploadId, basis, appliesFrom: null }))

      expect(await refusalOf(importing())).toEqual({
        code: 'OFFICE_CHANGED',
        data: { rule: 'LED-8', faults: 1, unit: '1-1-1203' },
      })
      expect(await allHomes(office)).toEqual(before)

      // Once the claim is closed the same upload can be confirmed: its refusal had not used it up.
      await wanglin.ledger.tickets.withdraw(ordered({ ...named(office, ticket), reason: '客户改主意' }))
      expect(await importing()).toMatchObject({ version: 2, units: 3, added: 1 })
    },
  )

  it('an expired claim holds up no list', async () => {
    const office = await anOffice()
    const ticket = await submitTicket(office, await office.signedIn('wanglin'))
    office.clock.now = ticket.until ?? 0
    const file = await priceListFile([listedHome('1-1-1203', { area: 90.53 })])

    expect(await takeInList(await office.signedIn('manager'), office.projectId, file)).toMatchObject({ version: 2 })
  })

  it('a new price of a home with an open claim is taken in; the claim keeps its own', async () => {
    const office = await anOffice()
    const { projectId } = office
    const wanglin = await office.signedIn('wanglin')
    const { id: ticketId } = await submitTicket(office, wanglin)
    const file = await priceListFile([listedHome('1-1-1203', { unitPrice: 18_850 })])
    await takeInList(await office.signedIn('manager'), projectId, file)

    expect(await priceOf(office, '1-1-1203')).toMatchObject({ version: 2, list: { unitPrice: 1_885_000 } })
    const ticket = await wanglin.ledger.tickets.detail({ projectId, ticketId })
    expect(ticket.lines[0]).toMatchObject({ priceVersion: { number: 1 }, breakdown: { total: LIST_TOTAL } })
  })

  it('the same file again changes no home, and makes no version', async () => {
    const office = await anOffice()
    const manager = await office.signedIn('manager')
    const before = await allHomes(office)
    const again = await priceListFile()

    const { homes } = await preview(manager, office, again)
    expect(homes).toEqual({ added: 0, changed: 0, unchanged: 12, absent: 0 })
    expect(await refusalOf(takeInList(manager, office.projectId, again))).toEqual({
      code: 'NOTHING_CHANGES',
      data: { rule: 'LED-8', version: 1 },
    })
    expect(await allHomes(office)).toEqual(before)
  })

  it('homes missing from a file keep their price', async () => {
    const office = await anOffice()
    const before = await priceOf(office, '1-1-1103')
    const file = await priceListFile([listedHome('1-1-1203', { unitPrice: 18_850 })])
    await takeInList(await office.signedIn('manager'), office.projectId, file)

    const after = await priceOf(office, '1-1-1103')
    expect(after).toMatchObject({ version: 2, list: before?.list, filed: before?.filed })
    const database = await databaseBeside(office)
    const [last] = await database.find(priceVersionTable, { order: { number: 'DESC' }, take: 1 })
    expect(await database.countBy(priceTable, { versionId: last?.id ?? '' })).toBe(12)
  })

  it('an absent filed or floor price carries forward from the last version', async () => {
    const office = await anOffice()
    const [manager, wanglin] = [await office.signedIn('manager'), await office.signedIn('wanglin')]
    const file = await priceListFile([listedHome('1-1-1203', { unitPrice: 18_850 })], LIST_PRICE_ONLY)
    await takeInList(manager, office.projectId, file)

    expect(await priceOf(office, '1-1-1203')).toMatchObject({
      list: { by: 'unitPrice', unitPrice: 1_885_000 },
      filed: { by: 'unitPrice', unitPrice: 1_925_000 },
    })
    // 80折 of the new price is 1,350,112 元, below the floor of the first list: 1,502,761 元.
    const tooLow = { chosen: ['deep'], expectedTotal: 135_011_200 }
    expect(await refusalOf(submitTicket(office, wanglin, '1-1-1203', tooLow))).toMatchObject({ code: 'BELOW_FLOOR' })
  })

  it('one plain price column serves as both filed and list price', async () => {
    const office = await anOffice()
    const manager = await office.signedIn('manager')
    const file = await priceListFile([listedHome('1-1-1203', { unitPrice: 20_000 })], { without: ['备案单价'] })

    const { reading } = await preview(manager, office, file)
    expect(reading).toMatchObject({ isListAlsoFiled: true, faults: [] })
    await takeInList(manager, office.projectId, file)
    const both = { by: 'unitPrice', unitPrice: 2_000_000 }
    expect(await priceOf(office, '1-1-1203')).toMatchObject({ list: both, filed: both })
  })

  it('a price carried forward twice is still the one that was last said', async () => {
    const office = await anOffice()
    const manager = await office.signedIn('manager')
    for (const number of ['1-1-1103', '1-1-1203']) {
      const cheaper = listedHome(number, { unitPrice: 18_000 })
      await takeInList(manager, office.projectId, await priceListFile([cheaper], LIST_PRICE_ONLY))
    }

    for (const [number, unitPrice] of [
      ['1-1-1103', 1_924_000],
      ['1-1-1203', 1_925_000],
    ] as const) {
      expect(await priceOf(office, number)).toMatchObject({ version: 3, filed: { by: 'unitPrice', unitPrice } })
    }
  })

  it('1号楼 in one list and 1栋 in the next are one building', async () => {
    const office = await anOffice()
    const manager = await office.signedIn('manager')
    const file = await priceListFile([listedHome('1-1-1203', { building: '1栋', unitPrice: 18_000 })])

    expect(await takeInList(manager, office.projectId, file)).toMatchObject({ added: 0 })
    const { buildings } = await manager.project.detail({ projectId: office.projectId })
    expect(buildings.map(({ name }) => name)).toEqual(['1号楼', '2号楼'])
  })

  it('A区1号楼 in one list and B区1号楼 in the next are not', async () => {
    const office = await anOffice()
    const manager = await office.signedIn('manager')
    const ofGroup = (building: string) => priceListFile([listedHome('1-1-1203', { building, unitPrice: 20_000 })])
    await takeInList(manager, office.projectId, await ofGroup('A区5号楼'))

    const { officeFaults } = await preview(manager, office, await ofGroup('B区5号楼'))
    expect(officeFaults).toMatchObject([{ cell: 'A2', code: 'otherBuilding', data: { text: 'B区5号楼' } }])
    expect(await refusalOf(takeInList(manager, office.projectId, await ofGroup('B区5号楼')))).toMatchObject({
      code: 'OFFICE_CHANGED',
    })
    expect((await preview(manager, office, await ofGroup('望江府A区5栋'))).officeFaults).toEqual([])
  })

  it('another project’s upload is not there, and a list without headings is refused with what was looked for', async () => {
    const office = await anOffice()
    const other = await aSecondProject(office)
    const manager = await office.signedIn('manager')
    const { uploadId, basis } = await preview(manager, other, await priceListFile())
    const crossed = { projectId: office.projectId, uploadId, basis, appliesFrom: null }

    expect(await refusalOf(manager.ledger.importPriceList(ordered(crossed)))).toEqual({
      code: 'NOT_FOUND',
      data: { rule: 'SEC-5', what: 'priceList' },
    })
    const letter = new File(['各位同事：见附件'], '一房一价表.xlsx')
    expect(await refusalOf(preview(manager, office, letter))).toMatchObject({ code: 'FILE_UNREADABLE' })
  })
})

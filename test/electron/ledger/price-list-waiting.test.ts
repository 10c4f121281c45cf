import { describe, expect, it } from 'vitest'
import { type OfficeClient, ordered } from '../../../electron/commands/office-client'
import { readOfficeHomes } from '../../../electron/features/ledger/office-homes'
import { findWaiting, readSaid } from '../../../electron/features/ledger/waiting-prices'
import { priceTable } from '../../../electron/features/pricing/tables'
import { readerOf } from '../../../electron/gate/unit-of-work'
import { HOUR } from '../../../shared/kernel/day'
import { takeInList } from '../../office/a-project'
import { refusalOf } from '../../office/a-ticket'
import { anOffice, OPENING, type TestOffice } from '../../office/an-office'
import { LISTED_HOMES, listedHome, priceListFile } from '../../office/price-list'
import { databaseBeside } from '../../office/the-database'
import { priceOf } from '../../office/the-homes'

/** A list that says its list price by name, and no filed or floor price. */
const LIST_PRICE_ONLY = { without: ['备案单价', '底价单价'], headings: { 销售单价: '标准单价' } } as const

const WITHOUT_1203 = LISTED_HOMES.filter(({ floor, room }) => floor !== 12 || room !== '03')

/** A manager who takes in lists of one home each. */
async function aDesk() {
  const office = await anOffice()
  const { projectId } = office
  const manager = await office.signedIn('manager')
  const importing = async (number: string, unitPrice: number, appliesFrom: number | null) =>
    takeInList(manager, projectId, await priceListFile([listedHome(number, { unitPrice })]), { appliesFrom })
  return { office, projectId, manager, importing }
}

/** Takes 1-1-1203 off sale by a list of all other homes. */
async function takeOffSale(office: TestOffice, projectId: string, manager: OfficeClient): Promise<void> {
  const offSale = [await office.unitId('1-1-1203')]
  await takeInList(manager, projectId, await priceListFile(WITHOUT_1203), { offSale })
}

describe('LED-8: a price list that waits for its instant', () => {
  it('a home missing from a waiting list keeps the price it was given in between', async () => {
    const { office, projectId, manager } = await aDesk()
    const waiting = await priceListFile([listedHome('1-1-1203', { unitPrice: 18_800 })])
    await takeInList(manager, projectId, waiting, { appliesFrom: OPENING + 2 * HOUR })
    const between = await priceListFile([listedHome('1-1-1103', { unitPrice: 18_700 })])
    await takeInList(manager, projectId, between, { appliesFrom: OPENING + HOUR })

    for (const at of [OPENING + HOUR, OPENING + 2 * HOUR]) {
      office.clock.now = at
      expect(await priceOf(office, '1-1-1103')).toMatchObject({ list: { unitPrice: 1_870_000 } })
    }
    expect(await priceOf(office, '1-1-1203')).toMatchObject({ list: { unitPrice: 1_880_000 } })
  })

  it('a waiting list that says no filed or floor price has those of the version that comes in between', async () => {
    const { office, projectId, manager } = await aDesk()
    const waiting = await priceListFile([listedHome('1-1-1203', { unitPrice: 18_700 })], LIST_PRICE_ONLY)
    await takeInList(manager, projectId, waiting, { appliesFrom: OPENING + HOUR })
    const change = { unitPrice: 18_700, filedUnitPrice: 18_750, floorPrice: 18_000 }
    await takeInList(manager, projectId, await priceListFile([listedHome('1-1-1203', change)]))

    const unitId = await office.unitId('1-1-1203')
    const prices = await (await databaseBeside(office)).find(priceTable, { where: { unitId } })
    const said = prices.map(({ filedUnitPrice, floorUnitPrice }) => [filedUnitPrice, floorUnitPrice])
    expect(said.filter(([filed]) => filed === 18_750_00)).toEqual([
      [18_750_00, 18_000_00],
      [18_750_00, 18_000_00],
    ])
  })

  it('of two lists that wait the later one keeps what it has from the earlier', async () => {
    const { office, importing } = await aDesk()
    await importing('1-1-1203', 18_800, OPENING + HOUR)
    await importing('1-1-1103', 18_900, OPENING + 2 * HOUR)
    await importing('1-1-1203', 18_700, null)

    office.clock.now = OPENING + 2 * HOUR
    expect(await priceOf(office, '1-1-1203')).toMatchObject({ list: { unitPrice: 1_880_000 } })
    expect(await priceOf(office, '1-1-1103')).toMatchObject({ list: { unitPrice: 1_890_000 } })
  })

  it('a home taken off sale meanwhile has no price in it, though it names the home, until a later list brings it back', async () => {
    const { office, projectId, manager } = await aDesk()
    const waiting = await priceListFile([listedHome('1-1-1203', { unitPrice: 18_800 }), listedHome('1-1-1103')])
    await takeInList(manager, projectId, waiting, { appliesFrom: OPENING + HOUR })
    const other = await priceListFile([listedHome('1-1-1303', { unitPrice: 18_900 })])
    await takeInList(manager, projectId, other, { appliesFrom: OPENING + 2 * HOUR })
    const unitId = await office.unitId('1-1-1203')
    const rest = await priceListFile(WITHOUT_1203)
    expect(await takeInList(manager, projectId, rest, { offSale: [unitId] })).toMatchObject({ offSale: 1, changed: 0 })

    for (const at of [OPENING, OPENING + HOUR, OPENING + 2 * HOUR]) {
      office.clock.now = at
      expect(await priceOf(office, '1-1-1203')).toBe(null)
      expect(await priceOf(office, '1-1-1103')).not.toBe(null)
    }
    const releasing = manager.ledger.release(
      ordered({ projectId, buildingIds: [], unitIds: [unitId], from: OPENING + 3 * HOUR }),
    )
    expect(await refusalOf(releasing)).toMatchObject({ code: 'UNIT_UNPRICED', data: { unit: '1-1-1203' } })
    const versions = (await manager.project.detail({ projectId })).priceVersions
    expect(versions.map(({ number, units }) => [number, units])).toEqual([
      [4, 11],
      [3, 11],
      [2, 11],
      [1, 12],
    ])
    const absent = await manager.ledger.previewPriceList(ordered({ projectId, file: rest, decidedBy: 'unitPrice' }))
    expect(absent.absent).toEqual([])
  })

  it('a home brought back by a later list is back in a version that waits and does not name it, at its new price', async () => {
    const { office, projectId, manager, importing } = await aDesk()
    await importing('1-1-1103', 18_800, OPENING + HOUR)
    await takeOffSale(office, projectId, manager)
    await importing('1-1-1203', 18_500, null)

    for (const at of [OPENING, OPENING + HOUR]) {
      office.clock.now = at
      expect(await priceOf(office, '1-1-1203')).toMatchObject({ list: { unitPrice: 1_850_000 } })
    }
  })

  it('in those that name it, it has again what their files say: each its own price, and the floor it was given there', async () => {
    const { office, projectId, manager, importing } = await aDesk()
    const priced = { unitPrice: 18_800, filedUnitPrice: 19_300, floorPrice: 17_900 }
    const first = await priceListFile([listedHome('1-1-1203', priced)])
    await takeInList(manager, projectId, first, { appliesFrom: OPENING + HOUR })
    const second = await priceListFile([listedHome('1-1-1203', { unitPrice: 19_000 })], LIST_PRICE_ONLY)
    await takeInList(manager, projectId, second, { appliesFrom: OPENING + 2 * HOUR })
    await takeOffSale(office, projectId, manager)
    const unitId = await office.unitId('1-1-1203')
    const database = await databaseBeside(office)
    const listPrices = async () =>
      (await database.find(priceTable, { where: { unitId } })).map(({ listUnitPrice }) => listUnitPrice)
    // A list of another home leaves it off sale.
    await importing('1-1-1303', 18_900, null)
    expect(await listPrices()).toEqual([1_865_000, null, null])
    await importing('1-1-1203', 18_500, null)

    const rows = await database.find(priceTable, { where: { unitId } })
    const floors = new Map(rows.map(({ listUnitPrice, floorUnitPrice }) => [listUnitPrice, floorUnitPrice]))
    for (const [at, list, filed, floor] of [
      [OPENING, 18_500, 19_100, 16_650],
      [OPENING + HOUR, 18_800, 19_300, 17_900],
      [OPENING + 2 * HOUR, 19_000, 19_300, 17_900],
    ] as const) {
      office.clock.now = at
      const price = await priceOf(office, '1-1-1203')
      expect(price).toMatchObject({ list: { unitPrice: list * 100 }, filed: { unitPrice: filed * 100 } })
      expect(floors.get(list * 100)).toBe(floor * 100)
    }
  })

  it('brought back between two that wait, it has its own price in the later one only', async () => {
    const { office, projectId, manager, importing } = await aDesk()
    await importing('1-1-1203', 18_800, OPENING + HOUR)
    await importing('1-1-1203', 19_000, OPENING + 3 * HOUR)
    await takeOffSale(office, projectId, manager)
    await importing('1-1-1203', 18_500, OPENING + 2 * HOUR)

    for (const [at, list] of [
      [OPENING, null],
      [OPENING + HOUR, null],
      [OPENING + 2 * HOUR, 1_850_000],
      [OPENING + 3 * HOUR, 1_900_000],
    ] as const) {
      office.clock.now = at
      const price = await priceOf(office, '1-1-1203')
      expect(price?.list ?? null).toEqual(list === null ? null : { by: 'unitPrice', unitPrice: list })
    }
  })

  it('PRC-5: brought back with a filed price below what a version that waits says of it, it is a fault that names it', async () => {
    const { office, projectId, manager } = await aDesk()
    const waiting = await priceListFile([listedHome('1-1-1203', { unitPrice: 19_000 })], LIST_PRICE_ONLY)
    await takeInList(manager, projectId, waiting, { appliesFrom: OPENING + HOUR })
    await takeOffSale(office, projectId, manager)
    const back = await priceListFile([listedHome('1-1-1203', { unitPrice: 18_500, filedUnitPrice: 18_900 })])
    const { officeFaults } = await manager.ledger.previewPriceList(
      ordered({ projectId, file: back, decidedBy: 'unitPrice' }),
    )
    expect(officeFaults).toMatchObject([{ code: 'aboveFiledWaiting', data: { number: '1-1-1203', version: 2 } }])
  })

  it('a home brought back has the filed and the floor price it last had, and is held to them', async () => {
    const { office, projectId, manager } = await aDesk()
    const offSale = [await office.unitId('1-1-1203')]
    await takeInList(manager, projectId, await priceListFile(WITHOUT_1203), { offSale })
    const back = async (unitPrice: number) =>
      takeInList(manager, projectId, await priceListFile([listedHome('1-1-1203', { unitPrice })], LIST_PRICE_ONLY))

    // 19,250.00 元/㎡ was filed.
    expect(await refusalOf(back(30_000))).toMatchObject({ code: 'OFFICE_CHANGED', data: { unit: '1-1-1203' } })
    await back(19_000)
    expect(await priceOf(office, '1-1-1203')).toMatchObject({
      list: { unitPrice: 1_900_000 },
      filed: { unitPrice: 1_925_000 },
    })
    const [unitId = ''] = offSale
    const prices = await (await databaseBeside(office)).find(priceTable, { where: { unitId } })
    expect(prices.map(({ floorUnitPrice }) => floorUnitPrice)).toEqual([1_678_500, 1_678_500])
  })

  it('of two for one instant the later is carried into, in turn: the list that comes in before both reaches the last', async () => {
    const { office, importing } = await aDesk()
    await importing('1-1-1203', 18_800, OPENING + HOUR)
    await importing('1-1-1103', 18_900, OPENING + HOUR)
    await importing('1-1-1303', 18_600, null)

    office.clock.now = OPENING + HOUR
    expect(await priceOf(office, '1-1-1203')).toMatchObject({ version: 3, list: { unitPrice: 1_880_000 } })
    expect(await priceOf(office, '1-1-1103')).toMatchObject({ list: { unitPrice: 1_890_000 } })
    expect(await priceOf(office, '1-1-1303')).toMatchObject({ list: { unitPrice: 1_860_000 } })
  })

  it('PRC-5: a filed price lowered below the list price of one that waits is a fault that names it, and nothing is taken in', async () => {
    const { projectId, manager } = await aDesk()
    const waiting = await priceListFile([listedHome('1-1-1203', { unitPrice: 19_000 })], LIST_PRICE_ONLY)
    await takeInList(manager, projectId, waiting, { appliesFrom: OPENING + HOUR })
    const lowered = await priceListFile([listedHome('1-1-1203', { unitPrice: 18_650, filedUnitPrice: 18_900 })])

    // 89.53 ㎡ at 19,000.00 against 18,900.00.
    const order = { projectId, file: lowered, decidedBy: 'unitPrice' } as const
    const { officeFaults, uploadId, basis } = await manager.ledger.previewPriceList(ordered(order))
    expect(officeFaults).toMatchObject([
      {
        cell: 'G2',
        code: 'aboveFiledWaiting',
        data: { number: '1-1-1203', version: 2, list: 170_107_000, filed: 169_211_700 },
      },
    ])
    const confirming = (appliesFrom: number | null) =>
      manager.ledger.importPriceList(ordered({ projectId, uploadId, basis, appliesFrom }))
    expect(await refusalOf(confirming(null))).toMatchObject({
      code: 'OFFICE_CHANGED',
      data: { faults: 1, unit: '1-1-1203' },
    })
    expect((await manager.project.detail({ projectId })).priceVersions).toHaveLength(2)

    // A mended list for the same instant takes the place of the one that waits: then the lowered price can come.
    const mended = await priceListFile([listedHome('1-1-1203', { unitPrice: 18_700 })], LIST_PRICE_ONLY)
    await takeInList(manager, projectId, mended, { appliesFrom: OPENING + HOUR })
    expect(await takeInList(manager, projectId, lowered)).toMatchObject({ version: 4 })
  })

  it('files are read before the transaction; only of a list that came in since then is the file read in it', async () => {
    const { office, projectId, importing } = await aDesk()
    await importing('1-1-1203', 18_800, OPENING + HOUR)
    const reader = readerOf(await databaseBeside(office))
    const read = await readSaid(reader, projectId, OPENING)
    await importing('1-1-1103', 18_900, OPENING + 2 * HOUR)

    const homes = await readOfficeHomes(reader, projectId, OPENING)
    const waiting = await findWaiting(reader, projectId, OPENING, homes, read)
    expect(waiting.map(({ number, said }) => [number, [...said.values()].map((home) => home.number)])).toEqual([
      [2, ['1-1-1203']],
      [3, ['1-1-1103']],
    ])
    expect([...(waiting[0]?.said.values() ?? [])]).toEqual([...read.values()][0])
  })
})

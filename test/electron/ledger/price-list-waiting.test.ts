import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { priceTable } from '../../../electron/features/pricing/tables'
import { HOUR } from '../../../shared/kernel/day'
import { takeInList } from '../../office/a-project'
import { refusalOf } from '../../office/a-ticket'
import { anOffice, OPENING } from '../../office/an-office'
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

  it('a home brought back by a later list is back in the versions that wait, at its new price', async () => {
    const { office, projectId, manager } = await aDesk()
    const waiting = await priceListFile([listedHome('1-1-1203', { unitPrice: 18_800 })])
    await takeInList(manager, projectId, waiting, { appliesFrom: OPENING + HOUR })
    const offSale = [await office.unitId('1-1-1203')]
    await takeInList(manager, projectId, await priceListFile(WITHOUT_1203), { offSale })
    await takeInList(manager, projectId, await priceListFile([listedHome('1-1-1203', { unitPrice: 18_500 })]))

    for (const at of [OPENING, OPENING + HOUR]) {
      office.clock.now = at
      expect(await priceOf(office, '1-1-1203')).toMatchObject({ list: { unitPrice: 1_850_000 } })
    }
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
})

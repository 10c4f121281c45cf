import { describe, expect, it } from 'vitest'
import { priceTable } from '../../../electron/features/pricing/tables'
import { HOUR } from '../../../shared/kernel/day'
import { takeInList } from '../../office/a-project'
import { anOffice, OPENING, type TestOffice } from '../../office/an-office'
import { listedHome, priceListFile } from '../../office/price-list'
import { databaseBeside } from '../../office/the-database'

/** A list that says its list price by name, and no filed or floor price. */
const LIST_PRICE_ONLY = { without: ['备案单价', '底价单价'], headings: { 销售单价: '标准单价' } } as const

async function priceOf(office: TestOffice, number: string) {
  const reader = await office.signedIn('hejing')
  return (await reader.ledger.unit({ projectId: office.projectId, unitId: await office.unitId(number) })).price
}

describe('LED-8: a price list that waits for its instant', () => {
  it('a home missing from a waiting list keeps the price it was given in between', async () => {
    const office = await anOffice()
    const { projectId } = office
    const manager = await office.signedIn('manager')
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
    const office = await anOffice()
    const { projectId } = office
    const manager = await office.signedIn('manager')
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
    const office = await anOffice()
    const { projectId } = office
    const manager = await office.signedIn('manager')
    const importing = async (number: string, unitPrice: number, appliesFrom: number | null) =>
      takeInList(manager, projectId, await priceListFile([listedHome(number, { unitPrice })]), { appliesFrom })
    await importing('1-1-1203', 18_800, OPENING + HOUR)
    await importing('1-1-1103', 18_900, OPENING + 2 * HOUR)
    await importing('1-1-1203', 18_700, null)

    office.clock.now = OPENING + 2 * HOUR
    expect(await priceOf(office, '1-1-1203')).toMatchObject({ list: { unitPrice: 1_880_000 } })
    expect(await priceOf(office, '1-1-1103')).toMatchObject({ list: { unitPrice: 1_890_000 } })
  })
})

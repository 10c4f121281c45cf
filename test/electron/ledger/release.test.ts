import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type OfficeClient, ordered } from '../../../electron/commands/office-client'
import { HOUR } from '../../../shared/kernel/day'
import { aSecondProject, takeInList } from '../../office/a-project'
import { LIST_TOTAL, refusalOf, submitTicket } from '../../office/a-ticket'
import { anOffice, OPENING, type TestOffice } from '../../office/an-office'
import { listedHome, priceListFile } from '../../office/price-list'

/** 2-1-1201: 142.63 ㎡ at 17,620.00 元/㎡ is 2,513,140.60. Building 2 has no permit and is not released. */
const SECOND_BUILDING_TOTAL = 251_314_100

async function buildingIds(client: OfficeClient, projectId: string): Promise<[string, string]> {
  const [first, second] = (await client.project.detail({ projectId })).buildings
  if (!first || !second) throw new Error('the project has not two buildings')
  return [first.id, second.id]
}

async function permitSecondBuilding({ projectId }: TestOffice, manager: OfficeClient): Promise<string> {
  const [, second] = await buildingIds(manager, projectId)
  const permit = { number: '江售许字(2026)第050号', issuedOn: '2026-06-06' }
  await manager.project.recordPermit(ordered({ projectId, ...permit, buildingIds: [second] }))
  return second
}

describe('LED-6: 加推', () => {
  it('a home that is not released cannot be claimed', async () => {
    const office = await anOffice()
    const submitting = submitTicket(office, await office.signedIn('wanglin'), '2-1-1201', {
      expectedTotal: SECOND_BUILDING_TOTAL,
    })
    expect(await refusalOf(submitting)).toEqual({
      code: 'UNIT_NOT_FOR_SALE',
      data: { rule: 'LED-5', unit: '2-1-1201', state: 'unreleased' },
    })
  })

  it('without a permit nothing of a building is released, by building or by home', async () => {
    const office = await anOffice()
    const { projectId } = office
    const manager = await office.signedIn('manager')
    const [first, second] = await buildingIds(manager, projectId)
    const unitIds = [await office.unitId('2-1-1201')]
    const refusal = { code: 'PERMIT_MISSING', data: { rule: 'LED-6', building: '2号楼' } }
    const before = await manager.ledger.board({ projectId })

    for (const what of [
      { buildingIds: [second], unitIds: [] },
      { buildingIds: [first, second], unitIds: [] },
      { buildingIds: [], unitIds },
    ]) {
      expect(await refusalOf(manager.ledger.release(ordered({ projectId, ...what, from: null })))).toEqual(refusal)
    }
    expect(await manager.ledger.board({ projectId })).toEqual(before)
  })

  it('a release from a later instant opens the homes at that instant, not one millisecond before', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [manager, wanglin] = [await office.signedIn('manager'), await office.signedIn('wanglin')]
    const second = await permitSecondBuilding(office, manager)
    const from = OPENING + 2 * HOUR
    const released = await manager.ledger.release(ordered({ projectId, buildingIds: [second], unitIds: [], from }))
    const claiming = () => submitTicket(office, wanglin, '2-1-1201', { expectedTotal: SECOND_BUILDING_TOTAL })

    expect(released).toEqual({ batch: 2, units: 3, tied: 0, from })
    office.clock.now = from - 1
    expect(await refusalOf(claiming())).toMatchObject({ code: 'UNIT_NOT_FOR_SALE', data: { state: 'unreleased' } })
    const counted = async () => (await manager.project.detail({ projectId })).buildings[1]?.released
    expect(await counted()).toBe(0)
    office.clock.now = from
    expect(await counted()).toBe(3)
    expect(await claiming()).toMatchObject({ state: 'submitted', unit: '2-1-1201' })
  })

  it('homes that wait may be brought forward, one by one; never put off', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [manager, wanglin] = [await office.signedIn('manager'), await office.signedIn('wanglin')]
    const second = await permitSecondBuilding(office, manager)
    const unitIds = [await office.unitId('2-1-1201')]
    const from = OPENING + 2 * HOUR
    const whole = { projectId, buildingIds: [second], unitIds: [] }
    await manager.ledger.release(ordered({ ...whole, from }))

    const forward = await manager.ledger.release(ordered({ projectId, buildingIds: [], unitIds, from: null }))
    expect(forward).toEqual({ batch: 3, units: 1, tied: 0, from: OPENING })
    expect(await refusalOf(manager.ledger.release(ordered({ ...whole, from: from + 1 })))).toEqual({
      code: 'NOTHING_TO_RELEASE',
      data: { rule: 'LED-6' },
    })
    expect(await submitTicket(office, wanglin, '2-1-1201', { expectedTotal: SECOND_BUILDING_TOTAL })).toMatchObject({
      state: 'submitted',
    })
    const { units } = await manager.ledger.board({ projectId })
    expect(
      units.number.flatMap((number, place) => (units.releasedFrom[place] === from ? [number] : [])).sort(),
    ).toEqual(['2-1-1101', '2-1-1301'])
  })

  it('what is released stays so: releasing it again is refused, and draws no batch number', async () => {
    const office = await anOffice()
    const { projectId } = office
    const manager = await office.signedIn('manager')
    const [first] = await buildingIds(manager, projectId)
    const unitIds = [await office.unitId('1-1-1203')]
    const nothing = { code: 'NOTHING_TO_RELEASE', data: { rule: 'LED-6' } }

    for (const what of [
      { buildingIds: [first], unitIds: [] },
      { buildingIds: [], unitIds },
      { buildingIds: [], unitIds: [] },
    ]) {
      expect(await refusalOf(manager.ledger.release(ordered({ projectId, ...what, from: null })))).toEqual(nothing)
    }
    const second = await permitSecondBuilding(office, manager)
    const next = await manager.ledger.release(ordered({ projectId, buildingIds: [second], unitIds: [], from: null }))
    expect(next.batch).toBe(2)
  })

  it('a release cannot lie in the past', async () => {
    const office = await anOffice()
    const { projectId } = office
    const manager = await office.signedIn('manager')
    const second = await permitSecondBuilding(office, manager)
    const order = { projectId, buildingIds: [second], unitIds: [], from: OPENING - 1 }

    expect(await refusalOf(manager.ledger.release(ordered(order)))).toEqual({
      code: 'RELEASE_IN_PAST',
      data: { rule: 'LED-6', from: OPENING - 1 },
    })
  })

  it('a home new in a later list waits for its own release, though its building is released', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [manager, wanglin] = [await office.signedIn('manager'), await office.signedIn('wanglin')]
    await takeInList(manager, projectId, await priceListFile([listedHome('1-1-1203', { floor: 14 })]))
    const claiming = () => submitTicket(office, wanglin, '1-1-1403', { expectedTotal: LIST_TOTAL })

    expect(await refusalOf(claiming())).toMatchObject({ code: 'UNIT_NOT_FOR_SALE', data: { state: 'unreleased' } })
    const [first] = await buildingIds(manager, projectId)
    const released = await manager.ledger.release(ordered({ projectId, buildingIds: [first], unitIds: [], from: null }))
    expect(released.units).toBe(1)
    expect(await claiming()).toMatchObject({ state: 'submitted' })
  })

  it('a home has a price at the instant it is released from', async () => {
    const office = await anOffice()
    const { projectId } = office
    const manager = await office.signedIn('manager')
    const from = OPENING + HOUR
    const file = await priceListFile([listedHome('1-1-1203', { floor: 14 })])
    await takeInList(manager, projectId, file, { appliesFrom: from })
    const [first] = await buildingIds(manager, projectId)
    const order = { projectId, buildingIds: [first], unitIds: [] }

    expect(await refusalOf(manager.ledger.release(ordered({ ...order, from: from - 1 })))).toEqual({
      code: 'UNIT_UNPRICED',
      data: { rule: 'LED-7', unit: '1-1-1403' },
    })
    expect(await manager.ledger.release(ordered({ ...order, from }))).toMatchObject({ units: 1 })
  })

  it('another project’s buildings and homes are not there', async () => {
    const office = await anOffice()
    const { projectId } = office
    const other = await aSecondProject(office)
    const manager = await office.signedIn('manager')
    const second = await permitSecondBuilding(office, manager)
    const foreignUnit = await other.unitId('1-1-1203')
    const notFound = (what: string) => ({ code: 'NOT_FOUND', data: { rule: 'SEC-5', what } })
    const release = (buildingIds: string[], unitIds: string[]) =>
      refusalOf(manager.ledger.release(ordered({ projectId, buildingIds, unitIds, from: null })))

    expect(await release([second, ...other.buildingIds], [])).toEqual(notFound('building'))
    expect(await release([second], [foreignUnit])).toEqual(notFound('unit'))
    expect(await release([second], [randomUUID()])).toEqual(notFound('unit'))
    const wanglin = await office.signedIn('wanglin')
    expect(await refusalOf(wanglin.ledger.unit({ projectId, unitId: foreignUnit }))).toEqual(notFound('unit'))
    const crossed = { projectId, unitId: other.unitId }
    expect(await refusalOf(submitTicket(crossed, wanglin))).toEqual(notFound('unit'))
    const nowhere = { projectId: randomUUID(), unitId: office.unitId }
    expect(await refusalOf(submitTicket(nowhere, wanglin))).toEqual(notFound('project'))
    expect((await manager.project.detail({ projectId })).buildings[1]).toMatchObject({ released: 0 })
  })

  it('SEC-1: only manager and director release', async () => {
    const office = await anOffice()
    const { projectId } = office
    const manager = await office.signedIn('manager')
    const second = await permitSecondBuilding(office, manager)
    const order = { projectId, buildingIds: [second], unitIds: [], from: null }

    for (const login of ['wanglin', 'hejing', 'wuyan', 'admin'] as const) {
      const client = await office.signedIn(login)
      expect(await refusalOf(client.ledger.release(ordered(order)))).toEqual({
        code: 'NOT_ALLOWED',
        data: { rule: 'SEC-1', access: 'unit.release' },
      })
    }
    const director = await office.signedIn('director')
    expect(await director.ledger.release(ordered(order))).toMatchObject({ units: 3 })
  })

  it('LED-5: a home’s story tells permit, release and every ticket, newest first', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [manager, wanglin] = [await office.signedIn('manager'), await office.signedIn('wanglin')]
    const second = await permitSecondBuilding(office, manager)
    office.clock.now += 1_000
    await manager.ledger.release(ordered({ projectId, buildingIds: [second], unitIds: [], from: null }))
    office.clock.now += 1_000
    const ticket = await submitTicket(office, wanglin, '2-1-1201', { expectedTotal: SECOND_BUILDING_TOTAL })
    office.clock.now = ticket.until ?? 0

    const { history } = await wanglin.ledger.unit({ projectId, unitId: ticket.unitId })
    expect(history.map(({ what, by, number }) => [what, by, number])).toEqual([
      ['expire', null, 'FH-20260607-0001'],
      ['submit', '王琳', 'FH-20260607-0001'],
      ['release', '赵敏', '2'],
      ['permit', '赵敏', '江售许字(2026)第050号'],
    ])
  })
})

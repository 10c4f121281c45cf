import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { DAY, HOUR, MINUTE } from '../../../shared/kernel/day'
import { addGarage } from '../../office/a-garage'
import { named, submitTicket } from '../../office/a-ticket'
import { anOffice, OPENING, type TestOffice } from '../../office/an-office'
import { databaseBeside } from '../../office/the-database'
import { figuresFor } from './the-desk'

async function figuresSeenBy(office: TestOffice, login: Parameters<TestOffice['signedIn']>[0]) {
  return figuresFor(await office.signedIn(login), office)
}

/** 2026-06-08 00:00 in Shanghai. */
const MIDNIGHT = OPENING + 14 * HOUR

describe('今日数字', () => {
  it('LED-4: what happened to tickets today, by this time of yesterday, and all of yesterday', async () => {
    const office = await anOffice()
    const { clock } = office
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const first = await submitTicket(office, wanglin, '1-1-1203')
    await manager.ledger.tickets.approve(ordered(named(office, first)))
    expect(await figuresSeenBy(office, 'manager')).toEqual({
      submitted: '1 / 0 / 0',
      approved: '1 / 0 / 0',
      rejected: '0 / 0 / 0',
      expired: '0 / 0 / 0',
      released: '9 / 0 / 0',
      forSale: '8 / 0 / 0',
    })

    // The next morning at half past nine: half an hour before yesterday's ticket; a quarter to eleven: after it.
    clock.now = MIDNIGHT + 9 * HOUR + 30 * MINUTE
    expect((await figuresSeenBy(office, 'manager')).submitted).toBe('0 / 0 / 1')
    clock.now = MIDNIGHT + 10 * HOUR + 45 * MINUTE
    expect(await figuresSeenBy(office, 'manager')).toEqual({
      submitted: '0 / 1 / 1',
      approved: '0 / 1 / 1',
      rejected: '0 / 0 / 0',
      // It ran out at ten, and nobody has written that down.
      expired: '1 / 0 / 0',
      released: '0 / 9 / 9',
      forSale: '9 / 8 / 8',
    })
    // The day after tomorrow none of it is counted.
    clock.now = MIDNIGHT + 2 * DAY
    expect(Object.values(await figuresSeenBy(office, 'manager'))).toEqual([
      '0 / 0 / 0',
      '0 / 0 / 0',
      '0 / 0 / 0',
      '0 / 0 / 0',
      '0 / 0 / 0',
      '9 / 9 / 9',
    ])
  })

  it('LED-4: an expiry counts once, whether or not somebody has written it down', async () => {
    const office = await anOffice()
    const { clock } = office
    await submitTicket(office, await office.signedIn('wanglin'))
    clock.now = OPENING + HOUR
    expect((await figuresSeenBy(office, 'manager')).expired).toBe('1 / 0 / 0')
    await submitTicket(office, await office.signedIn('lijianguo'))
    expect((await figuresSeenBy(office, 'manager')).expired).toBe('1 / 0 / 0')
  })

  it('the day begins at midnight in Shanghai, on the instant', async () => {
    const office = await anOffice()
    const { clock } = office
    clock.now = MIDNIGHT - 1
    const ticket = await submitTicket(office, await office.signedIn('wanglin'))
    expect((await figuresSeenBy(office, 'manager')).submitted).toBe('1 / 0 / 0')
    clock.now = MIDNIGHT
    const manager = await office.signedIn('manager')
    await manager.ledger.tickets.reject(ordered({ ...named(office, ticket), reason: '证件不符' }))
    expect(await figuresSeenBy(office, 'manager')).toMatchObject({ submitted: '0 / 0 / 1', rejected: '1 / 0 / 0' })
  })

  it('SEC-1: a consultant’s tickets are their own, homes are everyone’s; who sees no tickets is told none', async () => {
    const office = await anOffice()
    await submitTicket(office, await office.signedIn('wanglin'))
    expect((await figuresSeenBy(office, 'wanglin')).submitted).toBe('1 / 0 / 0')
    expect(await figuresSeenBy(office, 'lijianguo')).toMatchObject({ submitted: '0 / 0 / 0', forSale: '8 / 0 / 0' })
    expect((await figuresSeenBy(office, 'hejing')).submitted).toBe('1 / 0 / 0')
    expect(await figuresSeenBy(office, 'wuyan')).toEqual({ released: '9 / 0 / 0', forSale: '8 / 0 / 0' })
    const looked = async (login: 'wanglin' | 'hejing') =>
      (await (await office.signedIn(login)).today.look({ projectId: office.projectId })).isOwn
    expect([await looked('wanglin'), await looked('hejing')]).toEqual([true, false])
  })

  it('LED-5: withheld homes are not for sale, those lifted since are; what is set for later is not released yet', async () => {
    const office = await anOffice()
    const { projectId, clock } = office
    const manager = await office.signedIn('manager')
    const second = (await manager.project.detail({ projectId })).buildings[1]?.id ?? ''
    const permit = { number: '江售许字(2026)第050号', issuedOn: '2026-06-01', buildingIds: [second] }
    await manager.project.recordPermit(ordered({ projectId, ...permit }))
    const from = OPENING + 2 * HOUR
    await manager.ledger.release(ordered({ projectId, buildingIds: [second], unitIds: [], from }))
    const unitIds = [await office.unitId('1-1-1203'), await office.unitId('1-1-1103')]
    await manager.ledger.withhold(ordered({ projectId, unitIds, reason: '样板参观', until: OPENING + 5 * HOUR }))
    expect(await figuresFor(manager, office)).toMatchObject({ released: '9 / 0 / 0', forSale: '7 / 0 / 0' })

    clock.now = OPENING + 3 * HOUR
    const [one] = unitIds
    await manager.ledger.liftWithholding(ordered({ projectId, unitIds: one ? [one] : [], reason: '客户不要了' }))
    expect(await figuresFor(manager, office)).toMatchObject({ released: '12 / 0 / 0', forSale: '11 / 0 / 0' })
    clock.now = OPENING + 6 * HOUR
    expect((await figuresFor(manager, office)).forSale).toBe('12 / 0 / 0')
    // At one in the afternoon of yesterday one of them was still withheld, at the day's end none.
    clock.now = OPENING + DAY + 3 * HOUR
    expect(await figuresSeenBy(office, 'manager')).toMatchObject({ released: '0 / 12 / 12', forSale: '12 / 11 / 12' })
  })

  it('LED-11: parking spaces are no homes', async () => {
    const office = await anOffice()
    await addGarage(office, await databaseBeside(office))
    expect((await figuresSeenBy(office, 'manager')).forSale).toBe('9 / 0 / 0')
  })
})

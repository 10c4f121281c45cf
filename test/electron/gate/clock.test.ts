import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { HOUR, MINUTE } from '../../../shared/kernel/day'
import { aBrowser } from '../../office/a-browser'
import { aForm, refusalOf, submitTicket } from '../../office/a-ticket'
import { watching } from '../../office/a-watch'
import { anOffice, OPENING, type TestOffice } from '../../office/an-office'

/** Any command at all, so that the office has committed something at this time. */
async function doSomething(office: TestOffice): Promise<void> {
  const hejing = await office.signedIn('hejing')
  await hejing.staff.signOut(ordered({}))
}

describe('the office’s clock', () => {
  it('LED-4: set back on the PC, does not run behind the last committed command', async () => {
    const office = await anOffice()
    const { projectId } = office
    office.clock.now = OPENING + 20 * MINUTE
    const wanglin = await office.signedIn('wanglin')

    office.clock.now = OPENING - 24 * HOUR

    expect((await wanglin.ledger.board({ projectId })).now).toBe(OPENING + 20 * MINUTE)
    const ticket = await submitTicket(office, wanglin)
    expect(ticket).toMatchObject({ number: 'FH-20260607-0001', until: OPENING + 50 * MINUTE })
    expect(ticket.createdAt).toBe(OPENING + 20 * MINUTE)
  })

  it('LED-4: brings no expired ticket back to life', async () => {
    const office = await anOffice()
    const { projectId } = office
    const wanglin = await office.signedIn('wanglin')
    const { id: ticketId, version } = await submitTicket(office, wanglin)
    office.clock.now = OPENING + 30 * MINUTE
    await doSomething(office)

    office.clock.now = OPENING + MINUTE

    expect(await wanglin.ledger.tickets.detail({ projectId, ticketId })).toMatchObject({ state: 'expired' })
    const manager = await office.signedIn('manager')
    expect(await refusalOf(manager.ledger.tickets.approve(ordered({ projectId, ticketId, version })))).toMatchObject({
      code: 'TICKET_EXPIRED',
    })
    expect(await submitTicket(office, await office.signedIn('lijianguo'))).toMatchObject({ state: 'submitted' })
  })

  it('LED-4: nor after a restart with the PC’s clock set back', async () => {
    const office = await anOffice()
    const { projectId } = office
    const wanglin = await office.signedIn('wanglin')
    const { id: ticketId } = await submitTicket(office, wanglin)
    office.clock.now = OPENING + 30 * MINUTE
    await doSomething(office)

    office.clock.now = OPENING + MINUTE
    await office.reopen()

    expect(await wanglin.ledger.tickets.detail({ projectId, ticketId })).toMatchObject({ state: 'expired' })
    expect((await wanglin.ledger.board({ projectId })).now).toBe(OPENING + 30 * MINUTE)
  })

  it('SEC-1: brings no ended session back to life', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    office.clock.now = OPENING + 12 * HOUR
    await doSomething(office)

    office.clock.now = OPENING

    expect(await refusalOf(wanglin.project.list())).toMatchObject({ code: 'NOT_SIGNED_IN' })
  })

  it('LED-4: counts refusals and denials too: what was told at a time is not told earlier', async () => {
    const office = await anOffice()
    const { projectId } = office
    const wanglin = await office.signedIn('wanglin')
    office.clock.now = OPENING + HOUR
    await refusalOf(wanglin.ledger.release(ordered({ projectId, buildingIds: [], unitIds: [], from: null })))

    office.clock.now = OPENING
    await office.reopen()

    expect((await wanglin.ledger.board({ projectId })).now).toBe(OPENING + HOUR)
  })

  it('LED-4: does not stand still behind a clock put right by a year: tickets expire, and everybody is told why', async () => {
    const steady = { now: 0 }
    const office = await anOffice({ steady: () => steady.now })
    const { projectId, clock } = office
    clock.now = OPENING + 365 * 24 * HOUR
    const hejing = await office.signedIn('hejing')
    clock.now = OPENING
    await office.reopen()
    const ahead = OPENING + 365 * 24 * HOUR

    const wanglin = await office.signedIn('wanglin')
    const { id: ticketId, until } = await submitTicket(office, wanglin)
    expect(until).toBe(ahead + 30 * MINUTE)
    const health = await aBrowser(office.office).send('/health')
    expect(health).toMatchObject({
      status: 200,
      json: { status: 'ok', warning: { code: 'CLOCK_BEHIND', office: ahead, pc: OPENING } },
    })
    const page = await watching(hejing, projectId)
    expect(await page.next()).toMatchObject({ kind: 'heartbeat', at: ahead, pcTime: OPENING })

    clock.now += 31 * MINUTE
    steady.now += 31 * MINUTE
    expect((await wanglin.ledger.board({ projectId })).now).toBe(ahead + 31 * MINUTE)
    expect(await wanglin.ledger.tickets.detail({ projectId, ticketId })).toMatchObject({ state: 'expired' })

    clock.now = ahead + HOUR
    expect((await wanglin.ledger.board({ projectId })).now).toBe(ahead + HOUR)
    expect((await aBrowser(office.office).send('/health')).json).not.toHaveProperty('warning')
  })

  it('LED-4: set back while nobody does anything, does not run back to the last command either', async () => {
    const steady = { now: 0 }
    const office = await anOffice({ steady: () => steady.now })
    const { projectId, clock } = office
    const wanglin = await office.signedIn('wanglin')
    const { id: ticketId } = await submitTicket(office, wanglin)
    clock.now += 31 * MINUTE
    steady.now += 31 * MINUTE
    expect(await wanglin.ledger.tickets.detail({ projectId, ticketId })).toMatchObject({ state: 'expired' })

    clock.now -= HOUR

    expect(await wanglin.ledger.tickets.detail({ projectId, ticketId })).toMatchObject({ state: 'expired' })
    expect((await wanglin.ledger.board({ projectId })).now).toBe(OPENING + 31 * MINUTE)
  })

  it('LED-4: put right by a moment it waits, and nobody is told', async () => {
    const steady = { now: 0 }
    const office = await anOffice({ steady: () => steady.now })
    const { projectId, clock } = office
    clock.now += 2 * MINUTE
    const wanglin = await office.signedIn('wanglin')

    clock.now = OPENING + MINUTE
    steady.now += MINUTE

    expect((await wanglin.ledger.board({ projectId })).now).toBe(OPENING + 2 * MINUTE)
    expect((await aBrowser(office.office).send('/health')).json).not.toHaveProperty('warning')
  })

  it('LED-4: goes on with the PC’s clock once that has caught up', async () => {
    const office = await anOffice()
    const { projectId } = office
    office.clock.now = OPENING + HOUR
    const wanglin = await office.signedIn('wanglin')
    office.clock.now = OPENING
    const draft = { projectId, draft: null, form: aForm(await office.unitId('1-1-1203')) }
    expect((await wanglin.ledger.tickets.save(ordered(draft))).createdAt).toBe(OPENING + HOUR)

    office.clock.now = OPENING + HOUR + 1

    expect((await wanglin.ledger.tickets.save(ordered(draft))).createdAt).toBe(OPENING + HOUR + 1)
  })
})

import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { claimTable, ticketTable } from '../../../electron/features/ledger/tables'
import { DAY, HOUR, MINUTE, startOfDay } from '../../../shared/kernel/day'
import { aForm, LIST_TOTAL, named, refusalOf, submitTicket } from '../../office/a-ticket'
import { anOffice, OPENING, type TestOffice } from '../../office/an-office'
import { databaseBeside } from '../../office/the-database'

async function cellOf(office: TestOffice, number: string) {
  const reader = await office.signedIn('hejing')
  const { units } = await reader.ledger.board({ projectId: office.projectId })
  const place = units.number.indexOf(number)
  return { kind: units.claimKind[place], by: units.claimBy[place], until: units.claimUntil[place] }
}

/** 1-1-1103 at its list price: 89.53 ㎡ at 18,640.00 元/㎡ is 1,668,839.20, rounded to 元. Fen. */
const OTHER_TOTAL = 166_883_900

const FREE = { kind: null, by: null, until: null }

describe('LED-4: the time of a ticket', () => {
  it('holds its home to the last millisecond, and not one longer', async () => {
    const office = await anOffice()
    const [wanglin, lijianguo] = [await office.signedIn('wanglin'), await office.signedIn('lijianguo')]
    const { until } = await submitTicket(office, wanglin)

    office.clock.now = OPENING + 30 * MINUTE - 1
    expect(await refusalOf(submitTicket(office, lijianguo))).toMatchObject({
      code: 'UNIT_HELD',
      data: { claim: { by: '王琳', until } },
    })
    expect(await cellOf(office, '1-1-1203')).toEqual({ kind: 'submitted', by: '王琳', until })

    office.clock.now = OPENING + 30 * MINUTE
    expect(await cellOf(office, '1-1-1203')).toEqual(FREE)
    expect(await submitTicket(office, lijianguo)).toMatchObject({ state: 'submitted', consultant: '李建国' })
  })

  it('can be decided one millisecond before it runs out', async () => {
    const office = await anOffice()
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const submitted = await submitTicket(office, wanglin)
    office.clock.now = OPENING + 30 * MINUTE - 1

    const approved = await manager.ledger.tickets.approve(ordered(named(office, submitted)))
    expect(approved.until).toBe(office.clock.now + 24 * HOUR)
    office.clock.now = OPENING + 30 * MINUTE
    expect(await cellOf(office, '1-1-1203')).toMatchObject({ kind: 'approved', until: approved.until })
  })

  it('is over everywhere at once, though nobody has written anything', async () => {
    const office = await anOffice()
    const { projectId } = office
    const wanglin = await office.signedIn('wanglin')
    const { id: ticketId, unitId, until } = await submitTicket(office, wanglin)
    office.clock.now = until ?? 0
    const manager = await office.signedIn('manager')

    const unit = await manager.ledger.unit({ projectId, unitId })
    expect(unit).toMatchObject({ claim: null, ticket: null })
    expect(unit.history[0]).toMatchObject({ at: until, what: 'expire', by: null, number: 'FH-20260607-0001' })
    const ticket = await wanglin.ledger.tickets.detail({ projectId, ticketId })
    expect(ticket.history.at(-1)).toEqual({ event: 'expire', by: '', at: until, reason: null, until: null })
    const { tickets } = manager.ledger
    expect(await tickets.list({ projectId, states: ['submitted'] })).toEqual([])
    expect(await tickets.list({ projectId, states: ['expired'] })).toMatchObject([{ id: ticketId, state: 'expired' }])
    const database = await databaseBeside(office)
    expect(await database.findOneBy(claimTable, { unitId })).toMatchObject({ closedAt: null })
  })

  it('whoever claims next writes the expired claim closed, at the instant it expired', async () => {
    const office = await anOffice()
    const [wanglin, lijianguo] = [await office.signedIn('wanglin'), await office.signedIn('lijianguo')]
    const first = await submitTicket(office, wanglin)
    office.clock.now = OPENING + 3 * HOUR
    const second = await submitTicket(office, lijianguo)

    const database = await databaseBeside(office)
    expect(await database.findOneBy(claimTable, { ticketId: first.id })).toMatchObject({ closedAt: first.until })
    expect(await database.findOneBy(claimTable, { ticketId: second.id })).toMatchObject({
      since: OPENING + 3 * HOUR,
      closedAt: null,
    })
    expect(await database.findOneBy(ticketTable, { id: first.id })).toMatchObject({
      state: 'expired',
      updatedAt: first.until,
      version: first.version + 1,
    })
    const told = await wanglin.ledger.tickets.detail({ projectId: office.projectId, ticketId: first.id })
    expect(told.history.filter(({ event }) => event === 'expire')).toEqual([
      { event: 'expire', by: '', at: first.until, reason: null, until: null },
    ])
  })

  it('a claim that is refused writes nothing closed: the whole of it came to nothing', async () => {
    const office = await anOffice()
    const [wanglin, lijianguo] = [await office.signedIn('wanglin'), await office.signedIn('lijianguo')]
    const first = await submitTicket(office, wanglin)
    office.clock.now = OPENING + HOUR

    await refusalOf(submitTicket(office, lijianguo, '1-1-1203', { expectedTotal: LIST_TOTAL - 100 }))

    const database = await databaseBeside(office)
    expect(await database.findOneBy(claimTable, { ticketId: first.id })).toMatchObject({ closedAt: null })
    expect(await database.findOneBy(ticketTable, { id: first.id })).toMatchObject({ state: 'submitted' })
  })

  it('an expired ticket tells every late hand so, with its number and when it ended', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const submitted = await submitTicket(office, wanglin)
    const approved = await manager.ledger.tickets.approve(ordered(named(office, submitted)))
    office.clock.now = OPENING + 24 * HOUR
    const [late, lateManager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const form = aForm(submitted.unitId)
    const at = named(office, approved)

    const refusals = [
      await refusalOf(late.ledger.tickets.amend(ordered({ ...at, form, expectedTotal: LIST_TOTAL }))),
      await refusalOf(late.ledger.tickets.withdraw(ordered({ ...at, reason: '客户改主意' }))),
      await refusalOf(lateManager.ledger.tickets.approve(ordered(at))),
      await refusalOf(lateManager.ledger.tickets.reject(ordered({ ...at, reason: '优惠无凭证' }))),
      await refusalOf(lateManager.ledger.tickets.extend(ordered({ ...at, reason: '客户在途' }))),
    ]
    const data = { rule: 'LED-4', number: 'FH-20260607-0001', until: OPENING + 24 * HOUR }
    expect(refusals).toEqual(refusals.map(() => ({ code: 'TICKET_EXPIRED', data })))
    expect(await late.ledger.tickets.detail({ projectId, ticketId: submitted.id })).toMatchObject({ state: 'expired' })
  })

  it('approval starts 24 hours from now, whatever was left or had been added', async () => {
    const office = await anOffice()
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const submitted = await submitTicket(office, wanglin)
    office.clock.now += 10 * MINUTE
    const extended = await manager.ledger.tickets.extend(ordered({ ...named(office, submitted), reason: '客户在途' }))
    expect(extended.until).toBe(OPENING + 60 * MINUTE)

    office.clock.now = OPENING + 50 * MINUTE
    const approved = await manager.ledger.tickets.approve(ordered(named(office, extended)))
    expect(approved.until).toBe(OPENING + 50 * MINUTE + 24 * HOUR)
    expect(await cellOf(office, '1-1-1203')).toEqual({ kind: 'approved', by: '王琳', until: approved.until })
  })

  it('an extension adds its state’s time to the end, with who gave it and why', async () => {
    const office = await anOffice()
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const submitted = await submitTicket(office, wanglin)
    const approved = await manager.ledger.tickets.approve(ordered(named(office, submitted)))
    office.clock.now += 2 * HOUR

    const extended = await manager.ledger.tickets.extend(ordered({ ...named(office, approved), reason: '银行预审' }))
    expect(extended).toMatchObject({ state: 'approved', isExtended: true, until: OPENING + 48 * HOUR })
    expect(extended.history.at(-1)).toEqual({
      event: 'extend',
      by: '赵敏',
      at: OPENING + 2 * HOUR,
      reason: '银行预审',
      until: OPENING + 48 * HOUR,
    })
    expect(await cellOf(office, '1-1-1203')).toMatchObject({ until: OPENING + 48 * HOUR })
  })

  it('amending gives no more time', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const submitted = await submitTicket(office, wanglin)
    office.clock.now += 29 * MINUTE
    const order = { ...named(office, submitted), form: aForm(submitted.unitId), expectedTotal: LIST_TOTAL }

    expect(await wanglin.ledger.tickets.amend(ordered(order))).toMatchObject({ until: OPENING + 30 * MINUTE })
    expect(await cellOf(office, '1-1-1203')).toMatchObject({ until: OPENING + 30 * MINUTE })
  })

  it('a reason is asked of whoever rejects, extends or withdraws', async () => {
    const office = await anOffice()
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const at = { ...named(office, await submitTicket(office, wanglin)), reason: '   ' }

    for (const event of ['reject', 'extend', 'withdraw'] as const) {
      expect(await refusalOf(manager.ledger.tickets[event](ordered(at)))).toMatchObject({ code: 'INPUT_INVALID' })
    }
  })

  it('what has expired does not come back when the PC’s clock is set back', async () => {
    const office = await anOffice()
    const [wanglin, lijianguo] = [await office.signedIn('wanglin'), await office.signedIn('lijianguo')]
    const first = await submitTicket(office, wanglin)
    office.clock.now = OPENING + HOUR
    await submitTicket(office, lijianguo, '1-1-1103', { expectedTotal: OTHER_TOTAL })
    office.clock.now = OPENING

    const told = await wanglin.ledger.tickets.detail({ projectId: office.projectId, ticketId: first.id })
    expect(told.state).toBe('expired')
    expect(await submitTicket(office, lijianguo)).toMatchObject({ until: OPENING + HOUR + 30 * MINUTE })
  })

  it('survives a restart of the office: the claim stands as long as it stood', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const { until } = await submitTicket(office, wanglin)
    await office.reopen()
    expect(await cellOf(office, '1-1-1203')).toEqual({ kind: 'submitted', by: '王琳', until })
    office.clock.now = until ?? 0
    expect(await cellOf(office, '1-1-1203')).toEqual(FREE)
  })
})

describe('the numbers of tickets', () => {
  it('have no gap in a day, refusals in between or not, and begin anew each day', async () => {
    const office = await anOffice()
    const [wanglin, lijianguo] = [await office.signedIn('wanglin'), await office.signedIn('lijianguo')]
    const numbers: (string | null)[] = []
    const lastMoment = startOfDay('2026-06-07') + DAY - 1

    numbers.push((await submitTicket(office, wanglin)).number)
    await refusalOf(submitTicket(office, lijianguo))
    await refusalOf(submitTicket(office, lijianguo, '2-1-1201', { expectedTotal: 1 }))
    await refusalOf(submitTicket(office, lijianguo, '1-1-1103', { expectedTotal: 1 }))
    await refusalOf(submitTicket(office, lijianguo, '1-1-1103', { expectedTotal: OTHER_TOTAL, buyers: [] }))
    const draft = { projectId: office.projectId, draft: null, form: aForm(await office.unitId('1-1-1103')) }
    await lijianguo.ledger.tickets.save(ordered(draft))
    numbers.push((await submitTicket(office, lijianguo, '1-1-1103', { expectedTotal: OTHER_TOTAL })).number)

    office.clock.now = lastMoment
    const again = await office.signedIn('wanglin')
    numbers.push((await submitTicket(office, again)).number)
    office.clock.now = lastMoment + 1
    numbers.push((await submitTicket(office, again, '1-1-1103', { expectedTotal: OTHER_TOTAL })).number)

    expect(numbers).toEqual(['FH-20260607-0001', 'FH-20260607-0002', 'FH-20260607-0003', 'FH-20260608-0001'])
  })

  it('a draft that is submitted takes its number then; one that is discarded takes none', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const { projectId } = office
    const form = aForm(await office.unitId('1-1-1203'))
    const [first, second] = [
      await wanglin.ledger.tickets.save(ordered({ projectId, draft: null, form })),
      await wanglin.ledger.tickets.save(ordered({ projectId, draft: null, form })),
    ]
    const discarded = await wanglin.ledger.tickets.discard(ordered(named(office, first)))
    const draft = { ticketId: second.id, version: second.version }
    const submitted = await wanglin.ledger.tickets.submit(
      ordered({ projectId, draft, form, expectedTotal: LIST_TOTAL }),
    )

    expect(discarded).toMatchObject({ state: 'discarded', number: null })
    expect(submitted).toMatchObject({ id: second.id, number: 'FH-20260607-0001', createdAt: second.createdAt })
  })
})

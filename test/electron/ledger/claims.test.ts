import { randomUUID } from 'node:crypto'
import { IsNull } from 'typeorm'
import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { type ClaimRow, claimTable } from '../../../electron/features/ledger/tables'
import { MINUTE } from '../../../shared/kernel/day'
import { roundedTotal } from '../../../shared/pricing/limits'
import { aForm, LIST_TOTAL, named, refusalOf, submitTicket } from '../../office/a-ticket'
import { anOffice, OPENING } from '../../office/an-office'
import { databaseBeside } from '../../office/the-database'

describe('占用', () => {
  it('LED-1: the database itself refuses a second open claim, whatever went wrong above it', async () => {
    const office = await anOffice()
    const ticket = await submitTicket(office, await office.signedIn('wanglin'))
    const database = await databaseBeside(office)
    const [claim] = await database.findBy(claimTable, { ticketId: ticket.id })
    if (!claim) throw new Error('the ticket claimed nothing')

    const secondClaims: ClaimRow[] = [
      { ...claim, id: randomUUID() },
      { ...claim, id: randomUUID(), kind: 'withheld', ticketId: null, until: null },
      { ...claim, id: randomUUID(), kind: 'contracted', since: claim.since + MINUTE },
    ]
    for (const second of secondClaims) {
      await expect(database.insert(claimTable, second)).rejects.toThrow(
        /UNIQUE constraint failed: claim\.unitId|unique constraint "IDX_claim_/,
      )
    }
    expect(await database.countBy(claimTable, { unitId: ticket.unitId })).toBe(1)
  })

  it('LED-1: a closed claim cannot be opened again beside the one that followed it', async () => {
    const office = await anOffice()
    const [wanglin, lijianguo] = [await office.signedIn('wanglin'), await office.signedIn('lijianguo')]
    const first = await submitTicket(office, wanglin)
    await wanglin.ledger.tickets.withdraw(ordered({ ...named(office, first), reason: '客户改主意' }))
    await submitTicket(office, lijianguo)
    const database = await databaseBeside(office)

    const reopening = database.update(claimTable, { ticketId: first.id }, { closedAt: null })
    await expect(reopening).rejects.toThrow(/unique constraint/i)
    expect(await database.countBy(claimTable, { unitId: first.unitId, closedAt: IsNull() })).toBe(1)
  })

  it('LED-1: a claim is of a home, a person and a ticket that exist, and never closed before it began', async () => {
    const office = await anOffice()
    const ticket = await submitTicket(office, await office.signedIn('wanglin'))
    const database = await databaseBeside(office)
    const [claim] = await database.findBy(claimTable, { ticketId: ticket.id })
    if (!claim) throw new Error('the ticket claimed nothing')

    const lost: ClaimRow = { ...claim, id: randomUUID(), unitId: randomUUID() }
    await expect(database.insert(claimTable, lost)).rejects.toThrow(/foreign key/i)
    const closing = database.update(claimTable, { id: claim.id }, { closedAt: claim.since - 1 })
    await expect(closing).rejects.toThrow(/CHK_claim_times/)
  })

  it('LED-1: one claim goes from submitting through approval and extension, never released in between', async () => {
    const office = await anOffice()
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const submitted = await submitTicket(office, wanglin)
    const database = await databaseBeside(office)
    const [opened] = await database.findBy(claimTable, { unitId: submitted.unitId })

    office.clock.now += MINUTE
    const approved = await manager.ledger.tickets.approve(ordered(named(office, submitted)))
    await manager.ledger.tickets.extend(ordered({ ...named(office, approved), reason: '客户在途' }))

    const claims = await database.findBy(claimTable, { unitId: submitted.unitId })
    expect(claims).toHaveLength(1)
    expect(claims[0]).toMatchObject({ id: opened?.id, since: OPENING, kind: 'approved', closedAt: null })
  })

  it('LED-2: of 64 submissions at once one wins; every other is told who holds the home, since when, until when', async () => {
    const office = await anOffice()
    const consultants = [await office.signedIn('wanglin'), await office.signedIn('lijianguo')]
    const form = aForm(await office.unitId('1-1-1203'))
    const { projectId } = office
    const before = await consultants[0]?.ledger.board({ projectId })

    const outcomes = await Promise.allSettled(
      Array.from({ length: 64 }, (_, index) => {
        const order = ordered({ projectId, draft: null, form, expectedTotal: LIST_TOTAL })
        return consultants[index % 2]?.ledger.tickets.submit(order)
      }),
    )

    const winners = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
    expect(winners).toHaveLength(1)
    const [winner] = winners
    const held = {
      rule: 'LED-2',
      unit: '1-1-1203',
      claim: { kind: 'submitted', by: winner?.consultant, since: OPENING, until: OPENING + 30 * MINUTE },
    }
    const losers = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    expect(losers.map(({ code, data }) => ({ code, data }))).toEqual(
      Array.from({ length: 63 }, () => ({ code: 'UNIT_HELD', data: held })),
    )
    const database = await databaseBeside(office)
    expect(await database.count(claimTable)).toBe(1)
    expect(winner?.number).toBe('FH-20260607-0001')
    const after = await consultants[1]?.ledger.board({ projectId })
    expect(after?.change).toBe((before?.change ?? 0) + 1)
  })

  it('LED-2: many homes at once go each to one of two, and their numbers have no gap', async () => {
    const office = await anOffice()
    const consultants = [await office.signedIn('wanglin'), await office.signedIn('lijianguo')]
    const { projectId } = office
    const { units } = await (await office.signedIn('hejing')).ledger.board({ projectId })
    const homes = units.id.flatMap((unitId, place) => {
      const [area, unitPrice] = [units.area[place] ?? 0, units.listUnitPrice[place] ?? 0]
      const expectedTotal = roundedTotal({ by: 'unitPrice', unitPrice }, area, 100)
      return units.releasedFrom[place] === null ? [] : [{ unitId, expectedTotal }]
    })

    const outcomes = await Promise.allSettled(
      homes.flatMap(({ unitId, expectedTotal }) =>
        consultants.map((consultant) => {
          const order = { projectId, draft: null, form: aForm(unitId), expectedTotal }
          return consultant.ledger.tickets.submit(ordered(order))
        }),
      ),
    )

    const won = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
    expect(homes.length).toBe(9)
    expect(won.map(({ unitId }) => unitId).sort()).toEqual(homes.map(({ unitId }) => unitId).sort())
    expect(won.map(({ number }) => number).sort()).toEqual(
      homes.map((_, index) => `FH-20260607-${String(index + 1).padStart(4, '0')}`),
    )
  })

  it('LED-2: the holder is told the same when submitting a second time', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    await submitTicket(office, wanglin)
    office.clock.now += 5_000

    expect(await refusalOf(submitTicket(office, wanglin))).toMatchObject({
      code: 'UNIT_HELD',
      data: { claim: { by: '王琳', since: OPENING } },
    })
  })

  it('LED-2: a second click is the same submission: it gets the first answer and no second number', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const form = aForm(await office.unitId('1-1-1203'))
    const order = ordered({ projectId: office.projectId, draft: null, form, expectedTotal: LIST_TOTAL })

    const [first, second] = await Promise.all([
      wanglin.ledger.tickets.submit(order),
      wanglin.ledger.tickets.submit(order),
    ])

    expect(second).toEqual(first)
    const tickets = await wanglin.ledger.tickets.list({ projectId: office.projectId })
    expect(tickets.map(({ number }) => number)).toEqual(['FH-20260607-0001'])
  })

  it('LED-2: names the manager’s approval too: who holds it is told with the approved time', async () => {
    const office = await anOffice()
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const submitted = await submitTicket(office, wanglin)
    office.clock.now += MINUTE
    const { until } = await manager.ledger.tickets.approve(ordered(named(office, submitted)))

    expect(await refusalOf(submitTicket(office, await office.signedIn('lijianguo')))).toMatchObject({
      code: 'UNIT_HELD',
      data: { claim: { kind: 'approved', by: '王琳', since: OPENING, until } },
    })
  })
})

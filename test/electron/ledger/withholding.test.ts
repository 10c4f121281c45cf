import { randomUUID } from 'node:crypto'
import { IsNull } from 'typeorm'
import { describe, expect, it } from 'vitest'
import { type OfficeClient, ordered } from '../../../electron/commands/office-client'
import { claimTable, ticketTable, withholdingTable } from '../../../electron/features/ledger/tables'
import { DAY, HOUR, MINUTE } from '../../../shared/kernel/day'
import { aGarage } from '../../office/a-garage'
import { LIST_TOTAL, refusalOf, submitTicket } from '../../office/a-ticket'
import { watching } from '../../office/a-watch'
import { anOffice, OPENING, type TestOffice } from '../../office/an-office'
import { auditOf, openRecords } from '../../office/records'
import { databaseBeside } from '../../office/the-database'

const UNTIL = OPENING + 3 * DAY
const REASON = '业主推荐的客户，周三来签'

function withhold(office: TestOffice, client: OfficeClient, unitIds: string[], until = UNTIL, reason = REASON) {
  return client.ledger.withhold(ordered({ projectId: office.projectId, unitIds, reason, until }))
}

function lift(office: TestOffice, client: OfficeClient, unitIds: string[], reason = '客户不要了') {
  return client.ledger.liftWithholding(ordered({ projectId: office.projectId, unitIds, reason }))
}

function unitIds(office: TestOffice, numbers: readonly string[]): Promise<string[]> {
  return Promise.all(numbers.map((number) => office.unitId(number)))
}

describe('LED-5: 保留', () => {
  it('a withheld home says who, why and until when, and cannot be ticketed', async () => {
    const office = await anOffice()
    const [manager, wanglin] = [await office.signedIn('manager'), await office.signedIn('wanglin')]
    const [unitId = ''] = await unitIds(office, ['1-1-1203'])
    expect(await withhold(office, manager, [unitId])).toEqual({ units: 1, tied: 0, until: UNTIL })

    const claim = { kind: 'withheld', by: '赵敏', since: OPENING, until: UNTIL }
    const unit = await wanglin.ledger.unit({ projectId: office.projectId, unitId })
    expect(unit).toMatchObject({ claim, withheldFor: REASON, ticket: null })
    expect(unit.history[0]).toEqual({
      at: OPENING,
      what: 'withhold',
      by: '赵敏',
      number: null,
      reason: REASON,
      until: UNTIL,
    })
    expect(await refusalOf(submitTicket(office, wanglin))).toEqual({
      code: 'UNIT_HELD',
      data: { rule: 'LED-2', unit: '1-1-1203', claim },
    })
  })

  it('when its time passes the home is by itself what it was, to the millisecond', async () => {
    const office = await anOffice()
    const [manager, wanglin] = [await office.signedIn('manager'), await office.signedIn('wanglin')]
    const [unitId = '', unreleased = ''] = await unitIds(office, ['1-1-1203', '2-1-1201'])
    const until = OPENING + HOUR
    await withhold(office, manager, [unitId, unreleased], until)

    office.clock.now = until - 1
    expect(await refusalOf(submitTicket(office, wanglin))).toMatchObject({ code: 'UNIT_HELD' })
    office.clock.now = until
    expect(await refusalOf(submitTicket(office, wanglin, '2-1-1201'))).toMatchObject({
      code: 'UNIT_NOT_FOR_SALE',
      data: { state: 'unreleased' },
    })
    expect(await submitTicket(office, wanglin)).toMatchObject({ state: 'submitted' })
    const { history, withheldFor } = await wanglin.ledger.unit({ projectId: office.projectId, unitId })
    expect(withheldFor).toBe(null)
    expect(history.slice(0, 3).map(({ what, by, at }) => [what, by, at])).toEqual([
      ['submit', '王琳', until],
      ['withholdingEnd', null, until],
      ['withhold', '赵敏', OPENING],
    ])
    const claims = await (await databaseBeside(office)).findBy(claimTable, { unitId })
    expect(claims.map(({ kind, closedAt }) => [kind, closedAt]).sort()).toEqual([
      ['submitted', null],
      ['withheld', until],
    ])
  })

  it('all of them or none: one that is held is named with who holds it, and nothing is withheld', async () => {
    const office = await anOffice()
    const [manager, wanglin] = [await office.signedIn('manager'), await office.signedIn('wanglin')]
    const ticket = await submitTicket(office, wanglin, '1-1-1203')
    const homes = await unitIds(office, ['1-1-1103', '1-1-1203', '1-1-1303'])

    expect(await refusalOf(withhold(office, manager, homes))).toEqual({
      code: 'UNIT_HELD',
      data: {
        rule: 'LED-2',
        unit: '1-1-1203',
        claim: { kind: 'submitted', by: '王琳', since: OPENING, until: ticket.until },
      },
    })
    const database = await databaseBeside(office)
    expect(await database.countBy(claimTable, { closedAt: IsNull() })).toBe(1)
    expect(await database.count(withholdingTable)).toBe(0)
  })

  it('a ticket that has run out stands in nobody’s way: it is written expired with its claim', async () => {
    const office = await anOffice()
    const [manager, wanglin] = [await office.signedIn('manager'), await office.signedIn('wanglin')]
    const ticket = await submitTicket(office, wanglin)
    office.clock.now = ticket.until ?? 0
    await withhold(office, manager, [ticket.unitId])

    const database = await databaseBeside(office)
    expect(await database.findOneBy(ticketTable, { id: ticket.id })).toMatchObject({ state: 'expired' })
    expect(await database.findOneBy(claimTable, { ticketId: ticket.id })).toMatchObject({ closedAt: ticket.until })
  })

  it('withheld again after its time, many at once, the earlier withholdings end at their own time', async () => {
    const office = await anOffice()
    const manager = await office.signedIn('manager')
    const homes = await unitIds(office, ['1-1-1103', '1-1-1203'])
    await withhold(office, manager, homes, OPENING + HOUR)
    office.clock.now = OPENING + 2 * HOUR
    await withhold(office, manager, homes, OPENING + DAY, '再留一天')

    const claims = await (await databaseBeside(office)).findBy(claimTable, {})
    expect(claims.map(({ closedAt }) => closedAt).sort()).toEqual([null, null, OPENING + HOUR, OPENING + HOUR].sort())
  })

  it('lifted, a home is for sale at once, and its story says who and why', async () => {
    const office = await anOffice()
    const [manager, director] = [await office.signedIn('manager'), await office.signedIn('director')]
    const homes = await unitIds(office, ['1-1-1203', '2-1-1201'])
    await withhold(office, manager, homes)
    office.clock.now += MINUTE
    expect(await lift(office, director, homes)).toEqual({ units: 2, tied: 0 })

    const { units } = await manager.ledger.board({ projectId: office.projectId })
    expect(homes.map((id) => units.claimKind[units.id.indexOf(id)])).toEqual([null, null])
    const { history } = await manager.ledger.unit({ projectId: office.projectId, unitId: homes[0] ?? '' })
    expect(history[0]).toMatchObject({ what: 'lift', by: '郑国栋', reason: '客户不要了', at: OPENING + MINUTE })
    expect(await submitTicket(office, await office.signedIn('wanglin'))).toMatchObject({ state: 'submitted' })
  })

  it('only what is withheld now is lifted, all of them or none', async () => {
    const office = await anOffice()
    const manager = await office.signedIn('manager')
    const [free = '', withheld = ''] = await unitIds(office, ['1-1-1103', '1-1-1203'])
    await withhold(office, manager, [withheld], OPENING + HOUR)

    expect(await refusalOf(lift(office, manager, [withheld, free]))).toEqual({
      code: 'NOT_WITHHELD',
      data: { rule: 'LED-5', unit: '1-1-1103', state: 'available' },
    })
    office.clock.now = OPENING + HOUR
    expect(await refusalOf(lift(office, manager, [withheld]))).toMatchObject({ code: 'NOT_WITHHELD' })
  })

  it('it ends, in the future and within 366 days', async () => {
    const office = await anOffice()
    const manager = await office.signedIn('manager')
    const homes = await unitIds(office, ['1-1-1203'])
    const latest = OPENING + 366 * DAY

    for (const until of [OPENING - 1, OPENING, latest + 1]) {
      expect(await refusalOf(withhold(office, manager, homes, until))).toEqual({
        code: 'WITHHOLD_UNTIL',
        data: { rule: 'LED-5', until, latest },
      })
    }
    expect(await withhold(office, manager, homes, latest)).toMatchObject({ until: latest })
  })

  it('SEC-5: asks for a reason, and for homes of this project', async () => {
    const office = await anOffice()
    const manager = await office.signedIn('manager')
    const homes = await unitIds(office, ['1-1-1203'])

    expect(await refusalOf(withhold(office, manager, homes, UNTIL, '  '))).toMatchObject({ code: 'INPUT_INVALID' })
    expect(await refusalOf(withhold(office, manager, []))).toMatchObject({ code: 'INPUT_INVALID' })
    expect(await refusalOf(withhold(office, manager, [...homes, randomUUID()]))).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('LED-6: released while it is withheld, a home stays withheld and is for sale when that ends', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [manager, wanglin] = [await office.signedIn('manager'), await office.signedIn('wanglin')]
    const second = (await manager.project.detail({ projectId })).buildings[1]?.id ?? ''
    const permit = { number: '江售许字(2026)第050号', issuedOn: '2026-06-06', buildingIds: [second] }
    await manager.project.recordPermit(ordered({ projectId, ...permit }))
    const homes = await unitIds(office, ['2-1-1201'])
    await withhold(office, manager, homes, OPENING + HOUR)
    await manager.ledger.release(ordered({ projectId, buildingIds: [], unitIds: homes, from: null }))

    const total = { expectedTotal: 251_314_100 }
    expect(await refusalOf(submitTicket(office, wanglin, '2-1-1201', total))).toMatchObject({
      code: 'UNIT_HELD',
      data: { claim: { kind: 'withheld' } },
    })
    office.clock.now = OPENING + HOUR
    expect(await submitTicket(office, wanglin, '2-1-1201', total)).toMatchObject({ state: 'submitted' })
  })

  it('every board is told each cell at once; the audit row says which and why', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [manager, wanglin] = [await office.signedIn('manager'), await office.signedIn('wanglin')]
    const page = await watching(wanglin, projectId)
    await page.next()
    const [unitId = ''] = await unitIds(office, ['1-1-1203'])
    await withhold(office, manager, [unitId])

    const claim = { kind: 'withheld', by: '赵敏', since: OPENING, until: UNTIL }
    expect(await page.nextChange()).toMatchObject({ board: false, cells: [{ unitId, claim, ticketId: null }] })
    await lift(office, manager, [unitId])
    expect(await page.nextChange()).toMatchObject({ board: false, cells: [{ unitId, claim: null }] })
    const rows = (await auditOf(await openRecords(office), projectId)).slice(-2)
    expect(rows.map(({ call, subject }) => [call, subject])).toEqual([
      ['ledger.withhold', unitId],
      ['ledger.liftWithholding', unitId],
    ])
    expect(rows[0]?.after).toContain(REASON)
  })

  it('SEC-1: only manager and director withhold and lift', async () => {
    const office = await anOffice()
    const homes = await unitIds(office, ['1-1-1203'])
    for (const login of ['wanglin', 'hejing', 'wuyan', 'admin'] as const) {
      const client = await office.signedIn(login)
      const denied = { code: 'NOT_ALLOWED', data: { rule: 'SEC-1', access: 'unit.withhold' } }
      expect(await refusalOf(withhold(office, client, homes))).toEqual(denied)
      expect(await refusalOf(lift(office, client, homes))).toEqual(denied)
    }
  })

  it('LED-1: of 64 clients that withhold and ticket one home at once one wins; the others are told who', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [manager, director] = [await office.signedIn('manager'), await office.signedIn('director')]
    const [wanglin, lijianguo] = [await office.signedIn('wanglin'), await office.signedIn('lijianguo')]
    const homes = await unitIds(office, ['1-1-1103', '1-1-1203', '1-1-1303'])

    const outcomes = await Promise.allSettled(
      Array.from({ length: 16 }).flatMap((): Promise<unknown>[] => [
        submitTicket(office, wanglin),
        withhold(office, manager, homes),
        submitTicket(office, lijianguo),
        withhold(office, director, homes.slice(1)),
      ]),
    )

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { claim } = await manager.ledger.unit({ projectId, unitId: homes[1] ?? '' })
    const losers = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    const named = new Set(losers.map(({ code, data }) => `${code} ${data.claim.by} ${data.claim.since}`))
    expect([...named]).toEqual([`UNIT_HELD ${claim?.by} ${claim?.since}`])
    const database = await databaseBeside(office)
    const open = await database.findBy(claimTable, { closedAt: IsNull() })
    expect(new Set(open.map(({ unitId }) => unitId)).size).toBe(open.length)
    expect(new Set(open.map(({ byId }) => byId)).size).toBe(1)
  })

  it('a whole garage is withheld by one command; boards are told to fetch again', async () => {
    const office = await anOffice()
    const { projectId } = office
    const manager = await office.signedIn('manager')
    const spaces = await aGarage(office, { count: 3_000 })
    const page = await watching(manager, projectId)
    await page.next()

    expect(await withhold(office, manager, spaces)).toMatchObject({ units: 3_000 })
    expect(await page.nextChange()).toMatchObject({ board: true, cells: [] })
    const { units } = await manager.ledger.board({ projectId })
    expect(units.claimKind.filter((kind) => kind === 'withheld')).toHaveLength(3_000)
    expect(await lift(office, manager, spaces)).toMatchObject({ units: 3_000 })
  })
})

it('LED-1: the total a ticket on a home without ties expects is the home’s own', async () => {
  const office = await anOffice()
  const ticket = await submitTicket(office, await office.signedIn('wanglin'))
  expect(ticket.lines.map(({ breakdown }) => breakdown.total)).toEqual([LIST_TOTAL])
  expect(ticket.tied).toEqual([])
})

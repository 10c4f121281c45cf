import { IsNull } from 'typeorm'
import { describe, expect, it } from 'vitest'
import { type OfficeClient, ordered } from '../../../electron/commands/office-client'
import { claimTable, tieTable } from '../../../electron/features/ledger/tables'
import { HOUR, MINUTE } from '../../../shared/kernel/day'
import type { Ticket } from '../../../shared/ledger/ticket-contract'
import { aGarage, PARKING_TOTAL, tie } from '../../office/a-garage'
import { aForm, LIST_TOTAL, named, refusalOf } from '../../office/a-ticket'
import { watching } from '../../office/a-watch'
import { anOffice, OPENING, type TestOffice } from '../../office/an-office'
import { SCHEME } from '../../office/scheme'
import { databaseBeside } from '../../office/the-database'

const TWO_SPACES = LIST_TOTAL + 2 * PARKING_TOTAL

function lineOf(unitId: string, chosen: string[] = []) {
  return { unitId, chosen, evidence: [] }
}

function submit(
  { projectId }: TestOffice,
  client: OfficeClient,
  unitIds: readonly string[],
  expectedTotal: number,
): Promise<Ticket> {
  const form = { ...aForm(unitIds[0] ?? ''), lines: unitIds.map((id) => lineOf(id)) }
  return client.ledger.tickets.submit(ordered({ projectId, draft: null, form, expectedTotal }))
}

/** 1-1-1203 with two parking spaces tied to it, a third one free, and who is about. */
async function aHomeWithSpaces() {
  const office = await anOffice()
  const spaces = await aGarage(office, { count: 3, tied: 2 })
  const homeId = await office.unitId('1-1-1203')
  const [first = '', second = '', free = ''] = spaces
  const people = { manager: await office.signedIn('manager'), wanglin: await office.signedIn('wanglin') }
  const database = await databaseBeside(office)
  return {
    office,
    projectId: office.projectId,
    homeId,
    first,
    second,
    free,
    all: [homeId, first, second],
    database,
    ...people,
  }
}

/** Opens an item of the scheme to parking spaces, as the scheme's next version. */
async function forSpacesToo(office: TestOffice, itemId: string): Promise<void> {
  const items = SCHEME.items.map((item) =>
    item.id === itemId
      ? { ...item, conditions: { ...item.conditions, kinds: ['home' as const, 'parking' as const] } }
      : item,
  )
  const scheme = { ...SCHEME, items }
  const order = { projectId: office.projectId, basedOn: 1, scheme, appliesFrom: null }
  await (await office.signedIn('manager')).pricing.saveScheme(ordered(order))
}

describe('LED-11: 绑定', () => {
  it('a home says what goes with it, and a parking space whose it is', async () => {
    const { projectId, homeId, first, second, manager } = await aHomeWithSpaces()

    const home = await manager.ledger.unit({ projectId, unitId: homeId })
    expect(home.tied.map(({ number, kind, list, claim }) => [number, kind, list, claim])).toEqual([
      ['车位-B1-001', 'parking', { by: 'total', total: PARKING_TOTAL }, null],
      ['车位-B1-002', 'parking', { by: 'total', total: PARKING_TOTAL }, null],
    ])
    expect(home.tiedTo).toBe(null)
    const space = await manager.ledger.unit({ projectId, unitId: first })
    expect(space).toMatchObject({ tied: [], tiedTo: { unitId: homeId, number: '1-1-1203' } })
    const { units } = await manager.ledger.board({ projectId })
    expect(units.tiedTo[units.id.indexOf(second)]).toBe(homeId)
    expect(units.tiedTo.filter((id) => id !== null)).toHaveLength(2)
  })

  it('of two who tie one space to two homes at once, one is told whose it is', async () => {
    const { office, projectId, homeId, free, manager } = await aHomeWithSpaces()
    const other = await office.unitId('1-1-1202')
    const homes = [
      { id: homeId, number: '1-1-1203' },
      { id: other, number: '1-1-1202' },
    ]
    const tying = homes.map(({ id }) =>
      manager.ledger.tie(ordered({ projectId, unitId: free, from: null, homeId: id })),
    )
    const settled = await Promise.allSettled(tying)
    // Which of the two comes first is the database's to say.
    const won = homes[settled.findIndex(({ status }) => status === 'fulfilled')]
    const lost = settled.findIndex(({ status }) => status === 'rejected')
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await refusalOf(tying[lost] ?? Promise.resolve())).toMatchObject({
      code: 'TIE_STANDS',
      data: { unit: '车位-B1-003', home: won?.number },
    })
    const from = homes[lost]?.id ?? null
    const untying = manager.ledger.tie(ordered({ projectId, unitId: free, from, homeId: null }))
    expect(await refusalOf(untying)).toMatchObject({ code: 'TIE_STANDS' })
    expect((await manager.ledger.unit({ projectId, unitId: free })).tiedTo).toMatchObject({ number: won?.number })
  })

  it('what is so already, what is a home, and what is no home is refused', async () => {
    const { office, projectId, homeId, first, free, manager } = await aHomeWithSpaces()
    const other = await office.unitId('1-1-1303')
    const refused = (unitId: string, to: string | null) => refusalOf(tie(manager, projectId, unitId, to))

    expect(await refused(first, homeId)).toEqual({
      code: 'TIE_STANDS',
      data: { rule: 'LED-11', unit: '车位-B1-001', home: '1-1-1203' },
    })
    expect(await refused(free, null)).toMatchObject({ code: 'TIE_STANDS', data: { home: null } })
    expect(await refused(other, homeId)).toMatchObject({ code: 'TIE_OF_HOME', data: { unit: '1-1-1303' } })
    expect(await refused(free, first)).toMatchObject({ code: 'TIE_TO_OTHER', data: { kind: 'parking' } })
    expect(await refused(other, null)).toMatchObject({ code: 'TIE_STANDS' })
  })

  it('moved to another home or untied, the earlier tie is ended, never deleted', async () => {
    const { office, projectId, homeId, first, manager, database } = await aHomeWithSpaces()
    const other = await office.unitId('1-1-1303')
    office.clock.now += MINUTE
    expect(await tie(manager, projectId, first, other)).toEqual({ unit: '车位-B1-001', home: '1-1-1303' })
    office.clock.now += MINUTE
    expect(await tie(manager, projectId, first, null)).toEqual({ unit: '车位-B1-001', home: null })

    const ties = await database.find(tieTable, { where: { unitId: first }, order: { since: 'ASC' } })
    expect(ties.map((row) => [row.homeId, row.since, row.endedAt, row.endedBy])).toEqual([
      [homeId, OPENING, OPENING + MINUTE, '赵敏'],
      [other, OPENING + MINUTE, OPENING + 2 * MINUTE, '赵敏'],
    ])
  })

  it('while either is held nothing is tied or untied: who holds it is said', async () => {
    const { office, projectId, homeId, first, free, all, manager, wanglin } = await aHomeWithSpaces()
    await submit(office, wanglin, all, TWO_SPACES)
    const held = { code: 'UNIT_HELD', data: { claim: { by: '王琳' } } }

    expect(await refusalOf(tie(manager, projectId, free, homeId))).toMatchObject(held)
    expect(await refusalOf(tie(manager, projectId, first, null))).toMatchObject(held)
    expect(await refusalOf(tie(manager, projectId, first, await office.unitId('1-1-1303')))).toMatchObject(held)
  })

  it('a home takes seven, as many as its ticket has lines for', async () => {
    const office = await anOffice()
    const spaces = await aGarage(office, { count: 8, tied: 7 })
    const manager = await office.signedIn('manager')
    const homeId = await office.unitId('1-1-1203')
    expect(await refusalOf(tie(manager, office.projectId, spaces[7] ?? '', homeId))).toEqual({
      code: 'TIES_FULL',
      data: { rule: 'LED-11', home: '1-1-1203', most: 7 },
    })
  })

  it('SEC-1: only manager and director tie', async () => {
    const { office, projectId, free, homeId } = await aHomeWithSpaces()
    for (const login of ['wanglin', 'hejing', 'wuyan', 'admin'] as const) {
      expect(await refusalOf(tie(await office.signedIn(login), projectId, free, homeId))).toMatchObject({
        code: 'NOT_ALLOWED',
      })
    }
    expect(await tie(await office.signedIn('director'), projectId, free, homeId)).toMatchObject({ home: '1-1-1203' })
  })
})

describe('LED-11: a ticket on a home and what goes with it', () => {
  it('claims all of them, each with its own price; the total is the sum', async () => {
    const { office, projectId, all, wanglin, manager, database } = await aHomeWithSpaces()
    const ticket = await submit(office, wanglin, all, TWO_SPACES)

    expect(ticket).toMatchObject({
      unit: '1-1-1203',
      tied: [
        { unit: '车位-B1-001', kind: 'parking' },
        { unit: '车位-B1-002', kind: 'parking' },
      ],
    })
    expect(ticket.lines.map(({ unit, kind, breakdown }) => [unit, kind, breakdown.total])).toEqual([
      ['1-1-1203', undefined, LIST_TOTAL],
      ['车位-B1-001', 'parking', PARKING_TOTAL],
      ['车位-B1-002', 'parking', PARKING_TOTAL],
    ])
    const claims = await database.findBy(claimTable, { ticketId: ticket.id, closedAt: IsNull() })
    expect(claims.map(({ unitId }) => unitId).sort()).toEqual([...all].sort())
    const [listed] = await manager.ledger.tickets.list({ projectId })
    expect(listed).toMatchObject({ total: TWO_SPACES, unit: '1-1-1203', tied: [{ unit: '车位-B1-001' }, {}] })
    const { units } = await manager.ledger.board({ projectId })
    expect(all.map((id) => units.ticketId[units.id.indexOf(id)])).toEqual([ticket.id, ticket.id, ticket.id])
    const { history } = await manager.ledger.unit({ projectId, unitId: all[1] ?? '' })
    expect(history).toMatchObject([{ what: 'submit', number: ticket.number }, { what: 'permit' }])
  })

  it('discounts are chosen line by line', async () => {
    const { office, projectId, homeId, first, second, wanglin } = await aHomeWithSpaces()
    const lines = [lineOf(homeId), lineOf(first, ['one-off']), lineOf(second)]
    const form = { ...aForm(homeId), lines }
    const expectedTotal = LIST_TOTAL + PARKING_TOTAL * 0.98 + PARKING_TOTAL
    const submitting = () =>
      wanglin.ledger.tickets.submit(ordered({ projectId, draft: null, form, expectedTotal: TWO_SPACES }))
    // What says nothing of kinds is for homes.
    expect(await refusalOf(submitting())).toMatchObject({
      code: 'DISCOUNT_NOT_ADMITTED',
      data: { item: '一次性付款', admission: { unmet: [{ code: 'kind', kinds: ['home'] }] } },
    })
    await forSpacesToo(office, 'one-off')
    const refused = submitting()
    expect(await refusalOf(refused)).toMatchObject({
      code: 'PRICE_CHANGED',
      data: { shown: TWO_SPACES, now: expectedTotal },
    })
    const ticket = await wanglin.ledger.tickets.submit(ordered({ projectId, draft: null, form, expectedTotal }))
    expect(ticket.lines.map(({ chosen }) => chosen)).toEqual([[], ['one-off'], []])
  })

  it('what is tied is not left out, nothing else is put in, and a tied space is not sold alone', async () => {
    const { office, homeId, first, second, free, wanglin } = await aHomeWithSpaces()
    const refused = (unitIds: string[]) => refusalOf(submit(office, wanglin, unitIds, TWO_SPACES))

    expect(await refused([homeId, first])).toEqual({
      code: 'TIED_MISSING',
      data: { rule: 'LED-11', unit: '1-1-1203', tied: '车位-B1-002' },
    })
    expect(await refused([homeId, first, second, free])).toEqual({
      code: 'LINE_NOT_TIED',
      data: { rule: 'LED-11', unit: '车位-B1-003', home: '1-1-1203' },
    })
    expect(await refused([homeId, first, second, second])).toMatchObject({ code: 'INPUT_INVALID' })
    expect(await refused([first])).toEqual({
      code: 'UNIT_TIED',
      data: { rule: 'LED-11', unit: '车位-B1-001', home: '1-1-1203' },
    })
    expect(await submit(office, wanglin, [free], PARKING_TOTAL)).toMatchObject({ unit: '车位-B1-003', tied: [] })
  })

  it('approved, extended, withdrawn: all its claims move together', async () => {
    const { office, all, manager, wanglin, database } = await aHomeWithSpaces()
    const ticket = await submit(office, wanglin, all, TWO_SPACES)
    const page = await watching(wanglin, office.projectId)
    await page.next()
    const claims = async () => {
      const rows = await database.findBy(claimTable, { ticketId: ticket.id })
      return [...new Set(rows.map(({ kind, until, closedAt }) => `${rows.length} ${kind} ${until} ${closedAt}`))]
    }
    const approved = await manager.ledger.tickets.approve(ordered(named(office, ticket)))
    expect(await claims()).toEqual([`3 approved ${approved.until} null`])
    expect((await page.nextChange()).cells.map(({ unitId, claim }) => [unitId, claim?.kind])).toEqual(
      all.map((id) => [id, 'approved']),
    )
    const extended = await manager.ledger.tickets.extend(ordered({ ...named(office, approved), reason: '客户在途' }))
    expect(await claims()).toEqual([`3 approved ${extended.until} null`])
    office.clock.now += HOUR
    await manager.ledger.tickets.withdraw(ordered({ ...named(office, extended), reason: '客户改主意' }))
    expect(await claims()).toEqual([`3 approved ${extended.until} ${OPENING + HOUR}`])
    expect(await submit(office, wanglin, all, TWO_SPACES)).toMatchObject({ state: 'submitted' })
  })

  it('LED-4: run out, whoever takes one of them next writes all of them closed', async () => {
    const { office, projectId, homeId, first, second, all, manager, wanglin, database } = await aHomeWithSpaces()
    const ticket = await submit(office, wanglin, all, TWO_SPACES)
    office.clock.now = ticket.until ?? 0
    await tie(manager, projectId, first, null)
    await submit(office, await office.signedIn('lijianguo'), [first], PARKING_TOTAL)

    const claims = await database.findBy(claimTable, { ticketId: ticket.id })
    expect(claims.map(({ closedAt }) => closedAt)).toEqual([ticket.until, ticket.until, ticket.until])
    expect(await wanglin.ledger.tickets.detail({ projectId, ticketId: ticket.id })).toMatchObject({ state: 'expired' })
    const next = await submit(office, wanglin, [homeId, second], LIST_TOTAL + PARKING_TOTAL)
    expect(next.lines).toHaveLength(2)
  })

  it('LED-4: amended it keeps its units, whatever has been tied since', async () => {
    const { office, projectId, homeId, first, second, all, wanglin } = await aHomeWithSpaces()
    const ticket = await submit(office, wanglin, all, TWO_SPACES)
    const amend = (unitIds: string[], expectedTotal: number) => {
      const form = { ...aForm(homeId), remarks: '改备注', lines: unitIds.map((id) => lineOf(id)) }
      return wanglin.ledger.tickets.amend(ordered({ ...named(office, ticket), form, expectedTotal }))
    }
    expect(await refusalOf(amend([homeId, first], TWO_SPACES))).toMatchObject({ code: 'UNIT_DIFFERS' })
    expect(await refusalOf(amend([homeId, second, first], TWO_SPACES))).toMatchObject({ code: 'UNIT_DIFFERS' })
    const amended = await amend(all, TWO_SPACES)
    expect(amended.lines.map(({ unitId }) => unitId)).toEqual(all)
    expect(amended.hash).not.toBe(ticket.hash)
    const detail = await wanglin.ledger.tickets.detail({ projectId, ticketId: ticket.id })
    expect(detail).toMatchObject({ remarks: '改备注', tied: [{ unitId: first }, { unitId: second }] })
  })

  it('LED-1: of 32 consultants after home and spaces at once one has all of them, and none is left half', async () => {
    const { office, all, wanglin, database } = await aHomeWithSpaces()
    const consultants = [wanglin, await office.signedIn('lijianguo')]
    const outcomes = await Promise.allSettled(
      Array.from({ length: 32 }, (_, index) => submit(office, consultants[index % 2] ?? wanglin, all, TWO_SPACES)),
    )
    const won = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
    expect(won).toHaveLength(1)
    const claims = await database.find(claimTable)
    expect(claims.map(({ ticketId, closedAt }) => [ticketId, closedAt])).toEqual(all.map(() => [won[0]?.id, null]))
  })
})

describe('LED-11: what goes with a home', () => {
  it('is withheld and given back with it, and never alone', async () => {
    const { projectId, homeId, first, all, manager, wanglin, office } = await aHomeWithSpaces()
    const until = OPENING + HOUR
    const order = (unitIds: string[]) => ordered({ projectId, unitIds, reason: '留给老客户' })
    const alone = { code: 'UNIT_TIED', data: { rule: 'LED-11', unit: '车位-B1-001', home: '1-1-1203' } }

    expect(await refusalOf(manager.ledger.withhold({ ...order([first]), until }))).toEqual(alone)
    expect(await manager.ledger.withhold({ ...order([homeId]), until })).toEqual({ units: 3, tied: 2, until })
    expect(await refusalOf(submit(office, wanglin, all, TWO_SPACES))).toMatchObject({ code: 'UNIT_HELD' })
    expect(await refusalOf(manager.ledger.liftWithholding(order([first])))).toEqual(alone)
    expect(await manager.ledger.liftWithholding(order([homeId, first]))).toEqual({ units: 3, tied: 2 })
    expect(await submit(office, wanglin, all, TWO_SPACES)).toMatchObject({ state: 'submitted' })
  })

  it('is released with it; alone it waits for its home', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [first = '', second = '', free = ''] = await aGarage(office, { count: 3, isReleased: false })
    const manager = await office.signedIn('manager')
    const permitted = await manager.project.detail({ projectId })
    const permit = { number: '江售许字(2026)第050号', issuedOn: '2026-06-06' }
    const buildingIds = [permitted.buildings[1]?.id ?? '']
    await manager.project.recordPermit(ordered({ projectId, ...permit, buildingIds }))
    const home = await office.unitId('2-1-1201')
    await tie(manager, projectId, first, home)
    await tie(manager, projectId, second, await office.unitId('2-1-1301'))
    const release = (unitIds: string[]) =>
      manager.ledger.release(ordered({ projectId, buildingIds: [], unitIds, from: null }))

    expect(await refusalOf(release([first]))).toEqual({
      code: 'UNIT_TIED',
      data: { rule: 'LED-11', unit: '车位-B1-001', home: '2-1-1201' },
    })
    expect(await release([first, free])).toMatchObject({ units: 1, tied: 0 })
    expect(await release([home])).toMatchObject({ units: 2, tied: 1 })
    const { units } = await manager.ledger.board({ projectId })
    expect([first, second, free].map((id) => units.releasedFrom[units.id.indexOf(id)])).toEqual([
      OPENING,
      null,
      OPENING,
    ])
  })

  it('tied to a home that is released already, it follows when it is released itself', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [first = ''] = await aGarage(office, { isReleased: false, tied: 1 })
    const manager = await office.signedIn('manager')
    const order = { projectId, buildingIds: [], unitIds: [first], from: null }
    expect(await manager.ledger.release(ordered(order))).toMatchObject({ units: 1, tied: 1 })
  })
})

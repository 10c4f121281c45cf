import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { DAY, HOUR, MINUTE } from '../../../shared/kernel/day'
import { aColleague, takeInList } from '../../office/a-project'
import {
  applyFor,
  EXAMPLE_ITEMS,
  exampleForm,
  FOR_DIRECTOR,
  FOR_MANAGER,
  namedSpecial,
  OWN_RIGHT,
  saveExample,
} from '../../office/a-special'
import { EXAMPLE_TOTAL, named, refusalOf, submitTicket, ZHANG } from '../../office/a-ticket'
import { anOffice, OPENING, type TestOffice } from '../../office/an-office'
import { listedHome, priceListFile } from '../../office/price-list'
import { inShort, itemsFor, itemsSeenBy, theOne } from './the-desk'

/** 王琳's ticket of the worked example, with everything its discounts need. */
function submitExample(office: TestOffice, consultant: Awaited<ReturnType<TestOffice['signedIn']>>) {
  return submitTicket(office, consultant, '1-1-1203', { chosen: EXAMPLE_ITEMS, expectedTotal: EXAMPLE_TOTAL })
}

describe('工作台: what waits for a manager', () => {
  it('LED-4: a submitted ticket, with what it asks for and until when; approved, it is gone', async () => {
    const office = await anOffice()
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const ticket = await submitExample(office, wanglin)

    const item = theOne(await itemsFor(manager, office), 'ticketToApprove')
    expect(item).toMatchObject({
      ticketId: ticket.id,
      version: ticket.version,
      number: 'FH-20260607-0001',
      unit: '1-1-1203',
      consultant: '王琳',
      buyers: ZHANG.name,
      total: EXAMPLE_TOTAL,
      discounts: 4,
      evidence: 1,
      hasSpecial: false,
      since: OPENING,
      due: { by: 'instant', at: OPENING + 30 * MINUTE },
    })

    await manager.ledger.tickets.approve(ordered(named(office, { id: item.ticketId, version: item.version })))
    expect(await itemsFor(manager, office)).toEqual([])
  })

  it('LED-4: an approved ticket two hours before it runs out, and none that has run out', async () => {
    const office = await anOffice()
    const manager = await office.signedIn('manager')
    const ticket = await submitTicket(office, await office.signedIn('wanglin'))
    await manager.ledger.tickets.approve(ordered(named(office, ticket)))

    office.clock.now = OPENING + 22 * HOUR - 1
    expect(await itemsSeenBy(office, 'manager')).toEqual([])
    office.clock.now = OPENING + 22 * HOUR
    expect(theOne(await itemsSeenBy(office, 'manager'), 'ticketRunsOut').due).toEqual({
      by: 'instant',
      at: OPENING + DAY,
    })
    office.clock.now = OPENING + DAY
    expect(await itemsSeenBy(office, 'manager')).toEqual([])
  })

  it('LED-4: a submitted ticket that ran out waits for nobody, though no one has written it down', async () => {
    const office = await anOffice()
    const manager = await office.signedIn('manager')
    await submitTicket(office, await office.signedIn('wanglin'))
    office.clock.now = OPENING + 30 * MINUTE
    expect(await itemsFor(manager, office)).toEqual([])
  })

  it('SEC-1: whoever wrote a ticket and became a manager does not find it among those to approve', async () => {
    const office = await anOffice()
    const admin = await office.signedIn('admin')
    await submitTicket(office, await office.signedIn('wanglin'))
    const wanglin = (await admin.staff.list()).find(({ login }) => login === 'wanglin')
    if (!wanglin) throw new Error('no 王琳')
    const { id, version, name } = wanglin
    await admin.staff.amend(ordered({ id, version, person: { name, role: 'manager' } }))
    const promoted = await office.signedIn('wanglin')
    expect(await itemsFor(promoted, office)).toEqual([])
  })

  it('PRC-5: special discounts within the own limit only: the deeper one goes to the director', async () => {
    const office = await anOffice()
    const [wanglin, manager, director] = [
      await office.signedIn('wanglin'),
      await office.signedIn('manager'),
      await office.signedIn('director'),
    ]
    const shallow = await applyFor(office, wanglin, await saveExample(office, wanglin), FOR_MANAGER)
    await applyFor(office, wanglin, await saveExample(office, wanglin), FOR_DIRECTOR)

    const [own] = (await itemsFor(manager, office)).filter(({ kind }) => kind === 'specialToDecide')
    expect(own).toMatchObject({ specialId: shallow.id, share: '2.50', total: FOR_MANAGER.total, consultant: '王琳' })
    expect(inShort(await itemsFor(manager, office))).toEqual(['specialToDecide 1-1-1203'])
    expect(inShort(await itemsFor(director, office))).toEqual(['specialToDecide 1-1-1203', 'specialToDecide 1-1-1203'])

    await manager.ledger.specials.approve(ordered(namedSpecial(office, shallow)))
    expect(inShort(await itemsFor(manager, office))).toEqual([])
  })

  it('PRC-7: an application is void with its ticket, and so is due no later', async () => {
    const office = await anOffice()
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const ticket = await submitExample(office, wanglin)
    await applyFor(office, wanglin, ticket, FOR_MANAGER)
    const item = theOne(await itemsFor(manager, office), 'specialToDecide')
    expect(item.due).toEqual({ by: 'instant', at: OPENING + 30 * MINUTE })
    office.clock.now = OPENING + 30 * MINUTE
    expect(await itemsFor(manager, office)).toEqual([])
  })

  it('LED-5: homes withheld together are one item a week before they are free; that day it says they are', async () => {
    const office = await anOffice()
    const manager = await office.signedIn('manager')
    const unitIds = [await office.unitId('1-1-1203'), await office.unitId('1-1-1103')]
    const until = OPENING + 9 * DAY
    await manager.ledger.withhold(ordered({ projectId: office.projectId, unitIds, reason: '样板参观', until }))

    office.clock.now = until - 9 * DAY
    expect(await itemsSeenBy(office, 'manager')).toEqual([])
    office.clock.now = until - 7 * DAY
    expect(theOne(await itemsSeenBy(office, 'manager'), 'withholdingEnds')).toMatchObject({
      first: '1-1-1103',
      units: 2,
      by: '赵敏',
      reason: '样板参观',
      due: { by: 'instant', at: until },
    })
    office.clock.now = until
    const ended = theOne(await itemsSeenBy(office, 'manager'), 'withholdingEnded')
    expect(ended).toMatchObject({ units: 2, since: until, due: null })
    await submitTicket(office, await office.signedIn('wanglin'), '1-1-1203')
    expect(theOne(await itemsSeenBy(office, 'manager'), 'withholdingEnded').units).toBe(1)
    office.clock.now = until + DAY
    expect((await itemsSeenBy(office, 'manager')).map(({ kind }) => kind)).not.toContain('withholdingEnded')
  })

  it('LED-6: homes that a permit keeps back, by the day on which it has been ten', async () => {
    const office = await anOffice()
    const { projectId } = office
    const manager = await office.signedIn('manager')
    const second = (await manager.project.detail({ projectId })).buildings[1]?.id ?? ''
    const permit = { number: '江售许字(2026)第050号', issuedOn: '2026-05-28', buildingIds: [second] }
    await manager.project.recordPermit(ordered({ projectId, ...permit }))
    expect(theOne(await itemsFor(manager, office), 'listingDuty')).toMatchObject({
      permit: permit.number,
      unreleased: 3,
      withheld: 0,
      due: { by: 'day', on: '2026-06-07' },
    })
  })

  it('LED-7, PRC-4: a price version and a scheme that wait, until they begin', async () => {
    const office = await anOffice()
    const { projectId } = office
    const manager = await office.signedIn('manager')
    const from = OPENING + 3 * HOUR
    await takeInList(manager, projectId, await priceListFile([listedHome('1-1-1203', { unitPrice: 18_700 })]), {
      appliesFrom: from,
    })
    const [scheme] = await manager.pricing.schemes({ projectId })
    if (!scheme) throw new Error('no scheme')
    const next = { ...scheme.scheme, items: scheme.scheme.items.slice(1) }
    await manager.pricing.saveScheme(ordered({ projectId, basedOn: scheme.number, scheme: next, appliesFrom: from }))

    const items = await itemsFor(manager, office)
    expect(theOne(items, 'pricesBegin')).toMatchObject({ number: 2, before: 1, due: { by: 'instant', at: from } })
    expect(theOne(items, 'schemeBegins')).toMatchObject({ number: 2, due: { by: 'instant', at: from } })
    // Who may compare prices is told as well, who may not is not.
    expect(inShort(await itemsFor(await office.signedIn('hejing'), office))).toEqual(['pricesBegin', 'schemeBegins'])
    expect(await itemsFor(await office.signedIn('wuyan'), office)).toEqual([])
    office.clock.now = from
    expect(await itemsFor(manager, office)).toEqual([])
  })

  it('PRC-5: whoever tries below the floor again and again', async () => {
    const office = await anOffice()
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const deep = { chosen: ['deep'], expectedTotal: 133_578_800 }
    for (const tries of [1, 2, 3, 4]) {
      expect((await refusalOf(submitTicket(office, wanglin, '1-1-1203', deep))).code).toBe('BELOW_FLOOR')
      expect(await itemsFor(manager, office)).toHaveLength(tries > 3 ? 1 : 0)
    }
    expect(theOne(await itemsFor(manager, office), 'floorTries')).toMatchObject({
      person: '王琳',
      lastTenMinutes: 4,
      today: 4,
    })
  })
})

describe('工作台: what waits for a consultant', () => {
  it('LED-4: their own tickets, waiting and running; nobody else’s', async () => {
    const office = await anOffice()
    const [wanglin, lijianguo, manager] = [
      await office.signedIn('wanglin'),
      await office.signedIn('lijianguo'),
      await office.signedIn('manager'),
    ]
    const ticket = await submitTicket(office, wanglin)
    expect(inShort(await itemsFor(wanglin, office))).toEqual(['ticketWaits 1-1-1203'])
    await manager.ledger.tickets.approve(ordered(named(office, ticket)))
    expect(theOne(await itemsFor(wanglin, office), 'ticketRunsOut').due).toEqual({ by: 'instant', at: OPENING + DAY })
    expect(await itemsFor(lijianguo, office)).toEqual([])
  })

  it('LED-4: for a day what the manager rejected and why, and what ran out, written down or not', async () => {
    const office = await anOffice()
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const rejected = await submitTicket(office, wanglin)
    await manager.ledger.tickets.reject(ordered({ ...named(office, rejected), reason: '证件不符' }))
    expect(theOne(await itemsSeenBy(office, 'wanglin'), 'ticketEnded')).toMatchObject({
      how: 'reject',
      by: '赵敏',
      reason: '证件不符',
      since: OPENING,
    })

    office.clock.now = OPENING + HOUR
    await submitTicket(office, wanglin)
    office.clock.now = OPENING + 2 * HOUR
    const lapsed = (await itemsSeenBy(office, 'wanglin')).filter(
      (item) => item.kind === 'ticketEnded' && item.how === 'expire',
    )
    expect(lapsed).toMatchObject([{ since: OPENING + HOUR + 30 * MINUTE, by: '' }])
    // Somebody else claims the home, which writes it closed: it reads the same.
    await submitTicket(office, await office.signedIn('lijianguo'))
    expect(await itemsSeenBy(office, 'wanglin')).toEqual(expect.arrayContaining(lapsed))

    office.clock.now = OPENING + DAY
    expect(inShort(await itemsSeenBy(office, 'wanglin'))).toEqual(['ticketEnded 1-1-1203'])
    office.clock.now = OPENING + DAY + HOUR + 30 * MINUTE
    expect(await itemsSeenBy(office, 'wanglin')).toEqual([])
  })

  it('what they took back themselves is no news', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const ticket = await submitTicket(office, wanglin)
    await wanglin.ledger.tickets.withdraw(ordered({ ...named(office, ticket), reason: '客户改看 2 号楼' }))
    expect(await itemsFor(wanglin, office)).toEqual([])
  })

  it('PRC-7: what was decided on their applications; what is within their own limit nobody decided', async () => {
    const office = await anOffice()
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const [first, second, third] = [
      await saveExample(office, wanglin),
      await saveExample(office, wanglin),
      await saveExample(office, wanglin),
    ]
    const [one, other] = [
      await applyFor(office, wanglin, first, FOR_MANAGER),
      await applyFor(office, wanglin, second, FOR_MANAGER),
    ]
    await applyFor(office, wanglin, third, OWN_RIGHT)
    expect(await itemsSeenBy(office, 'wanglin')).toEqual([])

    await manager.ledger.specials.approve(ordered(namedSpecial(office, one)))
    await manager.ledger.specials.reject(ordered({ ...namedSpecial(office, other), reason: '已到本月额度' }))
    const items = await itemsSeenBy(office, 'wanglin')
    expect(theOne(items, 'specialApproved')).toMatchObject({
      ticketId: first.id,
      by: '赵敏',
      due: { at: OPENING + 7 * DAY },
    })
    expect(theOne(items, 'specialRejected')).toMatchObject({ ticketId: second.id, reason: '已到本月额度', due: null })
    office.clock.now = OPENING + DAY
    expect(inShort(await itemsSeenBy(office, 'wanglin'))).toEqual(['specialApproved 1-1-1203'])
    expect(await itemsFor(await office.signedIn('lijianguo'), office)).toEqual([])
  })

  it('PRC-7: an approved application that the ticket is priced with has nothing left to be done', async () => {
    const office = await anOffice()
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const draft = await saveExample(office, wanglin)
    const special = await applyFor(office, wanglin, draft, FOR_MANAGER)
    await manager.ledger.specials.approve(ordered(namedSpecial(office, special)))
    const form = await exampleForm(office, special.id)
    const { id: ticketId, version } = draft
    await wanglin.ledger.tickets.submit(
      ordered({ projectId: office.projectId, draft: { ticketId, version }, form, expectedTotal: FOR_MANAGER.total }),
    )
    expect(inShort(await itemsFor(wanglin, office))).toEqual(['ticketWaits 1-1-1203'])
    expect(theOne(await itemsFor(manager, office), 'ticketToApprove').hasSpecial).toBe(true)
  })
})

describe('工作台: the other roles', () => {
  it('SEC-1: nobody is shown what is not theirs to see or do', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    await submitTicket(office, wanglin)
    await applyFor(office, wanglin, await saveExample(office, wanglin), FOR_DIRECTOR)
    const unitIds = [await office.unitId('1-1-1301')]
    await manager.ledger.withhold(ordered({ projectId, unitIds, reason: '样板参观', until: OPENING + DAY }))

    const shown: Record<string, string[]> = {}
    for (const login of ['manager', 'director', 'lijianguo', 'hejing', 'wuyan', 'admin'] as const) {
      shown[login] = inShort(await itemsFor(await office.signedIn(login), office))
    }
    expect(shown).toEqual({
      manager: ['ticketToApprove 1-1-1203', 'withholdingEnds 1-1-1301 ×1'],
      director: ['specialToDecide 1-1-1203', 'ticketToApprove 1-1-1203', 'withholdingEnds 1-1-1301 ×1'],
      lijianguo: [],
      hejing: [],
      wuyan: [],
      admin: ['recoveryMissing'],
    })
  })

  it('SEC-4: the admin is told that no other PC could restore, until a passphrase is set', async () => {
    const office = await anOffice()
    const admin = await office.signedIn('admin')
    expect(inShort(await itemsFor(admin, office))).toEqual(['recoveryMissing'])
    await admin.backups.setPassphrase(ordered({ passphrase: 'a long recovery phrase' }))
    expect(await itemsFor(admin, office)).toEqual([])
  })

  it('of another project nothing is shown', async () => {
    const office = await anOffice()
    const admin = await office.signedIn('admin')
    const manager = await aColleague(office, 'zhoujie', '周洁', 'manager')
    await submitTicket(office, await office.signedIn('wanglin'))
    const [scheme] = await manager.pricing.schemes({ projectId: office.projectId })
    if (!scheme) throw new Error('no scheme')
    const { id: projectId } = await admin.project.create(ordered({ name: '望江府 二期', scheme: scheme.scheme }))
    expect(inShort(await itemsFor(manager, office))).toEqual(['ticketToApprove 1-1-1203'])
    expect(await itemsFor(manager, { projectId })).toEqual([])
  })
})

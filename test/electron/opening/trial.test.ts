import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { HOUR, MINUTE } from '../../../shared/kernel/day'
import { takeInList } from '../../office/a-project'
import { applyFor, FOR_MANAGER, saveExample } from '../../office/a-special'
import { aForm, LIST_TOTAL, named, refusalOf, submitTicket, ZHANG } from '../../office/a-ticket'
import { anOffice, type TestOffice } from '../../office/an-office'
import { priceListFile } from '../../office/price-list'
import { auditOf, findBrokenLink, keyOf, openRecords } from '../../office/records'
import { aTrial, findingsOf, readyForTickets, submitAtList } from './a-trial'

describe('试运行', () => {
  it('LED-3: its tickets and applications carry the sign; a project for good is numbered without', async () => {
    const office = await anOffice()
    const [admin, wanglin] = [await office.signedIn('admin'), await office.signedIn('wanglin')]
    const trial = await readyForTickets(office, await aTrial(admin))
    const ticket = await submitTicket(trial, wanglin, '1-1-1203')
    expect(ticket.number).toBe('试-FH-20260607-0001')
    const draft = await saveExample(trial, wanglin)
    expect((await applyFor(trial, wanglin, draft, FOR_MANAGER)).number).toBe('试-TH-20260607-0001')
    expect((await submitTicket(office, wanglin, '1-1-1203')).number).toBe('FH-20260607-0001')
    const paper = await wanglin.ledger.tickets.paper({ projectId: trial.projectId, ticketId: ticket.id })
    expect(paper.name).toBe('试-FH-20260607-0001.pdf')
    expect(await findingsOf(office)).toEqual([])
  })

  it('is found by its number', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const trial = await readyForTickets(office, await aTrial(await office.signedIn('admin')))
    const { number } = await submitTicket(trial, wanglin, '1-1-1203')
    for (const text of ['试-FH-20260607-0001', 'FH-20260607-0001', '0001']) {
      const { tickets } = await wanglin.find.anything({ projectId: trial.projectId, text })
      expect(tickets.items.map((ticket) => ticket.number)).toEqual([number])
    }
  })

  it('ends with 正式开盘, which is for good: the next ticket is the first', async () => {
    const office = await anOffice()
    const [admin, director] = [await office.signedIn('admin'), await office.signedIn('director')]
    const trial = await readyForTickets(office, await aTrial(admin))
    const { projectId } = trial
    expect(await admin.opening.preparation({ projectId })).toMatchObject({ trial: 'running' })
    expect(await director.opening.open(ordered({ projectId }))).toMatchObject({ id: projectId, isTrial: false })
    expect(await admin.opening.preparation({ projectId })).toMatchObject({ trial: 'opened' })
    const ticket = await submitTicket(trial, await office.signedIn('wanglin'), '1-1-1203')
    expect(ticket.number).toBe('FH-20260607-0001')

    const openedAt = office.clock.now
    for (const refused of [
      () => director.opening.open(ordered({ projectId })),
      () => director.opening.startOver(ordered({ projectId, reason: '试完了' })),
    ]) {
      expect(await refusalOf(refused())).toEqual({ code: 'NOT_IN_TRIAL', data: { rule: 'LED-3', openedAt } })
    }
    expect((await admin.backups.list()).backups).toEqual([])
    expect(await findingsOf(office)).toEqual([])
  })

  it('LED-6: is not ended while there is nothing to sell: each thing that lacks is named, and the trial goes on', async () => {
    const office = await anOffice()
    const manager = await office.signedIn('manager')
    const projectId = await aTrial(await office.signedIn('admin'))
    const lacking = async () => {
      const refused = await refusalOf(manager.opening.open(ordered({ projectId })))
      expect(refused).toMatchObject({ code: 'OPENING_LACKS', data: { rule: 'LED-6' } })
      expect(await manager.opening.preparation({ projectId })).toMatchObject({ trial: 'running' })
      return refused.data
    }
    expect(await lacking()).toMatchObject({ lacks: ['prices', 'buildings', 'permit'] })
    await takeInList(manager, projectId, await priceListFile())
    expect(await lacking()).toMatchObject({ lacks: ['permit'] })
    const [building] = (await manager.project.detail({ projectId })).buildings
    const permit = { number: '江售许字(2026)第060号', issuedOn: '2026-06-01', buildingIds: [building?.id ?? ''] }
    await manager.project.recordPermit(ordered({ projectId, ...permit }))
    expect(await manager.opening.open(ordered({ projectId }))).toMatchObject({ isTrial: false })
  })

  it('is not ended while what was tried is in the project: tickets of one kind only', async () => {
    const office = await anOffice()
    const [admin, wanglin] = [await office.signedIn('admin'), await office.signedIn('wanglin')]
    const manager = await office.signedIn('manager')
    const trial = await readyForTickets(office, await aTrial(admin))
    const { projectId } = trial
    await applyFor(trial, wanglin, await saveExample(trial, wanglin), FOR_MANAGER)
    await submitAtList(trial, wanglin, '1-1-1103')
    expect(await refusalOf(manager.opening.open(ordered({ projectId })))).toEqual({
      code: 'TRIAL_LEFT',
      data: { rule: 'LED-3', tickets: 1, specials: 1 },
    })
  })

  it('SEC-1: is decided on by the manager and the director alone', async () => {
    const office = await anOffice()
    const projectId = await aTrial(await office.signedIn('admin'))
    for (const login of ['admin', 'wanglin', 'hejing', 'wuyan'] as const) {
      const client = await office.signedIn(login)
      for (const denied of [
        () => client.opening.open(ordered({ projectId })),
        () => client.opening.startOver(ordered({ projectId, reason: '试完了' })),
      ]) {
        expect(await refusalOf(denied())).toMatchObject({ code: 'NOT_ALLOWED', data: { access: 'opening.decide' } })
      }
    }
  })

  it('there is none in a project that began without', async () => {
    const office = await anOffice()
    const manager = await office.signedIn('manager')
    const { projectId } = office
    expect(await manager.opening.preparation({ projectId })).toMatchObject({ trial: 'none' })
    const refused = { code: 'NOT_IN_TRIAL', data: { rule: 'LED-3', openedAt: null } }
    expect(await refusalOf(manager.opening.startOver(ordered({ projectId, reason: '试完了' })))).toEqual(refused)
  })
})

describe('重新开始', () => {
  /** A trial with a ticket in every state that runs, one that ran out, and one withdrawn by hand. */
  async function aTried(office: TestOffice) {
    const [admin, manager] = [await office.signedIn('admin'), await office.signedIn('manager')]
    const wanglin = await office.signedIn('wanglin')
    const trial = await readyForTickets(office, await aTrial(admin))
    const { projectId } = trial
    const settings = { submittedMinutes: 45 }
    await admin.project.changeSettings(ordered({ projectId, changes: settings }))
    await admin.opening.passStep(ordered({ projectId, step: 'discounts', isPassed: true }))
    const lapsed = await submitAtList(trial, wanglin, '1-1-1103')
    office.clock.now += HOUR
    const approved = await submitTicket(trial, wanglin, '1-1-1203')
    await manager.ledger.tickets.approve(ordered(named(trial, approved)))
    const submitted = await submitAtList(trial, wanglin, '1-1-1302', {
      buyers: [{ ...ZHANG, name: '沈佳怡', phone: '13700003341', idNumber: '' }],
    })
    office.clock.now += MINUTE
    return { trial, projectId, lapsed, approved, submitted }
  }

  it('begins a clean project of the same name, scheme and settings; its first ticket for good is number 1', async () => {
    const office = await anOffice()
    const [admin, manager] = [await office.signedIn('admin'), await office.signedIn('manager')]
    const { projectId } = await aTried(office)
    const before = await manager.project.detail({ projectId })

    const anew = await manager.opening.startOver(ordered({ projectId, reason: '试完了，正式备案价到了' }))
    expect(anew).toEqual({ id: expect.any(String), name: '云栖里', isTrial: true, follows: projectId })
    expect(anew.id).not.toBe(projectId)
    expect((await manager.project.list()).map(({ id }) => id)).toEqual([office.projectId, anew.id])
    expect((await manager.project.detail({ projectId })).name).toBe('云栖里（试运行 1）')

    const there = { projectId: anew.id }
    const after = await manager.project.detail(there)
    expect(after).toMatchObject({ buildings: [], permits: [], priceVersions: [] })
    expect(after.scheme.scheme).toEqual(before.scheme.scheme)
    expect(await manager.project.settings(there)).toMatchObject({ submittedMinutes: 45 })
    expect(await manager.opening.preparation(there)).toMatchObject({
      trial: 'running',
      isAgain: true,
      priceVersions: 0,
      tickets: 0,
      passed: ['discounts'],
    })
    expect(await manager.ledger.tickets.list(there)).toEqual([])
    expect(await manager.ledger.specials.list(there)).toEqual([])
    expect((await manager.today.look(there)).items).toEqual([])
    const wanglin = await office.signedIn('wanglin')
    expect((await wanglin.customers.find({ ...there, text: ZHANG.phone })).customers).toEqual([])
    expect((await admin.backups.list()).backups).toMatchObject([{ state: 'sound', reason: 'asked' }])

    const clean = await readyForTickets(office, anew.id)
    await manager.opening.open(ordered(there))
    const first = await submitTicket(clean, wanglin, '1-1-1203')
    expect(first.number).toMatch(/^FH-\d{8}-0001$/)
    expect(await findingsOf(office)).toEqual([])
  })

  it('LED-4: withdraws what still runs by the step it always has, and leaves what had ended as it ended', async () => {
    const office = await anOffice()
    const manager = await office.signedIn('manager')
    const { projectId, lapsed, approved, submitted } = await aTried(office)
    const reason = '试完了'
    const { id } = await manager.opening.startOver(ordered({ projectId, reason }))

    const tickets = await manager.ledger.tickets.list({ projectId })
    const states = new Map(tickets.map((ticket) => [ticket.id, ticket.state]))
    expect([approved, submitted, lapsed].map((ticket) => states.get(ticket.id))).toEqual([
      'withdrawn',
      'withdrawn',
      'expired',
    ])
    const { history } = await manager.ledger.tickets.detail({ projectId, ticketId: approved.id })
    expect(history.at(-1)).toMatchObject({ event: 'withdraw', by: '赵敏', at: office.clock.now, reason })
    const { units } = await manager.ledger.board({ projectId })
    expect(units.claimBy.filter((by) => by !== null)).toEqual([])

    const records = await openRecords(office)
    const link = (await auditOf(records, projectId)).at(-1)
    expect(link).toMatchObject({ call: 'opening.startOver', outcome: 'done', subject: id, person: '赵敏' })
    expect(JSON.parse(link?.after ?? '')).toMatchObject({ reason, withdrawn: [approved.id, submitted.id] })
    const key = await keyOf(office)
    for (const scope of ['office', projectId, id]) {
      expect([scope, await findBrokenLink(records.manager, key, scope)]).toEqual([scope, null])
    }
    expect(await findingsOf(office)).toEqual([])
  })

  it('nothing is done any more in what was set aside, by whoever still has it open', async () => {
    const office = await anOffice()
    const [manager, wanglin] = [await office.signedIn('manager'), await office.signedIn('wanglin')]
    const { trial, projectId, approved } = await aTried(office)
    await manager.opening.startOver(ordered({ projectId, reason: '试完了' }))
    const buildingIds = (await manager.project.detail({ projectId })).buildings.map(({ id }) => id)
    const form = aForm(await trial.unitId('1-1-1203'))
    for (const late of [
      () => wanglin.ledger.tickets.submit(ordered({ projectId, draft: null, form, expectedTotal: LIST_TOTAL })),
      () => wanglin.ledger.tickets.save(ordered({ projectId, draft: null, form })),
      () => manager.ledger.tickets.withdraw(ordered({ ...named(trial, approved), reason: '再撤一次' })),
      () => manager.ledger.release(ordered({ projectId, buildingIds, unitIds: [], from: null })),
      () => manager.opening.open(ordered({ projectId })),
    ]) {
      expect(await refusalOf(late())).toEqual({ code: 'PROJECT_SET_ASIDE', data: { rule: 'LED-3' } })
    }
    expect((await manager.ledger.tickets.detail({ projectId, ticketId: approved.id })).number).toBe(approved.number)
  })

  it('SEC-4: the same request sent again gets the first answer: one project, one backup', async () => {
    const office = await anOffice()
    const [admin, manager] = [await office.signedIn('admin'), await office.signedIn('manager')]
    const { projectId } = await aTried(office)
    const order = ordered({ projectId, reason: '试完了' })
    const first = await manager.opening.startOver(order)
    expect(await manager.opening.startOver(order)).toEqual(first)
    expect((await manager.project.list()).length).toBe(2)
    expect((await admin.backups.list()).backups.length).toBe(1)
    const second = manager.opening.startOver(ordered({ projectId, reason: '试完了' }))
    expect(await refusalOf(second)).toMatchObject({ code: 'PROJECT_SET_ASIDE' })
  })

  it('may be done again and again; each run is kept under a name of its own', async () => {
    const office = await anOffice()
    const manager = await office.signedIn('manager')
    const first = await aTrial(await office.signedIn('admin'))
    const { id: second } = await manager.opening.startOver(ordered({ projectId: first, reason: '一' }))
    const { id: third } = await manager.opening.startOver(ordered({ projectId: second, reason: '二' }))
    const nameOf = async (projectId: string) => (await manager.project.detail({ projectId })).name
    expect([await nameOf(first), await nameOf(second), await nameOf(third)]).toEqual([
      '云栖里（试运行 1）',
      '云栖里（试运行 2）',
      '云栖里',
    ])
    expect(await findingsOf(office)).toEqual([])
  })
})

describe('开盘准备', () => {
  it('counts what there is, in the project and in the office', async () => {
    const office = await anOffice()
    const [admin, manager] = [await office.signedIn('admin'), await office.signedIn('manager')]
    const projectId = await aTrial(admin)
    const begun = {
      trial: 'running',
      isAgain: false,
      priceVersions: 0,
      buildings: 0,
      permitted: 0,
      released: 0,
      people: 7,
      consultants: 2,
      deciders: 2,
      discounts: 5,
      tickets: 0,
      specials: 0,
      passed: [],
    }
    expect(await manager.opening.preparation({ projectId })).toEqual(begun)
    const trial = await readyForTickets(office, projectId)
    await submitTicket(trial, await office.signedIn('wanglin'), '1-1-1203')
    expect(await admin.opening.preparation({ projectId })).toEqual({
      ...begun,
      priceVersions: 1,
      buildings: 2,
      permitted: 2,
      released: 12,
      tickets: 1,
    })
  })

  it('remembers what was passed by, for everyone, and takes it up again', async () => {
    const office = await anOffice()
    const [admin, manager] = [await office.signedIn('admin'), await office.signedIn('manager')]
    const { projectId } = office
    const pass = (step: 'people' | 'discounts', isPassed: boolean) => ordered({ projectId, step, isPassed })
    await admin.opening.passStep(pass('people', true))
    expect(await manager.opening.passStep(pass('discounts', true))).toMatchObject({ passed: ['people', 'discounts'] })
    await office.reopen()
    expect(await manager.opening.preparation({ projectId })).toMatchObject({ passed: ['people', 'discounts'] })
    await manager.opening.passStep(pass('people', false))
    expect(await admin.opening.preparation({ projectId })).toMatchObject({ passed: ['discounts'] })
    expect(await findingsOf(office)).toEqual([])
  })
})

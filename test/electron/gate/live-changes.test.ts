import { afterEach, describe, expect, it, vi } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { openChangeHub } from '../../../electron/gate/changes'
import { HOUR, MINUTE } from '../../../shared/kernel/day'
import { aForm, refusalOf, submitTicket } from '../../office/a-ticket'
import { watching } from '../../office/a-watch'
import { anOffice, OPENING, PASSWORD } from '../../office/an-office'
import { SCHEME } from '../../office/scheme'

describe('live changes', () => {
  it('LED-2: begin with a heartbeat that has the number of the board', async () => {
    const office = await anOffice()
    const { projectId } = office
    const wanglin = await office.signedIn('wanglin')
    const board = await wanglin.ledger.board({ projectId })

    const page = await watching(wanglin, projectId)

    expect(await page.next()).toEqual({ kind: 'heartbeat', number: board.change, at: OPENING, online: 1 })
  })

  it('LED-2: tell every page of a claim by its one cell', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [wanglin, lijianguo] = [await office.signedIn('wanglin'), await office.signedIn('lijianguo')]
    const { change } = await lijianguo.ledger.board({ projectId })
    const page = await watching(lijianguo, projectId)
    await page.next()

    const ticket = await submitTicket(office, wanglin)

    expect(await page.next()).toEqual({
      kind: 'change',
      number: change + 1,
      at: OPENING,
      cells: [
        {
          unitId: ticket.unitId,
          releasedFrom: OPENING,
          claim: { kind: 'submitted', by: '王琳', since: OPENING, until: OPENING + 30 * MINUTE },
          // Another consultant's ticket is not theirs to open. Rule SEC-1.
          ticketId: null,
        },
      ],
      tickets: [],
      specials: [],
      board: false,
    })
  })

  it('SEC-1: name a ticket only to those who may open it', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const pages = [await watching(wanglin, projectId), await watching(manager, projectId)]
    for (const page of pages) await page.next()

    const ticket = await submitTicket(office, wanglin)

    for (const page of pages) {
      expect(await page.nextChange()).toMatchObject({ cells: [{ ticketId: ticket.id }], tickets: [ticket.id] })
    }
  })

  it('LED-2: are numbered without gaps, whatever is refused or only drafted in between', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [wanglin, lijianguo] = [await office.signedIn('wanglin'), await office.signedIn('lijianguo')]
    const manager = await office.signedIn('manager')
    const { change } = await wanglin.ledger.board({ projectId })
    const page = await watching(wanglin, projectId)

    const ticket = await submitTicket(office, wanglin)
    await refusalOf(submitTicket(office, lijianguo))
    const form = aForm(await office.unitId('1-1-1103'))
    await lijianguo.ledger.tickets.save(ordered({ projectId, draft: null, form }))
    const named = { projectId, ticketId: ticket.id, version: ticket.version }
    const approved = await manager.ledger.tickets.approve(ordered(named))
    await manager.ledger.tickets.withdraw(ordered({ ...named, version: approved.version, reason: '客户放弃' }))

    const heard = [await page.nextChange(), await page.nextChange(), await page.nextChange()]
    expect(heard.map(({ number }) => number)).toEqual([change + 1, change + 2, change + 3])
    expect(heard.map(({ cells }) => cells[0]?.claim?.kind ?? null)).toEqual(['submitted', 'approved', null])
    expect((await wanglin.ledger.board({ projectId })).change).toBe(change + 3)
  })

  it('LED-6: a release asks for the whole board', async () => {
    const office = await anOffice()
    const { projectId } = office
    const manager = await office.signedIn('manager')
    const page = await watching(await office.signedIn('wanglin'), projectId)
    const { buildings } = await manager.project.detail({ projectId })
    const buildingIds = buildings.slice(1, 2).map(({ id }) => id)
    const permit = { number: '江售许字(2026)第047号', issuedOn: '2026-05-28', buildingIds }
    await manager.project.recordPermit(ordered({ projectId, ...permit }))
    await manager.ledger.release(ordered({ projectId, buildingIds, unitIds: [], from: null }))

    const heard = [await page.nextChange(), await page.nextChange()]
    for (const change of heard) expect(change).toMatchObject({ cells: [], tickets: [], board: true })
  })

  it('SEC-1: name no tickets to whoever does not see tickets', async () => {
    const office = await anOffice()
    const pages = [
      await watching(await office.signedIn('wuyan'), office.projectId),
      await watching(await office.signedIn('admin'), office.projectId),
      await watching(await office.signedIn('hejing'), office.projectId),
    ]

    const { id } = await submitTicket(office, await office.signedIn('wanglin'))

    const heard = await Promise.all(pages.map((page) => page.nextChange()))
    expect(heard.map(({ tickets }) => tickets)).toEqual([[], [], [id]])
  })

  it('LED-2: of one project are not heard in another', async () => {
    const office = await anOffice()
    const admin = await office.signedIn('admin')
    const other = await admin.project.create(ordered({ name: '望江府 二期', scheme: SCHEME }))
    const page = await watching(admin, other.id)
    await page.next()

    await submitTicket(office, await office.signedIn('wanglin'))
    await admin.project.changeSettings(ordered({ projectId: other.id, changes: { approvedHours: 48 } }))

    expect(await page.next()).toMatchObject({ kind: 'change', number: 1, board: true, cells: [] })
  })

  it('LED-2: a heartbeat tells how many are watching, when one comes and when one goes', async () => {
    const office = await anOffice()
    const { projectId } = office
    const page = await watching(await office.signedIn('wanglin'), projectId)
    expect(await page.next()).toMatchObject({ online: 1 })

    const second = await watching(await office.signedIn('manager'), projectId)
    await second.next()
    expect(await page.next()).toMatchObject({ online: 2 })
    await second.stop()
    expect(await page.next()).toMatchObject({ online: 1 })
  })
})

describe('a stream ends', () => {
  it('SEC-1: when its person has signed out', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const page = await watching(wanglin, office.projectId)
    await page.next()

    await wanglin.staff.signOut(ordered({}))
    await watching(await office.signedIn('manager'), office.projectId)

    expect(await page.next()).toBe(null)
  })

  it('SEC-1: when its person’s account is ended', async () => {
    const office = await anOffice()
    const admin = await office.signedIn('admin')
    const page = await watching(await office.signedIn('wanglin'), office.projectId)
    await page.next()
    const person = (await admin.staff.list()).find(({ login }) => login === 'wanglin')
    if (!person) throw new Error('no 王琳')

    await admin.staff.setActive(ordered({ id: person.id, version: person.version, isActive: false }))
    await watching(admin, office.projectId)

    expect(await page.next()).toBe(null)
  })

  it('SEC-1: when twelve hours have passed since signing in', async () => {
    const office = await anOffice()
    const page = await watching(await office.signedIn('wanglin'), office.projectId)
    await page.next()

    office.clock.now += 12 * HOUR
    await watching(await office.signedIn('manager'), office.projectId)

    expect(await page.next()).toBe(null)
  })

  it('SEC-1: and does not begin for whoever is not signed in', async () => {
    const office = await anOffice()
    expect(await refusalOf(watching(office.stranger(), office.projectId))).toMatchObject({ code: 'NOT_SIGNED_IN' })
    const wanglin = office.stranger()
    await wanglin.staff.signIn(ordered({ login: 'wanglin', password: PASSWORD }))
    expect(await (await watching(wanglin, office.projectId)).next()).toMatchObject({ kind: 'heartbeat' })
  })
})

describe('the heartbeat', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('LED-2: comes every five seconds, to every project that is watched', async () => {
    vi.useFakeTimers()
    const hub = openChangeHub()
    const stopped = new AbortController()
    const pages = [hub.watch('east', stopped.signal), hub.watch('west', stopped.signal)]
    const first = await Promise.all(pages.map((page) => page.next()))

    const second = Promise.all(pages.map((page) => page.next()))
    await vi.advanceTimersByTimeAsync(4_999)
    expect(await Promise.race([second, Promise.resolve('silent')])).toBe('silent')
    await vi.advanceTimersByTimeAsync(1)

    expect(await second).toEqual(first)
    expect(first[0]).toEqual({ done: false, value: { kind: 'heartbeat', online: 1 } })
    hub.close()
    stopped.abort()
  })

  it('LED-2: a page too slow to listen loses the oldest, and sees by the number that it did', async () => {
    const hub = openChangeHub()
    const stopped = new AbortController()
    const page = hub.watch('east', stopped.signal)
    await page.next()
    for (let number = 1; number <= 1_200; number += 1) {
      hub.publish('east', { number, at: OPENING, cells: [], tickets: [], specials: [], board: false })
    }

    expect((await page.next()).value).toMatchObject({ kind: 'change', number: 201 })
    hub.close()
    stopped.abort()
  })
})

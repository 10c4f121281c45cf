import { describe, expect, it } from 'vitest'
import { type OfficeClient, ordered } from '../../../electron/commands/office-client'
import { claimTable, ticketTable } from '../../../electron/features/ledger/tables'
import type { TicketEvent, TicketState } from '../../../shared/ledger/ticket'
import type { Ticket } from '../../../shared/ledger/ticket-contract'
import { aForm, LIST_TOTAL, named, refusalOf, submitTicket } from '../../office/a-ticket'
import { anOffice, type Login, type TestOffice } from '../../office/an-office'
import { databaseBeside } from '../../office/the-database'

const EVENTS = ['save', 'discard', 'submit', 'amend', 'approve', 'reject', 'withdraw', 'extend'] as const
type CalledEvent = (typeof EVENTS)[number]
const WRITING: readonly CalledEvent[] = ['save', 'discard', 'submit', 'amend']
const DECIDING: readonly CalledEvent[] = ['approve', 'reject', 'extend']

/** The ticket is 王琳's; 李建国 is another consultant, 何静 sees tickets and does nothing with them. */
const PEOPLE_AT_WORK = ['wanglin', 'lijianguo', 'manager', 'director', 'hejing'] as const satisfies readonly Login[]
type Person = (typeof PEOPLE_AT_WORK)[number]

/** What LED-4 allows, as the law has it: from, event, by, to, and whether the home is held afterwards. */
const ALLOWED: readonly (readonly [TicketState, CalledEvent, readonly Person[], TicketState, 'held' | 'free'])[] = [
  ['draft', 'save', ['wanglin'], 'draft', 'free'],
  ['draft', 'discard', ['wanglin'], 'discarded', 'free'],
  ['draft', 'submit', ['wanglin'], 'submitted', 'held'],
  ['submitted', 'amend', ['wanglin'], 'submitted', 'held'],
  ['submitted', 'approve', ['manager', 'director'], 'approved', 'held'],
  ['submitted', 'reject', ['manager', 'director'], 'rejected', 'free'],
  ['submitted', 'withdraw', ['wanglin', 'manager', 'director'], 'withdrawn', 'free'],
  ['submitted', 'extend', ['manager', 'director'], 'submitted', 'held'],
  ['approved', 'withdraw', ['manager', 'director'], 'withdrawn', 'free'],
  ['approved', 'extend', ['manager', 'director'], 'approved', 'held'],
]

/** The ways a ticket can stand; `expired` with and without anybody having written it so. */
const STANDINGS = [
  'draft',
  'discarded',
  'submitted',
  'approved',
  'rejected',
  'withdrawn',
  'expired',
  'expired and written so',
  'subscribed',
] as const
type Standing = (typeof STANDINGS)[number]

type Clients = Record<Person, OfficeClient>

async function everyoneSignedIn(office: TestOffice): Promise<Clients> {
  return {
    wanglin: await office.signedIn('wanglin'),
    lijianguo: await office.signedIn('lijianguo'),
    manager: await office.signedIn('manager'),
    director: await office.signedIn('director'),
    hejing: await office.signedIn('hejing'),
  }
}

/** 王琳's ticket on a home, brought to where it is to stand; as she last saw it. */
async function aTicketStanding(office: TestOffice, clients: Clients, standing: Standing): Promise<Ticket> {
  const { wanglin, lijianguo, manager } = clients
  const { projectId } = office
  if (standing === 'draft' || standing === 'discarded') {
    const form = aForm(await office.unitId('1-1-1203'))
    const draft = await wanglin.ledger.tickets.save(ordered({ projectId, draft: null, form }))
    return standing === 'draft' ? draft : wanglin.ledger.tickets.discard(ordered(named(office, draft)))
  }
  const submitted = await submitTicket(office, wanglin)
  const at = named(office, submitted)
  switch (standing) {
    case 'submitted':
      return submitted
    case 'approved':
      return manager.ledger.tickets.approve(ordered(at))
    case 'rejected':
      return manager.ledger.tickets.reject(ordered({ ...at, reason: '优惠无凭证' }))
    case 'withdrawn':
      return wanglin.ledger.tickets.withdraw(ordered({ ...at, reason: '客户改主意' }))
    case 'expired':
      office.clock.now = submitted.until ?? 0
      return { ...submitted, state: 'expired' }
    case 'expired and written so': {
      office.clock.now = submitted.until ?? 0
      const next = await submitTicket(office, lijianguo)
      await lijianguo.ledger.tickets.withdraw(ordered({ ...named(office, next), reason: '客户改主意' }))
      return { ...submitted, state: 'expired' }
    }
    case 'subscribed': {
      const approved = await manager.ledger.tickets.approve(ordered(at))
      const database = await databaseBeside(office)
      await database.update(ticketTable, { id: approved.id }, { state: 'subscribed', until: null })
      await database.update(claimTable, { ticketId: approved.id }, { kind: 'subscribed', until: null })
      return { ...approved, state: 'subscribed', until: null }
    }
  }
}

function attempt(office: TestOffice, client: OfficeClient, event: CalledEvent, ticket: Ticket): Promise<Ticket> {
  const { tickets } = client.ledger
  const at = named(office, ticket)
  const draft = { ticketId: ticket.id, version: ticket.version }
  const form = aForm(ticket.unitId)
  switch (event) {
    case 'save':
      return tickets.save(ordered({ projectId: office.projectId, draft, form }))
    case 'discard':
      return tickets.discard(ordered(at))
    case 'submit':
      return tickets.submit(ordered({ projectId: office.projectId, draft, form, expectedTotal: LIST_TOTAL }))
    case 'amend':
      return tickets.amend(ordered({ ...at, form, expectedTotal: LIST_TOTAL }))
    case 'approve':
      return tickets.approve(ordered(at))
    case 'reject':
    case 'withdraw':
    case 'extend':
      return tickets[event](ordered({ ...at, reason: '客户要求' }))
  }
}

/** How the office refuses what is not allowed: the first of these that is true. */
function expectedRefusal(ticket: Ticket, event: CalledEvent, person: Person) {
  const isConsultant = person === 'wanglin' || person === 'lijianguo'
  const isDecider = person === 'manager' || person === 'director'
  const notAllowed = (access: string) => ({ code: 'NOT_ALLOWED', data: { rule: 'SEC-1', access } })
  if (WRITING.includes(event) && !isConsultant) return notAllowed('ticket.write')
  if (DECIDING.includes(event) && !isDecider) return notAllowed('ticket.decide')
  if (event === 'withdraw' && person === 'hejing') return notAllowed('ticket.withdraw')
  if (person === 'lijianguo' || (ticket.number === null && isDecider)) {
    return { code: 'NOT_FOUND', data: { rule: 'SEC-5', what: 'ticket' } }
  }
  const { state, number, until } = ticket
  if (state === 'expired') return { code: 'TICKET_EXPIRED', data: { rule: 'LED-4', number, until } }
  const isInTable = ALLOWED.some(([from, what]) => from === state && what === event)
  return isInTable ? notAllowed('ticket.decide') : { code: 'TICKET_STATE', data: { rule: 'LED-4', event, state } }
}

const CLAIMS: Partial<Record<TicketState, string>> = { submitted: 'submitted', approved: 'approved' }

describe('LED-4: the table through the office', () => {
  it.each(STANDINGS)(
    'what the law does not allow on a ticket that is %s is refused, and changes nothing',
    async (standing) => {
      const office = await anOffice()
      const clients = await everyoneSignedIn(office)
      const { projectId } = office
      const ticket = await aTicketStanding(office, clients, standing)
      const look = async () => ({
        ticket: await clients.wanglin.ledger.tickets.detail({ projectId, ticketId: ticket.id }),
        list: await clients.manager.ledger.tickets.list({ projectId }),
        board: await clients.hejing.ledger.board({ projectId }),
      })
      const before = await look()

      const refusals: unknown[] = []
      const expected: unknown[] = []
      for (const event of EVENTS) {
        for (const person of PEOPLE_AT_WORK) {
          const isAllowed = ALLOWED.some(
            ([from, what, by]) => from === ticket.state && what === event && by.includes(person),
          )
          if (isAllowed) continue
          refusals.push({ event, person, ...(await refusalOf(attempt(office, clients[person], event, ticket))) })
          expected.push({ event, person, ...expectedRefusal(ticket, event, person) })
        }
      }

      expect(refusals).toEqual(expected)
      expect(await look()).toEqual(before)
    },
  )

  const steps = ALLOWED.flatMap(([from, event, by, to, home]) =>
    by.map((person) => ({ from, event, person, to, home })),
  )

  it.each(steps)('$from × $event by $person → $to, the home $home', async ({ from, event, person, to, home }) => {
    const office = await anOffice()
    const clients = await everyoneSignedIn(office)
    if (!isStanding(from)) throw new Error(`no ticket stands as ${from}`)
    const before = await aTicketStanding(office, clients, from)
    office.clock.now += 1_000

    const after = await attempt(office, clients[person], event, before)

    expect(after).toMatchObject({ state: to, version: before.version + 1, updatedAt: office.clock.now })
    const isOnPaper: readonly TicketEvent[] = ['save', 'discard']
    const events = after.history.map((entry) => entry.event)
    expect(events.slice(before.history.length)).toEqual(isOnPaper.includes(event) ? [] : [event])
    const { units } = await clients.hejing.ledger.board({ projectId: office.projectId })
    const place = units.id.indexOf(before.unitId)
    expect(units.claimKind[place]).toBe(home === 'held' ? CLAIMS[to] : null)
    expect(units.claimUntil[place]).toBe(home === 'held' ? after.until : null)
    expect(units.ticketId[place]).toBe(home === 'held' ? after.id : null)
  })

  it('SEC-1: who has become manager does not approve the ticket they wrote themselves', async () => {
    const office = await anOffice()
    const [wanglin, admin] = [await office.signedIn('wanglin'), await office.signedIn('admin')]
    const submitted = await submitTicket(office, wanglin)
    const person = (await admin.staff.list()).find(({ login }) => login === 'wanglin')
    if (!person) throw new Error('wanglin is gone')
    const promoted = { name: person.name, role: 'manager' } as const
    await admin.staff.amend(ordered({ id: person.id, version: person.version, person: promoted }))
    const manager = await office.signedIn('wanglin')

    const ownTicket = { code: 'OWN_TICKET', data: { rule: 'SEC-1', consultant: '王琳' } }
    for (const event of DECIDING) {
      expect(await refusalOf(attempt(office, manager, event, submitted))).toEqual(ownTicket)
    }
    expect(await attempt(office, manager, 'withdraw', submitted)).toMatchObject({ state: 'withdrawn' })
  })

  it('a ticket is extended once: in neither state a second time', async () => {
    const office = await anOffice()
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const submitted = await submitTicket(office, wanglin)
    const extended = await attempt(office, manager, 'extend', submitted)
    const refusal = { code: 'TICKET_EXTENDED', data: { rule: 'LED-4', number: 'FH-20260607-0001' } }

    expect(extended.isExtended).toBe(true)
    expect(await refusalOf(attempt(office, manager, 'extend', extended))).toEqual(refusal)
    const approved = await attempt(office, manager, 'approve', extended)
    expect(await refusalOf(attempt(office, manager, 'extend', approved))).toEqual(refusal)
  })

  it('a step based on an older version is refused STALE, and changes nothing', async () => {
    const office = await anOffice()
    const clients = await everyoneSignedIn(office)
    const { projectId } = office
    const submitted = await aTicketStanding(office, clients, 'submitted')
    const amended = await attempt(office, clients.wanglin, 'amend', submitted)
    const stale = { code: 'STALE', data: { rule: 'SEC-5', what: 'ticket', version: amended.version } }

    for (const event of ['approve', 'reject', 'withdraw', 'extend'] as const) {
      expect(await refusalOf(attempt(office, clients.manager, event, submitted))).toEqual(stale)
    }
    expect(await refusalOf(attempt(office, clients.wanglin, 'amend', submitted))).toEqual(stale)
    expect(await clients.wanglin.ledger.tickets.detail({ projectId, ticketId: submitted.id })).toEqual(amended)
  })

  it('a draft saved twice from one version keeps the first, and says STALE to the second', async () => {
    const office = await anOffice()
    const clients = await everyoneSignedIn(office)
    const { projectId } = office
    const draft = await aTicketStanding(office, clients, 'draft')
    const saved = await attempt(office, clients.wanglin, 'save', draft)

    for (const event of ['save', 'discard', 'submit'] as const) {
      expect(await refusalOf(attempt(office, clients.wanglin, event, draft))).toMatchObject({ code: 'STALE' })
    }
    expect(await clients.wanglin.ledger.tickets.detail({ projectId, ticketId: draft.id })).toEqual(saved)
  })

  it('of two managers who decide at once one decides, the other is told the ticket has moved on', async () => {
    const office = await anOffice()
    const clients = await everyoneSignedIn(office)
    const submitted = await aTicketStanding(office, clients, 'submitted')

    const outcomes = await Promise.allSettled([
      attempt(office, clients.manager, 'approve', submitted),
      attempt(office, clients.director, 'reject', submitted),
    ])

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const [loser] = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    expect(['TICKET_STATE', 'STALE']).toContain(loser?.code)
  })

  it('a draft claims nothing and has no number: the home goes to whoever submits first', async () => {
    const office = await anOffice()
    const clients = await everyoneSignedIn(office)
    const draft = await aTicketStanding(office, clients, 'draft')

    expect(draft).toMatchObject({ number: null, until: null, hash: null, lines: [], buyers: [], consent: null })
    expect(await submitTicket(office, clients.lijianguo)).toMatchObject({ number: 'FH-20260607-0001' })
    expect(await refusalOf(attempt(office, clients.wanglin, 'submit', draft))).toMatchObject({
      code: 'UNIT_HELD',
      data: { claim: { by: '李建国' } },
    })
  })

  it('amending cannot move a ticket to another home', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const submitted = await submitTicket(office, wanglin)
    const form = aForm(await office.unitId('1-1-1103'))

    const amending = wanglin.ledger.tickets.amend(
      ordered({ ...named(office, submitted), form, expectedTotal: LIST_TOTAL }),
    )
    expect(await refusalOf(amending)).toEqual({ code: 'UNIT_DIFFERS', data: { rule: 'LED-4' } })
  })
})

function isStanding(state: string): state is Standing {
  return STANDINGS.some((standing) => standing === state)
}

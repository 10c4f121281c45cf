import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { customerTable } from '../../../electron/features/customers/tables'
import type { BuyerForm } from '../../../shared/customers/buyer'
import type { Ticket } from '../../../shared/ledger/ticket-contract'
import { aSecondProject } from '../../office/a-project'
import { aForm, LIST_TOTAL, type NewBuyer, named, refusalOf, submitTicket, ZHANG } from '../../office/a-ticket'
import { anOffice } from '../../office/an-office'
import { signedInOnTheWire } from '../../office/on-the-wire'
import { databaseBeside } from '../../office/the-database'

/** 1-1-1103 at its list price: 1,668,839.20, rounded to 元. Fen. */
const OTHER_HOME = ['1-1-1103', 166_883_900] as const

const CHEN: NewBuyer = {
  kind: 'new',
  name: '陈芳',
  phone: '13900001234',
  idKind: 'resident',
  idNumber: '440524188001010014',
  address: '江城市 滨江区 江南大道 18 号',
  relation: 'spouse',
  share: 5_000,
}

function known(customerId: string, share = 10_000): BuyerForm {
  return { kind: 'known', customerId, relation: 'main', share }
}

function buyerOf(ticket: Ticket): string {
  const customerId = ticket.buyers[0]?.customerId
  if (!customerId) throw new Error('the ticket has no buyer')
  return customerId
}

describe('LED-3: the buyers of a ticket', () => {
  it('several buyers hold the whole between them, each with a file', async () => {
    const office = await anOffice()
    const ticket = await submitTicket(office, await office.signedIn('wanglin'), '1-1-1203', {
      buyers: [{ ...ZHANG, share: 5_000 }, CHEN],
    })
    expect(ticket.buyers).toMatchObject([
      { name: '张伟明', relation: 'main', share: 5_000, phone: '138****6625' },
      { name: '陈芳', relation: 'spouse', share: 5_000, phone: '139****1234' },
    ])
    expect(ticket.form?.buyers.map(({ kind }) => kind)).toEqual(['known', 'known'])
  })

  it.each([
    ['none at all', [], 'BUYERS_MISSING', { rule: 'LED-3' }],
    ['99.99%', [{ ...ZHANG, share: 9_999 }], 'SHARES_NOT_WHOLE', { rule: 'LED-3', sum: 9_999 }],
    ['100.01%', [{ ...ZHANG, share: 5_001 }, CHEN], 'SHARES_NOT_WHOLE', { rule: 'LED-3', sum: 10_001 }],
    ['one with nothing', [ZHANG, { ...CHEN, share: 0 }], 'SHARES_NOT_WHOLE', { rule: 'LED-3', sum: 10_000 }],
    [
      'one twice',
      [
        { ...ZHANG, share: 5_000 },
        { ...ZHANG, share: 5_000 },
      ],
      'BUYER_TWICE',
      { rule: 'LED-3', name: '张伟明' },
    ],
    [
      'a wrong ID check',
      [{ ...ZHANG, idNumber: '110105194912310021' }],
      'BUYER_INVALID',
      { rule: 'LED-3', buyer: 0, field: 'idNumber' },
    ],
    [
      'a short phone',
      [
        { ...ZHANG, share: 5_000 },
        { ...CHEN, phone: '1390000123' },
      ],
      'BUYER_INVALID',
      { rule: 'LED-3', buyer: 1, field: 'phone' },
    ],
    ['no name', [{ ...ZHANG, name: '' }], 'BUYER_INVALID', { rule: 'LED-3', buyer: 0, field: 'name' }],
    [
      'nobody on file',
      [known('5f0c1a34-6a5e-4f0e-9a51-0d5e3f1f8a10')],
      'BUYER_INVALID',
      { rule: 'LED-3', buyer: 0, field: 'customer' },
    ],
  ] satisfies [string, BuyerForm[], string, object][])(
    'buyers with %s are refused, and claim nothing',
    async (_, buyers, code, data) => {
      const office = await anOffice()
      const wanglin = await office.signedIn('wanglin')

      expect(await refusalOf(submitTicket(office, wanglin, '1-1-1203', { buyers }))).toEqual({ code, data })
      const { units } = await wanglin.ledger.board({ projectId: office.projectId })
      expect(units.claimKind.filter(Boolean)).toEqual([])
      expect(await (await databaseBeside(office)).count(customerTable)).toBe(0)
    },
  )

  it('without the buyers’ consent nothing is submitted, nor amended', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const missing = { code: 'CONSENT_MISSING', data: { rule: 'LED-3' } }

    expect(await refusalOf(submitTicket(office, wanglin, '1-1-1203', { hasConsent: false }))).toEqual(missing)
    const ticket = await submitTicket(office, wanglin)
    const form = aForm(ticket.unitId, { hasConsent: false })
    const amending = wanglin.ledger.tickets.amend(
      ordered({ ...named(office, ticket), form, expectedTotal: LIST_TOTAL }),
    )
    expect(await refusalOf(amending)).toEqual(missing)
  })

  it('a draft can be kept half-written: it is checked when it is submitted', async () => {
    const office = await anOffice()
    const { projectId } = office
    const wanglin = await office.signedIn('wanglin')
    const form = aForm(await office.unitId('1-1-1203'), {
      buyers: [{ ...ZHANG, phone: '138', idNumber: '', share: 0 }],
      hasConsent: false,
    })
    const draft = await wanglin.ledger.tickets.save(ordered({ projectId, draft: null, form }))

    expect(draft.form).toEqual(form)
    expect(await (await databaseBeside(office)).count(customerTable)).toBe(0)
  })
})

describe('CRM-1: one person is one file', () => {
  it('the same person typed again is the same customer, whose file learns the new phone', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const first = await submitTicket(office, wanglin)
    const [number, expectedTotal] = OTHER_HOME
    const moved = { ...ZHANG, phone: '138 0000 7777', idNumber: '11010519491231002x' }
    const second = await submitTicket(office, wanglin, number, { expectedTotal, buyers: [moved] })

    expect(buyerOf(second)).toBe(buyerOf(first))
    const found = await wanglin.customers.find({ projectId: office.projectId, text: 'zwm' })
    expect(found.customers).toMatchObject([{ id: buyerOf(first), phone: '138****7777' }])
    const told = await wanglin.ledger.tickets.detail({ projectId: office.projectId, ticketId: first.id })
    expect(told.buyers[0]?.phone).toBe('138****6625')
  })

  it('without an ID the same phone and name are the same person, and the ID is learnt later', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const first = await submitTicket(office, wanglin, '1-1-1203', { buyers: [{ ...ZHANG, idNumber: '' }] })
    const [number, expectedTotal] = OTHER_HOME
    const second = await submitTicket(office, wanglin, number, { expectedTotal })

    expect(buyerOf(second)).toBe(buyerOf(first))
    expect(await wanglin.customers.find({ projectId: office.projectId, text: '002X' })).toMatchObject({
      customers: [{ id: buyerOf(first) }],
    })
  })

  it('the same phone with another name is another person', async () => {
    const office = await anOffice()
    const buyers = [
      { ...ZHANG, share: 5_000 },
      { ...CHEN, phone: ZHANG.phone },
    ]
    const ticket = await submitTicket(office, await office.signedIn('wanglin'), '1-1-1203', { buyers })
    expect(new Set(ticket.buyers.map(({ customerId }) => customerId)).size).toBe(2)
  })

  it('a known file and the same person typed beside it are one buyer twice', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const customerId = buyerOf(await submitTicket(office, wanglin))
    const [number, expectedTotal] = OTHER_HOME
    const buyers = [known(customerId, 5_000), { ...ZHANG, share: 5_000 }]

    expect(await refusalOf(submitTicket(office, wanglin, number, { expectedTotal, buyers }))).toMatchObject({
      code: 'BUYER_TWICE',
    })
  })
})

describe('SEC-1: another consultant’s customer', () => {
  it('cannot be named on a ticket by a forged id, nor can one of another project', async () => {
    const office = await anOffice()
    const customerId = buyerOf(await submitTicket(office, await office.signedIn('wanglin')))
    const [number, expectedTotal] = OTHER_HOME
    const invalid = { code: 'BUYER_INVALID', data: { rule: 'LED-3', buyer: 0, field: 'customer' } }
    const forged = { expectedTotal, buyers: [known(customerId)] }

    expect(await refusalOf(submitTicket(office, await office.signedIn('lijianguo'), number, forged))).toEqual(invalid)
    const other = await aSecondProject(office)
    const crossed = submitTicket(other, await office.signedIn('wanglin'), number, forged)
    expect(await refusalOf(crossed)).toEqual(invalid)
  })

  it('typed in full is linked to the file, unchanged; whose they are only who decides is told', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [wanglin, lijianguo] = [await office.signedIn('wanglin'), await office.signedIn('lijianguo')]
    const customerId = buyerOf(await submitTicket(office, wanglin))
    const [number, expectedTotal] = OTHER_HOME
    const typed = { ...ZHANG, phone: '13700009999', address: '别处' }
    const ticket = await submitTicket(office, lijianguo, number, { expectedTotal, buyers: [typed] })

    expect(ticket.buyers).toMatchObject([{ customerId, phone: '137****9999', address: '别处', owner: null }])
    const opened = await wanglin.customers.open(ordered({ projectId, customerId }))
    expect(opened.phone).toBe(ZHANG.phone)
    expect(await lijianguo.customers.find({ projectId, text: 'zwm' })).toEqual({ customers: [], heldBy: null })
    for (const [login, owner] of [
      ['manager', '王琳'],
      ['director', '王琳'],
      ['hejing', null],
    ] as const) {
      const { tickets } = (await office.signedIn(login)).ledger
      expect((await tickets.detail({ projectId, ticketId: ticket.id })).buyers[0]?.owner).toBe(owner)
    }
  })

  it('amending a ticket that names one does not bring out what only the owner’s file knows', async () => {
    const office = await anOffice()
    await submitTicket(office, await office.signedIn('wanglin'))
    const { client: lijianguo, answers } = await signedInOnTheWire(office, 'lijianguo')
    const [number, expectedTotal] = OTHER_HOME
    // Who knows the ID number alone types the rest as they like.
    const typed = { ...ZHANG, name: '某人', phone: '13700009999', address: '别处' }
    const ticket = await submitTicket(office, lijianguo, number, { expectedTotal, buyers: [typed] })

    if (!ticket.form) throw new Error('the ticket is not its consultant’s')
    const amended = await lijianguo.ledger.tickets.amend(
      ordered({ ...named(office, ticket), form: { ...ticket.form, remarks: '改备注' }, expectedTotal }),
    )

    expect(amended.remarks).toBe('改备注')
    expect(amended.buyers).toEqual(ticket.buyers)
    expect(answers.filter((answer) => /张伟明|6625|江南大道/.test(answer))).toEqual([])
  })

  it('dropped from a ticket by an amendment cannot be named on it again', async () => {
    const office = await anOffice()
    const customerId = buyerOf(await submitTicket(office, await office.signedIn('wanglin')))
    const lijianguo = await office.signedIn('lijianguo')
    const [number, expectedTotal] = OTHER_HOME
    const ticket = await submitTicket(office, lijianguo, number, { expectedTotal })
    const amend = (from: Ticket, buyer: BuyerForm) => {
      const form = aForm(ticket.unitId, { buyers: [buyer] })
      return lijianguo.ledger.tickets.amend(ordered({ ...named(office, from), form, expectedTotal }))
    }
    const kept = await amend(ticket, known(customerId))
    const dropped = await amend(kept, { ...CHEN, share: 10_000 })

    expect(kept.buyers[0]?.customerId).toBe(customerId)
    expect(await refusalOf(amend(dropped, known(customerId)))).toMatchObject({ code: 'BUYER_INVALID' })
  })
})

describe('SEC-1: who sees a ticket', () => {
  it('another consultant’s ticket is not there: not in the list, not by its id, not to be changed', async () => {
    const office = await anOffice()
    const { projectId } = office
    const ticket = await submitTicket(office, await office.signedIn('wanglin'))
    const lijianguo = await office.signedIn('lijianguo')
    const { tickets } = lijianguo.ledger
    const notFound = { code: 'NOT_FOUND', data: { rule: 'SEC-5', what: 'ticket' } }

    expect(await tickets.list({ projectId })).toEqual([])
    expect(await tickets.list({ projectId, unitId: ticket.unitId })).toEqual([])
    expect(await refusalOf(tickets.detail({ projectId, ticketId: ticket.id }))).toEqual(notFound)
    const nobodys = { ...named(office, ticket), ticketId: randomUUID(), reason: '试' }
    expect(await refusalOf(tickets.withdraw(ordered({ ...named(office, ticket), reason: '试' })))).toEqual(notFound)
    expect(await refusalOf(tickets.withdraw(ordered(nobodys)))).toEqual(notFound)
  })

  it('a ticket of another project is not there, though it is one’s own', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const ticket = await submitTicket(office, wanglin)
    const { projectId } = await aSecondProject(office)

    const asked = wanglin.ledger.tickets.detail({ projectId, ticketId: ticket.id })
    expect(await refusalOf(asked)).toMatchObject({ code: 'NOT_FOUND' })
    expect(await wanglin.ledger.tickets.list({ projectId })).toEqual([])
  })

  it('drafts are their consultant’s alone: the manager does not see them', async () => {
    const office = await anOffice()
    const { projectId } = office
    const wanglin = await office.signedIn('wanglin')
    const form = aForm(await office.unitId('1-1-1203'))
    const draft = await wanglin.ledger.tickets.save(ordered({ projectId, draft: null, form }))

    for (const login of ['manager', 'director', 'hejing', 'lijianguo'] as const) {
      const { tickets } = (await office.signedIn(login)).ledger
      expect(await tickets.list({ projectId })).toEqual([])
      expect(await tickets.list({ projectId, states: ['draft', 'discarded'] })).toEqual([])
      expect(await refusalOf(tickets.detail({ projectId, ticketId: draft.id }))).toMatchObject({ code: 'NOT_FOUND' })
    }
    expect(await wanglin.ledger.tickets.list({ projectId, states: ['draft'] })).toMatchObject([{ id: draft.id }])
  })

  it('manager and finance see the ticket with masked numbers only, and never the form as typed', async () => {
    const office = await anOffice()
    const { projectId } = office
    const ticket = await submitTicket(office, await office.signedIn('wanglin'))
    for (const login of ['manager', 'hejing'] as const) {
      const { client, answers } = await signedInOnTheWire(office, login)
      const seen = await client.ledger.tickets.detail({ projectId, ticketId: ticket.id })
      await client.ledger.tickets.list({ projectId })
      await client.ledger.board({ projectId })
      await client.ledger.unit({ projectId, unitId: ticket.unitId })

      expect(seen.form).toBeNull()
      expect(seen.buyers).toMatchObject([{ phone: '138****6625', idNumber: '1101**********002X' }])
      expect(answers.filter((answer) => /13800006625|11010519491231002X/.test(answer))).toEqual([])
    }
  })

  it('service and administrator see no tickets', async () => {
    const office = await anOffice()
    for (const login of ['wuyan', 'admin'] as const) {
      const asked = (await office.signedIn(login)).ledger.tickets.list({ projectId: office.projectId })
      expect(await refusalOf(asked)).toEqual({ code: 'NOT_ALLOWED', data: { rule: 'SEC-1', access: 'ticket.see' } })
    }
  })
})

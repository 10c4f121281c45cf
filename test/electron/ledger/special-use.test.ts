import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { HOUR, MINUTE } from '../../../shared/kernel/day'
import { takeInList } from '../../office/a-project'
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
import { EXAMPLE_TOTAL, named, refusalOf, submitTicket } from '../../office/a-ticket'
import { anOffice } from '../../office/an-office'
import { listedHome, priceListFile } from '../../office/price-list'
import { pagesOf } from '../documents/pdf/poppler'

/** 王琳 has a draft of the worked example and 30,000 元 off by her own right. */
async function aDraftWithSpecial() {
  const office = await anOffice()
  const wanglin = await office.signedIn('wanglin')
  const draft = await saveExample(office, wanglin)
  const special = await applyFor(office, wanglin, draft, OWN_RIGHT)
  const { projectId } = office
  const submit = async (form = exampleForm(office, special.id), expectedTotal: number = OWN_RIGHT.total) =>
    wanglin.ledger.tickets.submit(
      ordered({ projectId, draft: { ticketId: draft.id, version: draft.version }, form: await form, expectedTotal }),
    )
  return { office, wanglin, draft, special, submit }
}

describe('PRC-7: the ticket uses its special discount', () => {
  it('PRC-7: submitted with it, the step stands behind the others and on the paper; it is no longer withdrawn', async () => {
    const { office, wanglin, special, submit } = await aDraftWithSpecial()
    const ticket = await submit()
    expect(ticket.lines[0]?.breakdown.total).toBe(OWN_RIGHT.total)
    expect(ticket.lines[0]?.special).toEqual({
      id: special.id,
      number: special.number,
      discount: { kind: 'amountOff', amount: 3_000_000 },
    })
    expect(ticket.lines[0]?.breakdown.steps.at(-1)).toMatchObject({
      name: '特批优惠',
      reasons: [{ code: 'special', number: special.number }],
    })
    const { projectId } = office
    expect(await wanglin.ledger.specials.list({ projectId })).toMatchObject([{ isUsed: true }])
    const withdrawing = wanglin.ledger.specials.withdraw(
      ordered({ ...namedSpecial(office, special), reason: '客户不要' }),
    )
    expect(await refusalOf(withdrawing)).toEqual({
      code: 'SPECIAL_IN_USE',
      data: { rule: 'PRC-7', number: special.number, ticket: ticket.number },
    })
  })

  it('SUB-3: a ticket without one is frozen without a word of it', async () => {
    const office = await anOffice()
    const ticket = await submitTicket(office, await office.signedIn('wanglin'))
    expect(ticket.lines.map((line) => 'special' in line)).toEqual([false])
  })

  it('PRC-7: claimed first at the on-site price, amended with it once it is approved, and amended without it again', async () => {
    const office = await anOffice()
    const [wanglin, director] = [await office.signedIn('wanglin'), await office.signedIn('director')]
    const submitted = await submitTicket(office, wanglin, '1-1-1203', {
      chosen: EXAMPLE_ITEMS,
      expectedTotal: EXAMPLE_TOTAL,
    })
    const special = await applyFor(office, wanglin, submitted, FOR_DIRECTOR)
    const form = await exampleForm(office, special.id)
    const amending = () =>
      wanglin.ledger.tickets.amend(ordered({ ...named(office, submitted), form, expectedTotal: FOR_DIRECTOR.total }))
    expect(await refusalOf(amending())).toEqual({
      code: 'SPECIAL_NOT_APPROVED',
      data: { rule: 'PRC-7', number: special.number, standing: 'applied' },
    })
    await director.ledger.specials.approve(ordered(namedSpecial(office, special)))
    const amended = await amending()
    expect(amended).toMatchObject({ until: submitted.until, lines: [{ breakdown: { total: FOR_DIRECTOR.total } }] })
    expect(amended.hash).not.toBe(submitted.hash)

    const without = await wanglin.ledger.tickets.amend(
      ordered({ ...named(office, amended), form: await exampleForm(office), expectedTotal: EXAMPLE_TOTAL }),
    )
    expect(without.lines[0]).not.toHaveProperty('special')
    const { projectId } = office
    const [listed] = await wanglin.ledger.specials.list({ projectId })
    expect(listed).toMatchObject({ isUsed: false, state: 'approved' })
    const withdrawn = await wanglin.ledger.specials.withdraw(
      ordered({ ...namedSpecial(office, { id: special.id, version: listed?.version ?? 0 }), reason: '客户不要' }),
    )
    expect(withdrawn).toMatchObject({
      state: 'withdrawn',
      decision: { by: '郑国栋' },
      withdrawal: { reason: '客户不要' },
    })
  })

  it.each([
    ['one millisecond before its days are over it is usable', -1],
    ['once they are over it is not', 0],
  ] as const)('PRC-7: %s', async (_said, off) => {
    const { office, special } = await aDraftWithSpecial()
    const { projectId } = office
    office.clock.now = special.validUntil + off
    const wanglin = await office.signedIn('wanglin')
    const form = await exampleForm(office, special.id)
    const order = {
      projectId,
      draft: { ticketId: special.ticket.id, version: 1 },
      form,
      expectedTotal: OWN_RIGHT.total,
    }
    const submitting = wanglin.ledger.tickets.submit(ordered(order))
    if (off < 0) {
      expect(await submitting).toMatchObject({ lines: [{ special: { id: special.id } }] })
      return
    }
    expect(await refusalOf(submitting)).toEqual({
      code: 'SPECIAL_LAPSED',
      data: { rule: 'PRC-7', number: special.number, until: special.validUntil },
    })
  })

  it('PRC-7: other items, another way of paying or another home need another application', async () => {
    const { office, special, submit } = await aDraftWithSpecial()
    const differs = (now: string) => ({
      code: 'SPECIAL_DIFFERS',
      data: { rule: 'PRC-7', number: special.number, applied: '159377664.7781', now },
    })
    const fewer = exampleForm(office, special.id, '1-1-1203', { chosen: ['one-off', 'on-time', 'referral'] })
    expect(await refusalOf(submit(fewer))).toEqual(differs('160377664.7781'))
    const otherHome = exampleForm(office, special.id, '1-1-1103')
    expect(await refusalOf(submit(otherHome))).toMatchObject({ code: 'SPECIAL_DIFFERS' })

    const free = ['on-time', 'amount']
    const wanglin = await office.signedIn('wanglin')
    const { projectId } = office
    const form = await exampleForm(office, undefined, '1-1-1103', { chosen: free })
    const other = await wanglin.ledger.tickets.save(ordered({ projectId, draft: null, form }))
    // 1,668,839.20 × 0.99 − 10,000 = 1,642,150.808, minus 10,000 元.
    const onOther = await applyFor(office, wanglin, other, {
      discount: { kind: 'amountOff', amount: 1_000_000 },
      total: 163_215_100,
    })
    const mortgaged = await exampleForm(office, onOther.id, '1-1-1103', { chosen: free, paymentMethod: 'mortgage' })
    const draft = { ticketId: other.id, version: other.version }
    const order = { projectId, draft, form: mortgaged, expectedTotal: 163_215_100 }
    expect(await refusalOf(wanglin.ledger.tickets.submit(ordered(order)))).toMatchObject({ code: 'SPECIAL_DIFFERS' })
  })

  it('LED-7: a price version that began meanwhile makes it another price', async () => {
    const { office, special, submit } = await aDraftWithSpecial()
    const from = office.clock.now + HOUR
    const file = await priceListFile([listedHome('1-1-1203', { unitPrice: 18_850 })])
    await takeInList(await office.signedIn('manager'), office.projectId, file, { appliesFrom: from })
    office.clock.now = from
    expect(await refusalOf(submit())).toMatchObject({
      code: 'SPECIAL_DIFFERS',
      data: { number: special.number, applied: '159377664.7781' },
    })
  })

  it('PRC-7: another ticket’s application, an invented one, or one on a ticket that has no draft yet is not found', async () => {
    const { office, wanglin, special } = await aDraftWithSpecial()
    const { projectId } = office
    const other = await saveExample(office, wanglin)
    const form = await exampleForm(office, special.id)
    const notFound = { code: 'NOT_FOUND', data: { what: 'special' } }
    const order = { projectId, form, expectedTotal: OWN_RIGHT.total }
    const onOther = { ...order, draft: { ticketId: other.id, version: other.version } }
    expect(await refusalOf(wanglin.ledger.tickets.submit(ordered(onOther)))).toMatchObject(notFound)
    expect(await refusalOf(wanglin.ledger.tickets.submit(ordered({ ...order, draft: null })))).toMatchObject(notFound)
    const invented = await exampleForm(office, '00000000-0000-4000-8000-000000000000')
    const withInvented = { ...onOther, form: invented }
    expect(await refusalOf(wanglin.ledger.tickets.submit(ordered(withInvented)))).toMatchObject(notFound)
  })

  it('PRC-7: a rejected or withdrawn one is not usable', async () => {
    const office = await anOffice()
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const draft = await saveExample(office, wanglin)
    const special = await applyFor(office, wanglin, draft, FOR_MANAGER)
    await manager.ledger.specials.reject(ordered({ ...namedSpecial(office, special), reason: '不批' }))
    const form = await exampleForm(office, special.id)
    office.clock.now += MINUTE
    const submitting = wanglin.ledger.tickets.submit(
      ordered({
        projectId: office.projectId,
        draft: { ticketId: draft.id, version: draft.version },
        form,
        expectedTotal: FOR_MANAGER.total,
      }),
    )
    expect(await refusalOf(submitting)).toMatchObject({
      code: 'SPECIAL_NOT_APPROVED',
      data: { standing: 'rejected' },
    })
  })
})

describe('PRC-7: a ticket whose special discount has lapsed since it was submitted', () => {
  /** Tickets hold ten days here; 王琳's was submitted ten minutes before the days of its special discount were over. */
  async function aTicketAtTheEnd() {
    const office = await anOffice()
    const { projectId } = office
    const admin = await office.signedIn('admin')
    await admin.project.changeSettings(ordered({ projectId, changes: { submittedMinutes: 1_440, approvedHours: 240 } }))
    const before = await office.signedIn('wanglin')
    const draft = await saveExample(office, before)
    const special = await applyFor(office, before, draft, OWN_RIGHT)
    office.clock.now = special.validUntil - 10 * MINUTE
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const form = await exampleForm(office, special.id)
    const named = { projectId, draft: { ticketId: draft.id, version: draft.version } }
    const ticket = await wanglin.ledger.tickets.submit(ordered({ ...named, form, expectedTotal: OWN_RIGHT.total }))
    const textOfPaper = async () => {
      const paper = await wanglin.ledger.tickets.paper({ projectId, ticketId: ticket.id })
      return pagesOf(new Uint8Array(await paper.arrayBuffer())).join('')
    }
    const lapsed = {
      code: 'SPECIAL_LAPSED',
      data: { rule: 'PRC-7', number: special.number, until: special.validUntil },
    }
    return { office, wanglin, manager, special, ticket, textOfPaper, lapsed }
  }

  it('is approved and extended as long as they are not over, and not extended afterwards', async () => {
    const { office, manager, special, ticket, lapsed } = await aTicketAtTheEnd()
    office.clock.now = special.validUntil - 1
    const approved = await manager.ledger.tickets.approve(ordered(named(office, ticket)))
    expect(approved).toMatchObject({ state: 'approved', specialUse: { until: special.validUntil } })
    office.clock.now = special.validUntil
    const extending = manager.ledger.tickets.extend(ordered({ ...named(office, approved), reason: '在路上' }))
    expect(await refusalOf(extending)).toEqual(lapsed)
  })

  it('is not approved, its paper says so, and a new application brings it on', async () => {
    const { office, wanglin, manager, special, ticket, textOfPaper, lapsed } = await aTicketAtTheEnd()
    expect(await textOfPaper()).not.toContain('已过期')
    office.clock.now = special.validUntil
    const approve = (of: { id: string; version: number }) => manager.ledger.tickets.approve(ordered(named(office, of)))
    expect(await refusalOf(approve(ticket))).toEqual(lapsed)
    const paper = await textOfPaper()
    expect(paper).toContain('特批优惠已过期，本单总价不再有效')
    expect(paper).toContain('1,593,777')

    const again = await applyFor(office, wanglin, ticket, OWN_RIGHT)
    const form = await exampleForm(office, again.id)
    const amended = await wanglin.ledger.tickets.amend(
      ordered({ ...named(office, ticket), form, expectedTotal: OWN_RIGHT.total }),
    )
    expect(await approve(amended)).toMatchObject({ state: 'approved', specialUse: { number: again.number } })
  })
})

describe('PRC-7: an application that could not be used any more is not approved', () => {
  it('LED-7: a price version has begun since, so that its draft costs something else', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const special = await applyFor(office, wanglin, await saveExample(office, wanglin), FOR_MANAGER)
    const manager = await office.signedIn('manager')
    await takeInList(manager, office.projectId, await priceListFile([listedHome('1-1-1203', { unitPrice: 18_850 })]))
    expect(await refusalOf(manager.ledger.specials.approve(ordered(namedSpecial(office, special))))).toMatchObject({
      code: 'SPECIAL_DIFFERS',
      data: { number: special.number, applied: '159377664.7781' },
    })
    const rejecting = manager.ledger.specials.reject(
      ordered({ ...namedSpecial(office, special), reason: '价格已调整' }),
    )
    expect(await rejecting).toMatchObject({ state: 'rejected' })
  })

  it('its ticket was amended to other items', async () => {
    const office = await anOffice()
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const asked = { chosen: EXAMPLE_ITEMS, expectedTotal: EXAMPLE_TOTAL }
    const submitted = await submitTicket(office, wanglin, '1-1-1203', asked)
    const special = await applyFor(office, wanglin, submitted, FOR_MANAGER)
    const form = await exampleForm(office, undefined, '1-1-1203', { chosen: ['one-off', 'on-time', 'referral'] })
    await wanglin.ledger.tickets.amend(ordered({ ...named(office, submitted), form, expectedTotal: 160_377_700 }))
    expect(await refusalOf(manager.ledger.specials.approve(ordered(namedSpecial(office, special))))).toEqual({
      code: 'SPECIAL_DIFFERS',
      data: { rule: 'PRC-7', number: special.number, applied: '159377664.7781', now: '160377664.7781' },
    })
  })
})

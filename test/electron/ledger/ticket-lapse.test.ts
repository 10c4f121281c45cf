import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { DAY, HOUR } from '../../../shared/kernel/day'
import { inCapitals } from '../../../shared/kernel/money'
import { applyFor, FOR_MANAGER, namedSpecial } from '../../office/a-special'
import { EXAMPLE_TOTAL, named, refusalOf, submitTicket } from '../../office/a-ticket'
import { anOffice, type Login, OPENING } from '../../office/an-office'
import { SCHEME } from '../../office/scheme'
import { pagesOf } from '../documents/pdf/poppler'
import { itemsSeenBy, theOne } from '../today/the-desk'

const CHOSEN = ['one-off', 'on-time', 'referral', 'amount']
/** 1,669,734.50 × 0.98 × 0.99 − 10,000 = 1,609,976.4119: the worked example without 按时签约. */
const WITHOUT_ON_TIME = 160_997_600
const FALL = { day: '2026-06-08', items: ['按时签约'], total: WITHOUT_ON_TIME }
const LAPSED = {
  code: 'DISCOUNT_LAPSED',
  data: { rule: 'PRC-4', item: '按时签约', day: '2026-06-08', total: EXAMPLE_TOTAL, now: WITHOUT_ON_TIME },
}

/** 王琳's ticket of the worked example, to be signed for by the next day; tickets hold ten days here. */
async function anOfficeWithTicket() {
  const office = await anOffice()
  const { projectId } = office
  const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
  const admin = await office.signedIn('admin')
  const changes = { submittedMinutes: 1_440, approvedHours: 240 }
  await admin.project.changeSettings(ordered({ projectId, changes }))
  const items = SCHEME.items.map((item) =>
    item.id === 'on-time' ? { ...item, conditions: { signWithinDays: 1 } } : item,
  )
  await manager.pricing.saveScheme(ordered({ projectId, basedOn: 1, scheme: { ...SCHEME, items }, appliesFrom: null }))
  const submitted = await submitTicket(office, wanglin, '1-1-1203', { chosen: CHOSEN, expectedTotal: EXAMPLE_TOTAL })
  const approve = () => manager.ledger.tickets.approve(ordered(named(office, submitted)))
  const extend = () => manager.ledger.tickets.extend(ordered({ ...named(office, submitted), reason: '在路上' }))
  const textOfPaper = async () => {
    const client = await office.signedIn('wanglin')
    const paper = await client.ledger.tickets.paper({ projectId, ticketId: submitted.id })
    return pagesOf(new Uint8Array(await paper.arrayBuffer())).join('')
  }
  return { office, wanglin, submitted, approve, extend, textOfPaper }
}

describe('PRC-4: a ticket whose sign-by day was missed', () => {
  it('PRC-4: is not extended at its old total, submitted or approved; on the day itself it is', async () => {
    const { office, approve } = await anOfficeWithTicket()
    const approved = await approve()
    office.clock.now = OPENING + 2 * DAY
    const manager = await office.signedIn('manager')
    const order = { ...named(office, approved), reason: '客户出差' }
    expect(await refusalOf(manager.ledger.tickets.extend(ordered(order)))).toEqual(LAPSED)
    expect(await manager.ledger.tickets.withdraw(ordered(order))).toMatchObject({ state: 'withdrawn' })

    const other = await anOfficeWithTicket()
    const running = await other.approve()
    other.office.clock.now = OPENING + DAY
    const inTime = { ...named(other.office, running), reason: '客户出差' }
    const again = await other.office.signedIn('manager')
    expect(await again.ledger.tickets.extend(ordered(inTime))).toMatchObject({ isExtended: true })
  })

  it('PRC-4, PRC-7: a special discount applied for at the price that fell is not approved any more', async () => {
    const { office, wanglin, submitted, extend } = await anOfficeWithTicket()
    const special = await applyFor(office, wanglin, submitted, FOR_MANAGER)
    await extend()
    office.clock.now = OPENING + DAY + 15 * HOUR
    const manager = await office.signedIn('manager')
    const refused = await refusalOf(manager.ledger.specials.approve(ordered(namedSpecial(office, special))))
    expect(refused).toMatchObject({
      code: 'DISCOUNT_LAPSED',
      data: { item: '按时签约、特批优惠', day: '2026-06-08', total: FOR_MANAGER.total, now: WITHOUT_ON_TIME },
    })
  })

  it('PRC-4: the list says what the total is now, and the day before what it will be', async () => {
    const { office, wanglin, approve } = await anOfficeWithTicket()
    await approve()
    const { projectId } = office
    expect(await wanglin.ledger.tickets.list({ projectId })).toMatchObject([
      { total: EXAMPLE_TOTAL, fallen: null, coming: FALL },
    ])
    office.clock.now = OPENING + 2 * DAY
    for (const login of ['wanglin', 'manager', 'director'] as const) {
      const client = await office.signedIn(login)
      expect(await client.ledger.tickets.list({ projectId })).toMatchObject([
        { total: EXAMPLE_TOTAL, fallen: FALL, coming: null },
      ])
    }
    const lijianguo = await office.signedIn('lijianguo')
    expect(await lijianguo.ledger.tickets.list({ projectId })).toEqual([])
  })

  it('PRC-4, SEC-1: the home itself says its ticket’s total, and what that is now, to whoever may see the ticket and nobody else', async () => {
    const { office, submitted, approve } = await anOfficeWithTicket()
    await approve()
    const { projectId } = office
    const { id, unitId } = submitted
    const seenBy = async (login: Login) =>
      (await (await office.signedIn(login)).ledger.unit({ projectId, unitId })).ticket
    for (const login of ['wanglin', 'manager', 'director'] as const) {
      expect(await seenBy(login), login).toEqual({ id, total: EXAMPLE_TOTAL, fallen: null, coming: FALL })
    }
    for (const login of ['lijianguo', 'admin'] as const) expect(await seenBy(login), login).toBeNull()
    office.clock.now = OPENING + 2 * DAY
    expect(await seenBy('wanglin')).toEqual({ id, total: EXAMPLE_TOTAL, fallen: FALL, coming: null })

    const manager = await office.signedIn('manager')
    const [ticket] = await manager.ledger.tickets.list({ projectId })
    const order = { projectId, ticketId: id, version: ticket?.version ?? 0, reason: '按新总价重开' }
    await manager.ledger.tickets.withdraw(ordered(order))
    expect(await seenBy('wanglin')).toBeNull()
  })

  it('PRC-4: amended without the item nothing falls, though an earlier revision had it', async () => {
    const { office, wanglin, submitted } = await anOfficeWithTicket()
    const { projectId } = office
    const { form } = submitted
    if (!form) throw new Error('王琳 does not see her form')
    const chosen = CHOSEN.filter((id) => id !== 'on-time')
    const lines = form.lines.map((line) => ({ ...line, chosen }))
    await wanglin.ledger.tickets.amend(
      ordered({ ...named(office, submitted), form: { ...form, lines }, expectedTotal: WITHOUT_ON_TIME }),
    )
    expect(await wanglin.ledger.tickets.list({ projectId })).toMatchObject([
      { total: WITHOUT_ON_TIME, fallen: null, coming: null },
    ])
  })

  it('PRC-4: the desk of whoever must act has a line of its own, from the day before on', async () => {
    const { office, approve } = await anOfficeWithTicket()
    await approve()
    expect((await itemsSeenBy(office, 'wanglin')).map(({ kind }) => kind)).toEqual(['ticketRunsOut'])

    office.clock.now = OPENING + DAY
    for (const login of ['wanglin', 'manager'] as const) {
      expect(theOne(await itemsSeenBy(office, login), 'ticketLapses')).toMatchObject({
        due: { by: 'day', on: '2026-06-08' },
        fall: FALL,
      })
    }
    office.clock.now = OPENING + 2 * DAY
    for (const login of ['wanglin', 'manager'] as const) {
      expect(theOne(await itemsSeenBy(office, login), 'ticketLapsed')).toMatchObject({
        state: 'approved',
        total: EXAMPLE_TOTAL,
        due: { by: 'day', on: '2026-06-08' },
        fall: FALL,
      })
    }
    expect(theOne(await itemsSeenBy(office, 'wanglin'), 'ticketRunsOut').fallen).toEqual(FALL)
    expect(await itemsSeenBy(office, 'lijianguo')).toEqual([])
  })

  it('PRC-4: one that waits says so on the manager’s line; to write it anew is the consultant’s', async () => {
    const { office, extend } = await anOfficeWithTicket()
    await extend()
    office.clock.now = OPENING + DAY + 15 * HOUR
    const items = await itemsSeenBy(office, 'manager')
    expect(items.map(({ kind }) => kind)).toEqual(['ticketToApprove'])
    expect(theOne(items, 'ticketToApprove').fallen).toEqual(FALL)
    expect(theOne(await itemsSeenBy(office, 'wanglin'), 'ticketLapsed').state).toBe('submitted')
  })

  it('PRC-4, SUB-3: its paper says so first, with the total as it is now; the hash is of what was signed', async () => {
    const { office, submitted, approve, textOfPaper } = await anOfficeWithTicket()
    await approve()
    const before = await textOfPaper()
    expect(before).not.toContain('优惠已失效')
    office.clock.now = OPENING + 2 * DAY
    const after = await textOfPaper()
    for (const said of [
      '优惠已失效，本单总价不再有效',
      '「按时签约」过了2026-06-08未签约，已失效：总价由1,593,777元变为1,609,976元。',
      '成交总价（已失效）',
      '现应为成交总价',
      inCapitals(WITHOUT_ON_TIME),
      submitted.hash ?? '-',
    ])
      expect(after).toContain(said)
    expect(after.indexOf('优惠已失效')).toBeLessThan(after.indexOf('买方'))
  })
})

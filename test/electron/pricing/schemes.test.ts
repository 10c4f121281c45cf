import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { DAY, HOUR } from '../../../shared/kernel/day'
import type { DiscountScheme } from '../../../shared/pricing/scheme'
import { aForm, EXAMPLE_TOTAL, named, refusalOf, submitTicket } from '../../office/a-ticket'
import { watching } from '../../office/a-watch'
import { anOffice, OPENING } from '../../office/an-office'
import { SCHEME } from '../../office/scheme'

/** The opening scheme with 10,000 元 off taken first: 1,594,172 元 for the worked example. */
const AMOUNT_FIRST: DiscountScheme = {
  ...SCHEME,
  items: [...SCHEME.items.filter(({ id }) => id === 'amount'), ...SCHEME.items.filter(({ id }) => id !== 'amount')],
}
const AMOUNT_FIRST_TOTAL = 159_417_200
const EXAMPLE = { chosen: ['one-off', 'on-time', 'referral', 'amount'], expectedTotal: EXAMPLE_TOTAL }

describe('PRC-4: versions of the discount scheme', () => {
  it('PRC-1: a manager saves the next version; who, when and from when is listed', async () => {
    const office = await anOffice()
    const { projectId } = office
    const manager = await office.signedIn('manager')
    office.clock.now += HOUR

    const order = { projectId, basedOn: 1, scheme: AMOUNT_FIRST, appliesFrom: null }
    const saved = await manager.pricing.saveScheme(ordered(order))
    const at = OPENING + HOUR
    expect(saved).toMatchObject({ number: 2, appliesFrom: at, createdBy: '赵敏', createdAt: at, scheme: AMOUNT_FIRST })
    const listed = await (await office.signedIn('hejing')).pricing.schemes({ projectId })
    expect(listed.map(({ number, createdBy, appliesFrom }) => [number, createdBy, appliesFrom])).toEqual([
      [2, '赵敏', at],
      [1, '孙立', OPENING],
    ])
  })

  it('PRC-4: a ticket keeps the version it was written with; a new one takes the new', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const before = await submitTicket(office, wanglin, '1-1-1203', EXAMPLE)
    await manager.pricing.saveScheme(ordered({ projectId, basedOn: 1, scheme: AMOUNT_FIRST, appliesFrom: null }))

    const standing = await wanglin.ledger.tickets.detail({ projectId, ticketId: before.id })
    expect(standing.lines[0]).toMatchObject({ scheme: SCHEME, breakdown: { total: EXAMPLE_TOTAL } })
    const amended = await wanglin.ledger.tickets.amend(
      ordered({
        ...named(office, before),
        form: aForm(before.unitId, { chosen: EXAMPLE.chosen, remarks: '改备注' }),
        expectedTotal: EXAMPLE_TOTAL,
      }),
    )
    expect(amended.lines[0]?.scheme).toEqual(SCHEME)

    await manager.ledger.tickets.withdraw(ordered({ ...named(office, amended), reason: '重开' }))
    expect(await refusalOf(submitTicket(office, wanglin, '1-1-1203', EXAMPLE))).toEqual({
      code: 'PRICE_CHANGED',
      data: { rule: 'PRC-3', shown: EXAMPLE_TOTAL, now: AMOUNT_FIRST_TOTAL },
    })
    const after = await submitTicket(office, wanglin, '1-1-1203', { ...EXAMPLE, expectedTotal: AMOUNT_FIRST_TOTAL })
    expect(after.lines[0]?.scheme).toEqual(AMOUNT_FIRST)
  })

  it('PRC-4: a version for later applies at its instant; the board knows when to ask again', async () => {
    const office = await anOffice()
    const { projectId } = office
    const manager = await office.signedIn('manager')
    const unitId = await office.unitId('1-1-1203')
    const from = OPENING + HOUR
    await manager.pricing.saveScheme(ordered({ projectId, basedOn: 1, scheme: AMOUNT_FIRST, appliesFrom: from }))

    office.clock.now = from - 1
    expect(await manager.ledger.board({ projectId })).toMatchObject({ nextPricesAt: from })
    expect((await manager.ledger.unit({ projectId, unitId })).scheme?.scheme).toEqual(SCHEME)
    office.clock.now = from
    expect(await manager.ledger.board({ projectId })).toMatchObject({ nextPricesAt: null })
    expect((await manager.ledger.unit({ projectId, unitId })).scheme?.scheme).toEqual(AMOUNT_FIRST)
  })

  it('PRC-4: refuses a past instant, and what changes nothing', async () => {
    const office = await anOffice()
    const { projectId } = office
    const manager = await office.signedIn('manager')
    const save = (scheme: DiscountScheme, appliesFrom: number | null) =>
      refusalOf(manager.pricing.saveScheme(ordered({ projectId, basedOn: 1, scheme, appliesFrom })))

    expect(await save(AMOUNT_FIRST, OPENING - 1)).toEqual({
      code: 'SCHEME_IN_PAST',
      data: { rule: 'PRC-4', from: OPENING - 1 },
    })
    expect(await save(SCHEME, null)).toEqual({ code: 'SCHEME_UNCHANGED', data: { rule: 'PRC-1', number: 1 } })
    expect(await manager.pricing.schemes({ projectId })).toHaveLength(1)
  })

  it('SEC-5: of two managers editing at once the second is told, and nothing of the first is lost', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [manager, director] = [await office.signedIn('manager'), await office.signedIn('director')]
    const order = { projectId, basedOn: 1, scheme: AMOUNT_FIRST, appliesFrom: null }
    await manager.pricing.saveScheme(ordered(order))

    const second = ordered({ ...order, scheme: { ...SCHEME, mode: 'additive' } satisfies DiscountScheme })
    expect(await refusalOf(director.pricing.saveScheme(second))).toEqual({
      code: 'STALE',
      data: { rule: 'SEC-5', what: 'scheme', version: 2 },
    })
    expect((await director.pricing.schemes({ projectId })).map(({ number }) => number)).toEqual([2, 1])
  })

  it('PRC-4: an open page is told to fetch again', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const watch = await watching(wanglin, projectId)
    await watch.next()
    await manager.pricing.saveScheme(ordered({ projectId, basedOn: 1, scheme: AMOUNT_FIRST, appliesFrom: null }))
    expect(await watch.nextChange()).toMatchObject({ board: true })
  })
})

describe('PRC-4: what falls away when the contract is not signed by its day', () => {
  /** 99 for signing within a day; the ticket lives long enough to see that day pass. */
  async function aLapsedTicket() {
    const office = await anOffice()
    const { projectId } = office
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const admin = await office.signedIn('admin')
    await admin.project.changeSettings(ordered({ projectId, changes: { submittedMinutes: 1_440 } }))
    const items = SCHEME.items.map((item) =>
      item.id === 'on-time' ? { ...item, conditions: { signWithinDays: 1 } } : item,
    )
    const scheme = { ...SCHEME, items }
    await manager.pricing.saveScheme(ordered({ projectId, basedOn: 1, scheme, appliesFrom: null }))
    const submitted = await submitTicket(office, wanglin, '1-1-1203', EXAMPLE)
    const ticket = await manager.ledger.tickets.extend(ordered({ ...named(office, submitted), reason: '在路上' }))
    return { office, ticket }
  }
  const WITHOUT_ON_TIME = 160_997_600

  it('PRC-4: on the sign-by day itself the ticket is still approved at its total', async () => {
    const { office, ticket } = await aLapsedTicket()
    office.clock.now = OPENING + DAY
    const manager = await office.signedIn('manager')
    expect(await manager.ledger.tickets.approve(ordered(named(office, ticket)))).toMatchObject({ state: 'approved' })
  })

  it('PRC-4: the day after it is refused with the item, its day, the old total and the new one', async () => {
    const { office, ticket } = await aLapsedTicket()
    office.clock.now = OPENING + DAY + 15 * HOUR
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    expect(await refusalOf(manager.ledger.tickets.approve(ordered(named(office, ticket))))).toEqual({
      code: 'DISCOUNT_LAPSED',
      data: { rule: 'PRC-4', item: '按时签约', day: '2026-06-08', total: EXAMPLE_TOTAL, now: WITHOUT_ON_TIME },
    })

    const form = aForm(ticket.unitId, { chosen: EXAMPLE.chosen })
    const again = ordered({ ...named(office, ticket), form, expectedTotal: EXAMPLE_TOTAL })
    expect(await refusalOf(wanglin.ledger.tickets.amend(again))).toMatchObject({
      code: 'DISCOUNT_NOT_ADMITTED',
      data: { item: '按时签约', admission: { unmet: [{ code: 'signBy', day: '2026-06-08' }] } },
    })
    const without = aForm(ticket.unitId, { chosen: EXAMPLE.chosen.filter((id) => id !== 'on-time') })
    const amended = await wanglin.ledger.tickets.amend(
      ordered({ ...named(office, ticket), form: without, expectedTotal: WITHOUT_ON_TIME }),
    )
    expect(await manager.ledger.tickets.approve(ordered(named(office, amended)))).toMatchObject({ state: 'approved' })
  })

  it('LED-4: a ticket whose time has run out is told that first', async () => {
    const { office, ticket } = await aLapsedTicket()
    office.clock.now = OPENING + 3 * DAY
    const manager = await office.signedIn('manager')
    expect(await refusalOf(manager.ledger.tickets.approve(ordered(named(office, ticket))))).toMatchObject({
      code: 'TICKET_EXPIRED',
    })
  })
})

import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { HOUR, MINUTE } from '../../../shared/kernel/day'
import { aSecondProject, takeInList } from '../../office/a-project'
import { aForm, EXAMPLE_TOTAL, LIST_TOTAL, named, refusalOf, submitTicket } from '../../office/a-ticket'
import { anOffice } from '../../office/an-office'
import { signedInOnTheWire } from '../../office/on-the-wire'
import { listedHome, priceListFile } from '../../office/price-list'
import { SCHEME } from '../../office/scheme'

const EXAMPLE_ITEMS = ['one-off', 'on-time', 'referral', 'amount']

/** 1-1-1203 by its floor price of 16,785.00 元/㎡: 1,502,761.05, rounded to 元. */
const FLOOR_FIGURES = /1678500|16785(?!\d)|150276105|150276100|1502761/

describe('the price of a ticket', () => {
  it('PRC-3: a total that is not the engine’s is refused with what was shown and what is', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')

    for (const expectedTotal of [LIST_TOTAL - 100, LIST_TOTAL + 1, 0]) {
      expect(await refusalOf(submitTicket(office, wanglin, '1-1-1203', { expectedTotal }))).toEqual({
        code: 'PRICE_CHANGED',
        data: { rule: 'PRC-3', shown: expectedTotal, now: LIST_TOTAL },
      })
    }
    expect(await submitTicket(office, wanglin)).toMatchObject({ number: 'FH-20260607-0001' })
  })

  it('PRC-3: the steps on the ticket are the engine’s, with what admitted each', async () => {
    const office = await anOffice()
    const ticket = await submitTicket(office, await office.signedIn('wanglin'), '1-1-1203', {
      chosen: EXAMPLE_ITEMS,
      expectedTotal: EXAMPLE_TOTAL,
    })

    expect(ticket.lines[0]?.breakdown.steps.map(({ itemId, reasons }) => [itemId, reasons[0]?.code])).toEqual([
      ['one-off', 'paymentMethod'],
      ['on-time', 'signBy'],
      ['referral', 'evidence'],
      ['amount', 'always'],
    ])
    expect(ticket.lines[0]?.evidence).toEqual([{ itemId: 'referral', note: '推荐人 陈国华 1-2-0802' }])
  })

  it('PRC-4: an item whose condition fails is refused with the condition', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const mortgaged = { chosen: ['one-off'], paymentMethod: 'mortgage', expectedTotal: 1 } as const

    expect(
      await refusalOf(submitTicket(office, wanglin, '1-1-1203', { ...mortgaged, chosen: ['one-off'] })),
    ).toMatchObject({
      code: 'DISCOUNT_NOT_ADMITTED',
      data: { item: '一次性付款', admission: { unmet: [{ code: 'paymentMethod', methods: ['oneOff'] }] } },
    })
    const invented = submitTicket(office, wanglin, '1-1-1203', { chosen: ['half-price'], expectedTotal: 1 })
    expect(await refusalOf(invented)).toMatchObject({
      code: 'DISCOUNT_NOT_ADMITTED',
      data: { item: 'half-price', admission: null },
    })
  })

  it('PRC-5: no answer a consultant gets, refused or carried out, names the floor or its total', async () => {
    const office = await anOffice()
    const { projectId } = office
    const { client: wanglin, answers } = await signedInOnTheWire(office, 'wanglin')
    const unitId = await office.unitId('1-1-1203')
    const manager = await office.signedIn('manager')

    await wanglin.ledger.board({ projectId })
    await wanglin.ledger.unit({ projectId, unitId })
    await wanglin.project.detail({ projectId })
    const expectedTotal = LIST_TOTAL * 0.8
    const tooLow = await refusalOf(submitTicket(office, wanglin, '1-1-1203', { chosen: ['deep'], expectedTotal }))
    const submitted = await submitTicket(office, wanglin, '1-1-1203', {
      chosen: EXAMPLE_ITEMS,
      expectedTotal: EXAMPLE_TOTAL,
    })
    const { id: ticketId } = submitted
    const deep = aForm(unitId, { chosen: ['deep'] })
    const amending = wanglin.ledger.tickets.amend(ordered({ ...named(office, submitted), form: deep, expectedTotal }))
    expect(await refusalOf(amending)).toEqual(tooLow)
    await manager.ledger.tickets.approve(ordered(named(office, submitted)))
    await wanglin.ledger.tickets.detail({ projectId, ticketId })
    await wanglin.ledger.tickets.list({ projectId })
    await wanglin.ledger.unit({ projectId, unitId })

    expect(tooLow).toEqual({ code: 'BELOW_FLOOR', data: { rule: 'PRC-5' } })
    expect(answers.length).toBeGreaterThan(9)
    // What was searched is what was sent: the list price is found in it.
    expect(answers.filter((answer) => answer.includes('1865000')).length).toBeGreaterThan(3)
    expect(answers.filter((answer) => FLOOR_FIGURES.test(answer))).toEqual([])
    expect(answers.filter((answer) => /floor(?:Unit|Fixed|Price|Total)/i.test(answer))).toEqual([])
  })

  it('PRC-5: a total that just reaches the floor stands; two 元 below it is refused like any other', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    // 1-1-1203 with 90折 is exactly its floor, 1,502,761 元; so is 1-1-1103 until its floor is raised by 0.02 元/㎡.
    const scheme = {
      ...SCHEME,
      items: [{ id: 'ninety', name: '九折', discount: { kind: 'percent', rate: 9_000 }, conditions: {} }],
    } satisfies typeof SCHEME
    const project = await aSecondProject(office, { scheme })
    const atFloor = { chosen: ['ninety'], expectedTotal: 150_276_100 }
    expect(await submitTicket(project, wanglin, '1-1-1203', atFloor)).toMatchObject({ state: 'submitted' })

    const raised = await priceListFile([listedHome('1-1-1103', { floorPrice: 16_776.02 })])
    await takeInList(await office.signedIn('manager'), project.projectId, raised)
    const below = submitTicket(project, wanglin, '1-1-1103', { chosen: ['ninety'], expectedTotal: 150_195_500 })
    expect(await refusalOf(below)).toEqual({ code: 'BELOW_FLOOR', data: { rule: 'PRC-5' } })
  })

  it('PRC-5: a total above the filed one is refused with the highest that may be asked', async () => {
    const office = await anOffice()
    // Both totals round to 1,669,735 元, so the list is taken in; once totals go to 分 the list is above what was filed.
    const project = await aSecondProject(office, {
      file: await priceListFile([listedHome('1-1-1203', { unitPrice: 1_669_734.9, filedUnitPrice: 1_669_734.6 })], {
        headings: { 备案单价: '备案总价', 销售单价: '销售总价' },
        without: ['底价单价'],
      }),
      decidedBy: 'total',
    })
    const { projectId } = project
    const manager = await office.signedIn('manager')
    const toFen = { basedOn: 1, scheme: { ...SCHEME, roundTo: 1 as const }, appliesFrom: null }
    await manager.pricing.saveScheme(ordered({ projectId, ...toFen }))
    const submitting = submitTicket(project, await office.signedIn('wanglin'), '1-1-1203', {
      expectedTotal: 166_973_490,
    })

    expect(await refusalOf(submitting)).toEqual({
      code: 'ABOVE_FILED',
      data: { rule: 'PRC-5', filedTotal: 166_973_460, total: 166_973_490 },
    })
  })

  it('LED-11: a ticket holds a home, and none twice nor more than eight units', async () => {
    const office = await anOffice()
    const { projectId } = office
    const wanglin = await office.signedIn('wanglin')
    const form = aForm(await office.unitId('1-1-1203'))
    const [line] = form.lines
    if (!line) throw new Error('the form has no home')

    const nine = Array.from({ length: 9 }, () => ({ ...line, unitId: randomUUID() }))

    for (const lines of [[], [line, line], nine]) {
      const order = { projectId, draft: null, form: { ...form, lines } }
      expect(await refusalOf(wanglin.ledger.tickets.save(ordered(order)))).toMatchObject({ code: 'INPUT_INVALID' })
      const submitting = wanglin.ledger.tickets.submit(ordered({ ...order, expectedTotal: LIST_TOTAL }))
      expect(await refusalOf(submitting)).toMatchObject({ code: 'INPUT_INVALID' })
    }
  })
})

describe('LED-7: the price version of a ticket', () => {
  const DEARER = 168_764_100

  /** A list with 1-1-1203 at 18,850.00 元/㎡: 1,687,640.50, from an hour after the opening. */
  async function anOfficeWithDearerPrices() {
    const office = await anOffice()
    const manager = await office.signedIn('manager')
    const from = office.clock.now + HOUR
    const file = await priceListFile([listedHome('1-1-1203', { unitPrice: 18_850 })])
    await takeInList(manager, office.projectId, file, { appliesFrom: from })
    return { office, from }
  }

  it('a new price applies at its instant: not one millisecond before', async () => {
    const { office, from } = await anOfficeWithDearerPrices()
    const { projectId } = office
    const wanglin = await office.signedIn('wanglin')
    const unitId = await office.unitId('1-1-1203')

    office.clock.now = from - 1
    expect(await wanglin.ledger.board({ projectId })).toMatchObject({ nextPricesAt: from })
    expect((await wanglin.ledger.unit({ projectId, unitId })).price).toMatchObject({
      version: 1,
      list: { by: 'unitPrice', unitPrice: 1_865_000 },
    })
    expect(await refusalOf(submitTicket(office, wanglin, '1-1-1203', { expectedTotal: DEARER }))).toMatchObject({
      code: 'PRICE_CHANGED',
      data: { now: LIST_TOTAL },
    })

    office.clock.now = from
    expect(await wanglin.ledger.board({ projectId })).toMatchObject({ nextPricesAt: null })
    expect((await wanglin.ledger.unit({ projectId, unitId })).price).toMatchObject({
      version: 2,
      appliesFrom: from,
      list: { by: 'unitPrice', unitPrice: 1_885_000 },
    })
    expect(await refusalOf(submitTicket(office, wanglin))).toEqual({
      code: 'PRICE_CHANGED',
      data: { rule: 'PRC-3', shown: LIST_TOTAL, now: DEARER },
    })
    expect(await submitTicket(office, wanglin, '1-1-1203', { expectedTotal: DEARER })).toMatchObject({
      lines: [{ priceVersion: { number: 2, appliesFrom: from } }],
    })
  })

  it('a claim keeps the version it was made with, and an amendment is priced by it', async () => {
    const { office, from } = await anOfficeWithDearerPrices()
    const { projectId } = office
    const wanglin = await office.signedIn('wanglin')
    office.clock.now = from - MINUTE
    const submitted = await submitTicket(office, wanglin)
    const { id: ticketId, unitId } = submitted

    office.clock.now = from + MINUTE
    const standing = await wanglin.ledger.tickets.detail({ projectId, ticketId })
    expect(standing.lines[0]).toMatchObject({ priceVersion: { number: 1 }, breakdown: { total: LIST_TOTAL } })
    const form = aForm(unitId, { chosen: EXAMPLE_ITEMS })
    const atNewPrice = { ...named(office, submitted), form: aForm(unitId), expectedTotal: DEARER }
    expect(await refusalOf(wanglin.ledger.tickets.amend(ordered(atNewPrice)))).toMatchObject({
      code: 'PRICE_CHANGED',
      data: { now: LIST_TOTAL },
    })
    const amended = await wanglin.ledger.tickets.amend(
      ordered({ ...named(office, submitted), form, expectedTotal: EXAMPLE_TOTAL }),
    )
    expect(amended.lines[0]).toMatchObject({ priceVersion: { number: 1 }, breakdown: { total: EXAMPLE_TOTAL } })
    expect(amended.hash).not.toBe(submitted.hash)
  })

  it('a draft pins nothing: it is priced when it is submitted', async () => {
    const { office, from } = await anOfficeWithDearerPrices()
    const { projectId } = office
    const wanglin = await office.signedIn('wanglin')
    const form = aForm(await office.unitId('1-1-1203'))
    const saved = await wanglin.ledger.tickets.save(ordered({ projectId, draft: null, form }))
    const draft = { ticketId: saved.id, version: saved.version }
    office.clock.now = from

    const order = { projectId, draft, form, expectedTotal: LIST_TOTAL }
    expect(await refusalOf(wanglin.ledger.tickets.submit(ordered(order)))).toMatchObject({ code: 'PRICE_CHANGED' })
    const submitted = await wanglin.ledger.tickets.submit(ordered({ ...order, expectedTotal: DEARER }))
    expect(submitted.lines[0]).toMatchObject({ priceVersion: { number: 2 } })
  })
})

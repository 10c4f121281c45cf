import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { priceTable } from '../../../electron/features/pricing/tables'
import { DAY, MINUTE } from '../../../shared/kernel/day'
import type { TicketForm } from '../../../shared/ledger/ticket-contract'
import { aGarage, PARKING_TOTAL } from '../../office/a-garage'
import { applyFor, saveExample } from '../../office/a-special'
import { aForm, EXAMPLE_TOTAL, LIST_TOTAL, named, refusalOf, submitTicket, ZHANG } from '../../office/a-ticket'
import { anOffice, OPENING, type TestOffice } from '../../office/an-office'
import { auditOf, dumpOf, findBrokenLink, keyOf, openRecords } from '../../office/records'
import { SCHEME } from '../../office/scheme'
import { databaseBeside } from '../../office/the-database'
import { pagesOf, withoutWhite } from '../documents/pdf/poppler'

/** What homes cost with 20% off: below their floor. Fen. */
const DEEP_TOTALS = {
  '1-1-1103': 133_507_100,
  '1-1-1201': 180_890_500,
  '1-1-1202': 104_965_500,
  '1-1-1203': 133_578_800,
} as const

/** A try that would find the floor. */
async function tryDeep(
  office: TestOffice,
  number: keyof typeof DEEP_TOTALS = '1-1-1203',
  login: 'wanglin' | 'lijianguo' = 'wanglin',
) {
  const consultant = await office.signedIn(login)
  const expectedTotal = DEEP_TOTALS[number]
  return refusalOf(submitTicket(office, consultant, number, { chosen: ['deep'], expectedTotal }))
}

describe('PRC-5: tries below the floor', () => {
  it('PRC-5: are counted by person for ten minutes, today and seven days, and name their homes, newest first', async () => {
    const office = await anOffice()
    const { projectId, clock } = office
    await tryDeep(office, '1-1-1103', 'lijianguo')
    clock.now = OPENING + DAY
    await tryDeep(office, '1-1-1203')
    clock.now += 30 * MINUTE
    for (const number of ['1-1-1201', '1-1-1202', '1-1-1203'] as const) await tryDeep(office, number)

    const tries = await (await office.signedIn('manager')).pricing.floorTries({ projectId })
    expect(
      tries.map(({ person, lastTenMinutes, today, lastSevenDays }) => {
        return [person, lastTenMinutes, today, lastSevenDays]
      }),
    ).toEqual([
      ['王琳', 3, 4, 4],
      ['李建国', 0, 0, 1],
    ])
    expect(tries[0]?.tries.map(({ note }) => note?.unit)).toEqual(['1-1-1203', '1-1-1202', '1-1-1201', '1-1-1203'])
    expect(tries[0]?.tries[0]).toMatchObject({ at: clock.now, note: { total: 133_578_800, discounts: ['deep'] } })

    clock.now = OPENING + 7 * DAY
    expect(
      (await (await office.signedIn('director')).pricing.floorTries({ projectId })).map(({ person }) => person),
    ).toEqual(['王琳'])
  })

  it('PRC-5: name the home when a draft or an amendment tried, and change nothing', async () => {
    const office = await anOffice()
    const { projectId } = office
    const wanglin = await office.signedIn('wanglin')
    const unitId = await office.unitId('1-1-1203')
    const deep = aForm(unitId, { chosen: ['deep'] })
    const saved = await wanglin.ledger.tickets.save(ordered({ projectId, draft: null, form: deep }))
    const draft = { ticketId: saved.id, version: saved.version }
    const asked = ordered({ projectId, draft, form: deep, expectedTotal: DEEP_TOTALS['1-1-1203'] })
    expect(await refusalOf(wanglin.ledger.tickets.submit(asked))).toEqual({
      code: 'BELOW_FLOOR',
      data: { rule: 'PRC-5' },
    })
    // The same request again is the same try.
    expect(await refusalOf(wanglin.ledger.tickets.submit(asked))).toMatchObject({ code: 'BELOW_FLOOR' })
    const chosen = ['one-off', 'on-time', 'referral', 'amount']
    const submitted = await submitTicket(office, wanglin, '1-1-1202', { expectedTotal: 131_206_900 })
    const lower = ordered({
      ...named(office, submitted),
      form: aForm(submitted.unitId, { chosen: ['deep'] }),
      expectedTotal: DEEP_TOTALS['1-1-1202'],
    })
    expect(await refusalOf(wanglin.ledger.tickets.amend(lower))).toMatchObject({ code: 'BELOW_FLOOR' })

    const [person] = await (await office.signedIn('manager')).pricing.floorTries({ projectId })
    expect(person?.tries.map(({ note }) => note?.unit)).toEqual(['1-1-1202', '1-1-1203'])
    const records = await openRecords(office)
    const refused = (await auditOf(records, projectId)).filter(({ code }) => code === 'BELOW_FLOOR')
    expect(refused.map(({ outcome, subject }) => [outcome, subject])).toEqual([
      ['refused', saved.id],
      ['refused', submitted.id],
    ])
    expect(await findBrokenLink(records.manager, await keyOf(office), projectId)).toBeNull()
    expect(await wanglin.ledger.tickets.detail({ projectId, ticketId: saved.id })).toMatchObject({
      state: 'draft',
      number: null,
    })
    await wanglin.ledger.tickets.submit(
      ordered({ projectId, draft, form: aForm(unitId, { chosen }), expectedTotal: EXAMPLE_TOTAL }),
    )
  })

  it('PRC-5: a total that is not the engine’s is refused as that whether or not it is below: it tells nothing uncounted', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const tried = (chosen: string[]) => submitTicket(office, wanglin, '1-1-1203', { chosen, expectedTotal: 1 })

    expect(await refusalOf(tried(['deep']))).toMatchObject({ code: 'PRICE_CHANGED', data: { now: 133_578_800 } })
    expect(await refusalOf(tried([]))).toMatchObject({ code: 'PRICE_CHANGED', data: { now: LIST_TOTAL } })
    const draft = await saveExample(office, wanglin)
    const deepest = { discount: { kind: 'percent', rate: 9_500 }, total: 1 } as const
    expect(await refusalOf(applyFor(office, wanglin, draft, deepest))).toMatchObject({ code: 'PRICE_CHANGED' })
    expect(await (await office.signedIn('manager')).pricing.floorTries({ projectId: office.projectId })).toEqual([])
  })

  it('PRC-5: buyers that are refused are refused alike above and below the floor, and a try leaves no customer file', async () => {
    const office = await anOffice()
    const { projectId } = office
    const wanglin = await office.signedIn('wanglin')
    const wrong: [string, Partial<TicketForm>][] = [
      ['BUYERS_MISSING', { buyers: [] }],
      ['SHARES_NOT_WHOLE', { buyers: [{ ...ZHANG, share: 5_000 }] }],
      ['BUYER_INVALID', { buyers: [{ ...ZHANG, phone: '12345' }] }],
      ['BUYER_INVALID', { buyers: [{ ...ZHANG, idNumber: '110105194912310021' }] }],
      ['BUYER_INVALID', { buyers: [{ kind: 'known', customerId: projectId, relation: 'main', share: 10_000 }] }],
      [
        'BUYER_TWICE',
        {
          buyers: [
            { ...ZHANG, share: 5_000 },
            { ...ZHANG, name: '李秀英', phone: '13911118888', share: 5_000 },
          ],
        },
      ],
    ]
    const submitted = await submitTicket(office, wanglin, '1-1-1103', { expectedTotal: 166_883_900 })
    const records = await openRecords(office)
    const before = await dumpOf(records, ['audit', 'requestAnswer'])
    for (const [code, buyers] of wrong) {
      for (const [number, chosen, expectedTotal] of [
        ['1-1-1203', [], LIST_TOTAL],
        ['1-1-1203', ['deep'], DEEP_TOTALS['1-1-1203']],
      ] as const) {
        const submitting = submitTicket(office, wanglin, number, { ...buyers, chosen: [...chosen], expectedTotal })
        expect([code, chosen, (await refusalOf(submitting)).code]).toEqual([code, chosen, code])
      }
      for (const [chosen, expectedTotal] of [
        [[], 166_883_900],
        [['deep'], DEEP_TOTALS['1-1-1103']],
      ] as const) {
        const form = aForm(submitted.unitId, { ...buyers, chosen: [...chosen] })
        const amending = wanglin.ledger.tickets.amend(ordered({ ...named(office, submitted), form, expectedTotal }))
        expect([code, chosen, (await refusalOf(amending)).code]).toEqual([code, chosen, code])
      }
    }
    expect(await (await office.signedIn('manager')).pricing.floorTries({ projectId })).toEqual([])

    const unknown = [{ ...ZHANG, name: '陈芳', phone: '13911118888', idNumber: '' }]
    const tried = { buyers: unknown, chosen: ['deep'], expectedTotal: DEEP_TOTALS['1-1-1203'] }
    expect(await refusalOf(submitTicket(office, wanglin, '1-1-1203', tried))).toMatchObject({ code: 'BELOW_FLOOR' })
    expect(await dumpOf(records, ['audit', 'requestAnswer', 'session', 'seat'])).toEqual(
      Object.fromEntries(Object.entries(before).filter(([table]) => table !== 'session' && table !== 'seat')),
    )
    expect(await (await office.signedIn('manager')).pricing.floorTries({ projectId })).toHaveLength(1)
  })

  it('PRC-5: a special discount too deep for everybody is refused as that, below the floor or not', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const draft = await saveExample(office, wanglin)
    const apply = (rate: number, total: number) =>
      refusalOf(applyFor(office, wanglin, draft, { discount: { kind: 'percent', rate }, total }))

    // The floor is 1,502,761 元.
    expect(await apply(9_450, 150_611_900)).toMatchObject({ code: 'SPECIAL_TOO_DEEP' })
    expect(await apply(9_000, 143_439_900)).toMatchObject({ code: 'SPECIAL_TOO_DEEP' })
  })

  it('LED-11: names the parking space that is below its own floor, not its home', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [space = ''] = await aGarage(office, { tied: 1 })
    const database = await databaseBeside(office)
    await database.update(priceTable, { unitId: space }, { floorFixedTotal: 11_000_000 })
    const conditions = { kinds: ['parking' as const] }
    const half = { id: 'space', name: '车位半价', discount: { kind: 'percent' as const, rate: 5_000 }, conditions }
    const scheme = { ...SCHEME, items: [...SCHEME.items, half] }
    const manager = await office.signedIn('manager')
    await manager.pricing.saveScheme(ordered({ projectId, basedOn: 1, scheme, appliesFrom: null }))
    const form = aForm(await office.unitId('1-1-1203'))
    const lines = [...form.lines, { unitId: space, chosen: ['space'], evidence: [] }]
    const expectedTotal = LIST_TOTAL + PARKING_TOTAL / 2
    const wanglin = await office.signedIn('wanglin')
    const submitting = wanglin.ledger.tickets.submit(
      ordered({ projectId, draft: null, form: { ...form, lines }, expectedTotal }),
    )

    expect(await refusalOf(submitting)).toMatchObject({ code: 'BELOW_FLOOR' })
    expect(await manager.pricing.floorTries({ projectId })).toMatchObject([
      { tries: [{ note: { unit: '车位-B1-001', total: PARKING_TOTAL / 2, discounts: ['space'] } }] },
    ])
  })

  it('PRC-5: the paper of a draft shows its price whether or not it is below the floor', async () => {
    const office = await anOffice()
    const { projectId } = office
    const wanglin = await office.signedIn('wanglin')
    const form = aForm(await office.unitId('1-1-1203'), { chosen: ['deep'] })
    const { id: ticketId } = await wanglin.ledger.tickets.save(ordered({ projectId, draft: null, form }))

    const paper = await wanglin.ledger.tickets.paper({ projectId, ticketId })
    const text = withoutWhite(pagesOf(new Uint8Array(await paper.arrayBuffer())).join(''))
    expect(text).toContain('1,335,788元')
    expect(await (await office.signedIn('manager')).pricing.floorTries({ projectId })).toEqual([])
  })
})

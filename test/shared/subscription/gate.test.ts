import { describe, expect, it } from 'vitest'
import { DAY } from '../../../shared/kernel/day'
import { type GateFacts, gateOf, refuseDeposit } from '../../../shared/subscription/gate'
import {
  gateItemNameSchema,
  gateItemSchema,
  isMet,
  missingFirst,
  withoutTotals,
} from '../../../shared/subscription/gate-item'
import { TOTAL, UNIT } from './checks'
import { aGate, NOW, WAYS } from './gates'

function lacksOf(facts: GateFacts, name: string) {
  return gateOf(facts).find((item) => item.name === name)?.lacks
}

describe('SUB-1: the gate', () => {
  it('SUB-1: opens when everything is recorded, and says by whom and when', () => {
    expect(refuseDeposit(aGate())).toBeNull()
    const items = gateOf(aGate())
    expect(items.map(({ name }) => name)).toEqual(gateItemNameSchema.options)
    expect(items.map(({ name, signed }) => [name, signed?.by ?? null])).toEqual([
      ['ticket', '赵敏'],
      ['price', null],
      ['special', '赵敏'],
      ['permit', '赵敏'],
      ['account', '何静'],
      ['form', '王琳'],
      ['deposit', '王琳'],
      ['notice', '王琳'],
      ['plan', '王琳'],
      ['check', '周婷'],
      ['review', '周婷'],
      ['contractText', '王琳'],
    ])
  })

  it.each(WAYS)('SUB-1: $what: no deposit, and the refusal says so', ({ item, code, also = [], take }) => {
    const refusal = refuseDeposit(take(aGate()))
    expect(refusal).toMatchObject({ refused: 'GATE_SHUT', data: { item, lack: { code } } })
    expect(new Set(refusal?.data.missing)).toEqual(new Set([item, ...also]))
  })

  it.each(WAYS)('SUB-1: $what: the item reads as the wire carries it, signed by nobody', ({ item, take }) => {
    const items = gateOf(take(aGate()))
    for (const one of items) expect(gateItemSchema.parse(one)).toEqual(one)
    expect(items.find(({ name }) => name === item)?.signed).toBeNull()
  })

  it('SUB-1: every item of the gate can be what is missing', () => {
    expect(new Set(WAYS.map(({ item }) => item))).toEqual(new Set(gateItemNameSchema.options))
  })

  it('SUB-1: the page lists what is missing first, each part in the desk’s order', () => {
    const items = missingFirst(gateOf(aGate({ contractText: null, permits: [] })))
    expect(items.map(({ name }) => name).slice(0, 4)).toEqual(['permit', 'contractText', 'ticket', 'price'])
    expect(items.map(isMet)).toEqual([false, false, ...Array(10).fill(true)])
  })

  it('PRC-7: without a special discount the gate does not speak of one', () => {
    const { form } = aGate()
    const facts = aGate({
      form: { ...form, lines: form.lines.map((line) => ({ ...line, specialId: null })) },
      specials: [],
    })
    expect(gateOf(facts).map(({ name }) => name)).not.toContain('special')
    expect(refuseDeposit(facts)).toBeNull()
  })
})

describe('SUB-1: what exactly is missing', () => {
  it('SUB-1: every field of the form by its name', () => {
    const form = {
      buyers: [{ name: '', phone: '', idNumber: null, address: '', share: 0 }],
      lines: [
        { unit: UNIT, kind: 'home', building: '1号楼', area: null, unitPrice: null, total: null, specialId: null },
      ],
      total: null,
      method: null,
      deposit: null,
      signBy: null,
      written: { by: '王琳', at: NOW },
    } as const
    const ofBuyer = (field: string) => ({ code: 'buyerField', buyer: 1, name: '', field })
    expect(lacksOf(aGate({ form }), 'form')).toEqual([
      ...['name', 'idNumber', 'phone', 'address', 'share'].map(ofBuyer),
      { code: 'shares', sum: 0 },
      { code: 'lineField', unit: UNIT, field: 'area' },
      { code: 'lineField', unit: UNIT, field: 'total' },
      ...['total', 'method', 'deposit', 'signBy'].map((field) => ({ code: 'field', field })),
    ])
  })

  it('LED-11, SUB-5: a parking space needs no area, and its own building’s permit', () => {
    const { form, permits } = aGate()
    const space = {
      unit: 'B1-023',
      kind: 'parking',
      building: '地下车库',
      area: null,
      unitPrice: null,
      specialId: null,
    } as const
    const withSpace = { ...form, lines: [...form.lines, { ...space, total: 12_000_000 }], total: TOTAL + 12_000_000 }
    expect(lacksOf(aGate({ form: withSpace }), 'form')).toEqual([])
    expect(lacksOf(aGate({ form: withSpace }), 'permit')).toEqual([{ code: 'permitMissing', building: '地下车库' }])
    const both = permits.flatMap((permit) => [permit, { ...permit, building: '地下车库' }])
    expect(lacksOf(aGate({ form: withSpace, permits: both }), 'permit')).toEqual([])
  })

  it('LED-4: the ticket is in time to the last millisecond', () => {
    const { ticket } = aGate()
    expect(lacksOf(aGate({ ticket: { ...ticket, until: NOW + 1 } }), 'ticket')).toEqual([])
    expect(lacksOf(aGate({ ticket: { ...ticket, until: NOW } }), 'ticket')).toEqual([
      { code: 'ticketExpired', until: NOW },
    ])
  })

  it('SUB-2: the sign-by date is in time on the day itself', () => {
    const { form } = aGate()
    expect(lacksOf(aGate({ form: { ...form, signBy: '2026-06-07' } }), 'form')).toEqual([])
  })

  it('PRC-7: before the first deposit an application is judged now, whatever else is said', () => {
    const specials = aGate().specials.map((special) => ({ ...special, validUntil: NOW }))
    expect(lacksOf(aGate({ specials, effectiveAt: NOW - 1 }), 'special')).toEqual([
      { code: 'specialNotValid', number: 'TH-20260607-0001', standing: 'lapsed' },
    ])
  })

  it('PRC-6: of an open check, whose total is waited for', () => {
    const { check } = aGate()
    expect(lacksOf(aGate({ check: check && { ...check, paper: null, review: null } }), 'check')).toEqual([
      { code: 'checkOpen', awaits: ['paper', 'review'] },
    ])
  })

  it('PRC-8: the most the deposit may be, kept back where the totals are', () => {
    const { form } = aGate()
    const facts = aGate({
      form: { ...form, deposit: 40_000_000 },
      fallen: { day: '2026-06-06', items: ['按时签约'], total: TOTAL },
    })
    expect(lacksOf(facts, 'deposit')).toEqual([{ code: 'depositOver', deposit: 40_000_000, most: 31_875_540 }])
    const kept = withoutTotals(gateOf(facts))
    expect(kept.map(isMet)).toEqual(gateOf(facts).map(isMet))
    expect(JSON.stringify(kept)).not.toMatch(/31875540|159377700/)
    for (const item of kept) expect(gateItemSchema.parse(item)).toEqual(item)
  })
})

describe('SUB-4: a deposit that was reversed is receipted again through the same gate', () => {
  const missing: Partial<GateFacts> = {
    state: 'depositMissing',
    effectiveAt: NOW,
    now: NOW + 30 * DAY,
    ticket: { ...aGate().ticket, state: 'subscribed', until: NOW },
  }

  it('SUB-4: neither the ticket’s time nor the sign-by date nor the application’s days run against it', () => {
    expect(refuseDeposit(aGate(missing))).toBeNull()
  })

  it.each(WAYS.filter(({ item, code }) => !['ticket', 'special'].includes(item) && code !== 'signByPassed'))(
    'SUB-4: $what: it is refused as the first one was',
    ({ item, code, take }) => {
      expect(refuseDeposit(take(aGate(missing)))).toMatchObject({ data: { item, lack: { code } } })
    },
  )

  it('PRC-7: an application that was not valid on the first day does not become so', () => {
    const specials = aGate().specials.map((special) => ({ ...special, validUntil: NOW }))
    expect(refuseDeposit(aGate({ ...missing, specials }))).toMatchObject({ data: { item: 'special' } })
  })
})

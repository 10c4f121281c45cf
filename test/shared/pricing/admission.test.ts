import { describe, expect, it } from 'vitest'
import { type AdmissionFacts, admissionSchema, admitItems } from '../../../shared/pricing/admission'
import type { Conditions, DiscountItem, DiscountScheme } from '../../../shared/pricing/scheme'
import { anItem, FACTS, fold } from './schemes'

function schemeOf(...items: DiscountItem[]): DiscountScheme {
  return { name: '开盘方案', mode: 'compound', roundTo: 100, items }
}

/** The admission of one item with these conditions. */
function admit(conditions: Conditions, facts: Partial<AdmissionFacts> = {}) {
  const [admission] = admitItems(schemeOf(anItem('1', fold(98), conditions)), { ...FACTS, ...facts }, [])
  return admission
}

describe('PRC-4: conditions of an item', () => {
  it('PRC-4: an item without conditions is always admitted', () => {
    expect(admit({})).toEqual({
      itemId: '1',
      name: '优惠1',
      isAdmitted: true,
      isChosen: false,
      met: [{ code: 'always' }],
      unmet: [],
    })
  })

  it('PRC-4: needs one of its payment methods', () => {
    const condition = { code: 'paymentMethod', methods: ['oneOff', 'instalments'] }
    expect(admit({ paymentMethods: ['oneOff', 'instalments'] })).toMatchObject({ isAdmitted: true, met: [condition] })
    expect(admit({ paymentMethods: ['oneOff', 'instalments'] }, { paymentMethod: 'mortgage' })).toMatchObject({
      isAdmitted: false,
      met: [],
      unmet: [condition],
    })
  })

  it.each([
    ['2026-05-31', false],
    ['2026-06-01', true],
    ['2026-06-30', true],
    ['2026-07-01', false],
  ])('PRC-4: an item from 06-01 until 06-30 on %s: admitted %s', (day, isAdmitted) => {
    const admission = admit({ from: '2026-06-01', until: '2026-06-30' }, { day })
    expect(admission?.isAdmitted).toBe(isAdmitted)
    expect(isAdmitted ? admission?.met : admission?.unmet).toEqual([
      { code: 'dates', from: '2026-06-01', until: '2026-06-30' },
    ])
  })

  it('PRC-4: dates may be open at either end', () => {
    expect(admit({ from: '2026-06-07' })?.met).toEqual([{ code: 'dates', from: '2026-06-07', until: null }])
    expect(admit({ from: '2026-06-08' })?.isAdmitted).toBe(false)
    expect(admit({ until: '2026-06-07' })?.met).toEqual([{ code: 'dates', from: null, until: '2026-06-07' }])
    expect(admit({ until: '2026-06-06' })?.isAdmitted).toBe(false)
  })

  it('PRC-4: is limited to its buildings and types', () => {
    expect(admit({ buildings: ['1号楼', '2号楼'], types: ['B'] })?.isAdmitted).toBe(true)
    expect(admit({ buildings: ['2号楼'], types: ['A', 'C'] })?.unmet).toEqual([
      { code: 'building', buildings: ['2号楼'] },
      { code: 'type', types: ['A', 'C'] },
    ])
  })

  it('PRC-4: needs its evidence, noted for this very item', () => {
    const condition = { code: 'evidence', evidence: '推荐凭证' }
    expect(admit({ evidence: '推荐凭证' })?.unmet).toEqual([condition])
    expect(admit({ evidence: '推荐凭证' }, { evidence: ['2'] })?.isAdmitted).toBe(false)
    expect(admit({ evidence: '推荐凭证' }, { evidence: ['1'] })).toMatchObject({ isAdmitted: true, met: [condition] })
  })

  it('PRC-4: names the day by which the contract is to be signed', () => {
    expect(admit({ signWithinDays: 7 })?.met).toEqual([{ code: 'signBy', day: '2026-06-14' }])
  })

  it.each([
    ['2026-06-14', true],
    ['2026-06-15', false],
  ])('PRC-4: an item to be signed within 7 days, judged on %s: admitted %s', (today, isAdmitted) => {
    const condition = { code: 'signBy', day: '2026-06-14' }
    expect(admit({ signWithinDays: 7 }, { today })).toMatchObject({
      isAdmitted,
      met: isAdmitted ? [condition] : [],
      unmet: isAdmitted ? [] : [condition],
    })
  })

  it('LED-11: an item that names no kind is for homes only, and does not leak onto a parking space', () => {
    expect(admit({}, { kind: 'home' })?.met).toEqual([{ code: 'always' }])
    expect(admit({}, { kind: 'parking' })).toMatchObject({
      isAdmitted: false,
      unmet: [{ code: 'kind', kinds: ['home'] }],
    })
  })

  it('LED-11: an item that names its kinds is for these', () => {
    const condition = { code: 'kind', kinds: ['parking', 'storeroom'] }
    expect(admit({ kinds: ['parking', 'storeroom'] }, { kind: 'storeroom' })?.met).toEqual([condition])
    expect(admit({ kinds: ['parking', 'storeroom'] })?.unmet).toEqual([condition])
  })

  it('PRC-4: gives every reason, those met and those not', () => {
    const admission = admit({ paymentMethods: ['oneOff'], until: '2026-06-01', evidence: '会员卡', signWithinDays: 3 })
    expect(admission?.isAdmitted).toBe(false)
    expect(admission?.met.map((reason) => reason.code)).toEqual(['paymentMethod', 'signBy'])
    expect(admission?.unmet.map((reason) => reason.code)).toEqual(['dates', 'evidence'])
  })
})

describe('PRC-4: one of a group only', () => {
  const oneOff = anItem('1', fold(98), { group: '付款', paymentMethods: ['oneOff'] })
  const early = anItem('2', fold(99), { group: '付款' })
  const other = anItem('3', fold(99), { group: '节日' })
  const scheme = schemeOf(oneOff, early, other)

  it('PRC-4: a group is open while none of it is chosen', () => {
    expect(admitItems(scheme, FACTS, []).map((admission) => admission.isAdmitted)).toEqual([true, true, true])
    expect(admitItems(scheme, FACTS, [])[1]?.met).toEqual([{ code: 'group', group: '付款' }])
  })

  it('PRC-4: the chosen item closes its group, before and after it, and is named', () => {
    const [first, second, third] = admitItems(scheme, FACTS, ['2'])
    expect(first?.unmet).toEqual([{ code: 'group', group: '付款', item: '优惠2' }])
    expect(second).toMatchObject({ isAdmitted: true, isChosen: true })
    expect(third?.isAdmitted).toBe(true)
  })

  it('PRC-4: of two chosen the first in the scheme’s order is used', () => {
    const admissions = admitItems(scheme, FACTS, ['2', '1'])
    expect(admissions.map((admission) => admission.isAdmitted)).toEqual([true, false, true])
  })

  it('PRC-4: an item that may not be used itself takes nobody’s place', () => {
    const admissions = admitItems(scheme, { ...FACTS, paymentMethod: 'mortgage' }, ['1', '2'])
    expect(admissions.map((admission) => admission.isAdmitted)).toEqual([false, true, true])
  })
})

it('PRC-4: admissions come in the scheme’s order and cross the wire as they are', () => {
  const scheme = schemeOf(
    anItem('b', fold(98), { paymentMethods: ['mortgage'], from: '2026-06-01', group: '付款' }),
    anItem('a', fold(99), { buildings: ['1号楼'], types: ['C'], group: '付款' }),
    anItem('c', fold(99), { evidence: '会员卡', signWithinDays: 7 }),
    anItem('d', fold(99), { group: '付款' }),
  )
  const admissions = admitItems(scheme, FACTS, ['d', 'c'])
  expect(admissions.map((admission) => admission.itemId)).toEqual(['b', 'a', 'c', 'd'])
  expect(admissions.map((admission) => admission.isChosen)).toEqual([false, false, true, true])
  expect(admissionSchema.array().parse(JSON.parse(JSON.stringify(admissions)))).toEqual(admissions)
})

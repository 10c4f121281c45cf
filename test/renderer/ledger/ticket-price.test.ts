import { describe, expect, it } from 'vitest'
import { chooseAgain, chooseAtFirst, priceDraft } from '../../../renderer/features/ledger/tickets/ticket-price'
import { offersOfMethod, tryPrice } from '../../../renderer/features/ledger/units/unit-trial'
import { isRefusal } from '../../../shared/kernel/refusal'
import { chooseItem, couldReplace, itemsForKind, lacksOnlyEvidence } from '../../../shared/pricing/choosing'
import type { DiscountScheme } from '../../../shared/pricing/scheme'

const scheme: DiscountScheme = {
  name: '开盘方案',
  mode: 'compound',
  roundTo: 100,
  items: [
    {
      id: 'oneOff',
      name: '一次性付款',
      discount: { kind: 'percent', rate: 9800 },
      conditions: { paymentMethods: ['oneOff'], group: '付款' },
    },
    { id: 'onTime', name: '按时签约', discount: { kind: 'percent', rate: 9900 }, conditions: { signWithinDays: 7 } },
    {
      id: 'referral',
      name: '老带新',
      discount: { kind: 'percent', rate: 9900 },
      conditions: { evidence: '推荐凭证' },
    },
    {
      id: 'june',
      name: '总价立减',
      discount: { kind: 'amountOff', amount: 1_000_000 },
      conditions: { from: '2026-06-01', until: '2026-06-30' },
    },
    {
      id: 'mortgage',
      name: '按揭付款',
      discount: { kind: 'percent', rate: 9900 },
      conditions: { paymentMethods: ['mortgage'], group: '付款' },
    },
    { id: 'early', name: '早鸟', discount: { kind: 'percent', rate: 9700 }, conditions: { group: '付款' } },
  ],
}
const home = {
  area: 8953,
  building: '1号楼',
  type: 'B 3室2厅1卫',
  kind: 'home' as const,
  list: { by: 'unitPrice' as const, unitPrice: 1_865_000 },
  filed: { by: 'unitPrice' as const, unitPrice: 1_920_000 },
  scheme,
}
const DAY = '2026-06-07'

describe('the price while a ticket is written', () => {
  const chosen = ['oneOff', 'onTime', 'referral', 'june']
  const evidence = { referral: '推荐人 陈国华 1-2-0802' }

  it('PRC-1, PRC-2: is the engine’s, to the yuan', () => {
    const { breakdown } = priceDraft(home, { paymentMethod: 'oneOff', chosen, evidence }, DAY)
    expect(breakdown).toMatchObject({ total: 159_377_700, unitPrice: 1_780_160 })
  })

  it('PRC-4: an item whose evidence is not noted yet does not count, and is owed', () => {
    const price = priceDraft(home, { paymentMethod: 'oneOff', chosen, evidence: { referral: '  ' } }, DAY)
    expect(price.breakdown?.steps.map(({ itemId }) => itemId)).toEqual(['oneOff', 'onTime', 'june'])
    expect(price.owed.map(({ id }) => id)).toEqual(['referral'])
  })

  it('PRC-4: of a group one steps back for the other', () => {
    const price = priceDraft(home, { paymentMethod: 'oneOff', chosen: ['oneOff'], evidence: {} }, DAY)
    const early = price.admissions.find(({ itemId }) => itemId === 'early')
    expect(early && couldReplace(early)).toBe(true)
    const mortgage = price.admissions.find(({ itemId }) => itemId === 'mortgage')
    expect(mortgage && couldReplace(mortgage)).toBe(false)
    const referral = price.admissions.find(({ itemId }) => itemId === 'referral')
    expect(referral && lacksOnlyEvidence(referral)).toBe(true)
    expect(chooseItem(scheme, ['oneOff', 'june'], 'early')).toEqual(['june', 'early'])
  })

  it('begins with everything that needs nothing to be shown', () => {
    expect(chooseAtFirst(home, 'oneOff', DAY)).toEqual(['oneOff', 'onTime', 'june'])
    expect(chooseAtFirst(home, 'oneOff', '2026-07-01')).toEqual(['oneOff', 'onTime'])
  })

  it('keeps what may stay when the payment method changes, and takes what the method opens', () => {
    const before = { paymentMethod: 'mortgage' as const, chosen: ['oneOff', 'referral', 'june'], evidence }
    expect(chooseAgain(home, before, DAY)).toEqual(['referral', 'june', 'mortgage'])
    expect(chooseAgain(home, { ...before, evidence: {} }, DAY)).toEqual(['referral', 'june', 'mortgage'])
  })

  it('PRC-4: a parking space sold alone begins with what names parking spaces, and a trial takes nothing else', () => {
    const items = [
      ...scheme.items,
      {
        id: 'parking',
        name: '车位优惠',
        discount: { kind: 'amountOff' as const, amount: 500_000 },
        conditions: { kinds: ['parking' as const, 'storeroom' as const] },
      },
    ]
    const list = { by: 'total' as const, total: 12_000_000 }
    const space = { ...home, kind: 'parking' as const, list, filed: null, scheme: { ...scheme, items } }
    expect(itemsForKind(space.scheme, 'parking').map(({ id }) => id)).toEqual(['parking'])
    expect(itemsForKind(space.scheme, 'home')).toEqual(scheme.items)
    expect(chooseAtFirst(space, 'oneOff', DAY)).toEqual(['parking'])
    expect(chooseAgain(space, { paymentMethod: 'oneOff', chosen: ['parking'], evidence: {} }, DAY)).toEqual(['parking'])
    const trial = tryPrice(space, 'oneOff', DAY)
    expect(isRefusal(trial) || trial.breakdown).toMatchObject({ total: 11_500_000, steps: [{ itemId: 'parking' }] })
    expect(chooseAtFirst({ ...home, scheme: space.scheme }, 'oneOff', DAY)).not.toContain('parking')
  })

  it('PRC-4: beneath a payment method stands what it opens for this kind of home, and nothing for another kind', () => {
    const oneOff = { paymentMethods: ['oneOff' as const], kinds: ['parking' as const] }
    const parking = {
      id: 'parking',
      name: '车位一次付清',
      discount: { kind: 'percent' as const, rate: 9500 },
      conditions: oneOff,
    }
    const both = { ...scheme, items: [...scheme.items, parking] }
    expect(offersOfMethod(both, 'home', 'oneOff').map(({ id }) => id)).toEqual(['oneOff'])
    expect(offersOfMethod(both, 'parking', 'oneOff').map(({ id }) => id)).toEqual(['parking'])
    expect(offersOfMethod(both, 'parking', 'mortgage')).toEqual([])
  })

  it('leaves out items the scheme no longer has', () => {
    const gone = { paymentMethod: 'oneOff' as const, chosen: ['gone', 'june'], evidence: {} }
    expect(chooseAgain(home, gone, DAY)).toEqual(['oneOff', 'june'])
  })

  it('a trial takes every item that could be used and says what must be shown for it', () => {
    const trial = tryPrice(home, 'oneOff', DAY)
    if (isRefusal(trial)) throw new Error(trial.refused)
    expect(trial.breakdown.total).toBe(159_377_700)
    expect(trial.owed.map(({ id }) => id)).toEqual(['referral'])
  })
})

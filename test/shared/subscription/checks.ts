import { calculatePrice, type PriceBreakdown } from '../../../shared/pricing/price'
import type { DiscountScheme } from '../../../shared/pricing/scheme'
import type { CheckedLine, SecondCheck } from '../../../shared/subscription/second-check'
import { AREA, accepted, anItem, fold, LIST, yuanOff } from '../pricing/schemes'
import { WANGLIN, ZHOUTING } from './people'

export const UNIT = '1-1-1203'
export const TYPED_AT = Date.UTC(2026, 5, 7, 3, 6, 12)

/** The scheme of the worked example: 98, 99, 99, then 10,000 元 off. */
export const SCHEME: DiscountScheme = {
  name: '开盘方案',
  mode: 'compound',
  roundTo: 100,
  items: [
    { ...anItem('once', fold(98)), name: '一次性付款' },
    { ...anItem('onTime', fold(99)), name: '按时签约' },
    { ...anItem('referral', fold(99)), name: '老带新' },
    { ...anItem('opening', yuanOff(10_000)), name: '总价立减' },
  ],
}

/** The example's home priced with some of the items. */
export function pricedWith(...ids: string[]): PriceBreakdown {
  const chosen = SCHEME.items.filter(({ id }) => ids.includes(id)).map((item) => ({ item, reasons: [] }))
  return accepted(calculatePrice({ area: AREA, list: LIST, filed: null, scheme: SCHEME, chosen }))
}

export const ALL = SCHEME.items.map(({ id }) => id)
export const LINES: readonly CheckedLine[] = [{ unit: UNIT, breakdown: pricedWith(...ALL) }]
/** 1,593,777 元: what the example comes to. */
export const TOTAL = 159_377_700

/** A check that holds; what is given differs. */
export function aCheck(changes: Partial<SecondCheck> = {}): SecondCheck {
  return {
    id: '3d5f0a2e-8f34-4a57-9c1e-0b8a6f1d2c30',
    lines: LINES,
    consultant: WANGLIN,
    reviewer: ZHOUTING,
    paper: { total: TOTAL, at: TYPED_AT },
    review: { total: TOTAL, at: TYPED_AT + 1, lines: LINES },
    ...changes,
  }
}

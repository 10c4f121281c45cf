import type { AdmissionFacts } from '../../../shared/pricing/admission'
import type { ChosenItem } from '../../../shared/pricing/price'
import type { Conditions, Discount, DiscountItem, DiscountScheme, PriceFigure } from '../../../shared/pricing/scheme'

/** The home of the worked examples: 89.53 ㎡ at 18,650.00 元/㎡. */
export const AREA = 8953
export const LIST: PriceFigure = { by: 'unitPrice', unitPrice: 1_865_000 }

export const FACTS: AdmissionFacts = {
  paymentMethod: 'oneOff',
  day: '2026-06-07',
  today: '2026-06-07',
  building: '1号楼',
  type: 'B',
  kind: 'home',
  area: AREA,
  evidence: [],
}

/** 98 → 98折. */
export function fold(percent: number): Discount {
  return { kind: 'percent', rate: percent * 100 }
}

/** So many yuan off the total. */
export function yuanOff(yuan: number): Discount {
  return { kind: 'amountOff', amount: yuan * 100 }
}

/** So many yuan off each square metre. */
export function yuanOffEachMetre(yuan: number): Discount {
  return { kind: 'unitPriceOff', perSquareMetre: yuan * 100 }
}

export function anItem(id: string, discount: Discount, conditions: Conditions = {}): DiscountItem {
  return { id, name: `优惠${id}`, discount, conditions }
}

/** A scheme rounded to the yuan; its items get the ids 1, 2, 3 … */
export function aScheme(mode: DiscountScheme['mode'], ...discounts: Discount[]): DiscountScheme {
  return {
    name: '开盘方案',
    mode,
    roundTo: 100,
    items: discounts.map((discount, index) => anItem(String(index + 1), discount)),
  }
}

export function allItemsOf(scheme: DiscountScheme): ChosenItem[] {
  return scheme.items.map((item) => ({ item, reasons: [{ code: 'always' }] }))
}

/** What an answer has to be for a test to go on: no refusal. */
export function accepted<Answer extends object>(answer: Answer): Exclude<Answer, { refused: string }> {
  if (isAccepted(answer)) return answer
  throw new Error(`refused: ${JSON.stringify(answer)}`)
}

function isAccepted<Answer extends object>(answer: Answer): answer is Exclude<Answer, { refused: string }> {
  return !('refused' in answer)
}

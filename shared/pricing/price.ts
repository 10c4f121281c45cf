import { z } from 'zod'
import { positiveFenSchema } from '../kernel/money'
import { WHOLE } from '../kernel/rate'
import { isRefusal, type Refusal, refuse } from '../kernel/refusal'
import {
  type Admission,
  type AdmissionFacts,
  type AdmissionReason,
  admissionReasonSchema,
  admitItems,
} from './admission'
import { Exact, exactFenSchema, exactTotal, overArea, shareOf, toExactFen, toFen } from './exact'
import { type AboveFiled, type BelowFloor, checkBounds, roundTotal } from './limits'
import { type Discount, type DiscountItem, type DiscountScheme, discountSchema, type PriceFigure } from './scheme'
import { SPECIAL_NAME, type Special } from './special'

/** 价格步骤: one item at work: what it was taken of, what it took, what is left, and why it may. In fen. Rule PRC-3. */
export const priceStepSchema = z.strictObject({
  itemId: z.string(),
  name: z.string(),
  discount: discountSchema,
  base: exactFenSchema,
  cut: exactFenSchema,
  result: exactFenSchema,
  reasons: z.array(admissionReasonSchema),
})
export type PriceStep = z.infer<typeof priceStepSchema>

/**
 * From the list total to the deal's total, every step of it. What leads to the total is unrounded; `total` is fen,
 * `unitPrice` fen/㎡, null of a space without an area; `rounding` is total − exact total, `saved` list total − total. Rules PRC-1, PRC-2, PRC-3.
 */
export const priceBreakdownSchema = z.strictObject({
  listTotal: exactFenSchema,
  steps: z.array(priceStepSchema),
  exactTotal: exactFenSchema,
  rounding: exactFenSchema,
  total: positiveFenSchema,
  unitPrice: positiveFenSchema.nullable(),
  saved: exactFenSchema,
})
export type PriceBreakdown = z.infer<typeof priceBreakdownSchema>

/** An item that is used, with what admitted it. */
export type ChosenItem = { item: DiscountItem; reasons: AdmissionReason[] }

export type NothingLeft = Refusal<'NOTHING_LEFT', { item: string }>
export type DiscountNotAdmitted = Refusal<'DISCOUNT_NOT_ADMITTED', { item: string; admission: Admission | null }>

/** A price that may be asked, and how every item of the scheme stands to it. */
export type Quote = { admissions: Admission[]; breakdown: PriceBreakdown }

/**
 * Prices a home (area in 0.01 ㎡, null of a space that has none) for a deal: which items are admitted, every step, the total within its bounds.
 * The page calls it with `floor: null`, for the floor never leaves the server. Refuses a chosen item that is not
 * admitted or not of the scheme, discounts that leave nothing, a total above filed or below floor.
 * Rules PRC-1 to PRC-5, PRC-7.
 */
export function quote({
  area,
  list,
  filed,
  floor,
  scheme,
  facts,
  chosenIds,
  special = null,
}: {
  area: number | null
  list: PriceFigure
  filed: PriceFigure | null
  floor: PriceFigure | null
  scheme: DiscountScheme
  facts: AdmissionFacts
  chosenIds: readonly string[]
  special?: Special | null
}): Quote | DiscountNotAdmitted | NothingLeft | AboveFiled | BelowFloor {
  const admissions = admitItems(scheme, facts, chosenIds)
  const chosen = takeChosen(scheme, admissions, chosenIds)
  if (isRefusal(chosen)) return chosen
  const breakdown = calculatePrice({ area, list, filed, scheme, chosen, special })
  if (isRefusal(breakdown)) return breakdown
  const outOfBounds = checkBounds({ total: breakdown.total, area, roundTo: scheme.roundTo, filed, floor })
  return outOfBounds ?? { admissions, breakdown }
}

/**
 * The engine: list total, then every chosen item (given in scheme order), then the special discount of what they leave,
 * then the one rounding; the filed price takes part only in how it rounds. Refuses `NOTHING_LEFT` naming the item that
 * takes the last of the price. Rules PRC-1, PRC-2, PRC-3, PRC-7.
 */
export function calculatePrice({
  area,
  list,
  filed,
  scheme,
  chosen,
  special = null,
}: {
  area: number | null
  list: PriceFigure
  filed: PriceFigure | null
  scheme: DiscountScheme
  chosen: readonly ChosenItem[]
  special?: Special | null
}): PriceBreakdown | NothingLeft {
  const isAdditive = scheme.mode === 'additive'
  const whole = exactTotal(list, area)
  const listTotal = toExactFen(whole)
  const steps: PriceStep[] = []
  let left = whole
  let result = listTotal
  for (const { item, reasons } of [...(isAdditive ? percentsFirst(chosen) : chosen), ...asLastItem(special)]) {
    const isOfWhole = isAdditive && item.discount.kind === 'percent' && item.id !== special?.id
    const base = isOfWhole ? listTotal : result
    const cut = cutOf(item.discount, isOfWhole ? whole : left, area)
    left = left.minus(cut)
    if (left.isZero() || left.isNegative()) return refuse('NOTHING_LEFT', { item: item.name })
    result = toExactFen(left)
    steps.push({
      itemId: item.id,
      name: item.name,
      discount: item.discount,
      base,
      cut: toExactFen(cut),
      result,
      reasons,
    })
  }
  const rounded = roundTotal(left, scheme.roundTo, filed && exactTotal(filed, area))
  if (rounded.isZero()) return refuse('NOTHING_LEFT', { item: steps.at(-1)?.name ?? scheme.name })
  const total = toFen(rounded)
  return {
    listTotal,
    steps,
    exactTotal: result,
    rounding: toExactFen(rounded.minus(left)),
    total,
    unitPrice: dealUnitPrice(total, area),
    saved: toExactFen(whole.minus(rounded)),
  }
}

/** The deal's unit price in fen/㎡: the rounded total ÷ area (0.01 ㎡), half up. Rule PRC-2. */
export function unitPriceOf(total: number, area: number): number {
  // In whole numbers, (2 × 100 × total + area) ÷ (2 × area), since the quotient itself may never end.
  return Number((BigInt(total) * 200n + BigInt(area)) / BigInt(2 * area))
}

/** The same of any unit: a parking space without an area has none. Rule LED-11. */
export function dealUnitPrice(total: number, area: number | null): number | null {
  return area === null ? null : unitPriceOf(total, area)
}

function takeChosen(
  scheme: DiscountScheme,
  admissions: readonly Admission[],
  chosenIds: readonly string[],
): ChosenItem[] | DiscountNotAdmitted {
  const unknown = chosenIds.find((id) => !scheme.items.some((item) => item.id === id))
  if (unknown !== undefined) return refuse('DISCOUNT_NOT_ADMITTED', { item: unknown, admission: null })
  const chosen: ChosenItem[] = []
  for (const [index, item] of scheme.items.entries()) {
    const admission = admissions[index]
    if (!admission?.isChosen) continue
    if (!admission.isAdmitted) return refuse('DISCOUNT_NOT_ADMITTED', { item: item.name, admission })
    chosen.push({ item, reasons: admission.met })
  }
  return chosen
}

/** 叠减: the percents come off the list total before anything else does. Rule PRC-1. */
function percentsFirst(chosen: readonly ChosenItem[]): ChosenItem[] {
  const isPercent = ({ item }: ChosenItem) => item.discount.kind === 'percent'
  return [...chosen.filter(isPercent), ...chosen.filter((one) => !isPercent(one))]
}

/** 特批优惠 stands behind all general items and is taken of what they leave, in either way of combining. Rule PRC-7. */
function asLastItem(special: Special | null): ChosenItem[] {
  if (!special) return []
  const { id, number, discount } = special
  const item = { id, name: SPECIAL_NAME, discount, conditions: {} }
  return [{ item, reasons: [{ code: 'special', number }] }]
}

function cutOf(discount: Discount, base: Exact, area: number | null): Exact {
  switch (discount.kind) {
    case 'percent':
      return shareOf(base, WHOLE - discount.rate)
    case 'amountOff':
      return new Exact(discount.amount)
    case 'unitPriceOff':
      return overArea(discount.perSquareMetre, area)
  }
}

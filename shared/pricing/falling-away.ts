import { addDays } from '../kernel/day'
import { isRefusal } from '../kernel/refusal'
import { Exact, exactTotal, toExactFen, toFen } from './exact'
import { calculatePrice, dealUnitPrice, type PriceBreakdown, type PriceStep } from './price'
import type { DiscountScheme, PriceFigure } from './scheme'

/** A deal as it was frozen: its price is computed again from nothing else. Rule PRC-4. */
export type FrozenDeal = {
  area: number | null
  list: PriceFigure
  filed: PriceFigure | null
  scheme: DiscountScheme
  breakdown: PriceBreakdown
}

/** 失效: the items whose sign-by day has passed unsigned, each with that day, and the price without them. */
export type FallenAway = { items: { itemId: string; name: string; day: string }[]; breakdown: PriceBreakdown }

/**
 * What has fallen away of a deal that is not signed by a business day, and the price computed again without it; null
 * while everything stands. The sign-by day itself is still in time. A special discount was approved at the price with
 * those items and goes with them. Rules PRC-4, PRC-7.
 */
export function fallAway(deal: FrozenDeal, today: string): FallenAway | null {
  const items = deal.breakdown.steps.flatMap((step) => {
    const day = signByOf(step)
    return day !== null && day < today ? [{ itemId: step.itemId, name: step.name, day }] : []
  })
  if (items.length === 0) return null
  const fallen = new Set(items.map(({ itemId }) => itemId))
  return { items, breakdown: priceWithout(deal, fallen) }
}

/** What will fall away of a deal that stays unsigned, day by day; each entry holds what the earlier ones do. */
export function foreseeFalls(deal: FrozenDeal, today: string): (FallenAway & { day: string })[] {
  const days = deal.breakdown.steps.flatMap((step) => signByOf(step) ?? [])
  return [...new Set(days)]
    .filter((day) => day >= today)
    .sort()
    .flatMap((day) => {
      const fallen = fallAway(deal, addDays(day, 1))
      return fallen ? [{ day, ...fallen }] : []
    })
}

/** The price without its special discount, whose own days are over. Rule PRC-7. */
export function withoutSpecial(deal: FrozenDeal): PriceBreakdown {
  return priceWithout(deal, new Set())
}

/** The first of an item's days, should it ever have more than one. */
function signByOf({ reasons }: PriceStep): string | null {
  const days = reasons.flatMap((reason) => (reason.code === 'signBy' ? [reason.day] : []))
  return days.sort()[0] ?? null
}

function priceWithout({ area, list, filed, scheme, breakdown }: FrozenDeal, fallen: ReadonlySet<string>) {
  const chosen = scheme.items.flatMap((item) => {
    const step = breakdown.steps.find(({ itemId }) => itemId === item.id)
    return step && !fallen.has(item.id) ? [{ item, reasons: step.reasons }] : []
  })
  const again = calculatePrice({ area, list, filed, scheme, chosen })
  if (isRefusal(again)) throw new Error('fewer discounts left less than more of them did')
  return heldToFiled(again, area, filed, scheme.roundTo)
}

/** Losing a discount never lifts a total above what was filed. Rule PRC-5. */
function heldToFiled(
  breakdown: PriceBreakdown,
  area: number | null,
  filed: PriceFigure | null,
  roundTo: DiscountScheme['roundTo'],
): PriceBreakdown {
  const highest = filed && exactTotal(filed, area)
  if (!highest?.lt(breakdown.total)) return breakdown
  const rounded = highest.toNearest(roundTo, Exact.ROUND_DOWN)
  const total = toFen(rounded)
  return {
    ...breakdown,
    rounding: toExactFen(rounded.minus(breakdown.exactTotal)),
    total,
    unitPrice: dealUnitPrice(total, area),
    saved: toExactFen(new Exact(breakdown.listTotal).minus(rounded)),
  }
}

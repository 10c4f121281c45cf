import { type Refusal, refuse } from '../kernel/refusal'
import { Exact, exactTotal, toFen } from './exact'
import type { DiscountScheme, PriceFigure } from './scheme'

export type RoundTo = DiscountScheme['roundTo']

/** 元: what totals are rounded to where no scheme says otherwise. Rule PRC-2. */
export const YUAN: RoundTo = 100

export type AboveFiled = Refusal<'ABOVE_FILED', { filedTotal: number; total: number }>
export type BelowFloor = Refusal<'BELOW_FLOOR', Record<string, never>>

/**
 * 取整: the one place where a total is rounded, to the scheme's unit (fen), half up. Where that alone would lift it
 * above the filed total it rounds down: the office may not ask more than was filed. A total that exceeds the filed
 * one by more than rounding stays above it, for {@link checkBounds} to refuse. Rules PRC-2, PRC-5.
 */
export function roundTotal(exact: Exact, roundTo: RoundTo, filed: Exact | null): Exact {
  const total = exact.toNearest(roundTo, Exact.ROUND_HALF_UP)
  const isLiftedByRounding =
    filed !== null && total.gt(filed) && total.eq(filed.toNearest(roundTo, Exact.ROUND_HALF_UP))
  return isLiftedByRounding ? exact.toNearest(roundTo, Exact.ROUND_DOWN) : total
}

/** A filed, list or floor price as a total in fen, rounded as totals are compared. Rules PRC-2, PRC-5. */
export function roundedTotal(figure: PriceFigure, area: number | null, roundTo: RoundTo): number {
  // Hundredths of a fen: whole numbers, and small enough to count with for every home an import takes.
  const parts = hundredthsOf(figure, area)
  if (parts !== null && Number.isSafeInteger(parts) && parts >= 0) {
    const unit = roundTo * 100
    const rest = parts % unit
    return ((parts - rest) / unit + (rest * 2 >= unit ? 1 : 0)) * roundTo
  }
  return toFen(roundTotal(exactTotal(figure, area), roundTo, null))
}

function hundredthsOf(figure: PriceFigure, area: number | null): number | null {
  if (figure.by === 'total') return figure.total * 100
  return area === null ? null : area * figure.unitPrice
}

/**
 * Holds a rounded total (fen) between floor and filed total; an absent figure does not limit. Refuses `ABOVE_FILED`
 * with the highest total that may be asked, `BELOW_FLOOR` without a figure, since the floor never leaves the
 * server. Rule PRC-5.
 */
export function checkBounds({
  total,
  area,
  roundTo,
  filed,
  floor,
}: {
  total: number
  area: number | null
  roundTo: RoundTo
  filed: PriceFigure | null
  floor: PriceFigure | null
}): AboveFiled | BelowFloor | null {
  const exactFiled = filed && exactTotal(filed, area)
  if (exactFiled?.lt(total)) {
    return refuse('ABOVE_FILED', { filedTotal: toFen(roundTotal(exactFiled, roundTo, exactFiled)), total })
  }
  if (floor && roundTotal(exactTotal(floor, area), roundTo, exactFiled).gt(total)) return refuse('BELOW_FLOOR', {})
  return null
}

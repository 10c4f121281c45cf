import { Decimal } from 'decimal.js'
import { z } from 'zod'
import { formatYuan } from '../kernel/money'
import type { PriceFigure } from './scheme'

/**
 * The engine's own decimals. Area × unit price has at most 26 digits and each of a scheme's 40 items adds four
 * at most, so that 200 digits hold every product whole: nothing is rounded on the way. Rule PRC-1.
 */
export const Exact = Decimal.clone({ defaults: true, precision: 200, rounding: Decimal.ROUND_HALF_UP })
export type Exact = Decimal

/** An unrounded amount in fen as decimal text, the shortest way to write it: `160377664.7781`. Rule PRC-1. */
export const exactFenSchema = z
  .string()
  .max(200)
  .regex(/^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/)
export type ExactFen = z.infer<typeof exactFenSchema>

/** What turns ㎡ × 100 into ㎡, and a rate into a factor, without a division that could end early. */
const ONE_HUNDREDTH = new Exact('0.01')
const ONE_TEN_THOUSANDTH = new Exact('0.0001')

/**
 * An amount for each square metre, over an area (0.01 ㎡). In fen, unrounded. Without an area there are none: a parking
 * space that has none is priced by the piece, and is never asked for them. Rule LED-11.
 */
export function overArea(perSquareMetre: number, area: number | null): Exact {
  if (area === null) throw new RangeError('an amount for each square metre of a space without an area')
  return new Exact(area).times(perSquareMetre).times(ONE_HUNDREDTH)
}

/** A share (0.0001) of an amount, unrounded. */
export function shareOf(amount: Exact, rate: number): Exact {
  return amount.times(rate).times(ONE_TEN_THOUSANDTH)
}

/** A price figure as a total in fen: area × unit price unrounded, or the fixed total as imported. Rule PRC-1. */
export function exactTotal(figure: PriceFigure, area: number | null): Exact {
  switch (figure.by) {
    case 'unitPrice':
      return overArea(figure.unitPrice, area)
    case 'total':
      return new Exact(figure.total)
  }
}

/** Writes an unrounded amount as it crosses the wire. */
export function toExactFen(amount: Exact): ExactFen {
  return amount.toFixed()
}

/** An amount that is whole fen by now, as money. More than money can hold is a mistake in the caller. */
export function toFen(amount: Exact): number {
  const fen = amount.toNumber()
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not an amount in fen: ${amount.toFixed()}`)
  return fen
}

/** An unrounded amount as people read it, yuan to 0.01, half up: `160377664.7781` → `1,603,776.65`. */
export function formatExact(amount: ExactFen): string {
  return formatYuan(nearestFen(amount))
}

/** The same with its sign, as a receipt's rounding carries it: `35.2219` → `+0.35`, `-18` → `−0.18`. */
export function formatSigned(amount: ExactFen): string {
  const fen = nearestFen(amount)
  return fen > 0 ? `+${formatYuan(fen)}` : formatYuan(fen)
}

/** A cut as a receipt carries it, taken off: `3339469` → `−33,394.69`. */
export function formatCut(cut: ExactFen): string {
  return formatYuan(-nearestFen(cut))
}

/** An unrounded amount as it is written in words, to 0.01 元, half up. */
export function nearestFen(amount: ExactFen): number {
  return toFen(new Exact(amount).toDecimalPlaces(0))
}

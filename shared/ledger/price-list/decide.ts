import { z } from 'zod'
import { type PriceKind, type PriceListColumn, priceColumn, priceKindSchema } from './columns/columns'
import { cellOf, hasColumn, type Line, lineOf, type Source } from './line'
import { decidedByIn } from './said'
import { type Figure, readFigure, TEN_THOUSANDS } from './values'

/** How far a total may be from area × unit price: 1 元. Rule LED-8. */
const AGREEMENT = 1_00
/** Of ten homes so many with such a total make a list of fixed totals. */
const NEARLY_ALL = 9
/** What fixed totals are rounded to at least: 100 元, in fen. */
const ROUND = 100_00
/** Within a tenth of area × unit price; further off is a figure of another row, or in another unit. */
const NEAR = 10

/**
 * 一口价: why a list with both figures is read by its totals though nobody said so. `derivedUnitPrices`: every unit
 * price is its total ÷ area, rounded; `differingTotals`: nearly all totals are another than area × unit price, near it
 * and round. Totals that were left from an older unit price, or stand a row too low, are neither: a person says.
 */
export const fixedTotalsBecauseSchema = z.enum(['derivedUnitPrices', 'differingTotals'])
export type FixedTotalsBecause = z.infer<typeof fixedTotalsBecauseSchema>

/** How far each column's totals may be from area × unit price (fen). */
export type Agreement = (column: PriceListColumn) => number

/**
 * 万元 to two decimals says no more than 100 元: such totals agree within half of the last digit that the list writes,
 * others within 1 元. Rule LED-8.
 */
export function agreementOf(homes: readonly { line: Line }[]): Agreement {
  const known = new Map(TOTALS.map((column) => [column, Math.max(AGREEMENT, lastDigitOf(homes, column) / 2)]))
  return (column) => known.get(column) ?? AGREEMENT
}

const TOTALS: readonly PriceListColumn[] = ['listTotal', 'filedTotal', 'floorTotal']
/** 1 万元, in fen. */
const TEN_THOUSAND = 10_000_00

/** The smallest power of ten (fen) by which all totals in 万元 can be divided; 0 where any is in 元. */
function lastDigitOf(homes: readonly { line: Line }[], column: PriceListColumn): number {
  let step = TEN_THOUSAND
  let isAny = false
  for (const { line } of homes) {
    const decimals = line.source.decimals[column]
    if (decimals === undefined) continue
    const cell = cellOf(line, column)
    const isTenThousand = decimals === TEN_THOUSANDS || (cell.kind === 'text' && cell.text.includes('万'))
    const reading = readFigure(cell, decimals)
    if (reading.kind !== 'figure' || reading.figure.value <= 0) continue
    if (!isTenThousand) return 0
    isAny = true
    while (step > 1 && reading.figure.value % step !== 0) step /= 10
  }
  return isAny ? step : 0
}

export type Decision = { decidedBy: PriceKind; because: FixedTotalsBecause | null }

/** The figures that can decide: those any table or chart has. */
export function decidableOf(sources: readonly Source[]): PriceKind[] {
  return priceKindSchema.options.filter((kind) =>
    sources.some(({ decimals }) => decimals[priceColumn('list', kind)] !== undefined),
  )
}

/**
 * Which figure decides where nobody said: the only one there is; of both the unit price, unless the rows prove fixed
 * totals (一口价). Rows that say it themselves count by what they say. Rule LED-8.
 */
export function guessDecidedBy(
  homes: readonly { line: Line }[],
  decidable: readonly PriceKind[],
  agreement: Agreement,
): Decision {
  const within = agreement('listTotal')
  const [only] = decidable
  if (decidable.length === 1 && only) return { decidedBy: only, because: null }
  const prices: Price[] = []
  const counts = { agreeing: 0, differing: 0, fixed: 0 }
  for (const { line } of homes) {
    const said = hasColumn(line, 'decidedBy') ? decidedByIn(lineOf(line, 'decidedBy')) : null
    const price = said === null ? priceIn(line) : null
    if (price) prices.push(price)
    const isOther = price ? isDiffering(price, within) : said && said === 'total'
    if (isOther !== null) counts[isOther ? 'differing' : 'agreeing'] += 1
    if (isOther && (!price || isFixed(price))) counts.fixed += 1
  }
  const all = counts.agreeing + counts.differing
  const isSpread =
    all > 0 && counts.differing * 10 >= all * NEARLY_ALL && counts.fixed * 10 >= counts.differing * NEARLY_ALL
  // Rows that say it themselves are left out: they need no proof.
  if (areDerived(prices, within)) return { decidedBy: 'total', because: 'derivedUnitPrices' }
  if (isSpread) return { decidedBy: 'total', because: prices.length > 0 ? 'differingTotals' : null }
  return { decidedBy: 'unitPrice', because: null }
}

/** What a row says a home measures and costs: 0.01 ㎡ and fen. A unit price finer than 分 cannot decide. */
type Price = { area: number; unitPrice: number; total: number; isTooFine: boolean }

function priceIn(line: Line): Price | null {
  const area = figureOf(line, 'area')
  const unitPrice = figureOf(line, 'listUnitPrice')
  const total = figureOf(line, 'listTotal')
  if (!area || !unitPrice || !total) return null
  return { area: area.value, unitPrice: unitPrice.value, total: total.value, isTooFine: !unitPrice.isExact }
}

function isDiffering({ area, unitPrice, total, isTooFine }: Price, within: number): boolean {
  if (isTooFine) return true
  // Half up to 元, in whole numbers that a double holds exactly: twenty thousand rows are asked.
  const expected = Math.floor((area * unitPrice + 50_00) / 100_00) * 100
  return Math.abs(total - expected) > within
}

/** Whether a total that differs is one as people set them: round, and not far off. */
function isFixed({ area, unitPrice, total, isTooFine }: Price): boolean {
  const expected = (area * unitPrice) / 100
  return isTooFine || (total % ROUND === 0 && Math.abs(total - expected) * NEAR <= expected)
}

/** Whether the total is area × unit price, rounded to 元, 角 or 分. */
function isMultiplied({ area, unitPrice, total, isTooFine }: Price): boolean {
  if (isTooFine) return false
  return STEPS.some((fen) => Math.floor((area * unitPrice + 50 * fen) / (100 * fen)) * fen === total)
}

/** What unit prices are rounded to, coarsest first (fen): 1 元, 1 角, 1 分. */
const STEPS = [100, 10, 1] as const

/**
 * Every unit price is total ÷ area rounded as they all are, and not every total is area × unit price. Rounded to 1 分
 * one total that the unit prices do not give is proof, be it 1 元 off. Rounded to more a slip of some 元 in a total would
 * pass for rounding: there most totals must differ, as rounding makes them.
 */
function areDerived(prices: readonly Price[], within: number): boolean {
  // Totals in 万元 that the unit prices give are those, rounded.
  if (within > AGREEMENT && prices.every((price) => !isDiffering(price, within))) return false
  const step = STEPS.find((fen) => prices.every(({ unitPrice }) => unitPrice % fen === 0)) ?? 1
  const isProven =
    step === 1
      ? !prices.every(isMultiplied)
      : prices.filter((price) => isDiffering(price, within)).length * 2 > prices.length
  return (
    isProven &&
    prices.every(({ area, unitPrice, total }) => {
      return Math.abs(total * 100 - unitPrice * area) * 2 <= step * area
    })
  )
}

function figureOf(line: Line, column: 'area' | 'listUnitPrice' | 'listTotal'): Figure | null {
  const decimals = line.source.decimals[column]
  if (decimals === undefined) return null
  const reading = readFigure(cellOf(line, column), decimals)
  return reading.kind === 'figure' && reading.figure.value > 0 ? reading.figure : null
}

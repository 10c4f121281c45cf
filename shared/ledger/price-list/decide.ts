import { type PriceKind, priceColumn, priceKindSchema } from './columns'
import { cellOf, hasColumn, type Line, lineOf, type Source } from './line'
import { decidedByIn } from './said'
import { type Figure, readFigure } from './values'

/** Beyond 1 元, and what rounding to 元 adds, a total is not area × unit price. Rule LED-8. */
const AGREEMENT = 1_50
/** Of ten homes so many with such a total make a list of fixed totals. */
const NEARLY_ALL = 9

/** The figures that can decide: those any table or chart has. */
export function decidableOf(sources: readonly Source[]): PriceKind[] {
  return priceKindSchema.options.filter((kind) =>
    sources.some(({ decimals }) => decimals[priceColumn('list', kind)] !== undefined),
  )
}

/**
 * Which figure decides where nobody said: the only one there is; of both the unit price, unless nearly all totals
 * differ from area × unit price: then they are fixed totals (一口价). Rows that say it themselves count by what they
 * say. Rule LED-8.
 */
export function guessDecidedBy(homes: readonly { line: Line }[], decidable: readonly PriceKind[]): PriceKind {
  const [only] = decidable
  if (decidable.length === 1 && only) return only
  const counts = { agreeing: 0, differing: 0 }
  for (const { line } of homes) {
    const said = hasColumn(line, 'decidedBy') ? decidedByIn(lineOf(line, 'decidedBy')) : null
    const isFixed = said === null ? isFixedTotal(line) : said === 'total'
    if (isFixed !== null) counts[isFixed ? 'differing' : 'agreeing'] += 1
  }
  const all = counts.agreeing + counts.differing
  return all > 0 && counts.differing * 10 >= all * NEARLY_ALL ? 'total' : 'unitPrice'
}

function isFixedTotal(line: Line): boolean | null {
  const area = figureOf(line, 'area')
  const unitPrice = figureOf(line, 'listUnitPrice')
  const total = figureOf(line, 'listTotal')
  if (!area || !unitPrice || !total) return null
  return Math.abs(total.value - (unitPrice.value * area.value) / 100) > AGREEMENT
}

function figureOf(line: Line, column: 'area' | 'listUnitPrice' | 'listTotal'): Figure | null {
  const decimals = line.source.decimals[column]
  if (decimals === undefined) return null
  const reading = readFigure(cellOf(line, column), decimals)
  return reading.kind === 'figure' && reading.figure.value > 0 ? reading.figure : null
}

import { type PriceListColumn, priceColumn } from '../columns/columns'
import { dealOf, type FiledHome } from '../columns/deal-figures'
import type { PriceListFault } from '../fault'
import { largestIn, TEN_THOUSANDS } from '../values'
import { addUnclear, type ChartCell, type UnclearCell } from './chart-cells'
import { addFault } from './chart-faults'
import { isInTenThousands, type Measure } from './chart-figure'
import type { OtherCell } from './chart-others'
import { isOfPayment } from './chart-title-price'

/** What the charts may hold in figures that nobody knows, and hold nowhere else. */
export function missedIn(
  unclear: readonly UnclearCell[],
  has: ReadonlySet<PriceListColumn>,
  areLettersAsked: boolean,
): Set<Measure> {
  const hasOf = { price: has.has('listTotal') || has.has('listUnitPrice'), area: has.has('area') }
  // Charts whose rooms nobody knows may hold either.
  const measures: Measure[] = areLettersAsked ? ['price', 'area'] : unclear.map(({ figure }) => figure.measure)
  return new Set(measures.filter((measure) => !hasOf[measure]))
}

/**
 * A price or area that nobody knows is a fault where it may be the homes' own: no other is, or of the known prices
 * none is the list's beside a filed one. Rule LED-8.
 */
export function reportUnclear(
  unclear: readonly UnclearCell[],
  cells: readonly ChartCell[],
  faults: PriceListFault[],
): void {
  const owners = new Set(cells.flatMap(({ figure }) => (figure.of === 'price' ? figure.owner : [])))
  const isNamed = {
    price: owners.has('list') || (owners.has('filed') && owners.has('either')),
    area: cells.some(({ figure }) => figure.of === 'home' && figure.column === 'area'),
  }
  for (const { figure, at } of unclear) {
    if (isNamed[figure.measure] || (owners.size > 0 && isOfPayment(figure.word))) continue
    const column = figure.measure === 'area' ? 'area' : priceColumn('list', figure.kind ?? 'total')
    addFault(faults, at, column, { code: 'figureUnclear', data: { text: figure.text, other: firstOf(figure.word) } })
  }
}

function firstOf(words: string): string {
  return words.split(' ')[0] ?? words
}

/**
 * Asks about figures of charts that nothing reads and that may be what homes are sold for, where only filed prices are
 * known: what they are called tells nothing, what they come to does. Rule LED-8.
 */
export function askOthers(
  others: readonly OtherCell[],
  filedOf: (home: string) => FiledHome | null,
  unclear: UnclearCell[],
  faults: PriceListFault[],
): void {
  const named = new Map<string, OtherCell[]>()
  for (const one of others) {
    const ofName = named.get(one.text) ?? []
    named.set(one.text, ofName)
    ofName.push(one)
  }
  for (const [text, cells] of named) {
    const figures = (decimals: number) =>
      cells.flatMap(({ place, cell, isTenThousand }) => {
        const figure = largestIn(cell, isTenThousand ? TEN_THOUSANDS : decimals)
        const filed = place ? filedOf(place.number) : null
        return filed && figure !== null ? [{ figure, filed }] : []
      })
    const { kind } = dealOf(figures, { isSaid: isInTenThousands(text), isInTenThousands: false }) ?? {}
    const [first] = cells
    if (!kind || !first) continue
    addUnclear(unclear, { figure: { of: 'unclear', measure: 'price', kind, text, word: text }, at: first.at })
    const column = priceColumn('list', kind)
    addFault(faults, first.at, column, { code: 'figureUnclear', data: { text, other: text } })
  }
}

import { type PriceListColumn, priceColumn } from '../columns/columns'
import type { PriceListFault } from '../fault'
import type { ChartCell, UnclearCell } from './chart-cells'
import { addFault } from './chart-faults'
import type { Measure } from './chart-figure'
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

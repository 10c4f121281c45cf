import { saidHeading } from '../columns/headings'
import type { PriceListFault } from '../fault'
import type { CellPlace } from '../line'
import type { HomePlace } from '../places/place'
import { isOfBuyers, mayBeOfAll, namesBuyer } from '../sale/buyer-columns'
import { type Cell, cellLine } from '../sheet'
import { addFault } from './chart-faults'
import type { ChartWords } from './chart-words'

/** 张三 beside a home of a chart, under 客户. */
export type ChartBuyer = { place: HomePlace; header: string; at: CellPlace }

/** A column or row of buyers that a person is asked for, at its first name. */
export type AskedBuyers = { header: string; at: CellPlace }

/** Whether a cell under this name tells of a buyer, and nobody has said what to make of it. */
export function isBuyer(header: string, cell: Cell, { meanings }: ChartWords): boolean {
  return (
    isOfBuyers(header) &&
    namesBuyer(header, cell) &&
    cellLine(cell) !== header &&
    saidHeading(meanings, [header]) === undefined
  )
}

/**
 * Whether homes with a buyer are sold, a person says once, as of a list's column. `isSaid` tells whose status says it, `all`
 * is how many homes there are. Rule LED-8.
 */
export function askBuyers(
  buyers: readonly ChartBuyer[],
  { isSaid, all }: { isSaid: (home: string) => boolean; all: number },
  faults: PriceListFault[],
): AskedBuyers[] {
  const headers = new Map<string, ChartBuyer[]>()
  for (const buyer of buyers) headers.set(buyer.header, [...(headers.get(buyer.header) ?? []), buyer])
  return [...headers].flatMap(([header, named]): AskedBuyers[] => {
    const [first] = named
    const isOfAll = mayBeOfAll(header) && named.length >= all
    if (!first || isOfAll || named.every(({ place }) => isSaid(place.number))) return []
    addFault(faults, first.at, 'status', { code: 'buyersUnclear', data: { text: header, homes: named.length } })
    return [{ header, at: first.at }]
  })
}

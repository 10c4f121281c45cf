import type { RoundTo } from '../../pricing/limits'
import type { UnitState } from '../unit'
import { countAssumed, sumBuildings } from './building-sums'
import type { PriceListReading } from './reading'
import type { PriceListRow } from './rows'

/** A home that the list calls sold and that has no buyer here. */
export type SoldRow = PriceListRow & { soldAs: string }

/** What the office has of a home: how it stands, and whether anything is claimed of it. */
type Standing = { state: UnitState; isClaimed: boolean }

/** What the office has of a home that has a buyer. */
const SOLD: ReadonlySet<UnitState> = new Set(['subscribed', 'contracted', 'filed', 'handedOver'])

/** Whether the list calls a home sold that the office has not sold: it must not stay for sale, nor be passed by. Rule LED-8. */
export function isSoldElsewhere(row: PriceListRow, before: Pick<Standing, 'state'> | undefined): row is SoldRow {
  return row.soldAs !== null && !(before !== undefined && SOLD.has(before.state))
}

/**
 * A reading without the homes that were sold elsewhere, and those, where a person wants them left out: what was sold
 * before the office began, or past it, has nothing to sell here. One that is claimed here stays in, as a fault, and so
 * does one on sale where the list is to apply later, for it goes off sale at once or not at all. Rules LED-7, LED-8.
 */
export function partSold(
  reading: PriceListReading,
  known: ReadonlyMap<string, Standing>,
  { roundTo, isLater }: { roundTo: RoundTo; isLater: boolean },
): { reading: PriceListReading; sold: SoldRow[] } {
  if (!reading.leavesSold) return { reading, sold: [] }
  const isLeft = (row: PriceListRow): row is SoldRow => {
    const before = known.get(row.number)
    return isSoldElsewhere(row, before) && !before?.isClaimed && !(isLater && before)
  }
  const sold = reading.rows.filter(isLeft)
  if (sold.length === 0) return { reading, sold }
  const rows = reading.rows.filter((row) => !isLeft(row))
  const counted = { sums: sumBuildings(rows, roundTo), entrancesAssumed: countAssumed(rows) }
  return { reading: { ...reading, rows, ...counted }, sold }
}

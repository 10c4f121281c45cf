import { z } from 'zod'
import { positiveFenSchema } from '../../kernel/money'
import { type RoundTo, roundedTotal } from '../../pricing/limits'
import type { PriceListRow } from './rows'

export const buildingSumSchema = z.strictObject({
  building: z.string(),
  units: z.int(),
  /** 0.01 ㎡. */
  area: z.int(),
  /** Fen; each home's list total rounded to 元 as the list shows it. */
  total: positiveFenSchema,
})
export type BuildingSum = z.infer<typeof buildingSumSchema>

export const assumedEntranceSchema = z.strictObject({ building: z.string(), homes: z.int() })
export type AssumedEntrance = z.infer<typeof assumedEntranceSchema>

/** What the homes of each building come to. */
export function sumBuildings(rows: readonly PriceListRow[], roundTo: RoundTo): BuildingSum[] {
  const sums = new Map<string, BuildingSum>()
  for (const { building, area, list } of rows) {
    const sum = sums.get(building) ?? { building, units: 0, area: 0, total: 0 }
    sum.units += 1
    sum.area += area ?? 0
    if (list) sum.total += roundedTotal(list, area, roundTo)
    sums.set(building, sum)
  }
  return [...sums.values()]
}

/** Of each building how many homes stand in entrance 1 because nothing in the list says one. */
export function countAssumed(rows: readonly PriceListRow[]): AssumedEntrance[] {
  const homes = new Map<string, number>()
  for (const { building, isEntranceAssumed } of rows) {
    if (isEntranceAssumed) homes.set(building, (homes.get(building) ?? 0) + 1)
  }
  return [...homes].map(([building, count]) => ({ building, homes: count }))
}

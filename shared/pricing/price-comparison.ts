import { z } from 'zod'
import { idSchema } from '../kernel/call'
import { positiveFenSchema } from '../kernel/money'
import { unitKindSchema } from '../ledger/unit'
import { exactTotal, toFen } from './exact'
import type { PriceFigure } from './scheme'

/** A home in two price versions: list and filed total in fen, to the fen; null where it has none. Rule LED-7. */
export const comparedHomeSchema = z.strictObject({
  unitId: idSchema,
  number: z.string(),
  building: z.string(),
  kind: unitKindSchema,
  type: z.string(),
  listBefore: positiveFenSchema.nullable(),
  listAfter: positiveFenSchema.nullable(),
  filedBefore: positiveFenSchema.nullable(),
  filedAfter: positiveFenSchema.nullable(),
})
export type ComparedHome = z.infer<typeof comparedHomeSchema>

/** What became of a home's list price: `added` has one only now, `gone` no longer, `unpriced` in neither version. */
export const PRICE_CHANGES = ['up', 'down', 'same', 'added', 'gone', 'unpriced'] as const
export type PriceChange = (typeof PRICE_CHANGES)[number]

export type ChangeCounts = Record<PriceChange, number>

/** Homes of a building, or of all, before and after. The totals hold only homes that have a price in both. Fen. */
export type ComparisonSum = { building: string; homes: number; before: number; after: number; counts: ChangeCounts }

export function priceChangeOf({ listBefore, listAfter }: Pick<ComparedHome, 'listBefore' | 'listAfter'>): PriceChange {
  if (listBefore === null) return listAfter === null ? 'unpriced' : 'added'
  if (listAfter === null) return 'gone'
  if (listBefore === listAfter) return 'same'
  return listAfter > listBefore ? 'up' : 'down'
}

/** By how much the list total changed, as a rate (0.0001) half up by its size; null where there are not two to compare. */
export function changeRate({ listBefore, listAfter }: Pick<ComparedHome, 'listBefore' | 'listAfter'>): number | null {
  if (listBefore === null || listAfter === null || listBefore === 0) return null
  const difference = BigInt(Math.abs(listAfter - listBefore))
  const rate = Number((difference * 20_000n + BigInt(listBefore)) / (2n * BigInt(listBefore)))
  return listAfter < listBefore ? -rate : rate
}

/** Sums by building, in the order the homes come in. */
export function sumByBuilding(homes: readonly ComparedHome[]): ComparisonSum[] {
  const sums = new Map<string, ComparisonSum>()
  for (const home of homes) {
    const sum = sums.get(home.building) ?? emptySum(home.building)
    sums.set(home.building, sum)
    addTo(sum, home)
  }
  return [...sums.values()]
}

/** The same over everything that is compared. */
export function sumOfAll(homes: readonly ComparedHome[]): ComparisonSum {
  const sum = emptySum('')
  for (const home of homes) addTo(sum, home)
  return sum
}

/** A figure as a total to the fen, as two versions are compared. */
export function comparedTotal(figure: PriceFigure | null, area: number | null): number | null {
  return figure && toFen(exactTotal(figure, area).toDecimalPlaces(0))
}

function emptySum(building: string): ComparisonSum {
  const counts = { up: 0, down: 0, same: 0, added: 0, gone: 0, unpriced: 0 }
  return { building, homes: 0, before: 0, after: 0, counts }
}

function addTo(sum: ComparisonSum, home: ComparedHome): void {
  sum.homes += 1
  sum.counts[priceChangeOf(home)] += 1
  if (home.listBefore === null || home.listAfter === null) return
  sum.before += home.listBefore
  sum.after += home.listAfter
}

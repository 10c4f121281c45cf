import type { PriceListReading } from './reading'
import { type PriceListRow, priceListRowSchema } from './rows'

const KEYS = priceListRowSchema.keyof().options

/**
 * A reading as it is kept and travels between threads: the names of what a home is are said once, not by each of twenty
 * thousand homes, which makes a third of it.
 */
export function keepReading({ rows, ...rest }: PriceListReading): string {
  return JSON.stringify({ ...rest, rows: { keys: KEYS, values: rows.map(valuesOf) } })
}

function valuesOf(row: PriceListRow): unknown[] {
  return KEYS.map((key) => row[key])
}

/** What was kept. Of a list that came in before, each home says the names itself. */
export function readKept(kept: string): PriceListReading {
  const { rows, ...rest } = JSON.parse(kept)
  return {
    ...rest,
    rows: Array.isArray(rows) ? rows : rows.values.map((values: unknown[]) => named(rows.keys, values)),
  }
}

function named(keys: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  keys.forEach((key, at) => {
    row[key] = values[at]
  })
  return row
}

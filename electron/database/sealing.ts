import { hash } from 'node:crypto'
import type { SealKey } from './personal'
import type { TableSql } from './table-sql'
import { sealingOf } from './what-is-sealed'

/** By how many rows a table grew, and by how much the sum of its seals, as hexadecimal digits. */
type Growth = [rows: number, sum: string]

/** What a transaction wrote, as its link in the record of actions says it. */
export type Written = {
  rows: Record<string, Growth>
  /** What the counters were drawn to, by scope and name. */
  counters: Record<string, number>
}

/** What one transaction writes, sealed as it is written. */
export type Seals = {
  /** The seal of a new row. */
  add(table: TableSql, row: Record<string, unknown>): string
  /** The seal of a row that was changed. One whose seal did not hold gets no other: what was tampered with stays so. */
  replace(
    table: TableSql,
    before: Record<string, unknown>,
    seal: string | null,
    after: Record<string, unknown>,
  ): string | null
  /** A counter was drawn to a value. */
  count(scope: string, name: string, value: number): void
  /** What was written since it was last asked. */
  take(): Written
}

/** What is longer goes into a seal by its own hash, reckoned once for before and after. */
const LONG = 10_000
type LongText = { text: string; hash: string }

/**
 * The keyed hash of what a row says, column by column, each text with its length before it. Columns that say nothing
 * are left out, so that a new one changes no seal.
 */
export function hashOfRow(
  key: SealKey,
  { table, sorted }: TableSql,
  row: Record<string, unknown>,
  long: LongText = { text: '', hash: '' },
): string {
  let said = table
  for (const property of sorted) {
    const value = row[property]
    if (value === null || value === undefined) continue
    said += `\n${property}:`
    if (typeof value !== 'string') said += String(value)
    else if (value.length < LONG) said += `${value.length}"${value}`
    else said += `${value.length}#${hashOfLong(value, long)}`
  }
  return key.seal(said)
}

function hashOfLong(text: string, long: LongText): string {
  if (long.text !== text) Object.assign(long, { text, hash: hash('sha256', text, 'hex') })
  return long.hash
}

/** A quarter of the hash stands beside the row. */
export function sealFrom(hash: string): string {
  return hash.slice(0, 32)
}

/** The other half is added up: nobody without the key can say what a row adds. The order does not matter. */
export function addHash(sum: bigint, hash: string, sign: 1 | -1): bigint {
  const value = BigInt(`0x${hash.slice(64)}`)
  return inRange(sign === 1 ? sum + value : sum - value)
}

export function addSum(sum: bigint, digits: string): bigint {
  return inRange(sum + BigInt(`0x${digits}`))
}

/** Sums are of 256 bits, whatever is added or taken away. */
export function inRange(sum: bigint): bigint {
  return BigInt.asUintN(256, sum)
}

export function openSeals(key: SealKey): Seals {
  const long: LongText = { text: '', hash: '' }
  let grown = new Map<string, { rows: number; sum: bigint }>()
  let counters: Record<string, number> = {}
  const grow = ({ table }: TableSql, hash: string, sign: 1 | -1) => {
    if (sealingOf(table) !== 'whole') return
    const growth = grown.get(table) ?? { rows: 0, sum: 0n }
    growth.rows += sign
    growth.sum = addHash(growth.sum, hash, sign)
    grown.set(table, growth)
  }
  return {
    add: (table, row) => {
      const hash = hashOfRow(key, table, row, long)
      grow(table, hash, 1)
      return sealFrom(hash)
    },
    replace: (table, before, seal, after) => {
      const [was, is] = [hashOfRow(key, table, before, long), hashOfRow(key, table, after, long)]
      grow(table, was, -1)
      grow(table, is, 1)
      return seal === sealFrom(was) ? sealFrom(is) : seal
    },
    count: (scope, name, value) => {
      counters[`${scope} ${name}`] = value
    },
    take: () => {
      const rows: Record<string, Growth> = {}
      for (const [table, growth] of grown) {
        if (growth.rows !== 0 || growth.sum !== 0n) rows[table] = [growth.rows, growth.sum.toString(16)]
      }
      const written = { rows, counters }
      grown = new Map()
      counters = {}
      return written
    },
  }
}

import type { SealKey } from '../database/personal'
import type { SealedRow } from '../database/sealed-rows'
import { hashOfRow, sealFrom } from '../database/sealing'
import type { TableSql } from '../database/table-sql'

/** So many values of a column are tried in a changed row's place. */
const MOST_TRIED = 200

/** What is never written out: whose it is, what is sealed, and floor prices. Rules PRC-5, SEC-1. */
const UNSAID =
  /^(name|initials|buyerNames|remarks|phone|idNumber|address|form|buyers|answer|passwordHash|reading|line|floor)|Hash$/
const LONGEST_SAID = 40

/**
 * Which column of a changed row is not what was sealed: the one whose value from some other row, or nothing, or the
 * other of two, makes the seal hold again. Null where no single one does.
 */
export function whatDiffers(
  key: SealKey,
  sql: TableSql,
  row: Record<string, unknown>,
  seal: string,
  others: readonly SealedRow[],
): string | null {
  for (const property of sql.sorted) {
    const tried = new Set<unknown>([null])
    for (const { row: other } of others) {
      if (tried.size >= MOST_TRIED) break
      tried.add(other[property])
    }
    for (const value of neighboursOf(row[property])) tried.add(value)
    tried.delete(row[property])
    for (const value of tried) {
      if (sealFrom(hashOfRow(key, sql, { ...row, [property]: value })) !== seal) continue
      const said = isSaid(property, value) && isSaid(property, row[property])
      const values = said ? `，应是 ${shown(value)}，现在是 ${shown(row[property])}` : ''
      return `被程序以外的人改过：表 ${sql.table} 的 ${property}${values}`
    }
  }
  return null
}

function neighboursOf(value: unknown): unknown[] {
  if (typeof value === 'boolean') return [!value]
  return typeof value === 'number' ? [value - 1, value + 1] : []
}

function isSaid(property: string, value: unknown): boolean {
  return !UNSAID.test(property) && (typeof value !== 'string' || value.length <= LONGEST_SAID)
}

function shown(value: unknown): string {
  return value === null ? '空' : String(value)
}

import type { DataSource, EntitySchema } from 'typeorm'
import { tableSql } from './table-sql'
import { SEAL } from './what-is-sealed'

/** So many rows of a column are named. */
const MOST_NAMED = 5

/** Whole numbers that a program reads exactly. `abs` of the least one that SQLite keeps is an error. */
const EXACT = `BETWEEN -${Number.MAX_SAFE_INTEGER} AND ${Number.MAX_SAFE_INTEGER}`

const wholeNumber = (column: string) => `(typeof(${column}) <> 'integer' OR ${column} NOT ${EXACT})`

/** What the office never writes into a column of a kind; SQLite keeps anything anywhere. */
const NOT_WRITTEN: Record<string, (column: string) => string> = {
  boolean: (column) => `(typeof(${column}) <> 'integer' OR ${column} NOT IN (0, 1))`,
  integer: wholeNumber,
  bigint: wholeNumber,
  text: (column) => `typeof(${column}) <> 'text'`,
}

/**
 * Stored values that are none the office writes, each named by its row and column: a yes that is 2 means one thing to
 * the program and another to SQL, an area of 0.4 cannot be read at all, and nothing at all where something must be is
 * none either. PostgreSQL's own types leave too large numbers only. What a text says is not told. Rules SEC-2, SEC-3.
 */
export async function findStrangeValues(source: DataSource, tables: readonly EntitySchema[]): Promise<string[]> {
  const isSqlite = source.options.type === 'sqlite'
  const found: string[] = []
  for (const table of tables) {
    const { name, keys } = tableSql(source, table)
    const key = keys.map((column) => `COALESCE(CAST(${column.name} AS text), 'NULL')`).join(` || ' ' || `)
    for (const { databaseName, type, propertyName, isNullable } of source.getMetadata(table).columns) {
      if (propertyName === SEAL) continue
      const kind = String(type)
      const column = source.driver.escape(databaseName)
      const tooLarge = kind === 'bigint' ? `${column} NOT ${EXACT}` : null
      const strange = isSqlite ? NOT_WRITTEN[kind]?.(column) : tooLarge
      if (!strange) continue
      const isNothing = isNullable ? 'false' : `${column} IS NULL`
      const isBlob = isSqlite ? `typeof(${column}) = 'blob'` : 'false'
      const shown =
        kind === 'text'
          ? `CASE WHEN ${column} IS NULL THEN NULL ELSE '…' END`
          : `CASE WHEN ${isBlob} THEN '…' ELSE CAST(${column} AS text) END`
      const rows: { key: string; shown: string | null }[] = await source
        .query(
          `SELECT ${key} AS "key", ${shown} AS "shown" FROM ${name} WHERE ${isNothing} OR (${column} IS NOT NULL AND ${strange}) LIMIT ${MOST_NAMED + 1}`,
        )
        // A table or column that is gone is named by what is asked of the schema.
        .catch(() => [])
      const where = `表 ${table.options.name} 的 ${databaseName}`
      found.push(...rows.slice(0, MOST_NAMED).map((row) => `${where} 在「${row.key}」这一行是 ${row.shown ?? '空的'}`))
      if (rows.length > MOST_NAMED) found.push(`${where} 还有别的行也是这样`)
    }
  }
  return found
}

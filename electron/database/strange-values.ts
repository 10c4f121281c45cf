import type { DataSource, EntitySchema } from 'typeorm'
import { tableSql } from './table-sql'
import { SEAL } from './what-is-sealed'

/** So many rows of a column are named. */
const MOST_NAMED = 5

/** What the office never writes into a column of a kind; SQLite keeps anything anywhere. */
const NOT_WRITTEN: Record<string, (column: string) => string> = {
  boolean: (column) => `(typeof(${column}) <> 'integer' OR ${column} NOT IN (0, 1))`,
  integer: (column) => `typeof(${column}) <> 'integer'`,
  bigint: (column) => `(typeof(${column}) <> 'integer' OR abs(${column}) > ${Number.MAX_SAFE_INTEGER})`,
  text: (column) => `typeof(${column}) <> 'text'`,
}

/**
 * Stored values that are none the office writes, each named by its row and column: a yes that is 2 means one thing to
 * the program and another to SQL, and an area of 0.4 cannot be read at all. PostgreSQL's own types leave too large
 * numbers only. What a text says is not told. Rules SEC-2, SEC-3.
 */
export async function findStrangeValues(source: DataSource, tables: readonly EntitySchema[]): Promise<string[]> {
  const isSqlite = source.options.type === 'sqlite'
  const found: string[] = []
  for (const table of tables) {
    const { name, keys } = tableSql(source, table)
    const key = keys.map((column) => `CAST(${column.name} AS text)`).join(` || ' ' || `)
    for (const { databaseName, type, propertyName } of source.getMetadata(table).columns) {
      if (propertyName === SEAL) continue
      const kind = String(type)
      const column = source.driver.escape(databaseName)
      const tooLarge = kind === 'bigint' ? `abs(${column}) > ${Number.MAX_SAFE_INTEGER}` : null
      const strange = isSqlite ? NOT_WRITTEN[kind]?.(column) : tooLarge
      if (!strange) continue
      const shown = kind === 'text' ? `'…'` : `CAST(${column} AS text)`
      const rows: { key: string | null; shown: string }[] = await source
        .query(
          `SELECT ${key} AS "key", ${shown} AS "shown" FROM ${name} WHERE ${column} IS NOT NULL AND ${strange} LIMIT ${MOST_NAMED + 1}`,
        )
        // A table or column that is gone is named by what is asked of the schema.
        .catch(() => [])
      const where = `表 ${table.options.name} 的 ${databaseName}`
      found.push(...rows.slice(0, MOST_NAMED).map((row) => `${where} 在「${row.key}」这一行是 ${row.shown}`))
      if (rows.length > MOST_NAMED) found.push(`${where} 还有别的行也是这样`)
    }
  }
  return found
}

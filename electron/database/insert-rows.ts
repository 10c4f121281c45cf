import { setImmediate } from 'node:timers/promises'
import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm'
import type { Seals } from './sealing'
import { tell } from './statements'
import { tableSql } from './table-sql'
import { SEAL } from './what-is-sealed'

/** SQLite takes at most 32,766 values in one statement; a shorter one is understood sooner, measured here. */
const VALUES_A_STATEMENT = 3_000
/** From so many rows on SQLite reads them out of one JSON text, in a third of the time and away from the main thread. */
const MANY = 100
/** Of a great many, SQLite writes some while the next are put together, and others get their turn in between. */
const ROWS_AT_ONCE = 2_000

/**
 * Writes rows, many a statement. TypeORM's own insert names every value and looks the names up again, which takes
 * seconds for a price list; its columns and their transformers are used all the same.
 */
export async function insertRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  table: EntitySchema<Row>,
  rows: readonly Row[],
  seals: Seals,
): Promise<void> {
  const { driver, options } = manager.connection
  const sql = tableSql(manager.connection, table)
  const { name, list, hasSeal } = sql
  const into = `INSERT INTO ${name} (${list}${hasSeal ? `, "${SEAL}"` : ''})`
  const written = (row: Row) => {
    const own = sql.columns.map(({ property, toDatabase }) => toDatabase(row[property]))
    if (hasSeal) own.push(seals.add(sql, row))
    return own
  }
  const columns = [...sql.columns, ...(hasSeal ? [SEAL] : [])]
  if (options.type === 'sqlite' && rows.length >= MANY) {
    const read = columns.map((_, at) => `"value"->>${at}`).join(', ')
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      if (from > 0) await setImmediate()
      const some = rows.slice(from, from + ROWS_AT_ONCE).map(written)
      await tell(manager, `${into} SELECT ${read} FROM jsonb_each(?)`, [JSON.stringify(some)])
    }
    return
  }
  const values = rows.map(written)
  const atOnce = Math.max(1, Math.floor(VALUES_A_STATEMENT / columns.length))
  for (let from = 0; from < values.length; from += atOnce) {
    const some = values.slice(from, from + atOnce)
    const places = some.map((_, row) => {
      const first = row * columns.length
      return `(${columns.map((_column, at) => driver.createParameter(`v${first + at}`, first + at)).join(', ')})`
    })
    await tell(manager, `${into} VALUES ${places.join(', ')}`, some.flat())
  }
}

import { DataSource, type QueryRunner } from 'typeorm'
import { outliveItsEnd } from '../database/connection-loss'
import { NoOfficeError } from '../database/doctor'
import { MIGRATIONS } from '../database/migrate'
import { sqliteDriver } from '../database/sqlite-driver'
import { columnsIn, migrationsIn, tablesIn } from './rows'

/** So many rows travel at once, which bounds what is in memory. */
const AT_ONCE = 1_000

/**
 * Copies an office's rows from PostgreSQL into a SQLite file with the same migrations: a backup of either database is
 * the same thing. Everything is read on one snapshot that writes nothing and holds up nobody. Rule SEC-4.
 */
export async function copyFromPostgres(url: string, to: string): Promise<void> {
  const extra = { options: '-c default_transaction_read_only=on', onConnect: outliveItsEnd }
  const source = new DataSource({ type: 'postgres', url, extra })
  await source.initialize()
  try {
    const applied = await migrationsIn(source)
    if (applied.length === 0) throw new NoOfficeError()
    const copy = await emptyCopy(to, applied)
    try {
      const runner = source.createQueryRunner()
      try {
        await runner.startTransaction('REPEATABLE READ')
        for (const table of await tablesIn(copy)) await copyTable(runner, copy, table)
        await runner.commitTransaction()
      } finally {
        await runner.release()
      }
    } finally {
      await copy.destroy()
    }
  } finally {
    await source.destroy()
  }
}

/** A file with exactly the migrations that were applied, no rows in it, and references left to the end. */
async function emptyCopy(to: string, applied: readonly string[]): Promise<DataSource> {
  const migrations = MIGRATIONS.filter(({ name }) => applied.includes(name))
  const copy = new DataSource({ type: 'sqlite', driver: sqliteDriver, database: to, migrations })
  await copy.initialize()
  await copy.runMigrations({ transaction: 'all' })
  // Rows may come before what they refer to; the examination looks at every reference afterwards.
  await copy.query('PRAGMA foreign_keys = OFF')
  // Nothing of a half-made copy is ever used.
  await copy.query('PRAGMA synchronous = OFF')
  for (const table of await tablesIn(copy)) await copy.query(`DELETE FROM "${table}"`)
  return copy
}

async function copyTable(source: QueryRunner, copy: DataSource, table: string): Promise<void> {
  const columns = await columnsIn(copy, table)
  const list = columns.map((name) => `"${name}"`).join(', ')
  const places = columns.map((_, at) => `"value"->>${at}`).join(', ')
  // Big whole numbers come as text, which would stay text here.
  const read = columns.map((name) => `to_jsonb("${name}")`).join(', ')
  await source.query(
    `DECLARE "copying" NO SCROLL CURSOR FOR SELECT jsonb_build_array(${read})::text AS "row" FROM "${table}"`,
  )
  for (;;) {
    const rows: { row: string }[] = await source.query(`FETCH ${AT_ONCE} FROM "copying"`)
    if (rows.length === 0) break
    const json = `[${rows.map(({ row }) => row).join(',')}]`
    await copy.query(`INSERT INTO "${table}" (${list}) SELECT ${places} FROM jsonb_each(?)`, [json])
  }
  await source.query('CLOSE "copying"')
}

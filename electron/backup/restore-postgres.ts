import { readdir, readFile, rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { DataSource, type EntityManager } from 'typeorm'
import { attachmentsIn, pathOf, place } from '../attachments/attachment-files'
import { outliveItsEnd } from '../database/connection-loss'
import { OFFICE_FILE } from '../database/database'
import { isThere } from '../database/file-errors'
import { LISTENING } from '../database/listening'
import { MIGRATIONS, migrate } from '../database/migrate'
import { KEY_FILE, keyIdOf, readKeyBytes, writeKey } from '../database/personal'
import { RESTORE_LOCK } from '../database/postgres'
import { ATTACHMENTS_FOLDER } from '../database/replacing'
import { sqliteDriver } from '../database/sqlite-driver'
import { KEY_SETTING } from '../gate/tables'
import { findKey } from './find-key'
import type { BackupHeader } from './header'
import { makeBackup } from './make-backup'
import { BackupError, inFolder } from './refused'
import { drawnIn } from './replaced'
import { inTarget, namesOf, openBeside, type Restored, type RestoreOrder } from './restore'
import { columnsIn, MIGRATIONS_TABLE, migrationsIn, tablesIn } from './rows'
import { withScratch } from './scratch'
import { readHeader, requireKnown } from './seal'
import { shelfIn } from './shelf'

/** So many rows travel at once. */
const AT_ONCE = 500

type PostgresOrder = RestoreOrder & { databaseUrl: string; attachmentsDir?: string | undefined; version: string }

/**
 * Restores a backup into a PostgreSQL database: an empty one, or, when forced, one with an office in it, of which a
 * backup is made first. All rows come in one transaction. The key goes to the data folder. Rules SEC-3, SEC-4.
 */
export async function restoreIntoPostgres(order: PostgresOrder): Promise<Restored> {
  const { dataDir, databaseUrl } = order
  const header = await readHeader(order.file, order.file)
  return inTarget(dataDir, async () => {
    const extra = { onConnect: outliveItsEnd }
    const target = new DataSource({ type: 'postgres', url: databaseUrl, migrations: MIGRATIONS, extra })
    await target.initialize()
    try {
      return await alone(target, () => restoreAlone(order, target, header))
    } finally {
      await target.destroy()
    }
  })
}

/** Nobody writes from the look at what is there to the end: what is acknowledged is in the safety copy, or comes after. */
async function alone<T>(target: DataSource, work: () => Promise<T>): Promise<T> {
  const guard = target.createQueryRunner()
  try {
    const [lock]: { isHeld: boolean }[] = await guard.query(`SELECT pg_try_advisory_lock(${RESTORE_LOCK}) AS "isHeld"`)
    if (!lock?.isHeld) throw new BackupError('officeRunning')
    return await work()
  } finally {
    // The lock goes with the connection too, should it be lost.
    await guard.query(`SELECT pg_advisory_unlock(${RESTORE_LOCK})`).catch(() => undefined)
    await guard.release()
  }
}

async function restoreAlone(order: PostgresOrder, target: DataSource, header: BackupHeader): Promise<Restored> {
  const { dataDir, databaseUrl, isForced, now } = order
  const state = await stateOf(target)
  if (state === 'foreign') throw new BackupError('notOurs', databaseName(databaseUrl))
  if (state === 'office' && !isForced) throw new BackupError('targetNotEmpty', databaseName(databaseUrl))
  const key = await findKey(header, { ...order.key, folders: [dataDir, ...(order.key.folders ?? [])] })
  await requireKnown(order.file, key)
  const kept = state === 'office' ? await keepOffice(order, target, key) : null
  const drawn = state === 'office' ? await drawnIn(target.manager) : null
  return withScratch(dataDir, async (scratch) => {
    const facts = { now, by: order.by, file: basename(order.file), madeAt: header.madeAt, kept, drawn, asked: null }
    const { note, findings } = await openBeside(order.file, scratch, key, facts)
    if (findings.length > 0 && !isForced) throw new BackupError('notSound', namesOf(findings))
    // Before the rows that name them; names say what is in them, so that no other office's file is in their way.
    await placeAttachments(order, join(scratch, ATTACHMENTS_FOLDER))
    await migrate(target)
    await target.transaction((manager) => copyInto(manager, join(scratch, OFFICE_FILE)))
    // Only now: if the rows do not come in, the office that is there opens with its own key as before.
    await placeKey(order, key)
    return { note, kept: kept && join(shelfIn(dataDir), kept), findings }
  })
}

/** What is in the database; refused where an office is working with it. */
async function stateOf(target: DataSource): Promise<'empty' | 'office' | 'foreign'> {
  const listening: unknown[] = await target.query(
    'SELECT 1 FROM "pg_stat_activity" WHERE "application_name" = $1 AND "datname" = current_database()',
    [LISTENING],
  )
  if (listening.length > 0) throw new BackupError('officeRunning')
  const tables: { name: string }[] = await target.query(
    `SELECT "tablename" AS "name" FROM "pg_tables" WHERE "schemaname" = current_schema()`,
  )
  if (tables.length === 0) return 'empty'
  const applied = await migrationsIn(target)
  if (applied.length === 0) return tables.every(({ name }) => name === MIGRATIONS_TABLE) ? 'empty' : 'foreign'
  if (applied.some((name) => !MIGRATIONS.some((known) => known.name === name))) return 'foreign'
  const people: unknown[] = await target.query('SELECT 1 FROM "person" LIMIT 1')
  return people.length === 0 ? 'empty' : 'office'
}

/**
 * A backup of what is to be replaced, with the key it has: the folder's, or the restored office's, where an earlier
 * restore came as far as the rows and no further.
 */
async function keepOffice(order: PostgresOrder, target: DataSource, restored: Buffer): Promise<string> {
  const { dataDir, databaseUrl, attachmentsDir, now, version } = order
  const own = await readKeyBytes(dataDir, order.key.given)
  const [setting]: { value: string }[] = await target.query('SELECT "value" FROM "setting" WHERE "name" = $1', [
    KEY_SETTING,
  ])
  const key = [own, restored].find((one) => one && keyIdOf(one) === setting?.value) ?? own ?? restored
  const source = { dataDir, databaseUrl, attachmentsDir }
  return makeBackup({ source, folder: shelfIn(dataDir), key, reason: 'restore', version, now })
}

/** Puts the backup's attachments where all hosts will look for them. */
async function placeAttachments(order: PostgresOrder, from: string): Promise<void> {
  if (!(await isThere(from))) return
  const folder = attachmentsIn(order)
  if (folder === null) throw new BackupError('attachmentsFolder')
  for (const shard of await readdir(from)) {
    for (const hash of await readdir(join(from, shard))) {
      const bytes = await readFile(join(from, shard, hash))
      await inFolder(folder, () => place(pathOf(folder, hash), (file) => file.writeFile(bytes)))
    }
  }
}

/** The restored office's key in the data folder; another one that was there is kept under its own name. */
async function placeKey({ dataDir, key: { given } }: RestoreOrder, key: Buffer): Promise<void> {
  if (given !== undefined) return
  const path = join(dataDir, KEY_FILE)
  const own = await readKeyBytes(dataDir, undefined)
  if (own && keyIdOf(own) === keyIdOf(key)) return
  if (own) await rename(path, await freePath(dataDir, keyIdOf(own)))
  await writeKey(path, key)
}

async function freePath(dataDir: string, keyId: string): Promise<string> {
  for (let again = 1; ; again += 1) {
    const path = join(dataDir, `replaced-${keyId}${again === 1 ? '' : `-${again}`}.key`)
    if (!(await isThere(path))) return path
  }
}

/** Puts a SQLite file's rows in the place of whatever the tables hold. */
async function copyInto(manager: EntityManager, file: string): Promise<void> {
  const copy = new DataSource({ type: 'sqlite', driver: sqliteDriver, database: file })
  await copy.initialize()
  try {
    const tables = await tablesIn(copy)
    await manager.query(`TRUNCATE ${tables.map((name) => `"${name}"`).join(', ')}`)
    for (const table of tables) await copyTable(manager, copy, table)
  } finally {
    await copy.destroy()
  }
}

async function copyTable(manager: EntityManager, copy: DataSource, table: string): Promise<void> {
  const columns = (await columnsIn(copy, table)).map((name) => `"${name}"`)
  const flags = await flagsOf(manager, table)
  for (let after = 0; ; ) {
    const rows: Record<string, unknown>[] = await copy.query(
      `SELECT rowid AS "copying", * FROM "${table}" WHERE rowid > ? ORDER BY rowid LIMIT ${AT_ONCE}`,
      [after],
    )
    const last = rows.at(-1)
    if (!last) return
    after = Number(last.copying)
    const read = rows.map((row) => ({ ...row, ...Object.fromEntries(flags.map((name) => [name, isSet(row[name])])) }))
    // PostgreSQL gives each value the type of its column.
    await manager.query(
      `INSERT INTO "${table}" (${columns.join(', ')})
       SELECT ${columns.join(', ')} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`,
      [JSON.stringify(read)],
    )
  }
}

/** SQLite knows yes and no only as numbers. */
function isSet(value: unknown): boolean | null {
  return value === null ? null : Number(value) !== 0
}

async function flagsOf(manager: EntityManager, table: string): Promise<string[]> {
  const rows: { name: string }[] = await manager.query(
    `SELECT "column_name" AS "name" FROM "information_schema"."columns"
     WHERE "table_schema" = current_schema() AND "table_name" = $1 AND "data_type" = 'boolean'`,
    [table],
  )
  return rows.map(({ name }) => name)
}

function databaseName(url: string): string {
  return `PostgreSQL 数据库 ${new URL(url).pathname.slice(1)}`
}

import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { DataSource, type EntityManager, type EntitySchema } from 'typeorm'
import { MIGRATIONS, migrate } from './migrate'
import { lockOffice } from './office-lock'
import { openSnapshots, type Snapshots } from './snapshots'
import { sqliteDriver } from './sqlite-driver'
import { openWriteQueue, type WriteOptions } from './write-queue'

/**
 * The one place that knows which database it is. Writes run one after another: through a queue on SQLite (one
 * connection has one transaction), under an advisory lock of the scope on PostgreSQL. Reads use a connection that
 * cannot write.
 */
export type Database = {
  kind: 'sqlite' | 'postgres'
  /** The name of the last migration. */
  schema: string
  /** Reads outside any transaction: each statement sees the newest commit. */
  reader: EntityManager
  /** Runs the work on one snapshot, so that what it reads in several statements belongs together. */
  read<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>
  /**
   * Runs the work alone, after every earlier one of the same scope (a project's id, or `office`), all of it or nothing.
   * What it gives or throws comes once it is on the disk, or undone.
   */
  write<T>(scope: string, work: (manager: EntityManager) => Promise<T>, options?: WriteOptions<T>): Promise<T>
  /** Whether a write can be made now: for `/health`. */
  canWrite(): Promise<boolean>
  close(): Promise<void>
}

export type DatabaseConfig = { dataDir: string; databaseUrl?: string; tables: EntitySchema[] }

/** Opens and migrates the database: `postgres://…` if a URL is given, else SQLite in the data folder. */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 })
  return config.databaseUrl ? openPostgres(config, config.databaseUrl) : openSqlite(config)
}

async function openSqlite({ dataDir, tables }: DatabaseConfig): Promise<Database> {
  const unlock = await lockOffice(dataDir)
  const file = join(dataDir, 'office.sqlite')
  const writer = new DataSource({
    type: 'sqlite',
    driver: sqliteDriver,
    database: file,
    entities: tables,
    migrations: MIGRATIONS,
    enableWAL: true,
    busyTimeout: 5_000,
  })
  const queue = openWriteQueue(writer)
  let snapshots: Snapshots | undefined
  const close = async () => {
    await queue.idle()
    await snapshots?.close()
    if (writer.isInitialized) await writer.destroy()
    await unlock()
  }
  try {
    await writer.initialize()
    await chmod(file, 0o600)
    await requireDurability(writer)
    const schema = await migrate(writer)
    snapshots = await openSnapshots(file, tables)
    return {
      kind: 'sqlite',
      schema,
      reader: snapshots.manager,
      read: snapshots.read,
      write: (_scope, work, options) => queue.write(work, options),
      canWrite: () => succeeds(queue.write((manager) => manager.query(TURN_OVER))),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** What is acknowledged is on the disk. Checked, since a PRAGMA that did not take says nothing. Rule SEC-4. */
async function requireDurability(writer: DataSource): Promise<void> {
  await writer.query('PRAGMA synchronous = FULL')
  // A commit is on the disk once it is in the log; moving it from there may wait for more of them (16 MB).
  await writer.query('PRAGMA wal_autocheckpoint = 4000')
  await writer.query('PRAGMA foreign_keys = ON')
  const [[journal], [synchronous], [foreignKeys]] = await Promise.all([
    writer.query('PRAGMA journal_mode'),
    writer.query('PRAGMA synchronous'),
    writer.query('PRAGMA foreign_keys'),
  ])
  if (journal?.journal_mode !== 'wal' || synchronous?.synchronous !== 2 || foreignKeys?.foreign_keys !== 1) {
    throw new Error('SQLite refuses WAL, synchronous=FULL or foreign keys on this file system')
  }
}

async function openPostgres({ tables }: DatabaseConfig, url: string): Promise<Database> {
  const source = new DataSource({ type: 'postgres', url, entities: tables, migrations: MIGRATIONS })
  const reader = new DataSource({
    type: 'postgres',
    url,
    entities: tables,
    extra: { options: '-c default_transaction_read_only=on' },
  })
  const close = async () => {
    if (reader.isInitialized) await reader.destroy()
    if (source.isInitialized) await source.destroy()
  }
  try {
    await source.initialize()
    const schema = await migrate(source)
    await reader.initialize()
    const transact = <T>(scope: string, work: (manager: EntityManager) => Promise<T>) =>
      source.transaction(async (manager) => {
        await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [scope])
        return work(manager)
      })
    return {
      kind: 'postgres',
      schema,
      reader: reader.manager,
      read: (work) => reader.transaction('REPEATABLE READ', work),
      write: async (scope, work, { instead } = {}) => {
        try {
          return await transact(scope, work)
        } catch (error) {
          const other = instead?.(error)
          if (!other) throw error
          return transact(scope, other)
        }
      },
      canWrite: () => succeeds(source.transaction((manager) => manager.query(TURN_OVER))),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** A real change each time: SQLite writes nothing for a value that stays the same, and so would never meet a full disk. */
const TURN_OVER = `UPDATE "setting" SET "value" = CASE "value" WHEN 'ok' THEN 'well' ELSE 'ok' END WHERE "name" = 'health'`

async function succeeds(writing: Promise<unknown>): Promise<boolean> {
  try {
    await writing
    return true
  } catch {
    return false
  }
}

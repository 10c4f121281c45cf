import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { DataSource } from 'typeorm'
import { type Database, type DatabaseConfig, OFFICE_FILE, obstacleTo, TURN_OVER } from './database'
import { makeFolder } from './make-folder'
import { MIGRATIONS, migrate } from './migrate'
import { lockOffice } from './office-lock'
import { openPostgres } from './postgres'
import { finishReplacing } from './replacing'
import { openSnapshots, type Snapshots } from './snapshots'
import { requireSound } from './soundness'
import { sqliteDriver } from './sqlite-driver'
import { storageFaultOf } from './storage-fault'
import { requireNoStranger } from './strange-parts'
import { requireWalls } from './walls'
import { openWriteQueue } from './write-queue'

/** Opens and migrates the database: `postgres://…` if a URL is given, else SQLite in the data folder. */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  await makeFolder(config.dataDir)
  return config.databaseUrl ? openPostgres(config, config.databaseUrl) : openSqlite(config)
}

async function openSqlite({ dataDir, tables, beforeMigrating }: DatabaseConfig): Promise<Database> {
  const unlock = await lockOffice(dataDir)
  const file = join(dataDir, OFFICE_FILE)
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
  const obstacleIn = (error: unknown) => storageFaultOf(error, dataDir)
  let snapshots: Snapshots | undefined
  const close = async () => {
    await queue.idle()
    await snapshots?.close()
    if (writer.isInitialized) await writer.destroy()
    await unlock()
  }
  try {
    await finishReplacing(dataDir)
    await requireSound(dataDir)
    await writer.initialize()
    await chmod(file, 0o600)
    await requireDurability(writer)
    await requireNoStranger(writer)
    const schema = await migrate(writer, beforeMigrating)
    await requireWalls(writer, tables)
    snapshots = await openSnapshots(file, tables)
    return {
      kind: 'sqlite',
      schema,
      reader: snapshots.manager,
      read: snapshots.read,
      write: (_scope, work, options) => queue.write(work, options),
      hosts: null,
      findObstacle: () =>
        obstacleTo(
          queue.write((manager) => manager.query(TURN_OVER)),
          obstacleIn,
        ),
      obstacleIn,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** 64 MB of pages kept, most of an office: of 2 MB, which is usual, a price list fills every page several times over. */
const CACHE = 'PRAGMA cache_size = -65536'

/** What is acknowledged is on the disk. Checked, since a PRAGMA that did not take says nothing. Rule SEC-4. */
async function requireDurability(writer: DataSource): Promise<void> {
  await writer.query('PRAGMA synchronous = FULL')
  // A commit is on the disk once it is in the log; moving it from there may wait for more of them (16 MB).
  await writer.query('PRAGMA wal_autocheckpoint = 4000')
  await writer.query(CACHE)
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

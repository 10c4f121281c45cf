import { open, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import sqlite3 from 'sqlite3'
import { DataSource } from 'typeorm'
import { type AttachmentPlace, attachmentsIn } from '../attachments/attachment-files'
import { OFFICE_FILE } from '../database/database'
import { NoOfficeError } from '../database/doctor'
import { requireNothingGone } from '../database/soundness'
import { sqliteDriver } from '../database/sqlite-driver'
import { type BundledFile, filesToBundle } from './bundle'
import { copyFromPostgres } from './copy-postgres'
import { attachmentHashesIn, migrationsIn, type RowCounts, rowCounts } from './rows'

/** Where an office's data is. */
export type Source = AttachmentPlace

/** What was copied: how many rows of each table, the last migration they have, and the attachments they name. */
export type Copied = { rows: RowCounts; migration: string; files: BundledFile[] }

/**
 * Copies an office's data as it stands at one moment into a new SQLite file, whichever database holds it and while the
 * office works on. Nothing is held up: SQLite reads beside the writer, PostgreSQL on a snapshot. Rule SEC-4.
 */
export async function copyOffice(source: Source, to: string): Promise<Copied> {
  const { dataDir, databaseUrl } = source
  // VACUUM INTO and TypeORM take an empty file as it is: with it comes who may read it.
  await (await open(to, 'wx', 0o600)).close()
  if (databaseUrl) await copyFromPostgres(databaseUrl, to)
  else await copyFromSqlite(join(dataDir, OFFICE_FILE), to)
  const { hashes, ...copied } = await finishCopy(to)
  // After the rows: a file is there before the row that names it, and never goes.
  return { ...copied, files: await filesToBundle(attachmentsIn(source), hashes) }
}

async function copyFromSqlite(file: string, to: string): Promise<void> {
  await stat(file).catch(() => {
    throw new NoOfficeError()
  })
  // What lacks its newest actions would pass for the newest backup.
  await requireNothingGone(dirname(file))
  const source = new DataSource({
    type: 'sqlite',
    driver: sqliteDriver,
    database: file,
    flags: sqlite3.OPEN_READONLY,
    busyTimeout: 5_000,
  })
  await source.initialize()
  try {
    await source.query('VACUUM INTO ?', [to])
  } finally {
    await source.destroy()
  }
}

/** The copy is written through a log, as the office's own file is, and says what is in it. */
async function finishCopy(to: string) {
  const copy = new DataSource({ type: 'sqlite', driver: sqliteDriver, database: to, enableWAL: true })
  await copy.initialize()
  try {
    const migration = (await migrationsIn(copy)).at(-1)
    if (migration === undefined) throw new NoOfficeError()
    return { rows: await rowCounts(copy), migration, hashes: await attachmentHashesIn(copy) }
  } finally {
    await copy.destroy()
  }
}

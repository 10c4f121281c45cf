import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import sqlite3 from 'sqlite3'
import { OFFICE_FILE } from './database'
import { isMissingFile, isThere } from './file-errors'
import { findLogDamage } from './log-damage'
import { KEY_FILE } from './personal'
import { storageFaultOf } from './storage-fault'

/** The data file is damaged, or part of it is gone; `detail` says how. Nothing was opened to be written. */
export class DamagedDataError extends Error {
  readonly detail: string

  constructor(detail: string) {
    super(`the data file is damaged: ${detail}`)
    this.name = 'DamagedDataError'
    this.detail = detail
  }
}

/**
 * The log is gone and its index is not: what was acknowledged since the log was last moved into the file is not there.
 * SQLite makes the log before its index and takes the index away before the log, so that no crash leaves it alone.
 */
export class LogGoneError extends Error {
  override readonly name = 'LogGoneError'
}

/**
 * Looks whether the office's file is whole before it is opened to be written: SQLite takes an empty file for a new one,
 * throws away the log beside it, and writes on into a damaged one until it meets the damage. Costs about 2 ms a
 * megabyte. What is found is left byte for byte as it is. Rule SEC-4.
 */
export async function requireSound(dataDir: string): Promise<void> {
  await requireNothingGone(dataDir)
  const file = join(dataDir, OFFICE_FILE)
  if (!(await sizeOf(file))) return
  const found = await quickCheck(file, (await sizeOf(`${file}-wal`)) !== null)
  if (found !== 'ok') throw new DamagedDataError(found)
}

/** What SQLite would not speak of: a file or a log that is gone, and a log that it would read only in part. */
export async function requireNothingGone(dataDir: string): Promise<void> {
  const file = join(dataDir, OFFICE_FILE)
  const [size, log, key] = await Promise.all([file, `${file}-wal`, join(dataDir, KEY_FILE)].map(sizeOf))
  // The first start may have been cut off before anything was written; then there is neither log nor key.
  if (!size && log) throw new DamagedDataError('office.sqlite 是空的或不见了，它的日志还在')
  if (!size && key !== null)
    throw new DamagedDataError(`office.sqlite ${size === 0 ? '是空的' : '不见了，它的密钥还在'}`)
  if (log === null && (await isLogGone(file))) throw new LogGoneError(`${file}-wal is gone, its index is there`)
  const lost = await findLogDamage(file)
  if (lost) throw new DamagedDataError(lost)
}

/** The log is looked for again after its index, since an office may be opening meanwhile. */
async function isLogGone(file: string): Promise<boolean> {
  return (await isThere(`${file}-shm`)) && !(await isThere(`${file}-wal`))
}

async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    (error: unknown) => {
      if (isMissingFile(error)) return null
      throw error
    },
  )
}

/** Every page and its place in its table; indexes against their tables is the doctor's. */
async function quickCheck(file: string, hasLog: boolean): Promise<string> {
  // Without a log nothing but this process has it open: immutable keeps SQLite from making one.
  const url = `${pathToFileURL(file).href}?mode=ro${hasLog ? '' : '&immutable=1'}`
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(url, sqlite3.OPEN_READONLY | sqlite3.OPEN_URI, (error) =>
      error ? reject(error) : resolve(opened),
    )
  })
  try {
    return await new Promise<string>((resolve, reject) =>
      database.get('PRAGMA quick_check(1)', (error: Error | null, row?: { quick_check: string }) =>
        error ? reject(error) : resolve(row?.quick_check ?? 'no answer'),
      ),
    )
  } catch (error) {
    if (storageFaultOf(error, dirname(file)) !== 'STORAGE_DAMAGED' || !(error instanceof Error)) throw error
    return error.message
  } finally {
    await new Promise((resolve) => database.close(resolve))
  }
}

import { join } from 'node:path'
import sqlite3 from 'sqlite3'

export const LOCK_FILE = 'office.lock'

/** The data folder is already open in another office. */
export class OfficeLockedError extends Error {
  readonly dataDir: string

  constructor(dataDir: string) {
    super(`the data folder is open in another office: ${dataDir}`)
    this.name = 'OfficeLockedError'
    this.dataDir = dataDir
  }
}

/**
 * Keeps two offices from sharing a data folder. The lock is an exclusive transaction on a file of its own: the
 * operating system lets go of it when the process ends in whatever way, so that nothing stale is left after a crash.
 */
export async function lockOffice(dataDir: string): Promise<() => Promise<void>> {
  const lock = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(join(dataDir, LOCK_FILE), (error) => (error ? reject(error) : resolve(opened)))
  })
  const close = () => new Promise<void>((resolve, reject) => lock.close((error) => (error ? reject(error) : resolve())))
  try {
    await new Promise<void>((resolve, reject) =>
      lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;', (error) => (error ? reject(error) : resolve())),
    )
  } catch (error) {
    await close()
    if (error instanceof Error && error.message.includes('SQLITE_BUSY')) throw new OfficeLockedError(dataDir)
    throw error
  }
  return close
}

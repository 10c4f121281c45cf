import { closeSync, openSync, statfsSync } from 'node:fs'
import { join } from 'node:path'

/** What is wrong with the disk the data lies on, by the refusal that says so. Rules SEC-4, SEC-5. */
export type StorageFault = 'DISK_FULL' | 'STORAGE_READ_ONLY' | 'STORAGE_FAILED' | 'STORAGE_DAMAGED'

/** What the system says of a file beside the database, such as an attachment's. */
const SYSTEM: Record<string, StorageFault> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  EROFS: 'STORAGE_READ_ONLY',
  EACCES: 'STORAGE_READ_ONLY',
  EIO: 'STORAGE_FAILED',
}

/** What SQLite says, and the system of a file beside it. Where it only says that reading or writing failed, the folder is asked: see {@link whyInputFails}. */
const SQLITE: Record<string, StorageFault | 'ask the folder'> = {
  SQLITE_FULL: 'DISK_FULL',
  SQLITE_READONLY: 'STORAGE_READ_ONLY',
  SQLITE_CORRUPT: 'STORAGE_DAMAGED',
  SQLITE_NOTADB: 'STORAGE_DAMAGED',
  ...SYSTEM,
  SQLITE_IOERR: 'ask the folder',
  SQLITE_CANTOPEN: 'ask the folder',
}

/** What PostgreSQL says: disk_full, read_only_sql_transaction, io_error, data_corrupted, index_corrupted. */
const POSTGRES: Record<string, StorageFault> = {
  ...SYSTEM,
  '53100': 'DISK_FULL',
  '25006': 'STORAGE_READ_ONLY',
  '58030': 'STORAGE_FAILED',
  XX001: 'STORAGE_DAMAGED',
  XX002: 'STORAGE_DAMAGED',
}

/** Whether an error is the disk's fault and none of the office's. `dataDir` is null where the data is in PostgreSQL. */
export function storageFaultOf(error: unknown, dataDir: string | null): StorageFault | null {
  if (!(error instanceof Error)) return null
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const fault = dataDir === null ? POSTGRES[code] : SQLITE[code]
  if (fault === 'ask the folder') return dataDir === null ? null : whyInputFails(dataDir)
  if (fault) return fault
  return 'driverError' in error ? storageFaultOf(error.driverError, dataDir) : null
}

/** A disk with less room than a log, a copy or a sort may need is full, also where the write that failed was the larger one. */
const LEAST_ROOM = 16 * 1024 * 1024

/**
 * SQLite has one word for a disk that is broken and for one that is full or read-only while it makes the index of its
 * log: the folder itself tells which it is.
 */
function whyInputFails(dataDir: string): StorageFault {
  try {
    const { bavail, bsize } = statfsSync(dataDir)
    if (bavail * bsize < LEAST_ROOM) return 'DISK_FULL'
    closeSync(openSync(join(dataDir, 'office.lock'), 'a'))
    return 'STORAGE_FAILED'
  } catch (error) {
    switch (error instanceof Error && 'code' in error && error.code) {
      case 'EROFS':
      case 'EACCES':
      case 'EPERM':
        return 'STORAGE_READ_ONLY'
      case 'ENOSPC':
        return 'DISK_FULL'
      default:
        return 'STORAGE_FAILED'
    }
  }
}

import { basename, dirname, join } from 'node:path'
import { OFFICE_FILE } from '../database/database'
import { isThere } from '../database/file-errors'
import { KeyMissingError, readKeyBytes } from '../database/personal'
import { requireNotReplacing } from '../database/replacing'
import { makeBackup } from './make-backup'
import { BackupError } from './refused'
import { withScratch } from './scratch'
import { shelfIn } from './shelf'

/** A folder that holds an office, by its own path or by that of its data file; null where it is none. */
export async function folderOfOffice(path: string): Promise<string | null> {
  const folder = basename(path) === OFFICE_FILE ? dirname(path) : path
  return (await isThere(join(folder, OFFICE_FILE))) ? folder : null
}

type Taking = { keyGiven: string | undefined; version: string; now: number }

/**
 * Runs a restore with an office that lies in a folder, such as one that an earlier restore replaced: a backup of it is
 * made first, with all that is asked of one, and is gone afterwards. The folder stays as it is. Rules SEC-3, SEC-4.
 */
export async function withBackupOf<T>(
  folder: string,
  { keyGiven, version, now }: Taking,
  work: (file: string) => Promise<T>,
): Promise<T> {
  await requireNotReplacing(folder)
  const key = await readKeyBytes(folder, keyGiven)
  if (!key) throw new BackupError('folderKey', folder)
  return withScratch(shelfIn(folder), async (scratch) => {
    const order = { source: { dataDir: folder }, folder: scratch, key, reason: 'asked' as const, version, now }
    const name = await makeBackup(order).catch((error: unknown) => {
      throw error instanceof KeyMissingError ? new BackupError('folderKey', folder) : error
    })
    return work(join(scratch, name))
  })
}

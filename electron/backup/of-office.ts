import { join } from 'node:path'
import { KeyMissingError, readKeyBytes } from '../database/personal'
import { makeBackup } from './make-backup'
import { MigrationBackupError } from './refused'
import { type Restored, restoreIntoFolder } from './restore'
import type { Backups, Exchange } from './service'
import { shelfIn } from './shelf'

type OfficePlace = {
  dataDir: string
  databaseUrl?: string | undefined
  attachmentsDir?: string | undefined
  key?: string | undefined
  version: string
  now?: (() => number) | undefined
}

/** The key that the office was just opened with. */
export async function requireKeyBytes({ dataDir, key }: OfficePlace): Promise<Buffer> {
  const bytes = await readKeyBytes(dataDir, key)
  if (!bytes) throw new KeyMissingError(dataDir)
  return bytes
}

/** Data of an earlier version is backed up before it is changed; if that fails the change is not begun. Rule SEC-4. */
export async function backUpBeforeMigrating(office: OfficePlace): Promise<void> {
  const key = await requireKeyBytes(office)
  const { dataDir, databaseUrl, attachmentsDir, version } = office
  const order = { source: { dataDir, databaseUrl, attachmentsDir }, folder: shelfIn(dataDir), key, version }
  await makeBackup({ ...order, reason: 'migration', now: (office.now ?? Date.now)() }).catch((error: unknown) => {
    throw new MigrationBackupError(error)
  })
}

/**
 * How the page's restore is carried out. An office whose database other hosts may be working with is not exchanged from
 * a page: that is done from the command line, when all have stopped.
 */
export function restoreOf(
  { dataDir, databaseUrl, key, exchange }: OfficePlace & { exchange?: Exchange | undefined },
  now: () => number,
  onRestored: (restored: Restored) => void,
): Backups['restore'] {
  if (!exchange || databaseUrl) return null
  return (name, by) => {
    const askPassphrase = () => Promise.reject(new KeyMissingError(dataDir))
    const order = { file: join(shelfIn(dataDir), name), dataDir, key: { given: key, askPassphrase }, by }
    exchange(async () => {
      onRestored(await restoreIntoFolder({ ...order, isForced: true, now: now() }))
    })
  }
}

import type { Backup, BackupReason } from '../../shared/backup/backup'
import type { BackupFailed, Shelf } from '../../shared/backup/contract'
import type { Recovery } from './recovery'

/** The office's backups: one is made or tried at a time, in a process beside. Rule SEC-4. */
export type Backups = {
  folder: string
  /** What there is and what goes on; not what the office itself knows. */
  look(): Promise<Omit<Shelf, 'hasRecovery' | 'canRestore'>>
  find(name: string): Promise<Backup | null>
  make(reason: BackupReason): Promise<Backup | { failed: BackupFailed }>
  test(name: string): Promise<Backup | { failed: BackupFailed }>
  /** Makes the day's backup if there is none; never throws, what fails is kept and tried again later. */
  makeIfDue(): Promise<void>
  wrapKey(passphrase: string): Promise<Recovery>
  /** Lets one session fetch a file once, for a minute; gives the address. */
  offer(name: string, sessionId: string): string
  /** The path that was offered to this session; null otherwise. */
  collect(token: string, sessionId: string): { path: string; name: string } | null
  /** Puts the office back to a backup, soon after this; null where that cannot be done from here. */
  restore: ((name: string, by: string) => void) | null
  close(): Promise<void>
}

/** Where a file that was offered is fetched. */
export const DOWNLOADS = '/backups'

/** How a host exchanges the office it keeps: closes it, does the work on its files, opens it again. */
export type Exchange = (work: () => Promise<void>) => void

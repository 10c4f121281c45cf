import { isThere } from '../database/file-errors'
import { clearIncoming } from '../database/replacing'
import type { Source } from './copy'
import { clearLeftovers } from './scratch'
import { shelfIn } from './shelf'

/**
 * Clears away what killed backups and restores have left in an office's folder, some of it in the clear, and gives what
 * that was: nothing of it is ever taken for data. To be called by who opens the office, or restores. Rules SEC-3, SEC-4.
 */
export async function clearUnfinished({ dataDir, databaseUrl }: Source): Promise<string[]> {
  // Of a folder beside PostgreSQL nobody holds the lock: a restore into SQLite may be at work in it.
  const cleared = databaseUrl ? [] : await clearIncoming(dataDir)
  for (const folder of [dataDir, shelfIn(dataDir)]) {
    if (await isThere(folder)) cleared.push(...(await clearLeftovers(folder)))
  }
  return cleared
}

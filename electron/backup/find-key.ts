import { KeyMissingError, keyIdOf, readKeyBytes } from '../database/personal'
import type { BackupHeader } from './header'
import { unwrapKey } from './recovery'
import { BackupError } from './refused'

export type KeyPlaces = {
  /** `FANGHAO_KEY`, with which the restored office would be opened too. */
  given: string | undefined
  /** Folders whose `office.key` may be the right one. */
  folders: readonly string[]
  /** Asks for the recovery passphrase, only where no key is at hand. */
  askPassphrase(): Promise<string>
}

/** The key a backup was sealed with: one at hand, else the one that its recovery passphrase opens. Rule SEC-3. */
export async function findKey({ keyId, recovery }: BackupHeader, places: KeyPlaces): Promise<Buffer> {
  if (places.given !== undefined) {
    const key = await readKeyBytes('', places.given)
    if (key && keyIdOf(key) === keyId) return key
    throw new BackupError('keyGiven', keyId)
  }
  for (const folder of places.folders) {
    const key = await readKeyBytes(folder, undefined).catch((error: unknown) => {
      if (error instanceof KeyMissingError) return null
      throw error
    })
    if (key && keyIdOf(key) === keyId) return key
  }
  if (!recovery) throw new BackupError('keyElsewhere', keyId)
  const key = await unwrapKey(recovery, await places.askPassphrase())
  if (keyIdOf(key) !== keyId) throw new BackupError('altered', keyId)
  return key
}

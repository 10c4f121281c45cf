import { readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeBackup } from '../../electron/backup/make-backup'
import { type RestoreOrder, restoreIntoFolder } from '../../electron/backup/restore'
import { listBackups, shelfIn } from '../../electron/backup/shelf'
import type { Backup, BackupReason } from '../../shared/backup/backup'
import type { Place } from './a-place'
import { OPENING } from './an-office'

/** The key of an office, as its file has it. */
export async function keyOf({ dataDir }: Pick<Place, 'dataDir'>): Promise<Buffer> {
  return Buffer.from((await readFile(join(dataDir, 'office.key'), 'utf8')).trim(), 'hex')
}

/** Makes a backup of an office into its own folder, beside it. */
export async function backUp(place: Place, now = OPENING, reason: BackupReason = 'asked'): Promise<Backup> {
  const folder = shelfIn(place.dataDir)
  const name = await makeBackup({
    source: place,
    folder,
    key: await keyOf(place),
    reason,
    version: '0.0.0-test',
    now,
  })
  const backup = (await listBackups(folder)).find((one) => one.name === name)
  if (!backup) throw new Error(`${name} is not on the shelf`)
  return backup
}

/** Spoils a file as a disk does: one bit, by default in the middle, and neither its size nor its time. */
export async function flipABit(path: string, at?: 'end'): Promise<void> {
  const [{ mtimeMs }, bytes] = [await stat(path), await readFile(path)]
  const place = at === 'end' ? bytes.length - 1 : Math.floor(bytes.length / 2)
  bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place)
  await writeFile(path, bytes)
  const seconds = Math.floor(mtimeMs / 1_000)
  await utimes(path, seconds, seconds)
}

/** Restores a backup into a folder; nobody knows the passphrase unless it is given. */
export async function restoreInto(dataDir: string, file: string, more: Partial<RestoreOrder> = {}) {
  const askPassphrase = () => Promise.reject(new Error('nobody was to be asked'))
  const key = { given: undefined, askPassphrase }
  return restoreIntoFolder({ file, dataDir, key, isForced: false, by: '', now: OPENING, ...more })
}

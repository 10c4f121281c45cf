import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { access, rename } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { DataSource } from 'typeorm'
import { z } from 'zod'
import type { BackupPhase, BackupReason } from '../../shared/backup/backup'
import { dayOf, timeOf } from '../../shared/kernel/day'
import { OFFICE_FILE } from '../database/database'
import { isThere } from '../database/file-errors'
import { makeFolder } from '../database/make-folder'
import { KeyMissingError, keyIdOf } from '../database/personal'
import { sqliteDriver } from '../database/sqlite-driver'
import { syncFolder } from '../database/sync-folder'
import { KEY_SETTING } from '../gate/tables'
import type { BundledFile } from './bundle'
import { copyOffice, type Source } from './copy'
import type { BackupHeader } from './header'
import { RECOVERY_SETTING, type Recovery, readRecovery } from './recovery'
import { BackupError, inFolder } from './refused'
import { withScratch } from './scratch'
import { sealFile } from './seal'
import { noteTried, rotate, shelfIn } from './shelf'
import { tryBackup } from './try-backup'

export type BackupOrder = {
  source: Source
  /** The folder the backup goes to. */
  folder: string
  key: Buffer
  reason: BackupReason
  version: string
  /** The office's time. */
  now: number
}

/**
 * Makes a backup: copies the office as it stands, seals the copy into one file that is on the disk before it has its
 * name, opens it again and examines it; on the office's own shelf what has served its time is removed. Gives its name. Rules SEC-3, SEC-4.
 */
export async function makeBackup(order: BackupOrder, report: (phase: BackupPhase) => void = () => undefined) {
  const { source, folder, key, reason, version, now } = order
  // The copy is in the clear: it lies beside the office, never where the sealed file goes. Rule SEC-3.
  const workshop = shelfIn(source.dataDir)
  await requireWritable(workshop)
  report('copying')
  const { name, rows } = await withScratch(workshop, async (scratch) => {
    const copy = join(scratch, OFFICE_FILE)
    const copied = await copyOffice(source, copy)
    const recovery = await recoveryIn(copy, key)
    report('sealing')
    const header = {
      format: copied.files.length === 0 ? (1 as const) : (2 as const),
      madeAt: now,
      version,
      migration: copied.migration,
      reason,
      keyId: keyIdOf(key),
      salt: randomBytes(32).toString('base64'),
      recovery,
    }
    const name = await inFolder(folder, () => placeSealed(copy, folder, header, key, copied.files))
    return { name, rows: copied.rows }
  })
  report('trying')
  const tried = await tryBackup({ folder, name, workshop, key, now, rows })
  await inFolder(folder, () => noteTried(folder, name, tried, now))
  // What a person put elsewhere, on a stick with others', is theirs to throw away.
  if (resolve(folder) === resolve(workshop)) await rotate(folder, keyIdOf(key), { made: name, now })
  return name
}

async function requireWritable(workshop: string): Promise<void> {
  try {
    await makeFolder(workshop)
    await access(workshop, constants.W_OK)
  } catch (error) {
    const isDenied = error instanceof Error && 'code' in error && DENIED.has(String(error.code))
    throw isDenied ? new BackupError('noWorkshop', dirname(workshop)) : error
  }
}

const DENIED = new Set(['EACCES', 'EPERM', 'EROFS'])

/** Seals the copy into its folder, where it has its name only once it is whole and on the disk. */
function placeSealed(
  copy: string,
  folder: string,
  header: BackupHeader,
  key: Buffer,
  files: readonly BundledFile[],
): Promise<string> {
  return withScratch(folder, async (scratch) => {
    const sealed = join(scratch, 'sealed')
    await sealFile(copy, sealed, header, key, files)
    const name = await freeName(folder, header.madeAt, header.reason)
    await rename(sealed, join(folder, name))
    await syncFolder(folder)
    return name
  })
}

const settingsSchema = z.array(z.strictObject({ name: z.string(), value: z.string() }))

/** The office's wrapped key, if a passphrase was set; refused where the key at hand is not the one of this data. */
async function recoveryIn(copy: string, key: Buffer): Promise<Recovery | null> {
  const source = new DataSource({ type: 'sqlite', driver: sqliteDriver, database: copy })
  await source.initialize()
  try {
    const settings = settingsSchema.parse(await source.query('SELECT "name", "value" FROM "setting"'))
    const settingOf = (wanted: string) => settings.find(({ name }) => name === wanted)?.value ?? null
    const [keyId, recovery] = [settingOf(KEY_SETTING), settingOf(RECOVERY_SETTING)]
    if (keyId !== null && keyId !== keyIdOf(key)) {
      throw new KeyMissingError(`the data was encrypted with key ${keyId}, this is ${keyIdOf(key)}`)
    }
    // What cannot be read is none: a backup that needs office.key is better than no backup.
    const wrapped = readRecovery(recovery)
    return wrapped?.keyId === keyIdOf(key) ? wrapped : null
  } finally {
    await source.destroy()
  }
}

async function freeName(folder: string, now: number, reason: BackupReason): Promise<string> {
  const time = `${dayOf(now)}-${timeOf(now)}`.replace(/^(\d+)-(\d+)-(\d+)-(\d+):(\d+):(\d+)$/, '$1$2$3-$4$5$6')
  for (let again = 1; ; again += 1) {
    const name = `fanghao-${time}${again === 1 ? '' : `-${again}`}-${reason}.fhbak`
    if (!(await isThere(join(folder, name)))) return name
  }
}

import { randomBytes } from 'node:crypto'
import { rename, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { DataSource } from 'typeorm'
import { z } from 'zod'
import type { BackupPhase, BackupReason } from '../../shared/backup/backup'
import { dayOf, timeOf } from '../../shared/kernel/day'
import { OFFICE_FILE } from '../database/database'
import { KeyMissingError, keyIdOf } from '../database/personal'
import { sqliteDriver } from '../database/sqlite-driver'
import { syncFolder } from '../database/sync-folder'
import { KEY_SETTING } from '../gate/tables'
import { copyOffice, type Source } from './copy'
import { RECOVERY_SETTING, type Recovery, recoverySchema } from './recovery'
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
  report('copying')
  const { name, rows } = await withScratch(folder, async (scratch) => {
    const copy = join(scratch, OFFICE_FILE)
    const copied = await copyOffice(source, copy)
    const recovery = await recoveryIn(copy, key)
    report('sealing')
    const header = {
      format: 1 as const,
      madeAt: now,
      version,
      migration: copied.migration,
      reason,
      keyId: keyIdOf(key),
      salt: randomBytes(32).toString('base64'),
      recovery,
    }
    const sealed = join(scratch, 'sealed')
    await sealFile(copy, sealed, header, key)
    const free = await freeName(folder, now, reason)
    await rename(sealed, join(folder, free))
    await syncFolder(folder)
    return { name: free, rows: copied.rows }
  })
  report('trying')
  await noteTried(folder, name, await tryBackup({ folder, name, key, now, rows }), now)
  // What a person put elsewhere, on a stick with others', is theirs to throw away.
  if (resolve(folder) === resolve(shelfIn(source.dataDir))) await rotate(folder, keyIdOf(key))
  return name
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
    const parsed = recovery === null ? null : recoverySchema.parse(JSON.parse(recovery))
    return parsed?.keyId === keyIdOf(key) ? parsed : null
  } finally {
    await source.destroy()
  }
}

async function freeName(folder: string, now: number, reason: BackupReason): Promise<string> {
  const time = `${dayOf(now)}-${timeOf(now)}`.replace(/^(\d+)-(\d+)-(\d+)-(\d+):(\d+):(\d+)$/, '$1$2$3-$4$5$6')
  for (let again = 1; ; again += 1) {
    const name = `fanghao-${time}${again === 1 ? '' : `-${again}`}-${reason}.fhbak`
    const isTaken = await stat(join(folder, name)).then(
      () => true,
      () => false,
    )
    if (!isTaken) return name
  }
}

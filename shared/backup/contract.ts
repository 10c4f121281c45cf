import { z } from 'zod'
import { command, order, query } from '../kernel/call'
import { instantSchema } from '../kernel/day'
import { refusal } from '../kernel/refusal'
import { backupNameSchema, backupPhaseSchema, backupSchema, LONGEST_PASSPHRASE, SHORTEST_PASSPHRASE } from './backup'

/** Why a backup could not be made: the disk is full, may not be written, or something nobody expected. */
export const backupFailedSchema = z.enum(['diskFull', 'denied', 'unexpected'])
export type BackupFailed = z.infer<typeof backupFailedSchema>

export const shelfSchema = z.strictObject({
  /** The folder on the office's computer. */
  folder: z.string(),
  backups: z.array(backupSchema),
  /** Whether a recovery passphrase has been set: without one another PC cannot restore. Rule SEC-3. */
  hasRecovery: z.boolean(),
  /** What is being made or tried right now. */
  running: backupPhaseSchema.nullable(),
  /** The last backup that could not be made, until one could. */
  failure: z.strictObject({ at: instantSchema, why: backupFailedSchema }).nullable(),
  /** Whether the page may restore; several hosts on one database, or a demonstration, cannot be exchanged from here. */
  canRestore: z.boolean(),
})
export type Shelf = z.infer<typeof shelfSchema>

const failed = { BACKUP_FAILED: refusal('SEC-4', { why: backupFailedSchema }) }

/** 备份: making, trying, handing out and restoring them. Rules SEC-3, SEC-4. */
export const backupsContract = {
  list: query('backup.manage').output(shelfSchema),
  /** Makes one now, opens it again and examines it; then those that have served their time go. */
  make: command('backup.manage').input(order({})).errors(failed).output(backupSchema),
  /** Opens one again and examines it. */
  test: command('backup.manage')
    .input(order({ name: backupNameSchema }))
    .errors(failed)
    .output(backupSchema),
  /** Gives an address from which this very session can fetch the file, once and soon. */
  download: command('backup.manage')
    .input(order({ name: backupNameSchema }))
    .output(z.strictObject({ address: z.string() })),
  /** Sets the recovery passphrase for the backups from now on. It is kept nowhere. Rule SEC-3. */
  setPassphrase: command('backup.manage')
    .input(order({ passphrase: z.string().min(SHORTEST_PASSPHRASE).max(LONGEST_PASSPHRASE) }))
    .output(z.strictObject({})),
  /**
   * Puts the office back to a backup. What is replaced is kept; everybody signs in anew. The admin's own password and
   * a project's name are asked, since it cannot be done by mistake.
   */
  restore: command('backup.manage')
    .input(order({ name: backupNameSchema, password: z.string().max(128), project: z.string().max(80) }))
    .errors({
      SIGN_IN_FAILED: refusal('SEC-1', {}, 401),
      SIGN_IN_LIMITED: refusal('SEC-1', { until: instantSchema }, 429),
      PROJECT_NAME_WRONG: refusal('SEC-5', {}),
      BACKUP_NOT_SOUND: refusal('SEC-4', { name: z.string() }),
      RESTORE_ELSEWHERE: refusal('SEC-4', {}),
    })
    .output(z.strictObject({})),
}

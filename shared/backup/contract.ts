import { z } from 'zod'
import { command, order, publicQuery, query } from '../kernel/call'
import { DAY, instantSchema } from '../kernel/day'
import { refusal } from '../kernel/refusal'
import { backupNameSchema, backupPhaseSchema, backupSchema, LONGEST_PASSPHRASE, SHORTEST_PASSPHRASE } from './backup'
import { restoreNoteSchema } from './restored'

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

/** The last restore, for everybody's sign-in page: what is gone, and what to do about papers. Rule SEC-4. */
export const lastRestoreSchema = z.strictObject({
  at: instantSchema,
  /** Who asked for it; empty from the command line. */
  by: z.string(),
  ...restoreNoteSchema.pick({ madeAt: true, until: true, numbering: true, passedOver: true }).shape,
})
export type LastRestore = z.infer<typeof lastRestoreSchema>

/** For so long a restore is told on the sign-in pages. */
export const RESTORE_TOLD_FOR = 7 * DAY

const failed = { BACKUP_FAILED: refusal('SEC-4', { why: backupFailedSchema }) }

/** 备份: making, trying, handing out and restoring them. Rules SEC-3, SEC-4. */
export const backupsContract = {
  list: query('backup.manage').output(shelfSchema),
  /** What the office was restored to lately; null where it was not. Nobody is signed in after a restore. */
  lastRestore: publicQuery().output(lastRestoreSchema.nullable()),
  /** What a restore would take away: tickets submitted and everything else done since the backup. */
  loss: query('backup.manage')
    .input(z.strictObject({ name: backupNameSchema }))
    .output(z.strictObject({ tickets: z.int().min(0), actions: z.int().min(0) })),
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

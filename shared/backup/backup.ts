import { z } from 'zod'
import { HOUR, instantSchema, MINUTE, SECOND, startOfDay } from '../kernel/day'

/** Why a backup was made: before an upgrade, for a new business day, because somebody asked, before a restore. Rule SEC-4. */
export const backupReasonSchema = z.enum(['migration', 'day', 'asked', 'restore'])
export type BackupReason = z.infer<typeof backupReasonSchema>

/** A backup's file name: Shanghai's date and time, and why it was made. */
export const backupNameSchema = z
  .string()
  .max(60)
  .regex(/^fanghao-\d{8}-\d{6}(-\d{1,3})?-(migration|day|asked|restore)\.fhbak$/)

/** When and why a backup was made, by its name; null where there is no such time. */
export function parseBackupName(name: string): { madeAt: number | null; reason: BackupReason } {
  const [, date = '', time = '', , reason] = /^fanghao-(\d{8})-(\d{6})(-\d+)?-([a-z]+)\.fhbak$/.exec(name) ?? []
  const [hours, minutes, seconds] = [time.slice(0, 2), time.slice(2, 4), time.slice(4)].map(Number)
  const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
  const madeAt = startOfDay(day) + Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND
  return { madeAt: instantSchema.safeParse(madeAt).data ?? null, reason: backupReasonSchema.parse(reason) }
}

/** One thing that the doctor found in the copy. */
export const backupFindingSchema = z.strictObject({
  rule: z.string(),
  name: z.string(),
  where: z.string(),
  what: z.string(),
})

/**
 * What came of trying the backup. `sound`: opened again and nothing found; `faulty`: it opens, but the doctor found
 * something in the data; `unreadable`: it cannot be opened; `untried`: nobody has tried this file yet. Rule SEC-4.
 */
export const backupStateSchema = z.enum(['sound', 'faulty', 'unreadable', 'untried'])
export type BackupState = z.infer<typeof backupStateSchema>

export const backupSchema = z.strictObject({
  name: backupNameSchema,
  madeAt: instantSchema,
  reason: backupReasonSchema,
  /** Bytes of the file. */
  size: z.int().min(0),
  /** The program that made it. */
  version: z.string(),
  keyId: z.string(),
  /** Whether another PC can restore it with the recovery passphrase alone. Rule SEC-3. */
  hasRecovery: z.boolean(),
  state: backupStateSchema,
  triedAt: instantSchema.nullable(),
  /** How many things were found, and the first of them. */
  found: z.int().min(0),
  findings: z.array(backupFindingSchema),
})
export type Backup = z.infer<typeof backupSchema>

/** What is being done with a backup right now. */
export const backupPhaseSchema = z.enum(['copying', 'sealing', 'trying'])
export type BackupPhase = z.infer<typeof backupPhaseSchema>

/** The shortest recovery passphrase: nobody should guess it from a stolen backup. Rule SEC-3. */
export const SHORTEST_PASSPHRASE = 12
export const LONGEST_PASSPHRASE = 200

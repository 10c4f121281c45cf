import { z } from 'zod'
import { instantSchema } from '../kernel/day'
import { type DOCUMENT_LETTERS, documentNumber } from '../kernel/serial'

/**
 * Numbers of one kind and day that the replaced office had drawn and the restored one has not: papers carry them, and
 * so they are passed over. Rules SEC-4, LED-3.
 */
export const passedOverSchema = z.strictObject({
  projectId: z.string(),
  kind: z.enum(['ticket', 'special', 'subscription', 'contract', 'receipt', 'refund']),
  day: z.string(),
  from: z.int().min(1).max(999_999),
  to: z.int().min(1).max(999_999),
})
export type PassedOver = z.infer<typeof passedOverSchema>

/**
 * How the numbers of documents go on after a restore. `continued`: after the last ones of the office that was replaced;
 * `unknown`: that office was not there or could not be read, and numbers of that day may be drawn a second time.
 */
export const numberingSchema = z.enum(['continued', 'unknown'])

/** The call under which a restore stands in the record. */
export const RESTORED_CALL = 'backups.restored'

/** What the record of the restored office says of the restore. */
export const restoreNoteSchema = z.strictObject({
  file: z.string(),
  /** When the backup was made. */
  madeAt: instantSchema,
  /** Up to which instant the data goes: its last action. */
  until: instantSchema,
  /** Where what was replaced is kept; null where nothing was. */
  kept: z.string().nullable(),
  numbering: numberingSchema,
  passedOver: z.array(passedOverSchema),
})
export type RestoreNote = z.infer<typeof restoreNoteSchema>

/** The numbers passed over, as they stand on paper: `FH-20260607-0013` to `FH-20260607-0020`. */
export function numbersOf({ kind, day, from, to }: PassedOver): { first: string; last: string } {
  return { first: documentNumber(kind, day, from), last: documentNumber(kind, day, to) }
}

/** The kinds whose numbers are drawn by day. */
export const NUMBERED_KINDS = passedOverSchema.shape.kind.options satisfies readonly (keyof typeof DOCUMENT_LETTERS)[]

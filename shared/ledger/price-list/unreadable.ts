import { z } from 'zod'
import { type Refusal, refuse } from '../../kernel/refusal'
import type { SheetPeek } from './peek'

/** Why a file cannot be read as a price list at all. */
export const unreadableReasonSchema = z.enum([
  /** No workbook: another kind of file. */
  'notWorkbook',
  /** A table in a form that is not read: `.xlsb`, `.ods`, Excel before 5. */
  'otherFormat',
  'encrypted',
  'damaged',
  /** Too large when unpacked, or too many rows, columns or merged cells. */
  'tooLarge',
  /** No sheet has the headings of a price list. */
  'headerMissing',
  /** Only hidden sheets have them; `looked` names those. */
  'listHidden',
  /** The figure the person says decides has no column. */
  'decidingColumnMissing',
])
export type UnreadableReason = z.infer<typeof unreadableReasonSchema>

/** 读不了: the file is refused as a whole; `looked` names what was looked for. Rule LED-8. */
export type Unreadable = Refusal<
  'FILE_UNREADABLE',
  {
    reason: UnreadableReason
    looked: string[]
    /** Where the workbook was opened and no list found in it: its sheets, to be pointed at. */
    sheets?: SheetPeek[] | undefined
  }
>

/** Refuses a file as a whole. */
export function unreadable(reason: UnreadableReason, looked: string[] = []): Unreadable {
  return refuse('FILE_UNREADABLE', { reason, looked })
}

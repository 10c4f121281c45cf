import type { EntitySchema } from 'typeorm'
import type { AttachmentFiles } from '../attachments/attachment-files'
import { RESTORE } from '../database/doctor'
import type { Personal } from '../database/personal'
import type { SealedRow } from '../database/sealed-rows'
import type { TableSql } from '../database/table-sql'
import type { Reader } from '../gate/unit-of-work'

/** What a check is given: one snapshot of the office's data, read only. */
export type Examined = {
  db: Reader
  /** The time the data is judged at; never behind the last committed command. Rule LED-4. */
  now: number
  /** What the clock of this PC says, wherever the record has come to. */
  pcTime: number
  /** The key of the personal data, where it is at hand. Rule SEC-3. */
  personal: Personal | null
  /** The key the office says its data is encrypted with; null before anybody has. */
  keyId: string | null
  /** The files beside the database, where the key and their folder are at hand. Rule SEC-3. */
  attachments: Pick<AttachmentFiles, 'read'> | null
  /** Every table of the office. */
  tables: readonly EntitySchema[]
  /** A table's rows with their seals. Rule SEC-2. */
  readSealed(table: EntitySchema): Promise<{ sql: TableSql; rows: SealedRow[] }>
}

/** One failing thing: where it is and what is wrong with it. No personal data in either. */
export type Found = { where: string; what: string }

/** A rule that the data shows to be kept or broken. `name` is what scripts and tests know it by. */
export type Check = {
  rule: string
  name: string
  /** What whoever reads the finding does about it. */
  remedy: string
  run(exam: Examined): Promise<Found[]>
}

export type Finding = Found & Pick<Check, 'rule' | 'name' | 'remedy'>

/** 一组检查: what one room of the office has to say about its data. */
export type CheckGroup = { title: string; checks: readonly Check[] }

/** The same for every check of one examination, and worked out once. */
export function remembered<Value>(work: (exam: Examined) => Promise<Value>): (exam: Examined) => Promise<Value> {
  const known = new WeakMap<Examined, Promise<Value>>()
  return (exam) => {
    const value = known.get(exam) ?? work(exam)
    known.set(exam, value)
    return value
  }
}

/** What there is to do about what is found, in the words that fit most of it. */
export const REMEDY = {
  restore: RESTORE,
  holdSale: `弄清之前不要再卖这套房；${RESTORE}`,
  holdDeal: `弄清之前不要凭这张单收款、签约；${RESTORE}`,
  tampered: `有人绕过程序改过数据：先查明谁动过数据文件；${RESTORE}`,
  reenter: '由管理员在人员页重新填写',
} as const

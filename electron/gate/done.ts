import type { Refusal } from '../../shared/kernel/refusal'
import type { Changes } from './changes'

/** What the audit row says of a command: what it was about and what changed. Personal data only masked. Rule SEC-2. */
export type AuditNote = { subject: string; before?: unknown; after?: unknown }

/** A command carried out: its answer, its audit note, and what the pages are told after the commit. */
export type Done<Output> = { output: Output; audit: AuditNote; changes?: Changes }

/** A refusal that is itself a fact to keep, such as a wrong password: what was written stays. */
export type KeptRefusal<R extends Refusal> = { kept: R; audit: AuditNote }

export function done<Output>(output: Output, audit: AuditNote, changes?: Changes): Done<Output> {
  return { output, audit, changes }
}

export function refuseKeeping<R extends Refusal>(kept: R, audit: AuditNote): KeptRefusal<R> {
  return { kept, audit }
}

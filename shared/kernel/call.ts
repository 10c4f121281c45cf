import { oc } from '@orpc/contract'
import { z } from 'zod'
import type { Permission } from '../staff/roles'
import { refusal } from './refusal'

/**
 * Who may give a call: a permission of the table, everyone who is signed in, or anyone at all
 * (`public`: only what comes before signing in).
 */
export type Access = Permission | 'signedIn' | 'public'

/** What a call is and who may give it; the gate reads nothing else. */
export type CommandMeta = { kind: 'command'; access: Exclude<Access, 'public'>; takesFile?: true }
export type PublicCommandMeta = { kind: 'command'; access: 'public' }
export type QueryMeta = { kind: 'query'; access: Exclude<Access, 'public'> }
export type PublicQueryMeta = { kind: 'query'; access: 'public' }
export type WatchMeta = { kind: 'watch'; access: Exclude<Access, 'public'> }
export type CallMeta = CommandMeta | PublicCommandMeta | QueryMeta | PublicQueryMeta | WatchMeta

/** One thing wrong with what was sent: where it stands, and Zod's own code and figures for it. */
export const inputIssueSchema = z.strictObject({
  path: z.array(z.union([z.string(), z.number()])),
  code: z.string(),
  message: z.string(),
})

/** The refusals any call may give, since the gate itself gives them. */
export const gateRefusals = {
  NOT_SIGNED_IN: refusal('SEC-1', {}, 401),
  /** 已锁屏: somebody has to enter first. */
  LOCKED: refusal('SEC-1', {}, 423),
  NOT_ALLOWED: refusal('SEC-1', { access: z.string() }, 403),
  INPUT_INVALID: refusal('SEC-5', { issues: z.array(inputIssueSchema) }, 422),
  NOT_FOUND: refusal('SEC-5', { what: z.string() }, 404),
  STALE: refusal('SEC-5', { what: z.string(), version: z.int() }),
  REQUEST_REUSED: refusal('SEC-5', {}),
  /** 已重新开始: the project was tried and set aside; nothing is done in it any more. */
  PROJECT_SET_ASIDE: refusal('LED-3', {}),
  /** The database cannot be reached: nothing was saved. */
  DATABASE_AWAY: refusal('SEC-4', {}, 503),
  /** The database is there and gave up, as after a time limit or behind a lock: nothing was saved. */
  DATABASE_BUSY: refusal('SEC-4', {}, 503),
  /** The database was lost while it was saving. Sent again with the same id, the request is carried out at most once. */
  OUTCOME_UNKNOWN: refusal('SEC-4', {}, 503),
  /** 磁盘已满: nothing was saved. Served again, without a restart, as soon as there is room. */
  DISK_FULL: refusal('SEC-4', {}, 507),
  /** The folder, disk or database can be read and not written: nothing was saved. */
  STORAGE_READ_ONLY: refusal('SEC-4', {}, 503),
  /** The disk reports errors: nothing was acknowledged. */
  STORAGE_FAILED: refusal('SEC-4', {}, 503),
  /** The data file is damaged where it was to be read or written. */
  STORAGE_DAMAGED: refusal('SEC-4', {}, 503),
  /** 无法读取: what is needed was changed in the database past the office. Nothing was saved. */
  DATA_UNREADABLE: refusal('SEC-3', {}),
  UNEXPECTED: { status: 500, message: 'UNEXPECTED', data: z.strictObject({ id: z.string() }) },
}

/** Declares a command: one transaction with its audit row. Its input is made with {@link order}. */
export function command(access: CommandMeta['access']) {
  return oc.$meta<CommandMeta>({ kind: 'command', access }).errors(gateRefusals).route({ method: 'POST' })
}

/** Declares a command that takes a file: nothing else may be as large. */
export function fileCommand(access: CommandMeta['access']) {
  return command(access).meta({ kind: 'command', access, takesFile: true })
}

/** Declares a command that comes before signing in. */
export function publicCommand() {
  return oc
    .$meta<PublicCommandMeta>({ kind: 'command', access: 'public' })
    .errors(gateRefusals)
    .route({ method: 'POST' })
}

/** Declares a query: it gets a reader that cannot write. */
export function query(access: QueryMeta['access']) {
  return oc.$meta<QueryMeta>({ kind: 'query', access }).errors(gateRefusals).route({ method: 'GET' })
}

/** Declares a query that comes before signing in. */
export function publicQuery() {
  return oc.$meta<PublicQueryMeta>({ kind: 'query', access: 'public' }).errors(gateRefusals).route({ method: 'GET' })
}

/** Declares a watch: a stream of what changes. It may end with a refusal. */
export function watch(access: WatchMeta['access']) {
  return oc
    .$meta<WatchMeta>({ kind: 'watch', access })
    .errors(gateRefusals)
    .errors({ TOO_MANY_WINDOWS: refusal('SEC-5', { most: z.int() }, 429) })
    .route({ method: 'GET' })
}

/**
 * A command's input: strict, with the request's own id. The same id sent twice by one person gets the first
 * answer, so that a second click or a repeated request changes nothing more.
 */
export function order<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject({ requestId: z.uuid(), ...shape })
}

export const idSchema = z.uuid()
/** Versions and numbers are kept as 32-bit counts: a larger one is no version, on PostgreSQL not even a question. */
export const versionSchema = z.int().min(1).max(2_147_483_647)

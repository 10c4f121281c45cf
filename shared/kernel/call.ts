import { oc } from '@orpc/contract'
import { z } from 'zod'
import type { Permission } from '../staff/roles'
import { refusal } from './refusal'

/**
 * Who may give a call: a permission of the table, everyone who is signed in, or anyone at all
 * (`public`: only what comes before signing in).
 */
export type Access = Permission | 'signedIn' | 'public'

export type CommandMeta = { kind: 'command'; access: Access }
export type QueryMeta = { kind: 'query'; access: Access }
export type WatchMeta = { kind: 'watch'; access: Access }
export type CallMeta = CommandMeta | QueryMeta | WatchMeta

/** One thing wrong with what was sent: where it stands, and Zod's own code and figures for it. */
export const inputIssueSchema = z.strictObject({
  path: z.array(z.union([z.string(), z.number()])),
  code: z.string(),
  message: z.string(),
})

/** The refusals any call may give, since the gate itself gives them. */
export const gateRefusals = {
  NOT_SIGNED_IN: refusal('SEC-1', {}, 401),
  NOT_ALLOWED: refusal('SEC-1', { access: z.string() }, 403),
  INPUT_INVALID: refusal('SEC-5', { issues: z.array(inputIssueSchema) }, 422),
  NOT_FOUND: refusal('SEC-5', { what: z.string() }, 404),
  STALE: refusal('SEC-5', { what: z.string(), version: z.int() }),
  REQUEST_REUSED: refusal('SEC-5', {}),
  UNEXPECTED: { status: 500, message: 'UNEXPECTED', data: z.strictObject({ id: z.string() }) },
}

const commandBase = oc.$meta<CommandMeta>({ kind: 'command', access: 'signedIn' }).errors(gateRefusals)
const queryBase = oc.$meta<QueryMeta>({ kind: 'query', access: 'signedIn' }).errors(gateRefusals)
const watchBase = oc.$meta<WatchMeta>({ kind: 'watch', access: 'signedIn' }).errors(gateRefusals)

/** Declares a command: one transaction with its audit row. Its input is made with {@link order}. */
export function command(access: Access) {
  return commandBase.route({ method: 'POST' }).meta({ kind: 'command', access })
}

/** Declares a query: it gets a reader that cannot write. */
export function query(access: Access) {
  return queryBase.route({ method: 'GET' }).meta({ kind: 'query', access })
}

/** Declares a watch: a stream of what changes. */
export function watch(access: Access) {
  return watchBase.route({ method: 'GET' }).meta({ kind: 'watch', access })
}

/**
 * A command's input: strict, with the request's own id. The same id sent twice by one person gets the first
 * answer, so that a second click or a repeated request changes nothing more.
 */
export function order<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject({ requestId: z.uuid(), ...shape })
}

export const idSchema = z.uuid()
export const versionSchema = z.int().min(1)

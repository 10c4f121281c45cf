import type { ContractRouter } from '@orpc/contract'
import { traverseContractProcedures } from '@orpc/server'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie } from 'hono/cookie'
import type { Access, CallMeta } from '../../shared/kernel/call'
import { isAllowed, type Role } from '../../shared/staff/roles'
import { SESSION_COOKIE } from '../gate/session'
import type { AppEnv } from './app-env'

/** Bytes: of what somebody sends who brings no session, of a call that names every home of a project, of a file. */
const LARGEST = { unknown: 64_000, call: 2_000_000, file: 25_000_000 }
/** No call is nested half as deep; what is takes JSON's reader a hundred times as long. */
const DEEPEST = 40

export type BodiesConfig = {
  contract: ContractRouter<CallMeta>
  /** Under which paths calls are given. */
  prefixes: readonly string[]
  /** Who a session's token stands for. */
  findRole(token: string | null): Promise<Role | null>
}

/**
 * How much of a request is read. A file only from those who may give a call that takes one: everybody else is answered
 * without a look at it. All other calls come as JSON. Rules SEC-1, SEC-5.
 */
export function openBodies({ contract, prefixes, findRole }: BodiesConfig): MiddlewareHandler<AppEnv> {
  const takers = fileTakers(contract)
  const limits = { unknown: limitTo(LARGEST.unknown), call: limitTo(LARGEST.call), file: limitTo(LARGEST.file) }
  return async (c, next) => {
    const { headers, method, url } = c.req.raw
    if (method === 'GET' || method === 'HEAD') return next()
    const prefix = prefixes.find((start) => c.req.path.startsWith(`${start}/`))
    const access = prefix === undefined ? undefined : takers.get(c.req.path.slice(prefix.length))
    const token = getCookie(c, SESSION_COOKIE) ?? null
    if (access !== undefined) {
      const role = await findRole(token)
      if (role && isPermitted(role, access)) return limits.file(c, next)
      c.req.raw = new Request(url, { method, headers: withoutBody(headers) })
      return next()
    }
    const type = headers.get('content-type')
    if (type !== null && !type.startsWith('application/json')) return c.json({ error: 'JSON_ONLY' }, 415)
    const size = token === null ? 'unknown' : 'call'
    // Its length is told and Node reads no further: looking at the body itself costs as much as a statement.
    const length = headers.get('content-length')
    const isShort = length !== null && Number(length) <= LARGEST[size] && !headers.has('transfer-encoding')
    return isShort ? next() : limits[size](c, next)
  }
}

function limitTo(maxSize: number): MiddlewareHandler<AppEnv> {
  return bodyLimit({ maxSize, onError: (c) => c.json({ error: 'BODY_TOO_LARGE' }, 413) })
}

/** The calls that take a file, by their path, and who may give them. */
function fileTakers(contract: ContractRouter<CallMeta>): ReadonlyMap<string, Access> {
  const takers = new Map<string, Access>()
  traverseContractProcedures({ router: contract, path: [] }, ({ contract: call, path }) => {
    const meta: CallMeta = call['~orpc'].meta
    if ('takesFile' in meta) takers.set(`/${path.join('/')}`, meta.access)
  })
  return takers
}

function isPermitted(role: Role, access: Access): boolean {
  return access === 'public' || access === 'signedIn' || isAllowed(role, access)
}

function withoutBody(headers: Headers): Headers {
  const kept = new Headers(headers)
  for (const name of ['content-length', 'content-type', 'transfer-encoding']) kept.delete(name)
  return kept
}

/** Whether JSON is nested deeper than anything that is sent here. */
export function isTooDeep(json: string): boolean {
  let depth = 0
  let isText = false
  for (let at = 0; at < json.length; at += 1) {
    const sign = json[at]
    if (isText) {
      if (sign === '\\') at += 1
      else if (sign === '"') isText = false
    } else if (sign === '"') isText = true
    else if (sign === '{' || sign === '[') {
      depth += 1
      if (depth > DEEPEST) return true
    } else if (sign === '}' || sign === ']') depth -= 1
  }
  return false
}

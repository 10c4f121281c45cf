import type { ContractRouter } from '@orpc/contract'
import { traverseContractProcedures } from '@orpc/server'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie } from 'hono/cookie'
import { LRUCache } from 'lru-cache'
import type { Access, CallMeta } from '../../shared/kernel/call'
import { MINUTE } from '../../shared/kernel/day'
import { isAllowed, type Role } from '../../shared/staff/roles'
import { networkOf } from '../gate/network'
import { SESSION_COOKIE } from '../gate/session'
import type { AppEnv } from './app-env'
import { openTurns } from './turns'

/** Bytes: of what comes before signing in, of a call that names every home of a project, of a file. */
const LARGEST = { beforeSession: 8_000, call: 2_000_000, file: 25_000_000 }

export type BodiesConfig = {
  contract: ContractRouter<CallMeta>
  /** Under which paths calls are given. */
  prefixes: readonly string[]
  /** Who a session's token stands for. */
  findRole(token: string | null): Promise<Role | null>
}

/**
 * How much of a request is read. Of those who are not signed in only the few calls that come before it, small and in
 * turn; whatever else they send is answered without a look at it. A file only from those who may give a call that takes
 * one. All other calls come as JSON. Rules SEC-1, SEC-5.
 */
export function openBodies({ contract, prefixes, findRole }: BodiesConfig): MiddlewareHandler<AppEnv> {
  const calls = callsOf(contract)
  const { beforeSession, call, file } = LARGEST
  const limits = { beforeSession: limitTo(beforeSession), call: limitTo(call), file: limitTo(file) }
  const sessions = openSessions(findRole)
  return async (c, next) => {
    const { headers, method } = c.req.raw
    const prefix = prefixes.find((start) => c.req.path.startsWith(`${start}/`))
    if (prefix === undefined) return next()
    const call = calls.get(c.req.path.slice(prefix.length))
    const takesFile = call !== undefined && 'takesFile' in call
    const isQuestion = method === 'GET' || method === 'HEAD'
    if (!isQuestion && !takesFile && !isJson(headers)) return c.json({ error: 'JSON_ONLY' }, 415)
    const token = getCookie(c, SESSION_COOKIE) ?? null
    const place = networkOf(c.env.peer.address)
    if (call?.access === 'public') {
      return limits.beforeSession(c, async () => {
        // Read before its turn comes: who sends slowly waits for nobody but themselves.
        if (!isQuestion) c.req.raw = withBody(c.req.raw, await c.req.raw.arrayBuffer())
        await sessions.find(token, place, c.req.raw.signal)
        return next()
      })
    }
    if (!(await sessions.find(token, place, c.req.raw.signal))) {
      c.req.raw = unread(c.req.raw)
      return next()
    }
    const goOn = async () => {
      await next()
      if (UNUSUAL.has(c.res.status)) sessions.forget(token)
    }
    if (isQuestion) return goOn()
    if (takesFile) {
      const role = await findRole(token)
      if (role && isPermitted(role, call.access)) return limits.file(c, goOn)
      c.req.raw = unread(c.req.raw)
      return goOn()
    }
    return limits.call(c, goOn)
  }
}

/** So many sessions are remembered, and so long: only how much is read hangs on it, the gate asks each time. */
const REMEMBERED = { max: 1_000, ttl: MINUTE }
/** What no page is answered whose session lives: after that it is asked for anew. */
const UNUSUAL: ReadonlySet<number> = new Set([400, 401, 422])

/** Which tokens stand for a session. Where one is not known its place has to wait for its turn. */
function openSessions(findRole: BodiesConfig['findRole']) {
  const known = new LRUCache<string, true>(REMEMBERED)
  const turns = openTurns()
  return {
    find: async (token: string | null, place: string, signal: AbortSignal): Promise<boolean> => {
      if (token !== null && known.has(token)) return true
      await turns.wait(place, signal)
      if (token === null || (await findRole(token)) === null) return false
      known.set(token, true)
      return true
    },
    forget: (token: string | null) => {
      if (token !== null) known.delete(token)
    },
  }
}

function limitTo(maxSize: number): MiddlewareHandler<AppEnv> {
  const onError = (c: Context) => c.json({ error: 'BODY_TOO_LARGE' }, 413)
  const counted = bodyLimit({ maxSize, onError })
  return async (c, next) => {
    const { headers } = c.req.raw
    const length = headers.get('content-length')
    // Its length is told and Node reads no further: looking at the body itself costs as much as a statement.
    if (length === null || headers.has('transfer-encoding')) return counted(c, next)
    return Number(length) <= maxSize ? next() : onError(c)
  }
}

/** What each call is, by its path. */
function callsOf(contract: ContractRouter<CallMeta>): ReadonlyMap<string, CallMeta> {
  const calls = new Map<string, CallMeta>()
  traverseContractProcedures({ router: contract, path: [] }, ({ contract: call, path }) => {
    calls.set(`/${path.join('/')}`, call['~orpc'].meta)
  })
  return calls
}

function isPermitted(role: Role, access: Access): boolean {
  return access === 'public' || access === 'signedIn' || isAllowed(role, access)
}

/** The type itself, without what may stand behind it (`; charset=utf-8`); what names none is read as JSON too. */
export function isJson(headers: Headers): boolean {
  const [type = ''] = (headers.get('content-type') ?? 'application/json').split(';')
  return type.trim().toLowerCase() === 'application/json'
}

function withBody({ url, method, headers, signal }: Request, body: ArrayBuffer): Request {
  return new Request(url, { method, headers, signal, body })
}

/** The same request with nothing in it: neither a body nor what stands behind the question mark. */
function unread({ url, method, headers, signal }: Request): Request {
  const [path = url] = url.split('?')
  const kept = new Headers(headers)
  for (const name of ['content-length', 'content-type', 'transfer-encoding']) kept.delete(name)
  return new Request(path, { method, headers: kept, signal })
}

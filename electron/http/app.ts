import { openAsBlob } from 'node:fs'
import { StandardRPCSerializer } from '@orpc/client/standard'
import type { ContractRouter } from '@orpc/contract'
import { SmartCoercionPlugin } from '@orpc/json-schema'
import { StandardOpenAPIHandler } from '@orpc/openapi/standard'
import type { Router } from '@orpc/server'
import { StrictGetMethodPlugin } from '@orpc/server/plugins'
import { StandardHandler, StandardRPCCodec, StandardRPCMatcher } from '@orpc/server/standard'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Logger } from 'pino'
import { contract } from '../../shared/contract'
import type { CallMeta } from '../../shared/kernel/call'
import { PERSON_HEADER } from '../../shared/staff/person'
import type { Role } from '../../shared/staff/roles'
import { type Backups, DOWNLOADS } from '../backup/service'
import type { Database } from '../database/database'
import type { OfficeClock } from '../gate/clock'
import type { CallContext } from '../gate/gate'
import { PC_COOKIE, SESSION_COOKIE, SESSION_TIME, tokenHash } from '../gate/session'
import { describeApi, pageOfApi } from './api-page'
import type { AppEnv } from './app-env'
import { openBodies } from './bodies'
import { giveCall } from './calls'
import { openDoor } from './door'
import { serializingOnce } from './once-serialized'
import { servePages } from './pages'

export type AppConfig = {
  database: Database
  router: Router<ContractRouter<CallMeta>, CallContext>
  rendererDir: string
  version: string
  allowedHosts: readonly string[]
  launchToken?: string | undefined
  log: Logger
  clock: Pick<OfficeClock, 'behind'>
  backups: Pick<Backups, 'collect'>
  /** Who a session's token stands for; nobody while it is locked. */
  findRole(token: string | null): Promise<Role | null>
}

/** The office behind HTTP: the door, then health, the calls, and the pages. */
export function openApp(config: AppConfig) {
  const { database, router, rendererDir, version, allowedHosts, launchToken, log, clock, backups, findRole } = config
  const app = new Hono<AppEnv>()
  const serializer = new StandardRPCSerializer(serializingOnce())
  const rpc = new StandardHandler(router, new StandardRPCMatcher(), new StandardRPCCodec(serializer), {
    plugins: [new StrictGetMethodPlugin()],
  })
  const rest = new StandardOpenAPIHandler(router, {
    plugins: [new SmartCoercionPlugin({ schemaConverters: [new ZodToJsonSchemaConverter()] })],
  })

  app.use(openDoor({ allowedHosts, launchToken }))
  app.use(openBodies({ contract, prefixes: ['/rpc', '/api'], findRole }))

  app.onError((error, c) => {
    // Whoever stopped sending half-way is told so, and fills no log.
    if (c.req.raw.signal.aborted) return c.json({ error: 'REQUEST_CUT_SHORT' }, 400)
    log.error({ err: error, path: c.req.path }, 'a request ended unexpectedly')
    return c.json({ error: 'UNEXPECTED' }, 500)
  })

  app.get('/health', async (c) => {
    const reason = await database.findObstacle()
    const office = { version, database: database.kind, schema: database.schema }
    return reason === null
      ? c.json({ status: 'ok', ...office, ...warningOf(clock) })
      : c.json({ status: 'readOnly', reason, ...office }, 503)
  })
  // The protocol itself would take any method for a query.
  app.on(['GET', 'POST'], '/rpc/*', async (c) => {
    if (c.req.method === 'HEAD') return c.json(NO_SUCH_CALL, 404)
    return (await giveCall(c, rpc, '/rpc', callContext(c))) ?? c.json(NO_SUCH_CALL, 404)
  })
  app.get('/api/', (c) => c.redirect('/api'))
  // Made once: it is the same for everyone, and making it takes as long as a hundred calls.
  const description = once(async () => {
    const api = await describeApi(contract, version)
    return { page: pageOfApi(api), text: JSON.stringify(api) }
  })
  app.get('/api', async (c) => {
    c.header('Content-Security-Policy', "default-src 'none'; base-uri 'none'; frame-ancestors 'none'")
    return c.html((await description()).page)
  })
  app.get('/api/openapi.json', async (c) =>
    c.body((await description()).text, 200, { 'Content-Type': 'application/json' }),
  )
  app.all('/api/*', async (c) => (await giveCall(c, rest, '/api', callContext(c))) ?? c.json(NO_SUCH_CALL, 404))
  app.get(`${DOWNLOADS}/:token`, async (c) => {
    const token = getCookie(c, SESSION_COOKIE)
    // A look at its head (HEAD) takes nothing, and so uses nothing up.
    const isTaken = token !== undefined && c.req.method === 'GET' && (await findRole(token)) !== null
    const offered = isTaken ? backups.collect(c.req.param('token'), tokenHash(token)) : null
    if (!offered) return c.json({ error: 'NOT_OFFERED' }, 404)
    c.header('Content-Type', 'application/octet-stream')
    c.header('Content-Disposition', `attachment; filename="${offered.name}"`)
    c.header('Cache-Control', 'no-store')
    return c.body((await openAsBlob(offered.path)).stream())
  })
  app.get('/*', servePages(rendererDir))
  return app
}

function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** What does not keep the office from working, and has to be put right all the same. Rule LED-4. */
function warningOf(clock: AppConfig['clock']) {
  const behind = clock.behind()
  return behind && { warning: { code: 'CLOCK_BEHIND', ...behind } }
}

const NO_SUCH_CALL = { error: 'NO_SUCH_CALL' }

const COOKIE = { httpOnly: true, sameSite: 'Strict', path: '/' } as const

function callContext(c: Context<AppEnv>): CallContext {
  return {
    token: getCookie(c, SESSION_COOKIE) ?? null,
    pc: getCookie(c, PC_COOKIE) ?? null,
    believed: c.req.header(PERSON_HEADER) ?? null,
    origin: { address: c.env.peer.address },
    setSession: (token) =>
      setCookie(c, SESSION_COOKIE, token ?? '', { ...COOKIE, maxAge: token === null ? 0 : SESSION_TIME / 1_000 }),
    setPc: (token) => setCookie(c, PC_COOKIE, token, { ...COOKIE, maxAge: SESSION_TIME / 1_000 }),
  }
}

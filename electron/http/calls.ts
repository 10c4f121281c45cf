import type { StandardHandler } from '@orpc/server/standard'
import { toFetchBody, toFetchHeaders, toStandardBody, toStandardLazyRequest } from '@orpc/standard-server-fetch'
import type { Context } from 'hono'
import type { CallContext } from '../gate/gate'
import type { AppEnv } from './app-env'
import { isTooDeep } from './bodies'

type Handler = Pick<StandardHandler<CallContext>, 'handle'>

/**
 * Gives a request to the calls and hands their answer on as the text it is: as a body of its own it would become a
 * stream, which is sent in two pieces and takes as long as some of the calls. Null where there is no such call.
 */
export async function giveCall(c: Context<AppEnv>, calls: Handler, prefix: `/${string}`, context: CallContext) {
  const request = c.req.raw
  const asked = { ...toStandardLazyRequest(request), body: () => readBody(request) }
  const { matched, response } = await calls.handle(asked, { prefix, context })
  if (!matched) return null
  const headers = toFetchHeaders(response.headers)
  const body = toFetchBody(response.body, headers)
  const text = typeof body === 'string' ? body : new Response(body ?? null).body
  return c.newResponse(text, new Response(null, { status: response.status, headers }))
}

/** What cannot be read is answered as what it is: a bad request. */
async function readBody(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type')
  if (type !== null && !type.startsWith('application/json')) return toStandardBody(request, { signal: request.signal })
  const text = await request.text()
  if (text === '') return undefined
  if (isTooDeep(text)) throw new Error('nested deeper than any call')
  return JSON.parse(text)
}

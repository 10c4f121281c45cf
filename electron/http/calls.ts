import type { StandardHandler } from '@orpc/server/standard'
import { isAsyncIteratorObject } from '@orpc/shared'
import { toFetchBody, toFetchHeaders, toStandardBody, toStandardLazyRequest } from '@orpc/standard-server-fetch'
import type { Context } from 'hono'
import type { CallContext } from '../gate/gate'
import type { AppEnv } from './app-env'
import { isBeyondCalls } from './beyond-calls'
import { isJson } from './bodies'
import { eventStreamOf } from './event-stream'

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
  const events = isAsyncIteratorObject(response.body) ? response.body : null
  if (events) headers.set('content-type', 'text/event-stream')
  const body = events ? eventStreamOf(events) : toFetchBody(response.body, headers)
  const init = { status: response.status, headers }
  if (typeof body === 'string') return c.newResponse(body, new Response(null, init))
  if (response.body instanceof Blob) keepFromRunning(headers)
  // A file's own headers say where it begins and ends.
  const answer = new Response(body ?? null, init)
  return c.newResponse(answer.body, answer)
}

/** A file is saved or drawn by the page: whoever leads a browser to its address gets a download, and nothing in it runs. Rule SEC-5. */
function keepFromRunning(headers: Headers): void {
  const shown = headers.get('content-disposition') ?? ''
  headers.set('content-disposition', shown.replace(/^inline\b/, 'attachment'))
  headers.set('content-security-policy', "default-src 'none'; sandbox")
}

/** What cannot be read is answered as what it is: a bad request. */
async function readBody(request: Request): Promise<unknown> {
  if (!isJson(request.headers)) return toStandardBody(request, { signal: request.signal })
  const text = await request.text()
  if (text === '') return undefined
  if (isBeyondCalls(text)) throw new Error('nested deeper, or with more keys, than any call')
  return JSON.parse(text)
}

import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { PASSWORD, type TestOffice } from '../office/an-office'
import type { Hostile } from './hostile-variations'

/** An answer as whoever attacks reads it. */
export type Answer = {
  status: number
  text: string
  /** The refusal's code. */
  code: string | null
  /** What the call gave, where that is no file and no stream. */
  json: unknown
  file: Blob | null
}

/** A PC that sends what no page would. */
export type Pc = {
  /** Signs in, unless the session it has still holds. */
  beSignedIn(login: string): Promise<void>
  send(call: string, hostile: Pick<Hostile, 'input' | 'file'>): Promise<Answer>
}

const bodySchema = z.object({ json: z.unknown() }).catch({ json: undefined })
const refusalSchema = z
  .object({ code: z.string().optional(), error: z.string().optional() })
  .transform(({ code, error }) => code ?? error ?? null)
  .catch(null)

export function aPc({ office }: Pick<TestOffice, 'office'>): Pc {
  let cookie = ''
  const ask = async (call: string, init: RequestInit): Promise<Answer> => {
    const left = new AbortController()
    const headers = new Headers(init.headers)
    if (cookie !== '') headers.set('cookie', cookie)
    const url = `http://localhost/rpc/${call.replaceAll('.', '/')}`
    const response = await office.fetch(new Request(url, { ...init, method: 'POST', headers, signal: left.signal }))
    const [set] = response.headers.getSetCookie()
    if (set) cookie = set.split(';')[0] ?? ''
    const type = response.headers.get('content-type') ?? ''
    if (type.startsWith('text/event-stream')) return firstOf(response, left)
    if (!type.startsWith('application/json')) {
      const file = await response.blob()
      return { status: response.status, text: '', code: null, json: undefined, file }
    }
    const text = await response.text()
    const { json } = bodySchema.parse(JSON.parse(text))
    const code = response.status < 400 ? null : refusalSchema.parse(json ?? JSON.parse(text))
    return { status: response.status, text, code, json, file: null }
  }
  const asJson = (call: string, body: string) => ask(call, { headers: { 'content-type': 'application/json' }, body })
  return {
    beSignedIn: async (login) => {
      if ((await asJson('project.list', '{}')).status === 200) return
      const input = { requestId: randomUUID(), login, password: PASSWORD }
      await asJson('staff.signIn', JSON.stringify({ json: input }))
    },
    send: (call, { input: asMade, file }) => {
      // The same request twice would be given its first answer.
      const input = asMade.replace(/"requestId":"[0-9a-f-]{36}"/, `"requestId":"${randomUUID()}"`)
      if (file === null) return asJson(call, `{"json":${input}}`)
      const form = new FormData()
      form.set('data', `{"json":${input},"maps":[["file"]]}`)
      form.set('0', file)
      return ask(call, { body: form })
    },
  }
}

/** A stream goes on for ever: its beginning is enough. */
async function firstOf(response: Response, left: AbortController): Promise<Answer> {
  const reader = response.body?.getReader()
  const first = await reader?.read()
  left.abort()
  await reader?.cancel().catch(() => undefined)
  const text = first?.value === undefined ? '' : new TextDecoder().decode(first.value)
  return { status: response.status, text, code: null, json: undefined, file: null }
}

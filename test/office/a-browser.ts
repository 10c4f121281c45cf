import type { Office } from '../../electron/office'

/** What came back, read. */
export type Answered = { status: number; headers: Headers; text: string; json: unknown }

/** Something that speaks HTTP to the office by hand and keeps its cookies, as a browser or a program would. */
export type Browser = {
  send(path: string, init?: RequestInit): Promise<Answered>
  /** A call by the page's own protocol. */
  rpc(call: string, input?: unknown): Promise<Answered>
  /** A command by the REST description. */
  post(call: string, input: unknown): Promise<Answered>
  /** The `Set-Cookie` lines of the last answer. */
  readonly setCookies: string[]
}

export function aBrowser(office: Pick<Office, 'fetch'>, address = '10.0.0.7'): Browser {
  const cookies = new Map<string, string>()
  let setCookies: string[] = []
  const send = async (path: string, init: RequestInit = {}): Promise<Answered> => {
    const headers = new Headers(init.headers)
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const url = path.startsWith('http') ? path : `http://localhost${path}`
    const response = await office.fetch(new Request(url, { ...init, headers }), { address })
    setCookies = response.headers.getSetCookie()
    for (const line of setCookies) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? []
      cookies.set(name, value)
    }
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, json: jsonOf(text) }
  }
  const postJson = (path: string, body: unknown) =>
    send(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  return {
    send,
    rpc: (call, input = {}) => postJson(`/rpc/${call.replaceAll('.', '/')}`, { json: input }),
    post: (call, input) => postJson(`/api/${call.replaceAll('.', '/')}`, input),
    get setCookies() {
      return setCookies
    },
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The refusal's code in an answer of either protocol; null when it was carried out. */
export function codeOf({ json, status }: Answered): string | null {
  if (status < 400) return null
  const body = isRecord(json) && isRecord(json.json) ? json.json : json
  return isRecord(body) ? String(body.code ?? body.error) : null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

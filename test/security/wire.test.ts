import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ordered } from '../../electron/commands/office-client'
import { listen } from '../../electron/http/listen'
import { anOffice, PASSWORD } from '../office/an-office'
import { dumpOf, openRecords } from '../office/records'

/** What came back over a raw line: everything, and the status it begins with; 0 where the line was just closed. */
type Heard = { status: number; text: string }

/** The office on a real port, spoken to byte by byte. */
async function aLine() {
  const office = await anOffice()
  const server = await listen(office.office, { host: '127.0.0.1', port: 0 })
  onTestFinished(() => server.close())
  const say = (bytes: string | Buffer, isCutOff = false): Promise<Heard> =>
    new Promise((resolve) => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
      let text = ''
      socket.on('data', (piece) => {
        text += piece.toString('latin1')
      })
      // What was refused early is closed while it is still being sent.
      socket.on('error', () => socket.destroy())
      socket.on('close', () => resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text }))
      if (isCutOff) socket.end(bytes)
      else socket.write(bytes)
    })
  const get = (path: string, headers = '', method = 'GET') =>
    say(`${method} ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${headers}\r\n`)
  const post = (path: string, body: string | Buffer, type = 'application/json', headers = '') =>
    say(
      Buffer.concat([
        Buffer.from(
          `POST ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: ${type}\r\n` +
            `Content-Length: ${Buffer.byteLength(body)}\r\n${headers}\r\n`,
        ),
        Buffer.from(body),
      ]),
    )
  const isAlive = async () => expect((await get('/health')).status).toBe(200)
  const signedIn = async (login: string) => {
    const answer = await post('/rpc/staff/signIn', JSON.stringify({ json: ordered({ login, password: PASSWORD }) }))
    return `Cookie: ${/fanghao_session=[\w-]+/.exec(answer.text)?.[0]}\r\n`
  }
  return { office, say, get, post, isAlive, signedIn }
}

const DOORS = ['/rpc/staff/signIn', '/api/staff/signIn']

/** A refusal of the server's own, or of the office's; nothing of the inside. */
function expectRefused(what: string, { status, text }: Heard): void {
  expect({ what, status, isRefused: status === 0 || (status >= 400 && status < 500) }).toMatchObject({
    isRefused: true,
  })
  expect(text, what).not.toMatch(/node_modules|\bat \S+:\d+|\.ts:\d/)
}

describe('attack: bodies that are none', () => {
  it('invariant: every one is the sender’s fault, by both doors, and the office lives on', async () => {
    const { post, isAlive } = await aLine()
    const deep = (open: string, close: string) => `{"json":${open.repeat(100_000)}1${close.repeat(100_000)}}`
    const bodies: Record<string, [body: string | Buffer, type?: string, headers?: string]> = {
      broken: ['{"json":'],
      empty: [''],
      'half a text': ['{"json":{"login":"'],
      'twice one key': ['{"json":{"login":"a","login":{"$ne":1}},"json":[]}'],
      'a form': ['json[login]=a', 'application/x-www-form-urlencoded'],
      'plain text': ['{"json":{}}', 'text/plain'],
      'no type': ['{"json":{}}', ''],
      'a stream': ['data: {}\n\n', 'text/event-stream'],
      'a form without its boundary': ['--a\r\n', 'multipart/form-data'],
      'a form that does not end': [
        '--a\r\nContent-Disposition: form-data; name="data"\r\n\r\n{',
        'multipart/form-data; boundary=a',
      ],
      'no UTF-8': [Buffer.from([0x22, 0xff, 0xfe, 0x22])],
      'another set of characters': ['{}', 'application/json; charset=utf-16'],
      'a gzip bomb': [gzipSync(Buffer.alloc(20_000_000)), 'application/json', 'Content-Encoding: gzip\r\n'],
      'lists in lists': [deep('[', ']')],
      'objects in objects': [deep('{"a":', '}')],
      'a name of ten megabytes': [`{"json":{"login":"${'a'.repeat(10_000_000)}"}}`],
      'a key of ten megabytes': [`{"json":{"${'a'.repeat(10_000_000)}":1}}`],
      'types for what is not there': ['{"json":{},"meta":[[1,"a","b"]]}'],
      'a number of a megabyte': [`{"json":{"a":"${'9'.repeat(1_000_000)}"},"meta":[[0,"a"]]}`],
      'an evil pattern': ['{"json":{"a":"/(a+)+$/"},"meta":[[5,"a"]]}'],
      'no address': ['{"json":{"a":"x"},"meta":[[4,"a"]]}'],
      'pairs that are none': ['{"json":{"a":[1]},"meta":[[7,"a"]]}'],
      'a hundred thousand types': [`{"json":{"a":null},"meta":[${'[3,"a"],'.repeat(100_000)}[3,"a"]]}`],
    }
    for (const [what, [body, type, headers]] of Object.entries(bodies)) {
      for (const door of DOORS) expectRefused(`${what} ${door}`, await post(door, body, type, headers))
    }
    await isAlive()
  })

  it('invariant: a body shorter or longer than announced, and one that never ends, harm nobody', async () => {
    const { say, isAlive, office } = await aLine()
    const head = (length: number | string) =>
      `POST /rpc/staff/signIn HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n`
    expectRefused('cut short', await say(`${head(500)}\r\n{"json":{}}`, true))
    expectRefused('too long', await say(`${head(2)}\r\n{}{"json":{}}GET / HTTP/1.1`))
    expectRefused('below nothing', await say(`${head(-1)}\r\n{}`))
    expectRefused('two lengths', await say(`${head(2)}Content-Length: 40\r\n\r\n{}`))
    expectRefused('a length and pieces', await say(`${head(2)}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`))
    expectRefused('announced as larger than anything', await say(`${head(25_000_001)}\r\n{}`))
    expectRefused(
      'a piece of no size',
      await say('POST /rpc/staff/signIn HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'),
    )
    await isAlive()
    expect(await office.stranger().staff.session()).toMatchObject({ state: 'signedOut' })
  })
})

describe('attack: what stands before the body', () => {
  it('invariant: no path leads out of the pages’ folder', async () => {
    const { get, isAlive } = await aLine()
    const out = ['/../', '/%2e%2e/', '/..%2f', '/%2e%2e%2f', '/..%5c', '/....//', '/%252e%252e/', '/%c0%ae%c0%ae/']
    const paths = out.flatMap((up) => [`/assets${up.repeat(6)}etc/passwd`, `/assets${up}${up}package.json`])
    for (const path of [
      ...paths,
      '/assets/%00',
      '/assets/%',
      `/assets/${'a'.repeat(5_000)}`,
      '/assets/',
      '//etc/passwd',
    ]) {
      const { status, text } = await get(path)
      expect({ path, isFine: status < 500, isInside: !/root:|"name": "fanghao"/.test(text) }).toEqual({
        path,
        isFine: true,
        isInside: true,
      })
    }
    expectRefused('backslashes', await get('/assets/..\\..\\package.json'))
    await isAlive()
  })

  it('invariant: headers that are too large, too many or forged are refused or mean nothing', async () => {
    const { get, say, isAlive } = await aLine()
    expect((await get('/health', `X-Long: ${'a'.repeat(17_000)}\r\n`)).status).toBe(431)
    expect((await get(`/${'a'.repeat(17_000)}`)).status).toBe(431)
    // Above the hundredth they are not read.
    expect((await get('/health', 'X-Many: a\r\n'.repeat(900))).status).toBe(200)
    expect((await get(`/api/staff/session?${'a=1&'.repeat(1_000)}`)).status).toBe(200)
    for (const bad of ['X-Bad : a\r\n', ' folded\r\n', 'X\0: a\r\n', 'X-A: a\rb\r\n', 'no colon\r\n']) {
      expectRefused(bad, await get('/health', bad))
    }
    const { text } = await get('/%0d%0aSet-Cookie:%20planted=1')
    expect(text).not.toMatch(/^set-cookie/im)
    for (const host of [
      'evil.example',
      '[',
      'a b',
      'localhost:99999',
      'localhost@evil.example',
      'evil.example#localhost',
      '',
    ]) {
      expectRefused(
        `host ${host}`,
        await say(`GET /api/staff/session HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
      )
    }
    expectRefused('no host', await say('GET /health HTTP/1.1\r\nConnection: close\r\n\r\n'))
    expectRefused('somebody else’s address', await get('http://evil.example/api/staff/session'))
    await isAlive()
  })

  it('invariant: a call is asked by GET or POST, and a command only by POST', async () => {
    const { office, get, signedIn, isAlive } = await aLine()
    const [admin, records] = [await signedIn('admin'), await openRecords(office)]
    const before = await dumpOf(records)
    const command = ordered({ projectId: office.projectId, changes: { submittedMinutes: 99 } })
    const data = encodeURIComponent(JSON.stringify({ json: command }))
    const paths = [
      `/rpc/project/changeSettings?data=${data}`,
      `/api/project/changeSettings?requestId=${command.requestId}&projectId=${office.projectId}&changes[submittedMinutes]=99`,
    ]
    for (const path of paths) {
      for (const method of [
        'GET',
        'HEAD',
        'PUT',
        'PATCH',
        'DELETE',
        'OPTIONS',
        'TRACE',
        'CONNECT',
        'PROPFIND',
        'FOO',
      ]) {
        expectRefused(`${method} ${path}`, await get(path, admin, method))
      }
    }
    expect(await dumpOf(records)).toEqual(before)

    for (const method of ['HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']) {
      expectRefused(method, await get('/rpc/project/list', admin, method))
    }
    expect((await get('/rpc/project/list', admin)).status).toBe(200)
    await isAlive()
  })
})

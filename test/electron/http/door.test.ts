import { describe, expect, it } from 'vitest'
import { aBrowser, codeOf } from '../../office/a-browser'
import { anOffice, PASSWORD } from '../../office/an-office'

const BODY = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }

describe('the door', () => {
  it('SEC-1: answers only to its own names, so that another site’s name for this machine opens nothing', async () => {
    const browser = aBrowser((await anOffice()).office)
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.nip.io', '10.0.0.5', '0.0.0.0', '[::1]']) {
      const answer = await browser.send(`http://${host}/health`)
      expect({ host, status: answer.status, json: answer.json }).toEqual({
        host,
        status: 421,
        json: { error: 'HOST_NOT_ALLOWED' },
      })
    }
    for (const host of ['localhost', '127.0.0.1', 'localhost:4780', 'LOCALHOST']) {
      expect((await browser.send(`http://${host}/health`)).status).toBe(200)
    }
  })

  it('SEC-1: takes nothing from another site’s page, whatever it sends along', async () => {
    const { office } = await anOffice()
    const browser = aBrowser(office)
    await browser.rpc('staff.signIn', { requestId: crypto.randomUUID(), login: 'wanglin', password: PASSWORD })
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://localhost:9999' },
      { origin: 'https://localhost' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'http://localhost', 'sec-fetch-site': 'cross-site' },
    ]
    for (const headers of foreign) {
      for (const path of ['/rpc/staff/session', '/api/staff/signOut', '/', '/health']) {
        const answer = await browser.send(path, { ...BODY, headers: { ...BODY.headers, ...headers } })
        expect({ path, headers, code: codeOf(answer), status: answer.status }).toEqual({
          path,
          headers,
          code: 'ORIGIN_NOT_ALLOWED',
          status: 403,
        })
      }
    }
    expect(codeOf(await browser.rpc('project.list'))).toBe(null)
  })

  it('SEC-1: takes from its own pages, and from a program that names no origin', async () => {
    const browser = aBrowser((await anOffice()).office)
    const own: Record<string, string>[] = [
      {},
      { origin: 'http://localhost' },
      { 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
    ]
    for (const headers of own) {
      expect((await browser.send('/api/staff/session', { headers })).status).toBe(200)
    }
  })

  it('SEC-1: every answer keeps to itself, a refusal at the door too', async () => {
    const browser = aBrowser((await anOffice()).office)
    const answers = [
      await browser.send('/'),
      await browser.send('/health'),
      await browser.send('/api'),
      await browser.send('/api/staff/session'),
      await browser.send('/assets/none.js'),
      await browser.rpc('staff.list'),
      await browser.rpc('no.such.call'),
      await browser.send('http://evil.example/'),
      await browser.send('/', { headers: { origin: 'https://evil.example' } }),
      await browser.send('/rpc/staff/session', { ...BODY, headers: { 'content-length': '25000001' } }),
    ]
    for (const { headers } of answers) {
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': 'camera=(), geolocation=(), microphone=()',
      })
      expect(headers.has('access-control-allow-origin')).toBe(false)
      expect(headers.has('x-powered-by')).toBe(false)
    }
  })

  it('SEC-1: what a call answers is kept by no cache', async () => {
    const browser = aBrowser((await anOffice()).office)
    for (const answer of [await browser.rpc('staff.session'), await browser.send('/api/staff/session')]) {
      expect(answer.headers.get('cache-control')).toBe('no-store')
    }
  })
})

describe('the desktop’s own window', () => {
  const launchToken = 'd1f4e0c2b3a49586'

  it('SEC-1: is the only one answered: without its token nobody gets a page, a call or a description', async () => {
    const browser = aBrowser((await anOffice({ launchToken })).office)
    for (const path of ['/', '/board', '/assets/index.js', '/api', '/api/openapi.json', '/rpc/staff/session']) {
      const answer = await browser.send(path)
      expect({ path, status: answer.status, json: answer.json }).toEqual({
        path,
        status: 403,
        json: { error: 'WINDOW_NOT_KNOWN' },
      })
    }
    expect((await browser.send('/health')).status).toBe(200)
  })

  it('SEC-1: a wrong token sets no cookie', async () => {
    const browser = aBrowser((await anOffice({ launchToken })).office)
    for (const token of ['', 'd1f4e0c2b3a49587', `${launchToken}0`, launchToken.slice(1), '房号']) {
      const answer = await browser.send(`/launch?token=${encodeURIComponent(token)}`)
      expect([answer.status, browser.setCookies]).toEqual([403, []])
    }
    const forged = await browser.send('/', { headers: { cookie: 'fanghao_window=d1f4e0c2b3a49587' } })
    expect(forged.status).toBe(403)
  })

  it('SEC-1: brings it once and is known from then on by a cookie that no script reads', async () => {
    const browser = aBrowser((await anOffice({ launchToken })).office)

    const launch = await browser.send(`/launch?token=${launchToken}`)

    expect([launch.status, launch.headers.get('location')]).toEqual([303, '/'])
    expect(browser.setCookies).toEqual([`fanghao_window=${launchToken}; Path=/; HttpOnly; SameSite=Strict`])
    expect((await browser.send('/api/staff/session')).status).toBe(200)
  })

  it('leads to the page it showed last, and to no other place', async () => {
    const browser = aBrowser((await anOffice({ launchToken })).office)
    const leadsTo = async (to: string) =>
      (await browser.send(`/launch?token=${launchToken}&to=${encodeURIComponent(to)}`)).headers.get('location')
    expect(await leadsTo('/tickets/01a2-7b')).toBe('/tickets/01a2-7b')
    for (const to of ['//example.com', 'https://example.com', '/\\example.com', '/board?a=1', '/a//b', 'board', ''])
      expect(await leadsTo(to), to).toBe('/')
  })

  it('SEC-1: the token does not stand in for signing in', async () => {
    const browser = aBrowser((await anOffice({ launchToken })).office)
    await browser.send(`/launch?token=${launchToken}`)
    expect(codeOf(await browser.rpc('staff.list'))).toBe('NOT_SIGNED_IN')
  })
})

describe('what is too large', () => {
  const sized = (length: number) => ({ headers: { ...BODY.headers, 'content-length': String(length) } })
  const asText = (length: number) => ({ ...BODY, body: JSON.stringify({ json: 'x'.repeat(length) }) })

  it('SEC-5: is refused by its announced size, and by its real size when none is announced', async () => {
    const browser = aBrowser((await anOffice()).office)
    for (const [path, more] of [
      ['/rpc/staff/setUp', sized(8_001)],
      ['/rpc/staff/signIn', asText(8_001)],
      ['/api/staff/signIn', asText(8_001)],
    ] as const) {
      const answer = await browser.send(path, { ...BODY, ...more })
      expect([path, answer.status, answer.json]).toEqual([path, 413, { error: 'BODY_TOO_LARGE' }])
    }
  })

  it('SEC-5: from who is signed in, as large as a call that names every home', async () => {
    const browser = aBrowser((await anOffice()).office)
    await browser.rpc('staff.signIn', { requestId: crypto.randomUUID(), login: 'wanglin', password: PASSWORD })
    expect((await browser.send('/rpc/ledger/tickets/submit', asText(1_900_000))).status).toBe(422)
    expect((await browser.send('/rpc/ledger/tickets/submit', asText(2_000_001))).status).toBe(413)
    expect((await browser.send('/rpc/staff/signIn', asText(8_001))).status).toBe(413)
  })

  it('SEC-1: of who is not signed in nothing is read but the few calls before it, whatever cookie they make up', async () => {
    const { office } = await anOffice()
    const browser = aBrowser(office)
    await browser.rpc('staff.signIn', { requestId: crypto.randomUUID(), login: 'wanglin', password: PASSWORD })
    const [signedOut = ''] = browser.setCookies.map((line) => line.split(';')[0])
    await browser.rpc('staff.signOut', { requestId: crypto.randomUUID() })
    const ended = await aBrowser(office).send('/rpc/project/list', { headers: { cookie: signedOut } })
    expect(codeOf(ended)).toBe('NOT_SIGNED_IN')
    for (const cookie of ['', 'fanghao_session=', 'fanghao_session=junk', signedOut]) {
      const stranger = aBrowser(office)
      const headers = { ...BODY.headers, cookie }
      for (const way of ['/rpc', '/api']) {
        // Broken JSON would be a bad request, were anybody to read it.
        const told = await stranger.send(`${way}/ledger/tickets/submit`, { ...BODY, headers, body: '{"json":' })
        expect({ cookie, way, code: codeOf(told) }).toEqual({ cookie, way, code: 'NOT_SIGNED_IN' })
        const large = await stranger.send(`${way}/staff/signIn`, { ...asText(8_001), headers })
        expect({ cookie, way, code: codeOf(large) }).toEqual({ cookie, way, code: 'BODY_TOO_LARGE' })
      }
      const asked = await stranger.send('/rpc/ledger/board?data={', { headers: { cookie } })
      expect({ cookie, code: codeOf(asked) }).toEqual({ cookie, code: 'NOT_SIGNED_IN' })
    }
  })

  it('SEC-5: what has more keys than any call is not even read, from whomever it comes', async () => {
    const browser = aBrowser((await anOffice()).office)
    await browser.rpc('staff.signIn', { requestId: crypto.randomUUID(), login: 'wanglin', password: PASSWORD })
    const keyed = (keys: number) => ({
      ...BODY,
      body: JSON.stringify({ json: Object.fromEntries(Array.from({ length: keys }, (_, at) => [`k${at}`, ':'])) }),
    })
    for (const path of ['/rpc/staff/signIn', '/rpc/ledger/tickets/submit']) {
      expect([path, (await browser.send(path, keyed(101))).status]).toEqual([path, 400])
      expect([path, (await browser.send(path, keyed(100))).status]).toEqual([path, 422])
    }
    // Each object counts its own: a list of many things is no thing of many keys.
    const list = { ...BODY, body: JSON.stringify({ json: { lines: Array.from({ length: 300 }, () => ({ a: 1 })) } }) }
    expect((await browser.send('/rpc/ledger/tickets/submit', list)).status).toBe(422)
  })

  it('SEC-1: only what is called JSON is read as JSON, however that is written', async () => {
    const browser = aBrowser((await anOffice()).office)
    const statusOf = async (type: string) =>
      (await browser.send('/rpc/staff/signIn', { ...BODY, headers: { 'content-type': type } })).status
    for (const type of ['application/json', 'APPLICATION/JSON', 'application/json; charset=utf-8']) {
      expect([type, await statusOf(type)]).toEqual([type, 422])
    }
    for (const type of ['application/jsonp', 'application/json5', 'application/json-seq', 'text/json']) {
      expect([type, await statusOf(type)]).toEqual([type, 415])
    }
  })

  it('SEC-1: a file is read from who may give it in, and from nobody else', async () => {
    const { office } = await anOffice()
    const file = new FormData()
    file.set('0', new File([new Uint8Array(3_000_000)], 'list.xlsx'))
    file.set('data', JSON.stringify({ json: { file: null }, meta: [], maps: [['file']] }))
    const sent = { method: 'POST', body: file }
    const answerTo = async (login: string | null) => {
      const browser = aBrowser(office)
      if (login) await browser.rpc('staff.signIn', { requestId: crypto.randomUUID(), login, password: PASSWORD })
      return codeOf(await browser.send('/rpc/ledger/previewPriceList', sent))
    }
    expect(await answerTo(null)).toBe('NOT_SIGNED_IN')
    expect(await answerTo('wanglin')).toBe('NOT_ALLOWED')
    // Read, and found to hold no project.
    expect(await answerTo('manager')).toBe('INPUT_INVALID')
    const elsewhere = await aBrowser(office).send('/rpc/staff/signIn', sent)
    expect([elsewhere.status, elsewhere.json]).toEqual([415, { error: 'JSON_ONLY' }])
  })

  it('SEC-5: what is nested deeper than any call is not even read', async () => {
    const browser = aBrowser((await anOffice()).office)
    const nested = (depth: number) => ({ ...BODY, body: `{"json":${'['.repeat(depth)}${']'.repeat(depth)}}` })
    for (const path of ['/rpc/staff/signIn', '/api/staff/signIn']) {
      expect((await browser.send(path, nested(3_500))).status).toBe(400)
      expect((await browser.send(path, nested(20))).status).toBe(422)
      const brackets = { ...BODY, body: JSON.stringify({ json: { login: '[{"'.repeat(100) } }) }
      expect((await browser.send(path, brackets)).status).toBe(422)
    }
  })

  it('SEC-5: and what is no JSON at all is bad input, not an accident', async () => {
    const browser = aBrowser((await anOffice()).office)
    for (const body of ['{', '[[[', 'null', '"text"', '{"json":{"__proto__":{"role":"admin"}}}']) {
      for (const path of ['/rpc/staff/signIn', '/api/staff/signIn']) {
        const answer = await browser.send(path, { ...BODY, body })
        expect({ body, path, isClientsFault: answer.status >= 400 && answer.status < 500 }).toEqual({
          body,
          path,
          isClientsFault: true,
        })
        expect(answer.text).not.toMatch(/node_modules|\.ts:|\bat .*:\d+:\d+/)
      }
    }
  })
})

import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type Answering, type Listening, listen } from '../../../electron/http/listen'

const open: Listening[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})

async function listening(fetch: Answering['fetch']): Promise<Listening> {
  const server = await listen({ fetch }, { host: '127.0.0.1', port: 0 })
  open.push(server)
  return server
}

describe('listening', () => {
  it('tells the office the address of the other end, which no header can forge', async () => {
    const server = await listening(async (_request, peer) => Response.json(peer))
    const answer = await fetch(server.url, { headers: { 'x-forwarded-for': '10.0.0.1', forwarded: 'for=10.0.0.1' } })
    expect(await answer.json()).toEqual({ address: '127.0.0.1' })
  })

  it('refuses headers larger than 16 KiB', async () => {
    const server = await listening(async () => new Response('ok'))
    const answer = await fetch(server.url, { headers: { 'x-long': 'a'.repeat(17 * 1024) } })
    expect(answer.status).toBe(431)
  })

  it('SEC-5: ends a connection that piles up requests; one that asks after each answer goes on', async () => {
    let asked = 0
    const { promise: gate, resolve: open } = signal()
    const server = await listening(async () => {
      asked += 1
      await gate
      return new Response('ok')
    })
    const { port } = new URL(server.url)
    const socket = connect(Number(port), '127.0.0.1')
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(700))
    socket.resume()
    await once(socket, 'close')
    expect(asked).toBeLessThanOrEqual(8)
    open()
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    for (let times = 0; times < 30; times += 1) {
      const answer = await new Promise<IncomingMessage>((resolve) => request(server.url, { agent }, resolve).end())
      answer.resume()
      await once(answer, 'end')
      expect(answer.statusCode).toBe(200)
    }
    agent.destroy()
  })

  it('SEC-5: ends connections beyond those that a room of PCs may have; when they are gone others are taken', async () => {
    const server = await listening(async () => new Response('ok'))
    const port = Number(new URL(server.url).port)
    const begun: Socket[] = []
    const open = async (times: number) => {
      const sockets = Array.from({ length: times }, () =>
        connect(port, '127.0.0.1')
          .on('error', () => {})
          .resume(),
      )
      begun.push(...sockets)
      await Promise.all(sockets.map((socket) => once(socket, 'connect')))
      return sockets
    }
    // No more at once than the system lets wait to be accepted.
    for (let room = 0; room < 4; room += 1) await open(128)
    await Promise.all((await open(8)).map((socket) => socket.destroyed || once(socket, 'close')))
    expect(begun.filter(({ destroyed }) => destroyed)).toHaveLength(8)
    for (const socket of begun) socket.destroy()
    await expect
      .poll(() =>
        fetch(server.url)
          .then(({ status }) => status)
          .catch(() => 0),
      )
      .toBe(200)
  })

  it('rejects when the port is taken', async () => {
    const server = await listening(async () => new Response('ok'))
    const port = Number(new URL(server.url).port)
    await expect(listen({ fetch: async () => new Response() }, { host: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    })
  })
})

describe('closing', () => {
  it('ends live streams at once', async () => {
    const server = await listening(async () => eventStream())
    const answer = await fetch(server.url)
    const reader = answer.body?.getReader()
    await reader?.read()
    const start = Date.now()
    const ended = reader?.read().then(
      ({ done }) => done,
      () => true,
    )
    await server.close()
    expect(await ended).toBe(true)
    expect(Date.now() - start).toBeLessThan(2_000)
  })

  it('lets a running request finish, on a connection that is kept alive too', async () => {
    const { promise: begun, resolve: begin } = signal()
    const { promise: gate, resolve: finish } = signal()
    const server = await listening(async () => {
      begin()
      await gate
      return new Response('claimed')
    })
    const answer = fetch(server.url)
    await begun
    const closed = server.close()
    finish()
    expect(await (await answer).text()).toBe('claimed')
    const start = Date.now()
    await closed
    expect(Date.now() - start).toBeLessThan(2_000)
    await expect(fetch(server.url)).rejects.toThrow()
  })

  it('waits no longer than 5 seconds for a request that never ends', async () => {
    const { promise: begun, resolve: begin } = signal()
    const server = await listening(() => {
      begin()
      return new Promise(() => {})
    })
    const stuck = new Promise((resolve) => request(server.url).on('error', resolve).end())
    await begun
    const start = Date.now()
    await server.close()
    await stuck
    expect(Date.now() - start).toBeLessThan(5_000)
  })

  it('can be asked twice', async () => {
    const server = await listening(async () => new Response('ok'))
    await Promise.all([server.close(), server.close()])
  })
})

function eventStream(): Response {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode(': hello\n\n')),
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
}

function signal(): { promise: Promise<void>; resolve: () => void } {
  const events = new EventTarget()
  const promise = new Promise<void>((resolve) => events.addEventListener('done', () => resolve(), { once: true }))
  return { promise, resolve: () => events.dispatchEvent(new Event('done')) }
}

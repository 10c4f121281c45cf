import { createServer, type Server } from 'node:http'
import { getRequestListener, type Http2Bindings, type HttpBindings } from '@hono/node-server'
import { limitConnections } from './connections'

/** Who is at the other end of the connection, told by the socket: a client cannot forge it. */
export type Peer = { address: string }

/** What can be put on the network: the office, or anything that answers requests. */
export type Answering = { fetch(request: Request, peer: Peer): Promise<Response> }

/** A server that is up: its address, and how to take it down. */
export type Listening = {
  url: string
  /** Stops accepting, ends live streams at once, lets running requests finish for up to 4 seconds. */
  close(): Promise<void>
}

type Outgoing = (HttpBindings | Http2Bindings)['outgoing']

const LIMITS = {
  headersTimeout: 15_000,
  // A price list of 20,000 rows over a slow office network still arrives in this time.
  requestTimeout: 120_000,
  keepAliveTimeout: 5_000,
  maxHeaderSize: 16 * 1024,
}
const MAX_HEADERS = 100
const GRACE_MS = 4_000

/**
 * Answers at a host's address, on loopback to this PC only; rejects with the system's error when the port cannot be had.
 * Port 0 lets the system choose a free one.
 */
export async function listen(office: Answering, place: { host: string; port: number }): Promise<Listening> {
  const live = new Set<Outgoing>()
  const server = createServer(LIMITS)
  limitConnections(
    server,
    getRequestListener(async (request, { incoming, outgoing }) => {
      const answer = await office.fetch(request, { address: incoming.socket.remoteAddress ?? '' })
      // An event stream never ends by itself: closing has to end it, and its page connects again.
      if (answer.headers.get('content-type')?.startsWith('text/event-stream')) keepWhileOpen(live, outgoing)
      return answer
    }),
  )
  server.maxHeadersCount = MAX_HEADERS
  closeIdleWhenClosing(server)
  await bind(server, place)
  let closing: Promise<void> | undefined
  return {
    url: urlOf(server, place.host),
    close: () => {
      closing ??= closeGently(server, live)
      return closing
    },
  }
}

function keepWhileOpen(live: Set<Outgoing>, outgoing: Outgoing): void {
  live.add(outgoing)
  outgoing.once('close', () => live.delete(outgoing))
}

/** A connection that becomes idle while the server closes would linger for its keep-alive time. */
function closeIdleWhenClosing(server: Server): void {
  server.on('request', (_request, answer) => {
    answer.once('close', () => {
      if (!server.listening) server.closeIdleConnections()
    })
  })
}

function bind(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function closeGently(server: Server, live: Set<Outgoing>): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => server.closeAllConnections(), GRACE_MS)
    server.close(() => {
      clearTimeout(impatience)
      resolve()
    })
    for (const outgoing of live) outgoing.destroy()
  })
}

function urlOf(server: Server, host: string): string {
  const bound = server.address()
  const port = bound !== null && typeof bound === 'object' ? bound.port : 0
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}

import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { networkOf } from '../gate/network'

/**
 * Requests of one connection that may wait for their answers. No browser sends the next before the last is answered; what
 * it is told and what Node knows of it may cross by a few.
 */
const MOST_WAITING = 8
/** Connections of one place: a browser opens six, a room of PCs behind one router some hundreds. */
const MOST_CONNECTIONS = 512

/**
 * Ends connections that pile up requests, and those of a place that has too many: each of them takes memory until its
 * turn comes, and some thousands a second would end the office for everybody. Rule SEC-5.
 */
export function limitConnections(
  server: Server,
  answer: (incoming: IncomingMessage, outgoing: ServerResponse) => unknown,
): void {
  const places = new Map<string, number>()
  server.on('connection', (socket) => {
    const place = networkOf(socket.remoteAddress ?? '')
    const open = (places.get(place) ?? 0) + 1
    places.set(place, open)
    socket.once('close', () => {
      const left = (places.get(place) ?? 1) - 1
      if (left > 0) places.set(place, left)
      else places.delete(place)
    })
    if (open > MOST_CONNECTIONS) socket.destroy()
  })
  const waiting = new WeakMap<Socket, number>()
  server.on('request', (incoming, outgoing) => {
    const { socket } = incoming
    const before = waiting.get(socket) ?? 0
    if (before >= MOST_WAITING) {
      socket.destroy()
      return
    }
    waiting.set(socket, before + 1)
    outgoing.once('close', () => waiting.set(socket, (waiting.get(socket) ?? 1) - 1))
    answer(incoming, outgoing)
  })
}

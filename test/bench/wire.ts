import { Agent, request } from 'node:http'
import type { Seat } from './world'

/** An answer as it came over the wire, and how long it took from the request to the last byte. */
export type Answer = { status: number; body: string; bytes: number; ms: number }

/** A PC with one connection that is kept: how a page calls the office, with as little of its own as can be. */
export type Pc = {
  seat: Seat
  /** Opens its connection anew: one that stood idle may have been ended by the office. */
  connect(): Promise<void>
  call(path: string, input: unknown): Promise<Answer>
  close(): void
}

const ONE_CONNECTION = { keepAlive: true, maxSockets: 1 }

export function aPc(url: string, seat: Seat): Pc {
  let agent = new Agent(ONE_CONNECTION)
  const call = (path: string, input: unknown): Promise<Answer> => {
    const body = Buffer.from(JSON.stringify({ json: input }))
    const headers = { 'content-type': 'application/json', 'content-length': body.byteLength, cookie: seat.cookie }
    const start = performance.now()
    return new Promise((resolve, reject) => {
      const asked = request(`${url}/rpc/${path}`, { method: 'POST', agent, headers }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('error', reject)
        answer.on('end', () => {
          const ms = performance.now() - start
          const whole = Buffer.concat(parts)
          resolve({ status: answer.statusCode ?? 0, body: whole.toString(), bytes: whole.byteLength, ms })
        })
      })
      asked.on('error', reject)
      asked.end(body)
    })
  }
  return {
    seat,
    connect: async () => {
      agent.destroy()
      agent = new Agent(ONE_CONNECTION)
      answered(await call('project/list', undefined))
    },
    call,
    close: () => agent.destroy(),
  }
}

/** What a call answered; throws when it was refused. */
export function answered({ status, body }: Answer): unknown {
  if (status !== 200) throw new Error(`refused: ${status} ${body.slice(0, 300)}`)
  return JSON.parse(body).json
}

import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { type Answer, aPc, type Pc } from '../bench/wire'
import { type Home, ticketOn, type World } from '../bench/world'

/** How many PCs want a home at once, several of them of one person, as with two windows open. */
export const CLIENTS = 64

/** What the office said to a request, as far as the whole answer arrived. */
export type Said =
  | { kind: 'nothing' }
  | { kind: 'ticket'; id: string; number: string; body: string }
  | { kind: 'refused'; code: string; body: string }

/** One request for a ticket: who sent it, for which home, and what came of it. */
export type Asked = { pc: number; home: Home; ticket: ReturnType<typeof ticketOn>; said: Said }

export type Random = (least: number, most: number) => number

/** When the blow falls: after so many tickets were acknowledged, and so many turns of the event loop more. */
export type Moment = { acknowledged: number; turns: number }

export type Crowd = {
  /** Everything that was ever asked. */
  asked: readonly Asked[]
  /** All claim homes, some of them one that somebody else wants, until the blow has fallen and nobody waits any more. */
  rush(url: string, moment: Moment, strike: () => Promise<void>): Promise<Asked[]>
  /** Sends these once more, word for word, and gives what is said now. */
  again(url: string, asked: readonly Asked[]): Promise<Said[]>
}

/** One in so many goes for a home that somebody else has just gone for. */
const FIGHTS = 5
/** Buyers of those who fight are other people. */
const OTHER_BUYERS = 20_000

export function aCrowd(world: World, random: Random): Crowd {
  const asked: Asked[] = []
  const seatOf = (index: number) => {
    const seat = world.seats[index % world.seats.length]
    if (!seat) throw new Error('nobody is signed in')
    return seat
  }
  let next = 0
  const want = (pc: number, rivals: readonly Asked[]): Asked => {
    const rival = random(1, FIGHTS) === 1 ? rivals.at(-1) : undefined
    const place = rival ? world.homes.indexOf(rival.home) : next++
    const home = world.homes[place]
    if (!home) throw new Error('there are too few homes for so many kills')
    return { pc, home, ticket: ticketOn(world, home, place + (rival ? OTHER_BUYERS : 0)), said: { kind: 'nothing' } }
  }
  return {
    asked,
    rush: async (url, moment, strike) => {
      const round: Asked[] = []
      const blow = aBlow(moment, strike)
      await withPcs(url, seatOf, (pcs) =>
        Promise.all(
          pcs.map(async (pc, index) => {
            while (!blow.hasFallen()) {
              const one = want(index, round)
              round.push(one)
              asked.push(one)
              one.said = await send(pc, one)
              if (one.said.kind === 'ticket') blow.acknowledged()
              if (one.said.kind === 'nothing') return
            }
          }),
        ),
      )
      await blow.fallen
      return round
    },
    again: (url, old) =>
      withPcs(url, seatOf, (pcs) =>
        Promise.all(
          old.map(async (one) => {
            const pc = pcs[one.pc]
            if (!pc) throw new Error('there is no such PC')
            return send(pc, one)
          }),
        ),
      ),
  }
}

function aBlow({ acknowledged, turns }: Moment, strike: () => Promise<void>) {
  let count = 0
  let isStruck = false
  let land: (struck: Promise<void>) => void = () => undefined
  const fallen = new Promise<void>((resolve) => {
    land = resolve
  })
  const strikeSoon = async () => {
    for (let turn = 0; turn < turns; turn += 1) await setImmediate()
    isStruck = true
    await strike()
  }
  if (acknowledged === 0) land(strikeSoon())
  return {
    fallen,
    hasFallen: () => isStruck,
    acknowledged: () => {
      count += 1
      if (count === acknowledged) land(strikeSoon())
    },
  }
}

async function withPcs<Result>(
  url: string,
  seatOf: (index: number) => World['seats'][number],
  work: (pcs: Pc[]) => Promise<Result>,
): Promise<Result> {
  const pcs = Array.from({ length: CLIENTS }, (_, index) => aPc(url, seatOf(index)))
  try {
    return await work(pcs)
  } finally {
    for (const pc of pcs) pc.close()
  }
}

async function send(pc: Pc, { ticket }: Asked): Promise<Said> {
  return pc.call('ledger/tickets/submit', ticket).then(saidIn, (): Said => ({ kind: 'nothing' }))
}

const ticketSchema = z.object({ json: z.object({ id: z.string(), number: z.string() }) })
const refusalSchema = z.object({ json: z.object({ code: z.string() }) })

/** That the office does not know whether it saved is no answer either. */
function saidIn({ status, body }: Answer): Said {
  if (status === 200) return { kind: 'ticket', ...ticketSchema.parse(JSON.parse(body)).json, body }
  const { code } = refusalSchema.parse(JSON.parse(body)).json
  return code === 'OUTCOME_UNKNOWN' ? { kind: 'nothing' } : { kind: 'refused', code, body }
}

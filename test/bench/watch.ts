import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startServing } from '../office/serving'
import { startBare } from './bare-server'
import { type Bench, type Found, inTurn, median, quantile } from './harness'
import { answered, aPc, type Pc } from './wire'
import { fillWorld, type Home, ticketOn, type World } from './world'

const WATCHERS = 50
const CLAIMS_A_ROUND = 200
const ROUNDS = 5

/** Told something, it writes that to everyone who watches and answers when it began: nothing of an office is in it. */
const BARE_SERVER = `
  const watching = new Set()
  const server = require('node:http').createServer((request, response) => {
    if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(': \\n\\n')
      watching.add(response)
      return
    }
    let told = ''
    request.on('data', (text) => { told += text })
    request.on('end', () => {
      const began = process.hrtime.bigint()
      for (const one of watching) one.write('event: message\\ndata: ' + told + '\\n\\n')
      response.end(String(began))
    })
  })
  server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port))`

/**
 * From a claim's commit until the last of 50 watching clients has it; against a bare server that sends those very
 * messages to 50 clients. One claim after another, p95 of each round.
 */
export const watchBench: Bench = {
  name: 'watch',
  run: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fanghao-bench-'))
    try {
      const dataDir = join(folder, 'office')
      await mkdir(dataDir)
      const world = await fillWorld({ homes: 10_000, seats: WATCHERS + 1 }, dataDir)
      return await measure(world, dataDir, join(folder, 'commits'))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function measure(world: World, dataDir: string, commits: string): Promise<Found> {
  const marks = pathToFileURL(resolve('out/bench/commit-marks.js')).href
  const [office, bare] = [
    await startServing(dataDir, { NODE_OPTIONS: `--import ${marks}`, FANGHAO_COMMIT_MARKS: commits }),
    await startBare(BARE_SERVER),
  ]
  const [claimer, ...others] = world.seats
  if (!claimer) throw new Error('nobody is there to claim')
  const pc = aPc(office.url, claimer)
  const [watchingOurs, watchingBare] = [openAudience(), openAudience()]
  const left = [...world.homes]
  const delays: { ours: number[]; reference: number[] } = { ours: [], reference: [] }
  let told: Told[] = []
  try {
    const input = encodeURIComponent(JSON.stringify({ json: { projectId: world.projectId } }))
    for (const { cookie } of others) await watchingOurs.join(`${office.url}/rpc/ledger/watch?data=${input}`, cookie)
    for (const _ of others) await watchingBare.join(bare.url, '')
    const measured = await inTurn(
      ROUNDS,
      async (round) => {
        const began = instant()
        told = await claimOneByOne(world, pc, watchingOurs, left.splice(0, CLAIMS_A_ROUND))
        const took = await sinceCommit(told, began, commits)
        if (round > 0) delays.ours.push(...took)
        return quantile(took, 0.95)
      },
      async (round) => {
        const took = await tellOneByOne(bare.url, watchingBare, told)
        if (round > 0) delays.reference.push(...took)
        return quantile(took, 0.95)
      },
    )
    return {
      ours: median(measured.ours),
      reference: median(measured.reference),
      unit: 'ms, p95: from a commit until the last of 50 watching clients has it / a bare server-sent event',
      detail: {
        p50Ms: rounded(quantile(delays.ours, 0.5)),
        p99Ms: rounded(quantile(delays.ours, 0.99)),
        referenceP50Ms: rounded(quantile(delays.reference, 0.5)),
        referenceP99Ms: rounded(quantile(delays.reference, 0.99)),
        claims: delays.ours.length,
        watchers: others.length,
      },
    }
  } finally {
    watchingOurs.leave()
    watchingBare.leave()
    pc.close()
    await office.kill()
    await bare.kill()
  }
}

/** What the watchers were told of one claim, and when the first and the last of them had it. */
type Told = { sign: string; message: string; first: number; last: number }

/** Clients that watch over a connection each. */
type Audience = {
  join(url: string, cookie: string): Promise<void>
  /** Resolves once everyone has been told something with this sign in it. */
  hear(sign: string): Promise<Told>
  leave(): void
}

function openAudience(): Audience {
  const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY })
  let size = 0
  let hearing: { sign: string; times: number[]; message: string; done(): void } | null = null
  const listener = () => {
    let text = ''
    return (part: Buffer) => {
      text += part
      if (!text.endsWith('\n\n')) return
      if (hearing && text.includes(hearing.sign)) {
        hearing.times.push(instant())
        hearing.message = /^data: (.*)$/m.exec(text)?.[1] ?? ''
        if (hearing.times.length === size) hearing.done()
      }
      text = ''
    }
  }
  return {
    join: (url, cookie) =>
      new Promise((resolve, reject) => {
        const asked = request(url, { agent, headers: { cookie } }, (stream) => {
          if (stream.statusCode !== 200) return reject(new Error(`not let in: ${stream.statusCode}`))
          size += 1
          stream.once('data', () => resolve())
          stream.on('data', listener())
          // Taking leave breaks them off.
          stream.on('error', () => undefined)
        })
        asked.on('error', reject)
        asked.end()
      }),
    hear: async (sign) => {
      const times: number[] = []
      const told = await new Promise<string>((resolve) => {
        const now = { sign, times, message: '', done: () => resolve(now.message) }
        hearing = now
      })
      hearing = null
      return { sign, message: told, first: Math.min(...times), last: Math.max(...times) }
    },
    leave: () => agent.destroy(),
  }
}

async function claimOneByOne(world: World, pc: Pc, audience: Audience, homes: readonly Home[]): Promise<Told[]> {
  await pc.connect()
  const told: Told[] = []
  for (const home of homes) {
    const heard = audience.hear(home.id)
    answered(await pc.call('ledger/tickets/submit', ticketOn(world, home, world.homes.indexOf(home))))
    told.push(await heard)
  }
  return told
}

/** A claim's commit is the last before the first of the watchers was told of it. */
async function sinceCommit(told: readonly Told[], began: number, file: string): Promise<number[]> {
  const commits = await commitsSince(began, told.length, file)
  return told.map(({ first, last }) => {
    const committed = commits.findLast((at) => at <= first)
    if (committed === undefined) throw new Error('a claim was told that nobody had committed')
    return last - committed
  })
}

/** Marks are written a moment after their commits: waits until so many are there. */
async function commitsSince(began: number, number: number, file: string): Promise<number[]> {
  for (;;) {
    const text = await readFile(file, 'utf8').catch(() => '')
    const commits = text.split('\n').slice(0, -1).map(milliseconds)
    const since = commits.filter((at) => at >= began)
    if (since.length >= number) return since
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function tellOneByOne(url: string, audience: Audience, told: readonly Told[]): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const took: number[] = []
  for (const { sign, message } of told) {
    const heard = audience.hear(sign)
    const began = milliseconds(await post(url, agent, message))
    took.push((await heard).last - began)
  }
  agent.destroy()
  return took
}

function post(url: string, agent: Agent, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', agent }, (answer) => {
      let text = ''
      answer.on('data', (part) => {
        text += part
      })
      answer.on('end', () => resolve(text))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** On the clock that all processes of a machine share. */
function instant(): number {
  return milliseconds(process.hrtime.bigint())
}

function milliseconds(nanoseconds: bigint | string): number {
  return Number(nanoseconds) / 1e6
}

function rounded(ms: number): number {
  return Number(ms.toPrecision(3))
}

import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../office/postgres-server'
import { startServing } from '../office/serving'
import { claimAll } from './claim'
import { type Bench, inTurn, median, quantile } from './harness'
import { type Answer, answered, aPc, type Pc } from './wire'
import { fillWorld, type Home, ticketOn, type World } from './world'

const CLIENTS = 200
const FOUGHT_OVER = 100
const ROUNDS = 5

type Rush = { ours: number; reference: number; doubleSales: number; unanswered: number; p99Ms: number }

/**
 * 200 clients want 100 homes at one moment, two each home, until all are claimed and every loser knows who won; against
 * 100 clients that claim a home each with nobody in their way.
 */
export const rushBench: Bench = {
  name: 'rush',
  run: async () => {
    const sqlite = await inFolder((folder) => rushOn(folder))
    const server = await startPostgres([])
    try {
      const databaseUrl = await server.emptyDatabase()
      const postgres = await inFolder((folder) => rushOn(folder, databaseUrl))
      return {
        ours: sqlite.ours,
        reference: sqlite.reference,
        unit: 'ms, SQLite: 200 clients fight over 100 homes / 100 claims without a fight',
        detail: {
          doubleSales: sqlite.doubleSales + postgres.doubleSales,
          unanswered: sqlite.unanswered + postgres.unanswered,
          p99Ms: Math.round(sqlite.p99Ms),
          postgresMs: Math.round(postgres.ours),
          postgresReferenceMs: Math.round(postgres.reference),
          postgresRatio: Number((postgres.ours / postgres.reference).toPrecision(3)),
          postgresP99Ms: Math.round(postgres.p99Ms),
        },
      }
    } finally {
      await server.stop()
    }
  },
}

async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'fanghao-bench-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function rushOn(folder: string, databaseUrl?: string): Promise<Rush> {
  const dataDir = join(folder, 'office')
  await mkdir(dataDir)
  const world = await fillWorld({ homes: 20_000, seats: CLIENTS }, dataDir, databaseUrl)
  const office = await startServing(dataDir, databaseUrl === undefined ? {} : { FANGHAO_DATABASE_URL: databaseUrl })
  const pcs = world.seats.map((seat) => aPc(office.url, seat))
  const left = [...world.homes]
  const fights: Fight[] = []
  try {
    const measured = await inTurn(
      ROUNDS,
      async () => {
        const fight = await fightOver(world, pcs, left.splice(0, FOUGHT_OVER))
        fights.push(fight)
        return fight.ms
      },
      async () => {
        const { perSecond } = await claimAll(world, pcs.slice(0, FOUGHT_OVER), left.splice(0, FOUGHT_OVER))
        return (FOUGHT_OVER * 1_000) / perSecond
      },
    )
    const latencies = fights.slice(1).flatMap(({ answers }) => answers.map(({ ms }) => ms))
    return {
      ours: median(measured.ours),
      reference: median(measured.reference),
      doubleSales: sum(fights.map((fight) => fight.doubleSales)),
      unanswered: sum(fights.map((fight) => fight.unanswered)),
      p99Ms: quantile(latencies, 0.99),
    }
  } finally {
    for (const pc of pcs) pc.close()
    await office.kill()
  }
}

type Fight = { ms: number; doubleSales: number; unanswered: number; answers: Answer[] }

/** Everyone asks at once; afterwards the board says who has what. */
async function fightOver(world: World, pcs: readonly Pc[], homes: readonly Home[]): Promise<Fight> {
  await Promise.all(pcs.map((pc) => pc.connect()))
  const start = performance.now()
  const tries = await Promise.all(
    pcs.map(async (pc, index) => {
      const home = homes[index % homes.length]
      if (!home) throw new Error('there is no home to fight over')
      const ticket = ticketOn(world, home, world.homes.indexOf(home) + (index < homes.length ? 0 : 25_000))
      return { home, name: pc.seat.name, answer: await pc.call('ledger/tickets/submit', ticket) }
    }),
  )
  const ms = performance.now() - start
  const holders = await holdersOf(world, pcs)
  const winners = (home: Home) => tries.filter((one) => one.home === home && one.answer.status === 200)
  const isAnswered = ({ home, name, answer }: (typeof tries)[number]) => {
    const holder = holders.get(home.id)
    return answer.status === 200 ? holder === name : holder !== undefined && tellsOf(answer, home, holder)
  }
  return {
    ms,
    doubleSales: homes.filter((home) => winners(home).length > 1).length,
    unanswered:
      tries.filter((one) => !isAnswered(one)).length + homes.filter((home) => winners(home).length === 0).length,
    answers: tries.map(({ answer }) => answer),
  }
}

/** Whether a loser was told which home it is and who has it. Rule LED-2. */
function tellsOf({ body }: Answer, home: Home, holder: string): boolean {
  const { json } = JSON.parse(body)
  return json.code === 'UNIT_HELD' && json.data.unit === home.number && json.data.claim.by === holder
}

async function holdersOf({ projectId }: World, [pc]: readonly Pc[]): Promise<Map<string, string>> {
  const board = pc && answered(await pc.call('ledger/board', { projectId }))
  const { units }: { units: { id: string[]; claimBy: (string | null)[] } } = Object(board)
  return new Map(units.id.flatMap((id, index) => (units.claimBy[index] ? [[id, units.claimBy[index]] as const] : [])))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

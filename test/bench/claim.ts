import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openOffice } from '../../electron/office'
import { configFor } from '../office/office-config'
import { startServing } from '../office/serving'
import { type Bench, type Found, inTurn, median, quantile } from './harness'
import { insideTransaction, listenToSqlite, openBareSqlite, type Spoken } from './statements'
import { type Answer, answered, aPc, type Pc } from './wire'
import { fillWorld, type Home, ticketOn, type World } from './world'

/**
 * Acknowledged room tickets a second over HTTP, against the same statements through bare sqlite3. The median of so many
 * rounds is of an office that has been at work for a while; what it gives in the first of them stands beside it.
 */
export const claimBench: Bench = {
  name: 'claim',
  run: () => measureClaims({ homes: 20_000, seats: 64, rounds: 13, inARound: 400 }),
}

export async function measureClaims(size: { homes: number; seats: number; rounds: number; inARound: number }) {
  const folder = await mkdtemp(join(tmpdir(), 'fanghao-bench-'))
  try {
    return await measureIn(folder, size)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureIn(
  folder: string,
  { rounds, inARound, ...size }: { homes: number; seats: number; rounds: number; inARound: number },
): Promise<Found> {
  const template = join(folder, 'template')
  await mkdir(template)
  const world = await fillWorld(size, template)
  const [served, recorded, bare] = [join(folder, 'served'), join(folder, 'recorded'), join(folder, 'bare')]
  for (const place of [served, recorded, bare]) await cp(template, place, { recursive: true })

  const portions = Array.from({ length: rounds + 1 }, (_, round) =>
    world.homes.slice(round * inARound, (round + 1) * inARound),
  )
  const scripts: Spoken[][][] = []
  for (const homes of portions) scripts.push(await recordClaims(recorded, world, homes))
  const office = await startServing(served)
  const sqlite = await openBareSqlite(join(bare, 'office.sqlite'))
  const pcs = world.seats.map((seat) => aPc(office.url, seat))
  try {
    const latencies: number[] = []
    const measured = await inTurn(
      rounds,
      async (round) => {
        const { perSecond, answers } = await claimAll(world, pcs, portions[round] ?? [])
        if (round > 0) latencies.push(...answers.map(({ ms }) => ms))
        return perSecond
      },
      (round) => replay(sqlite, scripts[round] ?? []),
    )
    const claims = portions.flat().length
    await requireTickets(join(bare, 'office.sqlite'), claims)
    await requireTickets(join(served, 'office.sqlite'), claims)
    return {
      ours: median(measured.ours),
      reference: median(measured.reference),
      unit: 'claims per second, 64 clients over HTTP / the same statements through bare sqlite3',
      detail: {
        firstPerSecond: measured.ours[0] ?? 0,
        statements: median(scripts.flat().map((statements) => statements.length)),
        p50Ms: Math.round(quantile(latencies, 0.5)),
        p99Ms: Math.round(quantile(latencies, 0.99)),
        maxMs: Math.round(quantile(latencies, 1)),
        acknowledged: claims,
      },
    }
  } finally {
    for (const pc of pcs) pc.close()
    await office.kill()
    await sqlite.close()
  }
}

/** Every PC claims one home after another until none is left; each must be acknowledged. */
export async function claimAll(world: World, pcs: readonly Pc[], homes: readonly Home[]) {
  await Promise.all(pcs.map((pc) => pc.connect()))
  const asked = homes.map((home) => ticketOn(world, home, world.homes.indexOf(home)))
  const answers: Answer[] = []
  const start = performance.now()
  await Promise.all(
    pcs.map(async (pc) => {
      for (let ticket = asked.pop(); ticket; ticket = asked.pop()) {
        const answer = await pc.call('ledger/tickets/submit', ticket)
        answered(answer)
        answers.push(answer)
      }
    }),
  )
  return { perSecond: (answers.length * 1_000) / (performance.now() - start), answers }
}

/** Claims the homes in this process, and gives what each claim said to SQLite. */
async function recordClaims(dataDir: string, world: World, homes: readonly Home[]): Promise<Spoken[][]> {
  const office = await openOffice({ ...configFor({ dataDir }, { now: 0 }), now: undefined })
  const listening = listenToSqlite()
  try {
    const scripts: Spoken[][] = []
    for (const home of homes) {
      const buyer = world.homes.indexOf(home)
      const seat = world.seats[buyer % world.seats.length]
      listening.spoken.length = 0
      const answer = await office.fetch(
        new Request('http://localhost/rpc/ledger/tickets/submit', {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie: seat?.cookie ?? '' },
          body: JSON.stringify({ json: ticketOn(world, home, buyer) }),
        }),
      )
      if (answer.status !== 200) throw new Error(`refused: ${await answer.text()}`)
      scripts.push(insideTransaction(listening.spoken))
    }
    return scripts
  } finally {
    listening.stop()
    await office.close()
  }
}

/** One loop, one transaction a claim. */
async function replay(sqlite: Awaited<ReturnType<typeof openBareSqlite>>, scripts: readonly Spoken[][]) {
  const start = performance.now()
  for (const statements of scripts) await sqlite.transact(statements)
  return (scripts.length * 1_000) / (performance.now() - start)
}

/** What was acknowledged is there, once each: a ticket, an open claim, a number. */
async function requireTickets(file: string, wanted: number): Promise<void> {
  const beside = await openBareSqlite(file)
  const [found] = await beside.all({
    sql: `SELECT count(*) AS "tickets", count(DISTINCT "number") AS "numbers",
      (SELECT count(DISTINCT "unitId") FROM "claim" WHERE "closedAt" IS NULL) AS "claimed" FROM "ticket"`,
    values: [],
  })
  await beside.close()
  if (JSON.stringify(found) !== JSON.stringify({ tickets: wanted, numbers: wanted, claimed: wanted })) {
    throw new Error(`${wanted} claims acknowledged, but in the database: ${JSON.stringify(found)}`)
  }
}

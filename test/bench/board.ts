import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServing } from '../office/serving'
import { claimAll } from './claim'
import { type Bench, type Found, inTurn, median, quantile, timed } from './harness'
import { type BareSqlite, openBareSqlite } from './statements'
import { answered, aPc } from './wire'
import { fillWorld, type World } from './world'

const HOMES = 10_000
const ROUNDS = 7
const CLAIMS_A_ROUND = 20

/** What the board shows of every home, in its order. */
const COLUMNS = `
  SELECT "unit"."id", "unit"."buildingId", "unit"."entrance", "unit"."floor", "unit"."room", "unit"."number",
    "unit"."kind", "tie"."homeId", "unit"."type", "unit"."area", "unit"."releasedFrom", "price"."listUnitPrice",
    "price"."listFixedTotal", "price"."filedUnitPrice", "price"."filedFixedTotal", "claim"."kind" AS "claimKind",
    "claim"."by", "claim"."since", "claim"."until", "claim"."ticketId"
  FROM "unit"
  LEFT JOIN "price" ON "price"."unitId" = "unit"."id"
    AND "price"."versionId" = (SELECT "id" FROM "priceVersion" ORDER BY "number" DESC LIMIT 1)
  LEFT JOIN "claim" ON "claim"."unitId" = "unit"."id" AND "claim"."closedAt" IS NULL AND "claim"."until" > ?
  LEFT JOIN "tie" ON "tie"."unitId" = "unit"."id" AND "tie"."endedAt" IS NULL
  WHERE "unit"."projectId" = ?
  ORDER BY "unit"."buildingId", "unit"."entrance", "unit"."floor" DESC, "unit"."room"`

/** The board of 10,000 homes from the request to the last byte, against a bare SELECT and JSON.stringify. */
export const boardBench: Bench = {
  name: 'board',
  run: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fanghao-bench-'))
    try {
      const template = join(folder, 'template')
      await mkdir(template)
      const world = await fillWorld({ homes: HOMES, seats: 1 }, template)
      return await measure(folder, template, world)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function measure(folder: string, template: string, world: World): Promise<Found> {
  const served = join(folder, 'served')
  await cp(template, served, { recursive: true })
  const [firsts, office] = [await firstTimes(folder, template, world), await startServing(served)]
  const [seat] = world.seats
  if (!seat) throw new Error('nobody is there to look at the board')
  const pc = aPc(office.url, seat)
  const sqlite = await openBareSqlite(join(served, 'office.sqlite'))
  const sizes: number[] = []
  const left = [...world.homes]
  try {
    const measured = await inTurn(
      ROUNDS,
      async () => {
        await claimAll(world, [pc], left.splice(0, CLAIMS_A_ROUND))
        const answer = await pc.call('ledger/board', { projectId: world.projectId })
        requireBoard(answered(answer), HOMES - left.length)
        sizes.push(answer.bytes)
        return answer.ms
      },
      () => bareBoard(sqlite, world),
    )
    return {
      ours: median(measured.ours),
      reference: median(measured.reference),
      unit: 'ms, 10,000 homes after a write: request to last byte / bare SELECT + JSON.stringify',
      detail: {
        firstMs: Math.round(median(firsts.ours)),
        firstReferenceMs: Math.round(median(firsts.reference)),
        firstRatio: Number((median(firsts.ours) / median(firsts.reference)).toPrecision(3)),
        bytes: median(sizes),
        p50Ms: Math.round(median(measured.ours)),
        p99Ms: Math.round(quantile(measured.ours, 0.99)),
      },
    }
  } finally {
    pc.close()
    await office.kill()
    await sqlite.close()
  }
}

/** The first board an office gives after it has started, and the first read of a file that was just opened. */
async function firstTimes(folder: string, template: string, world: World) {
  const [seat] = world.seats
  if (!seat) throw new Error('nobody is there to look at the board')
  return inTurn(
    ROUNDS,
    async (round) => {
      const dataDir = join(folder, `first-${round}`)
      await cp(template, dataDir, { recursive: true })
      const office = await startServing(dataDir)
      const pc = aPc(office.url, seat)
      try {
        await pc.connect()
        return (await pc.call('ledger/board', { projectId: world.projectId })).ms
      } finally {
        pc.close()
        await office.kill()
      }
    },
    async (round) => {
      const sqlite = await openBareSqlite(join(folder, `first-${round}`, 'office.sqlite'))
      try {
        return await bareBoard(sqlite, world)
      } finally {
        await sqlite.close()
      }
    },
  )
}

function bareBoard(sqlite: BareSqlite, { projectId }: World): Promise<number> {
  return timed(async () => {
    const rows = await sqlite.all({ sql: COLUMNS, values: [Date.now(), projectId] })
    if (rows.length !== HOMES || JSON.stringify(rows).length === 0) throw new Error('homes are missing')
  })
}

function requireBoard(board: unknown, claimed: number): void {
  const { units }: { units: { id: string[]; claimBy: (string | null)[] } } = Object(board)
  const held = units.claimBy.filter((by) => by !== null).length
  if (units.id.length !== HOMES || held !== claimed) throw new Error(`the board shows ${held} of ${claimed} claims`)
}

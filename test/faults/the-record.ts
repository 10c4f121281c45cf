import { join } from 'node:path'
import { DataSource } from 'typeorm'
import { groupBy } from '../../shared/kernel/group'
import type { Place } from '../office/a-place'
import type { Asked } from './the-crowd'

/** What the database holds against what the clients were told, by what each difference is. */
export type Differences = { lost: string[]; doubled: string[]; half: string[] }

/** Refusals with which the office says that nothing was saved: then nothing must be. */
const NOTHING_SAVED = new Set(['DATABASE_AWAY', 'DATABASE_BUSY', 'DISK_FULL', 'STORAGE_READ_ONLY', 'STORAGE_FAILED'])

type Trace = { requestId: string; outcome: string; subject: string }
type Held = {
  tickets: { id: string; number: string; unitId: string; total: number; lines: number; buyers: number; open: number }[]
  traces: Trace[]
  kept: { requestId: string }[]
  claims: { unitId: string; open: number }[]
  counters: { name: string; value: number }[]
}

/** Holds every request that was ever sent against every row that came of any. Rules LED-1, LED-3, SEC-2, SEC-4. */
export async function compare(place: Place, projectId: string, asked: readonly Asked[]): Promise<Differences> {
  const held = await readAll(place, projectId)
  const found: Differences = { lost: [], doubled: [], half: [] }
  const tickets = new Map(held.tickets.map((ticket) => [ticket.id, ticket]))
  const traces = groupBy(held.traces, ({ requestId }) => requestId)
  const kept = new Set(held.kept.map(({ requestId }) => requestId))

  for (const { home, ticket, said } of asked) {
    const { requestId } = ticket
    const what = `${home.number} ${requestId}`
    const own = traces.get(requestId) ?? []
    if (own.length > 1) found.doubled.push(`${what}: recorded ${own.length} times`)
    const [trace] = own
    if ((trace !== undefined) !== kept.has(requestId)) found.half.push(`${what}: recorded or kept, not both`)
    const made = trace?.outcome === 'done' ? tickets.get(trace.subject) : undefined
    if (trace?.outcome === 'done' && (made?.lines !== 1 || made.buyers !== 1 || made.open !== 1)) {
      found.half.push(`${what}: ${JSON.stringify(made)}`)
    }
    if (made && (made.unitId !== home.id || Number(made.total) !== home.total)) {
      found.half.push(`${what}: another home or price: ${JSON.stringify(made)}`)
    }
    if (said.kind === 'ticket' && (made?.id !== said.id || made.number !== said.number)) {
      found.lost.push(`${what}: told ${said.number}, there is ${made?.number}`)
    }
    if (said.kind === 'refused') {
      const isSaved = trace !== undefined
      if (NOTHING_SAVED.has(said.code) && isSaved) found.half.push(`${what}: told ${said.code}, recorded all the same`)
      if (!NOTHING_SAVED.has(said.code) && trace?.outcome !== 'refused') found.lost.push(`${what}: told ${said.code}`)
    }
  }
  const known = new Set<string>(asked.map(({ ticket }) => ticket.requestId))
  const strangers = held.traces.filter(({ requestId }) => !known.has(requestId))
  if (strangers.length > 0) found.half.push(`recorded and never sent: ${JSON.stringify(strangers)}`)
  for (const { unitId, open } of held.claims) {
    if (Number(open) > 1) found.doubled.push(`${unitId}: ${open} open claims`)
  }
  for (const [unitId, own] of groupBy(held.tickets, (ticket) => ticket.unitId)) {
    if (own.length > 1) found.doubled.push(`${unitId}: ${own.map(({ number }) => number).join(', ')}`)
  }
  const counts = {
    tickets: held.tickets.length,
    done: held.traces.filter(({ outcome }) => outcome === 'done').length,
    claims: held.claims.length,
    serial: sum(held.counters.filter(({ name }) => name.startsWith('ticket '))),
  }
  if (new Set(Object.values(counts)).size > 1) found.half.push(JSON.stringify(counts))
  return found
}

/** How many changes were ever told of the project: one a ticket, none in between. */
export async function changesTold(place: Place, projectId: string): Promise<number> {
  const { counters } = await readAll(place, projectId)
  return sum(counters.filter(({ name }) => name === 'change'))
}

async function readAll({ dataDir, databaseUrl }: Place, projectId: string): Promise<Held> {
  const source = new DataSource(
    databaseUrl === undefined
      ? { type: 'sqlite', database: join(dataDir, 'office.sqlite'), busyTimeout: 5_000 }
      : { type: 'postgres', url: databaseUrl },
  )
  await source.initialize()
  try {
    const count = (table: string, and = '') =>
      `(SELECT count(*) FROM "${table}" WHERE "${table}"."ticketId" = "ticket"."id"${and})`
    const tickets: Held['tickets'] = await source.query(
      `SELECT "id", "number", "unitId", "total", ${count('ticketLine')} AS "lines", ${count('ticketBuyer')} AS "buyers",
         ${count('claim', ` AND "claim"."unitId" = "ticket"."unitId" AND "claim"."closedAt" IS NULL`)} AS "open"
       FROM "ticket"`,
    )
    return {
      tickets: tickets.map((row) => ({
        ...row,
        lines: Number(row.lines),
        buyers: Number(row.buyers),
        open: Number(row.open),
      })),
      traces: await source.query(
        `SELECT "requestId", "outcome", "subject" FROM "audit" WHERE "call" = 'ledger.tickets.submit'`,
      ),
      kept: await source.query('SELECT "requestId" FROM "requestAnswer"'),
      claims: await source.query(
        `SELECT "unitId", count(*) AS "open" FROM "claim" WHERE "closedAt" IS NULL GROUP BY "unitId"`,
      ),
      counters: await source.query(`SELECT "name", "value" FROM "counter" WHERE "scope" = '${projectId}'`),
    }
  } finally {
    await source.destroy()
  }
}

function sum(counters: Held['counters']): number {
  return counters.reduce((total, { value }) => total + Number(value), 0)
}

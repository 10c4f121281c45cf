import { Client } from 'pg'
import { describe, expect, it, vi } from 'vitest'
import { aPostgres } from '../office/a-postgres'
import type { Serving } from '../office/serving'
import { aScene, strikeAgainAndAgain, type Way } from './crashes'
import { KILLS } from './how-often'
import type { Random } from './the-crowd'

/** As it runs in an office: what it acknowledges is on the disk. */
const postgres = aPostgres([])

/** A claim on PostgreSQL takes longer, and so does coming back. */
const BLOWS = Math.ceil(KILLS * 0.4)

describe('an office on PostgreSQL, hit while 64 clients claim', () => {
  it('SEC-4, LED-1: has every ticket it acknowledged, none twice, none by half', {
    timeout: BLOWS * 60_000,
  }, async () => {
    const databaseUrl = await postgres.emptyDatabase()
    const scene = await aScene(BLOWS, databaseUrl)
    const away = { database: 'PostgreSQL', told: '连不上数据库，什么都没有保存', recover: onceHealthy } as const
    const ways: Way[] = [
      {
        fault: '房号管家被 SIGKILL',
        database: 'PostgreSQL',
        told: '连不上案场主机',
        strike: (serving) => serving.kill(),
        recover: () => scene.serve(),
      },
      {
        ...away,
        fault: '一个连接被 pg_terminate_backend 断开',
        strike: async (_, random) =>
          withBackend(databaseUrl, random, (pid, client) => client.query('SELECT pg_terminate_backend($1)', [pid])),
      },
      {
        ...away,
        fault: '一个后端进程被 SIGKILL',
        strike: async (_, random) => withBackend(databaseUrl, random, async (pid) => process.kill(pid, 'SIGKILL')),
      },
      {
        ...away,
        fault: 'PostgreSQL 立即停机（immediate）再启动',
        strike: () => postgres.crash(),
        recover: async (serving) => {
          await postgres.resume()
          return onceHealthy(serving)
        },
      },
    ]
    await strikeAgainAndAgain(scene, BLOWS, ways)
  })
})

/** Does something to one of the connections that are at work, or to any where none is. */
async function withBackend(
  databaseUrl: string,
  random: Random,
  work: (pid: number, client: Client) => Promise<unknown>,
) {
  const client = new Client(databaseUrl)
  // Where one backend dies by force, PostgreSQL ends all of them, this one too.
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ pid: number }>(
    `SELECT "pid" FROM "pg_stat_activity" WHERE "datname" = current_database() AND "pid" <> pg_backend_pid()
     ORDER BY "state" = 'idle', "pid"`,
  )
  const busy = rows[random(0, Math.min(rows.length, 4) - 1)]
  if (!busy) throw new Error('the office has no connection')
  await work(busy.pid, client)
  await client.end().catch(() => undefined)
}

/** The host was not touched: it comes back by itself. */
async function onceHealthy(serving: Serving): Promise<Serving> {
  await vi.waitFor(async () => expect((await fetch(`${serving.url}/health`)).status).toBe(200), { timeout: 60_000 })
  return serving
}

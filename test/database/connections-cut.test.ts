import { Client } from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../electron/database/data-source'
import { TABLES } from '../../electron/features/tables'
import { aPostgres } from '../office/a-postgres'
import { aFolder } from '../office/hosts'

const postgres = aPostgres()
const CLIENTS = 32
const CUTS = 300

it('SEC-4: connections cut at any instant end no office, and every call that fails by it is told so', {
  timeout: 120_000,
}, async () => {
  const databaseUrl = await postgres.emptyDatabase()
  const database = await openDatabase({ dataDir: await aFolder(), databaseUrl, tables: TABLES })
  onTestFinished(() => database.close())
  const cutter = new Client(databaseUrl)
  await cutter.connect()
  onTestFinished(() => cutter.end())

  const told = new Map<string, number>()
  let isOver = false
  const work = async (place: number) => {
    while (!isOver) {
      const call =
        place % 2 === 0
          ? database.read((manager) => manager.query('SELECT 1'))
          : database.write(`scope ${place % 3}`, (manager) => manager.query('SELECT pg_sleep(0.002)'))
      const outcome = await call.then(
        () => 'done',
        (error: unknown) => database.obstacleIn(error) ?? `UNEXPECTED: ${error}`,
      )
      told.set(outcome, (told.get(outcome) ?? 0) + 1)
    }
  }
  const working = Promise.all(Array.from({ length: CLIENTS }, (_, place) => work(place)))
  for (let cut = 0; cut < CUTS; cut += 1) {
    // The newest too: what is cut while it is handed over has nobody who listens yet.
    await cutter.query(
      `SELECT pg_terminate_backend("pid") FROM "pg_stat_activity"
       WHERE "datname" = current_database() AND "pid" <> pg_backend_pid() ORDER BY random() LIMIT 1`,
    )
  }
  isOver = true
  await working

  const known = ['DATABASE_AWAY', 'OUTCOME_UNKNOWN', 'done']
  expect([...told.keys()].filter((outcome) => !known.includes(outcome))).toEqual([])
  expect(told.get('DATABASE_AWAY')).toBeGreaterThan(0)
  expect(await database.findObstacle()).toBe(null)
})

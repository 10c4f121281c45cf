import { Mutex } from 'async-mutex'
import sqlite3 from 'sqlite3'
import { DataSource, type EntityManager, type EntitySchema } from 'typeorm'
import { sqliteDriver } from './sqlite-driver'

/** SQLite connections that only read, each for one reader at a time. */
export type Snapshots = {
  /** Statement by statement, each seeing the newest commit. */
  manager: EntityManager
  /** On one snapshot; waits for a free connection. */
  read<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** One connection has one transaction, so that several are kept for queries that come at the same time. */
const CONNECTIONS = 4

/** Opens the reading side of a SQLite file. None of its connections can write. */
export async function openSnapshots(file: string, tables: EntitySchema[]): Promise<Snapshots> {
  const openReader = async () => {
    const source = new DataSource({
      type: 'sqlite',
      driver: sqliteDriver,
      database: file,
      entities: tables,
      flags: sqlite3.OPEN_READONLY,
      busyTimeout: 5_000,
    })
    await source.initialize()
    await source.query('PRAGMA query_only = ON')
    return source
  }
  const single = await openReader()
  const pool = await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => ({ source: await openReader(), turn: new Mutex(), waiting: 0 })),
  )
  return {
    manager: single.manager,
    read: async (work) => {
      const least = pool.reduce((best, next) => (next.waiting < best.waiting ? next : best))
      least.waiting += 1
      try {
        return await least.turn.runExclusive(() => least.source.transaction(work))
      } finally {
        least.waiting -= 1
      }
    },
    close: async () => {
      await single.destroy()
      await Promise.all(pool.map(({ source, turn }) => turn.runExclusive(() => source.destroy())))
    },
  }
}

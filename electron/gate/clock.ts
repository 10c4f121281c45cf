import type { EntityManager } from 'typeorm'
import type { Database } from '../database/database'
import { auditTable } from './tables'

/**
 * The office's clock. It never runs behind the last committed command, whatever happens to the PC's, so that nothing
 * that has expired comes back to life; on PostgreSQL it is the database's, which all hosts share. Rule LED-4.
 */
export type OfficeClock = {
  now(): number
  /** The time a command works with, asked inside its transaction. */
  inside(manager: EntityManager): Promise<number>
  /** Another host has committed a command at this time. */
  reach(at: number): void
}

export async function openClock(database: Database, systemNow: () => number, isGiven: boolean): Promise<OfficeClock> {
  const last: { at: number | string | null }[] = await database.reader.query(
    `SELECT MAX("at") AS "at" FROM "${auditTable.options.tableName}"`,
  )
  let latest = Number(last[0]?.at ?? 0)
  let ahead = 0
  const now = () => Math.max(latest, systemNow() + ahead)
  const keepPace = async (manager: EntityManager) => {
    if (database.kind !== 'postgres' || isGiven) return
    const [row]: { ms: string }[] = await manager.query(
      'SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::text AS "ms"',
    )
    ahead = Number(row?.ms) - systemNow()
  }
  await keepPace(database.reader)
  return {
    now,
    inside: async (manager) => {
      await keepPace(manager)
      latest = now()
      return latest
    },
    reach: (at) => {
      latest = Math.max(latest, at)
    },
  }
}

import type { EntityManager } from 'typeorm'
import { MINUTE } from '../../shared/kernel/day'
import type { Database } from '../database/database'
import { auditTable } from './tables'

/** The PC's clock is behind what was done: the office's time, and what the PC says. */
export type ClockBehind = { office: number; pc: number }

/**
 * The office's clock. It never runs behind the last committed command, whatever happens to the PC's, so that nothing
 * that has expired comes back to life; on PostgreSQL it is the database's, which all hosts share. Where that clock is
 * behind by more than a moment, the office's goes on from the last command by a clock nobody can set: tickets expire,
 * and time does not stand still for as long as somebody's mistake was large. Rule LED-4.
 */
export type OfficeClock = {
  now(): number
  /** The time a query works with: as commands have it, also long after the last one. */
  reading(manager: EntityManager): Promise<number>
  /** The time a command works with, asked inside its transaction. */
  inside(manager: EntityManager): Promise<number>
  /** Another host has committed a command at this time. */
  reach(at: number): void
  /** Whether the PC's clock is behind by more than a moment; null where it is not. */
  behind(): ClockBehind | null
}

/** What is less is waited for: clocks are put right by seconds every day. The doctor too says nothing of it. */
export const CLOCK_SLACK = 2 * MINUTE

/** Queries ask the database for its time again after this long, so that its clock may be set beside an idle office. */
const ASKED_FOR = 10_000

export type ClockParts = {
  /** The PC's clock: epoch milliseconds. */
  system(): number
  /** Whether that clock is somebody's own, and not to be held against the database's. */
  isGiven: boolean
  /** Milliseconds since whenever, by a clock that nobody can set. */
  steady(): number
  /** Told once each time the PC's clock turns out to be behind. */
  onBehind?(behind: ClockBehind): void
}

export async function openClock(
  database: Database,
  { system, isGiven, steady, onBehind }: ClockParts,
): Promise<OfficeClock> {
  const last: { at: number | string | null }[] = await database.reader.query(
    `SELECT MAX("at") AS "at" FROM "${auditTable.options.tableName}"`,
  )
  let reached = { at: Number(last[0]?.at ?? 0), steady: steady() }
  let ahead = 0
  let askedAt = steady()
  let isTold = false
  /** What it is by the clock that nobody can set, counted from the last command. */
  const counted = () => reached.at + Math.floor(steady() - reached.steady)
  const told = () => system() + ahead
  const isBehind = () => counted() - told() > CLOCK_SLACK
  const now = () => (isBehind() ? counted() : Math.max(reached.at, told()))
  const tellOnce = () => {
    if (!isBehind()) isTold = false
    else if (!isTold) {
      isTold = true
      onBehind?.({ office: counted(), pc: told() })
    }
  }
  const keepPace = async (manager: EntityManager) => {
    if (database.kind !== 'postgres' || isGiven) return
    const [row]: { ms: string }[] = await manager.query(
      'SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::text AS "ms"',
    )
    ahead = Number(row?.ms) - system()
    askedAt = steady()
  }
  await keepPace(database.reader)
  tellOnce()
  return {
    now,
    reading: async (manager) => {
      if (steady() - askedAt >= ASKED_FOR) await keepPace(manager)
      return now()
    },
    inside: async (manager) => {
      await keepPace(manager)
      tellOnce()
      reached = { at: now(), steady: steady() }
      return reached.at
    },
    reach: (at) => {
      if (at > reached.at && (at > counted() || !isBehind())) reached = { at, steady: steady() }
    },
    behind: () => (isBehind() ? { office: counted(), pc: told() } : null),
  }
}

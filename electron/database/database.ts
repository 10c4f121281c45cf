import type { EntityManager, EntitySchema } from 'typeorm'
import { isConnectionLost, isGivenUp, OutcomeUnknownError } from './connection-loss'
import type { Hosts } from './listening'
import type { StorageFault } from './storage-fault'
import type { WriteOptions } from './write-queue'

/**
 * What the office asks of a database, whichever it is. Writes run one after another: through a queue on SQLite (one
 * connection has one transaction), under an advisory lock of the scope on PostgreSQL. Reads use a connection that
 * cannot write.
 */
export type Database = {
  kind: 'sqlite' | 'postgres'
  /** The name of the last migration. */
  schema: string
  /** Reads outside any transaction: each statement sees the newest commit. */
  reader: EntityManager
  /** Runs the work on one snapshot, so that what it reads in several statements belongs together. */
  read<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>
  /**
   * Runs the work alone, after every earlier one of the same scope (a project's id, or `office`), all of it or nothing.
   * What it gives or throws comes once it is on the disk, or undone.
   */
  write<T>(scope: string, work: (manager: EntityManager) => Promise<T>, options?: WriteOptions<T>): Promise<T>
  /** How this host and the others on the same database hear of each other; null where there can be only one. */
  hosts: Hosts | null
  /** What keeps a write from being made now, or null: for `/health`. */
  findObstacle(): Promise<Obstacle | 'UNEXPECTED' | null>
  /** What a failed call was told of the disk, or of the way to the database; null where it is neither. */
  obstacleIn(error: unknown): Obstacle | null
  close(): Promise<void>
}

export type DatabaseConfig = {
  dataDir: string
  databaseUrl?: string | undefined
  tables: EntitySchema[]
  /** What has to be done before data of an earlier version is changed; the migrations it has. Rule SEC-4. */
  beforeMigrating?: BeforeMigrating | undefined
}

export type BeforeMigrating = (applied: readonly string[]) => Promise<void>

/** The database's file in an office's folder. */
export const OFFICE_FILE = 'office.sqlite'

/** A real change each time: SQLite writes nothing for a value that stays the same, and so would never meet a full disk. */
export const TURN_OVER = `UPDATE "setting" SET "value" = CASE "value" WHEN 'ok' THEN 'well' ELSE 'ok' END WHERE "name" = 'health'`

/** What the office cannot help, by the refusal that says so. Rule SEC-4. */
export type Obstacle = StorageFault | 'DATABASE_AWAY' | 'DATABASE_BUSY' | 'OUTCOME_UNKNOWN'

export async function obstacleTo(writing: Promise<unknown>, obstacleIn: Database['obstacleIn']) {
  try {
    await writing
    return null
  } catch (error) {
    return obstacleIn(error) ?? 'UNEXPECTED'
  }
}

/** The way to a database elsewhere is broken, or was while it was saving; or that database gave up what it was told. */
export function lossIn(error: unknown): Obstacle | null {
  if (error instanceof OutcomeUnknownError) return 'OUTCOME_UNKNOWN'
  if (isConnectionLost(error)) return 'DATABASE_AWAY'
  return isGivenUp(error) ? 'DATABASE_BUSY' : null
}

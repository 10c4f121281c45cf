import { LRUCache } from 'lru-cache'
import sqlite3 from 'sqlite3'

/** How many statements a connection keeps prepared. A claim says about forty different ones. */
const KEPT = 200
/** What changes the tables or the connection, and is said once. */
const NOT_KEPT = /^\s*(CREATE|DROP|ALTER|PRAGMA|ATTACH|DETACH|VACUUM)\b/i
/** A statement written out for many rows is not said again. */
const LONGEST_KEPT = 4_000

/**
 * A connection that keeps what it is told more than once prepared. Preparing a statement and taking it apart again are
 * two further turns through the thread pool, which cost more than most statements do.
 */
function KeepingDatabase(...given: ConstructorParameters<typeof sqlite3.Database>): sqlite3.Database {
  const database = new sqlite3.Database(...given)
  const counted = countedIn(database)
  const { run, all, close } = database
  const kept = new LRUCache<string, { prepared: sqlite3.Statement | null }>({
    max: KEPT,
    dispose: ({ prepared }) => prepared?.finalize(),
  })
  const find = (sql: string): sqlite3.Statement | null => {
    const known = kept.get(sql)
    if (known) return known.prepared
    if (sql.length > LONGEST_KEPT || NOT_KEPT.test(sql)) return null
    const keeping: { prepared: sqlite3.Statement | null } = { prepared: null }
    kept.set(sql, keeping)
    const statement = database.prepare(sql, (error) => {
      // One that cannot be prepared says so where it is run.
      if (error) kept.delete(sql)
      else if (kept.peek(sql) === keeping) keeping.prepared = statement
      else statement.finalize()
    })
    return null
  }
  return Object.assign(database, {
    run: (sql: string, ...said: unknown[]) => {
      const rest = counted(said)
      const statement = find(sql)
      if (!statement) return run.call(database, sql, ...rest)
      statement.run(...rest)
      return database
    },
    all: (sql: string, ...said: unknown[]) => {
      const rest = counted(said)
      const statement = find(sql)
      if (!statement) return all.call(database, sql, ...rest)
      statement.all(...rest)
      return database
    },
    close: (done?: (error: Error | null) => void) => {
      kept.clear()
      close.call(database, done)
    },
  })
}

/**
 * sqlite3 as TypeORM is given it. TypeORM asks every driver for its verbose mode, which writes out all values of every
 * statement for a stack trace that may never be needed: it costs more than small statements do, and puts names and
 * numbers into errors.
 */
const keepingSqlite = { ...sqlite3, Database: KeepingDatabase }
export const sqliteDriver = { ...keepingSqlite, verbose: () => keepingSqlite }

/** How many statements a connection was told and has not answered. */
const unanswered = new WeakMap<sqlite3.Database, number>()

/** Counts what a connection is told until it answers. */
function countedIn(database: sqlite3.Database): (said: unknown[]) => unknown[] {
  const add = (more: 1 | -1) => unanswered.set(database, (unanswered.get(database) ?? 0) + more)
  return (said) => {
    const answer = said.at(-1)
    if (typeof answer !== 'function') return said
    add(1)
    const told = function (this: unknown, ...result: unknown[]) {
      add(-1)
      answer.apply(this, result)
    }
    return [...said.slice(0, -1), told]
  }
}

/**
 * Whether a connection of {@link sqliteDriver} has answered everything. What a failed command had begun side by side
 * would otherwise be carried out after it was undone.
 */
export function isQuiet(driver: object): boolean {
  if (!('databaseConnection' in driver) || !(driver.databaseConnection instanceof sqlite3.Database)) return true
  return (unanswered.get(driver.databaseConnection) ?? 0) === 0
}

/** Rows of a statement straight from a connection of {@link sqliteDriver}; null where the connection is none. */
export function askSqlite<Row>(driver: object, sql: string, values: unknown[]): Promise<Row[]> | null {
  if (!('databaseConnection' in driver) || !(driver.databaseConnection instanceof sqlite3.Database)) return null
  const { databaseConnection } = driver
  return new Promise((resolve, reject) => {
    databaseConnection.all(sql, values, (error: Error | null, rows: Row[]) => (error ? reject(error) : resolve(rows)))
  })
}

import { LRUCache } from 'lru-cache'
import sqlite3 from 'sqlite3'
import { type Line, openLine } from './sqlite-line'
import { openStandingRows, type StandingRows } from './standing-rows'

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
  const line = openLine(database)
  const standing = openStandingRows()
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
  const sayAll =
    (sql: string) =>
    (values: unknown[], answered: (error: Error | null) => void): void => {
      const statement = find(sql)
      if (statement) statement.all(...values, answered)
      else all.call(database, sql, ...values, answered)
    }
  const tell = (sql: string, values: unknown[]): void => {
    standing.hear(sql)
    line.tell(values, sayAll(sql))
  }
  const pass = (sql: string, said: unknown[], say: Parameters<Line['pass']>[1]): sqlite3.Database => {
    standing.hear(sql)
    line.pass(said, say)
    return database
  }
  connections.set(database, { database, line, standing, tell })
  return Object.assign(database, {
    run: (sql: string, ...said: unknown[]) =>
      pass(sql, said, (values, answered) => {
        const statement = find(sql)
        if (statement) statement.run(...values, answered)
        else run.call(database, sql, ...values, answered)
      }),
    all: (sql: string, ...said: unknown[]) => pass(sql, said, sayAll(sql)),
    close: (...said: unknown[]) => {
      line.pass(said, (_, answered) => {
        kept.clear()
        close.call(database, answered)
      })
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

/** A number that is another one once some other connection has written to the file. */
const FILE_VERSION = 'SELECT "data_version" AS "version" FROM pragma_data_version'

type Connection = {
  database: sqlite3.Database
  line: Line
  standing: StandingRows
  tell(sql: string, values: unknown[]): void
}

const connections = new WeakMap<sqlite3.Database, Connection>()

/** The connection of a {@link sqliteDriver}; null where it is none. */
function connectionOf(driver: object): Connection | null {
  if (!('databaseConnection' in driver) || !(driver.databaseConnection instanceof sqlite3.Database)) return null
  return connections.get(driver.databaseConnection) ?? null
}

/**
 * Begins a transaction in which what is told need not be waited for until {@link settleTold}; null where the connection is
 * none of {@link sqliteDriver}. What is remembered of a file that others have written to since is forgotten.
 */
export function beginTelling(driver: object): Promise<void> | null {
  const connection = connectionOf(driver)
  return connection && begin(connection)
}

async function begin(connection: Connection): Promise<void> {
  const { line, standing } = connection
  line.isOpen = true
  connection.tell('BEGIN', [])
  const [file] = await asked<{ version: number }>(connection, FILE_VERSION, [])
  standing.standAt(file?.version)
}

/** Waits for all that was told, or begun side by side; throws what it failed with. */
export async function settleTold(driver: object): Promise<void> {
  await connectionOf(driver)?.line.settle()
}

export function endTelling(driver: object): void {
  const connection = connectionOf(driver)
  if (connection) connection.line.isOpen = false
}

/** Rows of a statement straight from a connection of {@link sqliteDriver}; null where the connection is none. */
export function askSqlite<Row>(driver: object, sql: string, values: unknown[]): Promise<Row[]> | null {
  const connection = connectionOf(driver)
  return connection && asked(connection, sql, values)
}

/** Rows that one table's are read for: within a transaction of the one who writes they may be remembered. */
export function askOfTable<Row>(driver: object, table: string, sql: string, values: unknown[]): Promise<Row[]> | null {
  const connection = connectionOf(driver)
  if (!connection?.line.isOpen) return connection && asked(connection, sql, values)
  return connection.standing.recall(table, sql, values, () => asked<Row>(connection, sql, values))
}

/**
 * A statement whose rows nobody needs. While its line is open it is not waited for: the next one is prepared meanwhile,
 * and what it fails with comes where the line is settled.
 */
export function tellSqlite(driver: object, sql: string, values: unknown[]): Promise<unknown> | null {
  const connection = connectionOf(driver)
  if (!connection?.line.isOpen) return connection && asked(connection, sql, values)
  connection.tell(sql, values)
  return Promise.resolve()
}

function asked<Row>({ database }: Connection, sql: string, values: unknown[]): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    database.all(sql, values, (error: Error | null, rows: Row[]) => (error ? reject(error) : resolve(rows)))
  })
}

import sqlite3 from 'sqlite3'

/** One SQL statement as it reached SQLite. */
export type Spoken = { sql: string; values: unknown[] }

type Run = (this: sqlite3.Statement, ...rest: unknown[]) => sqlite3.Statement

/** What the statements of this process say to SQLite from now on, in the order in which they are begun. */
export function listenToSqlite(): { spoken: Spoken[]; stop(): void } {
  const spoken: Spoken[] = []
  const { prototype } = sqlite3.Statement
  const { run, all, get } = prototype
  const heard = (way: Run): Run =>
    function (...rest) {
      const given = rest.filter((value) => typeof value !== 'function')
      const sql = 'sql' in this ? String(this.sql) : ''
      spoken.push({ sql, values: Array.isArray(given[0]) ? [...given[0]] : given })
      return way.apply(this, rest)
    }
  Object.assign(prototype, { run: heard(run), all: heard(all), get: heard(get) })
  return { spoken, stop: () => Object.assign(prototype, { run, all, get }) }
}

/** Of one command, what it said inside its transaction, without what opens and ends it. */
export function insideTransaction(spoken: readonly Spoken[]): Spoken[] {
  const from = spoken.findIndex(({ sql }) => /^BEGIN/i.test(sql))
  const to = spoken.findIndex(({ sql }) => /^(COMMIT|END)/i.test(sql))
  if (from === -1 || to === -1) throw new Error('no transaction was heard')
  return spoken.slice(from + 1, to).filter(({ sql }) => !/^(SAVEPOINT|RELEASE|PRAGMA)|pragma_data_version/i.test(sql))
}

/** Bare sqlite3 on a file, as durable as the office: WAL, `synchronous=FULL`. Every statement is prepared once. */
export type BareSqlite = {
  /** One transaction. */
  transact(statements: readonly Spoken[]): Promise<void>
  all(statement: Spoken): Promise<unknown[]>
  close(): Promise<void>
}

export async function openBareSqlite(file: string): Promise<BareSqlite> {
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(file, (error) => (error ? reject(error) : resolve(opened)))
  })
  const prepared = new Map<string, sqlite3.Statement>()
  const all = ({ sql, values }: Spoken) =>
    new Promise<unknown[]>((resolve, reject) => {
      const statement = prepared.get(sql) ?? database.prepare(sql)
      prepared.set(sql, statement)
      statement.all(values, (error: Error | null, rows: unknown[]) => (error ? reject(error) : resolve(rows)))
    })
  for (const sql of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'wal_autocheckpoint = 4000',
    'cache_size = -65536',
    'foreign_keys = ON',
  ]) {
    await new Promise<void>((resolve, reject) =>
      database.exec(`PRAGMA ${sql}`, (error) => (error ? reject(error) : resolve())),
    )
  }
  return {
    all,
    transact: async (statements) => {
      await all({ sql: 'BEGIN', values: [] })
      for (const statement of statements) await all(statement)
      await all({ sql: 'COMMIT', values: [] })
    },
    close: async () => {
      for (const statement of prepared.values()) {
        await new Promise<void>((resolve) => statement.finalize(() => resolve()))
      }
      await new Promise<void>((resolve, reject) => database.close((error) => (error ? reject(error) : resolve())))
    },
  }
}

import type { DataSource } from 'typeorm'

/** How many rows each table has, by its name. */
export type RowCounts = Record<string, number>

/** TypeORM's own note of what was applied: made by migrating, not copied. */
export const MIGRATIONS_TABLE = 'migrations'

/** The applied migrations' names, oldest first; none where the database is no office's. */
export async function migrationsIn(source: DataSource): Promise<string[]> {
  const runner = source.createQueryRunner()
  try {
    if (!(await runner.hasTable(MIGRATIONS_TABLE))) return []
    const rows: { name: string }[] = await runner.query(`SELECT "name" FROM "${MIGRATIONS_TABLE}" ORDER BY "timestamp"`)
    return rows.map(({ name }) => name)
  } finally {
    await runner.release()
  }
}

/** Every table of a SQLite file, what it refers to before itself. */
export async function tablesIn(sqlite: DataSource): Promise<string[]> {
  const rows: { name: string; target: string | null }[] = await sqlite.query(
    `SELECT "m"."name" AS "name", "f"."table" AS "target"
     FROM "sqlite_master" AS "m" LEFT JOIN pragma_foreign_key_list("m"."name") AS "f"
     WHERE "m"."type" = 'table' AND "m"."name" NOT LIKE 'sqlite_%' AND "m"."name" <> '${MIGRATIONS_TABLE}'
     ORDER BY "m"."name"`,
  )
  const targets = new Map<string, string[]>()
  for (const { name, target } of rows) {
    const known = targets.get(name) ?? []
    targets.set(name, target === null || target === name ? known : [...known, target])
  }
  const ordered: string[] = []
  const visit = (name: string, above: readonly string[]) => {
    if (ordered.includes(name)) return
    if (above.includes(name)) throw new Error(`tables refer to each other: ${[...above, name].join(' ')}`)
    for (const target of targets.get(name) ?? []) visit(target, [...above, name])
    ordered.push(name)
  }
  for (const name of targets.keys()) visit(name, [])
  return ordered
}

export async function columnsIn(sqlite: DataSource, table: string): Promise<string[]> {
  const rows: { name: string }[] = await sqlite.query('SELECT "name" FROM pragma_table_info(?)', [table])
  return rows.map(({ name }) => name)
}

export async function rowCounts(sqlite: DataSource): Promise<RowCounts> {
  const counts: RowCounts = {}
  for (const table of await tablesIn(sqlite)) {
    const [row]: { rows: number }[] = await sqlite.query(`SELECT count(*) AS "rows" FROM "${table}"`)
    counts[table] = Number(row?.rows)
  }
  return counts
}

/** The attachments that rows name; data of an earlier version has none. */
export async function attachmentHashesIn(source: DataSource): Promise<string[]> {
  if (!(await tablesIn(source)).includes('attachment')) return []
  const rows: { hash: string }[] = await source.query('SELECT DISTINCT "hash" FROM "attachment" ORDER BY "hash"')
  return rows.map(({ hash }) => hash)
}

import { join } from 'node:path'
import { DataSource } from 'typeorm'
import { onTestFinished } from 'vitest'
import { TABLES } from '../../electron/features/tables'
import { type AuditRow, auditTable } from '../../electron/gate/tables'

/**
 * The office's database, opened beside it by somebody who has the file: to look at what was written, or to tamper with
 * it. Closed when the test ends.
 */
export async function openRecords(dataDir: string): Promise<DataSource> {
  const records = new DataSource({
    type: 'sqlite',
    database: join(dataDir, 'office.sqlite'),
    entities: TABLES,
    busyTimeout: 5_000,
  })
  await records.initialize()
  onTestFinished(async () => {
    if (records.isInitialized) await records.destroy()
  })
  return records
}

/** Every row of every table but those left out, as the database holds it, by table. */
export async function dumpOf(records: DataSource, leftOut: readonly string[] = []): Promise<Record<string, unknown[]>> {
  const tables: { name: string }[] = await records.query(
    `SELECT "name" FROM "sqlite_master" WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite_%' ORDER BY "name"`,
  )
  const dump: Record<string, unknown[]> = {}
  for (const { name } of tables) {
    if (leftOut.includes(name)) continue
    const rows: { name?: unknown }[] = await records.query(`SELECT * FROM "${name}"`)
    // The chains' lengths go with the chains.
    dump[name] = name === 'counter' && leftOut.includes('audit') ? rows.filter((row) => row.name !== 'audit') : rows
  }
  return dump
}

/** The audit chain of a scope, first link first. */
export function auditOf(records: DataSource, scope: string): Promise<AuditRow[]> {
  return records.manager.find(auditTable, { where: { scope }, order: { number: 'ASC' } })
}

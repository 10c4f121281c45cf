import type { DataSource, EntityManager } from 'typeorm'
import { openKey, type Personal } from '../../electron/database/personal'
import { AUDIT_COUNTER, brokenLinkIn } from '../../electron/gate/audit'
import { type AuditRow, auditTable, counterTable } from '../../electron/gate/tables'
import { connectTo, type Place } from './a-place'

/**
 * The office's database, opened beside it by somebody who has got at it: to look at what was written, or to tamper with
 * it. Closed when the test ends.
 */
export function openRecords(place: Place): Promise<DataSource> {
  return connectTo(place)
}

/** Every row of every table but those left out, as the database holds it, by table, in no order of anybody's. */
export async function dumpOf(records: DataSource, leftOut: readonly string[] = []): Promise<Record<string, unknown[]>> {
  const dump: Record<string, unknown[]> = {}
  for (const name of await tableNames(records)) {
    if (leftOut.includes(name)) continue
    const rows: { name?: unknown }[] = await records.query(`SELECT * FROM "${name}"`)
    // The chains' lengths go with the chains.
    const kept = name === 'counter' && leftOut.includes('audit') ? rows.filter((row) => row.name !== 'audit') : rows
    dump[name] = kept
      .map((row) => [JSON.stringify(row), row] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, row]) => row)
  }
  return dump
}

async function tableNames(records: DataSource): Promise<string[]> {
  const tables: { name: string }[] = await records.query(
    records.options.type === 'sqlite'
      ? `SELECT "name" FROM "sqlite_master" WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite_%' ORDER BY "name"`
      : `SELECT "tablename" AS "name" FROM "pg_tables" WHERE "schemaname" = 'public' ORDER BY "tablename"`,
  )
  return tables.map(({ name }) => name)
}

/** The audit chain of a scope, first link first. */
export function auditOf(records: DataSource, scope: string): Promise<AuditRow[]> {
  return records.manager.find(auditTable, { where: { scope }, order: { number: 'ASC' } })
}

/** The office's key. */
export function keyOf({ dataDir }: Place): Promise<Personal> {
  return openKey(dataDir, undefined, false)
}

/** The number of the first link of a scope's chain that somebody tampered with, its length held against its counter. */
export async function findBrokenLink(db: EntityManager, personal: Personal, scope: string): Promise<number | null> {
  const links = await db.find(auditTable, { where: { scope }, order: { number: 'ASC' } })
  const broken = brokenLinkIn(links, personal)
  if (broken !== null) return broken
  const counter = await db.findOneBy(counterTable, { scope, name: AUDIT_COUNTER })
  return links.length === (counter?.value ?? 0) ? null : links.length + 1
}

import type { EntityManager, EntitySchema } from 'typeorm'
import type { Personal } from '../database/personal'
import { findSealed, writeSealed } from '../database/sealed-rows'
import type { Seals } from '../database/sealing'
import { tableSql } from '../database/table-sql'
import { isSealedRow, sealingOf } from '../database/what-is-sealed'
import { appendAudit } from './audit'
import { OFFICE_SCOPE } from './request'
import { auditTable, counterTable } from './tables'
import { sealingWriterOf } from './unit-of-work'

/** The link of the record that says what there was when rows were first sealed. */
export const SEALED_CALL = 'office.sealed'

/** So many rows are written at once. */
const AT_ONCE = 5_000

/**
 * Seals every row of an office that is opened for the first time, or for the first time by a version that seals. Done
 * once only: where anything is sealed already and the link that says so is gone, nothing is sealed anew, which would
 * make good whatever somebody did. Rule SEC-2.
 */
export async function sealOffice(
  manager: EntityManager,
  personal: Personal,
  tables: readonly EntitySchema[],
  now: number,
): Promise<void> {
  const { db, seals } = sealingWriterOf(manager, counterTable, personal)
  if (await db.findOne(auditTable, { scope: OFFICE_SCOPE, call: SEALED_CALL })) return
  const sealed = tables.filter(({ options }) => sealingOf(options.name) !== 'none')
  if (await isSealedAnywhere(manager, sealed)) return
  for (const table of sealed) await sealTable(manager, table, seals)
  for (const { scope, name, value } of await db.find(counterTable)) seals.count(scope, name, value)
  const [last] = await db.find(auditTable, {}, { order: { at: 'DESC' }, limit: 1 })
  await appendAudit(db, personal, OFFICE_SCOPE, {
    at: Math.max(now, last?.at ?? 0),
    personId: null,
    person: '',
    call: SEALED_CALL,
    outcome: 'done',
    code: null,
    subject: null,
    before: null,
    after: null,
    requestId: null,
  })
}

async function sealTable(manager: EntityManager, table: EntitySchema, seals: Seals): Promise<void> {
  const sql = tableSql(manager.connection, table)
  const rows = (await findSealed(manager, table, undefined, false))
    .filter(({ row }) => isSealedRow(sql.table, row))
    .map(({ row }) => ({ row, seal: seals.add(sql, row) }))
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await writeSealed(manager, sql, [], rows.slice(from, from + AT_ONCE))
  }
}

async function isSealedAnywhere(manager: EntityManager, tables: readonly EntitySchema[]): Promise<boolean> {
  const places = [
    ...tables.map(({ options }) => `SELECT 1 FROM "${options.name}" WHERE "seal" IS NOT NULL`),
    'SELECT 1 FROM "audit" WHERE "written" IS NOT NULL',
  ]
  const found: unknown[] = await manager.query(`SELECT 1 WHERE ${places.map((one) => `EXISTS (${one})`).join(' OR ')}`)
  return found.length > 0
}

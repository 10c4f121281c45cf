import { rm } from 'node:fs/promises'
import { expect, it, onTestFinished } from 'vitest'
import { openOffice } from '../../electron/office'
import { canonicalJson } from '../../shared/kernel/canonical'
import { aBusyRest, allFound, breakBy, the } from '../office/broken-offices'
import { configFor } from '../office/office-config'
import { auditOf, keyOf, openRecords } from '../office/records'

/** Makes an office as a version left it that knew no seals: none beside a row, and links that say nothing of rows. */
async function asBeforeSeals(dataDir: string): Promise<void> {
  const [records, key] = [await openRecords({ dataDir }), await keyOf({ dataDir })]
  const tables: { name: string }[] = await records.query(
    `SELECT "m"."name" FROM "sqlite_master" "m" JOIN pragma_table_info("m"."name") "c" ON "c"."name" = 'seal'`,
  )
  for (const { name } of tables) await records.query(`UPDATE "${name}" SET "seal" = NULL`)
  await records.query(`DELETE FROM "audit" WHERE "call" = 'office.sealed'`)
  await records.query(`UPDATE "counter" SET "value" = "value" - 1 WHERE "scope" = 'office' AND "name" = 'audit'`)
  const scopes: { scope: string }[] = await records.query(`SELECT DISTINCT "scope" FROM "audit"`)
  for (const { scope } of scopes) {
    let previousHash = '0'.repeat(64)
    for (const [place, { written: _, hash: __, ...link }] of (await auditOf(records, scope)).entries()) {
      const before = { ...link, number: place + 1, previousHash }
      const hash = key.hash('audit', canonicalJson(before))
      await records.query(
        `UPDATE "audit" SET "number" = ?, "previousHash" = ?, "hash" = ?, "written" = NULL
         WHERE "scope" = ? AND "number" = ?`,
        [before.number, previousHash, hash, scope, link.number],
      )
      previousHash = hash
    }
  }
}

it('SEC-2: an office of a version without seals is sealed when it is first opened, and never again', async () => {
  const { dataDir, now } = await aBusyRest()
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const place = { dataDir, databaseUrl: undefined, now: () => now }
  const open = async () => (await openOffice(configFor({ dataDir }, { now }))).close()

  await asBeforeSeals(dataDir)
  expect(await allFound(place)).toContain('seals.begun')
  await open()
  expect(await allFound(place)).toEqual([])

  await breakBy(place, [`UPDATE "unit" SET "area" = "area" + 1 WHERE "id" = ${the.unit('1-1-1203')}`])
  await open()
  expect(await allFound(place)).toContain('seals.rows')

  // Where anything is sealed already, and the link that says so is gone, nothing is made good.
  await asBeforeSeals(dataDir)
  await breakBy(place, [`UPDATE "claim" SET "seal" = 'odd' WHERE rowid = 1`])
  await open()
  expect(await allFound(place)).toContain('seals.begun')
})

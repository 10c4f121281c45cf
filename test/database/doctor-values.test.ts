import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examineOffice } from '../../electron/examination/examine'
import { TABLES } from '../../electron/features/tables'
import { aBusyRest, aCopyOf, breakBy } from '../office/broken-offices'
import { openRecords } from '../office/records'

let rest: Awaited<ReturnType<typeof aBusyRest>>
beforeAll(async () => {
  rest = await aBusyRest()
})
afterAll(() => rm(rest.dataDir, { recursive: true, force: true }))

/** What SQLite lets anybody put into a column of any type: each goes into a row of its own. */
const KINDS = [`x'00ff'`, 'NULL', '12.5', `'odd'`, '-9223372036854775808']

/** Writes past every rule of the table, also that something must be there, and leaves its definition as it was. */
function writing(table: string, column: string): string[] {
  return [
    `CREATE TEMP TABLE "made" AS SELECT "sql" FROM "sqlite_master" WHERE "name" = '${table}'`,
    'PRAGMA writable_schema = ON',
    // Not where a check asks for it.
    `UPDATE "sqlite_master" SET "sql" = replace(replace("sql", 'IS NOT NULL', 'NOTNULL'), ' NOT NULL', '')
     WHERE "name" = '${table}'`,
    'PRAGMA writable_schema = RESET',
    ...KINDS.map(
      (value, at) =>
        `UPDATE "${table}" SET "${column}" = ${value}
         WHERE rowid = (SELECT rowid FROM "${table}" ORDER BY rowid LIMIT 1 OFFSET ${at})`,
    ),
    'PRAGMA writable_schema = ON',
    `UPDATE "sqlite_master" SET "sql" = (SELECT "sql" FROM "made") WHERE "name" = '${table}'`,
    'PRAGMA writable_schema = RESET',
  ]
}

describe('SEC-5: a value of a wrong kind, in whatever column', () => {
  it.each(TABLES.map(({ options }) => options))('$name: is named, and nothing else is left out', async (table) => {
    const records = await openRecords(rest)
    const [{ rows } = { rows: 0 }]: { rows: number }[] = await records.query(
      `SELECT count(*) AS "rows" FROM "${table.name}"`,
    )
    if (rows === 0) return
    for (const column of Object.keys(table.columns)) {
      const dataDir = await aCopyOf(rest)
      await breakBy({ dataDir, databaseUrl: undefined }, writing(table.name, column))
      const { findings, left } = await examineOffice({ dataDir, now: () => rest.now })
      const named = findings.map(({ rule, name, what }) => `${rule} ${name} ${what}`)
      const wanted =
        column === 'seal' ? / seals\.rows / : new RegExp(`^SEC-4 storage\\.values 表 ${table.name} 的 ${column} 在`)
      expect({ column, named }).toEqual({ column, named: expect.arrayContaining([expect.stringMatching(wanted)]) })
      expect(findings.filter(({ remedy, where }) => remedy === '' || where === '')).toEqual([])
      expect({ column, raw: named.filter((line) => /没能检查|storage\.(integrity|schema)/.test(line)) }).toEqual({
        column,
        raw: [],
      })
      // Only single checks are left for what is wrong beneath them, never a room.
      for (const line of left) expect(line).toMatch(/ 的 \d+ 项$/)
    }
  })

  it.each(['name', 'timestamp'])('the list of upgrades: %s', async (column) => {
    for (const value of KINDS.slice(2)) {
      const dataDir = await aCopyOf(rest)
      await breakBy({ dataDir, databaseUrl: undefined }, [
        `UPDATE "migrations" SET "${column}" = ${value} WHERE "id" = 2`,
      ])
      const { findings } = await examineOffice({ dataDir, now: () => rest.now })
      const wanted = column === 'name' ? /storage\.(own|newer)/ : /storage\.own/
      expect(findings.map(({ name }) => name)).toEqual(expect.arrayContaining([expect.stringMatching(wanted)]))
    }
  })
})

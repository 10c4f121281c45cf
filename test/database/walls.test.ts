import { describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../electron/database/data-source'
import { MissingWallError } from '../../electron/database/walls'
import { examineOffice } from '../../electron/examination/examine'
import { TABLES } from '../../electron/features/tables'
import { openOffice } from '../../electron/office'
import { aPostgres } from '../office/a-postgres'
import { breakBy } from '../office/broken-offices'
import { aFilledHost, aFolder, aHost } from '../office/hosts'
import { configFor } from '../office/office-config'

const postgres = aPostgres()

const INVALID = `UPDATE "pg_index" SET "indisvalid" = false, "indisready" = false WHERE "indexrelid" = '"IDX_claim_open"'::regclass`

describe('LED-1: the walls of an office on PostgreSQL', () => {
  const asleep: [string, string, RegExp][] = [
    ['the index over open claims is no longer kept', INVALID, /IDX_claim_open/],
    ['it is kept and not asked', INVALID.replace(', "indisready" = false', ''), /IDX_claim_open/],
    ['foreign keys are switched off', 'ALTER TABLE "claim" DISABLE TRIGGER ALL', /claim 的外键检查被关掉了/],
    ['rows are hidden', 'ALTER TABLE "claim" ENABLE ROW LEVEL SECURITY', /claim 开了按行放行/],
    ['rows are hidden from their owner', 'ALTER TABLE "claim" FORCE ROW LEVEL SECURITY', /claim 开了按行放行/],
    [
      'a constraint was never held against the rows',
      `UPDATE "pg_constraint" SET "convalidated" = false WHERE "conname" = 'FK_claim_unitId'`,
      /FK_claim_unitId 没有核对过/,
    ],
    [
      'the database gives every connection no foreign keys',
      `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET session_replication_role = replica', current_database()); END $$`,
      /session_replication_role/,
    ],
  ]

  it('stand in an office that nobody has broken, and one that is there and holds nothing is named', async () => {
    const [databaseUrl, dataDir] = [await postgres.emptyDatabase(), await aFolder()]
    const office = await aHost(databaseUrl, dataDir)
    await office.close()
    const wallsOf = async (url: string) => {
      const { findings } = await examineOffice({ dataDir, databaseUrl: url })
      return findings.filter(({ name }) => name === 'storage.schema').map(({ what }) => what)
    }
    expect(await wallsOf(databaseUrl)).toEqual([])
    for (const [, by, told] of asleep) {
      const url = await postgres.copyOf(databaseUrl)
      await breakBy({ dataDir, databaseUrl: url }, [by])
      expect(await wallsOf(url)).toContainEqual(expect.stringMatching(told))
    }
  })

  it('an office is not opened whose index over open claims does not hold', async () => {
    const { databaseUrl, dataDir, office, clock, records } = await aFilledHost(postgres)
    await office.close()
    await records.query(INVALID)
    await expect(openOffice(configFor({ dataDir, databaseUrl }, clock))).rejects.toThrow(MissingWallError)
    await records.query('REINDEX INDEX "IDX_claim_open"')
    const mended = await openOffice(configFor({ dataDir, databaseUrl }, clock))
    await mended.close()
  })
})

describe('LED-1: the walls of an office on SQLite', () => {
  it.each([
    ['is gone', ['DROP INDEX "IDX_claim_open"']],
    [
      'stands over other rows',
      [
        'DROP INDEX "IDX_claim_open"',
        'CREATE UNIQUE INDEX "IDX_claim_open" ON "claim" ("unitId") WHERE "closedAt" = 5',
      ],
    ],
    ['lets two pass', ['DROP INDEX "IDX_claim_open"', 'CREATE INDEX "IDX_claim_open" ON "claim" ("unitId")']],
  ])('an office is not opened whose index over open claims %s', async (_how, by) => {
    const dataDir = await aFolder()
    await (await openDatabase({ dataDir, tables: TABLES })).close()
    await breakBy({ dataDir, databaseUrl: undefined }, by)
    const opening = openDatabase({ dataDir, tables: TABLES })
    onTestFinished(async () => opening.then(({ close }) => close()).catch(() => undefined))
    await expect(opening).rejects.toThrow('IDX_claim_open')
  })
})

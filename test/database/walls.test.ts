import { describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../electron/database/data-source'
import { MissingWallError } from '../../electron/database/walls'
import { examineOffice } from '../../electron/examination/examine'
import { TABLES } from '../../electron/features/tables'
import { openOffice } from '../../electron/office'
import { aPostgres } from '../office/a-postgres'
import { OPENING } from '../office/an-office'
import { breakBy } from '../office/broken-offices'
import { aFilledHost, aFolder, aHost } from '../office/hosts'
import { configFor } from '../office/office-config'

const postgres = aPostgres()

/** PostgreSQL's own trigger function that leaves a row as it is where nothing changes in it. */
const UNCHANGED = 'suppress_redundant_updates_trigger'
const INVALID = `UPDATE "pg_index" SET "indisvalid" = false, "indisready" = false WHERE "indexrelid" = '"IDX_claim_open"'::regclass`

describe('LED-1: the walls of an office on PostgreSQL', () => {
  const asleep: [string, string, RegExp][] = [
    ['the index over open claims is no longer kept', INVALID, /IDX_claim_open/],
    [
      'it leaves some of them out',
      `DROP INDEX "IDX_claim_open"; CREATE UNIQUE INDEX "IDX_claim_open" ON "claim" ("unitId") WHERE "closedAt" IS NULL AND "kind" <> 'withheld'`,
      /IDX_claim_open/,
    ],
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
      'a check lets everything pass',
      'ALTER TABLE "claim" DROP CONSTRAINT "CHK_claim_times", ADD CONSTRAINT "CHK_claim_times" CHECK (true)',
      /CHK_claim_times 什么都放行/,
    ],
    [
      'a check lets everything pass beside what it says',
      'ALTER TABLE "claim" DROP CONSTRAINT "CHK_claim_times", ADD CONSTRAINT "CHK_claim_times" CHECK ("closedAt" >= "since" OR true)',
      /CHK_claim_times 什么都放行/,
    ],
    [
      'a reference is asked for only at the end',
      'ALTER TABLE "claim" ALTER CONSTRAINT "FK_claim_unitId" DEFERRABLE INITIALLY DEFERRED',
      /FK_claim_unitId 到提交时才核对/,
    ],
    [
      'another table adds its rows to the claims',
      'CREATE SCHEMA "odd" CREATE TABLE "child" () INHERITS ("public"."claim")',
      /claim 有一张继承它的表 odd\.child/,
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

describe('SEC-4: what PostgreSQL was told of the office', () => {
  it('a table that a crash would empty is named', async () => {
    const [databaseUrl, dataDir] = [await postgres.emptyDatabase(), await aFolder()]
    await (await aHost(databaseUrl, dataDir)).close()
    const unlogged = async () => {
      const { findings } = await examineOffice({ dataDir, databaseUrl })
      return findings.filter(({ what }) => what.includes('UNLOGGED')).map(({ name, what }) => `${name} ${what}`)
    }
    expect(await unlogged()).toEqual([])
    await breakBy({ dataDir, databaseUrl }, ['ALTER TABLE "audit" SET UNLOGGED'])
    expect(await unlogged()).toEqual(['storage.durability 表 audit 是 UNLOGGED：PostgreSQL 崩溃或断电后会把它清空'])
  })

  it.each(['pg_catalog, public', 'odd, public', ''])('a search path of %j is told in one line', async (path) => {
    const [databaseUrl, dataDir] = [await postgres.emptyDatabase(), await aFolder()]
    await (await aHost(databaseUrl, dataDir)).close()
    const put = path === '' ? `''` : path
    await breakBy({ dataDir, databaseUrl }, [
      'CREATE SCHEMA "odd"',
      `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = ${put.replaceAll("'", "''")}', current_database()); END $$`,
    ])
    const { findings } = await examineOffice({ dataDir, databaseUrl })
    expect(findings).toMatchObject([{ name: 'storage.schema', what: expect.stringContaining('search_path') }])
    // A new, empty office beside the one that is there is the last thing anybody wants.
    await expect(aHost(databaseUrl, dataDir)).rejects.toThrow(/search_path/)
  })
})

describe('SEC-2: a part of somebody’s own', () => {
  it.each([
    ['触发器 odd', [`CREATE TRIGGER "odd" BEFORE UPDATE ON "claim" FOR EACH ROW EXECUTE FUNCTION ${UNCHANGED}()`]],
    ['视图 odd', ['CREATE VIEW "odd" AS SELECT 1 AS "one"']],
    ['规则 odd', ['CREATE RULE "odd" AS ON INSERT TO "claim" DO ALSO NOTHING']],
    [
      '事件触发器 odd',
      [
        'CREATE FUNCTION "odd"() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$',
        'CREATE EVENT TRIGGER "odd" ON ddl_command_end EXECUTE FUNCTION "odd"()',
      ],
    ],
  ])('on PostgreSQL keeps the office closed, and the doctor names it: %s', async (part, by) => {
    const [databaseUrl, dataDir] = [await postgres.emptyDatabase(), await aFolder()]
    await (await aHost(databaseUrl, dataDir)).close()
    await breakBy({ dataDir, databaseUrl }, by)
    await expect(aHost(databaseUrl, dataDir)).rejects.toThrow(part)
    const { findings } = await examineOffice({ dataDir, databaseUrl })
    const strange = findings.filter(({ name }) => name === 'storage.strange').map(({ what }) => what)
    expect(strange).toEqual([`有程序没有建过的${part}`])
  })

  const SELLS_TWICE = `CREATE TRIGGER "odd" AFTER INSERT ON "claim"
    BEGIN UPDATE "claim" SET "closedAt" = "since" WHERE "id" = NEW."id"; END`
  /** As only a tool that may write SQLite's own catalogue names it. */
  const renamed = (name: string) => [
    'PRAGMA writable_schema = ON',
    `UPDATE "sqlite_master" SET "name" = '${name}', "tbl_name" = CASE "type" WHEN 'table' THEN '${name}' ELSE "tbl_name" END,
       "sql" = replace("sql", '"odd"', '"${name}"') WHERE "name" = 'odd'`,
  ]
  it.each([
    ['触发器 odd', [SELLS_TWICE], true],
    ['触发器 sqlite_odd', [SELLS_TWICE, ...renamed('sqlite_odd')], true],
    ['触发器 sqlite_sequence', [SELLS_TWICE, ...renamed('sqlite_sequence')], true],
    ['触发器 sqlite_autoindex_claim_1', [SELLS_TWICE, ...renamed('sqlite_autoindex_claim_1')], true],
    ['视图 odd', ['CREATE VIEW "odd" AS SELECT 1 AS "one"'], true],
    ['表 sqlite_odd', ['CREATE TABLE "odd" ("id" text)', ...renamed('sqlite_odd')], false],
    ['索引 sqlite_odd', ['CREATE INDEX "odd" ON "price" ("floorUnitPrice")', ...renamed('sqlite_odd')], false],
  ])('on SQLite is named by the doctor, whatever it calls itself: %s', async (part, by, isActing) => {
    const dataDir = await aFolder()
    const clock = { now: OPENING }
    await (await openOffice(configFor({ dataDir, databaseUrl: undefined }, clock))).close()
    await breakBy({ dataDir, databaseUrl: undefined }, by)
    const { findings } = await examineOffice({ dataDir })
    expect(findings.map(({ name, what }) => `${name} ${what}`)).toContain(`storage.strange 有程序没有建过的${part}`)
    if (!isActing) return
    const opening = openDatabase({ dataDir, tables: TABLES })
    onTestFinished(async () => opening.then(({ close }) => close()).catch(() => undefined))
    await expect(opening).rejects.toThrow(part)
  })
})

describe('SEC-2: what a table or an index says, on SQLite', () => {
  const NARROW = `"kind" IN ('submitted', `
  const rewritten = (name: string, from: string, to: string) => [
    'PRAGMA writable_schema = ON',
    `UPDATE "sqlite_master" SET "sql" = replace("sql", '${from.replaceAll("'", "''")}', '${to.replaceAll("'", "''")}')
     WHERE "name" = '${name}'`,
  ]
  it.each([
    ['lets another kind of claim pass', /claim .*CHK_claim_kind/, rewritten('claim', NARROW, `${NARROW}'odd', `)],
    ['lets everything pass', /ticket .*CHK_ticket_total/, rewritten('ticket', '"total" > 0)', '"total" > 0 OR 1)')],
    [
      'takes two homes for one',
      /claim .*NOCASE/,
      rewritten('claim', '"unitId" text NOT NULL', '"unitId" text NOT NULL COLLATE NOCASE'),
    ],
    [
      'puts a second row in the place of the first',
      /claim .*CONFLICT REPLACE/,
      rewritten('claim', 'PRIMARY KEY NOT NULL', 'PRIMARY KEY ON CONFLICT REPLACE NOT NULL'),
    ],
    [
      'puts a second link in the place of the first',
      /audit .*CONFLICT REPLACE/,
      rewritten('audit', '("scope", "number"))', '("scope", "number") ON CONFLICT REPLACE)'),
    ],
  ])('is held against what the migrations make: one that %s is named in one line', async (_what, told, by) => {
    const dataDir = await aFolder()
    await (await openOffice(configFor({ dataDir, databaseUrl: undefined }, { now: OPENING }))).close()
    expect((await examineOffice({ dataDir })).findings).toEqual([])
    await breakBy({ dataDir, databaseUrl: undefined }, by)
    const { findings } = await examineOffice({ dataDir })
    expect(findings).toMatchObject([{ name: 'storage.schema', what: expect.stringMatching(told) }])
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
    [
      'leaves some of them out',
      [
        'DROP INDEX "IDX_claim_open"',
        `CREATE UNIQUE INDEX "IDX_claim_open" ON "claim" ("unitId") WHERE "closedAt" IS NULL AND "kind" <> 'withheld'`,
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

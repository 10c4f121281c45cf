import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DataSource, type DataSourceOptions, EntitySchema, type QueryRunner, TableColumn } from 'typeorm'
import { describe, expect, it, onTestFinished } from 'vitest'
import { MIGRATIONS, migrate, NewerDatabaseError } from '../../electron/database/migrate'
import { claimTable } from '../../electron/features/ledger/tables'
import { TABLES } from '../../electron/features/tables'
import { aPostgres } from '../office/a-postgres'

const postgres = aPostgres()

type Migrations = DataSourceOptions['migrations']

/** An empty database of each kind. */
const KINDS: [string, () => Promise<DataSourceOptions>][] = [
  [
    'SQLite',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'fanghao-migrate-'))
      onTestFinished(() => rm(folder, { recursive: true, force: true }))
      return { type: 'sqlite', database: join(folder, 'office.sqlite') }
    },
  ],
  ['PostgreSQL', async () => ({ type: 'postgres', url: await postgres.emptyDatabase() })],
]

/** A later migration that gets half-way. */
class HalfWay20990101000000 {
  readonly name = 'HalfWay20990101000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('project', new TableColumn({ name: 'city', type: 'text', isNullable: true }))
    await runner.query(`INSERT INTO "setting" ("name", "value") VALUES ('half', 'way')`)
    throw new Error('the power went')
  }

  async down(): Promise<void> {}
}

/** A later migration that changes tables which others refer to: on SQLite they are rebuilt. */
class MoreColumns20990102000000 {
  readonly name = 'MoreColumns20990102000000'

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['project', 'person', 'unit', 'ticket', 'claim']) {
      await runner.addColumn(table, new TableColumn({ name: 'note', type: 'text', isNullable: true }))
    }
  }

  async down(): Promise<void> {}
}

describe.each(KINDS)('migrations on %s', (_kind, options) => {
  async function opened(migrations: Migrations = MIGRATIONS): Promise<DataSource> {
    return openedOn(await options(), migrations, TABLES)
  }

  it('make of an empty database exactly the tables that the code declares', async () => {
    const source = await opened()
    expect(await migrate(source)).toBe(MIGRATIONS.at(-1)?.name)
    expect(await driftOf(source)).toEqual([])
  })

  it('are seen to differ when a column, an index, a check or a reference does', async () => {
    const place = await options()
    await migrate(await openedOn(place, MIGRATIONS, TABLES))
    const { indices, foreignKeys, columns } = claimTable.options
    const others = TABLES.filter((table) => table !== claimTable)
    const changes = [
      { columns: { ...columns, note: { type: 'text' as const, nullable: true } } },
      { columns: { ...columns, until: { type: 'bigint' as const } } },
      { indices: indices?.filter((index) => index.name !== 'IDX_claim_open') },
      { indices: indices?.map((index) => ({ ...index, unique: false })) },
      { checks: [{ name: 'CHK_claim_other', expression: '"since" > 0' }] },
      { foreignKeys: foreignKeys?.slice(1) },
    ]
    for (const change of changes) {
      const source = await openedOn(place, MIGRATIONS, [
        ...others,
        new EntitySchema({ ...claimTable.options, ...change }),
      ])
      expect({ change, drift: (await driftOf(source)).length > 0 }).toEqual({ change, drift: true })
    }
  })

  it('run once: opening again changes nothing', async () => {
    const source = await opened()
    await migrate(source)
    const applied = await source.query('SELECT * FROM "migrations"')
    await migrate(source)
    expect(await source.query('SELECT * FROM "migrations"')).toEqual(applied)
  })

  it('LED-1: leave the walls standing: one open claim a home, no claim that ends before it began', async () => {
    const source = await opened()
    await migrate(source)
    await holdWalls(source)
  })

  it('LED-1: a later migration that rebuilds tables keeps the rows, what refers to them, and the walls', async () => {
    const place = await options()
    const before = await openedOn(place, MIGRATIONS, TABLES)
    await migrate(before)
    const unitId = await aHome(before)
    await claimHome(before, unitId, { closedAt: 2 })

    const after = await openedOn(place, [...MIGRATIONS, MoreColumns20990102000000], TABLES)
    await migrate(after)

    expect(await after.query('SELECT "unitId", "note" FROM "claim"')).toEqual([{ unitId, note: null }])
    expect(await after.query('SELECT "id" FROM "unit"')).toEqual([{ id: unitId }])
    await holdWalls(after)
    await expect(after.query(`DELETE FROM "unit" WHERE "id" = '${unitId}'`)).rejects.toThrow(/foreign key/i)
  })

  it('LED-11: prices in full keeps the schemes of an office, and has walls for ties and special discounts', async () => {
    const place = await options()
    const before = await openedOn(place, MIGRATIONS.slice(0, 1), TABLES)
    await before.runMigrations({ transaction: 'all' })
    const unitId = await aHome(before)
    await claimHome(before, unitId, { closedAt: null })
    await before.query(
      `INSERT INTO "scheme" ("id", "projectId", "number", "appliesFrom", "scheme", "createdBy")
       VALUES ('s', 'p', 1, 5, '{}', '孙立')`,
    )

    const after = await openedOn(place, MIGRATIONS, TABLES)
    await migrate(after)

    expect(await after.query('SELECT "id", "number", "createdBy", "createdAt" FROM "scheme"')).toEqual([
      { id: 's', number: 1, createdBy: '孙立', createdAt: null },
    ])
    await expect(claimHome(after, unitId, { closedAt: null })).rejects.toThrow(/unique/i)
    const tie = (id: string, homeId: string, endedAt: number | null) =>
      after.query(
        `INSERT INTO "tie" ("id", "projectId", "unitId", "homeId", "since", "by", "endedAt")
         VALUES ('${id}', 'p', '${unitId}', '${homeId}', 5, '赵敏', ${endedAt})`,
      )
    await expect(tie('itself', unitId, null)).rejects.toThrow(/check/i)
    await expect(tie('nowhere', 'no home', null)).rejects.toThrow(/foreign key/i)
    await after.query(`UPDATE "claim" SET "closedAt" = 9`)
    await expect(
      after.query(`INSERT INTO "withholding" ("claimId", "reason") VALUES ('no claim', '样板间')`),
    ).rejects.toThrow(/foreign key/i)
  })

  it('LED-8: off sale while waiting keeps the prices of an office; a version may hold a home without one, but not one its list named', async () => {
    const place = await options()
    const before = await openedOn(place, MIGRATIONS.slice(0, 2), TABLES)
    await before.runMigrations({ transaction: 'all' })
    const unitId = await aHome(before)
    const upload = `'p', '一房一价表.xlsx', 'hash', '{}', '孙立', 1`
    await before.query(
      `INSERT INTO "priceUpload" ("id", "projectId", "fileName", "fileHash", "reading", "by", "at") VALUES ('f', ${upload})`,
    )
    const version = (id: string, number: number) =>
      before.query(
        `INSERT INTO "priceVersion" ("id", "projectId", "number", "appliesFrom", "uploadId", "createdAt", "createdBy")
         VALUES ('${id}', 'p', ${number}, ${number}, 'f', 1, '孙立')`,
      )
    await version('v1', 1)
    await version('v2', 2)
    const price = (source: DataSource, versionId: string, list: string, isCarried: boolean) =>
      source.query(
        `INSERT INTO "price" ("versionId", "unitId", "listUnitPrice", "listFixedTotal", "isCarried")
         VALUES ('${versionId}', '${unitId}', ${list}, ${isCarried})`,
      )
    await price(before, 'v1', '1865000, NULL', false)
    await expect(price(before, 'v2', 'NULL, NULL', true)).rejects.toThrow(/check/i)

    const after = await openedOn(place, MIGRATIONS, TABLES)
    await migrate(after)

    expect(await after.query('SELECT "versionId", "unitId" FROM "price"')).toEqual([{ versionId: 'v1', unitId }])
    await expect(price(after, 'v2', '1865000, 166973450', true)).rejects.toThrow(/check/i)
    await expect(price(after, 'v2', 'NULL, NULL', false)).rejects.toThrow(/check/i)
    await price(after, 'v2', 'NULL, NULL', true)
    await expect(price(after, 'nowhere', '1865000, NULL', true)).rejects.toThrow(/foreign key/i)
  })

  it('LED-11: space areas keeps the homes of an office with their seals; a parking space may have no area, a home never', async () => {
    const place = await options()
    const before = await openedOn(place, MIGRATIONS.slice(0, 4), TABLES)
    await before.runMigrations({ transaction: 'all' })
    const unitId = await aHome(before)
    await before.query(`UPDATE "unit" SET "seal" = 'sealed'`)
    await claimHome(before, unitId, { closedAt: 3 })
    const space = (source: DataSource, id: string, kind: string, area: string) =>
      source.query(
        `INSERT INTO "unit" ("id", "projectId", "buildingId", "entrance", "floor", "room", "number", "kind", "type",
           "orientation", "area", "version")
         VALUES ('${id}', 'p', 'b', '', -1, '${id}', '车位-${id}', '${kind}', '', '', ${area}, 1)`,
      )
    await expect(space(before, '001', 'parking', 'NULL')).rejects.toThrow(/null/i)

    const after = await openedOn(place, MIGRATIONS, TABLES)
    await migrate(after)

    expect(await after.query('SELECT "id", "room", "seal" FROM "unit"')).toEqual([
      { id: unitId, room: '03', seal: 'sealed' },
    ])
    const [home] = await after.query('SELECT "area" FROM "unit"')
    expect(Number(home.area)).toBe(8953)
    await space(after, '001', 'parking', 'NULL')
    await space(after, '002', 'storeroom', 'NULL')
    await space(after, '003', 'parking', '1272')
    await expect(space(after, '004', 'home', 'NULL')).rejects.toThrow(/check/i)
    await expect(space(after, '004', 'parking', '0')).rejects.toThrow(/check/i)
    await expect(after.query(`UPDATE "unit" SET "area" = NULL WHERE "id" = '${unitId}'`)).rejects.toThrow(/check/i)
    await expect(after.query(`UPDATE "unit" SET "number" = '车位-001' WHERE "id" = '${unitId}'`)).rejects.toThrow(
      /unique/i,
    )
    await holdWalls(after)
  })

  it('SEC-3: finding keeps the customers of an office, their hashes and seals; four digits find them as before', async () => {
    const place = await options()
    const before = await openedOn(place, MIGRATIONS.slice(0, 5), TABLES)
    await before.runMigrations({ transaction: 'all' })
    await aHome(before)
    const customer = (source: DataSource, id: string, idNumberHash: string) =>
      source.query(
        `INSERT INTO "customer" ("id", "projectId", "ownerId", "name", "initials", "phone", "phoneHash", "phoneTailHash",
           "idKind", "idNumber", "idNumberHash", "idNumberTailHash", "address", "createdAt", "version", "seal")
         VALUES ('${id}', 'p', 'w', '张伟明', 'zwm', 'cipher', 'whole', 'tail', 'other', 'cipher', '${idNumberHash}', 'end',
           'cipher', 1, 1, 'sealed')`,
      )
    await customer(before, 'c', 'one')
    const rows = await before.query('SELECT * FROM "customer"')

    const after = await openedOn(place, MIGRATIONS, TABLES)
    await migrate(after)

    expect(await after.query('SELECT * FROM "customer"')).toEqual(rows)
    expect(
      await after.query(`SELECT "id" FROM "customer" WHERE "projectId" = 'p' AND "phoneTailHash" = 'tail'`),
    ).toEqual([{ id: 'c' }])
    await expect(customer(after, 'd', 'one')).rejects.toThrow(/unique/i)
    await customer(after, 'd', 'two')
    expect(await driftOf(after)).toEqual([])
  })

  it('SEC-4: one that fails half-way leaves nothing of itself, nor of those before it', async () => {
    const source = await opened([...MIGRATIONS, HalfWay20990101000000])

    await expect(migrate(source)).rejects.toThrow('the power went')

    expect(await tablesOf(source)).toEqual(['migrations'])
  })

  it('SEC-4: one that fails on a running office leaves it as it was, and usable by the version before', async () => {
    const place = await options()
    const before = await openedOn(place, MIGRATIONS, TABLES)
    await migrate(before)

    await expect(migrate(await openedOn(place, [...MIGRATIONS, HalfWay20990101000000], TABLES))).rejects.toThrow()

    expect(await before.query(`SELECT * FROM "setting" WHERE "name" = 'half'`)).toEqual([])
    expect(await driftOf(before)).toEqual([])
    expect(await migrate(before)).toBe(MIGRATIONS.at(-1)?.name)
  })

  it('SEC-4: a database of a newer version is refused by the name of its migration', async () => {
    const source = await opened()
    await migrate(source)
    await source.query(`INSERT INTO "migrations" ("timestamp", "name") VALUES (20990101000000, 'Newer20990101000000')`)

    await expect(migrate(source)).rejects.toThrow(NewerDatabaseError)
    await expect(migrate(source)).rejects.toThrow(/Newer20990101000000.*nothing was changed/)
  })
})

async function openedOn(
  place: DataSourceOptions,
  migrations: Migrations,
  entities: EntitySchema[],
): Promise<DataSource> {
  const source = new DataSource({ ...place, migrations, entities })
  await source.initialize()
  onTestFinished(() => source.destroy())
  return source
}

/** What TypeORM would still do to make the database what the code declares. */
async function driftOf(source: DataSource): Promise<string[]> {
  const { upQueries } = await source.driver.createSchemaBuilder().log()
  return upQueries.map(({ query }) => query)
}

async function tablesOf(source: DataSource): Promise<string[]> {
  const rows: { name: string }[] = await source.query(
    source.options.type === 'sqlite'
      ? `SELECT "name" FROM "sqlite_master" WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite_%'`
      : `SELECT "tablename" AS "name" FROM "pg_tables" WHERE "schemaname" = 'public'`,
  )
  return rows.map((row) => row.name)
}

/** A home and all it needs, written past every rule; gives its id. */
async function aHome(source: DataSource): Promise<string> {
  await source.query(`INSERT INTO "project" ("id", "name", "createdAt") VALUES ('p', '望江府', 1)`)
  await source.query(`INSERT INTO "building" ("id", "projectId", "name", "position") VALUES ('b', 'p', '1号楼', 0)`)
  await source.query(
    `INSERT INTO "person" ("id", "login", "name", "role", "passwordHash", "isActive", "createdAt", "version")
     VALUES ('w', 'wanglin', '王琳', 'consultant', '', true, 1, 1)`,
  )
  const columns =
    '"id", "projectId", "buildingId", "entrance", "floor", "room", "number", "kind", "type", "orientation"'
  await source.query(
    `INSERT INTO "unit" (${columns}, "area", "version")
     VALUES ('u', 'p', 'b', '1', 12, '03', '1-1-1203', 'home', 'B', '', 8953, 1)`,
  )
  return 'u'
}

let claims = 0
async function claimHome(
  source: DataSource,
  unitId: string,
  { closedAt, kind = 'submitted', until = 9 }: { closedAt: number | null; kind?: string; until?: number | null },
): Promise<void> {
  claims += 1
  await source.query(
    `INSERT INTO "claim" ("id", "projectId", "unitId", "kind", "by", "byId", "since", "until", "closedAt")
     VALUES ('claim ${claims}', 'p', '${unitId}', '${kind}', '王琳', 'w', 2, ${until}, ${closedAt})`,
  )
}

/** The database itself refuses what must never be. */
async function holdWalls(source: DataSource): Promise<void> {
  const known: unknown[] = await source.query('SELECT "id" FROM "unit"')
  const unitId = known.length > 0 ? 'u' : await aHome(source)
  await claimHome(source, unitId, { closedAt: 3 })
  await claimHome(source, unitId, { closedAt: null })
  await expect(claimHome(source, unitId, { closedAt: null })).rejects.toThrow(/unique/i)
  await expect(claimHome(source, unitId, { closedAt: 1 })).rejects.toThrow(/check/i)
  await expect(claimHome(source, unitId, { closedAt: 3, kind: 'borrowed' })).rejects.toThrow(/check/i)
  await expect(claimHome(source, unitId, { closedAt: 3, until: null })).rejects.toThrow(/check/i)
  await expect(claimHome(source, unitId, { closedAt: 3, until: 1 })).rejects.toThrow(/check/i)
  await expect(claimHome(source, 'no home', { closedAt: 3 })).rejects.toThrow(/foreign key/i)
  await expect(source.query('UPDATE "unit" SET "area" = 0')).rejects.toThrow(/check/i)
  const ticket = `INSERT INTO "ticket" ("id", "projectId", "number", "state", "unitId", "consultantId", "consultant",
    "paymentMethod", "remarks", "buyerNames", "until", "total", "isExtended", "form", "createdAt", "updatedAt", "version") VALUES`
  const rest = `'${unitId}', 'w', '王琳', 'oneOff', '', '', 9`
  const unnumbered = `('t', 'p', NULL, 'submitted', ${rest}, 100, false, '', 1, 1, 1)`
  await expect(source.query(`${ticket} ${unnumbered}`)).rejects.toThrow(/check/i)
  const free = `('t', 'p', 'FH-20260607-0001', 'submitted', ${rest}, 0, false, '', 1, 1, 1)`
  await expect(source.query(`${ticket} ${free}`)).rejects.toThrow(/check/i)
  const nonsense = `('t', 'p', 'FH-20260607-0001', 'nonsense', ${rest}, 100, false, '', 1, 1, 1)`
  await expect(source.query(`${ticket} ${nonsense}`)).rejects.toThrow(/check/i)
}

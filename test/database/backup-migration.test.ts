import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DataSource } from 'typeorm'
import { describe, expect, it, onTestFinished } from 'vitest'
import { listBackups, shelfIn } from '../../electron/backup/shelf'
import { MIGRATIONS } from '../../electron/database/migrate'
import { keyIdOf, writeKey } from '../../electron/database/personal'
import { KEY_SETTING } from '../../electron/gate/tables'
import { openOffice } from '../../electron/office'
import { explainFailure } from '../../electron/startup-failure'
import { aPostgres } from '../office/a-postgres'
import { OPENING } from '../office/an-office'
import { restoreInto } from '../office/backups'
import { aFolder } from '../office/hosts'
import { configFor } from '../office/office-config'

const postgres = aPostgres()
const KEY = Buffer.alloc(32, 5)

/** An office as the first version left it: its migrations, a person, a key. */
async function anOldOffice(databaseUrl: string | undefined) {
  const dataDir = await aFolder()
  await writeKey(join(dataDir, 'office.key'), KEY)
  const source = await opened(dataDir, databaseUrl)
  await source.runMigrations({ transaction: 'all' })
  await source.query(
    `INSERT INTO "person" ("id", "login", "name", "role", "passwordHash", "isActive", "createdAt", "version")
     VALUES ('w', 'wanglin', '王琳', 'consultant', '', true, 1, 1)`,
  )
  await source.query(`INSERT INTO "setting" ("name", "value") VALUES ('${KEY_SETTING}', '${keyIdOf(KEY)}')`)
  await source.destroy()
  return { dataDir, databaseUrl }
}

async function opened(dataDir: string, url: string | undefined): Promise<DataSource> {
  const migrations = MIGRATIONS.slice(0, 1)
  const source = new DataSource(
    url
      ? { type: 'postgres', url, migrations }
      : { type: 'sqlite', database: join(dataDir, 'office.sqlite'), migrations },
  )
  await source.initialize()
  return source
}

async function appliedIn(dataDir: string, url: string | undefined): Promise<number> {
  const source = await opened(dataDir, url)
  const rows: unknown[] = await source.query('SELECT * FROM "migrations"')
  await source.destroy()
  return rows.length
}

const KINDS: [string, () => Promise<string | undefined>][] = [
  ['SQLite', async () => undefined],
  ['PostgreSQL', () => postgres.emptyDatabase()],
]

describe.each(KINDS)('SEC-4: before an upgrade on %s', (_kind, emptyDatabase) => {
  it('a backup is made of the data as it was, and restores; afterwards none more', async () => {
    const place = await anOldOffice(await emptyDatabase())
    const config = configFor(place, { now: OPENING })
    const office = await openOffice(config)
    onTestFinished(() => office.close())
    expect(await appliedIn(place.dataDir, place.databaseUrl)).toBe(MIGRATIONS.length)
    const [backup, ...others] = await listBackups(shelfIn(place.dataDir))
    expect(backup).toMatchObject({ reason: 'migration', state: 'sound', found: 0 })
    expect(others).toEqual([])
    await office.close()
    await (await openOffice(config)).close()
    expect(await listBackups(shelfIn(place.dataDir))).toHaveLength(1)

    const other = await aFolder()
    await writeKey(join(other, 'office.key'), KEY)
    // The doctor misses what a person without a password had done: it is told to go on.
    await restoreInto(other, join(shelfIn(place.dataDir), backup?.name ?? ''), { isForced: true })
    const restored = await opened(other, undefined)
    expect(await restored.query('SELECT "login" FROM "person"')).toEqual([{ login: 'wanglin' }])
    await restored.destroy()
  })

  it('that cannot be backed up nothing is begun, and the reason is told; a new office needs none', async () => {
    const place = await anOldOffice(await emptyDatabase())
    await writeFile(shelfIn(place.dataDir), 'a file where the folder should be')
    const config = configFor(place, { now: OPENING })
    const failure: unknown = await openOffice(config).catch((error: unknown) => error)
    expect(explainFailure(failure)).toMatch(/^升级前要先做一份备份，没有做成，所以没有升级，数据没有改动。原因：/)
    expect(await appliedIn(place.dataDir, place.databaseUrl)).toBe(1)
    await rm(shelfIn(place.dataDir))
    await (await openOffice(config)).close()

    const fresh = { dataDir: join(await aFolder(), 'new'), databaseUrl: await emptyDatabase() }
    await mkdir(dirname(fresh.dataDir), { recursive: true })
    await (await openOffice(configFor(fresh, { now: OPENING }))).close()
    expect(await readdir(fresh.dataDir)).not.toContain('backups')
  })
})

import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../../electron/database/data-source'
import { NewerDatabaseError } from '../../../electron/database/migrate'
import { OfficeLockedError } from '../../../electron/database/office-lock'
import { TABLES } from '../../../electron/features/tables'
import { settingTable } from '../../../electron/gate/tables'
import { openOffice } from '../../../electron/office'
import { anOffice } from '../../office/an-office'
import { configFor } from '../../office/office-config'
import { openRecords } from '../../office/records'

async function aDatabase() {
  const dataDir = await mkdtemp(join(tmpdir(), 'fanghao-data-'))
  const database = await openDatabase({ dataDir, tables: TABLES })
  onTestFinished(async () => {
    await database.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  return { dataDir, database }
}

const insert = (name: string) => `INSERT INTO "setting" ("name", "value") VALUES ('${name}', 'x')`

describe('writing', () => {
  it('SEC-4: what is acknowledged is on the disk: WAL, synchronous FULL and foreign keys on the writer itself', async () => {
    const { database } = await aDatabase()
    const settings = await database.write('office', async (manager) => [
      await manager.query('PRAGMA journal_mode'),
      await manager.query('PRAGMA synchronous'),
      await manager.query('PRAGMA foreign_keys'),
    ])
    expect(settings).toEqual([[{ journal_mode: 'wal' }], [{ synchronous: 2 }], [{ foreign_keys: 1 }]])
  })

  it('LED-1: runs one after another, and what one undoes takes nothing of another with it', async () => {
    const { database } = await aDatabase()

    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, place) =>
        database.write(place % 2 === 0 ? 'east' : 'west', async (manager) => {
          await manager.query(insert(`write ${place}`))
          if (place % 3 === 0) throw new Error('undone')
        }),
      ),
    )

    const kept = outcomes.flatMap(({ status }, place) => (status === 'fulfilled' ? [`write ${place}`] : []))
    const rows = await database.reader.find(settingTable)
    expect(rows.flatMap(({ name }) => (name.startsWith('write') ? [name] : [])).sort()).toEqual(kept.sort())
    expect(kept).toHaveLength(13)
  })

  it('LED-2: a reader sees nothing that is not committed', async () => {
    const { database } = await aDatabase()
    await database.write('office', async (manager) => {
      await manager.query(insert('not yet'))
      expect(await database.reader.countBy(settingTable, { name: 'not yet' })).toBe(0)
    })
    expect(await database.reader.countBy(settingTable, { name: 'not yet' })).toBe(1)
  })

  it('SEC-1: what reads cannot write, however it tries', async () => {
    const { database } = await aDatabase()
    for (const statement of [insert('read'), 'DELETE FROM "setting"', 'DROP TABLE "audit"', 'CREATE TABLE "x" ("y")']) {
      await expect(database.reader.query(statement)).rejects.toThrow(/readonly|read-only|query_only/)
    }
    await database.reader.query('PRAGMA query_only = OFF')
    await expect(database.reader.query(insert('read'))).rejects.toThrow(/readonly/)
  })
})

describe('the data folder', () => {
  it('SEC-4: is open in one office only, by whatever path it is reached, until that one closes', async () => {
    const office = await anOffice()
    const config = configFor(office, office.clock)
    const link = `${office.dataDir}-link`
    await symlink(office.dataDir, link)
    onTestFinished(() => rm(link))

    for (const dataDir of [office.dataDir, link]) {
      const second = openOffice({ ...config, dataDir })
      await expect(second).rejects.toThrow(OfficeLockedError)
      await expect(second).rejects.toMatchObject({ dataDir })
    }
    expect(await (await office.signedIn('wanglin')).project.list()).toHaveLength(1)

    await office.office.close()
    const next = await openOffice(config)
    await next.close()
  })

  it('SEC-4: written by a newer version is refused and not touched', async () => {
    const office = await anOffice()
    const records = await openRecords(office)
    await records.query(`INSERT INTO "migrations" ("timestamp", "name") VALUES (20990101000000, 'Newer20990101000000')`)
    await records.query('PRAGMA wal_checkpoint(TRUNCATE)')
    await office.office.close()
    await records.destroy()
    const fingerprint = async () =>
      createHash('sha256')
        .update(await readFile(join(office.dataDir, 'office.sqlite')))
        .digest('hex')
    const before = await fingerprint()

    await expect(openOffice(configFor(office, office.clock))).rejects.toThrow(NewerDatabaseError)

    expect(await fingerprint()).toBe(before)
    // The folder is free again for the version that can read it.
    await expect(openOffice(configFor(office, office.clock))).rejects.not.toThrow(OfficeLockedError)
  })
})

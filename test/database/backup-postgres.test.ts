import { cp, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restoreIntoPostgres } from '../../electron/backup/restore-postgres'
import { readHeader } from '../../electron/backup/seal'
import { listBackups, shelfIn } from '../../electron/backup/shelf'
import { ordered } from '../../electron/commands/office-client'
import { keyIdOf } from '../../electron/database/personal'
import { RESTORE_LOCK } from '../../electron/database/postgres'
import { examineOffice } from '../../electron/examination/examine'
import { connectTo } from '../office/a-place'
import { aPostgres } from '../office/a-postgres'
import { aForm } from '../office/a-ticket'
import { backUp, keyOf, restoreInto } from '../office/backups'
import { aBusyRest } from '../office/broken-offices'
import { aFilledHost, aFolder, homeOf, signedIn } from '../office/hosts'
import { dumpOf, openRecords } from '../office/records'

const postgres = aPostgres(['-c', 'fsync=off'])

let rest: Awaited<ReturnType<typeof aBusyRest>>
beforeAll(async () => {
  rest = await aBusyRest(await postgres.emptyDatabase())
})
afterAll(() => rm(rest.dataDir, { recursive: true, force: true }))

const NOT_COPIED = ['audit', 'session', 'seat', 'migrations']

type Restoring = { file: string; dataDir: string; databaseUrl: string; isForced?: boolean; keys?: string[] }

function restoring({ isForced = false, keys = [], ...where }: Restoring) {
  const key = {
    given: undefined,
    folders: keys,
    askPassphrase: () => Promise.reject(new Error('nobody was to be asked')),
  }
  return restoreIntoPostgres({ ...where, isForced, key, by: '', now: rest.now, version: '0.0.0-test' })
}

/** A folder that has only the office's key. */
async function aFolderWithKey(from: string): Promise<string> {
  return aFolderWith(join(from, 'office.key'))
}

async function aFolderWith(keyFile: string): Promise<string> {
  const folder = await aFolder()
  await cp(keyFile, join(folder, 'office.key'))
  return folder
}

describe('SEC-4: a backup of an office on PostgreSQL', () => {
  it('is the same thing as one of SQLite: it restores into either, and every row comes back', async () => {
    const backup = await backUp(rest, rest.now)
    expect(backup).toMatchObject({ state: 'sound', findings: [] })
    const file = join(shelfIn(rest.dataDir), backup.name)

    const onSqlite = await aFolderWithKey(rest.dataDir)
    await restoreInto(onSqlite, file, { now: rest.now })
    const second = await backUp({ dataDir: onSqlite }, rest.now)
    expect(second.state).toBe('sound')

    const dataDir = await aFolderWithKey(rest.dataDir)
    const databaseUrl = await postgres.emptyDatabase()
    const again = { file: join(shelfIn(onSqlite), second.name), dataDir, databaseUrl }
    expect(await restoring(again)).toMatchObject({ kept: null, findings: [] })

    const [before, after] = [await openRecords(rest), await openRecords({ dataDir, databaseUrl })]
    expect(await dumpOf(after, NOT_COPIED)).toEqual(await dumpOf(before, NOT_COPIED))
    const known: unknown[] = await before.query('SELECT * FROM "audit" ORDER BY "scope", "number"')
    const kept: unknown[] = await after.query(
      `SELECT * FROM "audit" WHERE "call" <> 'backups.restored' ORDER BY "scope", "number"`,
    )
    expect(kept).toEqual(known)
    const { findings } = await examineOffice({ dataDir, databaseUrl, now: () => rest.now })
    // The tests' server does not wait for the disk.
    expect(findings.map(({ name }) => name)).toEqual(['storage.durability'])
  })

  it('never overwrites unless told to; then what was there is backed up first', async () => {
    const backup = await backUp(rest, rest.now)
    const file = join(shelfIn(rest.dataDir), backup.name)
    const databaseUrl = await postgres.copyOf(rest.databaseUrl ?? '')
    const dataDir = await aFolderWithKey(rest.dataDir)
    const records = await connectTo({ dataDir, databaseUrl })
    await records.query(`UPDATE "person" SET "name" = '后来的名字' WHERE "login" = 'hejing'`)

    await expect(restoring({ file, dataDir, databaseUrl })).rejects.toMatchObject({ trouble: 'targetNotEmpty' })
    const { kept } = await restoring({ file, dataDir, databaseUrl, isForced: true })

    const named = `SELECT "name" FROM "person" WHERE "login" = 'hejing'`
    expect(await records.query(named)).toEqual([{ name: '何静' }])
    const [safety] = await listBackups(shelfIn(dataDir))
    // The name was changed past the office, which a backup of it keeps and says.
    expect(safety).toMatchObject({ state: 'faulty', found: 1, findings: [{ name: 'seals.rows' }], reason: 'restore' })
    const old = await aFolderWithKey(rest.dataDir)
    await restoreInto(old, kept ?? '', { now: rest.now, isForced: true })
    const oldRecords = await openRecords({ dataDir: old })
    expect(await oldRecords.query(named)).toEqual([{ name: '后来的名字' }])
    expect((await readdir(dataDir)).sort()).toEqual(['backups', 'office.key'])
  })

  it('a database that is not ours, or with an office at work, is left alone', async () => {
    const backup = await backUp(rest, rest.now)
    const file = join(shelfIn(rest.dataDir), backup.name)
    const dataDir = await aFolderWithKey(rest.dataDir)
    const databaseUrl = await postgres.emptyDatabase()
    const records = await connectTo({ dataDir, databaseUrl })
    await records.query('CREATE TABLE "theirs" ("id" text)')
    await expect(restoring({ file, dataDir, databaseUrl, isForced: true })).rejects.toMatchObject({
      trouble: 'notOurs',
    })
    const host = await aFilledHost(postgres)
    const running = { file, dataDir: host.dataDir, databaseUrl: host.databaseUrl, isForced: true }
    await expect(restoring(running)).rejects.toMatchObject({ trouble: 'officeRunning' })
    await signedIn(host.office, 'wanglin')
  })

  it('SEC-4: does not begin while anybody writes, though no host is heard: what is acknowledged is in the safety copy', async () => {
    const host = await aFilledHost(postgres)
    const file = join(shelfIn(host.dataDir), (await backUp(host, host.clock.now)).name)
    await host.office.close()
    const writing = host.records.createQueryRunner()
    await writing.startTransaction()
    await writing.query(`SELECT pg_advisory_xact_lock_shared(${RESTORE_LOCK})`)
    const order = { file, dataDir: host.dataDir, databaseUrl: host.databaseUrl, isForced: true }
    await expect(restoring(order)).rejects.toMatchObject({ trouble: 'officeRunning' })
    await writing.commitTransaction()
    await writing.release()
    expect(await restoring(order)).toMatchObject({ findings: [] })
  })

  it('that was cut off between the rows and their key is given once more, and safeguards with the key of the rows', async () => {
    const file = join(shelfIn(rest.dataDir), (await backUp(rest, rest.now)).name)
    const host = await aFilledHost(postgres)
    await host.office.close()
    const [mine, theirs] = [await keyOf(host), await keyOf(rest)]
    const { dataDir, databaseUrl } = host
    const order = { file, dataDir, databaseUrl, isForced: true, keys: [rest.dataDir] }
    const first = await restoring(order)
    expect(first.note).toMatchObject({ numbering: 'continued' })
    expect((await readHeader(first.kept ?? '', 'kept')).keyId).toBe(keyIdOf(mine))
    // As the power cut leaves it: the restored rows, and still the old key.
    await rename(join(dataDir, `replaced-${keyIdOf(mine)}.key`), join(dataDir, 'office.key'))
    const second = await restoring(order)
    expect((await readHeader(second.kept ?? '', 'kept')).keyId).toBe(keyIdOf(theirs))
    expect((await keyOf({ dataDir })).equals(theirs)).toBe(true)
    expect(
      (await keyOf({ dataDir: await aFolderWith(join(dataDir, `replaced-${keyIdOf(mine)}.key`)) })).equals(mine),
    ).toBe(true)
  })

  it('LED-2: made while people claim has every claim acknowledged before it began, and is whole', async () => {
    const host = await aFilledHost(postgres)
    const wanglin = await signedIn(host.office, 'wanglin')
    const claim = async (number: string) => {
      const form = aForm(await homeOf(wanglin, host.projectId, number))
      return wanglin.ledger.tickets.save(ordered({ projectId: host.projectId, draft: null, form }))
    }
    const numbers = ['1-1-1101', '1-1-1102', '1-1-1103', '1-1-1201', '1-1-1202', '1-1-1203']
    const acknowledged = [await claim('1-1-1101'), await claim('1-1-1102')]
    const [backup] = await Promise.all([backUp(host, host.clock.now), ...[...numbers, ...numbers].map(claim)])
    expect(backup.state).toBe('sound')
    const other = await aFolderWithKey(host.dataDir)
    await restoreInto(other, join(shelfIn(host.dataDir), backup.name))
    const records = await openRecords({ dataDir: other })
    const tickets: { id: string }[] = await records.query('SELECT "id" FROM "ticket"')
    for (const { id } of acknowledged) expect(tickets.map((ticket) => ticket.id)).toContain(id)
    expect((await keyOf({ dataDir: other })).equals(await keyOf(host))).toBe(true)
  })
})

import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { restoreIntoPostgres } from '../../electron/backup/restore-postgres'
import { shelfIn } from '../../electron/backup/shelf'
import { examineOffice } from '../../electron/examination/examine'
import { aPostgres } from '../office/a-postgres'
import { backUp, restoreInto } from '../office/backups'
import { aBusyRest } from '../office/broken-offices'
import { aFolder } from '../office/hosts'
import { addScans, openScans, SCANS } from '../office/with-attachments'

const postgres = aPostgres(['-c', 'fsync=off'])

async function aFolderWithKey(from: string): Promise<string> {
  const folder = await aFolder()
  await cp(join(from, 'office.key'), join(folder, 'office.key'))
  return folder
}

describe('SEC-4: attachments of an office on PostgreSQL', () => {
  it('travel from SQLite to PostgreSQL and back, to the folder its hosts share', async () => {
    const rest = await aBusyRest()
    onTestFinished(() => rm(rest.dataDir, { recursive: true, force: true }))
    await addScans(rest, SCANS)
    const shown = await openScans(rest)
    const { name } = await backUp(rest, rest.now)
    const [dataDir, attachmentsDir] = [await aFolderWithKey(rest.dataDir), join(await aFolder(), 'shared')]
    const askPassphrase = () => Promise.reject(new Error('nobody was to be asked'))
    const order = {
      file: join(shelfIn(rest.dataDir), name),
      dataDir,
      databaseUrl: await postgres.emptyDatabase(),
      isForced: false,
      key: { given: undefined, askPassphrase },
      by: '',
      now: rest.now,
      version: '0.0.0-test',
    }
    await expect(restoreIntoPostgres(order)).rejects.toMatchObject({ trouble: 'attachmentsFolder' })
    await restoreIntoPostgres({ ...order, attachmentsDir })
    const place = { dataDir, databaseUrl: order.databaseUrl, attachmentsDir }
    const { findings } = await examineOffice({ ...place, now: () => rest.now })
    expect(findings.filter(({ rule }) => rule !== 'SEC-4')).toEqual([])
    expect(findings.map((one) => one.name)).toEqual(['storage.durability'])

    const again = await backUp(place, rest.now)
    expect(again).toMatchObject({ state: 'sound', findings: [] })
    const back = await aFolderWithKey(rest.dataDir)
    await restoreInto(back, join(shelfIn(dataDir), again.name), { now: rest.now })
    expect(await openScans({ dataDir: back, now: rest.now })).toEqual(shown)
  })
})

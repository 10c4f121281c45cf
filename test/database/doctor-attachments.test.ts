import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pathOf } from '../../electron/attachments/attachment-files'
import { examineOffice } from '../../electron/examination/examine'
import { aPostgres } from '../office/a-postgres'
import { flipABit } from '../office/backups'
import { aBusyRest, aCopyOf, breakBy, namesFound } from '../office/broken-offices'
import { addScans, attachmentsOf, SCANS } from '../office/with-attachments'

type Broken = {
  finds: readonly string[]
  broken: string
  by(folder: string, hashes: string[]): Promise<readonly string[]>
}

const first = (folder: string, hashes: string[]) => pathOf(folder, hashes[0] ?? '')

const BREAKS: Broken[] = [
  {
    finds: ['attachments.there'],
    broken: 'a file is gone',
    by: async (folder, hashes) => {
      await rm(first(folder, hashes))
      return []
    },
  },
  {
    finds: ['attachments.there'],
    broken: 'the whole folder is gone',
    by: async (folder) => {
      await rm(folder, { recursive: true })
      return []
    },
  },
  {
    finds: ['attachments.whole'],
    broken: 'one bit of a file is another',
    by: async (folder, hashes) => {
      await flipABit(first(folder, hashes))
      return []
    },
  },
  {
    finds: ['attachments.whole'],
    broken: 'another one’s file lies in its place',
    by: async (folder, hashes) => {
      await writeFile(first(folder, hashes), await readFile(pathOf(folder, hashes[1] ?? '')))
      return []
    },
  },
  {
    finds: ['attachments.whole'],
    broken: 'a row that says another kind',
    by: async () => [`UPDATE "attachment" SET "type" = 'heic' WHERE "type" = 'png'`],
  },
  {
    finds: ['attachments.there'],
    broken: 'a row that names a file outside',
    by: async () => [`UPDATE "attachment" SET "hash" = '../../office.key' WHERE "type" = 'png'`],
  },
  {
    finds: ['attachments.sealed'],
    broken: 'a file’s name in the clear',
    by: async () => [`UPDATE "attachment" SET "name" = '张伟明身份证.png' WHERE "type" = 'png'`],
  },
  {
    finds: ['attachments.things'],
    broken: 'a scan of no ticket there is',
    by: async () => [`UPDATE "attachment" SET "ofId" = 'nothing' WHERE "type" = 'png'`],
  },
]

const postgres = aPostgres(['-c', 'fsync=off'])
const KINDS = { SQLite: () => undefined, PostgreSQL: () => postgres.emptyDatabase() }

describe.each(Object.entries(KINDS))('SEC-4: attachments on %s', (kind, emptyDatabase) => {
  let rest: Awaited<ReturnType<typeof aBusyRest>> | undefined
  const always = kind === 'SQLite' ? [] : ['storage.durability']
  beforeAll(async () => {
    rest = await aBusyRest(await emptyDatabase())
    await addScans(rest, SCANS)
  })
  afterAll(async () => {
    if (rest) await rm(rest.dataDir, { recursive: true, force: true })
  })
  const aBroken = async (by: Broken['by']) => {
    if (!rest) throw new Error('the office was not filled')
    const { now } = rest
    const dataDir = await aCopyOf(rest)
    const databaseUrl = rest.databaseUrl && (await postgres.copyOf(rest.databaseUrl))
    const attachmentsDir = join(dataDir, 'attachments')
    await breakBy({ dataDir, databaseUrl }, await by(attachmentsDir, await attachmentsOf(dataDir)))
    return { dataDir, databaseUrl, attachmentsDir, now: () => now }
  }

  it('are sound where nobody has broken them', async () => {
    expect(await namesFound(await aBroken(async () => []))).toEqual(always)
  })

  it.each(BREAKS)('$finds: $broken', async ({ finds, by }) => {
    expect(await namesFound(await aBroken(by))).toEqual([...always, ...finds].sort())
  })

  it('are found by where they lie, and no customer is named', async () => {
    const { findings } = await examineOffice(
      await aBroken(async (folder) => {
        await rm(folder, { recursive: true })
        return []
      }),
    )
    const missing = findings.filter(({ name }) => name === 'attachments.there')
    expect(missing).toHaveLength(2)
    expect(JSON.stringify(missing)).not.toContain('推荐凭证')
  })
})

describe('SEC-4: attachments of several hosts', () => {
  it('are all missing where nobody says which folder they share', async () => {
    const rest = await aBusyRest(await postgres.emptyDatabase())
    await addScans(rest, SCANS)
    const { dataDir, databaseUrl, now } = rest
    await cp(join(dataDir, 'attachments'), join(dataDir, 'elsewhere'), { recursive: true })
    expect(await namesFound({ dataDir, databaseUrl, now: () => now })).toContain('attachments.there')
    const attachmentsDir = join(dataDir, 'elsewhere')
    expect(await namesFound({ dataDir, databaseUrl, attachmentsDir, now: () => now })).toEqual(['storage.durability'])
    await rm(dataDir, { recursive: true })
  })
})

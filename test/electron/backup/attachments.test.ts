import { cp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pathOf } from '../../../electron/attachments/attachment-files'
import { readHeader } from '../../../electron/backup/seal'
import { shelfIn } from '../../../electron/backup/shelf'
import { aScan } from '../../office/a-scan'
import { backUp, flipABit, restoreInto } from '../../office/backups'
import { aBusyRest, aCopyOf } from '../../office/broken-offices'
import { aFolder } from '../../office/hosts'
import { addScans, attachmentsOf, openScans, SCANS } from '../../office/with-attachments'

let rest: Awaited<ReturnType<typeof aBusyRest>>
let shown: Record<string, string>
beforeAll(async () => {
  rest = await aBusyRest()
  await addScans(rest, SCANS)
  shown = await openScans(rest)
})
afterAll(() => rm(rest.dataDir, { recursive: true, force: true }))

async function aFolderWithKey(): Promise<string> {
  const folder = await aFolder()
  await cp(join(rest.dataDir, 'office.key'), join(folder, 'office.key'))
  return folder
}

describe('SEC-4: a backup of an office with attachments', () => {
  it('carries them, is tried with them, and restores them onto another PC', async () => {
    const dataDir = await aCopyOf(rest)
    const backup = await backUp({ dataDir }, rest.now)
    expect(backup).toMatchObject({ state: 'sound', findings: [] })
    const file = join(shelfIn(dataDir), backup.name)
    expect((await readHeader(file, file)).format).toBe(2)
    const sealed = await readFile(file)
    for (const secret of ['%PDF-1.7\n', '推荐凭证', '陈国华', ...(await attachmentsOf(dataDir))]) {
      expect(sealed.includes(secret)).toBe(false)
    }

    const other = await aFolderWithKey()
    expect((await restoreInto(other, file, { now: rest.now })).findings).toEqual([])
    expect(await attachmentsOf(other)).toEqual(await attachmentsOf(dataDir))
    const [hash = ''] = await attachmentsOf(other)
    const state = await stat(pathOf(join(other, 'attachments'), hash))
    expect((state.mode & 0o777).toString(8)).toBe('600')
    expect(await openScans({ dataDir: other, now: rest.now })).toEqual(shown)
  })

  it('without any is of the format it always was', async () => {
    const bare = await aBusyRest()
    const { name } = await backUp(bare, bare.now)
    const file = join(shelfIn(bare.dataDir), name)
    expect((await readHeader(file, file)).format).toBe(1)
    await rm(bare.dataDir, { recursive: true })
  })

  it('leaves out what no row names', async () => {
    const dataDir = await aCopyOf(rest)
    const [hash = ''] = await attachmentsOf(dataDir)
    const stray = pathOf(join(dataDir, 'attachments'), `${hash.slice(0, 2)}${'0'.repeat(62)}`)
    await cp(pathOf(join(dataDir, 'attachments'), hash), stray)
    const { name } = await backUp({ dataDir }, rest.now)
    const other = await aFolderWithKey()
    await restoreInto(other, join(shelfIn(dataDir), name), { now: rest.now })
    expect(await attachmentsOf(other)).toEqual(await attachmentsOf(rest.dataDir))
  })

  it.each(['asked', 'migration'] as const)(
    'made for %s of which a file is spoilt or gone is kept, and is not sound',
    async (reason) => {
      for (const spoil of [flipABit, rm]) {
        const dataDir = await aCopyOf(rest)
        const [hash = ''] = await attachmentsOf(dataDir)
        await spoil(pathOf(join(dataDir, 'attachments'), hash))
        const backup = await backUp({ dataDir }, rest.now, reason)
        expect(backup).toMatchObject({ state: 'faulty', found: 1 })
        expect(backup.findings[0]?.name).toMatch(/attachments/)
      }
    },
  )

  it('that was changed anywhere is not opened, and nothing of it lies about', async () => {
    const dataDir = await aCopyOf(rest)
    const { name } = await backUp({ dataDir }, rest.now)
    const file = join(shelfIn(dataDir), name)
    await flipABit(file, 'end')
    const other = await aFolderWithKey()
    await expect(restoreInto(other, file)).rejects.toMatchObject({ trouble: 'altered' })
    expect((await readdir(other)).sort()).toEqual(['office.key', 'office.lock'])
  })

  it('put in the place of an office keeps what that one had with it', async () => {
    const dataDir = await aCopyOf(rest)
    const { name } = await backUp({ dataDir }, rest.now)
    await addScans({ dataDir, now: rest.now }, [aScan('后来.pdf', '后来')])
    const later = await openScans({ dataDir, now: rest.now })
    const { kept } = await restoreInto(dataDir, join(shelfIn(dataDir), name), { now: rest.now, isForced: true })
    expect(await openScans({ dataDir, now: rest.now })).toEqual(shown)
    expect(await openScans({ dataDir: kept ?? '', now: rest.now })).toEqual(later)
  })
})

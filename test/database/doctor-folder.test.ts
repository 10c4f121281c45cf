import { chmod, copyFile, mkdtemp, open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DataSource } from 'typeorm'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { copyOffice } from '../../electron/backup/copy'
import { lookAtReplaced } from '../../electron/backup/replaced'
import { ordered } from '../../electron/commands/office-client'
import { NoOfficeError, STORAGE_CHECKS } from '../../electron/database/doctor'
import { MIGRATIONS } from '../../electron/database/migrate'
import { LogGoneError } from '../../electron/database/soundness'
import { examineOffice, FOLDER_CHECKS } from '../../electron/examination/examine'
import { linesOf } from '../../electron/examination/report'
import { checks } from '../../electron/features/checks'
import { openOffice } from '../../electron/office'
import { aForm } from '../office/a-ticket'
import { anOffice, OPENING } from '../office/an-office'
import { aBusyRest, aCopyOf, breakBy, marksOf, namesFound, the } from '../office/broken-offices'
import { configFor } from '../office/office-config'

let rest: Awaited<ReturnType<typeof aBusyRest>> | undefined
beforeAll(async () => {
  rest = await aBusyRest()
})
afterAll(async () => {
  if (rest) await rm(rest.dataDir, { recursive: true, force: true })
})

/** A busy office's folder, broken by SQL, and when it is looked at. */
async function aFolder(...by: string[]) {
  if (!rest) throw new Error('the office was not filled')
  const { now } = rest
  const dataDir = await aCopyOf(rest)
  await breakBy({ dataDir, databaseUrl: undefined }, by)
  return { dataDir, now: () => now }
}

describe('the checks', () => {
  it('are each shown to find something, and go by names of their own', async () => {
    const names = [
      ...STORAGE_CHECKS,
      ...FOLDER_CHECKS,
      ...checks.flatMap((group) => group.checks.map(({ name }) => name)),
    ]
    expect(new Set(names).size).toBe(names.length)
    const files = (await readdir(import.meta.dirname)).filter((name) => name.startsWith('doctor-'))
    const texts = await Promise.all(files.map((name) => readFile(join(import.meta.dirname, name), 'utf8')))
    expect(names.filter((name) => !texts.some((text) => text.includes(`'${name}'`)))).toEqual([])
  })
})

describe('SEC-4: the database itself', () => {
  it('a wall that is gone is named', async () => {
    const { findings } = await examineOffice(await aFolder('DROP INDEX "IDX_claim_open"'))
    expect(findings).toMatchObject([{ rule: 'SEC-4', name: 'storage.schema', where: '数据库' }])
    expect(findings[0]?.what).toContain('IDX_claim_open')
  })

  it('LED-1: a wall over other rows than the open claims is none', async () => {
    const folder = await aFolder(
      'DROP INDEX "IDX_claim_open"',
      `CREATE UNIQUE INDEX "IDX_claim_open" ON "claim" ("unitId") WHERE "closedAt" = 5`,
    )
    expect(await namesFound(folder)).toEqual(['storage.schema'])
  })

  it('rows that refer to nothing are found', async () => {
    const folder = await aFolder(`UPDATE "claim" SET "byId" = 'nobody' WHERE "unitId" = ${the.unit('1-1-1202')}`)
    const { findings } = await examineOffice(folder)
    expect(findings).toMatchObject([
      { name: 'storage.references', what: expect.stringContaining('claim') },
      { name: 'seals.rows', where: '望江府 一期 1-1-1202 的占用' },
    ])
  })

  it.each([
    [
      'an upgrade stands there twice',
      'INSERT INTO "migrations" ("timestamp", "name") SELECT "timestamp", "name" FROM "migrations" LIMIT 1',
    ],
    ['an upgrade was dated anew', 'UPDATE "migrations" SET "timestamp" = 5'],
    ['what is turned over to see whether it can be written is gone', `DELETE FROM "setting" WHERE "name" = 'health'`],
    ['it was changed', `UPDATE "setting" SET "value" = 'bad' WHERE "name" = 'health'`],
  ])('what the program keeps for itself: %s', async (_what, by) => {
    expect(await namesFound(await aFolder(by))).toEqual(['storage.own'])
  })

  it('a file that is not written through a log is found', async () => {
    expect(await namesFound(await aFolder('PRAGMA journal_mode = DELETE'))).toEqual(['storage.durability'])
  })

  it('a newer version is named, and the rest left alone', async () => {
    const newer = `INSERT INTO "migrations" ("timestamp", "name") VALUES (20990101000000, 'Newer20990101000000')`
    const { findings, left } = await examineOffice(await aFolder(newer, 'DROP TABLE "claim"'))
    expect(findings).toMatchObject([{ name: 'storage.newer', what: expect.stringContaining('Newer20990101000000') }])
    expect(left.length).toBeGreaterThan(0)
  })

  it('an older version is named by what it lacks', async () => {
    const last = MIGRATIONS.at(-1)?.name ?? ''
    const { findings } = await examineOffice(await aFolder(`DELETE FROM "migrations" WHERE "name" = '${last}'`))
    expect(findings).toMatchObject([{ name: 'storage.older', what: expect.stringContaining(last) }])
  })

  it.each([
    ['its first page', 0],
    ['a page in the middle', 0.4],
  ])('a file damaged in %s is found', async (_where, share) => {
    const folder = await aFolder()
    const file = join(folder.dataDir, 'office.sqlite')
    const { size } = await stat(file)
    const handle = await open(file, 'r+')
    await handle.write(Buffer.alloc(16_384, 0xa5), 0, 16_384, Math.floor((size * share) / 4_096) * 4_096)
    await handle.close()
    const { findings, left } = await examineOffice(folder)
    expect(new Set(findings.map(({ name }) => name))).toEqual(new Set(['storage.integrity']))
    expect(left.length).toBeGreaterThan(0)
  })

  it('a file cut short is found', async () => {
    const folder = await aFolder()
    const file = join(folder.dataDir, 'office.sqlite')
    const whole = await readFile(file)
    await writeFile(file, whole.subarray(0, Math.floor(whole.length / 2)))
    expect(await namesFound(folder)).toEqual(['storage.integrity'])
  })

  it('a table that is gone is one fault among others, not the end of the check', async () => {
    const { findings, left } = await examineOffice(
      await aFolder('DROP TABLE "session"', `UPDATE "ticket" SET "consentAt" = NULL`),
    )
    expect(left).toEqual([])
    expect(new Set(findings.map(({ name }) => name))).toEqual(
      new Set([
        'storage.schema',
        'storage.references',
        'sessions.times',
        'sessions.active',
        'tickets.consent',
        'seals.rows',
      ]),
    )
  })
})

describe('SEC-2: values that the office never writes', () => {
  it.each([
    ['person', 'isActive', '2'],
    ['price', 'isCarried', '1.5'],
    ['ticket', 'isExtended', `'yes'`],
    ['ticket', 'version', '1.5'],
    ['ticket', 'remarks', `CAST("remarks" AS blob)`],
    ['claim', 'since', `9007199254740993`],
  ])('%s.%s is %s: named by row and column', async (table, column, value) => {
    const { findings } = await examineOffice(await aFolder(`UPDATE "${table}" SET "${column}" = ${value}`))
    const named = findings.filter(({ name }) => name === 'storage.values')
    expect(named[0]?.what).toContain(`表 ${table} 的 ${column} 在`)
    expect(findings.filter(({ what }) => what.includes('没能检查'))).toEqual([])
  })

  it('one number that is none is named once; what it keeps from being judged is said in a line a room', async () => {
    const folder = await aFolder(`UPDATE "unit" SET "area" = "area" + 0.4 WHERE "number" = '1-1-1203'`)
    const { findings, left } = await examineOffice(folder)
    expect(findings).toMatchObject([{ name: 'storage.values', what: expect.stringContaining('表 unit 的 area 在') }])
    expect(left.length).toBeGreaterThan(0)
    for (const line of left) expect(line).toMatch(/ 的 \d+ 项$/)
  })
})

describe('LED-4: the record of actions', () => {
  it('ends in the future of a PC whose clock is behind, which is said and by how much', async () => {
    const { dataDir, now } = await aFolder()
    const { findings } = await examineOffice({ dataDir, now: () => now() - 24 * 3_600_000 })
    expect(findings).toMatchObject([
      { rule: 'LED-4', name: 'audit.future', what: expect.stringContaining('2026-06-06') },
    ])
    expect(await namesFound({ dataDir, now: () => now() - 60_000 })).toEqual([])
  })
})

describe('SEC-3: the key and who may read', () => {
  it('a key that is gone, and one that is another’s', async () => {
    const folder = await aFolder()
    const key = join(folder.dataDir, 'office.key')
    await writeFile(key, `${'ab'.repeat(32)}\n`)
    expect(await namesFound(folder)).toEqual(['key.right'])
    await writeFile(key, 'no key at all')
    expect(await namesFound(folder)).toEqual(['key.right'])
    await rm(key)
    expect(await namesFound(folder)).toEqual(['key.there'])
    expect((await readdir(folder.dataDir)).sort()).toEqual(['office.lock', 'office.sqlite'])
  })

  it('a key given from outside serves as well', async () => {
    const folder = await aFolder()
    const file = join(folder.dataDir, 'office.key')
    const key = (await readFile(file, 'utf8')).trim()
    await rm(file)
    expect(await namesFound({ ...folder, key })).toEqual([])
  })

  it('data that names no key', async () => {
    const found = await namesFound(await aFolder(`DELETE FROM "setting" WHERE "name" = 'personalKey'`))
    expect(found).toContain('key.named')
  })

  it.skipIf(process.platform === 'win32')('files and a folder that others may read', async () => {
    const folder = await aFolder()
    await chmod(join(folder.dataDir, 'office.key'), 0o644)
    expect(await namesFound(folder)).toEqual(['files.mode'])
    await chmod(folder.dataDir, 0o755)
    expect(await namesFound(folder)).toEqual(['files.mode', 'folder.mode'])
  })
})

describe('SEC-4: beside an office', () => {
  it('a folder at rest is left byte for byte as it was, with nothing beside', async () => {
    const folder = await aFolder()
    const before = await marksOf(folder.dataDir)
    expect(await namesFound(folder)).toEqual([])
    expect(await marksOf(folder.dataDir)).toEqual(before)
  })

  it('an office at work is read with its newest commits, not held up, and nothing of its files is changed', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const form = aForm(await office.unitId('1-1-1203'))
    const save = () => wanglin.ledger.tickets.save(ordered({ projectId: office.projectId, draft: null, form }))
    await save()
    // Within one process SQLite has one index of the log for all: doctor-command.test.ts looks at it from another.
    const marks = async () => ({ ...(await marksOf(office.dataDir)), 'office.sqlite-shm': '' })
    const before = await marks()
    const config = { dataDir: office.dataDir, now: () => office.clock.now }
    expect(await namesFound(config)).toEqual([])
    expect(await marks()).toEqual(before)

    const [names] = await Promise.all([namesFound(config), save(), save(), namesFound(config)])
    expect(names).toEqual([])
    const records = new DataSource({ type: 'sqlite', database: join(office.dataDir, 'office.sqlite') })
    await records.initialize()
    onTestFinished(() => records.destroy())
    // Only in the log so far.
    await records.query(`UPDATE "ticket" SET "version" = 7, "total" = 5`)
    expect(await namesFound(config)).toEqual(['tickets.total'])
  })

  it('after a power cut the log that was left behind is read, and left as it is', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const form = aForm(await office.unitId('1-1-1203'))
    await wanglin.ledger.tickets.save(ordered({ projectId: office.projectId, draft: null, form }))
    // What stays on the disk when nothing is closed.
    const dataDir = await aCopyOf(office)
    const before = await marksOf(dataDir)
    expect(Object.keys(before)).toContain('office.sqlite-wal')
    const config = { dataDir, now: () => office.clock.now }
    expect(await namesFound(config)).toEqual([])
    expect(await marksOf(dataDir)).toEqual(before)
    await rm(join(dataDir, 'office.sqlite-shm'))
    expect(await namesFound(config)).toEqual([])
    await breakBy({ dataDir, databaseUrl: undefined }, [`UPDATE "ticket" SET "total" = 5`])
    expect(await namesFound(config)).toEqual(['tickets.total'])
  })

  it('its log deleted after a crash: named, and nobody takes what is left for all there was', async () => {
    const office = await anOffice()
    await office.signedIn('wanglin')
    const dataDir = await aCopyOf(office)
    const config = { dataDir, now: () => office.clock.now }
    expect(await namesFound(config)).toEqual([])
    await rm(join(dataDir, 'office.sqlite-wal'))
    const before = await marksOf(dataDir)
    expect(await namesFound(config)).toEqual(['storage.log'])
    await expect(copyOffice({ dataDir }, join(dataDir, 'copy'))).rejects.toThrow(LogGoneError)
    expect(await lookAtReplaced(dataDir)).toEqual({ isOffice: true, drawn: null, asked: null })
    await rm(join(dataDir, 'copy'))
    expect(await marksOf(dataDir)).toEqual(before)
    await rm(join(dataDir, 'office.sqlite-shm'))
    const again = await openOffice(configFor({ dataDir }, office.clock))
    await again.close()
  })

  it('killed between a commit and the index of the log, which is then behind: the commit is read all the same', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const form = aForm(await office.unitId('1-1-1203'))
    const save = () => wanglin.ledger.tickets.save(ordered({ projectId: office.projectId, draft: null, form }))
    await save()
    const dataDir = await aCopyOf(office)
    await save()
    await copyFile(join(office.dataDir, 'office.sqlite-wal'), join(dataDir, 'office.sqlite-wal'))
    const before = await marksOf(dataDir)
    const config = { dataDir, now: () => office.clock.now }
    expect(await namesFound(config)).toEqual([])
    expect(await marksOf(dataDir)).toEqual(before)
    await breakBy({ dataDir: office.dataDir, databaseUrl: undefined }, [`UPDATE "ticket" SET "total" = 5`])
    await copyFile(join(office.dataDir, 'office.sqlite-wal'), join(dataDir, 'office.sqlite-wal'))
    expect(await namesFound(config)).toEqual(['tickets.total'])
  })

  it('killed in its very first commit, with a log that has nothing in it yet', async () => {
    const office = await anOffice()
    await office.signedIn('wanglin')
    const dataDir = await aCopyOf(office)
    await truncate(join(dataDir, 'office.sqlite-wal'), 32)
    const before = await marksOf(dataDir)
    expect(await namesFound({ dataDir, now: () => OPENING })).toEqual([])
    expect(await marksOf(dataDir)).toEqual(before)
  })

  it('a folder without an office', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'fanghao-nothing-'))
    onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
    await expect(examineOffice({ dataDir })).rejects.toThrow(NoOfficeError)
    await expect(examineOffice({ dataDir: join(dataDir, 'nowhere') })).rejects.toThrow(NoOfficeError)
    await writeFile(join(dataDir, 'office.sqlite'), '')
    await expect(examineOffice({ dataDir })).rejects.toThrow(NoOfficeError)
    expect(await readdir(dataDir)).toEqual(['office.sqlite'])
  })
})

describe('SEC-3: what is printed', () => {
  it('names rule, check, place and remedy, and no customer', async () => {
    const folder = await aFolder(
      `UPDATE "ticket" SET "total" = 5, "remarks" = 'x', "buyerNames" = '王五' WHERE "number" = 'FH-20260607-0005'`,
      `UPDATE "customer" SET "phone" = '13800006625'`,
    )
    const text = linesOf(await examineOffice(folder)).join('\n')
    expect(text).toContain('✗ LED-3 tickets.total  望江府 一期 FH-20260607-0005：成交总价')
    expect(text).toMatch(/怎么办：弄清之前不要凭这张单收款/)
    expect(text).toMatch(/发现 \d+ 处问题/)
    for (const secret of ['张伟明', '刘晓燕', '沈佳怡', '13800006625', '1949', '江南大道', '王五']) {
      expect(text).not.toContain(secret)
    }
  })

  it('lists at most twenty of a kind and says how many more', async () => {
    const { findings, checked } = await examineOffice(
      await aFolder(`UPDATE "session" SET "expiresAt" = "expiresAt" + 1`),
    )
    const [one] = findings
    const many = Array.from({ length: 28 }).flatMap(() => one ?? [])
    const lines = linesOf({ findings: many, checked, left: [] })
    expect(lines.filter((line) => line.startsWith('✗'))).toHaveLength(20)
    expect(lines).toContain(`  同类还有 ${many.length - 20} 处`)
  })
})

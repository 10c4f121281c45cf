import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ordered } from '../../electron/commands/office-client'
import { examineOffice } from '../../electron/examination/examine'
import { openOffice } from '../../electron/office'
import { aPostgres } from '../office/a-postgres'
import { aServedOffice } from '../office/a-served-office'
import { anOffice } from '../office/an-office'
import { keyOf } from '../office/backups'
import { aBusyRest, aCopyOf, breakBy } from '../office/broken-offices'
import { aFolder, signedIn } from '../office/hosts'
import { configFor } from '../office/office-config'
import { openRecords } from '../office/records'

const postgres = aPostgres(['-c', 'fsync=off'])
const PASSPHRASE = 'correct horse 2026'

let rest: Awaited<ReturnType<typeof aBusyRest>>
beforeAll(async () => {
  rest = await aBusyRest()
  const office = await openOffice(configFor(rest, { now: rest.now }))
  const admin = await signedIn(office, 'admin')
  await admin.backups.setPassphrase(ordered({ passphrase: PASSPHRASE }))
  await office.close()
})
afterAll(() => rm(rest.dataDir, { recursive: true, force: true }))

/** Runs a built command as npm does. */
async function run(command: 'backup' | 'restore', args: string[], env: NodeJS.ProcessEnv, typed = '') {
  const child = spawn(process.execPath, [`out/main/${command}.js`, ...args], {
    env: { ...process.env, FANGHAO_DATABASE_URL: '', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin.end(typed)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)))
  const [code] = await once(child, 'close')
  return { code, output }
}

/** The same, read by somebody who has gone before the first line. */
async function unread(command: 'backup' | 'restore' | 'doctor', args: string[], env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [`out/main/${command}.js`, ...args], {
    env: { ...process.env, FANGHAO_DATABASE_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.destroy()
  let told = ''
  child.stderr.on('data', (text) => (told += String(text)))
  const [code] = await once(child, 'close')
  return { code, told }
}

async function theBackup(folder: string): Promise<string> {
  const [name] = (await readdir(folder)).filter((one) => one.endsWith('.fhbak'))
  if (!name) throw new Error(`no backup in ${folder}`)
  return join(folder, name)
}

describe('npm run backup, npm run restore', () => {
  it('SEC-4: a backup beside a running office, restored on another PC with the passphrase alone', async () => {
    const dataDir = await aCopyOf(rest)
    const served = await aServedOffice(dataDir)
    const made = await run('backup', [], { FANGHAO_DATA_DIR: dataDir })
    expect(made).toMatchObject({ code: 0, output: expect.stringContaining('已试恢复一遍，体检没有发现问题') })
    expect(made.output).not.toContain('Warning')
    const file = await theBackup(join(dataDir, 'backups'))
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    await served.signedIn('wanglin')

    const other = join(await aFolder(), 'new')
    const env = { FANGHAO_DATA_DIR: other }
    const wrong = await run('restore', [file], env, 'another passphrase\n')
    expect(wrong).toEqual({ code: 1, output: expect.stringMatching(/恢复口令不对：/) })
    await expect(readdir(other)).rejects.toMatchObject({ code: 'ENOENT' })
    const restored = await run('restore', [file], env, `${PASSPHRASE}\n`)
    expect(restored).toMatchObject({ code: 0, output: expect.stringContaining(`已恢复到 ${other}`) })
    expect((await keyOf({ dataDir: other })).equals(await keyOf(rest))).toBe(true)
    expect((await examineOffice({ dataDir: other })).findings).toEqual([])
    expect((await stat(join(other, 'office.key'))).mode & 0o777).toBe(0o600)

    const again = await run('restore', [file], env)
    expect(again).toEqual({ code: 1, output: expect.stringMatching(/里已有房号管家的数据：.*--force/) })
    expect((await run('restore', [file, '--force'], env)).output).toMatch(/原来的数据另存在 .*replaced-/)
    const office = await aServedOffice(other)
    await office.signedIn('wanglin')
    const running = await run('restore', [file, '--force'], env)
    expect(running).toEqual({ code: 1, output: expect.stringMatching(/正被另一个房号管家使用/) })
  })

  it('SEC-4: into another folder, and into PostgreSQL', async () => {
    const dataDir = await aCopyOf(rest)
    const to = join(await aFolder(), 'usb')
    expect(await run('backup', [to], { FANGHAO_DATA_DIR: dataDir })).toMatchObject({ code: 0 })
    const file = await theBackup(to)
    const url = await postgres.emptyDatabase()
    const env = { FANGHAO_DATA_DIR: await aFolder(), FANGHAO_RECOVERY: PASSPHRASE }
    const restored = await run('restore', [file, url], env)
    expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('已恢复到 PostgreSQL') })
    const found = await examineOffice({ dataDir: env.FANGHAO_DATA_DIR, databaseUrl: url })
    expect(found.findings.map(({ name }) => name)).toEqual(['storage.durability'])
    const taken = await run('restore', [file, url], env)
    expect(taken).toEqual({ code: 1, output: expect.stringMatching(/PostgreSQL 数据库 office_.*里已有.*--force/) })
  })

  it('SEC-4: what a restore replaced is the way back: its folder restores as a backup does, by the words it is told in', async () => {
    const dataDir = await aCopyOf(rest)
    const env = { FANGHAO_DATA_DIR: dataDir }
    await run('backup', [], env)
    const file = await theBackup(join(dataDir, 'backups'))
    const marker = `UPDATE "project" SET "name" = '后来改的名' WHERE "name" = '望江府 一期'`
    await breakBy({ dataDir, databaseUrl: undefined }, [marker])
    const isRenamed = async (folder: string) => {
      const records = await openRecords({ dataDir: folder, databaseUrl: undefined })
      const rows: unknown[] = await records.query(`SELECT 1 FROM "project" WHERE "name" = '后来改的名'`)
      return rows.length > 0
    }
    const replaced = await run('restore', [file, '--force'], env)
    expect(await isRenamed(dataDir)).toBe(false)
    const [, kept = '', to = ''] = /要换回原来的：npm run restore -- (\S+) (\S+) --force\n$/.exec(replaced.output) ?? []
    expect({ isRenamed: await isRenamed(kept), to }).toEqual({ isRenamed: true, to: dataDir })

    const unforced = await run('restore', [kept, to], env)
    expect(unforced).toEqual({ code: 1, output: expect.stringMatching(/里已有房号管家的数据：.*--force/) })
    const back = await run('restore', [join(kept, 'office.sqlite'), to, '--force'], env)
    expect(back).toMatchObject({ code: 0, output: expect.stringContaining(`已恢复到 ${dataDir}`) })
    expect(await isRenamed(dataDir)).toBe(true)
    // The folder is as it was, beside what this test has open; nothing unsealed or half-made is left in it.
    const left = (await readdir(kept)).filter((name) => !/-(wal|shm)$/.test(name))
    expect(left.sort()).toEqual(['backups', 'office.key', 'office.sqlite'])
    expect(await readdir(join(kept, 'backups'))).toEqual([])

    const other = join(await aFolder(), 'new')
    await rm(join(kept, 'office.key'))
    const keyless = await run('restore', [kept, other], { FANGHAO_DATA_DIR: other })
    expect(keyless).toEqual({ code: 1, output: expect.stringMatching(/没有它自己的 office\.key/) })
    const none = await run('restore', [await aFolder()], env)
    expect(none).toEqual({ code: 1, output: expect.stringMatching(/也不是装着 office\.sqlite 的文件夹/) })
  })

  it('SEC-5: with nobody reading what they say, are carried out all the same and end as they should', async () => {
    const dataDir = await aCopyOf(rest)
    const env = { FANGHAO_DATA_DIR: dataDir }
    const done = { code: 0, told: '' }
    expect(await unread('backup', [], env)).toEqual(done)
    const file = await theBackup(join(dataDir, 'backups'))
    const other = { FANGHAO_DATA_DIR: join(await aFolder(), 'new'), FANGHAO_RECOVERY: PASSPHRASE }
    expect(await unread('restore', [file], other)).toEqual(done)
    expect(await unread('doctor', [], other)).toEqual(done)
    await chmod(join(other.FANGHAO_DATA_DIR, 'office.key'), 0o644)
    expect(await unread('doctor', [], other)).toEqual({ code: 1, told: '' })
    expect(await unread('restore', [file], other)).toEqual({
      code: 1,
      told: expect.stringMatching(/^[^\n]+--force[^\n]+\n$/),
    })
  })

  it('SEC-5: say in one line why they could not', async () => {
    const dataDir = await aFolder()
    const env = { FANGHAO_DATA_DIR: dataDir }
    const oneLine = (words: RegExp) => ({ code: 1, output: expect.stringMatching(words) })
    expect(await run('backup', [], env)).toEqual(oneLine(/^打不开个人资料的密钥.*\n$/))
    expect(await run('backup', ['--all'], env)).toEqual(oneLine(/^不认识的参数 --all.*\n$/))
    expect(await run('restore', [], env)).toEqual(oneLine(/^没有说恢复哪个文件.*\n$/))
    expect((await run('restore', [join(dataDir, 'no.fhbak')], env)).output).toMatch(/没有这个文件：.*no\.fhbak/)
    await writeFile(join(dataDir, 'x.fhbak'), 'no backup')
    expect((await run('restore', [join(dataDir, 'x.fhbak')], env)).output).toMatch(/不是房号管家的备份/)
    expect((await readdir(dataDir)).sort()).toEqual(['x.fhbak'])
  })

  it('SEC-4: a disk that takes no more ends a backup with one line, and nothing half-made is left behind', async () => {
    const { dataDir, office } = await anOffice()
    await office.close()
    const child = spawn('sh', ['-c', `trap '' XFSZ; ulimit -f 200; exec "$0" out/main/backup.js`, process.execPath], {
      env: { ...process.env, FANGHAO_DATA_DIR: dataDir, FANGHAO_DATABASE_URL: '' },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let told = ''
    child.stderr.on('data', (text) => (told += String(text)))
    const [code] = await once(child, 'close')
    expect({ code, told }).toEqual({ code: 1, told: expect.stringMatching(/^[^\n]+\n$/) })
    expect(await readdir(join(dataDir, 'backups'))).toEqual([])
  })

  it('SEC-4: a backup from another folder restores although its own note is gone', async () => {
    const dataDir = await aCopyOf(rest)
    await run('backup', [], { FANGHAO_DATA_DIR: dataDir })
    const usb = await aFolder()
    const file = await theBackup(join(dataDir, 'backups'))
    await cp(file, join(usb, 'renamed.fhbak'))
    const other = join(usb, 'office')
    await mkdir(other)
    await cp(join(dataDir, 'office.key'), join(other, 'office.key'))
    const env = { FANGHAO_DATA_DIR: join(usb, 'nowhere') }
    expect(await run('restore', [join(usb, 'renamed.fhbak'), other], env)).toMatchObject({ code: 0 })
    expect((await readFile(join(other, 'office.sqlite'))).length).toBeGreaterThan(10_000)
  })
})

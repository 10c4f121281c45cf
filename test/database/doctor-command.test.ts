import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { ordered } from '../../electron/commands/office-client'
import { aPostgres } from '../office/a-postgres'
import { aServedOffice } from '../office/a-served-office'
import { aForm } from '../office/a-ticket'
import { anOffice } from '../office/an-office'
import { backUp, flipABit } from '../office/backups'
import { aBusyRest, aCopyOf, breakBy, marksOf } from '../office/broken-offices'

const postgres = aPostgres(['-c', 'fsync=off'])

let rest: Awaited<ReturnType<typeof aBusyRest>> | undefined
beforeAll(async () => {
  rest = await aBusyRest()
})
afterAll(async () => {
  if (rest) await rm(rest.dataDir, { recursive: true, force: true })
})

async function aFolder(): Promise<string> {
  if (!rest) throw new Error('the office was not filled')
  return aCopyOf(rest)
}

/** Runs the built command as `npm run doctor` does. */
async function doctor(args: string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, ['out/main/doctor.js', ...args], {
    env: { ...process.env, FANGHAO_DATA_DIR: join(tmpdir(), 'no such office'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)))
  const [code] = await once(child, 'close')
  return { code, output }
}

describe('npm run doctor', () => {
  it('SEC-4: ends with 0 and what was looked at; the folder is named or comes from the environment', async () => {
    const dataDir = await aFolder()
    const before = await marksOf(dataDir)
    const named = await doctor([dataDir])
    expect(named).toMatchObject({ code: 0, output: expect.stringContaining('没有发现问题') })
    expect(named.output).toContain(dataDir)
    expect(named.output).toMatch(/已查 销控、房号单、特批：\d\d 项/)
    expect((await doctor([], { FANGHAO_DATA_DIR: dataDir })).code).toBe(0)
    expect(await marksOf(dataDir)).toEqual(before)
  })

  it('SEC-4: names a backup that the disk has spoilt since it was tried', async () => {
    const dataDir = await aFolder()
    const { name } = await backUp({ dataDir, databaseUrl: undefined }, rest?.now)
    expect(await doctor([dataDir])).toMatchObject({ code: 0, output: expect.stringContaining('已查 备份文件：3 项') })
    await flipABit(join(dataDir, 'backups', name))
    const { code, output } = await doctor([dataDir])
    expect(code).toBe(1)
    expect(output).toContain(`✗ SEC-4 backups.whole  备份：${name} 打不开，或与试恢复时不一样了`)
  })

  it('LED-1: ends with 1 and every failing thing', async () => {
    const dataDir = await aFolder()
    await breakBy({ dataDir, databaseUrl: undefined }, [
      'UPDATE "ticket" SET "consentAt" = NULL',
      'UPDATE "withholding" SET "liftedBy" = NULL',
    ])
    const { code, output } = await doctor([dataDir])
    expect(code).toBe(1)
    expect(output).toContain('✗ LED-3 tickets.consent  望江府 一期 FH-20260607-0001：')
    expect(output).toContain('✗ LED-5 withholding.lifted  望江府 一期 1-1-1201：')
    expect(output).toContain('✗ SEC-2 seals.rows  望江府 一期 FH-20260607-0001：')
    expect(output).toMatch(/发现 \d+ 处问题/)
  })

  it('SEC-4: works beside an office that serves, and changes none of its files', async () => {
    const office = await anOffice()
    const form = aForm(await office.unitId('1-1-1203'))
    await office.office.close()
    // It is served months later, and an office that has worked on several days has a backup.
    await backUp(office)
    const served = await aServedOffice(office.dataDir)
    const wanglin = await served.signedIn('wanglin')
    const save = () => wanglin.ledger.tickets.save(ordered({ projectId: office.projectId, draft: null, form }))
    await save()
    const before = await marksOf(office.dataDir)
    expect(Object.keys(before)).toContain('office.sqlite-wal')

    expect(await doctor([office.dataDir])).toMatchObject({ code: 0 })

    expect(await marksOf(office.dataDir)).toEqual(before)
    const [beside] = await Promise.all([doctor([office.dataDir]), save(), save(), save()])
    expect(beside).toMatchObject({ code: 0 })
    await served.kill()
    const left = await marksOf(office.dataDir)
    expect(await doctor([office.dataDir])).toMatchObject({ code: 0 })
    expect(await marksOf(office.dataDir)).toEqual(left)
    await office.reopen()
  })

  it('SEC-4: looks at a PostgreSQL database where one is named', async () => {
    const { dataDir, databaseUrl = '' } = await aBusyRest(await postgres.emptyDatabase())
    onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
    const { code, output } = await doctor([dataDir], { FANGHAO_DATABASE_URL: databaseUrl })
    // The tests' server does not wait for the disk.
    expect(output).toMatch(/✗ SEC-4 storage\.durability {2}数据库：PostgreSQL 的 fsync 是 off/)
    expect(output).toContain('发现 1 处问题')
    expect(output).not.toContain('Warning')
    expect(code).toBe(1)
    const empty = await doctor([dataDir], { FANGHAO_DATABASE_URL: await postgres.emptyDatabase() })
    expect(empty).toMatchObject({ code: 1, output: expect.stringContaining('没有房号管家的数据') })
  })

  it('SEC-5: says in one line why it could not look', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'fanghao-nothing-'))
    onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
    const nothing = await doctor([dataDir])
    expect(nothing).toEqual({ code: 1, output: expect.stringMatching(/^.*里没有房号管家的数据.*\n$/) })
    expect(await doctor([dataDir, 'another'])).toEqual({
      code: 1,
      output: expect.stringMatching(/^不认识的参数 another.*\n$/),
    })
    expect(await doctor(['--fix'])).toEqual({ code: 1, output: expect.stringMatching(/^不认识的参数 --fix.*\n$/) })
    const gone = await doctor([dataDir], { FANGHAO_DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' })
    expect(gone).toEqual({ code: 1, output: expect.stringMatching(/^连不上数据库：.*\n$/) })
  })
})

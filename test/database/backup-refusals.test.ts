import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RECOVERY_SETTING } from '../../electron/backup/recovery'
import { openBeside } from '../../electron/backup/restore'
import { shelfIn } from '../../electron/backup/shelf'
import { incomingIn, replaceStepwise } from '../../electron/database/replacing'
import { aDisk } from '../faults/a-disk'
import { startInVain } from '../faults/a-start'
import { backUp, keyOf } from '../office/backups'
import { aBusyRest, aCopyOf, breakBy, marksOf } from '../office/broken-offices'
import { aFolder } from '../office/hosts'

let rest: Awaited<ReturnType<typeof aBusyRest>>
let file: string
beforeAll(async () => {
  rest = await aBusyRest()
  file = join(shelfIn(rest.dataDir), (await backUp(rest, rest.now)).name)
})
afterAll(() => rm(rest.dataDir, { recursive: true, force: true }))

/** Starts a built command as npm does; `env` names the data folder. */
function start(command: 'backup' | 'restore' | 'doctor', args: string[], dataDir: string, cwd = process.cwd()) {
  const child = spawn(process.execPath, [join(process.cwd(), `out/main/${command}.js`), ...args], {
    env: { ...process.env, FANGHAO_DATABASE_URL: '', FANGHAO_DATA_DIR: dataDir, INIT_CWD: cwd },
    cwd,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin.end()
  return child
}

async function run(...order: Parameters<typeof start>): Promise<{ code: number; said: string }> {
  const child = start(...order)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)))
  const [code] = await once(child, 'close')
  return { code, said: said.replace(/^正在.*\n/gm, '') }
}

/** Refused in one line of these words, nothing raw in it. */
function refused(words: RegExp) {
  return {
    code: 1,
    said: expect.stringMatching(new RegExp(`^(?!.*(E[A-Z]{4,}|ZodError|\\bat /)).*${words.source}.*\\n$`)),
  }
}

describe('SEC-5: a backup or a restore that cannot be carried out says what to do', () => {
  it('where a folder was left empty on the command line, which would be the current one', async () => {
    const dataDir = await aCopyOf(rest)
    const here = await aFolder()
    expect(await run('restore', [file, ''], dataDir, here)).toEqual(refused(/有一个参数是空的；用法/))
    expect(await run('backup', ['  '], dataDir, here)).toEqual(refused(/有一个参数是空的；用法/))
    expect(await readdir(here)).toEqual([])
  })

  it('of the place it was to go to, not of the data folder', async () => {
    const dataDir = await aCopyOf(rest)
    const there = await aFolder()
    const note = join(there, 'note.txt')
    await writeFile(note, 'a file')
    const inside = join(note, 'deeper')
    expect(await run('backup', [note], dataDir)).toEqual(refused(new RegExp(`${note} 不是文件夹`)))
    expect(await run('backup', [inside], dataDir)).toEqual(refused(new RegExp(`${inside} 不是文件夹`)))
    expect(await run('restore', [file, note], dataDir)).toEqual(refused(new RegExp(`${note} 不是文件夹`)))
    expect(await run('restore', [file, inside], dataDir)).toEqual(refused(new RegExp(`${inside} 不是文件夹`)))
    expect(await readdir(there)).toEqual(['note.txt'])
    const away = await run('restore', [file, 'postgres://127.0.0.1:1/office'], join(there, 'new'))
    expect(away).toEqual(refused(/连不上数据库/))
    expect(await readdir(there)).toEqual(['note.txt'])
    const { folder, remount } = await aDisk(4)
    remount('ro')
    expect(await run('backup', [folder], dataDir)).toEqual(refused(new RegExp(`${folder} 不能写入`)))
  })

  it('where the office’s own disk cannot be written: nothing unsealed goes elsewhere', async () => {
    const { folder, remount } = await aDisk(24)
    await cp(rest.dataDir, folder, { recursive: true })
    await rm(shelfIn(folder), { recursive: true })
    remount('ro')
    const there = await aFolder()
    expect(await run('restore', [file, join(folder, 'new')], there)).toEqual(refused(/不能写入：请检查权限/))
    expect(await run('backup', [there], folder)).toEqual(refused(/不能写入，而备份要先在数据目录里做一份临时拷贝/))
    expect(await readdir(there)).toEqual([])
  })

  it('where an earlier exchange is half done, or its mark is spoilt', async () => {
    const dataDir = await aCopyOf(rest)
    const incoming = incomingIn(dataDir)
    await mkdir(incoming, { mode: 0o700 })
    const facts = { now: rest.now, by: '', file, madeAt: rest.now, kept: 'replaced-now', drawn: null, asked: null }
    await openBeside(file, incoming, await keyOf(rest), facts)
    for await (const step of replaceStepwise(dataDir, 'replaced-now')) if (step === 'out office.sqlite') break
    for (const command of ['doctor', 'backup'] as const) {
      expect(await run(command, [], dataDir)).toEqual(refused(/有一次没有做完的恢复：请先用房号管家打开一次/))
    }
    for (const spoilt of ['', '{"kept":']) {
      await writeFile(join(dataDir, 'replacing.json'), spoilt)
      const before = await marksOf(join(dataDir, 'replaced-now'))
      const words = refused(/replacing\.json 已损坏.*npm run restore/)
      for (const command of ['doctor', 'backup'] as const) expect(await run(command, [], dataDir)).toEqual(words)
      expect(await run('restore', [file, '--force'], dataDir)).toEqual(words)
      const started = await startInVain(dataDir)
      expect({ ...started, said: `${started.said}\n` }).toEqual(words)
      expect(await marksOf(join(dataDir, 'replaced-now'))).toEqual(before)
    }
  })
})

describe('SEC-3: a backup for a stick', () => {
  it('is sealed before it gets there: the disk it goes to could not even hold the office', async () => {
    const dataDir = await aCopyOf(rest)
    const long = `INSERT INTO "setting" ("name", "value") VALUES ('long', '${'x'.repeat(3_000_000)}')`
    await breakBy({ dataDir, databaseUrl: undefined }, [long])
    const { folder } = await aDisk(2)
    const { said } = await run('backup', [folder], dataDir)
    expect(said).toMatch(/备份已做成：/)
    expect((await readdir(folder)).every((name) => /\.fhbak(\.json)?$/.test(name))).toBe(true)
  })

  it('that is interrupted leaves nothing in the clear, there or here', async () => {
    const dataDir = await aCopyOf(rest)
    const there = await aFolder()
    const child = start('backup', [there], dataDir)
    await once(child.stdout, 'data')
    child.kill('SIGINT')
    await once(child, 'close')
    const left = [...(await readdir(there)), ...(await readdir(shelfIn(dataDir)))]
    expect(left.filter((name) => name.startsWith('.scratch-'))).toEqual([])
  })
})

describe('SEC-4: a recovery passphrase whose record is spoilt', () => {
  it('keeps no backup from being made; that it carries none is said in a line', async () => {
    const dataDir = await aCopyOf(rest)
    await breakBy({ dataDir, databaseUrl: undefined }, [
      `INSERT INTO "setting" ("name", "value") VALUES ('${RECOVERY_SETTING}', '{}')`,
    ])
    const { code, said } = await run('backup', [], dataDir)
    // Made, and marked as of an office that somebody has been at.
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringMatching(/备份已做成：.*\n这份备份没有带恢复口令：.*\n✗ SEC-2 seals\.rows/),
    })
    expect(await readFile(join(dataDir, 'office.key'), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/)
  })
})

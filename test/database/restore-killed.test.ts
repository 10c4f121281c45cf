import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shelfIn } from '../../electron/backup/shelf'
import { examineOffice } from '../../electron/examination/examine'
import { backUp, restoreInto } from '../office/backups'
import { aBusyRest, aCopyOf, breakBy } from '../office/broken-offices'
import { openRecords } from '../office/records'
import { startServing } from '../office/serving'

let rest: Awaited<ReturnType<typeof aBusyRest>>
let file: string
beforeAll(async () => {
  rest = await aBusyRest()
  file = join(shelfIn(rest.dataDir), (await backUp(rest, rest.now)).name)
})
afterAll(() => rm(rest.dataDir, { recursive: true, force: true }))

/** Points of a restore that can be seen on the disk from outside, in their order. */
const POINTS = [
  ['its folder is made', ''],
  ['the data begins to come in', 'office.sqlite'],
  ['it is made an office', 'office.sqlite-wal'],
  ['the key is written', 'office.key'],
] as const

/** An office that differs from the backup: `hejing` was given another name since. */
async function anOfficeSince(): Promise<string> {
  const dataDir = await aCopyOf(rest)
  await breakBy({ dataDir, databaseUrl: undefined }, [`UPDATE "person" SET "name" = '后来' WHERE "login" = 'hejing'`])
  return dataDir
}

async function nameIn(dataDir: string): Promise<string | undefined> {
  const records = await openRecords({ dataDir })
  const [person]: { name: string }[] = await records.query(`SELECT "name" FROM "person" WHERE "login" = 'hejing'`)
  await records.destroy()
  return person?.name
}

/** Kills a restore as soon as something of the office to come is seen, or at its end; gives what lies there then. */
async function killedAt(dataDir: string, part: string): Promise<string[]> {
  const child = spawn(process.execPath, ['out/main/restore.js', file, '--force'], {
    env: { ...process.env, FANGHAO_DATABASE_URL: '', FANGHAO_DATA_DIR: dataDir },
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  const isSeen = () => existsSync(join(dataDir, 'incoming', part))
  while (child.exitCode === null && !isSeen()) await new Promise(setImmediate)
  child.kill('SIGKILL')
  await ended
  return readdir(dataDir)
}

describe('SEC-4: a restore that is killed while it makes the new office', () => {
  it('at any point: the old office or the new one opens, and nothing half-made stays', async () => {
    const halfMade: string[] = []
    for (const [when, part] of POINTS) {
      const dataDir = await anOfficeSince()
      const left = await killedAt(dataDir, part)
      const isHalfMade = left.includes('incoming') && !left.includes('replacing.json')
      if (isHalfMade) {
        halfMade.push(when)
        const { findings } = await examineOffice({ dataDir, now: () => rest.now })
        expect(findings.map(({ name }) => name)).toEqual(['seals.rows'])
      }

      const serving = await startServing(dataDir, { FANGHAO_LOG: 'warn' })
      await serving.kill()

      expect((await readdir(dataDir)).filter((name) => /^incoming|^replacing|^\.scratch/.test(name))).toEqual([])
      expect({ when, name: await nameIn(dataDir) }).toEqual({ when, name: isHalfMade ? '后来' : '何静' })
      expect({ when, said: /cleared.*incoming/.test(serving.log()) }).toEqual({ when, said: isHalfMade })
    }
    // On a slow machine a restore may be further on than it was seen to be.
    expect(halfMade).toContain(POINTS[0][0])
  })

  it('the next restore says so, clears it away and comes to its end', async () => {
    const dataDir = await anOfficeSince()
    await cp(rest.dataDir, join(dataDir, 'incoming'), { recursive: true })
    const cleared: string[] = []
    const onCleared = (paths: readonly string[]) => cleared.push(...paths)
    // Refused, since there is an office: cleared away all the same.
    await expect(restoreInto(dataDir, file, { onCleared })).rejects.toMatchObject({ trouble: 'targetNotEmpty' })
    expect(cleared).toEqual([join(dataDir, 'incoming')])
    expect(await readdir(dataDir)).not.toContain('incoming')
    await restoreInto(dataDir, file, { isForced: true, now: rest.now, onCleared })
    expect(cleared).toHaveLength(1)
    expect(await nameIn(dataDir)).toBe('何静')
  })

  it('SEC-3: copies in the clear of processes that are gone go at the next start, those of one at work stay', async () => {
    const dataDir = await anOfficeSince()
    const gone = ['.scratch-999999999-a', 'backups/.scratch-999999998-b']
    const atWork = `backups/.scratch-${process.ppid}-c`
    for (const name of [...gone, atWork]) {
      await mkdir(join(dataDir, name), { recursive: true })
    }
    const serving = await startServing(dataDir, { FANGHAO_LOG: 'warn' })
    await serving.kill()
    for (const name of gone) {
      expect(existsSync(join(dataDir, name))).toBe(false)
      expect(serving.log()).toContain(name)
    }
    expect(existsSync(join(dataDir, atWork))).toBe(true)
  })
})

import { chmod, cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readyOffice } from '../../../electron/backup/ready-office'
import { unsealFile } from '../../../electron/backup/seal'
import { shelfIn } from '../../../electron/backup/shelf'
import { ordered } from '../../../electron/commands/office-client'
import { OFFICE_FILE } from '../../../electron/database/database'
import { writeKey } from '../../../electron/database/personal'
import { finishReplacing, incomingIn, replaceStepwise } from '../../../electron/database/replacing'
import { examineOffice } from '../../../electron/examination/examine'
import { aForm } from '../../office/a-ticket'
import { anOffice, OPENING } from '../../office/an-office'
import { backUp, keyOf, restoreInto } from '../../office/backups'
import { aBusyRest, aCopyOf, breakBy, marksOf } from '../../office/broken-offices'
import { aFolder } from '../../office/hosts'
import { dumpOf, openRecords } from '../../office/records'

let rest: Awaited<ReturnType<typeof aBusyRest>>
beforeAll(async () => {
  rest = await aBusyRest()
})
afterAll(() => rm(rest.dataDir, { recursive: true, force: true }))

/** What changes after the backup, and how it is told from what the backup has. */
const RENAMED = `UPDATE "person" SET "name" = '后来的名字' WHERE "login" = 'hejing'`
const NAMED = `SELECT "name" FROM "person" WHERE "login" = 'hejing'`

const NOT_COPIED = ['audit', 'counter', 'session', 'seat']

async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8)
}

describe('SEC-4: a backup of an office', () => {
  it('is opened again and examined, and restores every row of every table', async () => {
    const dataDir = await aCopyOf(rest)
    const backup = await backUp({ dataDir }, rest.now)
    expect(backup).toMatchObject({ state: 'sound', found: 0, findings: [], reason: 'asked', madeAt: rest.now })
    const file = join(shelfIn(dataDir), backup.name)

    const other = await aFolder()
    await rm(other, { recursive: true })
    await mkdir(other)
    await cp(join(dataDir, 'office.key'), join(other, 'office.key'))
    const restored = await restoreInto(other, file, { now: rest.now })
    expect(restored).toMatchObject({ findings: [], kept: null, note: { madeAt: rest.now, kept: null } })

    const [before, after] = [await openRecords({ dataDir }), await openRecords({ dataDir: other })]
    expect(await dumpOf(after, NOT_COPIED)).toEqual(await dumpOf(before, NOT_COPIED))
    for (const table of ['session', 'seat'])
      expect(await after.query(`SELECT count(*) AS "rows" FROM "${table}" WHERE "endedAt" IS NULL`)).toEqual([
        { rows: 0 },
      ])
    const known: unknown[] = await before.query('SELECT * FROM "audit" ORDER BY "scope", "number"')
    const kept: unknown[] = await after.query(
      `SELECT * FROM "audit" WHERE "call" <> 'backups.restored' ORDER BY "scope", "number"`,
    )
    expect(kept).toEqual(known)
    const { findings } = await examineOffice({ dataDir: other, now: () => rest.now })
    // The folder the test made may be looked into.
    expect(findings.filter(({ name }) => name !== 'folder.mode')).toEqual([])
  })

  it('SEC-3: shows no name, no number and no key, and only its owner can open it', async () => {
    const dataDir = await aCopyOf(rest)
    const { name } = await backUp({ dataDir }, rest.now)
    const shelf = shelfIn(dataDir)
    const bytes = await readFile(join(shelf, name))
    const key = await keyOf({ dataDir })
    for (const secret of ['张伟明', '王琳', '13800006625', '望江府', 'SQLite', key, key.toString('hex')]) {
      expect(bytes.includes(secret)).toBe(false)
    }
    expect(await modeOf(shelf)).toBe('700')
    expect((await readdir(shelf)).sort()).toEqual([name, `${name}.json`])
    for (const file of await readdir(shelf)) expect(await modeOf(join(shelf, file))).toBe('600')
  })

  it('leaves the office as it was, and what a killed run left behind goes with the next', async () => {
    const dataDir = await aCopyOf(rest)
    const left = join(shelfIn(dataDir), '.scratch-999999999-abc')
    await mkdir(left, { recursive: true })
    await writeFile(join(left, OFFICE_FILE), 'half a copy')
    const before = await readFile(join(dataDir, OFFICE_FILE))
    const { name } = await backUp({ dataDir }, rest.now)
    expect((await readFile(join(dataDir, OFFICE_FILE))).equals(before)).toBe(true)
    expect((await readdir(shelfIn(dataDir))).sort()).toEqual([name, `${name}.json`])
  })

  it('of data in which something is wrong is kept and says what, but is not sound', async () => {
    const dataDir = await aCopyOf(rest)
    await breakBy({ dataDir, databaseUrl: undefined }, [
      `UPDATE "ticket" SET "consentAt" = NULL WHERE "number" = 'FH-20260607-0001'`,
    ])
    const backup = await backUp({ dataDir }, rest.now)
    expect(backup).toMatchObject({
      state: 'faulty',
      findings: [{ name: 'seals.rows' }, { rule: 'LED-3', name: 'tickets.consent' }],
    })
    const other = await aFolder()
    const file = join(shelfIn(dataDir), backup.name)
    await cp(join(dataDir, 'office.key'), join(other, 'office.key'))
    await expect(restoreInto(other, file, { now: rest.now })).rejects.toMatchObject({ trouble: 'notSound' })
    expect((await readdir(other)).sort()).toEqual(['office.key', 'office.lock'])
    expect((await restoreInto(other, file, { now: rest.now, isForced: true })).findings).not.toEqual([])
  })

  it('LED-2: made while people claim has every claim acknowledged before it began, and is whole', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const units = await Promise.all(
      ['1-1-1101', '1-1-1102', '1-1-1103', '1-1-1201', '1-1-1202', '1-1-1203'].map((number) => office.unitId(number)),
    )
    const claim = (unitId: string) =>
      wanglin.ledger.tickets.save(ordered({ projectId: office.projectId, draft: null, form: aForm(unitId) }))
    const acknowledged = []
    for (const unitId of units.slice(0, 3)) acknowledged.push(await claim(unitId))
    const [backup] = await Promise.all([
      backUp(office),
      ...Array.from({ length: 10 }, () => units).flatMap((some) => some.map(claim)),
    ])
    expect(backup.state).toBe('sound')
    const other = await aFolder()
    await cp(join(office.dataDir, 'office.key'), join(other, 'office.key'))
    await restoreInto(other, join(shelfIn(office.dataDir), backup.name))
    const records = await openRecords({ dataDir: other })
    const tickets: { id: string }[] = await records.query('SELECT "id" FROM "ticket"')
    const ids = tickets.map(({ id }) => id)
    for (const { id } of acknowledged) expect(ids).toContain(id)
  })
})

describe('SEC-4: a restore', () => {
  it('never overwrites unless told to; then what was there is kept whole', async () => {
    const dataDir = await aCopyOf(rest)
    const { name } = await backUp({ dataDir }, rest.now)
    const file = join(shelfIn(dataDir), name)
    await breakBy({ dataDir, databaseUrl: undefined }, [RENAMED])
    const backups = join(await aFolder(), 'backups')
    await cp(shelfIn(dataDir), backups, { recursive: true })
    await rm(shelfIn(dataDir), { recursive: true })
    const before = await marksOf(dataDir)

    await expect(restoreInto(dataDir, join(backups, name))).rejects.toMatchObject({ trouble: 'targetNotEmpty' })
    expect(await marksOf(dataDir)).toEqual(before)

    const { kept } = await restoreInto(dataDir, join(backups, name), { isForced: true, now: rest.now })
    expect(await marksOf(kept ?? '')).toEqual(
      Object.fromEntries(Object.entries(before).filter(([part]) => part !== 'office.lock')),
    )
    for (const part of [OFFICE_FILE, 'office.key']) expect(await modeOf(join(dataDir, part))).toBe('600')
    expect(await modeOf(kept ?? '')).toBe('700')
    const records = await openRecords({ dataDir })
    expect(await records.query(NAMED)).toEqual([{ name: '何静' }])
    const [row]: { after: string }[] = await records.query(
      `SELECT "after" FROM "audit" WHERE "call" = 'backups.restored'`,
    )
    expect(JSON.parse(row?.after ?? '')).toMatchObject({ file: name, madeAt: rest.now, kept: expect.any(String) })
    await expect(restoreInto(await aFolder(), join(file, 'nowhere'))).rejects.toMatchObject({ trouble: 'missing' })
    await records.destroy()
    expect((await readdir(dataDir)).sort().filter((part) => !part.startsWith('replaced-'))).toEqual([
      'office.key',
      'office.lock',
      OFFICE_FILE,
    ])
  })

  it('is refused while an office has the folder open', async () => {
    const office = await anOffice()
    const { name } = await backUp(office)
    const restoring = restoreInto(office.dataDir, join(shelfIn(office.dataDir), name), { isForced: true })
    await expect(restoring).rejects.toMatchObject({ name: 'OfficeLockedError' })
    await office.signedIn('wanglin')
  })

  it('from a file that cannot be opened changes nothing', async () => {
    const dataDir = await aCopyOf(rest)
    const { name } = await backUp({ dataDir }, rest.now)
    const file = join(await aFolder(), name)
    const whole = await readFile(join(shelfIn(dataDir), name))
    await rm(shelfIn(dataDir), { recursive: true })
    const before = await marksOf(dataDir)
    for (const bytes of [whole.subarray(0, -1), whole.subarray(0, 30_000), Buffer.concat([whole, whole])]) {
      await writeFile(file, bytes)
      await expect(restoreInto(dataDir, file, { isForced: true })).rejects.toMatchObject({
        trouble: expect.stringMatching(/cutOff|altered/),
      })
      expect(await marksOf(dataDir)).toEqual(before)
    }
  })

  it('SEC-3: on another PC needs the key that the backup names', async () => {
    const dataDir = await aCopyOf(rest)
    const { name, keyId } = await backUp({ dataDir }, rest.now)
    const file = join(shelfIn(dataDir), name)
    const other = await aFolder()
    await expect(restoreInto(other, file)).rejects.toMatchObject({ trouble: 'keyElsewhere', detail: keyId })
    await writeKey(join(other, 'office.key'), Buffer.alloc(32, 1))
    await expect(restoreInto(other, file)).rejects.toMatchObject({ trouble: 'keyElsewhere' })
    const given = (key: Buffer) => ({ given: key.toString('hex'), askPassphrase: async () => '' })
    await expect(restoreInto(other, file, { key: given(Buffer.alloc(32, 1)) })).rejects.toMatchObject({
      trouble: 'keyGiven',
    })
    await restoreInto(other, file, { key: given(await keyOf({ dataDir })), now: rest.now })
    expect((await readdir(other)).filter((part) => !part.startsWith('replaced-')).sort()).toEqual([
      'office.lock',
      OFFICE_FILE,
    ])
  })
})

describe('SEC-4: a restore that is killed', () => {
  it('at any step leaves the old office or the new one, never none', async () => {
    const dataDir = await aCopyOf(rest)
    const { name } = await backUp({ dataDir }, rest.now)
    await breakBy({ dataDir, databaseUrl: undefined }, [RENAMED])
    const seen: string[] = []
    for (let steps = 1; seen.at(-1) !== 'done'; steps += 1) {
      const folder = await aFolder()
      await cp(dataDir, folder, { recursive: true })
      await chmod(folder, 0o700)
      await leaveLog(folder)
      await makeIncoming(folder, join(shelfIn(dataDir), name))
      let taken = 0
      for await (const step of replaceStepwise(folder, 'replaced-now')) {
        taken += 1
        if (taken === steps) {
          seen.push(step)
          break
        }
      }
      await finishReplacing(folder)
      const records = await openRecords({ dataDir: folder })
      const [named]: { name: string }[] = await records.query(NAMED)
      const [person]: { login: string }[] = await records.query(
        `SELECT "login" FROM "person" WHERE "login" LIKE 'late%'`,
      )
      await records.destroy()
      const isOld = seen.at(-1) === 'ready'
      expect({ step: seen.at(-1), name: named?.name }).toEqual({
        step: seen.at(-1),
        name: isOld ? '后来的名字' : '何静',
      })
      // What was only in the log belongs to the old office, and would ruin the new one.
      expect(person?.login).toBe(isOld ? 'late' : undefined)
      const { findings } = await examineOffice({ dataDir: folder, now: () => rest.now })
      if (!isOld) expect(findings).toEqual([])
    }
    expect(seen).toEqual([
      'ready',
      'marked',
      `out ${OFFICE_FILE}`,
      `out ${OFFICE_FILE}-wal`,
      `out ${OFFICE_FILE}-shm`,
      'out office.key',
      'all out',
      `in ${OFFICE_FILE}`,
      'in office.key',
      'all in',
      'done',
    ])
  })
})

/** A folder as a power cut leaves it: the last commits only in the log. */
async function leaveLog(dataDir: string): Promise<void> {
  const records = await openRecords({ dataDir })
  await records.query(`UPDATE "person" SET "login" = 'late' WHERE "login" = 'wuyan'`)
  const beside = await aFolder()
  for (const part of ['', '-wal', '-shm']) await cp(join(dataDir, OFFICE_FILE + part), join(beside, OFFICE_FILE + part))
  await records.destroy()
  for (const part of ['', '-wal', '-shm']) await cp(join(beside, OFFICE_FILE + part), join(dataDir, OFFICE_FILE + part))
}

async function makeIncoming(dataDir: string, file: string): Promise<void> {
  const incoming = incomingIn(dataDir)
  await mkdir(incoming, { mode: 0o700 })
  const key = await keyOf({ dataDir })
  await unsealFile(file, join(incoming, OFFICE_FILE), key, file)
  await readyOffice(join(incoming, OFFICE_FILE), key, {
    now: rest.now,
    by: '',
    file,
    madeAt: OPENING,
    kept: 'replaced-now',
    drawn: null,
    asked: null,
  })
  await writeKey(join(incoming, 'office.key'), key)
}

import { appendFile, chmod, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { examineShelf } from '../../../electron/backup/examine-shelf'
import { findBackup, listBackups, noteTried, shelfIn } from '../../../electron/backup/shelf'
import { clientOf, ordered } from '../../../electron/commands/office-client'
import { examineOffice } from '../../../electron/examination/examine'
import type { Office } from '../../../electron/office'
import { DAY, HOUR, MINUTE } from '../../../shared/kernel/day'
import { refusalOf } from '../../office/a-ticket'
import { anOffice, OPENING, PASSWORD } from '../../office/an-office'
import { backUp, flipABit, keyOf, restoreInto } from '../../office/backups'
import { aFolder } from '../../office/hosts'
import { auditOf, dumpOf, openRecords } from '../../office/records'

/** What the doctor minds, with the key or without, by what it says. */
async function mindedIn(folder: string, key: Buffer | null, days = 1): Promise<string[]> {
  return (await examineShelf({ folder, key, days })).map(({ name, where, what }) => `${name} ${where} ${what}`)
}

async function spoiltIn(folder: string): Promise<string[]> {
  return (await mindedIn(folder, null)).map((line) => line.split(' ')[2] ?? '')
}

const PASSPHRASE = 'correct horse 2026'

describe('SEC-4: backups from the settings page', () => {
  it('are made, tried and listed; each leaves a line in the record', async () => {
    const office = await anOffice()
    const admin = await office.signedIn('admin')
    expect(await admin.backups.list()).toEqual({
      folder: shelfIn(office.dataDir),
      backups: [],
      hasRecovery: false,
      running: null,
      failure: null,
      canRestore: false,
    })
    const made = await admin.backups.make(ordered({}))
    expect(made).toMatchObject({ state: 'sound', reason: 'asked', madeAt: OPENING, hasRecovery: false })
    const { backups } = await admin.backups.list()
    expect(backups).toEqual([made])

    await appendFile(join(shelfIn(office.dataDir), made.name), 'more')
    expect((await admin.backups.list()).backups).toMatchObject([{ state: 'untried' }])
    const tested = await admin.backups.test(ordered({ name: made.name }))
    expect(tested).toMatchObject({ state: 'unreadable', findings: [{ name: 'backup.opens' }] })
    const unknown = admin.backups.test(ordered({ name: 'fanghao-20200101-000000-day.fhbak' }))
    expect(await refusalOf(unknown)).toMatchObject({ code: 'NOT_FOUND' })

    const records = await openRecords(office)
    const noted = (await auditOf(records, 'office')).filter(({ call }) => call.startsWith('backups.'))
    expect(noted.map(({ call, outcome, subject }) => ({ call, outcome, subject }))).toEqual([
      { call: 'backups.make', outcome: 'done', subject: made.name },
      { call: 'backups.test', outcome: 'done', subject: made.name },
      { call: 'backups.test', outcome: 'refused', subject: null },
    ])
  })

  it('that the disk spoilt since they were tried are told apart by every byte, and take no sound one away', async () => {
    const office = await anOffice()
    const folder = shelfIn(office.dataDir)
    const day = (number: number) => OPENING + number * DAY
    const made: string[] = []
    for (const number of [2, 3, 4, 5, 6, 7, 8]) made.push((await backUp(office, day(number), 'day')).name)
    const [oldest = '', , , rotten = ''] = made
    expect(await spoiltIn(folder)).toEqual([])
    await flipABit(join(folder, rotten))
    // What the disk spoils by itself it does not date anew; the list looks at nothing else.
    expect(await findBackup(folder, rotten)).toMatchObject({ state: 'sound' })
    expect(await spoiltIn(folder)).toEqual([rotten])

    // With the spoilt one there would be eight good days, and the oldest would have served its time.
    await backUp(office, day(9), 'day')
    expect(await findBackup(folder, oldest)).toMatchObject({ state: 'sound' })
    expect(await findBackup(folder, rotten)).toMatchObject({ state: 'unreadable', triedAt: day(9) })
    await backUp(office, day(10), 'day')
    expect(await findBackup(folder, oldest)).toBe(null)
  })

  it('are each held against their own seal where the key is at hand, whatever their notes say', async () => {
    const office = await anOffice()
    const [folder, key] = [shelfIn(office.dataDir), await keyOf(office)]
    const { name } = await backUp(office)
    const path = join(folder, name)
    expect(await mindedIn(folder, key)).toEqual([])
    await rm(`${path}.json`)
    expect(await mindedIn(folder, key)).toEqual([])
    await flipABit(path)
    // Without a note and a key nothing else is known of it.
    expect(await mindedIn(folder, null)).toEqual([])
    expect(await mindedIn(folder, key)).toEqual([expect.stringMatching(`^backups.whole 备份 ${name} `)])
    // Somebody who writes a note that fits.
    await noteTried(folder, name, { state: 'sound', found: 0, findings: [] }, OPENING)
    expect(await mindedIn(folder, null)).toEqual([])
    expect(await mindedIn(folder, key)).toEqual([expect.stringMatching(`^backups.whole 备份 ${name} `)])
  })

  it.skipIf(process.platform === 'win32')('SEC-3: that others may read are named, with what to do', async () => {
    const office = await anOffice()
    const folder = shelfIn(office.dataDir)
    const path = join(folder, (await backUp(office)).name)
    await chmod(path, 0o666)
    expect(await examineShelf({ folder, key: await keyOf(office), days: 1 })).toEqual([
      {
        rule: 'SEC-3',
        name: 'backups.mode',
        where: path,
        what: '别的账户也能打开（权限 666）',
        remedy: `chmod 600 ${path}`,
      },
    ])
  })

  it('all gone from an office of more than one business day, are missed', async () => {
    const office = await anOffice()
    const folder = shelfIn(office.dataDir)
    expect(await mindedIn(folder, null, 1)).toEqual([])
    expect(await mindedIn(folder, null, 2)).toEqual([
      expect.stringMatching(/^backups\.there 备份 案场已经用了不止一天/),
    ])
    await backUp(office)
    expect(await mindedIn(folder, null, 2)).toEqual([])
    const daysOf = async (dataDir: string) => (await examineOffice({ dataDir, now: () => office.clock.now })).days
    expect(await daysOf(office.dataDir)).toBe(1)
    office.clock.now += DAY
    await office.signedIn('admin')
    expect(await daysOf(office.dataDir)).toBe(2)
    // One that was just restored has had no day yet to make one.
    const other = await aFolder()
    const { name } = await backUp(office, office.clock.now)
    await writeFile(join(other, 'office.key'), await readFile(join(office.dataDir, 'office.key')), { mode: 0o600 })
    await restoreInto(other, join(folder, name), { now: office.clock.now })
    expect(await daysOf(other)).toBe(1)
  })

  it('the one just made stays where the shelf is full of later dates, and so does one of a replaced office', async () => {
    const office = await anOffice()
    const folder = shelfIn(office.dataDir)
    const replaced = await backUp(office, OPENING - 900 * DAY, 'restore')
    for (const number of [1, 2, 3, 4, 5, 6, 7, 8]) await backUp(office, OPENING + (400 + number) * DAY, 'day')
    const made = await backUp(office, OPENING)
    expect(await findBackup(folder, made.name)).toMatchObject({ state: 'sound' })
    const later = await backUp(office, OPENING - DAY)
    const there = (await listBackups(folder)).map(({ name }) => name)
    expect(there).toEqual(expect.arrayContaining([replaced.name, made.name, later.name]))
  })

  it('that were written to since they were tried are not called sound', async () => {
    const office = await anOffice()
    const folder = shelfIn(office.dataDir)
    const { name } = await backUp(office)
    await utimes(join(folder, name), new Date(OPENING), new Date(OPENING + DAY))
    expect(await findBackup(folder, name)).toMatchObject({ state: 'untried' })
    expect(await spoiltIn(folder)).toEqual([])
  })

  it('SEC-5: asked for twice with one request id, at once or later, are one backup with one answer', async () => {
    const office = await anOffice()
    const admin = await office.signedIn('admin')
    const order = ordered({})
    const both = await Promise.all([admin.backups.make(order), admin.backups.make(order)])
    const later = await admin.backups.make(order)
    expect([...both, later].map(({ name }) => name)).toEqual(Array(3).fill(both[0]?.name))
    expect((await admin.backups.list()).backups).toHaveLength(1)
    await admin.backups.make(ordered({}))
    expect((await admin.backups.list()).backups).toHaveLength(2)
  })

  it('SEC-3: with a passphrase set, the next backup restores where no key is; the passphrase is kept nowhere', async () => {
    const office = await anOffice()
    const admin = await office.signedIn('admin')
    const short = admin.backups.setPassphrase(ordered({ passphrase: 'only 11 long'.slice(0, 11) }))
    expect(await refusalOf(short)).toMatchObject({ code: 'INPUT_INVALID' })
    await admin.backups.setPassphrase(ordered({ passphrase: PASSPHRASE }))
    const made = await admin.backups.make(ordered({}))
    expect(made).toMatchObject({ hasRecovery: true, state: 'sound' })
    expect((await admin.backups.list()).hasRecovery).toBe(true)

    const file = join(shelfIn(office.dataDir), made.name)
    const dump = JSON.stringify(await dumpOf(await openRecords(office)))
    expect(dump).not.toContain(PASSPHRASE)
    expect((await readFile(file)).includes(PASSPHRASE)).toBe(false)
    const other = await aFolder()
    const typed = (words: string) => ({ key: { given: undefined, askPassphrase: async () => words } })
    await expect(restoreInto(other, file, typed('another one 2026'))).rejects.toMatchObject({
      trouble: 'passphraseWrong',
    })
    await restoreInto(other, file, typed(PASSPHRASE))
    expect((await examineOffice({ dataDir: other, now: () => OPENING })).findings).toEqual([])
  })

  it('SEC-1: a backup is fetched once, soon, by the session that was given the address, and by nobody else', async () => {
    const office = await anOffice()
    const cookies: string[] = []
    const browser = {
      fetch: async (request: Request) => {
        const answer = await office.office.fetch(request)
        cookies.push(...answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? ''))
        return answer
      },
    }
    const admin = clientOf(browser)
    await admin.staff.signIn(ordered({ login: 'admin', password: PASSWORD }))
    // The client keeps the cookie by itself; the file is fetched by the browser, with the same.
    const { name } = await clientWithCookie(office.office, cookies[0] ?? '').backups.make(ordered({}))
    const client = clientWithCookie(office.office, cookies[0] ?? '')
    const fetchFile = (address: string, cookie = cookies[0] ?? '', method = 'GET') =>
      office.office.fetch(new Request(`http://localhost${address}`, { method, headers: { cookie } }))
    const { address } = await client.backups.download(ordered({ name }))
    expect((await fetchFile(address, '')).status).toBe(404)
    expect((await fetchFile(address, 'fanghao_session=another')).status).toBe(404)
    expect((await fetchFile(address, cookies[0], 'HEAD')).status).toBe(404)
    const answer = await fetchFile(address)
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`)
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.equals(await readFile(join(shelfIn(office.dataDir), name)))).toBe(true)
    expect((await fetchFile(address)).status).toBe(404)
    const late = await client.backups.download(ordered({ name }))
    office.clock.now += 2 * MINUTE
    expect((await fetchFile(late.address)).status).toBe(404)
    expect((await fetchFile('/backups/..%2Foffice.key')).status).toBe(404)
  })

  it('SEC-5: one that cannot be made says why, and the office goes on', async () => {
    const office = await anOffice()
    await writeFile(shelfIn(office.dataDir), 'a file where the folder should be')
    const admin = await office.signedIn('admin')
    expect(await refusalOf(admin.backups.make(ordered({})))).toMatchObject({
      code: 'BACKUP_FAILED',
      data: { why: 'unexpected' },
    })
    await rm(shelfIn(office.dataDir))
    expect((await admin.backups.list()).failure).toEqual({ at: OPENING, why: 'unexpected' })
    await admin.backups.make(ordered({}))
    expect((await admin.backups.list()).failure).toBeNull()
  })
})

describe('SEC-4: the day’s backup', () => {
  it('is made once a business day of Shanghai, and again only the next', async () => {
    let look = async () => {}
    const office = await anOffice({
      ticks: (given) => {
        look = given
        return () => {}
      },
    })
    const made = async () =>
      (await listBackups(shelfIn(office.dataDir))).map(({ reason, state }) => `${reason} ${state}`)
    await Promise.all([look(), look()])
    expect(await made()).toEqual(['day sound'])
    office.clock.now = OPENING + 13 * HOUR + 59 * MINUTE
    await look()
    expect(await made()).toHaveLength(1)
    // Midnight in Shanghai, not in London.
    office.clock.now = OPENING + 14 * HOUR
    await look()
    expect(await made()).toEqual(['day sound', 'day sound'])
    await look()
    expect(await made()).toHaveLength(2)
  })

  it('is not there yet where one of today cannot be opened; a disk that spoils them all is not filled with them', async () => {
    let look = async () => {}
    const office = await anOffice({
      ticks: (given) => {
        look = given
        return () => {}
      },
    })
    const states = async () => (await listBackups(shelfIn(office.dataDir))).map(({ state }) => state)
    const spoilAll = async () => {
      const shelf = shelfIn(office.dataDir)
      for (const name of (await readdir(shelf)).filter((one) => one.endsWith('.fhbak')))
        await writeFile(join(shelf, name), 'spoilt')
    }
    for (const made of [1, 2, 3, 3]) {
      await look()
      expect(await states()).toHaveLength(made)
      await spoilAll()
    }
  })

  it('of an office whose data file vanished while it runs is not made of nothing: it fails, and the office says that its disk does', async () => {
    const office = await anOffice()
    const admin = await office.signedIn('admin')
    await rm(join(office.dataDir, 'office.sqlite'))
    expect(await refusalOf(admin.backups.make(ordered({})))).toMatchObject({ code: 'BACKUP_FAILED' })
    expect(await refusalOf(admin.backups.list())).toMatchObject({ code: 'STORAGE_FAILED' })
    expect(await readdir(shelfIn(office.dataDir))).toEqual([])
  })

  it('that fails is tried again after a while, not at once', async () => {
    let look = async () => {}
    const office = await anOffice({
      ticks: (given) => {
        look = given
        return () => {}
      },
    })
    await writeFile(shelfIn(office.dataDir), '')
    await look()
    await rm(shelfIn(office.dataDir))
    await look()
    expect(await readdir(office.dataDir)).not.toContain('backups')
    office.clock.now += 11 * MINUTE
    await look()
    expect(await readdir(shelfIn(office.dataDir))).toHaveLength(2)
  })

  it('keeps what the rule says, day after day', async () => {
    const office = await anOffice()
    for (let day = 0; day < 10; day += 1) await backUp(office, OPENING + day * DAY)
    const backups = await listBackups(shelfIn(office.dataDir))
    // Seven days, and the newest of the week before them: Sunday the 7th.
    expect(backups.map(({ name }) => name.slice(8, 16))).toEqual([
      '20260616',
      '20260615',
      '20260614',
      '20260613',
      '20260612',
      '20260611',
      '20260610',
      '20260607',
    ])
  })
})

function clientWithCookie(office: Office, cookie: string) {
  return clientOf({
    fetch: (request) => {
      request.headers.set('cookie', cookie)
      return office.fetch(request)
    },
  })
}

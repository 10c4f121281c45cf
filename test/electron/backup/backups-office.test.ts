import { once } from 'node:events'
import { appendFile, cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { listBackups, shelfIn } from '../../../electron/backup/shelf'
import { clientOf, ordered } from '../../../electron/commands/office-client'
import { lockOffice } from '../../../electron/database/office-lock'
import { examineOffice } from '../../../electron/examination/examine'
import { type Office, openOffice } from '../../../electron/office'
import { openReopening } from '../../../electron/reopening'
import { explainFailure } from '../../../electron/startup-failure'
import { DAY, HOUR, MINUTE } from '../../../shared/kernel/day'
import { refusalOf } from '../../office/a-ticket'
import { anOffice, OPENING, PASSWORD } from '../../office/an-office'
import { backUp, restoreInto } from '../../office/backups'
import { aFolder } from '../../office/hosts'
import { configFor } from '../../office/office-config'
import { auditOf, dumpOf, openRecords } from '../../office/records'

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

describe('SEC-4: a restore from the settings page', () => {
  it('exchanges the office behind its address: what came later is gone, and kept; everybody signs in anew', async () => {
    const { folder, failures, reopening, admin, name } = await aHostedOffice()
    folder.clock.now += MINUTE
    await admin.project.create(ordered({ name: '后来的项目', scheme: await schemeOf(admin) }))

    const order = { name, password: PASSWORD, project: '望江府 一期' }
    expect(await refusalOf(admin.backups.restore(ordered({ ...order, password: 'wrong' })))).toMatchObject({
      code: 'SIGN_IN_FAILED',
    })
    expect(await refusalOf(admin.backups.restore(ordered({ ...order, project: '别的' })))).toMatchObject({
      code: 'PROJECT_NAME_WRONG',
    })
    expect(await admin.project.list()).toHaveLength(2)

    expect(await admin.backups.loss({ name })).toEqual({ tickets: 0, actions: 1 })
    expect(await admin.backups.lastRestore()).toBeNull()

    await admin.backups.restore(ordered(order))
    const during = await reopening.fetch(new Request('http://localhost/health'))
    expect(during.status).toBe(503)
    while ((await reopening.fetch(new Request('http://localhost/health'))).status === 503)
      await new Promise(setImmediate)
    expect(failures).toEqual([])
    expect(await admin.staff.session()).toMatchObject({ state: 'signedOut' })
    const told = {
      by: '孙立',
      at: OPENING + MINUTE,
      madeAt: OPENING,
      until: OPENING,
      numbering: 'continued',
      passedOver: [],
    }
    expect(await admin.backups.lastRestore()).toEqual(told)
    await admin.staff.signIn(ordered({ login: 'admin', password: PASSWORD }))
    expect(await admin.project.list()).toMatchObject([{ name: '望江府 一期' }])
    folder.clock.now += 7 * DAY
    expect(await admin.backups.lastRestore()).toBeNull()
    const records = await openRecords(folder)
    const first = (await auditOf(records, 'office')).find(({ call }) => call === 'backups.restored')
    expect(first).toMatchObject({ person: '孙立', outcome: 'done', after: expect.stringContaining(name) })
    const [kept] = (await readdir(folder.dataDir)).filter((part) => part.startsWith('replaced-'))
    expect((await readdir(join(folder.dataDir, kept ?? ''))).sort()).toEqual(['office.key', 'office.sqlite'])
    await reopening.close()
    expect(
      (
        await examineOffice({
          dataDir: folder.dataDir,
          now: () => folder.clock.now,
        })
      ).findings,
    ).toEqual([])
  })

  it('SEC-2: sent again with the same id gets the first answer, and restores nothing a second time', async () => {
    const { folder, reopening, admin, name } = await aHostedOffice()
    const order = ordered({ name, password: PASSWORD, project: '望江府 一期' })
    const first = await admin.backups.restore(order)
    while ((await reopening.fetch(new Request('http://localhost/health'))).status === 503)
      await new Promise(setImmediate)
    await admin.staff.signIn(ordered({ login: 'admin', password: PASSWORD }))
    await admin.project.create(ordered({ name: '恢复之后的项目', scheme: await schemeOf(admin) }))

    expect(await admin.backups.restore(order)).toEqual(first)

    expect((await reopening.fetch(new Request('http://localhost/health'))).status).toBe(200)
    expect(await admin.project.list()).toHaveLength(2)
    await reopening.close()
    const { findings } = await examineOffice({ dataDir: folder.dataDir, now: () => folder.clock.now })
    expect(findings).toEqual([])
  })

  it('that fails leaves the office as it was', async () => {
    const { folder, failures, reopening, admin, name } = await aHostedOffice()
    const file = join(shelfIn(folder.dataDir), name)
    const bytes = await readFile(file)
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1)
    await writeFile(file, bytes)
    await admin.backups.restore(ordered({ name, password: PASSWORD, project: '望江府 一期' }))
    while ((await reopening.fetch(new Request('http://localhost/health'))).status === 503)
      await new Promise(setImmediate)
    expect(failures).toMatchObject([{ trouble: 'altered' }])
    expect(await admin.project.list()).toHaveLength(1)
    expect((await admin.staff.session()).state).toBe('signedIn')
  })

  it('is not carried out where its own order could not be committed', async () => {
    const { folder, failures, reopening, admin, name } = await aHostedOffice()
    const records = await openRecords(folder)
    await records.query(
      `CREATE TRIGGER "no_restore" BEFORE INSERT ON "audit" WHEN NEW."call" = 'backups.restore'
       BEGIN SELECT RAISE(ABORT, 'not now'); END`,
    )
    const order = ordered({ name, password: PASSWORD, project: '望江府 一期' })
    expect(await refusalOf(admin.backups.restore(order))).toMatchObject({ code: 'UNEXPECTED' })
    await new Promise(setImmediate)
    expect((await reopening.fetch(new Request('http://localhost/health'))).status).toBe(200)
    expect((await admin.staff.session()).state).toBe('signedIn')
    expect(failures).toEqual([])
  })

  it('after which nothing can be opened any more is told; nothing is answered as if there were an office', async () => {
    const folder = await anOffice()
    await folder.office.close()
    const config = configFor(folder, folder.clock)
    const failed: unknown[] = []
    const lost = new AbortController()
    let opened = 0
    const reopening = await openReopening(
      async (exchange) => {
        opened += 1
        // Another program took the folder while it was free.
        if (opened === 2) await lockOffice(folder.dataDir)
        return openOffice({ ...config, exchange })
      },
      { onFailure: (error) => failed.push(error), onLost: (error) => lost.abort(error) },
    )
    onTestFinished(() => reopening.close())
    const admin = clientOf(reopening)
    await admin.staff.signIn(ordered({ login: 'admin', password: PASSWORD }))
    const { name } = await admin.backups.make(ordered({}))
    await admin.backups.restore(ordered({ name, password: PASSWORD, project: '望江府 一期' }))
    if (!lost.signal.aborted) await once(lost.signal, 'abort')
    expect(failed).toEqual([])
    expect(lost.signal.reason).toMatchObject({ name: 'ReopeningError', cause: { name: 'OfficeLockedError' } })
    expect(explainFailure(lost.signal.reason)).toMatch(
      /^恢复之后没能再打开，程序已停止。数据目录 .*正被另一个房号管家使用/,
    )
    expect((await reopening.fetch(new Request('http://localhost/health'))).status).toBe(503)
  })

  it('is refused where the office cannot be exchanged, and with a backup that is not sound', async () => {
    const office = await anOffice()
    const admin = await office.signedIn('admin')
    const { name } = await admin.backups.make(ordered({}))
    const order = { name, password: PASSWORD, project: '望江府 一期' }
    expect(await refusalOf(admin.backups.restore(ordered(order)))).toMatchObject({ code: 'RESTORE_ELSEWHERE' })
    const other = await aFolder()
    await office.office.close()
    await cp(office.dataDir, other, { recursive: true })
    await rm(join(shelfIn(other), `${name}.json`))
    const reopening = await hosted(other, office.clock, [])
    const there = clientOf(reopening)
    await there.staff.signIn(ordered({ login: 'admin', password: PASSWORD }))
    expect(await refusalOf(there.backups.restore(ordered(order)))).toMatchObject({ code: 'BACKUP_NOT_SOUND' })
  })
})

/** An office as a host keeps it, with the administrator at the desk and one backup. */
async function aHostedOffice() {
  const folder = await anOffice()
  await folder.office.close()
  const failures: unknown[] = []
  const reopening = await hosted(folder.dataDir, folder.clock, failures)
  const admin = clientOf(reopening)
  await admin.staff.signIn(ordered({ login: 'admin', password: PASSWORD }))
  const { name } = await admin.backups.make(ordered({}))
  return { folder, failures, reopening, admin, name }
}

async function hosted(dataDir: string, clock: { now: number }, failures: unknown[]): Promise<Office> {
  const config = configFor({ dataDir }, clock)
  const tell = (error: unknown) => failures.push(error)
  const office = await openReopening((exchange) => openOffice({ ...config, exchange }), {
    onFailure: tell,
    onLost: tell,
  })
  onTestFinished(() => office.close())
  return office
}

function clientWithCookie(office: Office, cookie: string) {
  return clientOf({
    fetch: (request) => {
      request.headers.set('cookie', cookie)
      return office.fetch(request)
    },
  })
}

async function schemeOf(admin: ReturnType<typeof clientOf>) {
  const [project] = await admin.project.list()
  return (await admin.project.detail({ projectId: project?.id ?? '' })).scheme.scheme
}

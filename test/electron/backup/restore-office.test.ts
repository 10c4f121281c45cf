import { once } from 'node:events'
import { cp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { shelfIn } from '../../../electron/backup/shelf'
import { clientOf, ordered } from '../../../electron/commands/office-client'
import { lockOffice } from '../../../electron/database/office-lock'
import { examineOffice } from '../../../electron/examination/examine'
import { type Office, openOffice } from '../../../electron/office'
import { openReopening } from '../../../electron/reopening'
import { explainFailure } from '../../../electron/startup-failure'
import { DAY, MINUTE } from '../../../shared/kernel/day'
import { refusalOf } from '../../office/a-ticket'
import { anOffice, OPENING, PASSWORD } from '../../office/an-office'
import { flipABit } from '../../office/backups'
import { aFolder } from '../../office/hosts'
import { configFor } from '../../office/office-config'
import { auditOf, openRecords } from '../../office/records'

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
    await flipABit(join(shelfIn(folder.dataDir), name), 'end')
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

async function schemeOf(admin: ReturnType<typeof clientOf>) {
  const [project] = await admin.project.list()
  return (await admin.project.detail({ projectId: project?.id ?? '' })).scheme.scheme
}

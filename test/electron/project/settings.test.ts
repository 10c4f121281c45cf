import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { auditTable } from '../../../electron/gate/tables'
import { HOUR, MINUTE } from '../../../shared/kernel/day'
import type { Settings } from '../../../shared/project/settings'
import { aSecondProject } from '../../office/a-project'
import { named, refusalOf, submitTicket } from '../../office/a-ticket'
import { anOffice, OPENING } from '../../office/an-office'
import { databaseBeside } from '../../office/the-database'

/** What holds where nobody has set anything. */
const UNSET: Settings = {
  submittedMinutes: 30,
  approvedHours: 24,
  consultantLimit: 200,
  managerLimit: 300,
  directorLimit: 500,
  specialDays: 7,
}

describe('LED-4: how long tickets hold their homes is a setting', () => {
  it('is 30 minutes and 24 hours until somebody sets it, and everyone may read it', async () => {
    const { projectId, signedIn } = await anOffice()
    for (const login of ['wanglin', 'manager', 'hejing', 'wuyan', 'admin'] as const) {
      const settings = await (await signedIn(login)).project.settings({ projectId })
      expect(settings).toEqual(UNSET)
    }
  })

  it('what is set holds for every later submission, approval and extension; what runs keeps its time', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
    const running = await submitTicket(office, wanglin)
    const admin = await office.signedIn('admin')
    await admin.project.changeSettings(ordered({ projectId, changes: { submittedMinutes: 5, approvedHours: 2 } }))

    expect(await wanglin.ledger.board({ projectId })).toMatchObject({
      ticketTimes: { submitted: 5 * MINUTE, approved: 2 * HOUR },
    })
    const standing = await wanglin.ledger.tickets.detail({ projectId, ticketId: running.id })
    expect(standing.until).toBe(OPENING + 30 * MINUTE)
    const later = await submitTicket(office, wanglin, '1-1-1103', { expectedTotal: 166_883_900 })
    expect(later.until).toBe(OPENING + 5 * MINUTE)
    const extended = await manager.ledger.tickets.extend(ordered({ ...named(office, later), reason: '客户在途' }))
    expect(extended.until).toBe(OPENING + 10 * MINUTE)
    const approved = await manager.ledger.tickets.approve(ordered(named(office, running)))
    expect(approved.until).toBe(OPENING + 2 * HOUR)
  })

  it('one setting is changed alone, in one project alone, and the record says from what to what', async () => {
    const office = await anOffice()
    const { projectId } = office
    const other = await aSecondProject(office)
    const admin = await office.signedIn('admin')
    const change = (changes: Partial<Settings>) => admin.project.changeSettings(ordered({ projectId, changes }))

    expect(await change({ submittedMinutes: 5 })).toEqual({ ...UNSET, submittedMinutes: 5 })
    expect(await change({ approvedHours: 2 })).toEqual({ ...UNSET, submittedMinutes: 5, approvedHours: 2 })
    expect(await change({ submittedMinutes: 45 })).toEqual({ ...UNSET, submittedMinutes: 45, approvedHours: 2 })
    expect(await admin.project.settings({ projectId: other.projectId })).toEqual(UNSET)
    await office.reopen()
    expect(await admin.project.settings({ projectId })).toEqual({ ...UNSET, submittedMinutes: 45, approvedHours: 2 })

    const database = await databaseBeside(office)
    const records = await database.find(auditTable, {
      where: { scope: projectId, call: 'project.changeSettings' },
      order: { number: 'ASC' },
    })
    expect(
      records.map(({ person, before, after }) => [person, JSON.parse(before ?? ''), JSON.parse(after ?? '')]),
    ).toEqual([
      ['孙立', UNSET, { ...UNSET, submittedMinutes: 5 }],
      ['孙立', { ...UNSET, submittedMinutes: 5 }, { ...UNSET, submittedMinutes: 5, approvedHours: 2 }],
      [
        '孙立',
        { ...UNSET, submittedMinutes: 5, approvedHours: 2 },
        { ...UNSET, submittedMinutes: 45, approvedHours: 2 },
      ],
    ])
  })

  it.each([
    { submittedMinutes: 0 },
    { submittedMinutes: 1_441 },
    { submittedMinutes: 2.5 },
    { approvedHours: 0 },
    { approvedHours: 241 },
    { approvedHours: Number.NaN },
    { consultantLimit: -1 },
    { managerLimit: 2.5 },
    { directorLimit: 5_001 },
    { specialDays: 0 },
    { specialDays: 61 },
  ])('what is out of its bounds, such as %o, is refused and changes nothing', async (changes) => {
    const { projectId, signedIn } = await anOffice()
    const admin = await signedIn('admin')

    expect(await refusalOf(admin.project.changeSettings(ordered({ projectId, changes })))).toMatchObject({
      code: 'INPUT_INVALID',
    })
    expect(await admin.project.settings({ projectId })).toEqual(UNSET)
  })

  it('SEC-1: only the administrator changes settings', async () => {
    const { projectId, signedIn } = await anOffice()
    for (const login of ['wanglin', 'manager', 'director', 'hejing', 'wuyan'] as const) {
      const client = await signedIn(login)
      const changing = client.project.changeSettings(ordered({ projectId, changes: { submittedMinutes: 1_440 } }))
      expect(await refusalOf(changing)).toMatchObject({ code: 'NOT_ALLOWED', data: { access: 'project.manage' } })
    }
  })
})

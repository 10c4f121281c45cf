import { describe, expect, it } from 'vitest'
import { type OfficeClient, ordered } from '../../../electron/commands/office-client'
import type { Person } from '../../../shared/staff/person'
import type { Role } from '../../../shared/staff/roles'
import { refusalOf, submitTicket } from '../../office/a-ticket'
import { anOffice, type Login, PASSWORD } from '../../office/an-office'
import { residentIdOf } from '../../office/people'
import { dumpOf, openRecords } from '../../office/records'

const PHONE = '13800006625'
const ID_NUMBER = '11010519491231002X'

async function personOf(admin: OfficeClient, login: string): Promise<Person> {
  const person = (await admin.staff.list()).find((one) => one.login === login)
  if (!person) throw new Error(`nobody signs in as ${login}`)
  return person
}

async function setActive(admin: OfficeClient, login: Login, isActive: boolean): Promise<Person> {
  const { id, version } = await personOf(admin, login)
  return admin.staff.setActive(ordered({ id, version, isActive }))
}

function newPerson(login: string, contact: { phone?: string; idNumber?: string } = {}) {
  const person = { name: '周婷', role: 'service' as const, phone: null, idNumber: null, ...contact }
  return ordered({ login, password: PASSWORD, person })
}

describe('people', () => {
  it('SEC-1: ending an account ends its sessions at once; it can be opened again', async () => {
    const office = await anOffice()
    const [admin, wanglin] = [await office.signedIn('admin'), await office.signedIn('wanglin')]

    await setActive(admin, 'wanglin', false)

    expect((await refusalOf(wanglin.project.list())).code).toBe('NOT_SIGNED_IN')
    expect((await refusalOf(office.signedIn('wanglin'))).code).toBe('SIGN_IN_FAILED')
    await setActive(admin, 'wanglin', true)
    expect((await refusalOf(wanglin.project.list())).code).toBe('NOT_SIGNED_IN')
    expect(await (await office.signedIn('wanglin')).project.list()).toHaveLength(1)
  })

  it('SEC-1: a new role holds from the next call on', async () => {
    const office = await anOffice()
    const [admin, wanglin] = [await office.signedIn('admin'), await office.signedIn('wanglin')]
    const { id, version, name } = await personOf(admin, 'wanglin')

    await admin.staff.amend(ordered({ id, version, person: { name, role: 'service' } }))

    const list = wanglin.ledger.tickets.list({ projectId: office.projectId })
    expect((await refusalOf(list)).code).toBe('NOT_ALLOWED')
  })

  it('SEC-1: a password set anew by the administrator ends the person’s sessions', async () => {
    const office = await anOffice()
    const [admin, wanglin] = [await office.signedIn('admin'), await office.signedIn('wanglin')]
    const { id, version } = await personOf(admin, 'wanglin')

    await admin.staff.resetPassword(ordered({ id, version, password: 'a new password' }))

    expect((await refusalOf(wanglin.project.list())).code).toBe('NOT_SIGNED_IN')
    expect((await refusalOf(office.signedIn('wanglin'))).code).toBe('SIGN_IN_FAILED')
    const signIn = ordered({ login: 'wanglin', password: 'a new password' })
    expect(await office.stranger().staff.signIn(signIn)).toMatchObject({ name: '王琳' })
  })

  it('SEC-1: the last administrator stays one, whoever asks', async () => {
    const office = await anOffice()
    const admin = await office.signedIn('admin')
    const { id, version, name } = await personOf(admin, 'admin')

    expect((await refusalOf(setActive(admin, 'admin', false))).code).toBe('LAST_ADMIN')
    const demotion = ordered({ id, version, person: { name, role: 'manager' as const } })
    expect((await refusalOf(admin.staff.amend(demotion))).code).toBe('LAST_ADMIN')
  })

  it('SEC-1: of two administrators who end each other at once, one stays', async () => {
    const office = await anOffice()
    const admin = await office.signedIn('admin')
    const second = {
      ...newPerson('admin2'),
      person: { name: '钱进', role: 'admin' as const, phone: null, idNumber: null },
    }
    await admin.staff.add(second)
    const other = office.stranger()
    await other.staff.signIn(ordered({ login: 'admin2', password: PASSWORD }))
    const [one, two] = [await personOf(admin, 'admin'), await personOf(admin, 'admin2')]

    await Promise.allSettled([
      admin.staff.setActive(ordered({ id: two.id, version: two.version, isActive: false })),
      other.staff.setActive(ordered({ id: one.id, version: one.version, isActive: false })),
    ])

    const records = await openRecords(office)
    const admins = await records.query(`SELECT * FROM "person" WHERE "role" = 'admin' AND "isActive" = true`)
    expect(admins).toHaveLength(1)
  })

  it('SEC-1: a login name is one person’s, however it is written', async () => {
    const admin = await (await anOffice()).signedIn('admin')
    for (const login of ['wanglin', 'WangLin', ' ｗanglin']) {
      expect(await refusalOf(admin.staff.add(newPerson(login)))).toEqual({
        code: 'LOGIN_TAKEN',
        data: { rule: 'SEC-1', login: 'wanglin' },
      })
    }
  })

  it('SEC-1: one person with two accounts is found by phone and by ID, however they are written', async () => {
    const admin = await (await anOffice()).signedIn('admin')
    await admin.staff.add(newPerson('zhouting', { phone: PHONE, idNumber: ID_NUMBER }))

    for (const phone of [PHONE, '+86 138 0000 6625', '138-0000-6625', '１３８００００６６２５']) {
      expect(await refusalOf(admin.staff.add(newPerson('zhouting2', { phone })))).toEqual({
        code: 'PERSON_KNOWN',
        data: { rule: 'SEC-1', name: '周婷', field: 'phone' },
      })
    }
    for (const idNumber of [ID_NUMBER, ID_NUMBER.toLowerCase(), '110105 19491231 002x']) {
      expect(await refusalOf(admin.staff.add(newPerson('zhouting2', { idNumber })))).toMatchObject({
        code: 'PERSON_KNOWN',
        data: { field: 'idNumber' },
      })
    }
    const { id, version, name, role } = await personOf(admin, 'wanglin')
    const amendment = ordered({ id, version, person: { name, role, phone: PHONE } })
    expect(await refusalOf(admin.staff.amend(amendment))).toMatchObject({ code: 'PERSON_KNOWN' })
  })

  it('SEC-1: shows phone and ID masked; what is left out of an amendment stays', async () => {
    const admin = await (await anOffice()).signedIn('admin')
    const added = await admin.staff.add(newPerson('zhouting', { phone: PHONE, idNumber: ID_NUMBER }))
    expect(added).toMatchObject({ phone: '138****6625', idNumber: '1101**********002X' })

    const { id, version } = added
    const renamed = await admin.staff.amend(ordered({ id, version, person: { name: '周婷婷', role: 'consultant' } }))
    expect(renamed).toMatchObject({ name: '周婷婷', phone: '138****6625', idNumber: '1101**********002X' })

    const cleared = ordered({
      id,
      version: renamed.version,
      person: { name: '周婷', role: 'service' as const, phone: null },
    })
    expect(await admin.staff.amend(cleared)).toMatchObject({ phone: null, idNumber: '1101**********002X' })
    expect(await admin.staff.add(newPerson('zhouting2', { phone: PHONE }))).toMatchObject({ phone: '138****6625' })
  })

  it('SEC-1: who writes or decides tickets is known by phone and ID both; one number is one number however it is written', async () => {
    const office = await anOffice()
    const admin = await office.signedIn('admin')
    const add = (login: string, role: Role, phone: string | null, idNumber: string | null) =>
      admin.staff.add(ordered({ login, password: PASSWORD, person: { name: '周婷', role, phone, idNumber } }))

    for (const role of ['consultant', 'manager', 'director'] as const) {
      for (const [phone, idNumber, missing] of [
        [null, null, ['phone', 'idNumber']],
        [PHONE, null, ['idNumber']],
        [PHONE, ' ', ['idNumber']],
        [null, ID_NUMBER, ['phone']],
      ] as const) {
        expect(await refusalOf(add('zhouting', role, phone, idNumber))).toEqual({
          code: 'CONTACT_MISSING',
          data: { rule: 'SEC-1', role, missing },
        })
      }
    }
    await add('zhouting', 'consultant', '138 0000 6625', ID_NUMBER)
    for (const again of ['013800006625', '+86 138-0000-6625', '0086 13800006625', '+086 13800006625']) {
      expect(await refusalOf(add('zhouting2', 'manager', again, residentIdOf(99)))).toMatchObject({
        code: 'PERSON_KNOWN',
      })
    }
    const { id, version } = await personOf(admin, 'wuyan')
    const promoted = ordered({ id, version, person: { name: '吴燕', role: 'manager' as const, phone: null } })
    expect(await refusalOf(admin.staff.amend(promoted))).toMatchObject({
      code: 'CONTACT_MISSING',
      data: { missing: ['phone'] },
    })
  })

  it('SEC-1: people from before both were asked for decide nothing, nor is their ticket approved, until both are there', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [admin, manager] = [await office.signedIn('admin'), await office.signedIn('manager')]
    const wanglin = await office.signedIn('wanglin')
    const ticket = await submitTicket(office, wanglin)
    const records = await openRecords(office)
    const forget = (login: Login, field: string) =>
      records.query(`UPDATE "person" SET "${field}" = NULL, "${field}Hash" = NULL WHERE "login" = $1`, [login])
    await forget('manager', 'idNumber')
    await forget('wanglin', 'phone')
    const { version } = ticket
    const named = { projectId, ticketId: ticket.id, version }
    const incomplete = (name: string, missing: string) => ({
      code: 'CONTACT_INCOMPLETE',
      data: { rule: 'SEC-1', name, missing: [missing] },
    })

    const own = incomplete('赵敏', 'idNumber')
    expect(await refusalOf(manager.ledger.tickets.approve(ordered(named)))).toEqual(own)
    expect(await refusalOf(manager.ledger.tickets.reject(ordered({ ...named, reason: '不批' })))).toEqual(own)
    expect(await refusalOf(manager.ledger.tickets.extend(ordered({ ...named, reason: '等款' })))).toEqual(own)
    const { id, version: known, name, role } = await personOf(admin, 'manager')
    const completed = { name, role, idNumber: residentIdOf(901) }
    await admin.staff.amend(ordered({ id, version: known, person: completed }))

    const theirs = incomplete('王琳', 'phone')
    expect(await refusalOf(manager.ledger.tickets.approve(ordered(named)))).toEqual(theirs)
    expect(await refusalOf(manager.ledger.tickets.extend(ordered({ ...named, reason: '等款' })))).toEqual(theirs)
    const consultant = await personOf(admin, 'wanglin')
    const phoned = { name: consultant.name, role: consultant.role, phone: PHONE }
    await admin.staff.amend(ordered({ id: consultant.id, version: consultant.version, person: phoned }))
    expect(await manager.ledger.tickets.approve(ordered(named))).toMatchObject({ state: 'approved' })
  })

  it('SEC-5: refuses a phone or ID that cannot be one, and writes nobody', async () => {
    const office = await anOffice()
    const admin = await office.signedIn('admin')
    const records = await openRecords(office)
    const before = await dumpOf(records, ['audit', 'requestAnswer'])

    for (const contact of [
      { phone: '12345' },
      { idNumber: '110105194912310021' },
      { idNumber: '110105194913310020' },
    ]) {
      expect(await refusalOf(admin.staff.add(newPerson('zhouting', contact)))).toMatchObject({
        code: 'NUMBER_INVALID',
        data: { field: Object.keys(contact)[0] },
      })
    }
    expect(await dumpOf(records, ['audit', 'requestAnswer'])).toEqual(before)
  })

  it('SEC-5: refuses an edit based on an older version and says which is the newest', async () => {
    const admin = await (await anOffice()).signedIn('admin')
    const { id, version, name, role } = await personOf(admin, 'wanglin')
    await admin.staff.amend(ordered({ id, version, person: { name: '王琳琳', role } }))

    const stale = { code: 'STALE', data: { rule: 'SEC-5', what: 'person', version: version + 1 } }
    expect(await refusalOf(admin.staff.amend(ordered({ id, version, person: { name, role } })))).toEqual(stale)
    expect(await refusalOf(admin.staff.setActive(ordered({ id, version, isActive: false })))).toEqual(stale)
    const reset = ordered({ id, version, password: 'a new password' })
    expect(await refusalOf(admin.staff.resetPassword(reset))).toEqual(stale)
    expect(await personOf(admin, 'wanglin')).toMatchObject({ name: '王琳琳', isActive: true })
  })
})

import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { personTable } from '../../../electron/features/staff/tables'
import { refusalOf } from '../../office/a-ticket'
import { anEmptyOffice, anOffice, PASSWORD } from '../../office/an-office'
import { openRecords } from '../../office/records'

const FIRST = { login: 'admin', name: '孙立', password: PASSWORD }

describe('the first run', () => {
  it('SEC-1: makes the administrator and signs them in', async () => {
    const office = await anEmptyOffice()
    const admin = office.stranger()
    expect(await admin.staff.session()).toEqual({ state: 'setUp', person: null, lockAfter: 5, demo: null })

    await admin.staff.setUp(ordered(FIRST))

    expect(await admin.staff.session()).toMatchObject({ state: 'signedIn', person: { name: '孙立', role: 'admin' } })
    expect(await office.stranger().staff.session()).toMatchObject({ state: 'signedOut' })
    expect(await admin.staff.list()).toHaveLength(1)
  })

  it('SEC-1: happens once only, also when nobody is signed in', async () => {
    const office = await anOffice()
    const again = office.stranger().staff.setUp(ordered({ ...FIRST, login: 'second' }))
    expect(await refusalOf(again)).toEqual({ code: 'ALREADY_SET_UP', data: { rule: 'SEC-1' } })
  })

  it('SEC-1: tried by many at once makes one administrator', async () => {
    const office = await anEmptyOffice()
    const tries = Array.from({ length: 12 }, (_, place) => ({ ...FIRST, login: `admin${place}` }))

    const outcomes = await Promise.allSettled(tries.map((first) => office.stranger().staff.setUp(ordered(first))))

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const records = await openRecords(office)
    expect(await records.manager.count(personTable)).toBe(1)
  })

  it('SEC-1: takes no password shorter than eight characters and no odd login name', async () => {
    const office = await anEmptyOffice()
    const stranger = office.stranger()
    for (const change of [
      { password: '1234567' },
      { login: 'a b' },
      { login: '<script>' },
      { login: '' },
      { name: '\u202e孙立' },
    ]) {
      expect(await refusalOf(stranger.staff.setUp(ordered({ ...FIRST, ...change })))).toMatchObject({
        code: 'INPUT_INVALID',
      })
    }
    expect(await stranger.staff.session()).toMatchObject({ state: 'setUp' })
  })
})

describe('the demonstration', () => {
  const demo = { password: PASSWORD, logins: ['wanglin', 'manager'] }

  it('tells its people and password before signing in, and not after', async () => {
    const office = await anOffice({ demo })
    const stranger = office.stranger()
    expect(await stranger.staff.session()).toMatchObject({
      state: 'signedOut',
      demo: {
        password: PASSWORD,
        people: [
          { login: 'manager', name: '赵敏', role: 'manager' },
          { login: 'wanglin', name: '王琳', role: 'consultant' },
        ],
      },
    })
    expect(await (await office.signedIn('wanglin')).staff.session()).toMatchObject({ demo: null })
  })

  it('SEC-1: a real office tells nobody who works there', async () => {
    const office = await anOffice()
    expect(await office.stranger().staff.session()).toEqual({
      state: 'signedOut',
      person: null,
      lockAfter: 5,
      demo: null,
    })
  })
})

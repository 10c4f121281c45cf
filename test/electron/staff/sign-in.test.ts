import { describe, expect, it } from 'vitest'
import { type OfficeClient, ordered } from '../../../electron/commands/office-client'
import { personTable } from '../../../electron/features/staff/tables'
import { sessionTable } from '../../../electron/gate/tables'
import { HOUR, MINUTE } from '../../../shared/kernel/day'
import { aBrowser, codeOf } from '../../office/a-browser'
import { refusalOf } from '../../office/a-ticket'
import { anOffice, OPENING, PASSWORD, type TestOffice } from '../../office/an-office'
import { openRecords } from '../../office/records'

function trySignIn(pc: OfficeClient, login: string, password: string) {
  return pc.staff.signIn(ordered({ login, password }))
}

async function failTimes(office: TestOffice, times: number, login = 'wanglin') {
  for (let tries = 0; tries < times; tries += 1) {
    expect((await refusalOf(trySignIn(office.stranger(), login, 'wrong horse'))).code).toBe('SIGN_IN_FAILED')
  }
}

describe('signing in', () => {
  it('SEC-1: takes the login name however it is typed', async () => {
    const office = await anOffice()
    for (const login of ['wanglin', ' WangLin ', 'ＷＡＮＧＬＩＮ']) {
      expect(await trySignIn(office.stranger(), login, PASSWORD)).toMatchObject({ name: '王琳', role: 'consultant' })
    }
  })

  it('SEC-1: takes the password to the letter', async () => {
    const office = await anOffice()
    for (const password of [PASSWORD.toUpperCase(), `${PASSWORD} `, PASSWORD.slice(0, -1), '']) {
      const refusal = await refusalOf(trySignIn(office.stranger(), 'wanglin', password))
      expect(refusal).toEqual({ code: 'SIGN_IN_FAILED', data: { rule: 'SEC-1' } })
    }
  })

  it('SEC-1: answers an unknown login name, an ended account and a wrong password alike', async () => {
    const office = await anOffice()
    const admin = await office.signedIn('admin')
    const person = (await admin.staff.list()).find(({ login }) => login === 'wuyan')
    if (!person) throw new Error('no 吴燕')
    await admin.staff.setActive(ordered({ id: person.id, version: person.version, isActive: false }))

    const answers = [
      await refusalOf(trySignIn(office.stranger(), 'nobody', PASSWORD)),
      await refusalOf(trySignIn(office.stranger(), 'wuyan', PASSWORD)),
      await refusalOf(trySignIn(office.stranger(), 'wanglin', 'wrong horse')),
    ]

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  })

  it('SEC-1: keeps the password as argon2id with its own salt, never itself', async () => {
    const office = await anOffice()
    const people = await (await openRecords(office)).manager.find(personTable)

    const hashes = people.map((person) => person.passwordHash)
    for (const hash of hashes) expect(hash).toMatch(/^\$argon2id\$v=19\$m=32768,t=3,p=1\$/)
    // Everyone has the same password here.
    expect(new Set(hashes).size).toBe(people.length)
  })

  it('SEC-1: keeps only the hash of the cookie’s token, which is new each time', async () => {
    const office = await anOffice()
    const tokens = []
    for (let times = 0; times < 3; times += 1) {
      const browser = aBrowser(office.office)
      await browser.rpc('staff.signIn', ordered({ login: 'wanglin', password: PASSWORD }))
      tokens.push(/fanghao_session=([^;]+)/.exec(browser.setCookies[0] ?? '')?.[1] ?? '')
    }

    const stored = JSON.stringify(await (await openRecords(office)).manager.find(sessionTable))
    expect(new Set(tokens).size).toBe(3)
    for (const token of tokens) {
      expect(token.length).toBeGreaterThanOrEqual(43)
      expect(stored).not.toContain(token)
    }
  })
})

describe('too many tries', () => {
  it('SEC-1: after five failed ones nobody gets in by that login there, not even with the right password; from another PC its owner does', async () => {
    const office = await anOffice()
    await failTimes(office, 5)

    const refusal = await refusalOf(trySignIn(office.stranger(), 'wanglin', PASSWORD))

    expect(refusal).toEqual({ code: 'SIGN_IN_LIMITED', data: { rule: 'SEC-1', until: OPENING + 15 * MINUTE } })
    expect(await trySignIn(office.stranger(), 'lijianguo', PASSWORD)).toMatchObject({ name: '李建国' })
    const elsewhere = aBrowser(office.office, '10.0.0.7')
    expect((await elsewhere.post('staff.signIn', ordered({ login: 'wanglin', password: PASSWORD }))).status).toBe(200)
  })

  it('SEC-1: thirty failed ones from many addresses stop a login everywhere', async () => {
    const office = await anOffice()
    const codeFrom = async (address: string, password: string) => {
      const browser = aBrowser(office.office, address)
      return codeOf(await browser.post('staff.signIn', ordered({ login: 'wanglin', password })))
    }
    for (let place = 0; place < 30; place += 1) {
      expect(await codeFrom(`10.0.0.${20 + Math.floor(place / 5)}`, 'wrong horse')).toBe('SIGN_IN_FAILED')
    }
    expect(await codeFrom('10.0.0.7', PASSWORD)).toBe('SIGN_IN_LIMITED')
  })

  it('SEC-1: fifty sent at once are no more than five', async () => {
    const office = await anOffice()
    const guesses = Array.from({ length: 50 }, (_, guess) => (guess === 40 ? PASSWORD : `guess ${guess}`))

    const codes = await Promise.all(
      guesses.map((guess) =>
        trySignIn(office.stranger(), 'wanglin', guess).then(
          () => 'signed in',
          (error: { code: string }) => error.code,
        ),
      ),
    )

    expect(codes.filter((code) => code === 'SIGN_IN_FAILED')).toHaveLength(5)
    expect(codes.filter((code) => code === 'SIGN_IN_LIMITED').length).toBeGreaterThanOrEqual(44)
  })

  it('SEC-1: the limit ends fifteen minutes after the first of them, and waiting tries do not lengthen it', async () => {
    const office = await anOffice()
    await failTimes(office, 5)
    office.clock.now = OPENING + 14 * MINUTE
    expect(await refusalOf(trySignIn(office.stranger(), 'wanglin', 'wrong horse'))).toMatchObject({
      data: { until: OPENING + 15 * MINUTE },
    })

    office.clock.now = OPENING + 15 * MINUTE
    expect(await trySignIn(office.stranger(), 'wanglin', PASSWORD)).toMatchObject({ name: '王琳' })
  })

  it('SEC-1: is outlived neither by a restart nor by another spelling of the login', async () => {
    const office = await anOffice()
    await failTimes(office, 5)
    await office.reopen()
    for (const login of ['wanglin', 'WANGLIN', 'ｗanglin ']) {
      expect((await refusalOf(trySignIn(office.stranger(), login, PASSWORD))).code).toBe('SIGN_IN_LIMITED')
    }
  })

  it('SEC-1: an unknown login is limited alike, so that the limit tells nobody who works there', async () => {
    const office = await anOffice()
    await failTimes(office, 5, 'nobody')
    expect((await refusalOf(trySignIn(office.stranger(), 'nobody', PASSWORD))).code).toBe('SIGN_IN_LIMITED')
  })

  it('SEC-1: sixty failed ones over many logins stop that address, and no other', async () => {
    const office = await anOffice()
    const codeFrom = async (address: string, login: string) => {
      const browser = aBrowser(office.office, address)
      return (await browser.post('staff.signIn', ordered({ login, password: 'wrong horse' }))).json
    }
    await Promise.all(Array.from({ length: 60 }, (_, place) => codeFrom('10.0.0.66', `guess${place}`)))

    expect(await codeFrom('10.0.0.66', 'wanglin')).toMatchObject({ code: 'SIGN_IN_LIMITED' })
    expect(await codeFrom('10.0.0.67', 'wanglin')).toMatchObject({ code: 'SIGN_IN_FAILED' })
  })

  it('SEC-1: changing the password does not let anyone guess the current one', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    for (let tries = 0; tries < 5; tries += 1) {
      const change = wanglin.staff.changePassword(ordered({ current: `guess ${tries}`, password: 'a new password' }))
      expect((await refusalOf(change)).code).toBe('SIGN_IN_FAILED')
    }
    const right = wanglin.staff.changePassword(ordered({ current: PASSWORD, password: 'a new password' }))
    expect((await refusalOf(right)).code).toBe('SIGN_IN_LIMITED')
  })
})

describe('a session', () => {
  it('SEC-1: lasts twelve hours, to the millisecond', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    office.clock.now = OPENING + 12 * HOUR - 1
    expect(await wanglin.project.list()).toHaveLength(1)
    office.clock.now = OPENING + 12 * HOUR
    expect((await refusalOf(wanglin.project.list())).code).toBe('NOT_SIGNED_IN')
  })

  it('SEC-1: ends with signing out, for a copy of its cookie as well', async () => {
    const office = await anOffice()
    const browser = aBrowser(office.office)
    await browser.rpc('staff.signIn', ordered({ login: 'wanglin', password: PASSWORD }))
    const cookie = browser.setCookies[0]?.split(';')[0] ?? ''
    const useCopy = () => aBrowser(office.office).send('/api/project/list', { headers: { cookie } })
    expect((await useCopy()).status).toBe(200)

    await browser.rpc('staff.signOut', ordered({}))

    expect(browser.setCookies[0]).toMatch(/fanghao_session=;.*Max-Age=0/)
    expect((await useCopy()).status).toBe(401)
  })

  it('SEC-1: signing out at one PC leaves the others signed in', async () => {
    const office = await anOffice()
    const [desk, hall] = [await office.signedIn('wanglin'), await office.signedIn('wanglin')]
    await desk.staff.signOut(ordered({}))
    expect(await hall.project.list()).toHaveLength(1)
  })

  it('SEC-1: a new password ends all others, keeps this one, and the old password is no use', async () => {
    const office = await anOffice()
    const [desk, hall] = [await office.signedIn('wanglin'), await office.signedIn('wanglin')]

    await desk.staff.changePassword(ordered({ current: PASSWORD, password: 'a new password' }))

    expect(await desk.project.list()).toHaveLength(1)
    expect((await refusalOf(hall.project.list())).code).toBe('NOT_SIGNED_IN')
    expect((await refusalOf(trySignIn(office.stranger(), 'wanglin', PASSWORD))).code).toBe('SIGN_IN_FAILED')
    expect(await trySignIn(office.stranger(), 'wanglin', 'a new password')).toMatchObject({ name: '王琳' })
  })
})

import { IsNull } from 'typeorm'
import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { personTable, seatTable } from '../../../electron/features/staff/tables'
import { HOUR, MINUTE } from '../../../shared/kernel/day'
import { aBrowser, type Browser, codeOf } from '../../office/a-browser'
import { refusalOf } from '../../office/a-ticket'
import { anOffice, type Login, OPENING, PASSWORD, type TestOffice } from '../../office/an-office'
import { auditOf, openRecords } from '../../office/records'
import { CALLS } from '../../security/the-calls'

const PIN = '905132'
const OTHER_PIN = '481607'

/** A shared PC where these people have given their password and set their PIN, and who they are to the office. */
async function aSharedPc(office: TestOffice, ...logins: Login[]) {
  const pc = aBrowser(office.office)
  const known = new Map<Login, string>()
  for (const login of logins) {
    known.set(login, await signIn(pc, login))
    expect(codeOf(await setPin(pc, PIN))).toBeNull()
  }
  return { pc, ids: { wanglin: known.get('wanglin') ?? '', lijianguo: known.get('lijianguo') ?? '' } }
}

async function signIn(pc: Browser, login: Login, password = PASSWORD): Promise<string> {
  const answer = await pc.post('staff.signIn', ordered({ login, password }))
  expect(answer.status).toBe(200)
  return idIn(answer.json)
}

function idIn(json: unknown): string {
  return typeof json === 'object' && json !== null && 'id' in json ? String(json.id) : ''
}

function setPin(pc: Browser, pin: string, current = PASSWORD) {
  return pc.post('staff.setPin', ordered({ current, pin }))
}

function enter(pc: Browser, personId: string, pin = PIN) {
  return pc.post('staff.enterByPin', ordered({ personId, pin }))
}

async function standing(pc: Browser): Promise<unknown> {
  return (await pc.rpc('staff.session')).json
}

async function here(pc: Browser): Promise<unknown> {
  return (await pc.send('/api/staff/here')).json
}

describe('setting a PIN', () => {
  it('SEC-1: takes the password, keeps argon2id of it under the office’s key, and writes it nowhere', async () => {
    const office = await anOffice()
    const { pc, ids } = await aSharedPc(office, 'wanglin')
    expect(codeOf(await setPin(pc, OTHER_PIN, 'wrong horse'))).toBe('SIGN_IN_FAILED')
    expect(await standing(pc)).toMatchObject({ json: { person: { hasPin: true } } })

    const records = await openRecords(office)
    const person = await records.manager.findOneByOrFail(personTable, { id: ids.wanglin })
    expect(person.pinHash).toMatch(/^\$argon2id\$v=19\$/)
    const audit = JSON.stringify(await auditOf(records, 'office'))
    for (const pin of [PIN, OTHER_PIN]) expect(audit).not.toContain(pin)
  })

  it('SEC-1: refuses what is soon guessed, part of one’s own phone too, and says why', async () => {
    const office = await anOffice()
    const pc = await office.signedIn('wanglin')
    for (const [pin, why] of [
      ['123456', 'run'],
      ['000000', 'same'],
      ['370000', 'phone'],
    ] as const) {
      const refused = await refusalOf(pc.staff.setPin(ordered({ current: PASSWORD, pin })))
      expect(refused).toEqual({ code: 'PIN_TRIVIAL', data: { rule: 'SEC-1', why } })
    }
    for (const pin of ['1234', '12345a', '1234567']) {
      expect((await refusalOf(pc.staff.setPin(ordered({ current: PASSWORD, pin })))).code).toBe('INPUT_INVALID')
    }
  })

  it('SEC-1: the administrator takes it away, and neither reads nor sets it', async () => {
    const office = await anOffice()
    const { pc, ids } = await aSharedPc(office, 'wanglin')
    const admin = await office.signedIn('admin')
    const person = (await admin.staff.list()).find(({ id }) => id === ids.wanglin)
    if (!person) throw new Error('no 王琳')
    expect(person.hasPin).toBe(true)

    const cleared = await admin.staff.clearPin(ordered({ id: person.id, version: person.version }))

    expect(cleared.hasPin).toBe(false)
    expect(codeOf(await enter(pc, ids.wanglin))).toBe('PIN_NOT_HERE')
    expect(await here(pc)).toMatchObject([{ name: '王琳', pin: 'none' }])
  })
})

describe('changing places by PIN', () => {
  it('SEC-1: gives the next person a session of their own and ends the former one’s, for a copy of its cookie as well', async () => {
    const office = await anOffice()
    const { pc, ids } = await aSharedPc(office, 'wanglin', 'lijianguo')
    await enter(pc, ids.wanglin)
    const cookie = pc.setCookies.map((line) => line.split(';')[0]).join('; ')
    const useCopy = () => aBrowser(office.office).send('/api/project/list', { headers: { cookie } })
    expect((await useCopy()).status).toBe(200)

    expect((await enter(pc, ids.lijianguo)).json).toMatchObject({ name: '李建国', role: 'consultant' })

    expect(pc.setCookies).toHaveLength(2)
    for (const line of pc.setCookies) expect(line).toMatch(/; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict/)
    expect(await standing(pc)).toMatchObject({ json: { state: 'signedIn', person: { name: '李建国' } } })
    expect((await useCopy()).status).toBe(401)
    const last = (await auditOf(await openRecords(office), 'office')).at(-1)
    expect(last).toMatchObject({ call: 'staff.enterByPin', outcome: 'done', subject: ids.lijianguo })
  })

  it('SEC-1: names who is here to this PC only; a PIN opens no other', async () => {
    const office = await anOffice()
    const { pc, ids } = await aSharedPc(office, 'wanglin', 'lijianguo')
    expect(await here(pc)).toMatchObject([
      { name: '王琳', login: 'wanglin', pin: 'ready' },
      { name: '李建国', pin: 'ready' },
    ])

    const other = aBrowser(office.office)
    expect(await here(other)).toEqual([])
    expect(codeOf(await enter(other, ids.wanglin))).toBe('PIN_NOT_HERE')
    await signIn(other, 'manager')
    expect(codeOf(await enter(other, ids.wanglin))).toBe('PIN_NOT_HERE')
    expect(await standing(other)).toMatchObject({ json: { person: { name: '赵敏' } } })
  })

  /** A PC where a switch is about to be made, and that very switch as sent by who has what its browser holds now. */
  async function aSwitch(office: TestOffice) {
    const { pc, ids } = await aSharedPc(office, 'wanglin', 'lijianguo')
    await enter(pc, ids.wanglin)
    const cookie = pc.setCookies.map((line) => line.split(';')[0]).join('; ')
    await here(pc)
    const order = ordered({ personId: ids.lijianguo, pin: PIN })
    const send = (browser = aBrowser(office.office), pin = PIN) =>
      browser.send('/api/staff/enterByPin', {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ ...order, pin }),
      })
    const hereByCookie = async () =>
      (await aBrowser(office.office).send('/api/staff/here', { headers: { cookie } })).json
    return { pc, ids, send, hereByCookie }
  }

  it('SEC-1: a switch sent once more, cookies and all, opens nothing once the new ones were used', async () => {
    const office = await anOffice()
    const { pc, ids, send, hereByCookie } = await aSwitch(office)
    expect((await enter(pc, ids.lijianguo)).status).toBe(200)
    expect(await standing(pc)).toMatchObject({ json: { person: { name: '李建国' } } })
    expect(codeOf(await send())).toBe('PIN_NOT_HERE')
    expect(await hereByCookie()).toEqual([])
    expect((await enter(pc, ids.wanglin)).status).toBe(200)
  })

  it('SEC-1: a PC that never got the answer to a switch is known once more, for a minute, and no third time', async () => {
    const office = await anOffice()
    const { send, hereByCookie } = await aSwitch(office)
    expect((await send()).status).toBe(200)
    office.clock.now += MINUTE - 1
    expect(await hereByCookie()).toMatchObject([{ name: '王琳' }, { name: '李建国' }])
    const arrived = aBrowser(office.office)
    expect((await send(arrived)).json).toMatchObject({ name: '李建国' })
    expect(codeOf(await send())).toBe('PIN_NOT_HERE')
    expect(await here(arrived)).toMatchObject([{ name: '王琳' }, { name: '李建国' }])
    expect(await hereByCookie()).toEqual([])
  })

  it('SEC-1: after that minute the PC that got no answer asks for passwords, and a wrong PIN counts meanwhile', async () => {
    const office = await anOffice()
    const { send, hereByCookie } = await aSwitch(office)
    expect((await send()).status).toBe(200)
    expect((await send(aBrowser(office.office), OTHER_PIN)).json).toMatchObject({
      code: 'PIN_WRONG',
      data: { left: 4 },
    })
    office.clock.now += MINUTE
    expect(await hereByCookie()).toEqual([])
    expect(codeOf(await send())).toBe('PIN_NOT_HERE')
  })

  it('SEC-1: a sign-in by password leaves the PC no former name, though its answer be lost', async () => {
    const office = await anOffice()
    const { pc } = await aSharedPc(office, 'wanglin')
    const cookie = pc.setCookies.map((line) => line.split(';')[0]).join('; ')
    expect(cookie).toMatch(/^fanghao_pc=/)
    const signedOver = await aBrowser(office.office).send('/api/staff/signIn', {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(ordered({ login: 'lijianguo', password: PASSWORD })),
    })
    expect(signedOver.status).toBe(200)
    const late = await aBrowser(office.office).send('/api/staff/here', { headers: { cookie } })
    expect(late.json).toEqual([])
  })

  it('SEC-1: a PC that somebody named beforehand is another one after a password', async () => {
    const office = await anOffice()
    const attacker = await aSharedPc(office, 'lijianguo')
    const planted = attacker.pc.setCookies.find((line) => line.startsWith('fanghao_pc'))?.split(';')[0] ?? ''
    const victim = aBrowser(office.office)
    const signed = await victim.send('/api/staff/signIn', {
      method: 'POST',
      headers: { cookie: planted, 'content-type': 'application/json' },
      body: JSON.stringify(ordered({ login: 'wanglin', password: PASSWORD })),
    })
    await setPin(victim, PIN)

    expect(codeOf(await enter(attacker.pc, idIn(signed.json)))).toBe('PIN_NOT_HERE')
  })

  it('SEC-1: five wrong ones shut it, for that person at that PC, until the password is given', async () => {
    const office = await anOffice()
    const { pc, ids } = await aSharedPc(office, 'wanglin', 'lijianguo')
    const elsewhere = aBrowser(office.office)
    await signIn(elsewhere, 'wanglin')
    for (const left of [4, 3, 2, 1]) {
      expect((await enter(pc, ids.wanglin, OTHER_PIN)).json).toMatchObject({ code: 'PIN_WRONG', data: { left } })
    }
    expect(codeOf(await enter(pc, ids.wanglin, OTHER_PIN))).toBe('PIN_SHUT')

    expect(codeOf(await enter(pc, ids.wanglin))).toBe('PIN_SHUT')
    expect(await here(pc)).toMatchObject([{ pin: 'shut' }, { pin: 'ready' }])
    expect((await enter(pc, ids.lijianguo)).status).toBe(200)
    expect((await enter(elsewhere, ids.wanglin)).status).toBe(200)

    await signIn(pc, 'wanglin')
    await signIn(pc, 'lijianguo')
    expect((await enter(pc, ids.wanglin)).status).toBe(200)
  })

  it('SEC-1: twenty sent at once are no more than five, the right one among the others', async () => {
    const office = await anOffice()
    const { pc, ids } = await aSharedPc(office, 'wanglin', 'lijianguo')
    const guesses = Array.from({ length: 20 }, (_, guess) => (guess === 19 ? PIN : `90513${guess % 2}`))

    const codes = (await Promise.all(guesses.map((pin) => enter(pc, ids.wanglin, pin)))).map(codeOf)

    expect(codes.filter((code) => code === 'PIN_WRONG').length).toBeLessThanOrEqual(4)
    expect(codes.filter((code) => code === 'PIN_WRONG' || code === 'PIN_SHUT').length).toBeGreaterThanOrEqual(19)
    const { manager } = await openRecords(office)
    const seats = await manager.findBy(seatTable, { personId: ids.wanglin, endedAt: IsNull() })
    expect(seats.map(({ wrongPins }) => wrongPins <= 5)).toEqual([true])
  })

  it('SEC-1: a right one forgets the wrong ones before it', async () => {
    const office = await anOffice()
    const { pc, ids } = await aSharedPc(office, 'wanglin', 'lijianguo')
    for (let round = 0; round < 3; round += 1) {
      for (let tries = 0; tries < 4; tries += 1) await enter(pc, ids.wanglin, OTHER_PIN)
      expect((await enter(pc, ids.wanglin)).status).toBe(200)
    }
  })

  it('SEC-1: is over when its time is, however often it was used, and the clock steps back for nobody', async () => {
    const office = await anOffice()
    const { pc, ids } = await aSharedPc(office, 'wanglin', 'lijianguo')
    office.clock.now = OPENING + 12 * HOUR - 1
    expect((await enter(pc, ids.wanglin)).status).toBe(200)
    expect(await standing(pc)).toMatchObject({ json: { state: 'signedIn' } })

    office.clock.now = OPENING + 12 * HOUR
    expect(await standing(pc)).toMatchObject({ json: { state: 'signedOut' } })
    expect(codeOf(await enter(pc, ids.lijianguo))).toBe('PIN_NOT_HERE')
    // Something is done at that time, so that the office's clock stays there.
    await signIn(aBrowser(office.office), 'manager')
    office.clock.now = OPENING
    expect(codeOf(await enter(pc, ids.wanglin))).toBe('PIN_NOT_HERE')
  })

  it('SEC-1: ends with the account, and for who leaves the PC, at that PC', async () => {
    const office = await anOffice()
    const { pc, ids } = await aSharedPc(office, 'wanglin', 'lijianguo')
    const admin = await office.signedIn('admin')
    const person = (await admin.staff.list()).find(({ id }) => id === ids.wanglin)
    if (!person) throw new Error('no 王琳')
    const stopped = await admin.staff.setActive(ordered({ id: person.id, version: person.version, isActive: false }))
    expect(codeOf(await enter(pc, ids.wanglin))).toBe('PIN_NOT_HERE')
    await admin.staff.setActive(ordered({ id: person.id, version: stopped.version, isActive: true }))
    expect(codeOf(await enter(pc, ids.wanglin))).toBe('PIN_NOT_HERE')

    await pc.post('staff.signOut', ordered({}))
    expect(codeOf(await enter(pc, ids.lijianguo))).toBe('PIN_NOT_HERE')
    expect(await here(pc)).toEqual([])
  })

  it('SEC-1: after a new password it opens only the PC where that was given; a reset takes it away', async () => {
    const office = await anOffice()
    const { pc, ids } = await aSharedPc(office, 'wanglin', 'lijianguo')
    const elsewhere = aBrowser(office.office)
    await signIn(elsewhere, 'wanglin')
    await elsewhere.post('staff.changePassword', ordered({ current: PASSWORD, password: 'a new password' }))
    expect(codeOf(await enter(pc, ids.wanglin))).toBe('PIN_NOT_HERE')
    expect((await enter(elsewhere, ids.wanglin)).status).toBe(200)

    const admin = await office.signedIn('admin')
    const person = (await admin.staff.list()).find(({ id }) => id === ids.wanglin)
    if (!person) throw new Error('no 王琳')
    await admin.staff.resetPassword(ordered({ id: person.id, version: person.version, password: PASSWORD }))
    await signIn(elsewhere, 'wanglin')
    expect(codeOf(await enter(elsewhere, ids.wanglin))).toBe('PIN_NOT_HERE')
  })
})

describe('a locked session', () => {
  it('SEC-1: answers no call of the contract but what comes before signing in, by one refusal', async () => {
    const office = await anOffice()
    const pc = aBrowser(office.office)
    await signIn(pc, 'admin')
    await pc.post('staff.lock', ordered({}))

    for (const { name, access } of CALLS) {
      const code = codeOf(await pc.rpc(name))
      if (access === 'public') expect({ name, code }).not.toEqual({ name, code: 'LOCKED' })
      else expect({ name, code }).toEqual({ name, code: 'LOCKED' })
    }
    expect(await standing(pc)).toMatchObject({ json: { state: 'locked', person: { name: '孙立' } } })
    const noted = (await auditOf(await openRecords(office), 'office')).filter(({ code }) => code === 'LOCKED')
    expect(noted.length).toBeGreaterThan(0)
    expect(noted.length).toBeLessThanOrEqual(20)
  })

  it('SEC-1: is left by PIN, as the same person or another, or by password; it opens again for nobody', async () => {
    const office = await anOffice()
    const { pc, ids } = await aSharedPc(office, 'wanglin', 'lijianguo')
    await enter(pc, ids.wanglin)
    const locked = pc.setCookies.find((line) => line.startsWith('fanghao_session'))?.split(';')[0] ?? ''
    await pc.post('staff.lock', ordered({}))
    expect((await enter(pc, ids.wanglin)).status).toBe(200)
    expect((await pc.send('/api/project/list')).status).toBe(200)

    await pc.post('staff.lock', ordered({}))
    expect((await enter(pc, ids.lijianguo)).json).toMatchObject({ name: '李建国' })
    await pc.post('staff.lock', ordered({}))
    await signIn(pc, 'manager')
    expect((await pc.send('/api/project/list')).status).toBe(200)
    const copy = await aBrowser(office.office).send('/api/project/list', { headers: { cookie: locked } })
    expect(copy.status).toBe(401)
  })

  it('SEC-1: locks this browser alone, and outlives a restart', async () => {
    const office = await anOffice()
    const [pc, other] = [aBrowser({ fetch: (...asked) => office.office.fetch(...asked) }), aBrowser(office.office)]
    await signIn(pc, 'wanglin')
    await signIn(other, 'wanglin')
    await pc.post('staff.lock', ordered({}))
    expect((await other.send('/api/project/list')).status).toBe(200)
    await office.reopen()
    expect(codeOf(await pc.send('/api/project/list'))).toBe('LOCKED')
  })
})

describe('a page that was another person’s', () => {
  it('SEC-1: does nothing in the name of who is at the PC now', async () => {
    const office = await anOffice()
    const { pc, ids } = await aSharedPc(office, 'wanglin', 'lijianguo')
    const asA = (path: string) => pc.send(path, { headers: { 'fanghao-person': ids.wanglin } })
    await enter(pc, ids.wanglin)
    expect((await asA('/api/project/list')).status).toBe(200)

    await enter(pc, ids.lijianguo)

    expect(codeOf(await asA('/api/project/list'))).toBe('NOT_SIGNED_IN')
    expect((await pc.send('/api/project/list')).status).toBe(200)
  })
})

describe('the time after which pages lock', () => {
  it('SEC-1: is five minutes, one of four for the administrator to choose, and never is none of them', async () => {
    const office = await anOffice()
    const admin = await office.signedIn('admin')
    expect((await admin.staff.session()).lockAfter).toBe(5)
    await admin.staff.setLockAfter(ordered({ minutes: 1 }))
    expect((await office.stranger().staff.session()).lockAfter).toBe(1)
    const pc = aBrowser(office.office)
    await signIn(pc, 'admin')
    for (const minutes of [0, 2, 60, null]) {
      expect(codeOf(await pc.post('staff.setLockAfter', ordered({ minutes })))).toBe('INPUT_INVALID')
    }
  })
})

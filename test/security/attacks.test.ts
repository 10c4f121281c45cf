import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ordered } from '../../electron/commands/office-client'
import { aBrowser, codeOf } from '../office/a-browser'
import { aForm, LIST_TOTAL, refusalOf, submitTicket } from '../office/a-ticket'
import { anOffice, PASSWORD, type TestOffice } from '../office/an-office'
import { dumpOf, openRecords } from '../office/records'

async function wanglinOf({ office }: TestOffice) {
  const browser = aBrowser(office)
  await browser.rpc('staff.signIn', ordered({ login: 'wanglin', password: PASSWORD }))
  return browser
}

const JSON_BODY = { 'content-type': 'application/json' }

describe('attack: prototype pollution through the page’s protocol', () => {
  it('invariant: no object of the office learns a property', async () => {
    const office = await anOffice()
    const wanglin = await wanglinOf(office)
    const bodies = [
      '{"json":{"__proto__":{"polluted":"yes"}}}',
      '{"json":{"constructor":{"prototype":{"polluted":"yes"}}}}',
      '{"json":{},"meta":[[0,"__proto__","polluted"]]}',
      '{"json":{"a":"1"},"meta":[[0,"constructor","prototype","polluted"]]}',
      '{"json":{"a":{"b":"1"}},"meta":[[1,"__proto__","polluted"],[3,"a","__proto__","b"]]}',
    ]
    for (const body of bodies) {
      for (const path of ['/rpc/customers/find', '/rpc/staff/signIn', '/api/staff/signIn']) {
        const answer = await wanglin.send(path, { method: 'POST', headers: JSON_BODY, body })
        expect({ body, path, isRefused: answer.status >= 400 }).toEqual({ body, path, isRefused: true })
      }
      expect(Object.keys(Object.prototype)).toEqual([])
      expect('polluted' in {}).toBe(false)
    }
  })
})

describe('attack: SQL in every text that is looked up', () => {
  it('invariant: it is text, and the tables stand', async () => {
    const office = await anOffice()
    const { projectId } = office
    const wanglin = await office.signedIn('wanglin')
    await submitTicket(office, wanglin)
    const records = await openRecords(office)
    const before = await dumpOf(records, ['audit', 'signInAttempt'])

    for (const text of [`'; DROP TABLE "claim"; --`, `" OR ""="`, `%' OR '1'='1`, '\\', '%%', '__']) {
      expect(await wanglin.customers.find({ projectId, text })).toEqual({ customers: [], heldBy: null })
      expect((await refusalOf(office.stranger().staff.signIn(ordered({ login: text, password: text })))).code).toMatch(
        /SIGN_IN_FAILED|SIGN_IN_LIMITED/,
      )
    }

    expect(await dumpOf(records, ['audit', 'signInAttempt'])).toEqual(before)
  })
})

describe('attack: operators and odd values where an id or a figure belongs', () => {
  it('invariant: bad input changes nothing and is told as bad input', async () => {
    const office = await anOffice()
    const { projectId } = office
    const wanglin = await wanglinOf(office)
    const unitId = await office.unitId('1-1-1203')
    const sound = { projectId, draft: null, form: aForm(unitId), expectedTotal: LIST_TOTAL }
    const odd: object[] = [
      { ...sound, projectId: { $ne: null } },
      { ...sound, projectId: [projectId] },
      { ...sound, projectId: null },
      { ...sound, expectedTotal: String(LIST_TOTAL) },
      { ...sound, expectedTotal: -LIST_TOTAL },
      { ...sound, expectedTotal: LIST_TOTAL + 0.5 },
      { ...sound, expectedTotal: 2 ** 60 },
      { ...sound, form: { ...sound.form, lines: [] } },
      { ...sound, form: { ...sound.form, lines: [sound.form.lines[0], sound.form.lines[0]] } },
      { ...sound, form: { ...sound.form, buyers: Array(9).fill(sound.form.buyers[0]) } },
      { ...sound, form: { ...sound.form, buyers: [{ ...sound.form.buyers[0], share: -10_000 }] } },
      { ...sound, consultantId: randomUUID() },
      { ...sound, form: { ...sound.form, remarks: '\u202e反' } },
    ]

    for (const input of odd) {
      const answer = await wanglin.rpc('ledger.tickets.submit', ordered(input))
      expect({ input, code: codeOf(answer), status: answer.status }).toEqual({
        input,
        code: 'INPUT_INVALID',
        status: 422,
      })
    }
    for (const text of ['\u0000', 'zw\u0000m', '\u200b', '\ud800']) {
      expect(codeOf(await wanglin.rpc('customers.find', { projectId, text }))).toBe('INPUT_INVALID')
      expect(codeOf(await wanglin.rpc('staff.signIn', ordered({ login: text, password: 'x' })))).toBe('INPUT_INVALID')
    }
    const withoutId = await wanglin.rpc('ledger.tickets.submit', sound)
    expect(codeOf(withoutId)).toBe('INPUT_INVALID')
    const records = await openRecords(office)
    expect(await records.query('SELECT * FROM "ticket"')).toEqual([])
  })
})

describe('attack: acting for someone else', () => {
  it('invariant: a ticket is its writer’s, whatever else is sent along', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [wanglin, lijianguo] = [await office.signedIn('wanglin'), await office.signedIn('lijianguo')]
    const ticket = await submitTicket(office, wanglin)
    const named = { projectId, ticketId: ticket.id, version: ticket.version }
    const form = aForm(await office.unitId('1-1-1203'))
    const draft = { ticketId: ticket.id, version: ticket.version }

    const codes = [
      await refusalOf(lijianguo.ledger.tickets.withdraw(ordered({ ...named, reason: '抢' }))),
      await refusalOf(lijianguo.ledger.tickets.amend(ordered({ ...named, form, expectedTotal: LIST_TOTAL }))),
      await refusalOf(lijianguo.ledger.tickets.save(ordered({ projectId, draft, form }))),
      await refusalOf(lijianguo.ledger.tickets.discard(ordered(named))),
      await refusalOf(lijianguo.ledger.tickets.submit(ordered({ projectId, draft, form, expectedTotal: LIST_TOTAL }))),
    ].map(({ code }) => code)

    expect(new Set(codes)).toEqual(new Set(['NOT_FOUND']))
    expect(await wanglin.ledger.tickets.detail({ projectId, ticketId: ticket.id })).toEqual(ticket)
  })

  it('invariant: a consultant who becomes a manager does not decide on their own tickets', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [admin, wanglin] = [await office.signedIn('admin'), await office.signedIn('wanglin')]
    const ticket = await submitTicket(office, wanglin)
    const person = (await admin.staff.list()).find(({ login }) => login === 'wanglin')
    if (!person) throw new Error('no 王琳')
    const { id, version, name } = person
    await admin.staff.amend(ordered({ id, version, person: { name, role: 'manager' } }))

    const approval = ordered({ projectId, ticketId: ticket.id, version: ticket.version })
    expect((await refusalOf(wanglin.ledger.tickets.approve(approval))).code).toBe('OWN_TICKET')
  })
})

describe('attack: a cookie set before signing in', () => {
  it('invariant: signing in gives a new one, and the planted one opens nothing', async () => {
    const { office } = await anOffice()
    const planted = 'planted-by-somebody-else-0123456789abcdefgh'
    const victim = await aBrowser(office).send('/rpc/staff/signIn', {
      method: 'POST',
      headers: { ...JSON_BODY, cookie: `fanghao_session=${planted}` },
      body: JSON.stringify({ json: ordered({ login: 'wanglin', password: PASSWORD }) }),
    })
    expect(victim.status).toBe(200)
    expect(victim.headers.get('set-cookie')).not.toContain(planted)

    const attacker = await aBrowser(office).send('/api/project/list', {
      headers: { cookie: `fanghao_session=${planted}` },
    })
    expect(attacker.status).toBe(401)
  })

  it('invariant: signing in ends the session whose cookie came along, so that nobody goes on with a copy of it', async () => {
    const test = await anOffice()
    const browser = await wanglinOf(test)
    const cookie = browser.setCookies[0]?.split(';')[0] ?? ''
    const useCopy = () => aBrowser(test.office).send('/api/project/list', { headers: { cookie } })
    expect((await useCopy()).status).toBe(200)

    await browser.rpc('staff.signIn', ordered({ login: 'lijianguo', password: PASSWORD }))

    expect((await useCopy()).status).toBe(401)
    expect((await browser.rpc('project.list')).status).toBe(200)
  })
})

import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aBrowser, codeOf } from '../../office/a-browser'
import { aForm, LIST_TOTAL } from '../../office/a-ticket'
import { anOffice, type Login, PASSWORD, type TestOffice } from '../../office/an-office'
import { auditOf, openRecords } from '../../office/records'
import { SCHEME } from '../../office/scheme'

const NOWHERE = '00000000-0000-4000-8000-000000000000'

async function browserOf({ office }: TestOffice, login: Login) {
  const browser = aBrowser(office)
  await browser.rpc('staff.signIn', { requestId: randomUUID(), login, password: PASSWORD })
  return browser
}

describe('the order of the gate', () => {
  it('SEC-1: first who asks, then whether they may, then what they ask, then for which project', async () => {
    const office = await anOffice()
    const [wanglin, hejing] = [await browserOf(office, 'wanglin'), await browserOf(office, 'hejing')]
    const nonsense = { requestId: 'no id', projectId: NOWHERE, surprise: true }
    const sound = {
      requestId: randomUUID(),
      draft: null,
      form: aForm(await office.unitId('1-1-1203')),
      expectedTotal: LIST_TOTAL,
    }
    const call = 'ledger.tickets.submit'

    expect(codeOf(await aBrowser(office.office).rpc(call, nonsense))).toBe('NOT_SIGNED_IN')
    expect(codeOf(await hejing.rpc(call, nonsense))).toBe('NOT_ALLOWED')
    expect(codeOf(await wanglin.rpc(call, nonsense))).toBe('INPUT_INVALID')
    expect(codeOf(await wanglin.rpc(call, { ...sound, projectId: NOWHERE }))).toBe('NOT_FOUND')
    expect(codeOf(await wanglin.rpc(call, { ...sound, projectId: office.projectId }))).toBe(null)
  })

  it('SEC-1: who may not is denied also when everything else is right', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [wanglin, hejing] = [await browserOf(office, 'wanglin'), await browserOf(office, 'hejing')]
    const unitId = await office.unitId('1-1-1203')
    const submission = { projectId, draft: null, form: aForm(unitId), expectedTotal: LIST_TOTAL }

    expect(codeOf(await hejing.rpc('ledger.tickets.submit', { ...submission, requestId: randomUUID() }))).toBe(
      'NOT_ALLOWED',
    )
    const changes = { requestId: randomUUID(), projectId, changes: { submittedMinutes: 1_440 } }
    expect(codeOf(await wanglin.rpc('project.changeSettings', changes))).toBe('NOT_ALLOWED')

    const reader = await office.signedIn('manager')
    expect(await reader.ledger.tickets.list({ projectId })).toEqual([])
    expect(await reader.project.settings({ projectId })).toMatchObject({ submittedMinutes: 30 })
  })

  it('SEC-5: says of bad input where it is wrong, and repeats nothing of it', async () => {
    const office = await anOffice()
    const wanglin = await browserOf(office, 'wanglin')
    const form = aForm(await office.unitId('1-1-1203'), { remarks: `13900001111${'长'.repeat(3_000)}` })

    const answer = await wanglin.rpc('ledger.tickets.submit', {
      requestId: randomUUID(),
      projectId: office.projectId,
      draft: null,
      form,
      expectedTotal: 1.5,
    })

    expect(answer.status).toBe(422)
    expect(answer.json).toMatchObject({
      json: { code: 'INPUT_INVALID', data: { rule: 'SEC-5', issues: expect.any(Array) } },
    })
    expect(answer.text).toContain('"path":["form","remarks"]')
    expect(answer.text).toContain('"path":["expectedTotal"]')
    expect(answer.text).not.toContain('13900001111')
  })

  it('SEC-5: a project that is not there is no other project: nothing is written in anybody’s chain', async () => {
    const office = await anOffice()
    const manager = await browserOf(office, 'manager')
    const records = await openRecords(office)
    const before = (await auditOf(records, office.projectId)).length

    const release = { requestId: randomUUID(), projectId: NOWHERE, buildingIds: [], unitIds: [], from: null }
    expect(codeOf(await manager.rpc('ledger.release', release))).toBe('NOT_FOUND')

    expect(await auditOf(records, office.projectId)).toHaveLength(before)
    expect(await auditOf(records, NOWHERE)).toEqual([])
  })

  it('SEC-1: a home or ticket of one project is not reached through another', async () => {
    const office = await anOffice()
    const admin = await office.signedIn('admin')
    const other = await admin.project.create({ requestId: randomUUID(), name: '望江府 二期', scheme: SCHEME })
    const wanglin = await browserOf(office, 'wanglin')
    const form = aForm(await office.unitId('1-1-1203'))

    const submission = { requestId: randomUUID(), projectId: other.id, draft: null, form, expectedTotal: LIST_TOTAL }
    expect(codeOf(await wanglin.rpc('ledger.tickets.submit', submission))).toBe('NOT_FOUND')
    const unit = { projectId: other.id, unitId: form.lines[0]?.unitId }
    expect(codeOf(await wanglin.rpc('ledger.unit', unit))).toBe('NOT_FOUND')
  })

  it('SEC-1: a cookie that nobody was given opens nothing', async () => {
    const office = await anOffice()
    await office.signedIn('admin')
    const records = await openRecords(office)
    const [session]: { id: string }[] = await records.query('SELECT "id" FROM "session"')

    for (const token of ['', 'x', session?.id ?? '', `${session?.id};`, '%00', '../../etc/passwd']) {
      const answer = await aBrowser(office.office).send('/rpc/staff/list', {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: `fanghao_session=${token}` },
        body: '{}',
      })
      expect({ token, code: codeOf(answer) }).toEqual({ token, code: 'NOT_SIGNED_IN' })
    }
  })
})

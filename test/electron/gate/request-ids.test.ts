import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { DAY, HOUR, MINUTE } from '../../../shared/kernel/day'
import { aForm, LIST_TOTAL, refusalOf, submitTicket } from '../../office/a-ticket'
import { anOffice, PASSWORD, type TestOffice } from '../../office/an-office'
import { LISTED_HOMES, priceListFile } from '../../office/price-list'
import { auditOf, openRecords } from '../../office/records'
import { SCHEME } from '../../office/scheme'

async function submission(office: TestOffice) {
  const form = aForm(await office.unitId('1-1-1203'))
  return ordered({ projectId: office.projectId, draft: null, form, expectedTotal: LIST_TOTAL })
}

describe('the same request again', () => {
  it('LED-2: gets the first answer, and the home is claimed once', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const request = await submission(office)

    const first = await wanglin.ledger.tickets.submit(request)
    office.clock.now += 5 * MINUTE
    const second = await wanglin.ledger.tickets.submit(request)

    expect(second).toEqual(first)
    expect(await wanglin.ledger.tickets.list({ projectId: office.projectId })).toHaveLength(1)
    const rows = await auditOf(await openRecords(office), office.projectId)
    expect(rows.filter((row) => row.requestId === request.requestId)).toHaveLength(1)
  })

  it('LED-2: gets it after a restart and from another PC too', async () => {
    const office = await anOffice()
    const request = await submission(office)
    const first = await (await office.signedIn('wanglin')).ledger.tickets.submit(request)

    await office.reopen()

    expect(await (await office.signedIn('wanglin')).ledger.tickets.submit(request)).toEqual(first)
  })

  it('LED-2: sent eight times at once it claims the home once and all eight are told the same', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const request = await submission(office)

    const answers = await Promise.all(Array.from({ length: 8 }, () => wanglin.ledger.tickets.submit(request)))

    expect(new Set(answers.map((ticket) => JSON.stringify(ticket))).size).toBe(1)
    expect(await wanglin.ledger.tickets.list({ projectId: office.projectId })).toHaveLength(1)
  })

  it('LED-2: a refusal is repeated even when the home has become free', async () => {
    const office = await anOffice()
    const [wanglin, lijianguo] = [await office.signedIn('wanglin'), await office.signedIn('lijianguo')]
    const held = await submitTicket(office, wanglin)
    const request = await submission(office)
    const refused = await refusalOf(lijianguo.ledger.tickets.submit(request))
    const named = { projectId: office.projectId, ticketId: held.id, version: held.version }
    await wanglin.ledger.tickets.withdraw(ordered({ ...named, reason: '客户放弃' }))

    expect(await refusalOf(lijianguo.ledger.tickets.submit(request))).toEqual(refused)
    expect(refused.code).toBe('UNIT_HELD')
    expect(await lijianguo.ledger.tickets.list({ projectId: office.projectId })).toEqual([])
    expect(await submitTicket(office, lijianguo)).toMatchObject({ state: 'submitted' })
  })

  it('LED-8: the first import confirmed twice by the administrator is one version, not a refusal', async () => {
    const office = await anOffice()
    const admin = await office.signedIn('admin')
    const { id: projectId } = await admin.project.create(ordered({ name: '望江府 二期', scheme: SCHEME }))
    const file = await priceListFile()
    const { uploadId, basis } = await admin.ledger.previewPriceList(
      ordered({ projectId, file, decidedBy: 'unitPrice' }),
    )
    const confirmation = ordered({ projectId, uploadId, basis, appliesFrom: null })

    const first = await admin.ledger.importPriceList(confirmation)

    expect(await admin.ledger.importPriceList(confirmation)).toEqual(first)
    expect((await admin.project.detail({ projectId })).priceVersions).toHaveLength(1)
  })

  it('LED-8: the same file is read under one id; another file under that id is another request', async () => {
    const office = await anOffice()
    const manager = await office.signedIn('manager')
    const upload = ordered({
      projectId: office.projectId,
      file: await priceListFile(),
      decidedBy: 'unitPrice' as const,
    })
    const first = await manager.ledger.previewPriceList(upload)

    expect((await manager.ledger.previewPriceList(upload)).uploadId).toBe(first.uploadId)
    const other = { ...upload, file: await priceListFile(LISTED_HOMES.slice(1)) }
    expect(await refusalOf(manager.ledger.previewPriceList(other))).toMatchObject({ code: 'REQUEST_REUSED' })
  })

  it('SEC-1: a wrong password sent twice under one id is one failed try', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const change = ordered({ current: 'wrong horse', password: 'a new password' })

    for (let sent = 0; sent < 8; sent += 1) {
      expect(await refusalOf(wanglin.staff.changePassword(change))).toMatchObject({ code: 'SIGN_IN_FAILED' })
    }

    const right = ordered({ current: PASSWORD, password: 'a new password' })
    expect(await wanglin.staff.changePassword(right)).toEqual({})
  })
})

describe('the id of a request', () => {
  it('SEC-5: used again for something else is refused, and the first answer stays', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    const request = await submission(office)
    const first = await wanglin.ledger.tickets.submit(request)
    const { projectId } = office
    const { requestId } = request

    const otherHome = { ...request, form: aForm(await office.unitId('1-1-1103')) }
    expect(await refusalOf(wanglin.ledger.tickets.submit(otherHome))).toMatchObject({ code: 'REQUEST_REUSED' })
    const otherTotal = { ...request, expectedTotal: request.expectedTotal + 100 }
    expect(await refusalOf(wanglin.ledger.tickets.submit(otherTotal))).toMatchObject({ code: 'REQUEST_REUSED' })
    const otherCall = { requestId, projectId, ticketId: first.id, version: first.version, reason: '重复' }
    expect(await refusalOf(wanglin.ledger.tickets.withdraw(otherCall))).toMatchObject({ code: 'REQUEST_REUSED' })

    expect(await wanglin.ledger.tickets.submit(request)).toEqual(first)
    expect(await wanglin.ledger.tickets.list({ projectId })).toHaveLength(1)
  })

  it('SEC-5: is its person’s: a colleague may use the same one, and gets nothing of the other’s answer', async () => {
    const office = await anOffice()
    const [wanglin, lijianguo] = [await office.signedIn('wanglin'), await office.signedIn('lijianguo')]
    const { projectId } = office
    const requestId = randomUUID()
    const draft = { requestId, projectId, draft: null }

    const [hers, his] = await Promise.all([
      wanglin.ledger.tickets.save({ ...draft, form: aForm(await office.unitId('1-1-1103')) }),
      lijianguo.ledger.tickets.save({ ...draft, form: aForm(await office.unitId('1-1-1203')) }),
    ])

    expect([hers.consultant, his.consultant]).toEqual(['王琳', '李建国'])
    expect(hers.id).not.toBe(his.id)
  })

  it('SEC-5: is forgotten after 48 hours, not before', async () => {
    const office = await anOffice()
    const opening = office.clock.now
    const request = await submission(office)
    const first = await (await office.signedIn('wanglin')).ledger.tickets.submit(request)

    office.clock.now = opening + 48 * HOUR - 1
    expect(await (await office.signedIn('wanglin')).ledger.tickets.submit(request)).toEqual(first)

    office.clock.now = opening + 48 * HOUR
    const anew = await (await office.signedIn('wanglin')).ledger.tickets.submit(request)
    expect(anew.id).not.toBe(first.id)
    expect(anew.number).toBe('FH-20260609-0001')
  })

  it('SEC-3: its answer is kept encrypted and without the input, and is cleared away after 48 hours', async () => {
    const office = await anOffice()
    const wanglin = await office.signedIn('wanglin')
    await wanglin.ledger.tickets.submit(await submission(office))
    const records = await openRecords(office)
    const kept = async () => JSON.stringify(await records.query('SELECT * FROM "requestAnswer"'))

    const stored = await kept()
    expect(stored).not.toBe('[]')
    for (const plain of ['张伟明', 'FH-2026', '138****6625', 'breakdown', '1-1-1203']) {
      expect(stored).not.toContain(plain)
    }

    office.clock.now += 2 * DAY + 1
    await office.reopen()
    expect(await kept()).toBe('[]')
  })
})

import type { DataSource } from 'typeorm'
import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { type AuditRow, auditTable } from '../../../electron/gate/tables'
import { refusalOf, submitTicket } from '../../office/a-ticket'
import { anOffice, type TestOffice } from '../../office/an-office'
import { auditOf, findBrokenLink, keyOf, openRecords } from '../../office/records'
import { SCHEME } from '../../office/scheme'

/** A ticket submitted, refused to a second consultant, approved: a chain with something in every column. */
async function aStory(office: TestOffice) {
  const { projectId } = office
  const [wanglin, lijianguo] = [await office.signedIn('wanglin'), await office.signedIn('lijianguo')]
  const manager = await office.signedIn('manager')
  const ticket = await submitTicket(office, wanglin)
  await refusalOf(submitTicket(office, lijianguo))
  await manager.ledger.tickets.approve(ordered({ projectId, ticketId: ticket.id, version: ticket.version }))
  const records = await openRecords(office)
  const personal = await keyOf(office)
  return {
    ticket,
    records,
    projectId,
    brokenLink: (scope = projectId) => findBrokenLink(records.manager, personal, scope),
  }
}

describe('the audit chain', () => {
  it('SEC-2: has a row for every command and refusal: who, when, what, before, after', async () => {
    const office = await anOffice()
    const { ticket, records, projectId } = await aStory(office)

    const [submitted, refused, approved] = (await auditOf(records, projectId)).slice(-3)

    expect(submitted).toMatchObject({
      person: '王琳',
      at: office.clock.now,
      call: 'ledger.tickets.submit',
      outcome: 'done',
      code: null,
      subject: ticket.id,
    })
    expect(JSON.parse(submitted?.after ?? '')).toMatchObject({ number: ticket.number, unit: '1-1-1203' })
    const unitId = await office.unitId('1-1-1203')
    expect(refused).toMatchObject({ person: '李建国', outcome: 'refused', code: 'UNIT_HELD', subject: unitId })
    expect(approved).toMatchObject({ person: '赵敏', call: 'ledger.tickets.approve', outcome: 'done' })
    expect(JSON.parse(approved?.before ?? '')).toMatchObject({ state: 'submitted' })
    expect(JSON.parse(approved?.after ?? '')).toMatchObject({ state: 'approved' })
  })

  it('SEC-2: is whole from end to end, in the project and in the office', async () => {
    const office = await anOffice()
    const { brokenLink } = await aStory(office)
    expect([await brokenLink(), await brokenLink('office')]).toEqual([null, null])
  })

  it('SEC-2: is one chain a project, each counted from 1', async () => {
    const office = await anOffice()
    const admin = await office.signedIn('admin')
    const other = await admin.project.create(ordered({ name: '望江府 二期', scheme: SCHEME }))
    await admin.project.changeSettings(ordered({ projectId: other.id, changes: { approvedHours: 48 } }))
    const { records, brokenLink } = await aStory(office)

    expect((await auditOf(records, other.id)).map((row) => row.number)).toEqual([1])
    expect(await brokenLink(other.id)).toBe(null)

    // What is broken in one project says nothing against the other.
    await records.query(`UPDATE "audit" SET "person" = '别人' WHERE "scope" = $1`, [other.id])
    expect(await brokenLink(other.id)).toBe(1)
    expect(await brokenLink()).toBe(null)
  })

  it('SEC-2: a change in any column of any row is found, at that row', async () => {
    const { records, projectId, brokenLink } = await aStory(await anOffice())
    const rows = await auditOf(records, projectId)
    const columns = Object.keys(auditTable.options.columns).filter(
      (column) => column !== 'scope' && column !== 'number',
    )

    for (const row of [rows[1], rows.at(-1)]) {
      if (!row) throw new Error('the story is too short')
      for (const column of columns) {
        const forged = await tamperedLink(records, row, column)
        expect({ column, broken: await brokenLink() }).toEqual({ column, broken: row.number })
        await forged.undo()
      }
    }
    expect(await brokenLink()).toBe(null)
  })

  it('SEC-2: a row taken out, one put in, and two put in each other’s place are found', async () => {
    const { records, projectId, brokenLink } = await aStory(await anOffice())
    const inScope = `"scope" = '${projectId}'`

    await records.query('BEGIN')
    await records.query('SAVEPOINT first')
    await records.query(`DELETE FROM "audit" WHERE ${inScope} AND "number" = 2`)
    expect(await brokenLink()).toBe(2)
    for (const { number } of (await auditOf(records, projectId)).slice(1)) {
      await records.query(`UPDATE "audit" SET "number" = ${number - 1} WHERE ${inScope} AND "number" = ${number}`)
    }
    expect(await brokenLink()).toBe(2)
    await records.query('ROLLBACK TO first')

    for (const [from, to] of [
      [1, -1],
      [2, 1],
      [-1, 2],
    ]) {
      await records.query(`UPDATE "audit" SET "number" = ${to} WHERE ${inScope} AND "number" = ${from}`)
    }
    expect(await brokenLink()).toBe(1)
    await records.query('ROLLBACK TO first')

    const last = (await auditOf(records, projectId)).at(-1)
    if (!last) throw new Error('the story is too short')
    await records.manager.insert(auditTable, { ...last, number: last.number + 1 })
    expect(await brokenLink()).toBe(last.number + 1)
    await records.query('ROLLBACK')
    expect(await brokenLink()).toBe(null)
  })

  it('SEC-2: denials and failed sign-ins are recorded, apart from what did not happen', async () => {
    const office = await anOffice()
    const { projectId } = office
    const wanglin = await office.signedIn('wanglin')
    const records = await openRecords(office)
    const known = (await auditOf(records, 'office')).length

    await refusalOf(wanglin.ledger.release(ordered({ projectId, buildingIds: [], unitIds: [], from: null })))
    await refusalOf(office.stranger().staff.signIn(ordered({ login: 'wanglin', password: 'wrong horse' })))

    const rows = (await auditOf(records, 'office')).slice(known)
    expect(rows.map(({ person, call, outcome, code }) => [person, call, outcome, code])).toEqual([
      ['王琳', 'ledger.release', 'denied', 'NOT_ALLOWED'],
      ['', 'staff.signIn', 'refused', 'SIGN_IN_FAILED'],
    ])
    expect(await findBrokenLink(records.manager, await keyOf(office), 'office')).toBe(null)
  })

  it('SEC-2: is not forked by commands given at the same moment', async () => {
    const office = await anOffice()
    const { projectId } = office
    const people = [await office.signedIn('wanglin'), await office.signedIn('lijianguo')]

    await Promise.allSettled(
      ['1-1-1103', '1-1-1203', '1-1-1303', '1-1-1203', '1-1-1103'].flatMap((number) =>
        people.map((person) => submitTicket(office, person, number)),
      ),
    )

    const records = await openRecords(office)
    expect(await findBrokenLink(records.manager, await keyOf(office), projectId)).toBe(null)
  })
})

/** Changes one column of a link as somebody with the file could, and tells how to put it back. */
async function tamperedLink(records: DataSource, row: AuditRow, column: string) {
  const where = `"scope" = $2 AND "number" = $3`
  const [{ value } = { value: null }]: { value: unknown }[] = await records.query(
    `SELECT "${column}" AS "value" FROM "audit" WHERE "scope" = $1 AND "number" = $2`,
    [row.scope, row.number],
  )
  const put = (to: unknown) =>
    records.query(`UPDATE "audit" SET "${column}" = $1 WHERE ${where}`, [to, row.scope, row.number])
  // PostgreSQL hands an instant over as text.
  await put(column === 'at' ? Number(value) + 1 : `${value ?? ''} `)
  return { undo: () => put(value) }
}

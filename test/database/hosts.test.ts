import { describe, expect, it } from 'vitest'
import { ordered } from '../../electron/commands/office-client'
import { MINUTE } from '../../shared/kernel/day'
import { addGarage } from '../office/a-garage'
import { aPostgres } from '../office/a-postgres'
import { LIST_TOTAL, named, submitTicket } from '../office/a-ticket'
import { watching } from '../office/a-watch'
import { OPENING } from '../office/an-office'
import { aFilledHost, aHost, endListening, homeOf, signedIn } from '../office/hosts'

const postgres = aPostgres()

/** Three homes of type B at their list totals: 89.53 ㎡ at 18,640, 18,650 and 18,660 元/㎡. Fen. */
const TYPE_B = { '1-1-1103': 166_883_900, '1-1-1203': LIST_TOTAL, '1-1-1303': 167_063_000 }

/** Two PCs on one database: 王琳 and the manager are at the first, 李建国 and the director at the second. */
async function twoHosts() {
  const first = await aFilledHost(postgres)
  const second = await aHost(first.databaseUrl, first.dataDir, first.clock)
  const { projectId } = first
  const wanglin = await signedIn(first.office, 'wanglin')
  return {
    ...first,
    wanglin,
    manager: await signedIn(first.office, 'manager'),
    lijianguo: await signedIn(second, 'lijianguo'),
    director: await signedIn(second, 'director'),
    where: { projectId, unitId: (number: string) => homeOf(wanglin, projectId, number) },
  }
}

describe('two hosts on one database', () => {
  it('LED-2: a claim at the one reaches who watches at the other, as their role may see it', async () => {
    const { projectId, where, wanglin, lijianguo, director } = await twoHosts()
    const { change } = await lijianguo.ledger.board({ projectId })
    const [colleague, chief] = [await watching(lijianguo, projectId), await watching(director, projectId)]
    for (const page of [colleague, chief]) await page.next()

    const { id, unitId } = await submitTicket(where, wanglin)

    const claim = { kind: 'submitted', by: '王琳', since: OPENING, until: OPENING + 30 * MINUTE }
    const cell = { unitId, releasedFrom: OPENING, claim }
    const heard = { kind: 'change', number: change + 1, at: OPENING, board: false, specials: [] }
    // Another consultant's ticket is not theirs to open. Rule SEC-1.
    expect(await colleague.nextChange()).toEqual({ ...heard, cells: [{ ...cell, ticketId: null }], tickets: [] })
    expect(await chief.nextChange()).toEqual({ ...heard, cells: [{ ...cell, ticketId: id }], tickets: [id] })
  })

  it('LED-2: what both do is heard by both in the one order of its numbers', async () => {
    const { projectId, where, wanglin, manager, lijianguo, director } = await twoHosts()
    const { change } = await lijianguo.ledger.board({ projectId })
    const pages = [await watching(manager, projectId), await watching(director, projectId)]
    for (const page of pages) await page.next()

    await Promise.all(
      Object.entries(TYPE_B).map(async ([number, expectedTotal], place) => {
        const consultant = place % 2 === 0 ? wanglin : lijianguo
        const ticket = await submitTicket(where, consultant, number, { expectedTotal })
        await consultant.ledger.tickets.withdraw(ordered({ ...named(where, ticket), reason: '客户要求' }))
      }),
    )

    for (const page of pages) {
      for (const place of [1, 2, 3, 4, 5, 6]) expect((await page.nextChange()).number).toBe(change + place)
    }
  })

  it('LED-5: of more homes than can be told one by one, the other host asks for the whole board', async () => {
    const { projectId, records, manager, director } = await twoHosts()
    const unitIds = await addGarage({ projectId }, records.manager, { count: 200 })
    const page = await watching(director, projectId)
    const until = OPENING + 60 * MINUTE

    await manager.ledger.withhold(ordered({ projectId, unitIds, reason: '整层留给团购', until }))

    expect(await page.nextChange()).toMatchObject({ cells: [], board: true })
  })

  it('SEC-3: only ids pass between them: no name, no phone, no price', async () => {
    const { where, wanglin, records } = await twoHosts()
    const told: string[] = []
    const runner = records.createQueryRunner()
    const line = await runner.connect()
    line.on('notification', ({ payload }: { payload: string }) => told.push(payload))
    await runner.query('LISTEN fanghao_changes')

    const { id, unitId } = await submitTicket(where, wanglin)
    await runner.query('SELECT 1')
    await runner.release()

    const [note, ...others] = told.map((text) => JSON.parse(text))
    expect(others).toEqual([])
    const ids = { units: [unitId], tickets: [id], specials: [], mark: expect.any(String), projectId: where.projectId }
    expect(note).toEqual({ ...ids, number: expect.any(Number), at: OPENING, board: false })
  })

  it('LED-2: a line that is lost is opened again, and who watches learns by the number what they missed', async () => {
    const { projectId, where, records, wanglin, lijianguo } = await twoHosts()
    const page = await watching(lijianguo, projectId)
    const number = (await page.next())?.number ?? 0
    const unitId = await where.unitId('1-1-1203')

    // A change that nobody was told of, as if the line had been lost just then.
    await records.query(`UPDATE "counter" SET "value" = "value" + 1 WHERE "scope" = $1 AND "name" = 'change'`, [
      projectId,
    ])
    expect(await endListening(records)).toBe(2)

    for (let heard = await page.next(); heard?.number !== number + 1; heard = await page.next()) {
      expect(heard).toMatchObject({ kind: 'heartbeat', number })
    }
    const ticket = await submitTicket(where, wanglin)
    expect(await page.nextChange()).toMatchObject({ number: number + 2, cells: [{ unitId }] })
    expect(ticket.unitId).toBe(unitId)
  })
})

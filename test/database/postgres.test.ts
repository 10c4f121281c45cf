import { IsNull } from 'typeorm'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { ordered } from '../../electron/commands/office-client'
import { openDatabase } from '../../electron/database/data-source'
import { MIGRATIONS, NewerDatabaseError } from '../../electron/database/migrate'
import { KeyMissingError } from '../../electron/database/personal'
import { claimTable } from '../../electron/features/ledger/tables'
import { TABLES } from '../../electron/features/tables'
import { openClock } from '../../electron/gate/clock'
import { openOffice } from '../../electron/office'
import { DAY } from '../../shared/kernel/day'
import { roundedTotal } from '../../shared/pricing/limits'
import { addGarage, PARKING_TOTAL, tie } from '../office/a-garage'
import { aPostgres } from '../office/a-postgres'
import { aForm, LIST_TOTAL, ZHANG } from '../office/a-ticket'
import { watching } from '../office/a-watch'
import { fillOffice, OPENING } from '../office/an-office'
import { aFilledHost, aFolder, aHost, homeOf, signedIn } from '../office/hosts'
import { configFor } from '../office/office-config'
import { findBrokenLink, keyOf } from '../office/records'

const postgres = aPostgres()

/** The database's clock is the real one. Rule LED-4. */
function nextWeek(): number {
  return Date.now() + 7 * DAY
}

describe('a fight over one home on PostgreSQL', () => {
  it('LED-1, LED-2: of sixteen at once one wins, and fifteen are told who', async () => {
    const { office, projectId, records, dataDir } = await aFilledHost(postgres)
    const people = await Promise.all([signedIn(office, 'wanglin'), signedIn(office, 'lijianguo')])
    const form = aForm(await homeOf(people[0], projectId, '1-1-1203'))
    const order = { projectId, draft: null, form, expectedTotal: LIST_TOTAL }

    const outcomes = await Promise.all(
      Array.from({ length: 16 }, (_, place) =>
        people[place % 2 === 0 ? 0 : 1].ledger.tickets
          .submit(ordered(order))
          .then((ticket) => ({ won: ticket.consultant, told: null }))
          .catch(({ code, data }) => ({ won: null, told: { code, by: data?.claim?.by } })),
      ),
    )

    const [winner, ...others] = outcomes.filter(({ won }) => won !== null)
    expect(others).toEqual([])
    const told = outcomes.filter(({ won }) => won === null)
    expect(told).toHaveLength(15)
    for (const loser of told) expect(loser.told).toEqual({ code: 'UNIT_HELD', by: winner?.won })

    expect(await records.query('SELECT count(*)::int AS "n" FROM "claim"')).toEqual([{ n: 1 }])
    expect(await records.query('SELECT "number" FROM "ticket"')).toEqual([{ number: 'FH-20260607-0001' }])
    expect(await findBrokenLink(records.manager, await keyOf({ dataDir }), projectId)).toBe(null)
    const refused = `SELECT count(*)::int AS "n" FROM "audit" WHERE "code" = 'UNIT_HELD'`
    expect(await records.query(refused)).toEqual([{ n: 15 }])
  })

  it('LED-1, LED-2: between two hosts on one database too', async () => {
    const { office, projectId, databaseUrl, dataDir, clock, records } = await aFilledHost(postgres)
    const second = await aHost(databaseUrl, dataDir, clock)
    const hosts = await Promise.all([signedIn(office, 'wanglin'), signedIn(second, 'lijianguo')])
    const form = aForm(await homeOf(hosts[0], projectId, '1-1-1203'))

    const outcomes = await Promise.allSettled(
      [...hosts, ...hosts, ...hosts, ...hosts].map((host) =>
        host.ledger.tickets.submit(ordered({ projectId, draft: null, form, expectedTotal: LIST_TOTAL })),
      ),
    )

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await records.query('SELECT count(*)::int AS "n" FROM "claim" WHERE "closedAt" IS NULL')).toEqual([{ n: 1 }])
    expect(await findBrokenLink(records.manager, await keyOf({ dataDir }), projectId)).toBe(null)
  })

  it('LED-1: with every rule passed by, the index lets one of sixteen in', async () => {
    const { office, projectId, records } = await aFilledHost(postgres)
    const wanglin = await signedIn(office, 'wanglin')
    const unitId = await homeOf(wanglin, projectId, '1-1-1203')
    const [person]: { id: string }[] = await records.query(`SELECT "id" FROM "person" WHERE "login" = 'wanglin'`)

    const outcomes = await Promise.allSettled(
      Array.from({ length: 16 }, (_, place) =>
        records.query(
          `INSERT INTO "claim" ("id", "projectId", "unitId", "kind", "by", "byId", "since", "until")
           VALUES ($1, $2, $3, 'submitted', '王琳', $4, 1, 9)`,
          [`claim ${place}`, projectId, unitId, person?.id],
        ),
      ),
    )

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('withholding and parking spaces on PostgreSQL', () => {
  it('LED-1, LED-11: of 32 that withhold and ticket a home with its space one wins; each holds both or none', async () => {
    const { office, projectId, records } = await aFilledHost(postgres)
    const [manager, wanglin] = [await signedIn(office, 'manager'), await signedIn(office, 'wanglin')]
    const homeId = await homeOf(manager, projectId, '1-1-1203')
    const [space = ''] = await addGarage({ projectId }, records.manager, { count: 2 })
    await tie(manager, projectId, space, homeId)
    const line = { chosen: [], evidence: [] }
    const lines = [homeId, space].map((unitId) => ({ unitId, ...line }))
    const form = { ...aForm(homeId), lines }
    const expectedTotal = LIST_TOTAL + PARKING_TOTAL

    const outcomes = await Promise.allSettled(
      Array.from({ length: 16 }).flatMap((): Promise<unknown>[] => [
        manager.ledger.withhold(ordered({ projectId, unitIds: [homeId], reason: '留给老客户', until: nextWeek() })),
        wanglin.ledger.tickets.submit(ordered({ projectId, draft: null, form, expectedTotal })),
      ]),
    )

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const losers = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []))
    expect(new Set(losers)).toEqual(new Set(['UNIT_HELD']))
    const claims = await records.getRepository(claimTable).findBy({ closedAt: IsNull() })
    expect(claims.map(({ unitId }) => unitId).sort()).toEqual([homeId, space].sort())
    expect(new Set(claims.map(({ byId, kind }) => `${byId} ${kind}`)).size).toBe(1)
  })

  it('LED-5: thousands are withheld at once, given back, and withheld again over those that have run out', async () => {
    const { office, projectId, records } = await aFilledHost(postgres)
    const manager = await signedIn(office, 'manager')
    const unitIds = await addGarage({ projectId }, records.manager, { count: 3_000 })
    const order = (until: number) => ordered({ projectId, unitIds, reason: '整层留给团购', until })

    expect(await manager.ledger.withhold(order(nextWeek()))).toMatchObject({ units: 3_000 })
    expect(await manager.ledger.liftWithholding(ordered({ projectId, unitIds, reason: '团购不成' }))).toEqual({
      units: 3_000,
      tied: 0,
    })
    await manager.ledger.withhold(order(nextWeek()))
    // What has run out and was never written so.
    await records.query('UPDATE "claim" SET "since" = 1, "until" = 2 WHERE "closedAt" IS NULL')
    expect(await manager.ledger.withhold(order(nextWeek()))).toMatchObject({ units: 3_000 })
    expect(await records.getRepository(claimTable).countBy({ closedAt: 2 })).toBe(3_000)
    expect(await records.getRepository(claimTable).countBy({ closedAt: IsNull() })).toBe(3_000)
  })
})

describe('an office on PostgreSQL', () => {
  it('LED-3: gapless numbers, one chain, and changes without gaps under a rush of different homes', async () => {
    const { office, projectId, records, dataDir } = await aFilledHost(postgres)
    const people = await Promise.all([signedIn(office, 'wanglin'), signedIn(office, 'lijianguo')])
    const page = await watching(people[0], projectId)
    await page.next()
    const board = await people[0].ledger.board({ projectId })
    const homes = board.units.number.filter((number) => number.startsWith('1-'))

    await Promise.all(
      homes.map(async (number, place) => {
        const consultant = people[place % 2 === 0 ? 0 : 1]
        const at = board.units.number.indexOf(number)
        const list = { by: 'unitPrice' as const, unitPrice: board.units.listUnitPrice[at] ?? 0 }
        const expectedTotal = roundedTotal(list, board.units.area[at] ?? 0, 100)
        const buyer = { ...ZHANG, name: `买方${place}`, phone: `1380000${1_000 + place}`, idNumber: '' }
        const form = aForm(board.units.id[at] ?? '', { buyers: [buyer] })
        await consultant.ledger.tickets.submit(ordered({ projectId, draft: null, form, expectedTotal }))
      }),
    )

    const numbers: { number: string }[] = await records.query('SELECT "number" FROM "ticket" ORDER BY "number"')
    expect(numbers.map(({ number }) => number)).toEqual(
      homes.map((_, place) => `FH-20260607-${String(place + 1).padStart(4, '0')}`),
    )
    const heard = []
    for (const _home of homes) heard.push((await page.nextChange()).number)
    expect(heard).toEqual(homes.map((_, place) => board.change + place + 1))
    expect(await findBrokenLink(records.manager, await keyOf({ dataDir }), projectId)).toBe(null)
  })

  it('LED-4: works with the database’s clock, which all hosts share, not with the PC’s', async () => {
    const databaseUrl = await postgres.emptyDatabase()
    const database = await openDatabase({ dataDir: await aFolder(), databaseUrl, tables: TABLES })
    onTestFinished(() => database.close())
    const [fast, slow] = [
      await openClock(database, { system: () => Date.now() + 3_600_000, isGiven: false, steady: () => 0 }),
      await openClock(database, { system: () => 0, isGiven: false, steady: () => 0 }),
    ]

    for (const clock of [fast, slow]) {
      const inside = await database.write('office', (manager) => clock.inside(manager))
      expect(Math.abs(inside - Date.now())).toBeLessThan(5_000)
    }
    expect(Math.abs(slow.now() - Date.now())).toBeLessThan(5_000)
  })

  it('LED-4: long after the last command what is only read has the same time, though a clock was set meanwhile', async () => {
    const databaseUrl = await postgres.emptyDatabase()
    const database = await openDatabase({ dataDir: await aFolder(), databaseUrl, tables: TABLES })
    onTestFinished(() => database.close())
    const pc = { set: 0, steady: 0 }
    const system = () => Date.now() + pc.set
    const clock = await openClock(database, { system, isGiven: false, steady: () => pc.steady })
    // To the office it is the same whether its own clock is set or the server's.
    pc.set = 3_600_000
    pc.steady = 60_000
    const read = await database.read((manager) => clock.reading(manager))
    expect(Math.abs(read - Date.now())).toBeLessThan(5_000)
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(5_000)
  })

  it('SEC-1: what reads cannot write', async () => {
    const database = await openDatabase({
      dataDir: await aFolder(),
      databaseUrl: await postgres.emptyDatabase(),
      tables: TABLES,
    })
    onTestFinished(() => database.close())
    await expect(database.reader.query(`INSERT INTO "setting" VALUES ('a', 'b')`)).rejects.toThrow(/read-only/)
    expect(await database.findObstacle()).toBe(null)
  })

  it('SEC-3: another host needs the same key', async () => {
    const { databaseUrl } = await aFilledHost(postgres)
    await expect(aHost(databaseUrl, await aFolder())).rejects.toThrow(KeyMissingError)
    const other = { ...configFor({ dataDir: await aFolder(), databaseUrl }, { now: OPENING }), key: 'ab'.repeat(32) }
    await expect(openOffice(other)).rejects.toThrow(KeyMissingError)
  })

  it('SEC-4: two hosts opened at once on an empty database make one office', async () => {
    const [databaseUrl, dataDir] = [await postgres.emptyDatabase(), await aFolder()]
    const [first, second] = await Promise.all([aHost(databaseUrl, dataDir), aHost(databaseUrl, dataDir)])

    const projectId = await fillOffice(first)

    expect((await (await signedIn(second, 'wanglin')).ledger.board({ projectId })).units.id).toHaveLength(12)
  })

  it('SEC-4: a database of a newer version is refused and left as it is', async () => {
    const { office, records, databaseUrl, dataDir } = await aFilledHost(postgres)
    await office.close()
    await records.query(`INSERT INTO "migrations" ("timestamp", "name") VALUES (20990101000000, 'Newer20990101000000')`)

    await expect(aHost(databaseUrl, dataDir)).rejects.toThrow(NewerDatabaseError)

    expect(await records.query('SELECT count(*)::int AS "n" FROM "migrations"')).toEqual([{ n: MIGRATIONS.length + 1 }])
  })

  it('SEC-5: survives the loss of every connection; the same request sent until it is answered claims once', async () => {
    const { office, projectId, records } = await aFilledHost(postgres)
    const wanglin = await signedIn(office, 'wanglin')
    const form = aForm(await homeOf(wanglin, projectId, '1-1-1203'))
    const request = ordered({ projectId, draft: null, form, expectedTotal: LIST_TOTAL })
    await records.query(
      'SELECT pg_terminate_backend("pid") FROM "pg_stat_activity" WHERE "pid" <> pg_backend_pid() AND "datname" = current_database()',
    )

    // Connections that were lost are noticed one by one.
    const board = await vi.waitFor(() => wanglin.ledger.board({ projectId }), { timeout: 5_000 })
    expect(board.units.id).toHaveLength(12)
    const ticket = await vi.waitFor(() => wanglin.ledger.tickets.submit(request), { timeout: 5_000 })
    expect(ticket).toMatchObject({ state: 'submitted', number: 'FH-20260607-0001' })
  })
})

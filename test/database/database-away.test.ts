import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { ordered } from '../../electron/commands/office-client'
import { aBreakingLine } from '../office/a-breaking-line'
import { aBrowser } from '../office/a-browser'
import { aPostgres } from '../office/a-postgres'
import { aForm, LIST_TOTAL, refusalOf } from '../office/a-ticket'
import { aFilledHost, aHost, homeOf, signedIn } from '../office/hosts'

const postgres = aPostgres()

/** A host that reaches the database through a line that breaks, and 王琳's order for 1-1-1203. */
async function aHostOnABreakingLine() {
  const first = await aFilledHost(postgres)
  const line = await aBreakingLine(first.databaseUrl)
  const office = await aHost(line.url, first.dataDir, first.clock)
  const wanglin = await signedIn(office, 'wanglin')
  const { projectId, records } = first
  const form = aForm(await homeOf(wanglin, projectId, '1-1-1203'))
  const submit = () =>
    wanglin.ledger.tickets.submit({ ...request, projectId, draft: null, form, expectedTotal: LIST_TOTAL })
  const request = ordered({})
  const claims = async () => {
    const [row]: { n: number }[] = await records.query('SELECT count(*)::int AS "n" FROM "claim"')
    return row?.n
  }
  return { line, submit, claims }
}

describe('a database that is away', () => {
  it('SEC-4: is told as such, changes nothing, and is served again as soon as it is back', async () => {
    const { office, projectId } = await aFilledHost(postgres)
    const wanglin = await signedIn(office, 'wanglin')
    const form = aForm(await homeOf(wanglin, projectId, '1-1-1203'))
    const order = ordered({ projectId, draft: null, form, expectedTotal: LIST_TOTAL })
    const browser = aBrowser(office)

    await postgres.pause()
    const refused = { code: 'DATABASE_AWAY', data: { rule: 'SEC-4' } }
    expect(await refusalOf(wanglin.ledger.board({ projectId }))).toEqual(refused)
    expect(await refusalOf(wanglin.ledger.tickets.submit(order))).toEqual(refused)
    expect((await browser.send('/health')).status).toBe(503)
    expect((await browser.rpc('staff.session')).status).toBe(503)

    await postgres.resume()
    expect((await browser.send('/health')).status).toBe(200)
    expect(await wanglin.ledger.tickets.submit(order)).toMatchObject({ state: 'submitted', number: 'FH-20260607-0001' })
  })
})

describe('a database that gives up', () => {
  it('SEC-4: behind a lock, at a time limit or when it is told to stop: is told as such, and nothing was saved', async () => {
    const { office, projectId, databaseUrl, dataDir, clock, records } = await aFilledHost(postgres)
    await office.close()
    await records.query(
      `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET lock_timeout = 200', current_database()); END $$`,
    )
    const impatient = await aHost(databaseUrl, dataDir, clock)
    const wanglin = await signedIn(impatient, 'wanglin')
    const form = aForm(await homeOf(wanglin, projectId, '1-1-1203'))
    const order = ordered({ projectId, draft: null, form, expectedTotal: LIST_TOTAL })
    const browser = aBrowser(impatient)
    const guard = records.createQueryRunner()
    onTestFinished(() => guard.release())

    await guard.query('BEGIN')
    await guard.query('LOCK TABLE "claim", "setting" IN ACCESS EXCLUSIVE MODE')
    const refused = { code: 'DATABASE_BUSY', data: { rule: 'SEC-4' } }
    expect(await refusalOf(wanglin.ledger.tickets.submit(order))).toEqual(refused)
    expect(await browser.send('/health')).toMatchObject({ status: 503, json: { reason: 'DATABASE_BUSY' } })

    expect(await refusalOf(wanglin.ledger.board({ projectId }))).toEqual(refused)

    await guard.query('ROLLBACK')
    expect(await records.query('SELECT "number" FROM "ticket"')).toEqual([])
    expect(await wanglin.ledger.tickets.submit(order)).toMatchObject({ number: 'FH-20260607-0001' })
  })

  it('SEC-4: a commit that is given up leaves the outcome open, and the same request settles it', async () => {
    const { office, projectId, records } = await aFilledHost(postgres)
    const wanglin = await signedIn(office, 'wanglin')
    const form = aForm(await homeOf(wanglin, projectId, '1-1-1203'))
    const order = ordered({ projectId, draft: null, form, expectedTotal: LIST_TOTAL })
    await records.query(`CREATE SEQUENCE "tries"`)
    await records.query(`CREATE FUNCTION give_up() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF nextval('"tries"') = 1 THEN RAISE EXCEPTION 'canceling statement' USING ERRCODE = '57014'; END IF;
        RETURN NULL;
      END $$`)
    await records.query(`CREATE CONSTRAINT TRIGGER "giving up" AFTER INSERT ON "claim" DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION give_up()`)
    expect(await wanglin.ledger.tickets.submit(order)).toMatchObject({ state: 'submitted' })
    expect(await records.query('SELECT count(*)::int AS "n" FROM "claim"')).toEqual([{ n: 1 }])
  })
})

describe('a database that may only be read', () => {
  it('SEC-4, SEC-5: as after a switch to the standby: is told as such, read on, and written to again without a restart', async () => {
    const { office, projectId, records } = await aFilledHost(postgres)
    const wanglin = await signedIn(office, 'wanglin')
    const form = aForm(await homeOf(wanglin, projectId, '1-1-1203'))
    const order = ordered({ projectId, draft: null, form, expectedTotal: LIST_TOTAL })
    const browser = aBrowser(office)
    const runner = records.createQueryRunner()
    onTestFinished(() => runner.release())
    const switchTo = async (how: 'on' | 'off') => {
      await runner.query('SET default_transaction_read_only = off')
      await runner.query(`ALTER SYSTEM SET default_transaction_read_only = ${how}`)
      await runner.query('SELECT pg_reload_conf()')
      const isSo = async () => {
        const rows: unknown = await records.query('SHOW default_transaction_read_only')
        expect(rows).toEqual([{ default_transaction_read_only: how }])
      }
      await vi.waitFor(isSo, { timeout: 10_000 })
    }

    await switchTo('on')
    const refused = { code: 'STORAGE_READ_ONLY', data: { rule: 'SEC-4' } }
    await vi.waitFor(async () => expect(await refusalOf(wanglin.ledger.tickets.submit(order))).toEqual(refused))
    expect(await browser.send('/health')).toMatchObject({ status: 503, json: { reason: 'STORAGE_READ_ONLY' } })
    expect((await wanglin.ledger.board({ projectId })).units.id).toHaveLength(12)

    await switchTo('off')
    const submit = () => wanglin.ledger.tickets.submit(order)
    expect(await vi.waitFor(submit, { timeout: 10_000 })).toMatchObject({ number: 'FH-20260607-0001' })
  })
})

describe('a line that breaks during the commit', () => {
  it('SEC-4: after the database carried it out: the same request finds the answer by itself', async () => {
    const { line, submit, claims } = await aHostOnABreakingLine()
    line.breakAtCommit('after')
    expect(await submit()).toMatchObject({ number: 'FH-20260607-0001' })
    expect(await submit()).toMatchObject({ number: 'FH-20260607-0001' })
    expect(await claims()).toBe(1)
  })

  it('SEC-4: before the database heard of it: the same request is carried out, once', async () => {
    const { line, submit, claims } = await aHostOnABreakingLine()
    line.breakAtCommit('before')
    expect(await submit()).toMatchObject({ number: 'FH-20260607-0001' })
    expect(await claims()).toBe(1)
  })

  it.each(['before', 'after'] as const)(
    'SEC-4: and stays broken (%s the database had it): says that it does not know; asked again later it is done once',
    async (when) => {
      const { line, submit, claims } = await aHostOnABreakingLine()
      line.mend(false)
      line.breakAtCommit(when)
      expect(await refusalOf(submit())).toEqual({ code: 'OUTCOME_UNKNOWN', data: { rule: 'SEC-4' } })
      line.mend(true)

      // Connections that were lost are noticed one by one.
      expect(await vi.waitFor(submit, { timeout: 10_000 })).toMatchObject({ number: 'FH-20260607-0001' })
      expect(await claims()).toBe(1)
    },
  )
})

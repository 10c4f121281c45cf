import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { type OfficeClient, ordered } from '../../electron/commands/office-client'
import { OfficeLockedError } from '../../electron/database/office-lock'
import { findBrokenLink } from '../../electron/gate/audit'
import { readerOf } from '../../electron/gate/unit-of-work'
import { openOffice } from '../../electron/office'
import { aServedOffice } from '../office/a-served-office'
import { aForm, refusalOf } from '../office/a-ticket'
import { anOffice, type TestOffice } from '../office/an-office'
import { configFor } from '../office/office-config'
import { type ListedHome, priceListFile } from '../office/price-list'
import { openRecords } from '../office/records'

/** An office that has been filled and closed, ready to be opened by another process. */
async function aClosedOffice() {
  const office = await anOffice()
  const form = aForm(await office.unitId('1-1-1203'))
  await office.office.close()
  return { office, form }
}

function draftOf({ projectId }: TestOffice, form: ReturnType<typeof aForm>) {
  return ordered({ projectId, draft: null, form })
}

/** What the office has when it is opened again, checked from end to end. */
async function reopened(office: TestOffice): Promise<{ manager: OfficeClient; drafts: string[] }> {
  await office.reopen()
  const records = await openRecords(office)
  expect(await records.query('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
  expect(await records.query('PRAGMA foreign_key_check')).toEqual([])
  for (const scope of ['office', office.projectId]) {
    expect(await findBrokenLink(readerOf(records.manager), scope)).toBe(null)
  }
  const drafts: { id: string }[] = await records.query(`SELECT "id" FROM "ticket" WHERE "state" = 'draft'`)
  return { manager: await office.signedIn('manager'), drafts: drafts.map(({ id }) => id) }
}

describe('another process', () => {
  it('SEC-4: keeps a second office out while it lives, and not after it was killed', async () => {
    const { office } = await aClosedOffice()
    const config = configFor(office, office.clock)
    const served = await aServedOffice(office.dataDir)

    await expect(openOffice(config)).rejects.toThrow(OfficeLockedError)
    expect((await fetch(`${served.url}/health`)).status).toBe(200)
    await served.kill()

    const next = await openOffice(config)
    await next.close()
  })

  it('SEC-4: killed in the middle of a rush, it has lost nothing that it acknowledged', async () => {
    const { office, form } = await aClosedOffice()
    const served = await aServedOffice(office.dataDir)
    const people = [await served.signedIn('wanglin'), await served.signedIn('lijianguo')]

    const acknowledged: string[] = []
    const desks = [...people, ...people].map(async (person) => {
      for (;;) {
        const { id } = await person.ledger.tickets.save(draftOf(office, form))
        acknowledged.push(id)
        if (acknowledged.length === 40) await served.kill()
      }
    })
    await Promise.allSettled(desks)

    const { drafts } = await reopened(office)
    expect(acknowledged.length).toBeGreaterThanOrEqual(40)
    expect(drafts).toEqual(expect.arrayContaining(acknowledged))
    // At most one a desk was carried out without its answer getting through.
    expect(drafts.length - acknowledged.length).toBeLessThanOrEqual(desks.length)
  })
})

describe('a price list while the power goes', () => {
  it('LED-8: whenever it was killed, the office has the whole list or nothing of it', async () => {
    const file = await priceListFile(HOMES)
    // The first time it runs to its end, which tells how long it takes: the kills are spread over that time and a bit more.
    const whole = await killedAfter(file, null)
    for (const share of [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95, 1.1]) await killedAfter(file, whole * share)
  })
})

/** Kills the office so many milliseconds into an import, or after it; gives how long that was. */
async function killedAfter(file: File, milliseconds: number | null): Promise<number> {
  const { office } = await aClosedOffice()
  const { projectId, dataDir } = office
  const served = await aServedOffice(dataDir)
  const manager = await served.signedIn('manager')
  const { uploadId, basis } = await manager.ledger.previewPriceList(
    ordered({ projectId, file, decidedBy: 'unitPrice' }),
  )
  const start = performance.now()
  const importing = manager.ledger.importPriceList(ordered({ projectId, uploadId, basis, appliesFrom: null }))
  const answered = importing.then(
    () => true,
    () => false,
  )
  await (milliseconds === null ? answered : setTimeout(milliseconds))
  const lasted = performance.now() - start
  await served.kill()

  await reopened(office)
  const records = await openRecords({ dataDir })
  const [found]: { units: number; versions: number; prices: number; used: number }[] = await records.query(
    `SELECT (SELECT count(*) FROM "unit") AS "units", (SELECT count(*) FROM "priceVersion") AS "versions",
      (SELECT count(*) FROM "price") AS "prices",
      (SELECT count(*) FROM "priceUpload" WHERE "usedAt" IS NOT NULL) AS "used"`,
  )
  const isThere = found?.versions === 2
  if (await answered) expect(isThere).toBe(true)
  expect(found).toEqual(
    isThere
      ? { units: 12 + HOMES.length, versions: 2, prices: 12 + 12 + HOMES.length, used: 2 }
      : { units: 12, versions: 1, prices: 12, used: 1 },
  )
  return lasted
}

/** New homes in numbers, so that taking them in takes a while. */
const HOMES = Array.from(
  { length: 4_000 },
  (_, index): ListedHome => ({
    building: `${3 + Math.floor(index / 400)}号楼`,
    entrance: '1',
    floor: 1 + Math.floor((index % 400) / 20),
    room: String(1 + (index % 20)).padStart(2, '0'),
    type: 'A',
    area: 89.53,
    unitPrice: 18_650,
  }),
)

describe.skipIf(process.platform === 'win32')('a full disk', () => {
  it('SEC-4, SEC-5: nothing is acknowledged that is not kept, health says so, and the rest is unharmed', async () => {
    const { office, form } = await aClosedOffice()
    const { size } = await stat(join(office.dataDir, 'office.sqlite'))
    const served = await aServedOffice(office.dataDir, Math.ceil(size / 1_024) + 300)
    const wanglin = await served.signedIn('wanglin')

    const acknowledged: string[] = []
    const failure = await fillUp(async () => {
      acknowledged.push((await wanglin.ledger.tickets.save(draftOf(office, form))).id)
    })
    expect(failure).toMatchObject({ code: 'UNEXPECTED' })
    expect(await untilUnhealthy(served.url)).toMatchObject({ status: 'readOnly' })
    // What is there can still be read.
    expect(await wanglin.ledger.tickets.list({ projectId: office.projectId })).toHaveLength(acknowledged.length)
    await served.kill()

    const { drafts, manager } = await reopened(office)
    expect(drafts.sort()).toEqual(acknowledged.sort())
    expect((await manager.ledger.board({ projectId: office.projectId })).units.id).toHaveLength(12)
  })
})

/** Does it again and again until it is refused; gives the refusal. */
async function fillUp(once: () => Promise<void>): Promise<unknown> {
  for (let times = 0; times < 1_000; times += 1) {
    const outcome = await refusalOf(once().then(() => Promise.reject(DONE))).catch((error: unknown) => error)
    if (outcome !== DONE) return outcome
  }
  throw new Error('the disk is never full')
}

const DONE = new Error('carried out')

/** Every look writes one page; gives what is said once that no longer fits. */
async function untilUnhealthy(url: string): Promise<unknown> {
  for (let times = 0; times < 200; times += 1) {
    const answer = await fetch(`${url}/health`)
    if (answer.status === 503) return answer.json()
  }
  throw new Error('the office is always healthy')
}

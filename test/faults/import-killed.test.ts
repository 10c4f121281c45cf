import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { ordered } from '../../electron/commands/office-client'
import { examineOffice } from '../../electron/examination/examine'
import { aServedOffice } from '../office/a-served-office'
import { anOffice } from '../office/an-office'
import { type ListedHome, priceListFile } from '../office/price-list'
import { openRecords } from '../office/records'
import { tell } from './tally'

describe('a price list while the power goes', () => {
  it('LED-8: whenever it was killed, the office has the whole list or nothing of it', async () => {
    const file = await priceListFile(HOMES)
    // The first time it runs to its end, which tells how long it takes: the kills are spread over that time and a bit more.
    const whole = await killedAfter(file, null)
    const start = performance.now()
    const shares = [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95, 1.1]
    for (const share of shares) await killedAfter(file, whole * share)
    const seconds = (performance.now() - start) / 1_000
    const [fault, told] = ['导入价格表确认时被 SIGKILL', '连不上案场主机'] as const
    tell({ fault, database: 'SQLite', tries: shares.length, lost: 0, doubled: 0, half: 0, told, seconds })
  })
})

/** Kills the office so many milliseconds into an import, or after it; gives how long that was. */
async function killedAfter(file: File, milliseconds: number | null): Promise<number> {
  const office = await anOffice()
  await office.office.close()
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

  expect((await examineOffice({ dataDir })).findings).toEqual([])
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

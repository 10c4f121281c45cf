import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ordered } from '../../electron/commands/office-client'
import { readConfig } from '../../electron/config'
import { examineOffice } from '../../electron/examination/examine'
import { openOffice } from '../../electron/office'
import { explainFailure } from '../../electron/startup-failure'
import { seeded } from '../bench/harness'
import { connectTo } from '../office/a-place'
import { aForm, submitTicket } from '../office/a-ticket'
import { anOffice, OPENING } from '../office/an-office'
import { aBusyRest, aCopyOf, marksOf } from '../office/broken-offices'
import { configFor } from '../office/office-config'
import { dumpOf } from '../office/records'
import { type Damage, TO_ONE_BYTE, TO_THE_END_OF_THE_LOG, TO_THE_FILE, TO_THE_LOG } from './damage'
import { SEED, VARIANTS } from './how-often'
import { tell } from './tally'

/** A folder as it lay there before it was damaged, and everything that was in it. */
type Whole = { dataDir: string; now: number; dump: string }

/**
 * What becomes of a damaged folder. `silent`: it opens with other data than it had, and the doctor finds nothing;
 * `found`: the doctor does.
 */
const FATES = ['refused', 'harmless', 'found', 'silent'] as const
type Fate = (typeof FATES)[number]

const random = seeded(SEED)

let rest: Awaited<ReturnType<typeof aBusyRest>> | undefined
beforeAll(async () => {
  rest = await aBusyRest()
})
afterAll(async () => {
  if (rest) await rm(rest.dataDir, { recursive: true, force: true })
})

async function anOfficeAtRest(): Promise<Whole> {
  if (!rest) throw new Error('the office was not filled')
  return { ...rest, dump: await dumpAt(await aCopyOf(rest)) }
}

/** What lies there after a power cut: the file, and a log with many commits. */
async function anOfficeCutOff(): Promise<Whole> {
  const office = await anOffice()
  const wanglin = await office.signedIn('wanglin')
  await submitTicket(office, wanglin)
  const form = aForm(await office.unitId('1-1-1202'))
  const draft = () => ordered({ projectId: office.projectId, draft: null, form })
  for (let count = 0; count < 12; count += 1) await wanglin.ledger.tickets.save(draft())
  const dataDir = await aCopyOf(office)
  return { dataDir, now: OPENING, dump: await dumpAt(await aCopyOf({ dataDir })) }
}

async function dumpAt(dataDir: string): Promise<string> {
  const records = await connectTo({ dataDir })
  const dump = JSON.stringify(await dumpOf(records))
  await records.destroy()
  return dump
}

/** Damages a copy, lets the doctor look at it and the office open it. */
async function fateOf(whole: Whole, { what, isSmall, spoil }: Damage): Promise<Fate> {
  const dataDir = await aCopyOf(whole)
  await spoil(dataDir, random)
  const now = () => whole.now
  const { findings } = await examineOffice({ dataDir: await aCopyOf({ dataDir }), now })
  const before = await filesOf(dataDir)
  const office = await openOffice(configFor({ dataDir }, whole)).catch((error: unknown) => {
    const config = readConfig({ env: { FANGHAO_DATA_DIR: dataDir }, argv: [], from: import.meta.dirname })
    return explainFailure(error, config)
  })
  if (typeof office === 'string') {
    const words =
      /^数据目录 \S+ 里的(数据文件已损坏（.+）：请用 npm run restore 从备份恢复；损坏的文件原样留着，请不要删|日志 office\.sqlite-wal 不见了.+npm run restore.+就删掉 office\.sqlite-shm 再打开)$/
    // One byte may also make it another version's, or another key's.
    expect(office, `seed ${SEED}: ${what}`).toMatch(isSmall ? /^[^\n]+$/ : words)
    expect(await filesOf(dataDir), `seed ${SEED}: ${what}`).toEqual(before)
    return 'refused'
  }
  await office.close()
  if ((await dumpAt(dataDir).catch(() => '')) === whole.dump) return 'harmless'
  return findings.length > 0 ? 'found' : 'silent'
}

/** The file and its log; the index of the log holds nothing of its own. */
async function filesOf(dataDir: string) {
  const { 'office.sqlite': file, 'office.sqlite-wal': log } = await marksOf(dataDir)
  return { file, log }
}

async function fatesOf(whole: Whole, damages: readonly Damage[], times: number, told: string) {
  const fates: { what: string; fate: Fate }[] = []
  for (const damage of damages) {
    const start = performance.now()
    const own: Fate[] = []
    for (let time = 0; time < times; time += 1) own.push(await fateOf(whole, damage))
    fates.push(...own.map((fate) => ({ what: damage.what, fate })))
    const counted = FATES.map((fate) => `${fate} ${own.filter((one) => one === fate).length}`).join('，')
    const lost = own.filter((fate) => fate === 'silent').length
    const seconds = (performance.now() - start) / 1_000
    tell({
      fault: damage.what,
      database: 'SQLite',
      tries: times,
      lost,
      doubled: 0,
      half: 0,
      told: `${told}（${counted}）`,
      seconds,
    })
  }
  return fates
}

const silent = ({ fate }: { fate: Fate }) => fate === 'silent'

describe('a damaged office', () => {
  it('SEC-4: its file: is refused in one line and left as it is, or the doctor finds it', {
    timeout: VARIANTS * 60_000,
  }, async () => {
    const fates = await fatesOf(await anOfficeAtRest(), TO_THE_FILE, VARIANTS, '数据文件已损坏')
    expect(fates.filter(silent), `seed ${SEED}`).toEqual([])
    expect(fates.filter(({ fate }) => fate === 'refused').length).toBeGreaterThan(fates.length / 2)
  })

  it('SEC-4: its log: no commit that was acknowledged is dropped without a word', {
    timeout: VARIANTS * 60_000,
  }, async () => {
    const fates = await fatesOf(await anOfficeCutOff(), TO_THE_LOG, VARIANTS, '数据文件已损坏')
    expect(new Set(fates.map(({ fate }) => fate)), `seed ${SEED}`).toEqual(new Set(['refused']))
  })

  it('SEC-4: the end of its log cut off: is what it was a moment earlier, whole', {
    timeout: VARIANTS * 60_000,
  }, async () => {
    const whole = await anOfficeCutOff()
    const fates = await fatesOf(whole, [TO_THE_END_OF_THE_LOG], VARIANTS, '看不出来，数据是稍早的样子')
    // Nothing on the disk tells it from a log that was never longer; only a backup kept elsewhere does.
    expect(fates.filter(({ fate }) => fate === 'found')).toEqual([])
  })

  it('SEC-4: one byte: never keeps the doctor or the office from an answer', {
    timeout: VARIANTS * 60_000,
  }, async () => {
    const fates = await fatesOf(await anOfficeAtRest(), [TO_ONE_BYTE], 4 * VARIANTS, '数据文件已损坏，或体检指出')
    expect(fates).toHaveLength(4 * VARIANTS)
  })
})

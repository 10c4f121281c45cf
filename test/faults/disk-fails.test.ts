import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ordered } from '../../electron/commands/office-client'
import { examineOffice } from '../../electron/examination/examine'
import { aServedOffice } from '../office/a-served-office'
import { aForm, LIST_TOTAL, refusalOf } from '../office/a-ticket'
import { anOffice } from '../office/an-office'
import { tell } from './tally'

describe.skipIf(process.platform === 'win32')('a disk that reports an error when it is written', () => {
  it('SEC-4, SEC-5: nothing is acknowledged that is not kept, health says so; sent again later it is done once', async () => {
    const start = performance.now()
    const office = await anOffice()
    const { dataDir, projectId } = office
    const homes = await Promise.all(['1-1-1203', '1-1-1202'].map(office.unitId))
    await office.office.close()
    const { size } = await stat(join(dataDir, 'office.sqlite'))
    // The system refuses to let any file grow further, which SQLite hears as a failed write.
    const served = await aServedOffice(dataDir, Math.ceil(size / 1_024) + 300)
    const wanglin = await served.signedIn('wanglin')
    const [home = '', other = ''] = homes
    const saved: string[] = []
    const failure = await fillUp(async () => {
      saved.push((await wanglin.ledger.tickets.save(ordered({ projectId, draft: null, form: aForm(other) }))).id)
    })
    expect(failure).toEqual({ code: 'STORAGE_FAILED', data: { rule: 'SEC-4' } })
    const order = ordered({ projectId, draft: null, form: aForm(home), expectedTotal: LIST_TOTAL })
    expect(await refusalOf(wanglin.ledger.tickets.submit(order))).toMatchObject({ code: 'STORAGE_FAILED' })
    expect(await untilUnhealthy(served.url)).toMatchObject({ status: 'readOnly', reason: 'STORAGE_FAILED' })
    // What is there can still be read.
    expect(await wanglin.ledger.tickets.list({ projectId })).toHaveLength(saved.length)
    await served.kill()
    expect((await examineOffice({ dataDir })).findings).toEqual([])

    const whole = await aServedOffice(dataDir)
    const again = await whole.signedIn('wanglin')
    const made = await again.ledger.tickets.submit(order)
    expect(await again.ledger.tickets.submit(order)).toEqual(made)
    const there = await again.ledger.tickets.list({ projectId })
    expect(there.map(({ id }) => id).sort()).toEqual([...saved, made.id].sort())
    const seconds = (performance.now() - start) / 1_000
    const [fault, told] = ['硬盘写出错', '硬盘读写出错，没有确认保存'] as const
    tell({ fault, database: 'SQLite', tries: 1, lost: 0, doubled: 0, half: 0, told, seconds })
  })
})

/** Does it again and again until it is refused; gives the refusal. */
async function fillUp(once: () => Promise<void>): Promise<unknown> {
  for (let times = 0; times < 1_000; times += 1) {
    const outcome = await refusalOf(once().then(() => Promise.reject(DONE))).catch((error: unknown) => error)
    if (outcome !== DONE) return outcome
  }
  throw new Error('the disk never fails')
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

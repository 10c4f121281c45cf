import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorkers, type Workers } from '../../../electron/workers/workers'
import { NO_MAPPING } from '../../../shared/ledger/price-list/mapping'
import { unreadable } from '../../../shared/ledger/price-list/unreadable'

describe('LED-8: a file that chokes its reader', () => {
  let workers: Workers
  beforeAll(() => {
    const workerFile = new URL('../../fixtures/choking-worker.js', import.meta.url).href
    workers = openWorkers({ workerFile, fontsDir: '' }, { longestRead: 1_000, mostMemory: 64 })
  })
  afterAll(() => workers.close())

  const read = (bytes: string) =>
    workers.readPriceList({
      bytes: new TextEncoder().encode(bytes),
      fileName: '一房一价表.xlsx',
      decidedBy: null,
      mapping: NO_MAPPING,
      project: '望江府',
      roundTo: 100,
      spaces: [],
    })

  it('is too large when it takes all the time or all the memory, and the next file is read', async () => {
    expect(await Promise.all([read('time'), read('memory')])).toEqual([unreadable('tooLarge'), unreadable('tooLarge')])
    expect(await read('ok')).toEqual({
      reading: { sheet: '价目', rows: [] },
      kept: '{"sheet":"价目","rows":[]}',
    })
  })
})

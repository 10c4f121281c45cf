import { Piscina } from 'piscina'
import type { PriceListReading } from '../../shared/ledger/price-list/reading'
import { type Unreadable, unreadable } from '../../shared/ledger/price-list/unreadable'
import type { TicketPaperData } from '../features/ledger/ticket-paper'
import type { ReadPriceListTask } from './worker'

/** What would block the office runs in worker threads: reading office files, drawing papers. Plain data in and out. */
export type Workers = {
  readPriceList(task: ReadPriceListTask): Promise<PriceListReading | Unreadable>
  drawTicketPaper(paper: TicketPaperData): Promise<Uint8Array<ArrayBuffer>>
  close(): Promise<void>
}

export type WorkersConfig = { workerFile: string; fontsDir: string }

/** What one thread may take: milliseconds for a file, waiting for a thread included, and megabytes. */
export type WorkerLimits = { longestRead: number; mostMemory: number }
const LIMITS: WorkerLimits = { longestRead: 60_000, mostMemory: 1_024 }

/** Opens the pool; threads start when there is work and end when there has been none for a while. */
export function openWorkers(
  { workerFile, fontsDir }: WorkersConfig,
  { longestRead, mostMemory }: WorkerLimits = LIMITS,
): Workers {
  const pool = new Piscina({
    filename: workerFile,
    minThreads: 0,
    maxThreads: 2,
    idleTimeout: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: mostMemory },
  })
  return {
    readPriceList: (task) =>
      pool
        .run(task, { name: 'readPriceList', signal: AbortSignal.timeout(longestRead) })
        .catch((error: unknown) => refuseExcess(error)),
    drawTicketPaper: (paper) => pool.run({ data: paper, fontsDir }, { name: 'drawTicketPaper' }),
    close: () => pool.destroy(),
  }
}

/** A file that takes a thread's whole time or memory is too large; the thread has been ended, the office goes on. */
function refuseExcess(error: unknown): Unreadable {
  const isOutOfTime = error instanceof Error && error.name === 'AbortError'
  const isOutOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  if (isOutOfTime || isOutOfMemory) return unreadable('tooLarge')
  throw error
}

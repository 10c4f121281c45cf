import { MessageChannel } from 'node:worker_threads'
import { Piscina } from 'piscina'
import { type Progress, progressSchema } from '../../shared/kernel/progress'
import { readKept } from '../../shared/ledger/price-list/kept'
import type { PriceListReading } from '../../shared/ledger/price-list/reading'
import { type Unreadable, unreadable } from '../../shared/ledger/price-list/unreadable'
import type { Table } from '../documents/excel/write'
import type { BoardPaperData } from '../features/ledger/board-paper'
import type { SpecialPaperData } from '../features/ledger/special-paper'
import type { TicketPaperData } from '../features/ledger/ticket-paper'
import type { ChangePaperData } from '../features/subscription/papers/change-paper'
import type { NoticePaperData } from '../features/subscription/papers/notice-paper'
import type { PlanPaperData } from '../features/subscription/papers/plan-paper'
import type { ReceiptPaperData } from '../features/subscription/papers/receipt-paper'
import type { SubscriptionPaperData } from '../features/subscription/papers/subscription-paper'
import type { ReadPriceListTask } from './worker'

/** What would block the office runs in worker threads: Excel files, papers. Plain data in and out. */
export type Workers = {
  /** Reads a list, given as it is kept, too; `signal` stops the thread at once. Takes the bytes with it. */
  readPriceList(
    task: Omit<ReadPriceListTask, 'port'>,
    watching?: { signal?: AbortSignal | undefined; report?: (progress: Progress) => void },
  ): Promise<{ reading: PriceListReading; kept: string } | Unreadable>
  writeExcel(tables: readonly Table[]): Promise<Uint8Array<ArrayBuffer>>
  drawTicketPaper(paper: TicketPaperData): Promise<Uint8Array<ArrayBuffer>>
  drawSpecialPaper(paper: SpecialPaperData): Promise<Uint8Array<ArrayBuffer>>
  drawBoardPaper(paper: BoardPaperData): Promise<Uint8Array<ArrayBuffer>>
  drawSubscriptionPaper(paper: SubscriptionPaperData): Promise<Uint8Array<ArrayBuffer>>
  drawNoticePaper(paper: NoticePaperData): Promise<Uint8Array<ArrayBuffer>>
  drawPlanPaper(paper: PlanPaperData): Promise<Uint8Array<ArrayBuffer>>
  drawChangePaper(paper: ChangePaperData): Promise<Uint8Array<ArrayBuffer>>
  drawReceiptPaper(paper: ReceiptPaperData): Promise<Uint8Array<ArrayBuffer>>
  close(): Promise<void>
}

export type WorkersConfig = {
  workerFile: string
  fontsDir: string
  /** Threads that stand by even when there is nothing to do, so that the first list and paper of the day are quick too. */
  standingThreads?: number | undefined
}

/** What one thread may take: milliseconds for a file, waiting for a thread included, and megabytes. */
export type WorkerLimits = { longestRead: number; mostMemory: number }
/** Twice what the largest list takes; a list that needs more has got past the bounds of its format. */
export const MOST_MEMORY = 512
/** Megabytes of new objects before they are looked through: a list makes a great many, and most of them stay. */
export const YOUNG_MEMORY = 96
const LIMITS: WorkerLimits = { longestRead: 60_000, mostMemory: MOST_MEMORY }

/** Opens the pool; more threads start when there is work and end when there has been none for a while. */
export function openWorkers(
  { workerFile, fontsDir, standingThreads = 1 }: WorkersConfig,
  { longestRead, mostMemory }: WorkerLimits = LIMITS,
): Workers {
  const pool = new Piscina({
    filename: workerFile,
    minThreads: standingThreads,
    maxThreads: 2,
    idleTimeout: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: mostMemory, maxYoungGenerationSizeMb: YOUNG_MEMORY },
  })
  // Nobody waits for it: a thread that is ended meanwhile, or cannot read, says so to whoever brings a list.
  if (standingThreads > 0) pool.run(undefined, { name: 'practise' }).catch(() => undefined)
  return {
    readPriceList: async (task, { signal, report } = {}) => {
      const { port1, port2 } = new MessageChannel()
      port1.on('message', (told) => report?.(progressSchema.parse(told)))
      const outOfTime = AbortSignal.timeout(longestRead)
      try {
        const kept: string | Unreadable = await pool.run(
          { ...task, port: port2 },
          {
            name: 'readPriceList',
            transferList: [port2, task.bytes.buffer],
            signal: signal ? AbortSignal.any([signal, outOfTime]) : outOfTime,
          },
        )
        return typeof kept === 'string' ? { reading: readKept(kept), kept } : kept
      } catch (error) {
        if (signal?.aborted) throw error
        return refuseExcess(error)
      } finally {
        port1.close()
      }
    },
    writeExcel: (tables) => pool.run(tables, { name: 'writeExcel' }),
    drawTicketPaper: (paper) => pool.run({ data: paper, fontsDir }, { name: 'drawTicketPaper' }),
    drawSpecialPaper: (paper) => pool.run({ data: paper, fontsDir }, { name: 'drawSpecialPaper' }),
    drawBoardPaper: (paper) => pool.run({ data: paper, fontsDir }, { name: 'drawBoardPaper' }),
    drawSubscriptionPaper: (paper) => pool.run({ data: paper, fontsDir }, { name: 'drawSubscriptionPaper' }),
    drawNoticePaper: (paper) => pool.run({ data: paper, fontsDir }, { name: 'drawNoticePaper' }),
    drawPlanPaper: (paper) => pool.run({ data: paper, fontsDir }, { name: 'drawPlanPaper' }),
    drawChangePaper: (paper) => pool.run({ data: paper, fontsDir }, { name: 'drawChangePaper' }),
    drawReceiptPaper: (paper) => pool.run({ data: paper, fontsDir }, { name: 'drawReceiptPaper' }),
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

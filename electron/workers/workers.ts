import { Piscina } from 'piscina'
import type { PriceListReading } from '../../shared/ledger/price-list/reading'
import type { Unreadable } from '../../shared/ledger/price-list/unreadable'
import type { SpecialPaperData } from '../features/ledger/special-paper'
import type { TicketPaperData } from '../features/ledger/ticket-paper'
import type { ReadPriceListTask } from './worker'

/** What would block the office runs in worker threads: reading Excel files, drawing papers. Plain data in and out. */
export type Workers = {
  readPriceList(task: ReadPriceListTask): Promise<PriceListReading | Unreadable>
  drawTicketPaper(paper: TicketPaperData): Promise<Uint8Array<ArrayBuffer>>
  drawSpecialPaper(paper: SpecialPaperData): Promise<Uint8Array<ArrayBuffer>>
  close(): Promise<void>
}

export type WorkersConfig = { workerFile: string; fontsDir: string }

/** Opens the pool; threads start when there is work and end when there has been none for a while. */
export function openWorkers({ workerFile, fontsDir }: WorkersConfig): Workers {
  const pool = new Piscina({
    filename: workerFile,
    minThreads: 0,
    maxThreads: 2,
    idleTimeout: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: 1_024 },
  })
  return {
    readPriceList: (task) => pool.run(task, { name: 'readPriceList' }),
    drawTicketPaper: (paper) => pool.run({ data: paper, fontsDir }, { name: 'drawTicketPaper' }),
    drawSpecialPaper: (paper) => pool.run({ data: paper, fontsDir }, { name: 'drawSpecialPaper' }),
    close: () => pool.destroy(),
  }
}

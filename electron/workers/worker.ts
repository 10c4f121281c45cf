import type { MessagePort } from 'node:worker_threads'
import type { Progress } from '../../shared/kernel/progress'
import { isRefusal } from '../../shared/kernel/refusal'
import type { PriceKind } from '../../shared/ledger/price-list/columns/columns'
import { keepReading } from '../../shared/ledger/price-list/kept'
import type { PriceListMapping } from '../../shared/ledger/price-list/mapping'
import { withSheets } from '../../shared/ledger/price-list/peek'
import { readPriceList as readSheets } from '../../shared/ledger/price-list/reading'
import type { Unreadable } from '../../shared/ledger/price-list/unreadable'
import type { RoundTo } from '../../shared/pricing/limits'
import { readSpreadsheet } from '../documents/excel/read'
import type { Table } from '../documents/excel/write'
import type { PaperFonts } from '../documents/pdf/fonts'
import { PRACTICE_TIMES, practiceList } from './practice'

// A thread that stands by is ready to read a list; the other tasks bring what they need, fonts above all, when they come.

export type ReadPriceListTask = {
  bytes: Uint8Array<ArrayBuffer>
  /** Names the sheet of a file that does not name it. */
  fileName: string
  decidedBy: PriceKind | null
  mapping: PriceListMapping
  /** The project's name, which building names may carry. */
  project: string
  /** What totals are rounded to where they are compared (fen). Rule PRC-2. */
  roundTo: RoundTo
  /** The numbers of the office's parking spaces and storerooms. Rule LED-11. */
  spaces: string[]
  /** Where the progress is told. */
  port: MessagePort
}

/**
 * Reads an office's price list: homes, faults at their cells, what was found. As the text in which it is kept too: between
 * threads that travels sooner than twenty thousand homes. Rule LED-8.
 */
export async function readPriceList(task: ReadPriceListTask): Promise<string | Unreadable> {
  const { bytes, fileName, port, ...options } = task
  const tell = (progress: Progress) => port.postMessage(progress)
  tell({ phase: 'unpacking', done: 0, total: 0 })
  const sheets = await readSpreadsheet(bytes, {
    fileName,
    onProgress: ({ done, total }) => tell({ phase: 'unpacking', done, total }),
  })
  if (isRefusal(sheets)) return sheets
  const onProgress = (done: number, total: number) => tell({ phase: 'reading', done, total })
  const reading = readSheets(sheets, { ...options, onProgress })
  return isRefusal(reading) ? withSheets(reading, sheets) : keepReading(reading)
}

/** Reads a list of its own until the reading is quick, so that the office's first one is read as soon as its later ones. */
export async function practise(): Promise<void> {
  const table = practiceList()
  const bytes = await writeExcel([table])
  for (let time = 0; time < PRACTICE_TIMES; time += 1) {
    const sheets = await readSpreadsheet(bytes, { fileName: table.name })
    if (isRefusal(sheets)) throw new Error('the practice list is no list')
    readSheets(sheets, { decidedBy: null })
  }
}

/** Writes tables as an Excel file, a sheet each. */
export async function writeExcel(tables: readonly Table[]): Promise<Uint8Array> {
  const { writeWorkbook } = await import('../documents/excel/write')
  return writeWorkbook(tables)
}

export type DrawTask<Data> = { data: Data; fontsDir: string }

/** A task that draws a paper; what it is drawn with is loaded when the first one comes. */
function drawing<Data>(load: () => Promise<(data: Data, fonts: PaperFonts) => Promise<Uint8Array>>) {
  return async ({ data, fontsDir }: DrawTask<Data>): Promise<Uint8Array> => {
    const [draw, { loadFonts }] = await Promise.all([load(), import('../documents/pdf/fonts')])
    return draw(data, await loadFonts(fontsDir))
  }
}

/** 房号管理单. Rule LED-3. */
export const drawTicketPaper = drawing(async () => (await import('../features/ledger/ticket-paper')).drawTicketPaper)
/** 特殊优惠申请单. Rule PRC-7. */
export const drawSpecialPaper = drawing(async () => (await import('../features/ledger/special-paper')).drawSpecialPaper)
/** 销控图 on A3. Rule LED-5. */
export const drawBoardPaper = drawing(async () => (await import('../features/ledger/board-paper')).drawBoardPaper)
/** 认购书. Rule SUB-1. */
export const drawSubscriptionPaper = drawing(
  async () => (await import('../features/subscription/papers/subscription-paper')).drawSubscriptionPaper,
)
/** 购买须知. Rule PRC-9. */
export const drawNoticePaper = drawing(
  async () => (await import('../features/subscription/papers/notice-paper')).drawNoticePaper,
)
/** 置业计划. Rule PRC-9. */
export const drawPlanPaper = drawing(
  async () => (await import('../features/subscription/papers/plan-paper')).drawPlanPaper,
)
/** 退房, 换房 or 更名申请单. Rule SUB-4. */
export const drawChangePaper = drawing(
  async () => (await import('../features/subscription/papers/change-paper')).drawChangePaper,
)
/** 定金收据. Rule RCP-1. */
export const drawReceiptPaper = drawing(
  async () => (await import('../features/subscription/papers/receipt-paper')).drawReceiptPaper,
)

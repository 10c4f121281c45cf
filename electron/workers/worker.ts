import { isRefusal } from '../../shared/kernel/refusal'
import { type PriceListReading, readPriceList as readSheets } from '../../shared/ledger/price-list/reading'
import type { Unreadable } from '../../shared/ledger/price-list/unreadable'
import { readWorkbook } from '../documents/excel/read'
import { loadFonts } from '../documents/pdf/fonts'
import { drawSpecialPaper as drawSpecial, type SpecialPaperData } from '../features/ledger/special-paper'
import { drawTicketPaper as draw, type TicketPaperData } from '../features/ledger/ticket-paper'

export type ReadPriceListTask = { bytes: Uint8Array<ArrayBuffer>; decidedBy: 'unitPrice' | 'total' }

/** Reads an Excel price list: homes, faults at their cells, what was found. Rule LED-8. */
export async function readPriceList({ bytes, decidedBy }: ReadPriceListTask): Promise<PriceListReading | Unreadable> {
  const sheets = await readWorkbook(bytes)
  return isRefusal(sheets) ? sheets : readSheets(sheets, { decidedBy })
}

export type DrawTicketPaperTask = { data: TicketPaperData; fontsDir: string }

/** Draws a 房号管理单. Rule LED-3. */
export async function drawTicketPaper({ data, fontsDir }: DrawTicketPaperTask): Promise<Uint8Array> {
  return draw(data, await loadFonts(fontsDir))
}

export type DrawSpecialPaperTask = { data: SpecialPaperData; fontsDir: string }

/** Draws a 特殊优惠申请单. Rule PRC-7. */
export async function drawSpecialPaper({ data, fontsDir }: DrawSpecialPaperTask): Promise<Uint8Array> {
  return drawSpecial(data, await loadFonts(fontsDir))
}

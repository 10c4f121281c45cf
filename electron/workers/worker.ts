import { isRefusal } from '../../shared/kernel/refusal'
import { type PriceListReading, readPriceList as readSheets } from '../../shared/ledger/price-list/reading'
import type { Unreadable } from '../../shared/ledger/price-list/unreadable'
import { readSpreadsheet } from '../documents/excel/read'
import { loadFonts } from '../documents/pdf/fonts'
import { drawTicketPaper as draw, type TicketPaperData } from '../features/ledger/ticket-paper'

export type ReadPriceListTask = {
  bytes: Uint8Array<ArrayBuffer>
  decidedBy: 'unitPrice' | 'total'
  /** Names the sheet of a file that does not name it. */
  fileName?: string
}

/** Reads a price list's file: homes, faults at their cells, what was found. Rule LED-8. */
export async function readPriceList({
  bytes,
  decidedBy,
  fileName,
}: ReadPriceListTask): Promise<PriceListReading | Unreadable> {
  const sheets = await readSpreadsheet(bytes, { fileName })
  return isRefusal(sheets) ? sheets : readSheets(sheets, { decidedBy })
}

export type DrawTicketPaperTask = { data: TicketPaperData; fontsDir: string }

/** Draws a 房号管理单. Rule LED-3. */
export async function drawTicketPaper({ data, fontsDir }: DrawTicketPaperTask): Promise<Uint8Array> {
  return draw(data, await loadFonts(fontsDir))
}

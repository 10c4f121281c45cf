import { BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { z } from 'zod'
import { DESKTOP_CHANNELS } from '../../shared/desktop/bridge'
import { printPaper, savePaper } from './papers'

const MAX_PDF_BYTES = 256 * 1024 * 1024
const PDF_MARK = [0x25, 0x50, 0x44, 0x46, 0x2d] // %PDF-

const pdfSchema = z
  .instanceof(Uint8Array)
  .refine((bytes) => bytes.byteLength <= MAX_PDF_BYTES && PDF_MARK.every((byte, at) => bytes[at] === byte))

const savePdfSchema = z.strictObject({
  // A name, not a path: the person chooses the folder in the dialog.
  name: z.string().regex(/^[^\\/:*?"<>|\p{Cc}]{1,120}\.pdf$/u),
  bytes: pdfSchema,
})
const printPdfSchema = z.strictObject({ bytes: pdfSchema })

/** Answers the few native requests a page may make, and only pages at the office's own address. */
export function answerPages(origin: string): void {
  answer(DESKTOP_CHANNELS.savePdf, origin, savePdfSchema, ({ name, bytes }, window) => savePaper(window, name, bytes))
  answer(DESKTOP_CHANNELS.printPdf, origin, printPdfSchema, ({ bytes }, window) => printPaper(window, bytes))
}

function answer<Input, Output>(
  channel: string,
  origin: string,
  schema: z.ZodType<Input>,
  handle: (input: Input, window: BrowserWindow) => Promise<Output>,
): void {
  ipcMain.handle(channel, (event, input: unknown) => {
    const window = windowOf(event, origin)
    const parsed = schema.safeParse(input)
    if (!window || !parsed.success) throw new Error(`${channel} refused`)
    return handle(parsed.data, window)
  })
}

/** The window of a request that comes from the office's own page, and from no frame inside it. */
function windowOf(event: IpcMainInvokeEvent, origin: string): BrowserWindow | null {
  const frame = event.senderFrame
  if (frame === null || frame.parent !== null || frame.origin !== origin) return null
  return BrowserWindow.fromWebContents(event.sender)
}

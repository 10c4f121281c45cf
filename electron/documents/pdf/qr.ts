import { create } from 'qrcode'
import { INK } from './ink'

/** Draws a QR code (error correction M) as rectangles, sharp at any printer's resolution. */
export function drawQr(doc: PDFKit.PDFDocument, text: string, at: { x: number; y: number; size: number }): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const module = at.size / modules.size
  for (let row = 0; row < modules.size; row += 1) {
    let column = 0
    while (column < modules.size) {
      const from = column
      while (column < modules.size && modules.get(row, column)) column += 1
      if (column > from) doc.rect(at.x + from * module, at.y + row * module, (column - from) * module, module)
      else column += 1
    }
  }
  doc.fill(INK.text)
}

import type { PDFDocumentProxy } from 'pdfjs-dist'
import styles from './paper-sheets.module.css'
import { saveFile } from './save-file'

/** A paper as the office made it, and as the page has opened it. */
export type OpenPaper = { bytes: Uint8Array<ArrayBuffer>; document: PDFDocumentProxy }

/** Dots per inch at which a browser prints the sheets; a PDF counts 72 to the inch. */
const PRINT = 300
const POINTS = 72

/**
 * 打印: with the desktop's own dialog. A browser cannot be handed a PDF to print, so it prints the PDF's own pages,
 * drawn as finely as a printer does.
 */
export async function printPaper({ bytes, document: pdf }: OpenPaper): Promise<void> {
  if (window.fanghao) return await window.fanghao.printPdf(bytes)
  const sheets = document.createElement('div')
  sheets.className = styles.sheets ?? ''
  for (let number = 1; number <= pdf.numPages; number += 1) sheets.append(await drawSheet(pdf, number))
  document.body.append(sheets)
  window.addEventListener('afterprint', () => removeSheets(sheets), { once: true })
  window.print()
}

async function drawSheet(pdf: PDFDocumentProxy, number: number): Promise<HTMLImageElement> {
  const page = await pdf.getPage(number)
  const viewport = page.getViewport({ scale: PRINT / POINTS })
  const canvas = document.createElement('canvas')
  canvas.width = Math.floor(viewport.width)
  canvas.height = Math.floor(viewport.height)
  await page.render({ canvas, viewport, intent: 'print' }).promise
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve))
  if (!picture) throw new Error(`page ${number} could not be drawn`)
  const sheet = document.createElement('img')
  // 销控图 lies on A3, every other paper stands on A4.
  if (viewport.width > viewport.height) sheet.className = styles.wide ?? ''
  sheet.src = URL.createObjectURL(picture)
  await sheet.decode()
  return sheet
}

function removeSheets(sheets: HTMLElement): void {
  for (const sheet of sheets.querySelectorAll('img')) URL.revokeObjectURL(sheet.src)
  sheets.remove()
}

/** 保存: where the person chooses, in a browser among the downloads. */
export async function savePaper(name: string, { bytes }: OpenPaper): Promise<void> {
  if (window.fanghao) {
    await window.fanghao.savePdf(name, bytes)
    return
  }
  saveFile(new File([bytes], name, { type: 'application/pdf' }))
}

import type { PDFDocumentProxy } from 'pdfjs-dist'

/** Reads a PDF. pdf.js is fetched only when the first paper is looked at; it works in a thread of its own. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const pdf = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const { default: PdfWorker } = await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker')
  pdf.GlobalWorkerOptions.workerPort ??= new PdfWorker()
  // pdf.js takes the bytes over for its thread, so it gets a copy of its own. What it thinks of scans is nobody's concern.
  const verbosity = pdf.VerbosityLevel.ERRORS
  return await pdf.getDocument({ data: bytes.slice(), isEvalSupported: false, verbosity }).promise
}

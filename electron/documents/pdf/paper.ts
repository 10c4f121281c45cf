import PDFDocument from 'pdfkit'
import { formatInstant } from '../../../shared/kernel/day'
import type { PaperFonts } from './fonts'
import { INK, lineHeightOf, SET } from './ink'
import { drawMarks, drawWatermark, type PaperMark } from './marks'
import { drawQr } from './qr'
import { fitted, linesOf, MARGIN, PAGE, rule, type Sheet, widthOf, writeLine } from './sheet'

/** What stands on every page of a paper, whatever it is about. */
export type PaperHead = {
  readonly project: string
  /** 房号管理单. */
  readonly title: string
  /** `FH-20260607-0012`; null as long as it has none. */
  readonly number: string | null
  /** SHA-256 of the document's canonical data, 64 hex digits; null while there is nothing frozen. Rule SUB-3. */
  readonly hash: string | null
  readonly marks: readonly PaperMark[]
  readonly printed: { readonly at: number; readonly by: string }
}

const AUTHOR = '房号管家'
const HEADER_Y = 34
const BODY_TOP = MARGIN + 5
const FOOTER_TOP = PAGE.height - 73
const BODY_BOTTOM = FOOTER_TOP - 5
const QR_SIZE = 40

/**
 * Makes a paper: A4, 2 cm at both sides, project and number on every page above, page, check code and QR below.
 * The same head and body give the same bytes: every date in it comes from the head, none from the clock.
 */
export function drawPaper(head: PaperHead, fonts: PaperFonts, drawBody: (sheet: Sheet) => void): Promise<Uint8Array> {
  const doc = openDocument(head, fonts)
  const sheet: Sheet = {
    doc,
    left: MARGIN,
    width: PAGE.width - 2 * MARGIN,
    top: BODY_TOP,
    bottom: BODY_BOTTOM,
    y: BODY_TOP,
    turnPage: () => {
      doc.addPage()
      drawWatermark(doc, head.marks)
      drawHeader(sheet, head)
      sheet.y = sheet.top
    },
  }
  sheet.turnPage()
  drawBody(sheet)
  return finish(doc, (pages) => drawFooter(sheet, head, pages))
}

/** Writes the foot of every page, which says how many there are, and gives the bytes. */
export function finish(doc: PDFKit.PDFDocument, drawFoot: (pages: string) => void): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Uint8Array[] = []
    doc.on('data', (part: Uint8Array) => parts.push(part))
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))))
    doc.on('error', reject)
    const { count } = doc.bufferedPageRange()
    for (let page = 0; page < count; page += 1) {
      doc.switchToPage(page)
      drawFoot(`第 ${page + 1} 页　共 ${count} 页`)
    }
    doc.end()
  })
}

/** The first and last figures of a check code, enough to compare two papers by eye: `9f2c 6a1e … 07b4 d5c8`. */
export function shortHash(hash: string): string {
  const group = (from: number) => hash.slice(from, from + 4)
  return `${group(0)} ${group(4)} … ${group(56)} ${group(60)}`
}

/** A document without pages yet, in our fonts, whose every date is the head's. */
export function openDocument(
  head: Pick<PaperHead, 'project' | 'title' | 'number' | 'hash' | 'printed'>,
  fonts: PaperFonts,
  page: { size: 'A4' | 'A3'; layout: 'portrait' | 'landscape' } = { size: 'A4', layout: 'portrait' },
): PDFKit.PDFDocument {
  const made = new Date(head.printed.at)
  const doc = new PDFDocument({
    ...page,
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    info: {
      Title: head.number ? `${head.title} ${head.number}` : head.title,
      Subject: head.project,
      Author: AUTHOR,
      Creator: AUTHOR,
      Producer: AUTHOR,
      Keywords: head.hash ?? '',
      CreationDate: made,
      ModDate: made,
    },
  })
  doc.registerFont('regular', toBuffer(fonts.regular))
  doc.registerFont('bold', toBuffer(fonts.bold))
  return doc
}

function drawHeader(sheet: Sheet, head: PaperHead): void {
  const { doc, left, width } = sheet
  const marksFrom = drawMarks(doc, head.marks, { right: left + width, y: HEADER_Y - 1 })
  const number = `${head.title}　${head.number ?? '未编号'}`
  writeLine(doc, number, { x: marksFrom, y: HEADER_Y, align: 'right' }, SET.soft)
  const free = marksFrom - left - widthOf(doc, number, SET.soft) - 16
  const project = fitted(doc, head.project, free, SET.strong)
  // The longest names take two of the smallest lines.
  const lines = linesOf(doc, head.project, free, project)
  const projectY = HEADER_Y + (lineHeightOf(SET.soft) - lines.length * lineHeightOf(project)) / 2
  lines.forEach((line, index) => {
    writeLine(doc, line, { x: left, y: projectY + index * lineHeightOf(project) }, project)
  })
  rule(doc, { x: left, y: HEADER_Y + 17, width, weight: 0.5, colour: INK.rule })
}

function drawFooter(sheet: Sheet, head: PaperHead, pages: string): void {
  const { doc, left, width } = sheet
  rule(doc, { x: left, y: FOOTER_TOP, width, weight: 0.5, colour: INK.rule })
  const top = FOOTER_TOP + 6
  const printed = `打印　${formatInstant(head.printed.at)}　${head.printed.by}`
  const right = left + width
  const x = head.hash ? left + QR_SIZE + 10 : left
  if (head.hash) {
    drawQr(doc, head.hash, { x: left, y: top, size: QR_SIZE })
    writeLine(doc, `校验码　${shortHash(head.hash)}`, { x, y: top + 1 }, SET.soft)
    writeLine(doc, `SHA-256　${head.hash}`, { x, y: top + 14.5 }, SET.fine)
  } else {
    writeLine(doc, '尚无校验码', { x, y: top + 1 }, SET.soft)
  }
  const room = right - x - widthOf(doc, pages, SET.soft) - 16
  writeLine(doc, printed, { x, y: top + 27 }, fitted(doc, printed, room, SET.small))
  writeLine(doc, pages, { x: right, y: top + 26, align: 'right' }, SET.soft)
}

// pdfkit's types ask for a Buffer; this is a view on the same bytes, not a copy of 10 MB.
function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

import { lineHeightOf, type TextStyle } from './ink'
import { wrapText } from './wrap'

/** 2 cm. */
export const MARGIN = (20 / 25.4) * 72
/** A4 in points. */
export const PAGE = { width: 595.28, height: 841.89 } as const

/**
 * The paper being written: the document and the place on its current page where the next thing goes.
 * Between `top` and `bottom` is the body; header and footer lie outside of it.
 */
export type Sheet = {
  readonly doc: PDFKit.PDFDocument
  readonly left: number
  readonly width: number
  readonly top: number
  readonly bottom: number
  y: number
  /** Begins a new page with its header. */
  readonly turnPage: () => void
}

/** Turns the page unless so much height is free; whether it turned. */
export function reserve(sheet: Sheet, height: number): boolean {
  if (sheet.y + height <= sheet.bottom || sheet.y <= sheet.top) return false
  sheet.turnPage()
  return true
}

/** Leaves some white, but none at the head of a page. */
export function leave(sheet: Sheet, height: number): void {
  if (sheet.y > sheet.top) sheet.y += height
}

/** A text's width in points, in its style. */
export function widthOf(doc: PDFKit.PDFDocument, text: string, style: TextStyle): number {
  return doc.font(style.face, style.size).widthOfString(legible(doc, text, style))
}

/** The lines a text takes in a width. */
export function linesOf(doc: PDFKit.PDFDocument, text: string, width: number, style: TextStyle): string[] {
  doc.font(style.face, style.size)
  return wrapText(legible(doc, text, style), width, (part) => doc.widthOfString(part))
}

/** Writes one line into the line box whose upper edge is `y`; from `x`, or up to it when aligned right. */
export function writeLine(
  doc: PDFKit.PDFDocument,
  text: string,
  at: { x: number; y: number; align?: 'left' | 'center' | 'right' },
  style: TextStyle,
): void {
  const shown = legible(doc, text, style)
  doc.font(style.face, style.size).fillColor(style.colour)
  const width = at.align && at.align !== 'left' ? doc.widthOfString(shown) : 0
  const x = at.align === 'center' ? at.x - width / 2 : at.x - width
  // Chinese characters are centred 0.38 em above the base line.
  const baseline = at.y + lineHeightOf(style) / 2 + style.size * 0.38
  doc.text(shown, x, baseline, { lineBreak: false, baseline: 'alphabetic' })
}

/** A horizontal rule over the width of the body, or part of it. */
export function rule(
  doc: PDFKit.PDFDocument,
  line: { x: number; y: number; width: number; weight: number; colour: string },
): void {
  doc.lineWidth(line.weight).strokeColor(line.colour)
  doc
    .moveTo(line.x, line.y)
    .lineTo(line.x + line.width, line.y)
    .stroke()
}

/** Shrinks a style until a text fits the width, down to 6 points: for names that must stay on one line. */
export function fitted(doc: PDFKit.PDFDocument, text: string, width: number, style: TextStyle): TextStyle {
  const needed = widthOf(doc, text, style)
  return needed <= width ? style : { ...style, size: Math.max(6, Math.floor((style.size * width * 10) / needed) / 10) }
}

/**
 * A name may hold a character that no font of ours draws. It is written as its code, 〔U+20BB7〕: a paper
 * never shows an empty box where a name should be.
 */
function legible(doc: PDFKit.PDFDocument, text: string, style: TextStyle): string {
  if (!BEYOND_LATIN.test(text)) return text
  doc.font(style.face, style.size)
  return Array.from(text, (character) =>
    isDrawable(doc, character) ? character : `〔U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}〕`,
  ).join('')
}

const BEYOND_LATIN = /[^\n\r\u0020-\u007e]/

// pdfkit does not publish which characters its current font draws, fontkit beneath it does.
function isDrawable(doc: PDFKit.PDFDocument, character: string): boolean {
  if (character === '\n' || character === '\r') return true
  const embedded: unknown = Reflect.get(doc, '_font')
  const face = typeof embedded === 'object' && embedded !== null && 'font' in embedded ? embedded.font : null
  if (typeof face !== 'object' || face === null || !('hasGlyphForCodePoint' in face)) return true
  const has = face.hasGlyphForCodePoint
  return typeof has !== 'function' || has.call(face, character.codePointAt(0)) === true
}

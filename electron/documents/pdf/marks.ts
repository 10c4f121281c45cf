import { INK, lineHeightOf, type TextStyle } from './ink'
import { PAGE, widthOf, writeLine } from './sheet'

/** What a paper must not be mistaken for: 草稿, 作废, 补打, and of a trial 试. */
export type PaperMark = 'draft' | 'void' | 'reprint' | 'trial'

const WORDS = { draft: '草稿', void: '作废', reprint: '补打', trial: '试' } as const satisfies Record<PaperMark, string>

/** Those that lie across the page; the first of a paper's is drawn. */
const WATERMARKS = ['void', 'draft', 'trial'] as const

const CHIP: TextStyle = { face: 'bold', size: 8, colour: INK.soft }
const CHIP_PADDING = 5
const WATERMARK_SIZE = 168

/** Lays 作废, 草稿 or 试 across the empty page, beneath everything; a reprint is valid and has no watermark. */
export function drawWatermark(doc: PDFKit.PDFDocument, marks: readonly PaperMark[]): void {
  const mark = WATERMARKS.find((one) => marks.includes(one))
  if (!mark) return
  const colour = mark === 'void' ? INK.voidWatermark : INK.watermark
  const style: TextStyle = { face: 'bold', size: WATERMARK_SIZE, colour }
  doc.save()
  doc.rotate(-32, { origin: [PAGE.width / 2, PAGE.height / 2] })
  writeLine(doc, WORDS[mark], { x: PAGE.width / 2, y: (PAGE.height - lineHeightOf(style)) / 2, align: 'center' }, style)
  doc.restore()
}

/** Draws the marks as small frames whose right edge is `right`; the left edge of the last one. */
export function drawMarks(
  doc: PDFKit.PDFDocument,
  marks: readonly PaperMark[],
  at: { right: number; y: number },
): number {
  let right = at.right
  for (const mark of marks) {
    const tone = mark === 'void' ? INK.void : INK.soft
    right = drawChip(doc, WORDS[mark], { right, y: at.y }, tone) - 6
  }
  return right
}

/** A word in a thin frame, as a stamp would be; its left edge. */
export function drawChip(
  doc: PDFKit.PDFDocument,
  word: string,
  at: { right: number; y: number },
  colour: string,
): number {
  const style = { ...CHIP, colour }
  const width = widthOf(doc, word, style) + 2 * CHIP_PADDING
  const x = at.right - width
  doc
    .lineWidth(0.7)
    .roundedRect(x, at.y, width, lineHeightOf(style) + 2, 2)
    .stroke(colour)
  writeLine(doc, word, { x: x + CHIP_PADDING, y: at.y + 1 }, style)
  return x
}

import { formatCount } from '../../../shared/kernel/count'
import { formatInstant } from '../../../shared/kernel/day'
import { type ChartBlock, type ChartPage, linesOfBands } from '../../../shared/ledger/board-pages'
import { sayBuilding } from '../../../shared/ledger/unit-number'
import type { PaperFonts } from '../../documents/pdf/fonts'
import { INK, SET, type TextStyle } from '../../documents/pdf/ink'
import { finish, openDocument } from '../../documents/pdf/paper'
import { fitted, rule, widthOf, writeLine } from '../../documents/pdf/sheet'

/** How a state is told apart without colour: its ground's lightness, its frame, and the word on it. */
export type PaperTone = {
  readonly ground: string
  readonly ink: string
  readonly frame: string
  readonly isDashed: boolean
}

/** One home on the paper, ready to be written: 1203, B 89.53, 可售, 18,650. */
export type PaperCell = {
  readonly room: string
  readonly facts: string
  readonly word: string
  readonly figure: string
  readonly tone: PaperTone
}

/** 销控图 on paper as plain data. */
export type BoardPaperData = {
  readonly project: string
  readonly title: string
  /** 试运行, or empty. */
  readonly mark: string
  /** What the figures are: 单价 元/㎡; empty where there are none. */
  readonly note: string
  readonly legend: readonly { readonly word: string; readonly count: number; readonly tone: PaperTone }[]
  /** What is no home, counted by name: 车位 39 个（可售 36）. Rule LED-11. */
  readonly apart: readonly string[]
  /** What stands on the sheet where there is nothing to show. */
  readonly empty: string
  readonly pages: readonly ChartPage<PaperCell>[]
  /** On the wall nobody is named, whoever printed it neither. */
  readonly printed: { readonly at: number; readonly by: string }
}

/** A3 lying, in points, and 1 cm around it. */
const PAGE = { width: 1190.55, height: 841.89 }
const SIDE = 28.35
const WIDTH = PAGE.width - 2 * SIDE
const BODY = { top: 84, bottom: PAGE.height - 44 }
const LABEL = 22
const GAP = 10
const MOST_LINE = 30
const WIDEST_CELL = 118

const TITLE: TextStyle = { ...SET.strong, size: 13 }
const ROOM: TextStyle = { face: 'bold', size: 8, colour: INK.text }
const WORD: TextStyle = { face: 'bold', size: 7.5, colour: INK.text }
const SMALL: TextStyle = { face: 'regular', size: 7, colour: INK.text }

/** Draws 销控图: A3 lying, the legend with its counts on every page. Same data, same bytes. */
export function drawBoardPaper(data: BoardPaperData, fonts: PaperFonts): Promise<Uint8Array> {
  const { project, title, printed } = data
  const doc = openDocument({ project, title, number: null, hash: null, printed }, fonts, {
    size: 'A3',
    layout: 'landscape',
  })
  for (const page of data.pages.length > 0 ? data.pages : [{ bands: [] }]) {
    doc.addPage()
    drawHead(doc, data)
    drawBands(doc, page)
    if (page.bands.length === 0) writeLine(doc, data.empty, { x: SIDE, y: BODY.top + 24 }, { ...SET.body, size: 14 })
  }
  return finish(doc, (pages) => drawFoot(doc, data, pages))
}

function drawHead(
  doc: PDFKit.PDFDocument,
  { project, title, mark, note, legend, apart, printed }: BoardPaperData,
): void {
  const right = PAGE.width - SIDE
  const at = `房态时间　${formatInstant(printed.at)}`
  const name = fitted(doc, project, WIDTH / 2, SET.total)
  writeLine(doc, project, { x: SIDE, y: 22 }, name)
  const beside = SIDE + widthOf(doc, project, name) + 16
  writeLine(doc, title, { x: beside, y: 26 }, TITLE)
  if (mark !== '') {
    const [x, width] = [beside + widthOf(doc, title, TITLE) + 12, widthOf(doc, mark, TITLE) + 12]
    box(doc, { x, y: 23.5, width, height: 20 }, { ground: '#FFFFFF', frame: INK.void, isDashed: false })
    writeLine(doc, mark, { x: x + 6, y: 26 }, { ...TITLE, colour: INK.void })
  }
  writeLine(doc, at, { x: right, y: 28, align: 'right' }, { ...SET.body, size: 10 })
  let x = SIDE
  for (const { word, count, tone } of legend) {
    box(doc, { x, y: 55, width: 14, height: 14 }, tone)
    const said = `${word} ${formatCount(count)} 套`
    writeLine(doc, said, { x: x + 19, y: 55 }, { ...SET.strong, size: 10 })
    x += 19 + widthOf(doc, said, { ...SET.strong, size: 10 }) + 20
  }
  for (const said of apart) {
    writeLine(doc, said, { x, y: 55 }, { ...SET.body, size: 10 })
    x += widthOf(doc, said, { ...SET.body, size: 10 }) + 16
  }
  writeLine(doc, note, { x: right, y: 56, align: 'right' }, SET.soft)
  rule(doc, { x: SIDE, y: 77, width: WIDTH, weight: 0.8, colour: INK.accent })
}

function drawFoot(doc: PDFKit.PDFDocument, { printed }: BoardPaperData, pages: string): void {
  const y = PAGE.height - 34
  rule(doc, { x: SIDE, y: y - 5, width: WIDTH, weight: 0.5, colour: INK.rule })
  writeLine(doc, `打印　${formatInstant(printed.at)}　${printed.by}`.trimEnd(), { x: SIDE, y }, SET.soft)
  writeLine(doc, pages, { x: PAGE.width - SIDE, y, align: 'right' }, SET.soft)
}

function drawBands(doc: PDFKit.PDFDocument, { bands }: ChartPage<PaperCell>): void {
  const line = Math.min(MOST_LINE, (BODY.bottom - BODY.top) / Math.max(1, linesOfBands(bands)))
  let y = BODY.top
  for (const band of bands) {
    const columns = band.reduce((sum, block) => sum + block.columns, 0)
    const taken = band.length * LABEL + (band.length - 1) * GAP
    const cell = Math.min(WIDEST_CELL, (WIDTH - taken) / Math.max(1, columns))
    let x = SIDE
    for (const block of band) {
      drawBlock(doc, block, { x, y, line, cell })
      x += LABEL + block.columns * cell + GAP
    }
    y += (1 + Math.max(...band.map(({ rows }) => rows.length))) * line
  }
}

type Place = { x: number; y: number; line: number; cell: number }

function drawBlock(doc: PDFKit.PDFDocument, block: ChartBlock<PaperCell>, { x, y, line, cell }: Place): void {
  const { building, entrance, rows, columns } = block
  const title = entrance === '' ? sayBuilding(building) : `${sayBuilding(building)}　${entrance} 单元`
  const style = fitted(doc, title, columns * cell, { ...SET.strong, size: 11 })
  writeLine(doc, title, { x: x + LABEL, y: y + line - 17 }, style)
  for (const [index, { floor, cells }] of rows.entries()) {
    const top = y + (index + 1) * line
    writeLine(doc, floor, { x: x + LABEL - 5, y: top + line / 2 - 6.3, align: 'right' }, { ...SET.label, size: 9 })
    for (const [across, home] of cells.entries())
      if (home) drawCell(doc, home, { x: x + LABEL + across * cell, y: top, width: cell - 1.5, height: line - 1.5 })
  }
}

type Box = { x: number; y: number; width: number; height: number }

function drawCell(doc: PDFKit.PDFDocument, { room, facts, word, figure, tone }: PaperCell, place: Box): void {
  box(doc, place, tone)
  const { x, y, width, height } = place
  const [left, right, inner] = [x + 3, x + width - 3, width - 6]
  const [upper, lower] = [y + height / 4 - 4.6, y + (height * 3) / 4 - 5.4]
  const tinted = (style: TextStyle) => ({ ...style, colour: tone.ink })
  writeLine(doc, room, { x: left, y: upper - 0.6 }, tinted(ROOM))
  const beside = inner - widthOf(doc, room, ROOM) - 3
  writeLine(doc, facts, { x: right, y: upper, align: 'right' }, fitted(doc, facts, beside, tinted(SMALL)))
  writeLine(doc, word, { x: left, y: lower }, tinted(WORD))
  const after = inner - widthOf(doc, word, WORD) - 3
  writeLine(doc, figure, { x: right, y: lower, align: 'right' }, fitted(doc, figure, after, tinted(SMALL)))
}

function box(
  doc: PDFKit.PDFDocument,
  { x, y, width, height }: Box,
  { ground, frame, isDashed }: Omit<PaperTone, 'ink'>,
): void {
  doc.save().lineWidth(0.8)
  if (isDashed) doc.dash(2.2, { space: 1.6 })
  doc.rect(x, y, width, height).fillAndStroke(ground, frame).restore()
}

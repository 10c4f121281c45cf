import { z } from 'zod'
import { placeInTitle } from '../../said-place'
import { parseSpace, storeyBelowGround } from '../../space-number'
import { parseWholeNumber } from '../../whole-number'
import { PRICES, type PriceListColumn, plainHeading, recogniseHeading } from '../columns/columns'
import { type Header, remarksOf } from '../columns/header'
import type { FaultReason } from '../fault'
import { cellOf, type Line, lineOf, report } from '../line'
import { meaningOver } from '../sale/sale-over'
import { type Cell, cellLine, NO_RESULT, type Sheet } from '../sheet'
import { isLabelRow } from './label-row'
import { isNote } from './note'
import { isNoteRow } from './note-row'
import { type SumWords, sumWordsIn, withoutGaps, withoutNamed } from './sum-words'
import { type Added, judgeSum, type SumsAbove } from './sums'

/** A row that is no home, and why it was passed by. */
export const skippedRowSchema = z.strictObject({
  sheet: z.string(),
  row: z.int(),
  reason: z.enum(['blank', 'subtotal', 'note', 'heading']),
  /** The row's first words. */
  text: z.string(),
})
export type SkippedRow = z.infer<typeof skippedRowSchema>

const SUBTOTAL = /小计|合计|总计|共计|累计|汇总|平均|均价/
/** How many homes a sub-total counts, written where a room would stand. */
const COUNT = /^\d+\s*[套户个]$/
const BARE_COUNT = /^\d{1,5}$/
const NO_ROOM = /^[-—–/]+$/
const LONGEST_ROOM = 20

const NAMES = ['building', 'entrance', 'floor', 'room', 'type'] as const satisfies PriceListColumn[]
export const FIGURES = ['area', ...PRICES] as const

/**
 * Why a row below the header is no home, `null` when it is one. A row with figures and no room is a faulty home, and so
 * is one that may be the sum of those above.
 */
export function findSkipReason(
  line: Line,
  sheet: Sheet,
  header: Header,
  project: string | null,
  { added, above }: { added: Added; above: SumsAbove },
): SkippedRow['reason'] | null {
  const cells = sheet.rows[line.row] ?? []
  const firstFilled = cells.find(isFilled)
  if (!firstFilled) return 'blank'
  const room = lineOf(line, 'room')
  const words = sumWordsIn(line, cells, remarksOf(header))
  if (isSubtotal(line, room, firstFilled, words)) return 'subtotal'
  if (isHeadingRow(line, cells, header)) return 'heading'
  if (isNoteRow(line, cells, { header, project })) return words ? 'subtotal' : 'note'
  if (isLabelRow(sheet, line.row, header)) return 'note'
  const sum = judgeSum(line, words, room, added, above)
  if (sum === 'sum') return 'subtotal'
  if (sum === 'unclear') {
    return report(line, 'room', words ? { code: 'sumUnclear', data: { text: words.text } } : looksLikeSum(room))
  }
  if (isNote(cellLine(firstFilled)) && !/\d{2}/.test(room)) return 'note'
  if (FIGURES.some((column) => isFilled(cellOf(line, column)))) return null
  const isRoom =
    isFilled(cellOf(line, 'room')) && room.length <= LONGEST_ROOM && !isNote(room) && !isTitle(room, project)
  return isRoom && !isSection(room, project) ? null : 'note'
}

/** 已售房源 over the homes below, which a home's own number is not: 1403（样板房）. */
function isSection(room: string, project: string | null): boolean {
  return /\p{Script=Han}{2}/u.test(room) && !/\d{3}/.test(room) && meaningOver(room, project) !== null
}

/** Only its figures make a row a sum, or its number, and no floor makes it a home. */
export function looksLikeSum(room: string): FaultReason {
  return { code: 'likeSum', data: { text: room } }
}

/** The first words of a row, for the list of what was passed by. */
export function firstWords(sheet: Sheet, row: number): string {
  const cell = sheet.rows[row]?.find(isFilled)
  return cell ? cellLine(cell).slice(0, 60) : ''
}

/** 2号楼1单元 over the rooms below it, 负二层 over the spaces. */
function isTitle(words: string, project: string | null): boolean {
  if (storeyBelowGround(words) !== null && parseSpace(words) === null) return true
  const { building, entrance } = placeInTitle(words, project)
  return (building !== null || entrance !== null) && parseWholeNumber(words) === null
}

function isSubtotal(line: Line, room: string, firstFilled: Cell, words: SumWords | null): boolean {
  if (isSumWord(room)) return true
  // 总套数 24: a count without figures is nobody's.
  const isCount = words?.isOfRow === true && (room === words.text || BARE_COUNT.test(room))
  if (isCount && !FIGURES.some((column) => isFilled(cellOf(line, column)))) return true
  if (isFilled(cellOf(line, 'room')) && !COUNT.test(room) && !NO_ROOM.test(room)) return false
  return words !== null || isSumWord(cellLine(firstFilled)) || NAMES.some((column) => isSumWord(lineOf(line, column)))
}

/** 合计 anywhere in the words, unless it is what a building is called. */
function isSumWord(words: string): boolean {
  const closed = withoutGaps(words)
  return SUBTOTAL.test(closed) && SUBTOTAL.test(withoutNamed(closed))
}

/** Headings that come again on the next page, or those of another table. */
function isHeadingRow(line: Line, cells: readonly Cell[], header: Header): boolean {
  if (FIGURES.some((column) => isFigureLike(cellOf(line, column)))) return false
  const isOwn = (column: 'room' | 'area') => {
    const text = lineOf(line, column)
    return text !== '' && !/\d/.test(text) && text.length <= 20 && isHomeHeading(text, column)
  }
  if (isOwn('room') || isOwn('area')) return true
  if (header.columns.some(({ column, header: text }) => column === 'room' && text === lineOf(line, 'room'))) return true
  return cells.filter((cell) => cell.kind === 'text' && isHomeHeading(cellLine(cell), null)).length >= 3
}

function isFigureLike(cell: Cell): boolean {
  return cell.kind === 'number' || (cell.kind === 'text' && /^\s*[¥¥]?\s*[\d0-9]/.test(cell.text))
}

function isHomeHeading(text: string, column: PriceListColumn | null): boolean {
  if (text.length > 20 || /\d/.test(text)) return false
  const heading = recogniseHeading(plainHeading(text))
  return heading?.of === 'home' && (column === null || heading.column === column)
}

function isFilled(cell: Cell): boolean {
  return cell.kind === 'error'
    ? cell.error !== NO_RESULT
    : cell.kind !== 'empty' && (cell.kind !== 'text' || cellLine(cell) !== '')
}

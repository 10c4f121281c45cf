import { parseSpace, type SpaceKind, spaceKindIn, spaceKindOfSheet } from '../../space-number'
import { kindOverHeadings, spaceWordsIn } from '../places/space-section'
import { cellAt, cellLine, type Sheet } from '../sheet'
import { withoutGaps } from '../skipped/sum-words'
import { type Heading, plainHeading, recogniseHeading } from './columns'
import type { HeadingCell } from './headings'

/** What is no space's number: a sub-total, a note. */
const OTHER_ROW = /小计|合计|总计|共计|汇总|平均|备注|说明|^注/
const LONGEST_NUMBER = 20

/**
 * 车位表: whether these headings name no size of anything, and all that is listed below them, up to the next headings, is
 * known to be parking spaces or storerooms: by its column of kinds, its own number, the heading of the numbers, the
 * words above them or the sheet's name. Only those are sold by the piece. Rules LED-8, LED-11.
 */
export function areSpacesWithoutArea(
  sheet: Sheet,
  last: number,
  cells: readonly HeadingCell[],
  kind: SpaceKind | null,
): boolean {
  if (cells.some(namesSize)) return false
  const room = columnOf(cells, 'room', ({ header }) => kind !== null || spaceKindIn(header) === null)
  if (room === null) return false
  const kinds = columnOf(cells, 'kind', () => true)
  const usual = kind ?? kindOfAll(sheet, last)
  let isAny = false
  for (let row = last + 1; row < sheet.rows.length; row += 1) {
    const text = cellLine(cellAt(sheet, row, room))
    if (isRoomHeading(text)) break
    if (!/\d/.test(text) || text.length > LONGEST_NUMBER || OTHER_ROW.test(withoutGaps(text))) continue
    const said = kinds === null ? '' : wordsAt(sheet, row, kinds)
    if ((said === '' ? (spaceKindIn(text) ?? usual) : spaceKindIn(said)) === null) return false
    isAny ||= parseSpace(text) !== null
  }
  return isAny
}

const NUMBER_OF_SPACE: Heading = { of: 'home', column: 'room', rank: 0 }
/** What numbers are headed where the sheet says of what. */
const NUMBERS = /^(?:编号|编码|位号|号码|代码|代号|号)$/
/** 地下室编号 says it itself. */
const OF_SPACES = /^(.+?)(?:编号|编码|号码|号)$/

/**
 * The headings of a list of spaces whose numbers are headed 编号 or 位号: no room is named beside, and the sheet's name or
 * the words above say what is numbered, or the heading itself does (地下室编号). Rule LED-11.
 */
export function withSpaceNumbers(
  sheet: Sheet,
  last: number,
  cells: readonly HeadingCell[],
): { cells: HeadingCell[]; kind: SpaceKind | null } {
  const found = { cells: [...cells], kind: null }
  if (cells.some(({ heading }) => heading?.of === 'home' && heading.column === 'room')) return found
  const names = cells.map(({ header, heading, isIgnored }) => {
    return heading || isIgnored ? '' : plainHeading(header.split(' ').at(-1) ?? '').name
  })
  const kinds = names.map((name) => spaceKindIn(OF_SPACES.exec(name)?.[1] ?? ''))
  const own = kinds.findIndex((kind) => kind !== null)
  const at = own >= 0 ? own : names.findIndex((name) => NUMBERS.test(name))
  if (at < 0 || (own < 0 && kindOfAll(sheet, last) === null)) return found
  const named = cells.map((cell, index) => (index === at ? { ...cell, heading: NUMBER_OF_SPACE } : cell))
  return { cells: named, kind: kinds[own] ?? null }
}

/** What the sheet's name or the words above its headings say that all of it lists. */
function kindOfAll(sheet: Sheet, last: number): SpaceKind | null {
  return spaceKindOfSheet(sheet.name) ?? spaceWordsIn(sheet.name)?.kind ?? kindOverHeadings(sheet, last)
}

/** 使用面积 may be that of the space: which of them holds, a person says first. */
function namesSize({ header, heading, isIgnored }: HeadingCell): boolean {
  if (isIgnored || heading?.of === 'price') return false
  return /面积|建面/.test(header) || (heading?.of === 'home' && heading.column === 'innerArea')
}

/** Where the best of the headings of a meaning stands. */
function columnOf(
  cells: readonly HeadingCell[],
  column: 'room' | 'kind',
  isOwn: (cell: HeadingCell) => boolean,
): number | null {
  let best: { index: number; rank: number } | null = null
  for (const cell of cells) {
    const { index, heading } = cell
    if (heading?.of !== 'home' || heading.column !== column || !(heading.rank < 0 || isOwn(cell))) continue
    if (best === null || heading.rank < best.rank) best = { index, rank: heading.rank }
  }
  return best?.index ?? null
}

function isRoomHeading(text: string): boolean {
  if (text === '' || /\d/.test(text)) return false
  const heading = recogniseHeading(plainHeading(text))
  return heading?.of === 'home' && heading.column === 'room'
}

/** What stands in a cell, or merged over it from above. */
function wordsAt(sheet: Sheet, row: number, index: number): string {
  const own = cellLine(cellAt(sheet, row, index))
  if (own !== '') return own
  const over = sheet.merges.find(({ left, top, bottom }) => left === index && top < row && bottom >= row)
  return over ? cellLine(cellAt(sheet, over.top, index)) : ''
}

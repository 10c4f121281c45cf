import { groupsIn } from '../../building-group'
import { placeInTitle } from '../../said-place'
import { entranceCode, storeyIn } from '../../unit-number'
import { saidHeading } from '../columns/headings'
import { meaningOver } from '../sale/sale-over'
import { cellAt, cellLine } from '../sheet'
import { figureIn, figureOfWords, isInTenThousands, openFigure } from './chart-figure'
import { isAnew } from './chart-rooms'
import { type Chart, type ChartRoom, isOfAnother, mergeOver, placeNamedAt } from './chart-shape'
import { isBesideTitle } from './chart-title-notes'
import { type ChartWords, readWords, unknownAlone, withoutPlace } from './chart-words'

/**
 * What stands over a column in a row: its own words, those of a merged range, or the nearest to its left. What tells
 * columns apart is the name of a place, a figure or a sale: 单位：元 or a date in the title's row is passed over, and a
 * title alone in its row is over all of the chart, wherever it was typed. Units are said of every column. Rule LED-8.
 */
export function wordsOver(chart: Chart, row: number, index: number, words: ChartWords): string[] {
  const over = placeNamed(chart, row, index) ?? spansIn(chart, row)?.get(index)
  if (over !== undefined) return over === '' ? [] : [over]
  const telling = titlesIn(chart, row, words).filter((title) => title.isTelling)
  const nearest = textOver(chart, row, index, chart.left)
  if (telling.length === 0 || telling.some(({ text }) => text === nearest)) {
    return [nearest, ...unitsBeside(chart, row, nearest)].filter((text) => text !== '')
  }
  const merge = mergeOver(chart.grid, row, index)
  const [only, ...others] = telling
  const left = telling.findLast((title) => title.index <= index)
  const own = left ?? (only && others.length === 0 && !only.isEntrance ? only : null)
  const text = merge && nearest === '' ? '' : (own?.text ?? '')
  return [text, ...unitsBeside(chart, row, text)].filter((one) => one !== '')
}

type RowTitle = { index: number; text: string; isTelling: boolean; isEntrance: boolean }

/** The words of a row over a chart. */
function titlesIn(chart: Chart, row: number, words: ChartWords): RowTitle[] {
  const { sheet, left, rooms } = chart
  const cells = (sheet.rows[row] ?? []).slice(left, (rooms.at(-1)?.index ?? left) + 1)
  return cells.flatMap((cell, step) => {
    const text = cell.kind === 'text' ? cellLine(cell) : ''
    if (text === '' || isOfAnother(chart, row, left + step)) return []
    const { building, entrance } = placeInTitle(text, words.project)
    const isEntrance = building === null && entrance !== null && figureIn(text, words) === null
    return [{ index: left + step, text, isTelling: isTelling(text, words), isEntrance }]
  })
}

function isTelling(text: string, words: ChartWords): boolean {
  if (saidHeading(words.meanings, [text, withoutPlace(text, words)]) !== undefined) return true
  if (isBesideTitle(text)) return false
  const { building, entrance, unclear } = placeInTitle(text, words.project)
  if (building !== null || entrance !== null || unclear !== null || groupsIn(text).size > 0) return true
  if (meaningOver(text, words.project) !== null || unknownAlone(readWords(text, words), words.names) !== '') return true
  return figureOfWords([text], words) !== null || openFigure([text], words) !== null
}

/** 单位：万元 in the corner of the title's row. */
function unitsBeside(chart: Chart, row: number, own: string): string[] {
  const { sheet, left, rooms } = chart
  const cells = (sheet.rows[row] ?? []).slice(left, (rooms.at(-1)?.index ?? left) + 1)
  return cells.flatMap((cell, step) => {
    const text = isOfAnother(chart, row, left + step) ? '' : cellLine(cell)
    return text !== '' && text !== own && isInTenThousands(text) ? [text] : []
  })
}

function textOver(chart: Chart, row: number, index: number, left: number): string {
  const { grid, sheet } = chart
  const merge = mergeOver(grid, row, index)
  if (merge) return cellLine(cellAt(sheet, merge.top, merge.left))
  for (let at = index; at >= left; at -= 1) {
    const text = isOfAnother(chart, row, at) ? '' : cellLine(cellAt(sheet, row, at))
    if (text !== '') return text
  }
  return ''
}

/** 一 in a row that is called 单元 is 一单元. */
function placeNamed(chart: Chart, row: number, index: number): string | null {
  const named = placeNamedAt(chart, row)
  if (named === null) return null
  const from = index > chart.floorIndex ? chart.floorIndex + 1 : chart.left
  const text = spansIn(chart, row)?.get(index) ?? textOver(chart, row, index, from)
  if (named === 'entrance') return entranceCode(text) !== null && !/单元/.test(text) ? `${text}单元` : text
  return BARE.test(text) ? `${text}号楼` : text
}

const BARE = /^(?:\d{1,3}|[A-Z]\d?)$/

/** Rows between the rooms and the first floor that name nothing but entrances. */
export function entranceRows({ sheet, last, floorIndex, rooms }: Chart): number[] {
  return [last + 1, last + 2].filter((row) => {
    if (storeyIn(cellLine(cellAt(sheet, row, floorIndex))) !== null) return false
    const texts = rooms.map(({ index }) => cellLine(cellAt(sheet, row, index))).filter((text) => text !== '')
    return texts.length > 0 && texts.every((text) => /单元$/.test(text) && entranceCode(text) !== null)
  })
}

/**
 * Entrances that are typed anywhere over their rooms, not merged: where the rooms begin anew as often as entrances are
 * written, and each over another run of them, a run is of its entrance. `null` where each stands over its first room.
 */
function spansIn(chart: Chart, row: number): ReadonlyMap<number, string> | null {
  const written = entrancesWritten(chart, row)
  const runs = roomsAnew(chart.rooms)
  if (written.length < 2 || runs.length !== written.length) return null
  const spans = new Map<number, string>()
  for (const run of runs) {
    const own = written.filter(({ index }) => run.some((room) => room.index === index))
    const [entrance] = own
    if (!entrance || own.length > 1) return null
    for (const room of run) spans.set(room.index, entrance.text)
  }
  return spans
}

/** Entrances of a row that no merged range spreads, over the columns of the rooms. */
function entrancesWritten(chart: Chart, row: number): { index: number; text: string }[] {
  const { grid, sheet, rooms } = chart
  const isNamed = placeNamedAt(chart, row) === 'entrance'
  return rooms.flatMap(({ index }) => {
    if (mergeOver(grid, row, index)) return []
    const text = cellLine(cellAt(sheet, row, index))
    const isEntrance = isNamed ? entranceCode(text) !== null : placeInTitle(text).entrance !== null
    return isEntrance ? [{ index, text }] : []
  })
}

/** 01 02 01 02: the rooms of two entrances, or of two buildings. */
function roomsAnew(rooms: readonly ChartRoom[]): ChartRoom[][] {
  const runs: ChartRoom[][] = []
  for (const room of rooms) {
    const before = runs.at(-1)?.at(-1)
    const isSame = before?.heading.index === room.heading.index
    if (!before || (!isSame && isAnew(room.room, before.room))) runs.push([room])
    else runs.at(-1)?.push(room)
  }
  return runs
}

/** An entrance that is typed somewhere over its rooms, with rooms before the first that may be of it or of none. */
export function unclearSpan(chart: Chart, words: ChartWords): string | null {
  const { first, from, rooms, roomRows } = chart
  const above = Array.from({ length: first - from }, (_, step) => from + step)
  const rows = above.filter((row) => !roomRows.some((one) => one.row === row))
  for (const row of [...rows, ...entranceRows(chart)]) {
    const [entrance] = entrancesWritten(chart, row)
    const [room] = rooms
    if (!entrance || !room || spansIn(chart, row)) continue
    const isOver = wordsOver(chart, row, room.index, words).some((text) => placeInTitle(text).entrance !== null)
    if (!isOver) return entrance.text
  }
  return null
}

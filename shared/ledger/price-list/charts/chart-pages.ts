import { storeyIn } from '../../unit-number'
import { saidHeading } from '../columns/headings'
import { type Cell, cellAt, cellLine, type Sheet } from '../sheet'
import { HUNDREDTHS, readFigure } from '../values'
import { type RoomRow, roomRowAt } from './chart-areas'
import { figureIn } from './chart-figure'
import type { ChartWords } from './chart-words'

/** Of a chart what tells its floors from what else stands below its headings. */
type Chart = {
  sheet: Sheet
  first: number
  last: number
  end: number
  left: number
  floorIndex: number
  rooms: readonly { index: number; room: string }[]
  roomRows: readonly RoomRow[]
  laterRows: readonly RoomRow[]
  again: readonly number[]
}

/** A row of a chart's floor with something in it: homes are written as text as well, 210万, 已售. */
export function isFloorOf({ sheet, floorIndex, rooms }: Chart, row: number): boolean {
  if (storeyIn(cellLine(cellAt(sheet, row, floorIndex))) === null) return false
  return rooms.some(({ index }) => cellLine(cellAt(sheet, row, index)) !== '')
}

/** How many rows below headings say something of each room at most. */
const REACH = 5

/** Areas below headings or a floor that look like rooms, 首层面积 80 85: no chart begins there. */
export function isAreasOf(over: Chart | undefined, found: Chart, words: ChartWords): boolean {
  if (!over || over.floorIndex !== found.floorIndex) return false
  const isBelowHeadings = found.first <= over.last + REACH && floorsIn(over, over.last + 1, found.first).length === 0
  if (!isBelowHeadings && !isFloorOf(over, found.first - 1) && !over.again.includes(found.first - 1)) return false
  const called = cellLine(cellAt(found.sheet, found.first, found.floorIndex))
  const figure = figureIn(called, words) ?? figureIn(floorsNamed(called)?.rest ?? '', words)
  const isArea =
    figure?.of === 'home' ? /rea$/.test(figure.column) : figure?.of !== 'price' && figure?.measure === 'area'
  return isArea && roomsOf(over) !== roomsOf(found)
}

/** The same headings again where a page ends, and the floors go on: nothing else stands between. */
export function goesOn(over: Chart | undefined, found: Chart, words: ChartWords): boolean {
  if (!over || headingsOf(over) !== headingsOf(found)) return false
  for (let row = over.last + 1; row < found.first; row += 1) {
    const isBlank = (over.sheet.rows[row] ?? []).every((cell) => cellLine(cell) === '')
    const called = cellLine(cellAt(over.sheet, row, over.floorIndex))
    const isHeading = over.again.includes(row) || figureIn(called, words)?.of === 'home' || floorsNamed(called) !== null
    if (!isBlank && !isFloorOf(over, row) && !isHeading) return false
  }
  const before = new Set(floorsIn(over, over.last + 1, found.first))
  const [next, ...others] = floorsIn(over, found.last + 1, over.sheet.rows.length)
  return next !== undefined && ![next, ...others.slice(0, before.size)].some((floor) => before.has(floor))
}

function headingsOf({ sheet, first, last, left, floorIndex, rooms }: Chart): string {
  const rows = Array.from({ length: last - first + 1 }, (_, step) => first + step)
  const texts = rows.flatMap((row) => rooms.map(({ index }) => cellLine(cellAt(sheet, row, index))))
  return JSON.stringify([left, floorIndex, rooms.map(({ index }) => index), texts])
}

function roomsOf({ rooms }: Chart): string {
  return rooms.map(({ index, room }) => `${index} ${room}`).join()
}

function floorsIn({ sheet, floorIndex }: Chart, from: number, end: number): string[] {
  const rows = Array.from({ length: Math.max(0, end - from) }, (_, step) => from + step)
  return rows.flatMap((row) => storeyIn(cellLine(cellAt(sheet, row, floorIndex))) ?? [])
}

/**
 * Rows between the floors that say anew what those around the headings say of each room: 面积 of the floors below, and
 * 首层面积 where no other floor stands below it. Rule LED-8.
 */
export function laterRoomRows(chart: Chart, words: ChartWords): RoomRow[] {
  const { sheet, first, last, floorIndex, rooms, roomRows, again, end } = chart
  const place = { sheet, first, last, floorIndex, indexes: rooms.map(({ index }) => index) }
  const found: RoomRow[] = []
  const isCalled = (row: number) => {
    const text = cellLine(cellAt(sheet, row, floorIndex))
    return storeyIn(text) === null && (figureIn(text, words) !== null || floorsNamed(text) !== null)
  }
  for (let row = last + 1; row < end; row += 1) {
    if (roomRows.some((one) => one.row === row) || again.includes(row) || !isCalled(row)) continue
    const text = cellLine(cellAt(sheet, row, floorIndex))
    const named = floorsNamed(text)
    const one = roomRowAt(place, row, words, named?.rest ?? text)
    if (!one || !roomRows.some(({ figure }) => figure.column === one.figure.column)) continue
    let next = row + 1
    while (next < end && (!isCalled(next) || next === row + 1)) next += 1
    const below = floorsIn(chart, row + 1, next)
    if (named && !below.every((floor) => named.floors.includes(floor))) continue
    found.push(one)
  }
  return found
}

const FLOORS = /^(首层|底层|[^-~至]{1,4}[层楼F]|(\d{1,2})F?[-~至](\d{1,2})[层楼F])(?=(?:建筑|套内)?(?:面积|建面))/i

/** 首层面积, 1F面积, 1-2层建筑面积: the floors it is of, and what it is called without them. */
function floorsNamed(text: string): { floors: string[]; rest: string } | null {
  const [named = '', , from, to] = FLOORS.exec(text) ?? []
  if (named === '') return null
  const rest = text.slice(named.length)
  if (from && to) {
    const floors = Array.from({ length: Math.max(0, Number(to) - Number(from) + 1) }, (_, step) => Number(from) + step)
    return { floors: floors.map(String), rest }
  }
  const floor = /^[首底]层$/.test(named) ? '1' : storeyIn(named)
  // 标准层: which floors those are, nobody says.
  return { floors: floor === null ? [] : [floor], rest }
}

/** What the rows around the headings, or those between the floors, say of the rooms of a floor. */
export function roomRowsFor({ roomRows, laterRows }: Chart, row: number): RoomRow[] {
  const later = laterRows.filter((one) => one.row < row)
  const area = later.findLast(({ figure }) => figure.column === 'area')
  const all = roomRows.map((one) => later.findLast(({ figure }) => figure.column === one.figure.column) ?? one)
  // 套内面积 that goes with another 建筑面积 is of other floors.
  return area ? all.filter((one) => one.figure.column !== 'innerArea' || one.row >= area.row - 2) : all
}

/** 预测面积 right below 实测面积, and no floor between: two rows that say one thing of the rooms. */
export function rivalRowsOf(chart: Chart): { one: RoomRow; other: RoomRow }[] {
  return chart.laterRows.flatMap((one) => {
    const other = chart.roomRows.find(({ figure }) => figure.column === one.figure.column)
    return other && floorsIn(chart, chart.last + 1, one.row).length === 0 ? [{ one, other }] : []
  })
}

/** 预测面积 below the rooms, of which a person said that it is not to be read. */
export function isLeftOutRow(
  { sheet, floorIndex }: Pick<Chart, 'sheet' | 'floorIndex'>,
  row: number,
  { meanings }: ChartWords,
): boolean {
  const text = cellLine(cellAt(sheet, row, floorIndex))
  return text !== '' && saidHeading(meanings, [text]) === null
}

/** Whether a row says something of each room, or is the headings again: no floor. */
export function isAboutRooms({ roomRows, laterRows, again }: Chart, row: number): boolean {
  return again.includes(row) || [...roomRows, ...laterRows].some((one) => one.row === row)
}

/** The first row below the charts: what stands there is of a list. */
export function endOfCharts(charts: readonly Chart[], end: number): number {
  for (let row = end - 1; row >= 0; row -= 1) {
    if (charts.some((chart) => row > chart.last && isFloorOf(chart, row))) return afterFigures(charts, row + 1, end)
  }
  return 0
}

/** Their sums are still theirs. */
function afterFigures(charts: readonly Chart[], from: number, end: number): number {
  const cells = (row: number): readonly Cell[] => charts[0]?.sheet.rows[row] ?? []
  let row = from
  while (row < end && cells(row).some((cell) => readFigure(cell, HUNDREDTHS).kind === 'figure')) row += 1
  return row
}

import { storeyIn } from '../../unit-number'
import type { Heading } from '../columns/columns'
import { type Cell, cellAt, cellLine, type Sheet } from '../sheet'
import { HUNDREDTHS, readFigure } from '../values'
import { figureIn } from './chart-figure'
import type { ChartWords } from './chart-words'

/** How many rows between the rooms and the first floor, and above the rooms, are looked at. */
const REACH = 5
const AREA = /^\d+(?:\.\d+)?(?:㎡|m2|m²|平方米|平米)$/i

type HomeHeading = Extract<Heading, { of: 'home' }>

/** 建筑面积, 套内面积, 户型 or 朝向 with one figure or word for each room: that of its homes on every floor. */
export type RoomRow = { row: number; header: string; figure: HomeHeading }

/** Where the names of a chart's rows and its rooms stand. */
type Rooms = { sheet: Sheet; first: number; last: number; floorIndex: number; indexes: readonly number[] }

/**
 * The rows around the rooms' headings that say something of each room: between them and the first floor, and right above
 * them. An area counts where it is called 建筑面积, or stands with its unit in every cell and nothing before it.
 * Rule LED-8.
 */
export function roomRowsOf(rooms: Rooms, words: ChartWords): RoomRow[] {
  const { sheet, first, last, floorIndex } = rooms
  const found: RoomRow[] = []
  const add = (one: RoomRow | null) => {
    if (one && !found.some(({ figure }) => figure.column === one.figure.column)) found.push(one)
    return one !== null
  }
  for (let row = last + 1; row <= last + REACH; row += 1) {
    const name = cellAt(sheet, row, floorIndex)
    if ((name.kind !== 'text' && name.kind !== 'empty') || storeyIn(cellLine(name)) !== null) break
    add(roomRowAt(rooms, row, words))
  }
  for (let row = first - 1; row >= Math.max(0, first - REACH); row -= 1) {
    const isCalled = cellLine(cellAt(sheet, row, floorIndex)) !== ''
    if (!isCalled || !add(roomRowAt(rooms, row, words))) break
  }
  return found
}

/**
 * The one row of areas right below the floors, of a chart that has none around its rooms: that of every floor. 总面积 is
 * a sum, and 首层面积 of one floor only.
 */
export function areasBelow(rooms: Rooms, from: number, words: ChartWords): RoomRow | null {
  for (let row = from; row < from + ROWS_BELOW; row += 1) {
    const called = cellLine(cellAt(rooms.sheet, row, rooms.floorIndex))
    if (called === '' || NOT_OF_ALL.test(called)) continue
    const found = roomRowAt(rooms, row, words)
    if (found?.figure.column === 'area') return found
  }
  return null
}

const ROWS_BELOW = 2
const NOT_OF_ALL = /[层楼F总合共均]|小计/

/** `called` is what it is called where its name says more: 面积 of 首层面积. */
export function roomRowAt(
  { sheet, floorIndex, indexes }: Rooms,
  row: number,
  words: ChartWords,
  called = cellLine(cellAt(sheet, row, floorIndex)),
): RoomRow | null {
  const header = cellLine(cellAt(sheet, row, floorIndex))
  const cells = indexes.map((index) => cellAt(sheet, row, index))
  const [cell] = cells
  if (!cell) return null
  if (header === '' && cells.every((one) => AREA.test(cellLine(one).replaceAll(' ', '')))) {
    return { row, header: cellLine(cell), figure: AREA_OF_HOMES }
  }
  const figure = figureIn(called, words)
  if (figure?.of !== 'home' || !holds(figure, cells)) return null
  return { row, header, figure }
}

export const AREA_OF_HOMES: HomeHeading = { of: 'home', column: 'area', rank: 0 }

function holds({ column }: HomeHeading, cells: readonly Cell[]): boolean {
  const kinds = cells.map((cell) => readFigure(cell, HUNDREDTHS).kind)
  switch (column) {
    case 'area':
      return kinds.every((kind) => kind === 'figure')
    case 'innerArea':
      return kinds.includes('figure') && kinds.every((kind) => kind === 'figure' || kind === 'empty')
    case 'type':
    case 'orientation':
      return cells.some(({ kind }) => kind === 'text') && cells.every(({ kind }) => kind === 'text' || kind === 'empty')
    default:
      return false
  }
}

import { storeyIn } from '../../unit-number'
import { plainHeading, recogniseHeading } from '../columns/columns'
import { type Cell, cellAt, cellLine, columnLetter, type Sheet } from '../sheet'
import { figureIn } from './chart-figure'
import { roomOf } from './chart-rooms'
import { type ChartLetters, type ChartRoom, isFloorHeading, placeHeading } from './chart-shape'
import type { ChartWords } from './chart-words'

/** Where cells that may be a chart's rooms stand: their row, its own first column, and the floors before them. */
type Place = { sheet: Sheet; row: number; left: number; floorIndex: number; run: readonly ChartRoom[] }

/** How far below them nearer rooms may stand. */
const REACH = 8
/** Floors that nobody takes for a count: 12F, 十二层. */
const FLOOR = /[层楼F]$/i

/**
 * What letters over cells are; `elsewhere` where they head no chart: rooms stand below them, or their row says another
 * thing of each room. Rule LED-8.
 */
export function lettersOver(place: Place, words: ChartWords): ChartLetters | 'elsewhere' | null {
  const { run } = place
  if (run.every(({ lettering }) => lettering === null)) return null
  if (hasRoomsBelow(place)) return 'elsewhere'
  const corner = cornerOf(place)
  const names = corner.flatMap((cell) => cellLine(cell).split(/[/\\\s]+/))
  const figures = names.map((name) => figureIn(name, words))
  const isOfTypes = figures.some((figure) => figure?.of === 'home' && figure.column === 'type')
  const isOfFloors = corner.some((cell) => isFloorHeading(cell) || /层/.test(cellLine(cell)))
  const isOther = figures.some((figure) => figure !== null && !(figure.of === 'home' && figure.column === 'type'))
  if (isOther || (!isOfFloors && corner.some((cell) => placeHeading(cell) !== null))) return 'elsewhere'
  // 户型|A|B over counts is no chart.
  if (isOfTypes && !isOfFloors && !FLOOR.test(firstFloor(place))) return 'elsewhere'
  if (isOfTypes || run.some(({ lettering }) => lettering === 'type' || lettering === 'digit')) return 'none'
  if (names.some(isRoomName)) return 'rooms'
  if (!isOfFloors && areColumnLetters(place)) return 'none'
  // 排|A|B over 1, 2, 3 may be rows of parking spaces.
  const isCalled = cellLine(cellAt(place.sheet, place.row, place.floorIndex)) !== ''
  if (!isOfFloors && isCalled && !FLOOR.test(firstFloor(place))) return 'open'
  if (run.some(({ lettering }) => lettering === 'home')) return 'open'
  return run.some(({ lettering }) => lettering === 'letter') ? 'likely' : 'rooms'
}

/** What stands before the first room in its row. */
function cornerOf({ sheet, row, left, run }: Place): Cell[] {
  const start = run[0]?.index ?? 0
  return [start - 1, start - 2].filter((index) => index >= left).map((index) => cellAt(sheet, row, index))
}

function firstFloor({ sheet, row, floorIndex }: Place): string {
  const rows = Array.from({ length: REACH }, (_, step) => row + 1 + step)
  return rows.map((at) => cellLine(cellAt(sheet, at, floorIndex))).find((text) => storeyIn(text) !== null) ?? ''
}

function isRoomName(text: string): boolean {
  const heading = recogniseHeading(plainHeading(text))
  return (heading?.of === 'home' && heading.column === 'room') || /[房室户]号/.test(text)
}

/** Rooms under letters, and no floor between: A户型 over 01, or the columns' own letters over a chart. */
function hasRoomsBelow({ sheet, row, floorIndex, run }: Place): boolean {
  const [start, end] = [run[0]?.index ?? 0, run.at(-1)?.index ?? 0]
  for (let at = row + 1; at <= row + REACH; at += 1) {
    const cells = Array.from({ length: end - start + 1 }, (_, step) => cellAt(sheet, at, start + step))
    const isFloor = storeyIn(cellLine(cellAt(sheet, at, floorIndex))) !== null
    const first = cells.findIndex((cell) => roomOf(cell) !== null)
    const before = [first - 1, first - 2].map((step) => cellAt(sheet, at, start + step))
    const isNamed = before.some((cell) => isFloorHeading(cell) || isRoomName(cellLine(cell)))
    if (first >= 0 && isNamed) return true
    const isBare = first >= 0 && before.every((cell) => cellLine(cell) === '' || roomOf(cell) !== null)
    const isAllRooms = cells.every((cell) => cellLine(cell) === '' || roomOf(cell) !== null)
    if (!isFloor && isBare && isAllRooms) return true
    // A title alone in its row is none of a floor's homes, though its row be numbered.
    const filled = cells.filter((cell) => cellLine(cell) !== '')
    if (isFloor && (filled.length > 1 || filled.some(({ kind }) => kind === 'number'))) return false
  }
  return false
}

/** A, B, C as Excel calls these columns, or those right before them, beside rows that are numbered on: 1, 2, 3. */
function areColumnLetters({ sheet, row, floorIndex, run }: Place): boolean {
  const isCalled = (by: number) =>
    run.every(({ index, room, lettering }) => lettering === 'letter' && room === columnLetter(index - by))
  if (isCalled(0)) return true
  const cells = sheet.rows.slice(row + 1).map((cells) => cells[floorIndex])
  const numbers = cells.flatMap((cell) => (cell?.kind === 'number' ? [cell.value] : []))
  const isCounted = numbers.length > 1 && numbers.every((number, at) => number === (numbers[0] ?? 0) + at)
  return isCalled(1) && isCounted && (numbers[0] ?? 0) <= 2
}

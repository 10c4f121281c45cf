import { storeyIn } from '../../unit-number'
import { isOfBuyers } from '../sale/buyer-columns'
import { type Cell, cellAt, cellLine, EMPTY, type Sheet } from '../sheet'
import { areasBelow, roomRowsOf } from './chart-areas'
import { type ChartFigure, figureIn } from './chart-figure'
import { bottomOf, isAmong, isOver, layOut } from './chart-layout'
import { lettersOver } from './chart-letters'
import { goesOn, isAreasOf, laterRoomRows } from './chart-pages'
import { roomOf, typeOf } from './chart-rooms'
import {
  type Chart,
  type ChartRoom,
  type Grid,
  isAroundFloors,
  isFloorHeading,
  mergeOver,
  openGrid,
  placeHeading,
} from './chart-shape'
import type { ChartWords } from './chart-words'

/** How many rows below its headings the first floor stands at most, those that say something of each room apart. */
const REACH = 3

/** Finds the charts of a sheet, one under another or side by side. */
export function findCharts(sheet: Sheet, words: ChartWords): Chart[] {
  const charts: Chart[] = []
  const grid = openGrid(sheet)
  for (let row = 0; row < sheet.rows.length; row += 1) {
    let before: Chart | null = null
    /** Rooms that no floors stand before: those of floors behind them. */
    let ahead: ChartRoom[] | null = null
    for (const run of roomRuns(grid, row, words)) {
      const left: number = (before?.rooms.at(-1)?.index ?? -1) + 1
      const chart = chartAt(grid, row, left, run, words)
      if (chart && ahead && isLikeRooms(chart, ahead)) joinAhead(chart, ahead, words)
      if (!chart && (!before || isAroundFloors(before))) {
        ahead = run
        continue
      }
      ahead = null
      const over = chart ? charts.findLast((one) => one.first < row && isOver(one, chart)) : undefined
      if (chart && (isAreasOf(over, chart, words) || isTypesOf(over, chart))) continue
      if (over && chart && goesOn(over, chart, words)) {
        for (let again = chart.first; again <= chart.last; again += 1) over.again.push(again)
        continue
      }
      if (chart) {
        charts.push(chart)
        before = chart
      } else if (before && isLikeRooms(before, run) && !charts.some((one) => one.first < row && isAmong(one, run))) {
        // Rooms beyond a heading that cannot be read.
        before.rooms.push(...(before.last > row ? (subHeadings(sheet, row, run, words) ?? run) : run))
      }
    }
  }
  for (const chart of charts) {
    const { first, last, floorIndex, rooms } = chart
    chart.roomRows = roomRowsOf({ sheet, first, last, floorIndex, indexes: rooms.map(({ index }) => index) }, words)
  }
  layOut(charts)
  for (const chart of charts) {
    const { first, last, floorIndex, rooms, roomRows } = chart
    const below = { sheet, first, last, floorIndex, indexes: rooms.map(({ index }) => index) }
    const isSaid =
      roomRows.some(({ figure }) => figure.column === 'area') || rooms.some(({ figure }) => figure !== null)
    const areas = isSaid || chart.labelIndex !== null ? null : areasBelow(below, bottomOf(chart) + 1, words)
    if (areas) chart.roomRows.push(areas)
    chart.laterRows = laterRoomRows(chart, words)
  }
  return charts
}

/** 户型|A|B right below the rooms, or A户型: no floor stands between, and they head no chart. */
function isTypesOf(over: Chart | undefined, { sheet, letters, first }: Chart): boolean {
  if (!over || letters === null) return false
  for (let row = over.last + 1; row < first; row += 1) {
    if (storeyIn(cellLine(cellAt(sheet, row, over.floorIndex))) !== null) return false
  }
  return true
}

/** Numbers go with numbers, letters with letters; types are no rooms. */
function isLikeRooms({ rooms }: Chart, run: readonly ChartRoom[]): boolean {
  const isLetter = ({ lettering }: ChartRoom) => lettering !== null
  if (run.some(({ lettering }) => lettering === 'type')) return false
  return run.every((room) => !isLetter(room)) || (run.some(isLetter) && rooms.some(isLetter))
}

/** 01 02 楼层 01 02: the rooms right before the floors are theirs as well, with headings as those behind them have. */
function joinAhead(chart: Chart, ahead: ChartRoom[], words: ChartWords): void {
  const { sheet, first, last, floorIndex } = chart
  const rooms = last > first ? subHeadings(sheet, first, ahead, words) : ahead
  const end = rooms?.at(-1)?.index ?? floorIndex
  const isNext = end === floorIndex - 1 || (end === floorIndex - 2 && isBlankColumn(chart, floorIndex - 1))
  if (rooms && isNext && isFloorHeading(cellAt(sheet, first, floorIndex))) chart.rooms.unshift(...rooms)
}

function isBlankColumn({ sheet, first }: Chart, index: number): boolean {
  return [first, first + 1, first + 2].every((row) => cellLine(cellAt(sheet, row, index)) === '')
}

/** Neighbouring cells of a row that name rooms. */
function roomRuns(grid: Grid, row: number, words: ChartWords): ChartRoom[][] {
  const { sheet } = grid
  const runs: ChartRoom[][] = []
  const cells = sheet.rows[row] ?? []
  let run: ChartRoom[] = []
  const width = Math.max(cells.length, sheet.rows[row + 1]?.length ?? 0)
  for (let index = 0; index <= width; index += 1) {
    const merge = mergeOver(grid, row, index)
    const place = merge ? { row: merge.top, index: merge.left } : { row, index }
    const cell = place.row === row ? cellAt(sheet, row, place.index) : EMPTY
    const room = roomOf(cell) ?? typeOf(cell)
    const [start] = run
    if (room && start && (room.lettering === 'type') !== (start.lettering === 'type')) {
      runs.push(withoutLetter(run))
      run = []
    }
    if (room !== null) run.push({ index, ...room, heading: { sheet: sheet.name, ...place }, figure: null })
    else if (run.length > 0 && !isUnderBefore(sheet, row, index, words)) {
      runs.push(withoutLetter(run))
      run = []
    }
  }
  return runs
}

/** B01 B02: one letter before all of them is the building's or the section's, and no type. */
function withoutLetter(run: ChartRoom[]): ChartRoom[] {
  const [first] = run
  const isAlike = ({ type, isLettered }: ChartRoom) => isLettered && type === first?.type
  return run.every(isAlike) ? run.map((room) => ({ ...room, type: '' })) : run
}

/** A blank heading over the name of a figure goes with the room before it. */
function isUnderBefore(sheet: Sheet, row: number, index: number, words: ChartWords): boolean {
  return cellLine(cellAt(sheet, row, index)) === '' && isSubHeading(cellLine(cellAt(sheet, row + 1, index)), words)
}

/** 面积 or 客户 under a room. */
function isSubHeading(text: string, words: ChartWords): boolean {
  return figureIn(text, words) !== null || isOfBuyers(text)
}

function chartAt(grid: Grid, row: number, left: number, run: ChartRoom[], words: ChartWords): Chart | null {
  const { sheet } = grid
  const [start] = run
  if (!start || start.index === 0) return null
  const isFloorNext = [start.index - 1, start.index - 2].some(
    (index) => index >= left && storeyIn(cellLine(cellAt(sheet, row + 1, index))) !== null,
  )
  // 户型 before A户型 and B户型: those are no names of figures.
  const isCalled =
    start.index > left && figureIn(cellLine(cellAt(sheet, row + 1, start.index - 1)), words)?.of === 'home'
  const below = isFloorNext || isCalled ? null : subHeadings(sheet, row, run, words)
  const last = below ? row + 1 : row
  const isFloor = (index: number) =>
    index >= left &&
    floorRows(sheet, last + 1, index, words).some((cell) => cell.kind !== 'date' && storeyIn(cellLine(cell)) !== null)
  const isNamed = (index: number) => isFloorHeading(cellAt(sheet, row, index))
  const isOfPlaces = beside(start).some((index) => index >= left && placeHeading(cellAt(sheet, row, index)) !== null)
  if (isOfPlaces && !beside(start).some(isNamed)) return null
  const floorIndex = beside(start).find((index) => isNamed(index) && isFloor(index)) ?? beside(start).find(isFloor)
  // 2F before 90 and 99: prices in 万元, and no rooms.
  if (floorIndex === undefined || storeyIn(cellLine(cellAt(sheet, row, floorIndex))) !== null) return null
  const rooms = below ?? run
  if (rooms.length < 2 && !isNamed(floorIndex)) return null
  const letters = lettersOver({ sheet, row, left, floorIndex, run }, words)
  if (letters === 'elsewhere') return null
  const hasLabels = Array.from({ length: REACH }, (_, step) => cellAt(sheet, last + 1 + step, start.index - 1)).some(
    (cell) => figureIn(cellLine(cell), words) !== null,
  )
  const labelIndex = floorIndex === start.index - 2 && hasLabels ? start.index - 1 : null
  return {
    grid,
    sheet,
    first: row,
    last,
    from: 0,
    above: null,
    others: [],
    end: sheet.rows.length,
    left,
    floorIndex,
    labelIndex,
    rooms,
    letters,
    roomRows: [],
    laterRows: [],
    again: [],
    isLastInRow: true,
  }
}

function beside({ index }: ChartRoom): number[] {
  return [index - 1, index - 2]
}

/** The first cells where floors may stand: 户型 and 面积 under the rooms are none. */
function floorRows(sheet: Sheet, from: number, index: number, words: ChartWords): Cell[] {
  const cells: Cell[] = []
  for (let row = from; cells.length < REACH && row < from + MOST_ROOM_ROWS + REACH; row += 1) {
    const cell = cellAt(sheet, row, index)
    const figure = figureIn(cellLine(cell), words)
    if (figure?.of !== 'home') cells.push(cell)
  }
  return cells
}

/** 户型, 朝向, 面积, 套内面积. */
const MOST_ROOM_ROWS = 4

/** 意向金, 备注: beside the names of figures a word that names none. */
const NO_FIGURE: ChartFigure = { of: 'other', measure: 'price' }

function isWord(cell: Cell): boolean {
  return cell.kind === 'text' && !/\d/.test(cell.text)
}

/** Rooms of several columns, each with its figure's name under it; `null` where nothing of that kind stands below. */
function subHeadings(sheet: Sheet, row: number, run: ChartRoom[], words: ChartWords): ChartRoom[] | null {
  const rooms: ChartRoom[] = []
  let last = run.at(-1)?.index ?? 0
  const [start] = run
  if (!start) return null
  const isNamed = (index: number) => isSubHeading(cellLine(cellAt(sheet, row + 1, index)), words)
  const figureAt = (index: number) => figureIn(cellLine(cellAt(sheet, row + 1, index)), words)
  while (cellLine(cellAt(sheet, row, last + 1)) === '' && isNamed(last + 1)) last += 1
  let room = start
  for (let index = start.index; index <= last; index += 1) {
    room = run.find((one) => one.index === index) ?? room
    const cell = cellAt(sheet, row + 1, index)
    const figure = figureAt(index) ?? (isWord(cell) ? NO_FIGURE : null)
    if (figure === null && cellLine(cell) !== '') return null
    if (figure) rooms.push({ ...room, index, figure })
  }
  return rooms.some(({ figure }) => figure !== NO_FIGURE) ? rooms : null
}

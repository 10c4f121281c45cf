import { plainHeading, recogniseHeading } from '../columns/columns'
import type { CellPlace } from '../line'
import { type Cell, cellAt, cellLine, type Merge, type Sheet } from '../sheet'
import type { RoomRow } from './chart-areas'
import type { ChartFigure } from './chart-figure'
import type { RoomHeading } from './chart-rooms'

/** A column of a chart: the room it stands for, and the figure where its own heading names one. */
export type ChartRoom = RoomHeading & { index: number; heading: CellPlace; figure: ChartFigure | null }

/**
 * What the letters over a chart's homes are by its own words: rooms (房号 in its corner, A室), most likely rooms (A), rooms
 * or types (A户), or nothing that may be read as rooms: types (A户型), or the sheet's own letters of its columns.
 */
export type ChartLetters = 'rooms' | 'likely' | 'open' | 'none'

/**
 * 楼盘表: a chart of homes, floors down and rooms across. Rows and columns from 0. What its cells hold is said by the
 * headings under the rooms, by a column of names beside the floors, or by words above it and the sheet's name.
 */
export type Chart = {
  grid: Grid
  sheet: Sheet
  first: number
  last: number
  /** The first row above it whose words are its own. */
  from: number
  /** The chart it may share a title with: right above it, or else to its left. */
  above: Chart | null
  /** The first row that is no longer its own. */
  end: number
  /** The first column that is no other chart's beside it. */
  left: number
  /** Where the other charts of the sheet stand. */
  others: readonly Merge[]
  floorIndex: number
  /** A column beside the floors that names what each row holds: 面积, 单价. */
  labelIndex: number | null
  rooms: ChartRoom[]
  /** What the letters over its homes are; `null` where none are. */
  letters: ChartLetters | null
  /** Rows around the rooms' headings that say something of each room. */
  roomRows: RoomRow[]
  /** Rows between its floors that do so anew for those below, and rows that are its headings again. */
  laterRows: RoomRow[]
  again: number[]
  /** No other chart stands to its right. */
  isLastInRow: boolean
}

/** A sheet with its merged ranges by cell. */
export type Grid = { sheet: Sheet; merged: ReadonlyMap<string, Merge> }

/** Whether a cell is another chart's: no words of this one stand there. */
export function isOfAnother({ others }: Chart, row: number, index: number): boolean {
  return others.some(({ top, bottom, left, right }) => row >= top && row <= bottom && index >= left && index <= right)
}

/** Its first column: that of its floors, or of rooms before them. */
export function leftOf({ floorIndex, rooms }: Pick<Chart, 'floorIndex' | 'rooms'>): number {
  return Math.min(floorIndex, rooms[0]?.index ?? floorIndex)
}

/** Its floors stand between its rooms. */
export function isAroundFloors(chart: Pick<Chart, 'floorIndex' | 'rooms'>): boolean {
  return leftOf(chart) < chart.floorIndex
}

export function rightOf({ floorIndex, rooms }: Pick<Chart, 'floorIndex' | 'rooms'>): number {
  return rooms.at(-1)?.index ?? floorIndex
}

/** What a merged range covers at most to be looked at: no name of a chart is larger. */
const LARGEST_MERGE = 20_000

export function openGrid(sheet: Sheet): Grid {
  const merged = new Map<string, Merge>()
  for (const merge of sheet.merges) {
    if ((merge.bottom - merge.top + 1) * (merge.right - merge.left + 1) > LARGEST_MERGE) continue
    for (let row = merge.top; row <= merge.bottom; row += 1) {
      for (let index = merge.left; index <= merge.right; index += 1) merged.set(`${row} ${index}`, merge)
    }
  }
  return { sheet, merged }
}

/** The merged range over a cell. */
export function mergeOver({ merged }: Grid, row: number, index: number): Merge | null {
  return merged.get(`${row} ${index}`) ?? null
}

/** 单元 before a row of entrances, 楼栋 before one of buildings: what stands in its cells is called so. */
export function placeNamedAt({ sheet, floorIndex, left }: Chart, row: number): 'building' | 'entrance' | null {
  for (let index = left; index <= floorIndex; index += 1) {
    const column = placeHeading(cellAt(sheet, row, index))
    if (column !== null) return column
  }
  return null
}

/** 楼层, 楼层/房号. */
export function isFloorHeading(cell: Cell): boolean {
  const heading = recogniseHeading(plainHeading(cellLine(cell).split(/[/\\]/)[0] ?? ''))
  return heading?.of === 'home' && heading.column === 'floor'
}

/** 单元, 楼栋: what stands behind such a heading are names of places. */
export function placeHeading(cell: Cell): 'building' | 'entrance' | null {
  const heading = cell.kind === 'text' ? recogniseHeading(plainHeading(cellLine(cell))) : null
  const column = heading?.of === 'home' ? heading.column : null
  return column === 'building' || column === 'entrance' ? column : null
}

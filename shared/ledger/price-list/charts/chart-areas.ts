import { storeyIn } from '../../unit-number'
import type { CellPlace } from '../line'
import { type Cell, cellAt, cellLine } from '../sheet'
import { HUNDREDTHS, readFigure } from '../values'
import type { Chart, ChartRoom } from './chart'
import { figureIn } from './chart-figure'
import type { ChartWords } from './chart-words'

/** How many rows between the rooms and the first floor are looked at. */
const REACH = 2
const AREA = /^\d+(?:\.\d+)?(?:㎡|m2|m²|平方米|平米)$/i

/** 89.53㎡ under each room: the area of its homes on every floor. */
export type AreaRow = { row: number; header: string }

/**
 * A row between the rooms and the first floor that gives each room its area: called 建筑面积 before it, or with the unit
 * in every cell and nothing before it. Rule LED-8.
 */
export function areaRowOf(chart: Chart, words: ChartWords): AreaRow | null {
  const { sheet, last, floorIndex, rooms } = chart
  for (let row = last + 1; row <= last + REACH; row += 1) {
    const name = cellAt(sheet, row, floorIndex)
    const header = cellLine(name)
    if (name.kind !== 'text' && name.kind !== 'empty') return null
    if (storeyIn(header) !== null) return null
    const cells = rooms.map(({ index }) => cellAt(sheet, row, index))
    const figure = figureIn(header, words)
    const isNamed = figure?.of === 'home' && figure.column === 'area' && cells.every(isFigure)
    if (isNamed || (header === '' && cells.every((cell) => AREA.test(cellLine(cell).replaceAll(' ', ''))))) {
      return { row, header: header || cellLine(cells[0] ?? name) }
    }
  }
  return null
}

function isFigure(cell: Cell): boolean {
  return readFigure(cell, HUNDREDTHS).kind === 'figure'
}

/** The area of a room's homes, and where it stands. */
export function areaOfRoom({ sheet }: Chart, { row }: AreaRow, { index }: ChartRoom): { cell: Cell; at: CellPlace } {
  return { cell: cellAt(sheet, row, index), at: { sheet: sheet.name, row, index } }
}

import { buildingCode, storeyIn } from '../../unit-number'
import { type Heading, type PriceListColumn, priceColumn } from '../columns/columns'
import type { FaultReason, PriceListFault } from '../fault'
import type { CellPlace } from '../line'
import { type Cell, cellAt, cellLine, cellName } from '../sheet'
import { readFigure } from '../values'
import type { NamedFigure } from './chart-figure'
import { rivalRowsOf } from './chart-pages'
import type { PlaceAbove } from './chart-place'
import { isNameBeside } from './chart-rooms'
import { type Chart, type ChartRoom, isFloorHeading, mergeOver } from './chart-shape'

/** Reports a cell that many homes hang on once. */
export function addFault(faults: PriceListFault[], at: CellPlace, column: PriceListColumn, reason: FaultReason): void {
  const cell = cellName(at.row, at.index)
  if (faults.some((fault) => fault.cell === cell && fault.sheet === at.sheet)) return
  faults.push({ sheet: at.sheet, cell, row: at.row + 1, column, ...reason })
}

/** A chart that is called two things is reported once. */
export function reportContrary(
  { figure, header }: NamedFigure,
  other: string,
  at: CellPlace,
  faults: PriceListFault[],
): void {
  const isReported = faults.some(({ code, data }) => code === 'figureUnclear' && data.text === header)
  const owner = figure.of !== 'price' || figure.owner === 'either' ? 'list' : figure.owner
  const column = figure.of === 'price' ? priceColumn(owner, figure.kind ?? 'total') : 'area'
  if (!isReported) addFault(faults, at, column, { code: 'figureUnclear', data: { text: header, other } })
}

/** A figure in a cell merged over several rooms is of homes that are joined: which of them is sold, nobody knows. */
export function reportJoined(
  chart: Chart,
  row: number,
  room: ChartRoom,
  figure: Heading,
  faults: PriceListFault[],
): boolean {
  const { grid, sheet, rooms } = chart
  const over = mergeOver(grid, row, room.index)
  if (!over || !isFigure(cellAt(sheet, row, room.index))) return false
  const joined = rooms.filter(({ index }) => index >= over.left && index <= over.right).map((one) => one.heading.index)
  const first = rooms.find(({ heading }) => heading.index === joined[0])
  const last = rooms.find(({ heading }) => heading.index === joined.at(-1))
  if (!first || !last || first === last) return false
  const column = figure.of === 'home' ? figure.column : priceColumn('list', figure.kind ?? 'total')
  const [text, other] = [first, last].map(({ heading }) => cellLine(cellAt(sheet, heading.row, heading.index)))
  addFault(faults, { sheet: sheet.name, row, index: over.left }, column, {
    code: 'homesJoined',
    data: { text: text ?? '', other: other ?? '' },
  })
  return true
}

/** Two rows of areas that differ: which of them holds, nobody knows. */
export function reportRivalRows(chart: Chart, faults: PriceListFault[]): void {
  const { sheet, rooms } = chart
  for (const { one, other } of rivalRowsOf(chart)) {
    const [own, before] = [one, other].map(({ row }) => rooms.map(({ index }) => cellLine(cellAt(sheet, row, index))))
    const at = rooms.findIndex((_, room) => own?.[room] !== before?.[room])
    const room = rooms[at]
    if (!room) continue
    const data = { text: own?.[at] ?? '', header: other.header, other: before?.[at] ?? '' }
    const place = { sheet: sheet.name, row: one.row, index: room.index }
    addFault(faults, place, one.figure.column, { code: 'columnsDiffer', data })
  }
}

/** 3-01 over a chart of 3号楼: whether the 3 is the building or an entrance; 1单元01 under 2单元. */
export function reportPrefixes({ sheet, rooms }: Chart, places: readonly PlaceAbove[], faults: PriceListFault[]): void {
  const entrances = new Set(rooms.map(({ entrance }) => entrance))
  for (const [at, { entrance, heading }] of rooms.entries()) {
    const above = places[at]
    if (entrance === null || !above) continue
    const text = cellLine(cellAt(sheet, heading.row, heading.index))
    const building = above.building === null ? null : buildingCode(above.building)
    if (!above.isEntranceAssumed && above.entrance !== entrance) {
      addFault(faults, heading, 'room', {
        code: 'numberDiffers',
        data: { text, from: 'entrance', says: above.entrance },
      })
    } else if (entrances.size === 1 && entrance !== '1' && building === entrance && !text.includes('单元')) {
      addFault(faults, heading, 'room', { code: 'prefixUnclear', data: { text } })
    }
  }
}

/** A figure under a heading that names no room would be a home left out. */
export function reportStrays(
  { sheet, first, floorIndex, labelIndex, rooms, isLastInRow }: Chart,
  row: number,
  faults: PriceListFault[],
) {
  const taken = new Set(rooms.map(({ index }) => index))
  const floor = storeyIn(cellLine(cellAt(sheet, row, floorIndex)))
  const end = isLastInRow ? (sheet.rows[row]?.length ?? 0) : (rooms.at(-1)?.index ?? 0)
  for (let index = floorIndex + 1; index < end; index += 1) {
    if (taken.has(index) || index === labelIndex || !isFigure(cellAt(sheet, row, index))) continue
    const text = cellLine(cellAt(sheet, first, index))
    const isFloorAgain = floor !== null && storeyIn(cellLine(cellAt(sheet, row, index))) === floor
    if (isNameBeside(text) || (isFloorAgain && (text === '' || isFloorHeading(cellAt(sheet, first, index))))) continue
    const reason: FaultReason = text ? { code: 'nameUnreadable', data: { text } } : { code: 'missing', data: {} }
    addFault(faults, { sheet: sheet.name, row: first, index }, 'room', reason)
  }
}

export function reportUnknown({ heading }: ChartRoom, unclear: string | null, faults: PriceListFault[]): void {
  if (unclear === null) addFault(faults, heading, 'room', { code: 'buildingUnknown', data: {} })
  else addFault(faults, heading, 'entrance', { code: 'entranceUnclear', data: { text: unclear } })
}

export function isFigure(cell: Cell): boolean {
  return readFigure(cell, 2).kind === 'figure'
}

import { withGroups } from '../building-group'
import { buildingCode, entranceCode, onStorey, storeyIn, unitNumber } from '../unit-number'
import { type Chart, type ChartRoom, figureIn } from './chart'
import {
  findLeading,
  type Leading,
  type PlaceAbove,
  placeAbove,
  type RowName,
  readRowName,
  wordsAbove,
} from './chart-place'
import type { Heading, PriceListColumn } from './columns'
import type { FaultReason, PriceListFault } from './fault'
import type { Meanings } from './headings'
import type { CellPlace } from './line'
import type { HomePlace } from './place'
import { saysTenThousand } from './price-columns'
import { type Cell, cellAt, cellLine, cellName } from './sheet'
import type { SkippedRow } from './skip'
import { readFigure } from './values'

/** One cell of a chart: which home it speaks of, and which figure of it. */
export type ChartCell = {
  /** `null` where no building is known. */
  place: HomePlace | null
  figure: Heading
  /** What names the figure. */
  header: string
  isTenThousand: boolean
  cell: Cell
  at: CellPlace
}

export type ChartReading = { cells: ChartCell[]; faults: PriceListFault[]; skipped: SkippedRow[] }

const SUBTOTAL = /小计|合计|总计|共计|汇总|平均/

/** What the chart's cells hold where neither the rooms nor its rows say so, and the words that say it. */
export function figureOfChart(
  chart: Chart,
  from: number,
  meanings: Meanings,
): { figure: Heading; header: string } | null {
  const words = wordsAbove(chart, chart.rooms[0]?.index ?? chart.floorIndex, from)
  for (const header of [...words, chart.sheet.name]) {
    const figure = figureIn(header, meanings)
    if (figure) return { figure, header }
  }
  return null
}

/** Reads the cells of a chart. `from` is the first row above it that is no other chart's. Rule LED-8. */
export function readChart(chart: Chart, from: number, meanings: Meanings, project: string | null): ChartReading {
  const reading: ChartReading = { cells: [], faults: [], skipped: [] }
  const known = figureOfChart(chart, from, meanings)
  const leading = findLeading(chart, project)
  const places = chart.rooms.map(({ index }) => {
    const words = wordsAbove(chart, index, from)
    const isTenThousand = [...words, chart.sheet.name].some((text) => saysTenThousand(text) || /万元/.test(text))
    return { ...placeAbove(words, chart.sheet.name, project), isTenThousand }
  })
  let names: RowNames = { building: null, entrance: null, floor: null }
  for (let row = chart.last + 1; row < chart.end; row += 1) {
    const filled = chart.rooms.filter(({ index }) => !isBlank(cellAt(chart.sheet, row, index)))
    names = readNames(chart, row, leading, names)
    const words = firstWords(chart, row)
    if (SUBTOTAL.test(words)) {
      reading.skipped.push({ sheet: chart.sheet.name, row: row + 1, reason: 'subtotal', text: words })
      continue
    }
    const isNoFloor = names.floor?.reason?.code === 'missing' || names.floor?.reason?.code === 'nameUnreadable'
    if (isNoFloor && !filled.some(({ index }) => isFigure(cellAt(chart.sheet, row, index)))) {
      if (words !== '') reading.skipped.push({ sheet: chart.sheet.name, row: row + 1, reason: 'note', text: words })
      continue
    }
    if (filled.length === 0 || reportNames(chart, names, reading.faults)) continue
    const own = chart.labelIndex === null ? null : cellLine(cellAt(chart.sheet, row, chart.labelIndex))
    const rowFigure = own ? figureIn(own, meanings) : null
    if (own && !rowFigure) reading.skipped.push({ sheet: chart.sheet.name, row: row + 1, reason: 'note', text: own })
    reportStrays(chart, row, reading.faults)
    for (const room of filled) {
      const figure = room.figure ?? rowFigure ?? (own ? null : (known?.figure ?? null))
      if (!figure) continue
      const above = places[chart.rooms.indexOf(room)]
      const unclear = names.entrance === null ? above?.unclear : null
      const place = unclear ? null : placeOfCell(names, room, above, project)
      if (!place) reportUnknown(room, unclear ?? null, reading.faults)
      const header = room.figure
        ? cellLine(cellAt(chart.sheet, chart.last, room.index))
        : rowFigure
          ? own
          : known?.header
      const at = { sheet: chart.sheet.name, row, index: room.index }
      const isTenThousand = above?.isTenThousand ?? false
      reading.cells.push({
        place,
        figure,
        header: header ?? '',
        isTenThousand,
        cell: cellAt(chart.sheet, row, room.index),
        at,
      })
    }
  }
  return reading
}

type RowNames = { building: RowName<string> | null; entrance: RowName<string> | null; floor: RowName<string> | null }

/** The names of a row; a building or entrance is written once, a floor for all rows that its labels name. */
function readNames({ grid, floorIndex, labelIndex }: Chart, row: number, leading: Leading, above: RowNames): RowNames {
  const keep = <Value>(read: RowName<Value>, before: RowName<Value> | null, isOnce: boolean) =>
    isOnce && read.reason?.code === 'missing' && before ? before : read
  const building = leading.building === null ? null : readRowName(grid, row, leading.building, buildingCode)
  const entrance = leading.entrance === null ? null : readRowName(grid, row, leading.entrance, entranceCode)
  const floor = readRowName(grid, row, floorIndex, storeyIn)
  const isSameBuilding = building?.reason?.code === 'missing' || building?.value === above.building?.value
  return {
    building: building && keep(building, above.building, building.row === row),
    entrance: entrance && keep(entrance, above.entrance, entrance.row === row && isSameBuilding),
    floor: keep(floor, above.floor, labelIndex !== null),
  }
}

function reportNames({ sheet }: Chart, names: RowNames, faults: PriceListFault[]): boolean {
  let isFaulty = false
  for (const column of ['building', 'entrance', 'floor'] as const) {
    const name = names[column]
    if (!name?.reason) continue
    isFaulty = true
    addFault(faults, { sheet: sheet.name, row: name.row, index: name.index }, column, name.reason)
  }
  return isFaulty
}

/** Columns beside the rooms that hold other figures than a home's. */
const BESIDE = /合计|小计|总计|汇总|平均|均价|备注|说明|套数|户数|层高/

/** A figure under a heading that names no room would be a home left out. */
function reportStrays(
  { sheet, first, floorIndex, labelIndex, rooms, isLastInRow }: Chart,
  row: number,
  faults: PriceListFault[],
) {
  const taken = new Set(rooms.map(({ index }) => index))
  const end = isLastInRow ? (sheet.rows[row]?.length ?? 0) : (rooms.at(-1)?.index ?? 0)
  for (let index = floorIndex + 1; index < end; index += 1) {
    if (taken.has(index) || index === labelIndex || !isFigure(cellAt(sheet, row, index))) continue
    const text = cellLine(cellAt(sheet, first, index))
    if (BESIDE.test(text)) continue
    const reason: FaultReason = text ? { code: 'nameUnreadable', data: { text } } : { code: 'missing', data: {} }
    addFault(faults, { sheet: sheet.name, row: first, index }, 'room', reason)
  }
}

function reportUnknown({ heading }: ChartRoom, unclear: string | null, faults: PriceListFault[]): void {
  if (unclear === null) addFault(faults, heading, 'room', { code: 'buildingUnknown', data: {} })
  else addFault(faults, heading, 'entrance', { code: 'entranceUnclear', data: { text: unclear } })
}

/** Reports a cell that many homes hang on once. */
export function addFault(faults: PriceListFault[], at: CellPlace, column: PriceListColumn, reason: FaultReason): void {
  const cell = cellName(at.row, at.index)
  if (faults.some((fault) => fault.cell === cell && fault.sheet === at.sheet)) return
  faults.push({ sheet: at.sheet, cell, row: at.row + 1, column, ...reason })
}

function placeOfCell(
  { building, entrance, floor }: RowNames,
  { room }: ChartRoom,
  above: PlaceAbove | undefined,
  project: string | null,
): HomePlace | null {
  const bare = building?.name ?? above?.building ?? null
  const name = bare === null ? null : withGroups(bare, above?.groups ?? [], project)
  const code = name === null ? null : (building?.value ?? buildingCode(name))
  if (name === null || code === null || floor?.value == null) return null
  const isEntranceAssumed = entrance?.value == null && above?.isEntranceAssumed === true
  const place = {
    building: name,
    code,
    entrance: entrance?.value ?? above?.entrance ?? '',
    ...onStorey(floor.value, room),
    isEntranceAssumed,
  }
  return { kind: 'home', ...place, number: unitNumber({ ...place, building: code }) }
}

function firstWords({ sheet, left, rooms }: Chart, row: number): string {
  const right = rooms.at(-1)?.index ?? left
  for (let index = left; index <= right; index += 1) {
    const words = cellLine(cellAt(sheet, row, index))
    if (words !== '') return words.slice(0, 60)
  }
  return ''
}

function isBlank(cell: Cell): boolean {
  return readFigure(cell, 2).kind === 'empty'
}

function isFigure(cell: Cell): boolean {
  return readFigure(cell, 2).kind === 'figure'
}

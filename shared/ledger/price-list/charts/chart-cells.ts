import { apartIn, withGroups } from '../../building-group'
import { placeInTitle } from '../../said-place'
import { buildingCode, onStorey, unitNumber } from '../../unit-number'
import type { Heading } from '../columns/columns'
import type { PriceListFault } from '../fault'
import type { CellPlace } from '../line'
import { apartAmong } from '../places/apart'
import type { HomePlace } from '../places/place'
import { isOfBuyers } from '../sale/buyer-columns'
import { isNoHome } from '../sale/no-home'
import { partPrice, pricedRemarks } from '../sale/priced-words'
import type { SaleOver } from '../sale/sale-at'
import { buyerUnder } from '../sale/sale-columns'
import { notesOfRow } from '../sale/sale-notes'
import { saleAbove } from '../sale/sale-over'
import { type Cell, cellAt, cellLine, EMPTY, type Sheet } from '../sheet'
import type { SkippedRow } from '../skipped/skip'
import { withoutGaps, withoutNamed } from '../skipped/sum-words'
import { readFigure } from '../values'
import { type ChartBuyer, isBuyer } from './chart-buyers'
import { compositeIn, isComposite, otherRoom } from './chart-composite'
import { unclearSpan } from './chart-entrances'
import {
  addFault,
  isFigure,
  reportContrary,
  reportJoined,
  reportPrefixes,
  reportRivalRows,
  reportStrays,
  reportUnknown,
} from './chart-faults'
import { figureIn, isInTenThousands, type UnclearFigure } from './chart-figure'
import { figuresAbove, holdsOf } from './chart-holds'
import { type OtherCell, otherFigure } from './chart-others'
import { isAboutRooms, isLeftOutRow, roomRowsFor } from './chart-pages'
import { findLeading, type PlaceAbove } from './chart-place'
import { type ChartRemark, remarkIn } from './chart-remarks'
import { lowestFloor, type RowNames, readNames, reportNames } from './chart-row-names'
import { type Chart, type ChartRoom, isAroundFloors, isOfAnother, mergeOver, rightOf } from './chart-shape'
import { sumsIn } from './chart-sums'
import { namelessIn, overallTitle, placeOver, textsOver, titleRows } from './chart-title'
import type { ChartWords } from './chart-words'
import type { StaleTitle } from './stale-titles'

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
  /** Only words above the chart or the sheet's name say which figure it is. */
  isNamedAbove: boolean
  /** What those words say of its sale. */
  over: SaleOver | null
  /** Said once for several homes: it may be said again. */
  isShared: boolean
  /** What figure it is, its title does not say. */
  isOpen: boolean
  /** By what the words over it tell its building from another of the number. */
  apart: string
}

/** A figure of a chart that nobody knows, with the first cell that holds it. */
export type UnclearCell = { figure: UnclearFigure; at: CellPlace }

export type ChartReading = {
  cells: ChartCell[]
  unclear: UnclearCell[]
  remarks: ChartRemark[]
  buyers: ChartBuyer[]
  faults: PriceListFault[]
  skipped: SkippedRow[]
  /** Figures that are read as none of the home's own. */
  others: OtherCell[]
}

const SUBTOTAL = /小计|合计|总计|共计|汇总|平均/

/** Reads the cells of a chart. Rule LED-8. */
export function readChart(chart: Chart, words: ChartWords, stale: StaleTitle): ChartReading {
  const { project } = words
  const reading = noReading()
  const known = figuresAbove(chart, words)
  const holds = holdsOf(chart, words)
  const nameless = holds === null ? namelessIn(chart, words) : null
  if (nameless) {
    const { text, row, index } = nameless
    const at = { sheet: chart.sheet.name, row, index }
    reading.unclear.push({ figure: { of: 'unclear', measure: 'price', kind: null, text, word: text }, at })
    addFault(reading.faults, at, 'listTotal', { code: 'figureUnclear', data: { text, other: text } })
  }
  if (holds !== 'own') {
    const text = known[0]?.header ?? ''
    if (nameless === null) reading.skipped.push({ sheet: chart.sheet.name, row: chart.first + 1, reason: 'note', text })
    if (holds === null) return reading
  }
  const leading = findLeading(chart, project)
  const places = chart.rooms.map(({ index }, at) => {
    const texts = textsOver(chart, index, words)
    const overall = overallTitle(chart, index, words)
    const isTenThousand = [...texts, ...(overall?.texts ?? [])].some(isInTenThousands)
    const above = placeOver(chart, index, words)
    const titled = stale.isBuilding ? null : above.building
    const building = saidInstead(chart, titled) ?? titled ?? chart.sheet.building ?? null
    const around = chart.sheet.building ? [chart.sheet.building] : [...texts, ...(overall?.texts ?? [])]
    const apart = building === null ? '' : apartAmong(around, buildingCode(building) ?? '', project)
    return {
      ...above,
      unclear: stale.entrance ?? above.unclear,
      building,
      isTenThousand,
      texts,
      known: known[at] ?? null,
      apart,
    }
  })
  const rows = titleRows(chart, words).filter((row) => notesOfRow(chart.sheet, row) === null)
  const { over } = saleAbove(withoutOthers(chart), rows, project)
  const isOfParts = isComposite(chart)
  const told = new Set<string>()
  const span = unclearSpan(chart, words)
  reportPrefixes(chart, places, reading.faults)
  reportRivalRows(chart, reading.faults)
  let names: RowNames = { building: null, entrance: null, floor: null }
  for (let row = chart.last + 1; row < chart.end; row += 1) {
    if (isAboutRooms(chart, row)) continue
    const filled = chart.rooms.filter(({ index }) => !isBlank(cellOver(chart, row, index)))
    names = readNames(chart, row, leading, names, project)
    const text = firstWords(chart, row)
    if (isLeftOutRow(chart, row, words)) {
      reading.skipped.push({ sheet: chart.sheet.name, row: row + 1, reason: 'note', text })
      continue
    }
    if (isSumRow(chart, row)) {
      reading.skipped.push({ sheet: chart.sheet.name, row: row + 1, reason: 'subtotal', text })
      continue
    }
    const isNoFloor = names.floor?.reason?.code === 'missing' || names.floor?.reason?.code === 'nameUnreadable'
    if (isNoFloor && !filled.some(({ index }) => isFigure(cellAt(chart.sheet, row, index)))) {
      if (text !== '') reading.skipped.push({ sheet: chart.sheet.name, row: row + 1, reason: 'note', text })
      continue
    }
    if (filled.length === 0 || reportNames(chart, names, reading.faults)) continue
    const own = chart.labelIndex === null ? null : cellLine(cellAt(chart.sheet, row, chart.labelIndex))
    const rowFigure = own ? figureIn(own, words) : null
    if (own && (!rowFigure || rowFigure.of === 'other' || rowFigure.of === 'unclear')) {
      reading.skipped.push({ sheet: chart.sheet.name, row: row + 1, reason: 'note', text: own })
    }
    reportStrays(chart, row, reading.faults)
    for (const room of filled) {
      const ofHome = room.figure ?? rowFigure
      const above = places[chart.rooms.indexOf(room)]
      const named = above?.known ?? null
      const figure = ofHome ?? (own ? null : (named?.figure ?? null))
      const at = { sheet: chart.sheet.name, row, index: room.index }
      if (isOfParts) {
        const place = above?.unclear && names.entrance === null ? null : placeOfCell(names, room, above, project)
        const apart = above?.apart ?? ''
        if (place) pushParts(reading, cellAt(chart.sheet, row, room.index), { place, at, over, apart })
        else reportUnknown(room, above?.unclear ?? null, reading.faults)
        continue
      }
      if (figure?.of === 'unclear') addUnclear(reading.unclear, { figure, at })
      const isOwn = figure !== null && figure.of !== 'other' && figure.of !== 'unclear'
      const called = headingOf(chart, room, own)
      const said = isOwn ? null : remarkIn(called, cellAt(chart.sheet, row, room.index))
      const isOfBuyer = !isOwn && isBuyer(called, cellAt(chart.sheet, row, room.index), words)
      const other = otherFigure({ called, over: ofHome || own ? [] : (above?.texts ?? []), figure }, words)
      if (other !== null) {
        const place = placeOfCell(
          { ...names, floor: lowestFloor(chart, row, room) ?? names.floor },
          room,
          above,
          project,
        )
        const isTenThousand = above?.isTenThousand ?? false
        reading.others.push({ text: other, isTenThousand, place, cell: cellAt(chart.sheet, row, room.index), at })
      }
      if (!isOwn && said === null && !isOfBuyer) continue
      if (isOwn && reportJoined(chart, row, room, figure, reading.faults)) continue
      const unclear = names.entrance === null ? (span ?? above?.unclear) : null
      const floor = lowestFloor(chart, row, room) ?? names.floor
      const place = unclear ? null : placeOfCell({ ...names, floor }, room, above, project)
      if (!place) reportUnknown(room, unclear ?? null, reading.faults)
      if (said !== null && place) reading.remarks.push({ place, text: said, at })
      else if (isOfBuyer && place) reading.buyers.push({ place, header: called, at })
      if (!isOwn) continue
      const header = room.figure
        ? cellLine(cellAt(chart.sheet, chart.last, room.index))
        : rowFigure
          ? own
          : named?.header
      if (!ofHome && named?.against) reportContrary(named, named.against, at, reading.faults)
      const isTenThousand = above?.isTenThousand ?? false
      const written = cellOver(chart, row, room.index)
      const isOfNames = figure.of === 'home' && figure.column === 'status' && isOfBuyers(called)
      const priced = figure.of === 'price' ? partPrice(written) : null
      if (place && priced)
        reading.remarks.push(...pricedRemarks(written, at, chart.sheet).map((one) => ({ ...one, place })))
      const cell = priced?.figure ?? (isOfNames ? buyerUnder(called, written) : written)
      const apart = names.building?.name ? apartIn(names.building.name) : (above?.apart ?? '')
      const ofCell = { place, figure, header: header ?? '', isTenThousand, cell, at }
      const found = { ...ofCell, isNamedAbove: !ofHome, over, apart }
      reading.cells.push({ ...found, isShared: false, isOpen: !ofHome && named?.isOpen === true })
      const teller = place?.number ?? String(room.index)
      // 大堂 where a price would stand has no area of its own.
      if (figure.of !== 'price' || told.has(teller) || isNoHome(cellLine(cell))) continue
      told.add(teller)
      for (const one of ofRoom(chart, room, row))
        reading.cells.push({ ...found, ...one, isNamedAbove: false, isShared: true, isOpen: false })
    }
  }
  if (holds !== 'own') return { ...noReading(), skipped: reading.skipped.slice(0, 1), others: reading.others }
  reportSums(chart, reading)
  return reading
}

function noReading(): ChartReading {
  return { cells: [], unclear: [], remarks: [], buyers: [], faults: [], skipped: [], others: [] }
}

/** The rows above a chart without what is of the charts beside it: 已售 there is said of theirs. */
function withoutOthers(chart: Chart): Sheet {
  const own = chart.sheet.rows.slice(0, chart.first).map((cells, row) => {
    return cells.map((cell, index) => (isOfAnother(chart, row, index) ? EMPTY : cell))
  })
  return { ...chart.sheet, rows: own }
}

/** 301 89.53㎡ 160万: each part is a cell of the home by itself. */
function pushParts(
  { cells, faults }: ChartReading,
  cell: Cell,
  home: { place: HomePlace; at: CellPlace; over: SaleOver | null; apart: string },
): void {
  const text = cellLine(cell)
  const composite = compositeIn(text)
  const says = composite && otherRoom(composite, home.place)
  if (says) addFault(faults, home.at, 'room', { code: 'numberDiffers', data: { text, from: 'room', says } })
  else if (!composite) addFault(faults, home.at, 'area', { code: 'notANumber', data: { text } })
  else {
    const usual = { isTenThousand: false, isNamedAbove: false, isShared: false, isOpen: false }
    for (const part of composite.parts) cells.push({ ...home, ...usual, ...part })
  }
}

/** What stands under the room, or before the row. */
function headingOf({ sheet, last }: Chart, { index, figure }: ChartRoom, own: string | null): string {
  return figure ? cellLine(cellAt(sheet, last, index)) : (own ?? '')
}

/** Words in a cell merged over several rooms are said of each. */
function cellOver({ grid, sheet }: Chart, row: number, index: number): Cell {
  const over = mergeOver(grid, row, index)
  const cell = over && over.top === row && over.bottom === row ? cellAt(sheet, row, over.left) : null
  return cell?.kind === 'text' && !isFigure(cell) ? cell : cellAt(sheet, row, index)
}

/** What the rows around the rooms' headings, and the heading itself, say of the homes of a room. */
function ofRoom(chart: Chart, { index, type, heading }: ChartRoom, floor: number) {
  const { sheet } = chart
  const roomRows = roomRowsFor(chart, floor)
  const rows = roomRows.map(({ row, header, figure }) => {
    return { figure, header, cell: cellAt(sheet, row, index), at: { sheet: sheet.name, row, index } }
  })
  if (type === '' || roomRows.some(({ figure }) => figure.column === 'type')) return rows
  const figure: Heading = { of: 'home', column: 'type', rank: 0 }
  const cell: Cell = { kind: 'text', text: type }
  return [...rows, { figure, header: type, cell, at: heading }]
}

/** A sum under the number of a floor or a room would be homes for sale. */
function reportSums({ sheet, floorIndex, rooms }: Chart, { cells, faults }: ChartReading): void {
  const sums = sumsIn(cells)
  const tell = (at: CellPlace, column: 'floor' | 'room') => {
    const text = cellLine(cellAt(sheet, at.row, at.index))
    addFault(faults, at, column, { code: 'likeSumInChart', data: { text } })
  }
  for (const row of sums.rows) tell({ sheet: sheet.name, row, index: floorIndex }, 'floor')
  for (const { index, heading } of rooms) if (sums.columns.includes(index)) tell(heading, 'room')
}

/** Whether a row of a chart says that it is a sum. */
export function isSumRow(chart: Chart, row: number): boolean {
  return SUBTOTAL.test(withoutNamed(withoutGaps(firstWords(chart, row)))) || isAverage(chart, row)
}

/** 均价 where a floor would stand; beside the floors it would name each home's own price. */
function isAverage({ sheet, left, floorIndex }: Chart, row: number): boolean {
  const names = (sheet.rows[row] ?? []).slice(left, floorIndex + 1).map(cellLine)
  return names.some((name) => /均价/.test(withoutGaps(name)))
}

/** What a person says of the sheet goes before the building that its own name says. */
function saidInstead({ sheet }: Chart, building: string | null): string | null {
  const { building: ofName } = placeInTitle(sheet.name)
  const isOfName = ofName !== null && building !== null && buildingCode(ofName) === buildingCode(building)
  return isOfName ? (sheet.building ?? null) : null
}

/** Words that nobody knows are asked about once, on however many charts and sheets they stand. */
export function addUnclear(unclear: UnclearCell[], cell: UnclearCell): void {
  const { text, measure } = cell.figure
  if (!unclear.some(({ figure }) => figure.text === text && figure.measure === measure)) unclear.push(cell)
}

function placeOfCell(
  { building, entrance, floor }: RowNames,
  { room, entrance: ofRoom }: ChartRoom,
  above: PlaceAbove | undefined,
  project: string | null,
): HomePlace | null {
  const bare = building?.name ?? above?.building ?? null
  const name = bare === null ? null : withGroups(bare, above?.groups ?? [], project)
  const code = name === null ? null : (building?.value ?? buildingCode(name))
  if (name === null || code === null || floor?.value == null) return null
  const isEntranceAssumed = entrance?.value == null && ofRoom === null && above?.isEntranceAssumed === true
  const place = {
    building: name,
    code,
    entrance: entrance?.value ?? ofRoom ?? above?.entrance ?? '',
    ...onStorey(floor.value, room),
    isEntranceAssumed,
  }
  return { kind: 'home', ...place, number: unitNumber({ ...place, building: code }) }
}

function firstWords(chart: Chart, row: number): string {
  const { sheet, left, floorIndex } = chart
  for (let index = isAroundFloors(chart) ? floorIndex : left; index <= rightOf(chart); index += 1) {
    const words = cellLine(cellAt(sheet, row, index))
    if (words !== '') return words.slice(0, 60)
  }
  return ''
}

function isBlank(cell: Cell): boolean {
  return readFigure(cell, 2).kind === 'empty'
}

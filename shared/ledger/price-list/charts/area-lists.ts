import { placeInTitle } from '../../said-place'
import { buildingCode, entranceCode, floorNumber, parseFlat, parseRoom, plainName, storeyIn } from '../../unit-number'
import { parseWholeNumber } from '../../whole-number'
import type { Heading, HomeColumn } from '../columns/columns'
import { type Meanings, readHeadings } from '../columns/headings'
import type { CellPlace } from '../line'
import type { HomePlace } from '../places/place'
import { isNoHome } from '../sale/no-home'
import { type Cell, cellAt, cellLine, EMPTY, type Sheet } from '../sheet'
import { HUNDREDTHS, readFigure } from '../values'
import { roomRowsOf } from './chart-areas'
import type { ChartCell } from './chart-cells'
import { figureIn } from './chart-figure'
import { isAboutRooms, isFloorOf } from './chart-pages'
import { roomOf } from './chart-rooms'
import type { Chart } from './chart-shape'
import type { ChartWords } from './chart-words'

/** What of a home a list beside charts may say. */
const SAID = ['area', 'innerArea', 'type', 'orientation'] as const
export type SaidColumn = (typeof SAID)[number]

export type SaidCell = { column: SaidColumn; header: string; cell: Cell; at: CellPlace }

/** Homes that have this area: what is not said, they may be of any. Without a room they are those of the type. */
export type AreaEntry = {
  building: string | null
  entrance: string | null
  floor: number | null
  room: string | null
  type: string
  cells: SaidCell[]
}

/**
 * 面积表: rooms, homes or types with their areas and no price. `first` is its heading row, from 0; `prefixes` are entrances
 * that only 1-02 says, which may be a floor as well.
 */
export type AreaList = { first: number; entries: AreaEntry[]; prefixes: readonly string[] }

/** How many rows above its headings belong to it. */
const TITLE_ROWS = 3

/** Finds the lists of areas of a sheet, beside and between its charts. Rule LED-8. */
export function findAreaLists(
  sheet: Sheet,
  charts: readonly Chart[],
  meanings: Meanings,
  words: ChartWords,
): AreaList[] {
  const lists: AreaList[] = []
  for (let row = 0; row < sheet.rows.length; row += 1) {
    if (charts.some((chart) => isOfChart(chart, row))) continue
    const list = downFrom(sheet, row, meanings, words) ?? acrossFrom(sheet, row, words)
    if (list) lists.push(list)
  }
  for (const { first } of lists) {
    for (const chart of charts) if (chart.last < first && first < chart.end) chart.end = first
  }
  return lists
}

/** Its headings, its floors (90 and 99 are prices in 万元), and what is said of its rooms. */
function isOfChart(chart: Chart, row: number): boolean {
  if (row >= chart.first && row <= chart.last) return true
  return isAboutRooms(chart, row) || (row > chart.last && row < chart.end && isFloorOf(chart, row))
}

/** A row for each home, room or type. */
function downFrom(sheet: Sheet, first: number, meanings: Meanings, words: ChartWords): AreaList | null {
  const headings = readHeadings(sheet, first, first, meanings)
  const found = new Map<HomeColumn, { index: number; header: string }>()
  for (const { index, header, heading } of headings) {
    if (heading?.of === 'price') return null
    if (heading && !found.has(heading.column)) found.set(heading.column, { index, header })
  }
  const area = found.get('area')
  if (!area || !(found.has('room') || found.has('type'))) return null
  const title = titleOf(sheet, first, words)
  const entries: AreaEntry[] = []
  const prefixes = new Set<string>()
  let [building, entrance] = [title.building, title.entrance]
  const roomIndex = found.get('room')?.index ?? -1
  // 12-02, or 5-02 in entrance 1: what stands before the rooms are floors.
  const areFloorsBefore = sheet.rows.slice(first + 1).some((cells) => {
    const [, prefix] = PREFIXED.exec(cellLine(cells[roomIndex] ?? EMPTY)) ?? []
    const own = entranceCode(cellLine(cells[found.get('entrance')?.index ?? -1] ?? EMPTY)) ?? title.entrance
    return prefix !== undefined && (prefix.length > 1 || (own !== null && own !== prefix))
  })
  const areFloors =
    found.has('entrance') ||
    sheet.rows.slice(first + 1).some((cells) => FLOOR_BEFORE.test(cellLine(cells[roomIndex] ?? EMPTY)))
  for (let row = first + 1; row < sheet.rows.length; row += 1) {
    const textOf = (column: HomeColumn) => cellLine(writtenAt(sheet, row, found.get(column)?.index ?? -1))
    if (cellLine(cellAt(sheet, row, area.index)) === area.header) break
    const [ownBuilding, ownEntrance] = [textOf('building'), textOf('entrance')]
    const before = building
    if (ownBuilding !== '') building = buildingCode(ownBuilding) ?? NOBODY
    if (ownEntrance !== '') entrance = entranceCode(ownEntrance) ?? NOBODY
    else if (before !== building) entrance = title.entrance
    if (readFigure(cellAt(sheet, row, area.index), HUNDREDTHS).kind !== 'figure') continue
    const [room, type] = [textOf('room'), textOf('type')]
    const [, prefix] = PREFIXED.exec(room) ?? []
    const isFloor = prefix !== undefined && areFloorsBefore
    const place = isFloor
      ? floorBefore(room)
      : placeIn(room, writtenAt(sheet, row, roomIndex), textOf('floor'), areFloors)
    if (prefix !== undefined && !isFloor && place?.entrance === prefix) prefixes.add(prefix)
    if (place === null ? found.has('room') || type === '' : false) continue
    const cells = SAID.flatMap((column): SaidCell[] => {
      const of = found.get(column)
      if (!of) return []
      const cell = writtenAt(sheet, row, of.index)
      return cellLine(cell) === ''
        ? []
        : [{ column, header: of.header, cell, at: { sheet: sheet.name, row, index: of.index } }]
    })
    entries.push({
      building: place?.building ?? building,
      entrance: place?.entrance ?? entrance,
      floor: place?.floor ?? null,
      room: place?.room ?? null,
      type: plainType(type),
      cells,
    })
  }
  return entries.length > 0 ? { first, entries, prefixes: [...prefixes] } : null
}

/** 1-02, 12-02. */
const PREFIXED = /^(\d{1,2})-(\d{2})(?:室|号房?|房|户)?$/

function floorBefore(text: string): Pick<AreaEntry, 'building' | 'entrance' | 'floor' | 'room'> {
  const [, floor, room = ''] = PREFIXED.exec(text) ?? []
  return { building: null, entrance: null, floor: Number(floor), room }
}

/** 12-A: what stands before the letters are floors. */
const FLOOR_BEFORE = /^\d{2}[-—–]?[A-Z]/i

/** A name that cannot be read is nobody's. */
const NOBODY = '?'

/** Its place as far as the row's own cells say it; `null` where they name no room. */
export function placeIn(
  text: string,
  cell: Cell,
  floorText: string,
  areFloors = true,
): Pick<AreaEntry, 'building' | 'entrance' | 'floor' | 'room'> | null {
  const whole = parseWholeNumber(text)
  const floor = floorText === '' ? null : floorNumber(floorText)
  if (floorText !== '' && floor === null) return null
  const bare = floor === null && whole === null ? roomOf(cell) : null
  if (bare) return { building: null, entrance: bare.entrance, floor: null, room: bare.room }
  const own = whole?.room ?? text
  const storey = whole?.floor ?? (floor === null ? null : storeyIn(floorText))
  // 9-A may be entrance 9.
  const isFlat = areFloors || storey !== null || !/^\d-/.test(own)
  const room = (isFlat && parseFlat(own, storey)) || parseRoom(own, floor === null ? null : String(floor))
  if (room === null || (floor !== null && room.floor !== floor)) return null
  return {
    building: whole?.building ? buildingCode(whole.building) : null,
    entrance: whole?.entrance ? entranceCode(whole.entrance) : null,
    ...room,
  }
}

/** Rooms side by side with their areas below them, for all floors. */
function acrossFrom(sheet: Sheet, first: number, words: ChartWords): AreaList | null {
  const rooms = (sheet.rows[first] ?? []).flatMap((cell, index) => {
    const room = roomOf(cell)
    return room === null ? [] : [{ ...room, index }]
  })
  const floorIndex = (rooms[0]?.index ?? 0) - 1
  if (rooms.length < 2 || floorIndex < 0) return null
  // 户型|A|B with areas below is said of types.
  const isLettered = rooms.some(({ lettering }) => lettering !== null)
  if (isLettered && figureIn(cellLine(cellAt(sheet, first, floorIndex)), words) !== null) return null
  const rows = roomRowsOf({ sheet, first, last: first, floorIndex, indexes: rooms.map(({ index }) => index) }, words)
  if (!rows.some(({ figure }) => figure.column === 'area')) return null
  const { building, entrance } = titleOf(sheet, first, words)
  const entries = rooms.map((room): AreaEntry => {
    const cells = rows.flatMap(({ row, header, figure }): SaidCell[] => {
      const column = SAID.find((one) => one === figure.column)
      const at = { sheet: sheet.name, row, index: room.index }
      return column ? [{ column, header, cell: cellAt(sheet, row, room.index), at }] : []
    })
    return { building, entrance: room.entrance ?? entrance, floor: null, room: room.room, type: '', cells }
  })
  return { first, entries, prefixes: [] }
}

export function titleOf(
  sheet: Sheet,
  first: number,
  { project }: ChartWords,
): { building: string | null; entrance: string | null } {
  const rows = sheet.rows.slice(Math.max(0, first - TITLE_ROWS), first).toReversed()
  const said = [...rows.flatMap((cells) => cells.map(cellLine)), sheet.name].map((text) => placeInTitle(text, project))
  const building = said.find((place) => place.building !== null)?.building ?? null
  const entrance = said.find((place) => place.entrance !== null)?.entrance ?? null
  return { building: building === null ? null : buildingCode(building), entrance }
}

/** What stands in a cell, or in the range it is merged into. */
function writtenAt(sheet: Sheet, row: number, index: number): Cell {
  const over = sheet.merges.find(
    ({ top, bottom, left, right }) => row >= top && row <= bottom && index >= left && index <= right,
  )
  return over ? cellAt(sheet, over.top, over.left) : cellAt(sheet, row, index)
}

/** A户型 and A are one type. */
export function plainType(text: string): string {
  return plainName(text).replace(/(?<=.)户?型$/, '')
}

/** The entries by what a home is looked up by. */
type AreaIndex = { rooms: ReadonlyMap<string, AreaEntry[]>; types: ReadonlyMap<string, AreaEntry[]> }

function indexAreas(lists: readonly AreaList[]): AreaIndex {
  const [rooms, types] = [new Map<string, AreaEntry[]>(), new Map<string, AreaEntry[]>()]
  for (const entry of lists.flatMap(({ entries }) => entries)) {
    const [by, key] = entry.room === null ? [types, entry.type] : [rooms, entry.room]
    const alike = by.get(key) ?? []
    alike.push(entry)
    by.set(key, alike)
  }
  return { rooms, types }
}

/** The entries a home may be of. */
function entriesOf({ rooms, types }: AreaIndex, place: HomePlace, type: string): AreaEntry[] {
  const all = [...(rooms.get(place.room) ?? []), ...(type === '' ? [] : (types.get(plainType(type)) ?? []))]
  return all.filter(
    ({ building, entrance, floor }) =>
      (building === null || building === place.code) &&
      (entrance === null || entrance === place.entrance) &&
      (floor === null || floor === place.floor),
  )
}

/** 3-02 where no home is in entrance 3, and nothing says which entrances there are, or each floor has such rooms. */
function mayBeFloors(prefixes: readonly string[], places: readonly HomePlace[]): boolean {
  const entrances = new Set(places.map(({ entrance }) => entrance))
  if (prefixes.every((prefix) => entrances.has(prefix))) return false
  const isEachFloor = places.every(({ floor }) => prefixes.includes(String(floor)))
  return isEachFloor || places.every(({ isEntranceAssumed }) => isEntranceAssumed)
}

/** What lists of areas say of the homes whose charts have a price and no area; said twice, it is a fault. Rule LED-8. */
export function saidBeside(cells: readonly ChartCell[], areas: readonly AreaList[]): ChartCell[] {
  if (areas.length === 0) return []
  const places = cells.flatMap(({ place }) => place ?? [])
  const index = indexAreas(areas.filter(({ prefixes }) => !mayBeFloors(prefixes, places)))
  const said = new Map<string, { cell: ChartCell; columns: Set<string>; type: string }>()
  for (const cell of cells) {
    if (!cell.place) continue
    const home = said.get(cell.place.number) ?? { cell, columns: new Set(), type: '' }
    said.set(cell.place.number, home)
    const column = cell.figure.of === 'home' ? cell.figure.column : 'price'
    home.columns.add(column)
    if (column === 'price') home.cell = cell
    if (column === 'type') home.type = cellLine(cell.cell)
  }
  return [...said.values()].flatMap(({ cell, columns, type }) => {
    if (!cell.place || columns.has('area') || !columns.has('price') || isNoHome(cellLine(cell.cell))) return []
    const found = entriesOf(index, cell.place, type).flatMap((entry) => entry.cells)
    return found
      .filter(({ column }) => !columns.has(column))
      .map(({ column, header, cell: own, at }): ChartCell => {
        const figure: Heading = { of: 'home', column, rank: 0 }
        return { ...cell, figure, header, cell: own, at, isNamedAbove: false, isShared: true, isOpen: false }
      })
  })
}

import type { SaidPlace } from '../said-place'
import type { UnitKind } from '../unit'
import { buildingCode, entranceCode, parseRoom, parseWholeNumber, unitNumber, type WholeNumber } from '../unit-number'
import type { PriceListColumn } from './columns'
import type { FaultReason } from './fault'
import type { Label, Labels } from './labels'
import { cellOf } from './line'
import { cellLine } from './sheet'
import type { TableLine } from './table'

/** Where a home of the list is. `building` is the name as written, its code stands in `number`. */
export type HomePlace = {
  kind: UnitKind
  building: string
  code: string
  entrance: string
  floor: number
  room: string
  number: string
  /** Nothing says the entrance: where the office knows several in the building, nobody knows which of them it is. */
  isEntranceAssumed: boolean
}

/** What a cell cannot stand for. */
export type Problem = { column: PriceListColumn; reason: FaultReason }

/** What could be read of a home's place, and what could not. */
export type PlaceParts = {
  building: { name: string; code: string } | null
  entrance: string | null
  isEntranceAssumed: boolean
  floor: number | null
  room: string | null
  problems: Problem[]
}

/** What is known of the whole table when one of its rows is read. */
export type PlaceContext = {
  /** What the sheet's name says. */
  sheet: SaidPlace
  labels: Labels
  /** What the first of a room's five digits stands for, where the columns prove it: `10102`. */
  firstDigit: 'building' | 'entrance' | null
}

/** A list of a building without entrances has one. */
export const ONLY_ENTRANCE = '1'

/**
 * Reads building, entrance, floor and room of a row. What has no column of its own is taken from a whole room number
 * (1-1-1203), the building also from words above the table or the sheet's name. Where number and columns differ, the
 * room is faulty: a home under a wrong number could be sold twice.
 */
export function readPlace(line: TableLine, at: number, context: PlaceContext): PlaceParts {
  const { labels } = context
  const problems: Problem[] = []
  const roomText = readRoomText(line, problems)
  const whole = roomText === null ? null : splitRoom(roomText, context)
  const building = readBuilding(line, labels.building?.[at], whole, context, problems)
  const entrance = readEntrance(line, labels.entrance?.[at], whole, context, problems)
  const isEntranceAssumed =
    labels.entrance?.[at]?.value == null && (whole?.entrance ?? line.title.entrance ?? context.sheet.entrance) === null
  const parts: PlaceParts = { building, entrance, isEntranceAssumed, floor: null, room: null, problems }
  const floor = labels.floor?.[at]
  if (floor?.state === 'faulty' && floor.reason) problems.push({ column: 'floor', reason: floor.reason })
  // An unreadable floor silences what follows from it.
  if (roomText === null || floor?.state === 'faulty') return parts
  const room = parseRoom(whole?.room ?? roomText, floor?.value ?? null)
  if (!room) {
    const isFloorMissing = floor?.value === null && parseRoom(whole?.room ?? roomText, 1) !== null
    if (isFloorMissing) problems.push({ column: 'floor', reason: { code: 'missing', data: {} } })
    else problems.push({ column: 'room', reason: { code: 'nameUnreadable', data: { text: roomText } } })
    return parts
  }
  const from = findDifference(room.floor, floor, whole, building, entrance)
  if (from) problems.push({ column: 'room', reason: { code: 'numberDiffers', data: { text: roomText, ...from } } })
  return { ...parts, floor: room.floor, room: room.room }
}

/** The place, once nothing is missing. */
export function placeOf({
  building,
  entrance,
  isEntranceAssumed,
  floor,
  room,
  problems,
}: PlaceParts): HomePlace | null {
  if (problems.length > 0 || !building || entrance === null || floor === null || room === null) return null
  const number = unitNumber({ building: building.code, entrance, floor, room })
  const { name, code } = building
  return { kind: 'home', building: name, code, entrance, floor, room, number, isEntranceAssumed }
}

function findDifference(
  roomFloor: number,
  floor: Label<number> | undefined,
  whole: WholeNumber | null,
  building: PlaceParts['building'],
  entrance: string | null,
): { from: PriceListColumn; says: string } | null {
  if (floor?.value && roomFloor !== floor.value) return { from: 'floor', says: String(floor.value) }
  if (building && whole?.building != null && buildingCode(whole.building) !== building.code) {
    return { from: 'building', says: building.name }
  }
  const isOtherEntrance = entrance !== null && whole?.entrance != null && entranceCode(whole.entrance) !== entrance
  return isOtherEntrance ? { from: 'entrance', says: entrance } : null
}

function readRoomText(line: TableLine, problems: Problem[]): string | null {
  const cell = cellOf(line, 'room')
  const text = cellLine(cell)
  if (text !== '') return text
  const reason: FaultReason =
    cell.kind === 'date'
      ? { code: 'dateValue', data: {} }
      : cell.kind === 'error'
        ? { code: 'errorValue', data: { error: cell.error } }
        : { code: 'missing', data: {} }
  problems.push({ column: 'room', reason })
  return null
}

function splitRoom(text: string, { firstDigit }: PlaceContext): WholeNumber | null {
  // Most rooms are plain digits, of which nothing is to be split.
  const digits = /^(\d)?\d{1,4}$/.exec(text)
  if (!digits) return parseWholeNumber(text)
  const [, first] = digits
  if (text.length !== 5 || first === undefined || firstDigit === null) return null
  const room = text.slice(1)
  return firstDigit === 'building'
    ? { building: first, entrance: null, room }
    : { building: null, entrance: first, room }
}

function readBuilding(
  line: TableLine,
  label: Label<string> | undefined,
  whole: WholeNumber | null,
  context: PlaceContext,
  problems: Problem[],
): PlaceParts['building'] {
  if (label && label.value !== null) return { name: label.name, code: label.value }
  const name = whole?.building ?? null
  if (label?.reason && (label.state === 'faulty' || name === null)) {
    problems.push({ column: 'building', reason: label.reason })
    return null
  }
  const said = name ?? buildingAbove(line, context.sheet)
  const code = said === null ? null : buildingCode(said)
  if (said !== null && code !== null) return { name: said, code }
  problems.push({ column: 'room', reason: { code: 'buildingUnknown', data: {} } })
  return null
}

/** The building that words above the rows or the sheet's name give; none where they differ. */
export function buildingAbove(line: TableLine, { building: sheet }: SaidPlace): string | null {
  const title = line.title.building
  if (title === null || sheet === null || line.title.isOwn) return title ?? sheet
  return buildingCode(title) === buildingCode(sheet) ? sheet : null
}

function readEntrance(
  line: TableLine,
  label: Label<string> | undefined,
  whole: WholeNumber | null,
  { sheet }: PlaceContext,
  problems: Problem[],
): string | null {
  if (label && label.value !== null) return label.value
  const said = whole?.entrance ?? null
  if (label?.reason && (label.state === 'faulty' || said === null)) {
    problems.push({ column: 'entrance', reason: label.reason })
    return null
  }
  if (said === null) {
    const above = line.title.entrance ?? sheet.entrance
    const text = line.title.unclear ?? sheet.unclear
    if (above !== null || text === null) return above ?? ONLY_ENTRANCE
    problems.push({ column: 'entrance', reason: { code: 'entranceUnclear', data: { text } } })
    return null
  }
  const code = entranceCode(said)
  if (code === null) problems.push({ column: 'room', reason: { code: 'nameUnreadable', data: { text: said } } })
  return code
}

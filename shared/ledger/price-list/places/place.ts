import { behindProject, type SaidPlace } from '../../said-place'
import type { UnitKind } from '../../unit'
import {
  buildingCode,
  entranceCode,
  onStorey,
  parseFlat,
  parseRoom,
  plainName,
  storeyIn,
  storeyOf,
  unitNumber,
} from '../../unit-number'
import { parsePrefixed, parseWholeNumber, type WholeNumber } from '../../whole-number'
import type { PriceListColumn } from '../columns/columns'
import type { FaultReason } from '../fault'
import { cellOf } from '../line'
import type { TableLine } from '../table'
import { type CompoundForm, readCompound } from './compound-forms'
import { floorRoomIn } from './floor-rooms'
import type { Label, Labels } from './labels'
import type { OwnLetters } from './own-letter'
import { FLOOR_OF_HOUSES, flatOn, floorBefore, floorOfFlat, houseIn, type RoomForm, roomTextOf } from './room-prefix'
import { areSeveralFloors } from './several-homes'
import { withoutSide } from './side-rooms'
import { buildingAbove } from './title-place'

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
  /** How its room numbers are put together. */
  form: RoomForm
  /** How all its rooms carry building and entrance. */
  compound: CompoundForm | null
  /** Rooms that are two homes joined. */
  joined: ReadonlySet<string>
  /** 11-8: room 8 of floor 11. */
  areFloorRooms: boolean
  /** Rooms that begin with the letter of their building. */
  ownLetters: OwnLetters
  /** 201东: the room is 201. */
  areSided: boolean
  /** 3/4 is floor 3 of 4. */
  isFloorOfAll: boolean
  /** The column of buildings says another than the sheet; what a person says of the sheet holds. */
  stale: { isColumn: boolean; said: string | null; entrance: string | null }
  /** The project's name, before which an address tells no buildings apart. */
  project: string | null
}

/** A, A户: the flat, whose floor has a column of its own. */
const LETTER_ALONE = /^([A-Z])(?:户|室|房|号房?|座)?$/

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
  const split = roomText === null ? null : splitRoom(roomText, at, context)
  const whole = split === 'unclear' ? null : split
  if (split === 'unclear')
    problems.push({ column: 'room', reason: { code: 'prefixUnclear', data: { text: roomText ?? '' } } })
  const building = readBuilding(line, labels.building?.[at], whole, context, problems)
  const entrance = readEntrance(line, labels.entrance?.[at], whole, context, problems)
  const isEntranceAssumed =
    labels.entrance?.[at]?.value == null && (whole?.entrance ?? line.title.entrance ?? context.sheet.entrance) === null
  const parts: PlaceParts = { building, entrance, isEntranceAssumed, floor: null, room: null, problems }
  const floor = labels.floor?.[at]
  const several = roomText === null ? null : findSeveral(whole?.room ?? roomText, floor, context.isFloorOfAll)
  const floorReason = several ?? (floor?.state === 'faulty' ? floor.reason : null)
  if (floorReason) problems.push({ column: 'floor', reason: floorReason })
  // An unreadable floor silences what follows from it.
  if (roomText === null || split === 'unclear' || floorReason) return parts
  const unclear = findJoined(roomText, context, at) ?? findUnclear(roomText, floor?.value ?? null, context.form)
  if (unclear) return { ...parts, problems: [...problems, { column: 'room', reason: unclear }] }
  const before = floorByForm(roomText, context.form)
  const own = whole?.room ?? roomText
  const ownRoom = context.areSided ? withoutSide(own) : own
  const room =
    (context.areFloorRooms && floorRoomIn(ownRoom)) ||
    readRoom(ownRoom, floor?.value ?? whole?.floor ?? before, context.form)
  if (!room || (whole?.floor && storeyOf(room).storey !== whole.floor)) {
    const isFloorMissing = !room && floor?.value === null && parseRoom(whole?.room ?? roomText, '1') !== null
    if (isFloorMissing) problems.push({ column: 'floor', reason: { code: 'missing', data: {} } })
    else problems.push({ column: 'room', reason: { code: 'nameUnreadable', data: { text: roomText } } })
    return parts
  }
  const from = findDifference(storeyOf(room).storey, floor, whole, building, entrance)
  if (from) problems.push({ column: 'room', reason: { code: 'numberDiffers', data: { text: roomText, ...from } } })
  return { ...parts, floor: room.floor, room: room.room }
}

/** The place, once nothing is missing; in a building that is called otherwise where that is said. */
export function placeOf(parts: PlaceParts, building = parts.building): HomePlace | null {
  const { entrance, isEntranceAssumed, floor, room, problems } = parts
  if (problems.length > 0 || !building || entrance === null || floor === null || room === null) return null
  const number = unitNumber({ building: building.code, entrance, floor, room })
  const { name, code } = building
  return { kind: 'home', building: name, code, entrance, floor, room, number, isEntranceAssumed }
}

/** The floor that the form of all rooms gives one of them. */
function floorByForm(text: string, form: RoomForm): string | null {
  if (form.houses) return FLOOR_OF_HOUSES
  if (form.isFlats) return floorOfFlat(text)
  return form.isFloorBefore ? floorBefore(text) : null
}

/** 201-202, unless a column calls the building 201. */
function findJoined(text: string, { labels, joined }: PlaceContext, at: number): FaultReason | null {
  const building = labels.building?.[at]?.value
  if (!joined.has(text) || (building != null && plainName(text).startsWith(`${building}-`))) return null
  return { code: 'roomsJoined', data: { text } }
}

/** A row of floors 2-5 whose room says none of them. */
function findSeveral(room: string, floor: Label<string> | undefined, isFloorOfAll: boolean): FaultReason | null {
  const isSeveral = floor !== undefined && !isFloorOfAll && areSeveralFloors(floor.name)
  return isSeveral && parseRoom(room, null) === null ? { code: 'floorsSeveral', data: { text: floor.name } } : null
}

/** A room that can be read in two ways, both of which are homes. */
function findUnclear(text: string, storey: string | null, form: RoomForm): FaultReason | null {
  if (form.isEntranceOrFloor && /^[1-9][1-9]\d{2}$/.test(text)) {
    const [floor, first, lower] = [text.slice(0, 2), text.slice(0, 1), text.slice(1, 2)]
    return { code: 'floorUnclear', data: { text, floor, entrance: first, lower } }
  }
  const flat = form.lettered === 'unclear' ? flatOn(storey, text) : null
  const room = flat && `${text.slice(0, -1).padStart(2, '0')}${flat}`
  return flat && room ? { code: 'flatUnclear', data: { text, flat, room } } : null
}

/** A flat without a number is called by its letter alone: 12A, or A beside floor 12 → `1-1-12A`. */
function readRoom(text: string, storey: string | null, form: RoomForm): { floor: number; room: string } | null {
  const [, letter] = LETTER_ALONE.exec(text) ?? []
  if (letter !== undefined && storey !== null) return onStorey(storey, letter)
  // 12AA beside floor 12A is its flat A.
  const ofLettered = storey !== null && /^\d+[A-Z]$/.test(storey) ? parseFlat(text, storey) : null
  if (ofLettered) return ofLettered
  const flat = form.lettered === 'flat' || form.isFlats ? flatOn(storey, text) : null
  return flat !== null && storey !== null ? onStorey(storey, flat) : parseRoom(text, storey)
}

function findDifference(
  storey: string,
  floor: Label<string> | undefined,
  whole: WholeNumber | null,
  building: PlaceParts['building'],
  entrance: string | null,
): { from: PriceListColumn; says: string } | null {
  if (floor?.value && storey !== floor.value) return { from: 'floor', says: floor.value }
  if (building && whole?.building != null && buildingCode(whole.building) !== building.code) {
    return { from: 'building', says: building.name }
  }
  const isOtherEntrance = entrance !== null && whole?.entrance != null && entranceCode(whole.entrance) !== entrance
  return isOtherEntrance ? { from: 'entrance', says: entrance } : null
}

function readRoomText(line: TableLine, problems: Problem[]): string | null {
  const text = roomTextOf(line)
  if (text !== '') return text
  const cell = cellOf(line, 'room')
  const reason: FaultReason =
    cell.kind === 'date'
      ? { code: 'dateValue', data: {} }
      : cell.kind === 'error'
        ? { code: 'errorValue', data: { error: cell.error } }
        : { code: 'missing', data: {} }
  problems.push({ column: 'room', reason })
  return null
}

/** What stands before the room in its own cell; `unclear` where nobody knows what it is. */
function splitRoom(text: string, at: number, context: PlaceContext): WholeNumber | 'unclear' | null {
  const { form, project, compound, ownLetters } = context
  const carried = compound && readCompound(text, compound)
  if (carried) return carried
  const house = houseIn(text, form.houses)
  if (house) return { ...house, entrance: null, floor: null }
  const behindLetter = ownLetters[at] ?? null
  if (behindLetter !== null) return { building: null, entrance: null, floor: null, room: behindLetter }
  // Most rooms are plain digits, of which nothing is to be split.
  if (/^\d{1,5}$/.test(text)) {
    const meaning = form.firstDigit.get(text.length)
    return meaning === undefined ? null : wholeOf(meaning, text.slice(0, 1), text.slice(1))
  }
  const prefixed = form.prefix === null ? null : parsePrefixed(text)
  if (prefixed) return form.prefix === 'unclear' ? 'unclear' : wholeOf(form.prefix, prefixed.prefix, prefixed.room)
  const whole = parseWholeNumber(behindProject(text, project))
  return whole?.entrance && form.isMiddleFloor ? { ...whole, entrance: null, floor: storeyIn(whole.entrance) } : whole
}

function wholeOf(meaning: RoomForm['prefix'], prefix: string, room: string): WholeNumber {
  const building = meaning === 'building' ? prefix : null
  const entrance = meaning === 'entrance' ? prefix : null
  return { building, entrance, floor: meaning === 'floor' ? storeyIn(prefix) : null, room }
}

function readBuilding(
  line: TableLine,
  label: Label<string> | undefined,
  whole: WholeNumber | null,
  context: PlaceContext,
  problems: Problem[],
): PlaceParts['building'] {
  const { isColumn, said: instead } = context.stale
  const code = instead === null ? null : buildingCode(instead)
  if (isColumn && instead !== null && code !== null) return { name: instead, code }
  if (isColumn && label) {
    problems.push({ column: 'building', reason: { code: 'buildingUnknown', data: {} } })
    return null
  }
  return readOwnBuilding(line, label, whole, context, problems)
}

function readOwnBuilding(
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

function readEntrance(
  line: TableLine,
  label: Label<string> | undefined,
  whole: WholeNumber | null,
  { sheet, stale }: PlaceContext,
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
    const text = stale.entrance ?? line.title.unclear ?? sheet.unclear
    if ((above !== null && stale.entrance === null) || text === null) return above ?? ONLY_ENTRANCE
    problems.push({ column: 'entrance', reason: { code: 'entranceUnclear', data: { text } } })
    return null
  }
  const code = entranceCode(said)
  if (code === null) problems.push({ column: 'room', reason: { code: 'nameUnreadable', data: { text: said } } })
  return code
}

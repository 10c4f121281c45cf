import type { SaidPlace } from '../../said-place'
import { buildingCode, entranceCode, parseFlat, parseRoom, plainName, storeyIn, storeyOf } from '../../unit-number'
import { parsePrefixed, parseWholeNumber } from '../../whole-number'
import type { TableLine } from '../table'
import type { Labels } from './labels'
import { areShops, shopIn } from './shops'
import { buildingAbove } from './title-place'
import { housesAlone } from './villas'

/** What a part of room numbers stands for: the first of five digits, the 1 of `1-1203`, the middle of `1-12-1203`. */
export type PrefixMeaning = 'building' | 'entrance' | 'floor' | 'unclear'

type FirstDigit = 'building' | 'entrance'

/** How the room numbers of a table are put together, as its rows prove it. */
export type RoomForm = {
  /** Of rooms of so many digits, such as `10102` or `1102`; none where nothing is to be split. */
  firstDigit: ReadonlyMap<number, FirstDigit>
  prefix: PrefixMeaning | null
  /** Nothing but the prefix says the building, or it says again what is known: shown, so that a person can look. */
  isPrefixShown: boolean
  isMiddleFloor: boolean
  /** The 12 of `12-03` is the floor, the columns saying building and entrance. */
  isFloorBefore: boolean
  /** What the 12 of `12A` on floor 12 is: the floor of flat A, or a room as on any floor. */
  lettered: 'flat' | 'room' | 'unclear'
  /** No column names floors, and every room is a floor with its flat's letter: 17A, 17B, 18A. */
  isFlats: boolean
  /** Rooms begin with their entrance where they may as well begin with their floor: `1301` in entrance 1. */
  isEntranceOrFloor: boolean
  /**
   * 排屋, 别墅 without a floor: each home is called by its house's number (1号), by that behind its building's (1-1), or
   * is all of its building and called as that is (A1). 商铺: each is called by its number along the street (S1).
   */
  houses: 'number' | 'behindBuilding' | 'building' | 'shop' | null
}

/** Reads off all rows of a table together what one room number alone does not tell. Rule LED-8. */
export function roomFormOf(
  lines: readonly TableLine[],
  labels: Labels,
  sheet: SaidPlace,
  { isOfVillas, isOfShops, areNumbered }: { isOfVillas: boolean; isOfShops: boolean; areNumbered: boolean },
): RoomForm {
  const counts = countPrefixes(lines, labels, sheet)
  return {
    firstDigit: firstDigitsOf(lines, labels),
    prefix: prefixOf(counts),
    isPrefixShown: counts.buildings.size < 2,
    isMiddleFloor: isMiddleFloor(lines, labels),
    isFloorBefore: isFloorBefore(lines, labels),
    lettered: letteredOf(lines, labels),
    isEntranceOrFloor: isEntranceOrFloor(lines, labels, sheet),
    houses:
      (isOfShops && shopsOf(lines, labels, sheet)) ||
      (isOfVillas && housesUnsaid(lines, labels, sheet)) ||
      housesOf(lines, labels) ||
      (areNumbered && !labels.entrance ? 'number' : null),
    isFlats: isFlats(lines, labels),
  }
}

/** A room as written, its parts apart by one sign, without the words behind it. */
export function roomTextOf({ room }: TableLine): string {
  return room.room
}

function isNearlyAll(count: number, all: number): boolean {
  return all > 0 && count * 10 >= all * 9
}

function firstDigitsOf(lines: readonly TableLine[], labels: Labels): RoomForm['firstDigit'] {
  const found = new Map<number, FirstDigit>()
  for (const length of [4, 5]) {
    const meaning = firstDigitOf(lines, labels, length)
    if (meaning) found.set(length, meaning)
  }
  return found
}

/**
 * What the first of so many digits stands for in rooms such as `10102` or `1102`: the entrance or the building, where that column
 * says the same in nearly every such row, and the floor's column proves where the floor stands. Else `null`.
 */
function firstDigitOf(lines: readonly TableLine[], labels: Labels, length: number): FirstDigit | null {
  if (!labels.floor) return null
  const counts = { rows: 0, floor: 0, building: 0, entrance: 0 }
  const floors = new Set<string>()
  for (const [at, line] of lines.entries()) {
    const text = roomTextOf(line)
    const floor = labels.floor[at]?.value
    if (floor == null || text.length !== length || !/^\d+$/.test(text)) continue
    counts.rows += 1
    if (String(Number(text.slice(1, -2))) !== floor) continue
    counts.floor += 1
    floors.add(floor)
    if (labels.entrance?.[at]?.value === text[0]) counts.entrance += 1
    if (labels.building?.[at]?.value === text[0]) counts.building += 1
  }
  if (floors.size < 2 || !isNearlyAll(counts.floor, counts.rows)) return null
  if (isNearlyAll(counts.entrance, counts.rows)) return 'entrance'
  return isNearlyAll(counts.building, counts.rows) && !labels.entrance ? 'building' : null
}

/** The floor of `12-03`, as far as the words go. */
export function floorBefore(text: string): string | null {
  const floor = /^(\d{1,2})-\d{2}[A-Z]?$/.exec(plainName(text))?.[1]
  return floor === undefined ? null : storeyIn(floor)
}

/** What comes in several values in one entrance and mostly differs from its code is neither entrance nor building. */
function isFloorBefore(lines: readonly TableLine[], labels: Labels): boolean {
  if (labels.floor || !labels.entrance) return false
  let [rows, same] = [0, 0]
  const byEntrance = new Map<string, Set<string>>()
  for (const [at, line] of lines.entries()) {
    const text = roomTextOf(line)
    const floor = text.includes('-') ? floorBefore(text) : null
    if (floor === null) continue
    const entrance = labels.entrance[at]?.value
    if (entrance == null) return false
    rows += 1
    if (entrance === floor) same += 1
    const key = `${labels.building?.[at]?.value} ${entrance}`
    byEntrance.set(key, (byEntrance.get(key) ?? new Set()).add(floor))
  }
  const isSeveral = [...byEntrance.values()].every((floors) => floors.size > 1)
  return rows > 0 && isSeveral && same * 2 <= rows
}

/** 12A on floor 12 of a list: its digits and its letter, where the digits are the floor's. */
export function flatOn(storey: string | null, text: string): string | null {
  const [, digits, flat] = /^(\d{1,2})([A-Z])$/.exec(plainName(text).replace(/(?:室|号房?|房|户)$/, '')) ?? []
  return digits !== undefined && flat !== undefined && String(Number(digits)) === storey ? flat : null
}

/** `12A` is flat A of floor 12 where nearly all such rooms begin with their floor, on several; on few it is a room. */
function letteredOf(lines: readonly TableLine[], labels: Labels): RoomForm['lettered'] {
  let [rows, same] = [0, 0]
  const floors = new Set<string>()
  for (const [at, line] of lines.entries()) {
    const floor = labels.floor?.[at]?.value ?? null
    const text = roomTextOf(line)
    // 12AA beside floor 12A can be nothing but its flat A.
    const isOfLettered =
      floor !== null && /^\d+[A-Z]$/.test(floor) && /^\d/.test(text) && parseFlat(text, floor) !== null
    if (floor === null || (!isOfLettered && !/^\d{1,2}[A-Z](?:室|号房?|房|户)?$/.test(plainName(text)))) continue
    rows += 1
    if (!isOfLettered && flatOn(floor, text) === null) continue
    same += 1
    floors.add(floor)
  }
  if (floors.size > 1 && isNearlyAll(same, rows)) return 'flat'
  return same * 2 > rows ? 'unclear' : 'room'
}

/**
 * `1301` and `2301` without a column of floors: floors 13 and 23, or floor 3 of entrances 1 and 2. Nobody knows where
 * nearly every room begins with its entrance, unless that is the first and the only one; nor, where nothing names
 * entrances, where the same rooms follow on every first digit from 1 on. Floor 10 is no entrance's.
 */
function isEntranceOrFloor(lines: readonly TableLine[], labels: Labels, sheet: SaidPlace): boolean {
  if (labels.floor) return false
  let [rows, same] = [0, 0]
  const rooms = new Map<string, Set<string>>()
  const entranceOf = (line: TableLine, at: number) =>
    labels.entrance ? (labels.entrance[at]?.value ?? null) : (line.title.entrance ?? sheet.entrance)
  const isNamed = labels.entrance !== null || lines.every((line, at) => entranceOf(line, at) !== null)
  for (const [at, line] of lines.entries()) {
    const text = roomTextOf(line)
    if (text === '') continue
    rows += 1
    const [, first = '', rest = ''] = /^([1-9])([1-9]\d{2})$/.exec(text) ?? []
    if (first === '' || (isNamed && entranceOf(line, at) !== first)) continue
    same += 1
    const entrance = rooms.get(first) ?? new Set()
    rooms.set(first, entrance.add(`${labels.building?.[at]?.value} ${rest}`))
  }
  if (!isNearlyAll(same, rows)) return false
  if (isNamed) return rooms.size > 1 || !rooms.has('1')
  if (rooms.size < 2) return false
  const [one = new Set<string>()] = rooms.values()
  const isOneLikeAll = [...rooms.values()].every(
    (other) => other.size === one.size && [...other].every((room) => one.has(room)),
  )
  return rows === same && isOneLikeAll && [...rooms.keys()].every((first) => Number(first) <= rooms.size)
}

const FLAT = /^(\d{1,2})([A-Z])(?:室|号房?|房|户)?$/

/** Flats A and B on each of several floors, one of them so high that no row of houses is numbered like that: 1A, 1B. */
function isFlats(lines: readonly TableLine[], labels: Labels): boolean {
  if (labels.floor) return false
  const flats = new Map<string, Set<string>>()
  for (const line of lines) {
    const [, floor = '', flat = ''] = FLAT.exec(plainName(roomTextOf(line))) ?? []
    if (Number(floor) === 0) return false
    flats.set(floor, (flats.get(floor) ?? new Set()).add(flat))
  }
  const isHigh = [...flats.keys()].some((floor) => floor.length > 1)
  return isHigh && flats.size > 1 && [...flats.values()].every((letters) => letters.has('A') && letters.size > 1)
}

/** The floor of 18A where every room is written so. */
export function floorOfFlat(text: string): string | null {
  const floor = FLAT.exec(plainName(text))?.[1]
  return floor === undefined ? null : storeyIn(floor)
}

const HOUSE = /^\d{1,2}[号#]$/
const HOUSE_BEHIND = /^([A-Z]?\d{1,3}|[A-Z])-(\d{1,2})[号户#]?$/

/** How every home of the list is called, where no column names floors: several buildings prove that theirs is in it. */
function housesOf(lines: readonly TableLine[], labels: Labels): RoomForm['houses'] {
  if (labels.floor) return null
  const rooms = lines.map((line) => plainName(roomTextOf(line)))
  if (rooms.every((room) => HOUSE.test(room))) return 'number'
  const { building } = labels
  if (!building || labels.entrance) return null
  const isBuildings = (codes: readonly (string | null)[]) =>
    codes.every((code, at) => code !== null && code === building[at]?.value)
  const codes = new Set(building.map(({ value }) => value))
  if (codes.size < 2) return null
  if (isBuildings(rooms.map((room) => buildingCode(HOUSE_BEHIND.exec(room)?.[1] ?? '')))) return 'behindBuilding'
  return codes.size === rooms.length && isBuildings(rooms.map(buildingCode)) ? 'building' : null
}

/** Where nothing says a building, an entrance or a floor, houses are called by their own numbers. */
function housesUnsaid(lines: readonly TableLine[], labels: Labels, sheet: SaidPlace): RoomForm['houses'] {
  const isSaid = lines.some((line) => buildingAbove(line, sheet) !== null || line.title.entrance !== null)
  if (isSaid || sheet.entrance !== null || labels.building || labels.entrance || labels.floor) return null
  return housesAlone(lines.map(roomTextOf))
}

/** Shops of a building that is known, by their numbers alone; other rooms say their floors themselves. */
function shopsOf(lines: readonly TableLine[], labels: Labels, sheet: SaidPlace): RoomForm['houses'] {
  if (labels.floor || labels.entrance || lines.length === 0) return null
  const buildingOf = (at: number) => {
    const line = lines[at]
    return labels.building?.[at]?.value ?? (line ? buildingCode(buildingAbove(line, sheet) ?? '') : null)
  }
  const rooms = lines.map(roomTextOf)
  // 1# is read as a house is.
  return !rooms.every((room) => HOUSE.test(plainName(room))) && areShops(rooms, buildingOf) ? 'shop' : null
}

/** The building and the house that a home is called by, `null` where it says no building. */
export function houseIn(text: string, houses: RoomForm['houses']): { building: string | null; room: string } | null {
  if (houses === 'shop') return shopIn(text)
  if (houses === 'building') return { building: text, room: '1' }
  const [, building, room] = (houses === 'behindBuilding' && HOUSE_BEHIND.exec(plainName(text))) || []
  return building && room ? { building, room } : null
}

/** A house stands on the ground: 1号 is on floor 1. */
export const FLOOR_OF_HOUSES = '1'

type Counts = {
  rows: number
  /** Rows whose prefix is the floor of their room. */
  floor: number
  floors: Set<string>
  /** Rows whose building is known otherwise, and those of them whose prefix says it. */
  known: { building: number; entrance: number }
  same: { building: number; entrance: number }
  buildings: Set<string>
  entrances: Set<string>
}

function countPrefixes(lines: readonly TableLine[], labels: Labels, sheet: SaidPlace): Counts {
  const counts: Counts = {
    rows: 0,
    floor: 0,
    floors: new Set(),
    known: { building: 0, entrance: 0 },
    same: { building: 0, entrance: 0 },
    buildings: new Set(),
    entrances: new Set(),
  }
  for (const [at, line] of lines.entries()) {
    const text = roomTextOf(line)
    // Most rooms are plain digits.
    const found = text.includes('-') ? parsePrefixed(text) : null
    if (!found) continue
    counts.rows += 1
    const place = parseRoom(found.room, null)
    const storey = place && storeyOf(place).storey
    if (storey !== null) counts.floors.add(storey)
    if (storey === found.prefix) counts.floor += 1
    const building = labels.building?.[at]?.value ?? buildingCode(buildingAbove(line, sheet) ?? '')
    const entrance = labels.entrance?.[at]?.value ?? line.title.entrance ?? sheet.entrance
    if (building !== null) {
      counts.known.building += 1
      counts.buildings.add(building)
      if (building === buildingCode(found.prefix)) counts.same.building += 1
    }
    if (entrance !== null) {
      counts.known.entrance += 1
      counts.entrances.add(entrance)
      if (entrance === entranceCode(found.prefix)) counts.same.entrance += 1
    }
  }
  return counts
}

/**
 * The 1 of `1-1203`: the building where nothing else names one, or where it says again which it is; the entrance where
 * it is another than the building's code, or says again which entrance it is. What fits neither is unclear.
 */
function prefixOf({ rows, floor, floors, known, same, buildings, entrances }: Counts): PrefixMeaning | null {
  if (rows === 0) return null
  if (floors.size > 1 && isNearlyAll(floor, rows)) return 'floor'
  const isEntrance = known.entrance === rows && isNearlyAll(same.entrance, rows)
  if (known.building === 0) return isEntrance && entrances.size > 1 ? 'entrance' : 'building'
  if (known.building < rows) return 'unclear'
  const isBuilding = isNearlyAll(same.building, rows)
  if (known.entrance === rows) return isEntrance ? 'entrance' : isBuilding ? 'building' : 'unclear'
  if (isBuilding && (buildings.size > 1 || same.building === rows)) return 'building'
  // Of one building, most of whose rooms begin with its code, the others may be slips.
  const isMostlySame = same.building * 2 > rows && buildings.size === 1 && !buildings.has('1')
  return isBuilding || isMostlySame ? 'unclear' : 'entrance'
}

/** The middle of `1-12-1203` is the floor where it is that of nearly all rooms, on several floors; else the entrance. */
function isMiddleFloor(lines: readonly TableLine[], labels: Labels): boolean {
  let [rows, floor] = [0, 0]
  const floors = new Set<string>()
  for (const [at, line] of lines.entries()) {
    const text = roomTextOf(line)
    const parts = text.includes('-') ? text.split('-') : []
    const whole = parts.length === 3 ? parseWholeNumber(text) : null
    if (!whole?.entrance) continue
    rows += 1
    const place = parseRoom(whole.room, null)
    const storey = labels.floor?.[at]?.value ?? (place && storeyOf(place).storey)
    if (storey === null || storey !== storeyIn(whole.entrance)) continue
    floor += 1
    floors.add(storey)
  }
  return floors.size > 1 && isNearlyAll(floor, rows)
}

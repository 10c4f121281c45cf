import {
  BUILDING_ENDS,
  buildingCode,
  CODE,
  entranceCode,
  parseFlat,
  parseRoom,
  plainName,
  SHOP_MARK,
  SIDE,
  storeyIn,
  storeyOf,
  unitNumber,
} from './unit-number'

/** A room with what stands before it; `null` for what it does not say. */
export type WholeNumber = { building: string | null; entrance: string | null; floor: string | null; room: string }

/** 云溪路88弄1号 is a building, 云溪路88号 is where it stands. */
const BUILDING = `.*?(?:${CODE})(?:${BUILDING_ENDS}|(?<=弄\\d{1,3})号)`
const ENTRANCE = `(?:${CODE}|${SIDE})(?:单元|门|梯)`
const ROOM = `(?:[BG]?\\d{1,4}|${SHOP_MARK}\\d{2,4}|\\d{1,2}[ABC]\\d{2})[A-Z]?[室号房户]?`
const WHOLE = new RegExp(`^(${BUILDING})?-?(${ENTRANCE})?-?(?:第?([BG]?\\d{0,2}[ABC]?)[层楼F]-?)?(${ROOM})$`)
const WITH_ENTRANCE = new RegExp(`^(${BUILDING})[-/]?第?(${ENTRANCE})$`)
const PREFIXED = new RegExp(
  `^(${CODE}|${SIDE})-((?:[BG]?\\d{3,4}|G\\d{2}|${SHOP_MARK}\\d{2,4}|\\d{1,2}[ABC]\\d{2})[A-Z]?[室号房户]?)$`,
)
/** An address is no longer. */
const LONGEST = 100

/**
 * Splits a number that carries its building or entrance: `1-1-1203`, `1号楼-1单元-1203`, `1号楼1单元1203`, `1#1203`,
 * 云溪路88号1幢2单元12层1203室; else `null`. For `1-1203` see {@link parsePrefixed}.
 */
export function parseWholeNumber(text: string): WholeNumber | null {
  const plain = plainRoom(plainName(text))
  if (plain.length > LONGEST) return null
  const parts = plain.split('-')
  if (parts.length === 3) {
    const [building = '', entrance = '', room = ''] = parts
    return building && entrance && room ? { building, entrance, floor: null, room } : null
  }
  const [, building = null, entrance = null, floor, room = ''] = WHOLE.exec(plain) ?? []
  if (building === null && entrance === null) return null
  return { building, entrance, floor: floor === undefined ? null : storeyIn(floor), room }
}

/** A room with its parts apart by one sign: `1—1—201`, `1.1.201` → `1-1-201`. */
export function plainRoom(text: string): string {
  if (!/[—–―.]/.test(text)) return text
  return /^\d{1,3}\.\d{1,2}\.\d{3,4}$/.test(text) ? text.replaceAll('.', '-') : text.replace(/[—–―]+/g, '-')
}

/** `1-1203`: of the 1 nobody knows by this room alone whether it is a building or an entrance. */
export function parsePrefixed(text: string): { prefix: string; room: string } | null {
  const plain = plainRoom(plainName(text))
  if (plain.length > LONGEST) return null
  const [, prefix, room] = PREFIXED.exec(plain) ?? []
  return prefix && room ? { prefix, room } : null
}

/** 1幢2单元: a building with its entrance behind it; `null` for anything else. */
export function parseBuildingWithEntrance(text: string): { building: string; entrance: string } | null {
  const plain = plainName(text)
  if (plain.length > LONGEST) return null
  const [, building, entrance] = WITH_ENTRANCE.exec(plain) ?? []
  return building && entrance ? { building, entrance } : null
}

/** 1#1-101: behind the building's name the entrance needs no sign. */
const JOINED_ENTRANCE = new RegExp(`^((?:${CODE})(?:${BUILDING_ENDS}))(\\d{1,2}-[BG]?\\d{3,4}[A-Z]?[室号房户]?)$`)

/**
 * The number of a home as people write it elsewhere: `1号楼一单元1203`, `1#1-1203` → `1-1-1203`; `null` unless it is
 * whole.
 */
export function homeNumber(text: string): string | null {
  const [, named, rest] = JOINED_ENTRANCE.exec(plainRoom(plainName(text))) ?? []
  const whole = parseWholeNumber(named && rest ? `${named}-${rest}` : text)
  if (!whole) return null
  const building = buildingCode(whole.building ?? '')
  const entrance = entranceCode(whole.entrance ?? '')
  const room = parseRoom(whole.room, whole.floor) ?? (/^\d{2}/.test(whole.room) ? parseFlat(whole.room, null) : null)
  if (room && whole.floor && storeyOf(room).storey !== whole.floor) return null
  return building && entrance && room ? unitNumber({ building, entrance, ...room }) : null
}

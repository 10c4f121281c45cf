/** Where a home is: the code of its building, its entrance, floor and room. */
export type UnitPlace = { building: string; entrance: string; floor: number; room: string }

/** 房号: building-entrance-floor+room, the floor with two digits: `1-1-1203`, `1-1-0101`; below ground `1-1-B101`. */
export function unitNumber({ building, entrance, floor, room }: UnitPlace): string {
  return `${building}-${entrance}-${floor < 0 ? `B${-floor}` : String(floor).padStart(2, '0')}${room}`
}

export const NUMERALS = '一二三四五六七八九十'
/** What tells one building or entrance from another. */
export const CODE = `[A-Z]?\\d{1,3}|[A-Z]|[${NUMERALS}]{1,3}|[甲乙丙丁戊己庚辛]`
export const BUILDING_ENDS = '号楼|#楼|栋|幢|座|#'
/** What stands between the codes of several buildings, and in figures: `1、2号楼`, `12.5`. */
const JOINTS = ',.、/&~+;:#至到和及与'
const BUILDING = new RegExp(`^(.*[^\\dA-Z\\-${NUMERALS}${JOINTS}])?(${CODE})(?:${BUILDING_ENDS}|号|楼)?$`)
/** 东单元: entrances are also called by the side they are on. */
export const SIDE = '[东西南北中]'
const ENTRANCE = new RegExp(`^第?(${CODE}|${SIDE})(?:单元|门|梯|号|座|#)?$`)
const FLOOR = new RegExp(`^(?:第|F)?(\\d{1,2}|[${NUMERALS}]{1,3})(?:层|楼|F)?$`)
const BASEMENT = new RegExp(`^(?:B|-|负|地下)(\\d|[${NUMERALS}])(?:层|楼|F)?$`)

/** A building's short code, `null` when its name shows none: `1号楼`, `1栋` and `云溪府01幢` → `1`, `A座` → `A`. */
export function buildingCode(name: string): string | null {
  return plainCode(BUILDING.exec(plainName(name))?.[2])
}

/** What stands before the code of a building's name: `云溪府1栋` → `云溪府`. */
export function beforeBuildingCode(name: string): string {
  return BUILDING.exec(plainName(name))?.[1] ?? ''
}

/** An entrance's short code, `null` when there is none: `1单元`, `一单元` → `1`. */
export function entranceCode(name: string): string | null {
  return plainCode(ENTRANCE.exec(plainName(name))?.[1])
}

/** A floor as written, `null` when it is none: `12`, `12层`, `12F`, `十二层` → 12; `B1`, `负一层` → −1. There is no 0. */
export function floorNumber(text: string): number | null {
  const plain = plainName(text)
  const below = plainCode(BASEMENT.exec(plain)?.[1])
  const code = below ?? plainCode(FLOOR.exec(plain)?.[1])
  if (code === null) return null
  return below === null ? Number(code) : -Number(code)
}

/**
 * The lower floor of a home on several, 跃层: `6-7`, `6/7层`, `6F~7F` → 6. `null` for what is no such run of floors.
 */
export function lowerFloor(text: string): number | null {
  const found = /^(\d{1,2})(?:层|楼|F)?[-—–~/、,+&至到](\d{1,2})(?:层|楼|F)?$/.exec(plainName(text))
  const [lower, upper] = [Number(found?.[1]), Number(found?.[2])]
  return found && lower > 0 && upper > lower && upper - lower < MOST_FLOORS ? lower : null
}

/** A home of more floors than these is none. */
const MOST_FLOORS = 4

/**
 * Floor and two-digit room of a room as written: `1203`, `1203号房` and `12层03` → floor 12, `03`; `101` → floor 1, `01`;
 * `B101` → floor −1; `3` on a known floor → `03`; `12-03` where floor 12 is known, for it may be an entrance as well.
 * `null` when it is no room number, or shows no floor and none is known.
 */
export function parseRoom(text: string, knownFloor: number | null): { floor: number; room: string } | null {
  const plain = plainName(text).replace(/(?:室|号房?|房|户)$/, '')
  const parted = /^(\d{1,2})(?:([-—–])|层|楼|F)(\d{2}[A-Z]?)$/.exec(plain)
  if (parted) {
    const floor = Number(parted[1])
    const isSure = parted[2] === undefined || floor === knownFloor
    return isSure && floor > 0 ? { floor, room: parted[3] ?? '' } : null
  }
  const whole = /^(B?)(\d{1,2})(\d{2}[A-Z]?)$/.exec(plain)
  if (whole) {
    const floor = Number(whole[2])
    return floor > 0 ? { floor: whole[1] ? -floor : floor, room: whole[3] ?? '' } : null
  }
  const tail = /^(\d{1,2})([A-Z]?)$/.exec(plain)
  if (!tail || knownFloor === null || Number(tail[1]) === 0) return null
  return { floor: knownFloor, room: `${(tail[1] ?? '').padStart(2, '0')}${tail[2]}` }
}

/** A room with what stands before it; `null` for what it does not say. */
export type WholeNumber = { building: string | null; entrance: string | null; room: string }

const WHOLE = new RegExp(
  `^(.*?(?:${CODE})(?:${BUILDING_ENDS}))?-?((?:${CODE}|${SIDE})(?:单元|门|梯))?-?(B?\\d{1,4}[A-Z]?[室号房户]?)$`,
)

/**
 * Splits a number that carries its building or entrance: `1-1-1203`, `1号楼-1单元-1203`, `1号楼1单元1203`, `1#1203`;
 * else `null`. Of `1-1203` nobody knows whether the 1 is a building or an entrance.
 */
export function parseWholeNumber(text: string): WholeNumber | null {
  const plain = plainName(text)
  const parts = plain.split('-')
  if (parts.length === 3) {
    const [building = '', entrance = '', room = ''] = parts
    return building && entrance && room ? { building, entrance, room } : null
  }
  const [, building = null, entrance = null, room = ''] = WHOLE.exec(plain) ?? []
  return building === null && entrance === null ? null : { building, entrance, room }
}

/** The number of a home as people write it elsewhere: `1号楼一单元1203` → `1-1-1203`; `null` unless it is whole. */
export function homeNumber(text: string): string | null {
  const whole = parseWholeNumber(text)
  if (!whole) return null
  const building = buildingCode(whole.building ?? '')
  const entrance = entranceCode(whole.entrance ?? '')
  const room = parseRoom(whole.room, null)
  return building && entrance && room ? unitNumber({ building, entrance, ...room }) : null
}

/** A name in its plain form: full-width signs made plain, without spaces, in capitals. */
export function plainName(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
}

/** A code in digits without leading zeros, or as its letter; there is no 0. */
export function plainCode(code: string | undefined): string | null {
  if (code === undefined) return null
  const number = chineseNumber(code)
  const plain = number === null ? code.replace(/^([A-Z]?)0+(?=\d)/, '$1') : String(number)
  return plain === '0' ? null : plain
}

const CHINESE_DIGITS = '一二三四五六七八九'

/** 一 to 九十九 as a number; `null` for anything else. */
function chineseNumber(text: string): number | null {
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text)
  if (!match || text === '') return null
  const [, tens, ten, ones] = match
  if (!ten) return ones ? null : CHINESE_DIGITS.indexOf(tens ?? '') + 1
  return (tens ? CHINESE_DIGITS.indexOf(tens) + 1 : 1) * 10 + (ones ? CHINESE_DIGITS.indexOf(ones) + 1 : 0)
}

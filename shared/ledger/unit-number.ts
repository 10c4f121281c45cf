import { BUILDING_USE } from './building-use'

/**
 * Where a home is: the code of its building, its entrance, floor and room. The ground floor G is floor 0. A floor with a
 * letter (12A, for a 13 or 14 that nobody wants) is the floor above which it stands, its letter begins the room: `A03`,
 * and `AA` for its flat A.
 */
export type UnitPlace = { building: string; entrance: string; floor: number; room: string }

/**
 * 房号: building-entrance-floor+room, the floor with two digits: `1-1-1203`, `1-1-0101`; below ground `1-1-B101`, on the
 * ground floor `1-1-G01`, on floor 12A `1-1-12A03`.
 */
export function unitNumber({ building, entrance, floor, room }: UnitPlace): string {
  return `${building}-${entrance}-${roomNumber({ floor, room })}`
}

/** The room with its floor, as it stands on the door: `1203`, `0101`, `B101`, `G01`, `12A03`. */
export function roomNumber({ floor, room }: Pick<UnitPlace, 'floor' | 'room'>): string {
  if (floor === 0) return `G${room}`
  const [, mark, number] = MARKED_ROOM.exec(room) ?? []
  if (mark && floor > 0) return `${mark}${floor}${number}`
  return `${floor < 0 ? `B${-floor}` : String(floor).padStart(2, '0')}${room}`
}

/** 商铺: what tells a shop from the home of its number. */
export const SHOP_MARK = '[SF商铺]'
const MARKED_ROOM = new RegExp(`^(${SHOP_MARK})(\\d{2})$`)
const FLOOR_LETTER = '[ABC]'
const LETTERED_ROOM = new RegExp(`^(${FLOOR_LETTER})(\\d.*|[A-Z])$`)

/** A home's floor as people call it, and its room without what belongs to the floor: floor 12, `A03` → `12A`, `03`. */
export function storeyOf({ floor, room }: Pick<UnitPlace, 'floor' | 'room'>): { storey: string; room: string } {
  const [, letter = '', rest = room] = LETTERED_ROOM.exec(room) ?? []
  return { storey: floor < 0 ? `B${-floor}` : floor === 0 ? 'G' : `${floor}${letter}`, room: rest }
}

export const NUMERALS = '一二三四五六七八九十'
/** What tells one building or entrance from another. */
export const CODE = `[A-Z]?\\d{1,3}|[A-Z]|[${NUMERALS}]{1,3}|[甲乙丙丁戊己庚辛]`
export const BUILDING_ENDS = '号楼|#楼|栋|幢|座|#'
/** What stands between the codes of several buildings, and in figures: `1、2号楼`, `12.5`. */
const JOINTS = ',.、/&~+;:#至到和及与'
/** A name with what the building is for behind it: 1号楼(高层), 1#住宅楼. */
const USED = new RegExp(
  `^(.*(?:${BUILDING_ENDS}|[\\d${NUMERALS}]号))-?(?:(${BUILDING_USE})楼?|\\((${BUILDING_USE})楼?\\))$`,
)
/** 云栖府-1#; 1栋-2栋 are two. */
const BEFORE = `.*[^\\dA-Z\\-—–${NUMERALS}${JOINTS}](?:(?<=\\p{Script=Han})(?<![栋幢座楼号])[-—–])?`
const BUILDING = new RegExp(`^(${BEFORE})?(${CODE})(?:${BUILDING_ENDS}|号|楼)?$`, 'u')
/** 东单元: entrances are also called by the side they are on. */
export const SIDE = '[东西南北中]'
const ENTRANCE = new RegExp(`^第?(${CODE}|${SIDE})(?:单元|门|梯|号|座|#)?$`)
const FLOOR = new RegExp(`^(?:第|F)?(\\d{1,2}|[${NUMERALS}]{1,3})(?:层|楼|F)?$`)
const BASEMENT = new RegExp(`^(?:B|-|负|地下)(\\d|[${NUMERALS}])(?:层|楼|F)?$`)

/** A building's short code, `null` when its name shows none: `1号楼`, `1栋` and `云溪府01幢` → `1`, `A座` → `A`. */
export function buildingCode(name: string): string | null {
  return plainCode(BUILDING.exec(withoutUse(plainName(name)))?.[2])
}

function withoutUse(plain: string): string {
  return USED.exec(plain)?.[1] ?? plain
}

/** What a building's name says it is for, empty for nothing: 1号楼(高层) → 高层. */
export function buildingUse(name: string): string {
  const [, , behind = '', bracketed = behind] = USED.exec(plainName(name)) ?? []
  return bracketed
}

/** A building as it is said: a bare number takes 栋 (1 → 1栋, A2 → A2栋), a name is said as it is. */
export function sayBuilding(name: string): string {
  return BARE_CODE.test(plainName(name)) ? `${plainName(name)}栋` : name
}

const BARE_CODE = new RegExp(`^(?:${CODE})$`)

/** What stands before the code of a building's name: `云溪府1栋` → `云溪府`. */
export function beforeBuildingCode(name: string): string {
  return BUILDING.exec(withoutUse(plainName(name)))?.[1] ?? ''
}

/** An entrance's short code, `null` when there is none: `1单元`, `一单元` → `1`. */
export function entranceCode(name: string): string | null {
  return plainCode(ENTRANCE.exec(plainName(name))?.[1])
}

/** A floor as written, as {@link storeyOf} calls it: `12层` → `12`, `负一层` → `B1`, `12A层` → `12A`, `G` → `G`. */
export function storeyIn(text: string): string | null {
  const plain = withoutFloorWords(plainName(text))
  if (GROUND.test(plain)) return 'G'
  const [, lower = '', letter] = LETTERED_FLOOR.exec(plain) ?? []
  if (letter) return Number(lower) > 0 ? `${Number(lower)}${letter}` : null
  const floor = floorNumber(plain)
  return floor === null ? null : floor < 0 ? `B${-floor}` : String(floor)
}

/** 3F(顶层), 1层首层: what a floor is like, behind its number. */
function withoutFloorWords(plain: string): string {
  return /[)）层跃复式]$/.test(plain) ? plain.replace(FLOOR_WORDS, '') : plain
}

const LIKE_FLOOR = '(?:[顶首底]层|[顶底][复跃]|跃层|复式|平层|标准层)'
const FLOOR_WORDS = new RegExp(`(?<=[\\d${NUMERALS}层楼F])(?:[(（]${LIKE_FLOOR}[)）]|(?<=[层楼F])-?${LIKE_FLOOR})$`)
const GROUND = /^G[层楼F]?$/
const LETTERED_FLOOR = new RegExp(`^第?(\\d{1,2})(${FLOOR_LETTER})[层楼F]?$`)

/** The place of a room on a floor: `12A`, `03` → floor 12, `A03`. */
export function onStorey(storey: string, room: string): { floor: number; room: string } {
  if (storey === 'G') return { floor: 0, room }
  if (storey.startsWith('B')) return { floor: -Number(storey.slice(1)), room }
  const letter = new RegExp(`${FLOOR_LETTER}$`).exec(storey)?.[0] ?? ''
  return { floor: Number.parseInt(storey, 10), room: `${letter}${room}` }
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
 * The lower floor of a home on several, 跃层: `6-7`, `6/7层`, `6F~7F` → `6`. `null` for what is no such run of floors.
 */
export function lowerStorey(text: string): string | null {
  const found = /^(\d{1,2})(?:层|楼|F)?[-—–~/、,+&至到](\d{1,2})(?:层|楼|F)?$/.exec(plainName(text))
  const [lower, upper] = [Number(found?.[1]), Number(found?.[2])]
  return found && lower > 0 && upper > lower && upper - lower < MOST_FLOORS ? String(lower) : null
}

/** A home of more floors than these is none. */
const MOST_FLOORS = 4

/** The floor beside the number of all floors: `2/18`, `2层/18层`, `共18层第2层` → `2`; `null` for anything else. */
export function storeyOfAll(text: string): string | null {
  const plain = plainName(text)
  const [, all, floor] = ALL_BEFORE.exec(plain) ?? []
  const [, own = floor, ofAll = all] = ALL_BEHIND.exec(plain) ?? []
  return own !== undefined && Number(own) > 0 && Number(own) <= Number(ofAll) ? String(Number(own)) : null
}

const ALL_BEFORE = /^[共总](\d{1,2})[层楼F]?[-/,、]?(?:第|在)?(\d{1,2})[层楼F]$/
const ALL_BEHIND = /^第?(\d{1,2})[层楼F]?(?:[/,、]?\(?[共总]|\/)(\d{1,2})[层楼F]?\)?$/

/**
 * Floor and two-digit room of a room as written: `1203`, `1203号房` and `12层03` → floor 12, `03`; `101` → floor 1, `01`;
 * `B101` → floor −1; `G01` → floor 0; `12A03` → floor 12, `A03`; 商铺 `S101` → floor 1, `S01`; `3` on a known floor → `03`; `12-03` where floor 12 is known, for it may be an entrance as well.
 * `null` when it is no room number, or shows no floor and none is known.
 */
export function parseRoom(text: string, known: string | null): { floor: number; room: string } | null {
  const plain = plainName(text).replace(ROOM_END, '')
  // Most rooms are this, which nothing below could be.
  const whole = /^(B?)(\d{1,2})(\d{2}[A-Z]?)$/.exec(plain)
  if (whole) {
    const floor = Number(whole[2])
    return floor > 0 ? { floor: whole[1] ? -floor : floor, room: whole[3] ?? '' } : null
  }
  const shop = SHOP.exec(plain)
  if (shop) return shopOf(shop, known)
  const parted = /^(\d{1,2})(?:([-—–])|[层楼F][-—–]?)(\d{2}[A-Z]?)$/.exec(plain)
  if (parted) {
    const floor = Number(parted[1])
    const isSure = parted[2] === undefined || String(floor) === known
    return isSure && floor > 0 ? { floor, room: parted[3] ?? '' } : null
  }
  const lettered = LETTERED.exec(plain)
  if (lettered) {
    const [, lower = '', letter = '', room = ''] = lettered
    return lower === '' ? { floor: 0, room } : Number(lower) > 0 ? onStorey(`${Number(lower)}${letter}`, room) : null
  }
  const side = SIDE_ROOM.exec(plain)
  if (side) {
    const storey = side[1] === undefined ? known : storeyIn(side[1])
    return storey === null ? null : onStorey(storey, side[2] ?? '')
  }
  const tail = /^(\d{1,2})([A-Z]?)$/.exec(plain)
  if (!tail || known === null || Number(tail[1]) === 0) return null
  // 12A on floor 12A is the floor again, without a room.
  if (tail[2] && `${Number(tail[1])}${tail[2]}` === known) return null
  return onStorey(known, `${(tail[1] ?? '').padStart(2, '0')}${tail[2]}`)
}

/** A star or # behind a room is of a footnote, or stands for 号. */
const ROOM_END = /(?:室|号房?|房|户|#)?\*?$/
const SHOP = new RegExp(`^(${SHOP_MARK}|商铺)-?(\\d{0,2}?)(\\d{2})$`)

/** A shop keeps its mark: S101 is another than the home 101 of its building. */
function shopOf([, words = '', floor = '', number = '']: RegExpExecArray, known: string | null) {
  const storey = floor || known
  const mark = words.slice(0, 1)
  return storey !== null && /^\d+$/.test(storey) && Number(storey) > 0
    ? { floor: Number(storey), room: `${mark}${number}` }
    : null
}

/** 东户: the home of a floor on that side, numbered `02东`. */
const SIDE_ROOM = new RegExp(`^(\\d{2})?(${SIDE})$`)

const LETTERED = new RegExp(`^(?:G|(\\d{1,2})(${FLOOR_LETTER}))(?:[-层楼F])?(\\d{2}[A-Z]?)$`)

/**
 * A flat that is called by its letter: `12A`, `12-A` and `12层A` → floor 12, `A`; `12AA` → floor 12A, `AA`; `A` on a known
 * floor. `null` for anything else, and for another floor than the known one.
 */
export function parseFlat(text: string, known: string | null): { floor: number; room: string } | null {
  const [, before, letter] = FLAT.exec(plainName(text)) ?? []
  const storey = before === undefined ? known : storeyIn(before)
  return letter === undefined || storey === null || (known !== null && storey !== known)
    ? null
    : onStorey(storey, letter)
}

const FLAT = new RegExp(`^(?:(\\d{1,2}${FLOOR_LETTER}?)[层楼F]?[-—–]?)?([A-Z])(?:室|号房?|房|户)?$`)

/** Neither small letters nor gaps, nor signs that are written in several ways. */
const PLAIN = /^[\x21-\x60\x7b-\x7e\u4e00-\u9fff]*$/

/** A name in its plain form: full-width signs made plain, without spaces, in capitals. */
export function plainName(text: string): string {
  // Nearly every name is plain as it stands.
  return PLAIN.test(text) ? text : text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
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

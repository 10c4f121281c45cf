/** Where a home is: the code of its building, its entrance, floor and room. */
export type UnitPlace = { building: string; entrance: string; floor: number; room: string }

/** 房号: building-entrance-floor+room, the floor with two digits: `1-1-1203`, `1-1-0101`. */
export function unitNumber({ building, entrance, floor, room }: UnitPlace): string {
  return `${building}-${entrance}-${String(floor).padStart(2, '0')}${room}`
}

const CODE = '[A-Z]?\\d{1,3}|[A-Z]|[一二三四五六七八九十]{1,3}|[甲乙丙丁戊己庚辛]'
const BUILDING = new RegExp(`^(?:.*[^\\dA-Z\\-一二三四五六七八九十])?(${CODE})(?:号楼|#楼|号|栋|幢|座|楼|#)?$`)
const ENTRANCE = new RegExp(`^第?(${CODE})(?:单元|门|梯|号|座|#)?$`)
const FLOOR = /^(?:第|F)?(\d{1,2}|[一二三四五六七八九十]{1,3})(?:层|楼|F)?$/

/** A building's short code, `null` when its name shows none: `1号楼`, `1栋` and `云溪府01幢` → `1`, `A座` → `A`. */
export function buildingCode(name: string): string | null {
  return codeIn(BUILDING, name)
}

/** An entrance's short code, `null` when there is none: `1单元`, `一单元` → `1`. */
export function entranceCode(name: string): string | null {
  return codeIn(ENTRANCE, name)
}

/** A floor as written, `null` when it is none: `12`, `12层`, `12F`, `十二层` → 12. */
export function floorNumber(text: string): number | null {
  const code = codeIn(FLOOR, text)
  return code === null || code === '0' ? null : Number(code)
}

/**
 * Floor and two-digit room of a room as written: `1203` → floor 12, `03`; `101` → floor 1, `01`; `3` on a known
 * floor → `03`. `null` when it is no room number, or shows no floor and none is known.
 */
export function parseRoom(text: string, knownFloor: number | null): { floor: number; room: string } | null {
  const plain = plainName(text).replace(/[室号房户]$/, '')
  const whole = /^(\d{1,2})(\d{2}[A-Z]?)$/.exec(plain)
  if (whole) {
    const floor = Number(whole[1])
    return floor > 0 ? { floor, room: whole[2] ?? '' } : null
  }
  const tail = /^(\d{1,2})([A-Z]?)$/.exec(plain)
  if (!tail || knownFloor === null || Number(tail[1]) === 0) return null
  return { floor: knownFloor, room: `${(tail[1] ?? '').padStart(2, '0')}${tail[2]}` }
}

/** Splits a number that carries its building and entrance: `1-1-1203`, `1号楼-1单元-1203`; else `null`. */
export function parseWholeNumber(text: string): { building: string; entrance: string; room: string } | null {
  const parts = plainName(text).split('-')
  const [building = '', entrance = '', room = ''] = parts
  return parts.length === 3 && building && entrance && room ? { building, entrance, room } : null
}

function plainName(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
}

function codeIn(pattern: RegExp, name: string): string | null {
  const code = pattern.exec(plainName(name))?.[1]
  if (code === undefined) return null
  const number = chineseNumber(code)
  return number === null ? code.replace(/^([A-Z]?)0+(?=\d)/, '$1') : String(number)
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

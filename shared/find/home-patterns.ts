import { SPACE_WORDS } from '../ledger/space-number'
import { buildingCode, entranceCode, parseRoom, plainCode, roomNumber } from '../ledger/unit-number'

/**
 * What numbers of homes are meant by what was typed, best first: `whole` name a home to its room, of `starting` there may
 * be many. In a pattern `%` stands for anything. Full-width signs, gaps, small letters, `#` and 栋, 号楼, 单元, 室 are all
 * the same place: `1-1-1203`, `1203`, `1栋1203`, `１＃２单元 1203室`. Of what names no place there are none.
 */
export function homePatterns(text: string): { whole: string[]; starting: string[] } {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.·,、/—–-]+/g, '-')
    .replace(SPACES, '$1-')
  const found = PLACE.exec(plain)
  if (!found || !NOTHING_ELSE.test(plain) || !/\d|[栋幢座楼#]|单元/.test(plain)) return { whole: [], starting: [] }
  const { building, entrance, rest = '' } = found.groups ?? {}
  const pieces = rest
    .split(/[-#]/)
    .map((piece) => piece.replace(ROOM_END, ''))
    .filter((piece) => piece !== '')
  if (pieces.length > MOST_PIECES) return { whole: [], starting: [] }
  const places = placesOf(building ? buildingsOf(building) : null, entrance ? codesOf(entrance) : null, pieces)
  return { whole: unique(places.whole), starting: unique(places.starting) }
}

const MOST_PIECES = 4
/** Whatever has other signs in it is no place. */
const NOTHING_ELSE = /^[-#A-Z\d\p{Script=Han}]*$/u
/** 车位12: what a space is called stands before its number. */
const SPACES = new RegExp(`(${Object.values(SPACE_WORDS).join('|')})(?=[A-Z\\d])`, 'g')
const ROOM_END = /(?:室|号房|房|户|号|层|楼)$/
const PLACE =
  /^-?(?:(?<building>[A-Z\d\p{Script=Han}]{1,12}?)(?:号楼|#楼|#|栋|幢|座|楼|号(?=\d|[A-Z]|-|第?.{1,2}单元)))?-?(?:第?(?<entrance>[A-Z\d\p{Script=Han}]{1,3})单元)?-?(?<rest>.*)$/u

type Places = { whole: string[]; starting: string[] }

function placesOf(buildings: string[] | null, entrances: string[] | null, pieces: readonly string[]): Places {
  const [first = '', second = ''] = pieces
  if (buildings || entrances) {
    // 1栋2-1203: the entrance stands without its word.
    if (buildings && !entrances && pieces.length === 2) return under(each(buildings, codesOf(first)), roomsOf(second))
    if (pieces.length > 1) return { whole: [], starting: [] }
    const heads =
      buildings && entrances ? each(buildings, entrances) : (buildings ?? entrances?.map((code) => `%-${code}`) ?? [])
    if (first === '') return { whole: [], starting: heads.map((head) => `${head}-%`) }
    return under(buildings && !entrances ? heads.map((head) => `${head}-%`) : heads, roomsOf(first))
  }
  if (pieces.length === 1) return oneWord(first)
  if (pieces.length === 2) {
    const ofBuilding = codesOf(first).map((code) => `${code}-%`)
    const ofEntrance = codesOf(first).map((code) => `%-${code}`)
    const { whole, starting } = under([...ofBuilding, ...ofEntrance], roomsOf(second))
    // 1-2 may be building and entrance as well.
    return { whole, starting: [...each(codesOf(first), codesOf(second)).map((head) => `${head}-%`), ...starting] }
  }
  const rooms = roomsOf(pieces.at(-1) ?? '')
  const heads = pieces.slice(0, -1).map(codesOf)
  return under(
    heads.reduce((before, codes) => each(before, codes)),
    rooms,
  )
}

/** 1203, or A1203 of building A. */
function oneWord(word: string): Places {
  const { whole, starting } = under(['%'], roomsOf(word))
  const [, letter, room] = /^([A-Z])(\d{3,4})$/.exec(word) ?? []
  if (!letter || !room) return { whole, starting }
  const lettered = under([`${letter}-%`], roomsOf(room))
  return { whole: [...whole, ...lettered.whole], starting: [...starting, ...lettered.starting] }
}

function under(heads: readonly string[], rooms: readonly string[]): Places {
  const whole = each(heads, rooms)
  return { whole, starting: whole.map((like) => `${like}%`) }
}

function each(heads: readonly string[], tails: readonly string[]): string[] {
  return heads.flatMap((head) => tails.map((tail) => `${head}-${tail}`))
}

/** 101 stands on the board as 0101, 12层03 as 1203, a space's 12 as 012. */
function roomsOf(written: string): string[] {
  const place = parseRoom(written, null)
  const asSpace = /^\d{1,2}$/.test(written) ? [written.padStart(3, '0')] : []
  return unique([written, ...(place ? [roomNumber(place)] : []), ...asSpace])
}

/** 01 and 一 are 1. */
function codesOf(written: string): string[] {
  return unique([plainCode(written) ?? written, entranceCode(written) ?? written, written])
}

/** 云溪府1栋 is building 1; 洋房1栋 may be called 洋房1. */
function buildingsOf(written: string): string[] {
  return unique([buildingCode(`${written}栋`) ?? written, plainCode(written) ?? written, written])
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}

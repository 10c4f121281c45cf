import type { UnitKind } from './unit'
import { floorNumber, plainCode, plainName, storeyIn } from './unit-number'

/** A home of another kind. Rule LED-11. */
export type SpaceKind = Exclude<UnitKind, 'home'>

/** What its number calls it. */
export const SPACE_WORDS = { parking: '车位', storeroom: '储藏室' } as const satisfies Record<SpaceKind, string>

const PARKING = /车位|车库|停车/
/** 地下室, 贮藏室 and 下房 are storerooms where they are the whole word: 别墅（含地下室） is a home, 楼下房源 are homes. */
const STOREROOM =
  /储藏|储物|杂物间|^储-?\d|^(?:地下|配套|附属)?(?:贮藏[室间]|地下室|杂物房|下房)(?:用房)?(?:[-号]?\d+号?)?$/

/** The kind that words name: 地下车位 → parking, 储藏间 → storeroom; `null` when neither. Rule LED-11. */
export function spaceKindIn(words: string): SpaceKind | null {
  if (PARKING.test(words)) return 'parking'
  return STOREROOM.test(words) ? 'storeroom' : null
}

const BELOW_GROUND = /(?:负|地下)[一二三四五1-5](?:层|楼|F)|(?<![A-Z])B[1-5](?:层|楼|F)?(?![\dA-Z栋幢座#号区])/

/** The floor below ground that words name, as `storeyOf` calls it: 负一层车位 → `B1`; `null` where they name none. */
export function storeyBelowGround(words: string): string | null {
  const found = BELOW_GROUND.exec(plainName(words))?.[0]
  return found === undefined ? null : storeyIn(found)
}

/** What a list is called that holds homes as well. */
const HOMES = /住宅|住房|房源|洋房|高层|别墅|公寓|商铺|写字楼/

/** The kind of every row that a sheet's or file's name says; `null` where it names homes beside: 住宅及车位价格表. */
export function spaceKindOfSheet(name: string): SpaceKind | null {
  return HOMES.test(name) ? null : spaceKindIn(name)
}

/** Where a parking space or storeroom is; building and entrance where the list names them. */
export type SpacePlace = {
  kind: SpaceKind
  building: string | null
  entrance: string | null
  floor: number | null
  spot: string
}

/** Its number: `车位-B1-023`, `1-车位-B1-023`, `1-2-储藏室-07`. Rule LED-11. */
export function spaceNumber({ kind, building, entrance, floor, spot }: SpacePlace): string {
  const storey = floor === null ? null : floor < 0 ? `B${-floor}` : floor === 0 ? 'G' : `${floor}F`
  return [building, entrance, SPACE_WORDS[kind], storey, spot].filter((part) => part !== null).join('-')
}

/** By what its number is told from others: 车位-001 and 车位-1 are one space. Rule LED-11. */
export function spaceIdentity(number: string): string {
  return number.replace(/(?<!\d)0+(?=\d)/g, '')
}

/** 既有写法: the office's spaces by what tells them apart; those it has in two spellings stay two. Rule LED-11. */
export type KnownSpaces = ReadonlyMap<string, string>

/** Reads off the numbers of the office's spaces how each of them is written. */
export function knownSpaces(numbers: readonly string[]): KnownSpaces {
  const known = new Map<string, string>()
  const twice = new Set<string>()
  for (const number of numbers) {
    const identity = spaceIdentity(number)
    if (known.has(identity)) twice.add(identity)
    known.set(identity, number)
  }
  for (const identity of twice) known.delete(identity)
  for (const number of numbers) if (twice.has(spaceIdentity(number))) known.set(number, number)
  return known
}

/** The number as the office writes it; its own where the office has no such space. */
export function knownSpelling(number: string, known: KnownSpaces): string {
  return known.get(number) ?? known.get(spaceIdentity(number)) ?? number
}

const CODE = '[A-Z]?\\d{1,3}|[A-Z]|[一二三四五六七八九十]{1,3}'
const WORDS =
  '(?:机动车|地下(?!室))?(?:停车位|车位|车库|储藏室|储藏间|储物间|储物室|杂物间|贮藏室|贮藏间|地下室|杂物房|下房|储(?=-?\\d))'
const WHOLE = new RegExp(`^(?:(${CODE})-)?(?:(${CODE})-)?(?:车位|储藏室)-(.+)$`)
const BUILDING = new RegExp(`^(${CODE})(?:号楼|#楼|栋|幢|座|#)-?(?:(${CODE})单元-?)?(.+)$`)
const STOREY = /^(?:(B\d|-\d)(?:层|F|区)?-|((?:B|-|负|地下)[\d一二三四五](?:层|F))-?|(\d)F-)(.+)$/
const SPOT = /^(?:人防|非人防|机械|子母|微型|普通|标准|无障碍)?-?(?:[A-Z]{1,3}-?)?\d{1,5}[A-Z]?(?:-\d{1,4})?$/

/**
 * Reads a parking space's or storeroom's number as written: `B1-023`, `负一层023号`, `1栋车位-B1-023`, `A023`.
 * `isWhole` when it is a number as {@link spaceNumber} writes it, which says all there is. `null` when it is none.
 */
export function parseSpace(text: string): (Omit<SpacePlace, 'kind'> & { isWhole: boolean }) | null {
  const plain = plainName(text)
  const whole = WHOLE.exec(plain)
  if (whole) return finish(whole[3] ?? '', whole[1], whole[2], true)
  const named = BUILDING.exec(plain)
  const rest = (named?.[3] ?? plain)
    .replace(new RegExp(WORDS), '')
    .replace(/号$/, '')
    .replace(/^-(?!\d(?:层|F|-))/, '')
  return finish(rest, named?.[1], named?.[2], false)
}

function finish(rest: string, building: string | undefined, entrance: string | undefined, isWhole: boolean) {
  const storey = STOREY.exec(rest)
  const floorText = storey?.[1] ?? storey?.[2] ?? storey?.[3]
  const spot = storey?.[4] ?? rest
  if (!SPOT.test(spot)) return null
  const floor = floorText === undefined ? null : floorNumber(floorText)
  return { building: plainCode(building), entrance: plainCode(entrance), floor, spot, isWhole }
}

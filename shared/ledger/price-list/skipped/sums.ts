import { parseRoom, storeyIn, storeyOf } from '../../unit-number'
import { cellOf, hasColumn, type Line, lineOf } from '../line'
import { HUNDREDTHS, readFigure } from '../values'
import type { SumWords } from './sum-words'

/** What is added up in a sub-total. */
const ADDED = ['area', 'listTotal', 'filedTotal', 'floorTotal'] as const

/** A row's figures in the order of {@link ADDED}, 0 where there is none. */
export type Added = readonly number[]

/** So many homes with their figures added up, how many have each of them, and the smallest and largest of each. */
type Sum = { homes: number; totals: number[]; counts: number[]; least: number[]; most: number[] }

/** 上面各行之和: of all sheets, this one, the rows without a break, the building, the entrance, and since the last sub-total. */
const SCOPES = ['list', 'sheet', 'block', 'building', 'entrance', 'subtotal'] as const
type Scope = (typeof SCOPES)[number]

export type SumsAbove = {
  sums: Record<Scope, Sum>
  names: { building: string; entrance: string }
  /** Of rooms in digits what stands before the last two of them, and those; of the last one its number and form. */
  floors: Set<string>
  tails: Set<string>
  last: { form: string; number: number } | null
}

/** Of nothing yet; `before` are the sums of the sheets above. */
export function noSums(before: SumsAbove | null): SumsAbove {
  const sums: SumsAbove['sums'] = {
    list: before?.sums.list ?? noSum(),
    sheet: noSum(),
    block: noSum(),
    building: noSum(),
    entrance: noSum(),
    subtotal: noSum(),
  }
  const names = { building: '', entrance: '' }
  return { sums, names, floors: new Set(), tails: new Set(), last: null }
}

function noSum(): Sum {
  return { homes: 0, totals: [0, 0, 0, 0], counts: [0, 0, 0, 0], least: [0, 0, 0, 0], most: [0, 0, 0, 0] }
}

/** Adds a home to what stands above the next row. */
export function addHome(above: SumsAbove, line: Line, room: string, added: Added): void {
  openScopes(above, line)
  for (const scope of SCOPES) addTo(above.sums[scope], added)
  const { form, number } = formOf(room)
  above.last = { form, number }
  if (form === '' && room.length > 2) {
    above.floors.add(room.slice(0, -2))
    above.tails.add(room.slice(-2))
  }
}

function openScopes({ sums, names }: SumsAbove, line: Line): void {
  const building = lineOf(line, 'building')
  const entrance = lineOf(line, 'entrance')
  const isNewBuilding = building !== '' && building !== names.building
  if (isNewBuilding) {
    names.building = building
    sums.building = noSum()
  }
  if (isNewBuilding || (entrance !== '' && entrance !== names.entrance)) {
    names.entrance = entrance
    sums.entrance = noSum()
  }
}

function addTo(sum: Sum, added: Added): void {
  sum.homes += 1
  // Counted through: of twenty thousand rows six sums are added to, and pairs of place and value cost more than they.
  for (let at = 0; at < added.length; at += 1) {
    const value = added[at] ?? 0
    if (value === 0) continue
    sum.totals[at] = (sum.totals[at] ?? 0) + value
    const count = sum.counts[at] ?? 0
    sum.least[at] = count === 0 ? value : Math.min(sum.least[at] ?? 0, value)
    sum.most[at] = Math.max(sum.most[at] ?? 0, value)
    sum.counts[at] = count + 1
  }
}

/** A sub-total ends what it summed. */
export function endSum({ sums }: SumsAbove): void {
  sums.subtotal = noSum()
}

/** So do headings, words between the rows, and blank ones. */
export function endBlock({ sums }: SumsAbove): void {
  sums.block = noSum()
}

/** What of a row could be added up. */
export function addedIn(line: Line): Added {
  return ADDED.map((column) => {
    if (!hasColumn(line, column)) return 0
    const read = readFigure(cellOf(line, column), line.source.decimals[column] ?? HUNDREDTHS)
    return read.kind === 'figure' ? read.figure.value : 0
  })
}

const BARE_COUNT = /^[1-9]\d{0,4}$/
/** Of fewer homes a third may well be as large as the others together: a duplex. */
const LEAST_SUMMED = 4
/** An area above so many times the largest home's is no home's among them. */
const OTHER_SIZE = 2

/**
 * Whether a row with a room is what stands above it added up: `sum` where it says so and its room is the number of
 * those homes or its figures are theirs, added up or on average, rounded or not; `unclear` where it only says so, or
 * only its figures do. A home is proven by its floor, which a sum has not. Rule LED-8.
 */
export function judgeSum(
  line: Line,
  words: SumWords | null,
  room: string,
  added: Added,
  above: SumsAbove,
): 'sum' | 'unclear' | null {
  const counted = BARE_COUNT.test(room) ? Number(room) : null
  if (words?.isOfRow) {
    return counted !== null && SCOPES.some((scope) => isSumOf(above.sums[scope], counted, added)) ? 'sum' : 'unclear'
  }
  for (const scope of SCOPES) {
    const sum = above.sums[scope]
    if (!isSilentSum(sum, counted, room, added, above)) continue
    if (words && counted === sum.homes) return 'sum'
    return isProven(line, room) ? null : 'unclear'
  }
  return null
}

/** Whether figures are those of any rows above added up, or on average. */
export function isSumOfAny(added: Added, { sums }: SumsAbove): boolean {
  return SCOPES.some((scope) => isSumOf(sums[scope], null, added))
}

/** The first row of a sheet may be the sum of those below it. */
export function isSumOfOthers(line: Line, room: string, added: Added, { sums }: SumsAbove): boolean {
  const { sheet } = sums
  const homes = sheet.homes - 1
  const counted = BARE_COUNT.test(room) ? Number(room) : null
  if (homes < LEAST_SUMMED && counted !== homes) return false
  const rest: Sum = { ...sheet, homes, totals: sheet.totals.map((total, at) => total - (added[at] ?? 0)) }
  const like = compare(rest, added)
  return homes > 1 && like.summed > 0 && like.other === 0 && !isProven(line, room)
}

function isSumOf(sum: Sum, counted: number | null, added: Added): boolean {
  if (sum.homes === 0) return false
  if (counted === sum.homes) return true
  const { summed, averaged } = compare(sum, added)
  return summed > 0 || averaged > 0
}

function isSilentSum(sum: Sum, counted: number | null, room: string, added: Added, above: SumsAbove): boolean {
  if (sum.homes < 2) return false
  if (counted !== sum.homes) {
    if (sum.homes < 3 || !isSummed(0, added[0] ?? 0, sum)) return false
    const { summed, averaged, usual, other } = compare(sum, added)
    const isAll = summed > 0 && averaged + usual + other === 0
    return isAll && (sum.homes >= LEAST_SUMMED || !fits(room, above))
  }
  const { summed, averaged, other } = compare(sum, added)
  if (summed > 0 || (averaged > 0 && other === 0)) return true
  // Spaces without areas are told by what they cost.
  const at = (sum.counts[0] ?? 0) > 0 ? 0 : 1
  const size = added[at] ?? 0
  const isOfHomesSize = size > 0 && size <= (sum.most[at] ?? 0) * OTHER_SIZE
  return !isOfHomesSize || (other === 0 && !fits(room, above))
}

/**
 * How many of a row's figures are those above added up, or their average to the last digit; or may be any home's, being
 * what they all have or their average in round numbers; or are others.
 */
function compare(sum: Sum, added: Added) {
  const like = { summed: 0, averaged: 0, usual: 0, other: 0 }
  for (const [at, value] of added.entries()) {
    const count = sum.counts[at] ?? 0
    if (value === 0 || count === 0) continue
    const average = (sum.totals[at] ?? 0) / count
    if (isSummed(at, value, sum)) like.summed += 1
    else if (sum.least[at] !== sum.most[at] && Math.abs(value - average) <= unitOf(at)) like.averaged += 1
    else if (isRounded(value, average)) like.usual += 1
    else like.other += 1
  }
  return like
}

/** 0.01 ㎡, 1 元. */
function unitOf(at: number): number {
  return at === 0 ? 1 : 100
}

function isSummed(at: number, value: number, { totals, counts }: Sum): boolean {
  return isSummedTo(value, totals[at] ?? 0, counts[at] ?? 0, unitOf(at))
}

/** Whether a figure is that total of so many, or it rounded. Each of them may have been rounded to `unit` by itself. */
export function isSummedTo(value: number, total: number, count: number, unit: number): boolean {
  return total > 0 && (Math.abs(value - total) <= unit * count || isRounded(value, total))
}

/** Rounded figures are off by no more of themselves: one in two hundred. */
const MOST_OFF = 200
/** Areas are rounded to 0.1 or 1 ㎡, totals to 元, 千元, 万元, 10 万元 (fen). */
const COARSEST = 100_000_00

/** Whether a figure is another one, rounded to its last digit that is not 0. */
function isRounded(value: number, exact: number): boolean {
  const off = Math.abs(value - exact)
  if (off * MOST_OFF > exact) return false
  let step = 1
  while (step < COARSEST && value % (step * 10) === 0) step *= 10
  return off * 2 <= step
}

/** Whether a room goes on from those above: on a floor or with a number of theirs, or the next of a row of spaces. */
function fits(room: string, { floors, tails, last }: SumsAbove): boolean {
  const { form, number } = formOf(room)
  if (last && form === last.form && Math.abs(number - last.number) <= NEXT) return true
  return room.length > 2 && form === '' && (floors.has(room.slice(0, -2)) || tails.has(room.slice(-2)))
}

/** Numbers with a 4 are often left out. */
const NEXT = 3

function formOf(room: string): { form: string; number: number } {
  const digits = /\d+$/.exec(room)?.[0] ?? ''
  return { form: room.slice(0, room.length - digits.length), number: Number(digits) }
}

/** A column of floors says the floor of the number. */
function isProven(line: Line, room: string): boolean {
  const floor = hasColumn(line, 'floor') ? storeyIn(lineOf(line, 'floor')) : null
  const place = floor === null ? null : parseRoom(room, null)
  return place !== null && storeyOf(place).storey === floor
}

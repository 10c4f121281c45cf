import type { PriceListFault } from '../fault'
import { lineOf } from '../line'
import type { HomePlace } from '../places/place'
import type { FoundHome } from '../rows'
import { cellAt, cellLine } from '../sheet'
import { type AreaList, plainType } from './area-lists'
import type { ChartReading } from './chart-cells'
import { addFault } from './chart-faults'
import type { Chart } from './chart-shape'

/** A chart, and what was read of it if its letters are rooms. */
type Read = { chart: Chart; reading: ChartReading }
/** What stands beside the charts: areas of rooms and types, and the homes of lists. */
type Beside = { areas: readonly AreaList[]; homes: readonly FoundHome[] }

/** A flat that is called by its letter, on a floor with a letter of its own as well: `A`, `AA`. */
const FLAT = /^[ABC]?([A-Z])$/
const NUMBER = /^[ABC]?\d/

/**
 * The charts whose letters are not read as rooms: what they are is asked about, but for charts on whose floors other homes
 * have numbers. Those may show the same homes by their types; left unread, they can be passed by. Rule LED-8.
 */
export function settleLetters(
  read: readonly Read[],
  beside: Beside,
  faults: PriceListFault[],
): { unread: ReadonlySet<Chart>; areAsked: boolean } {
  const lettered = read.filter(({ chart }) => chart.letters !== null)
  if (lettered.length === 0) return { unread: new Set(), areAsked: false }
  const unread = new Set(besideNumbers(read, beside))
  const areRooms = roomsAmong(
    lettered.map(({ chart }) => chart),
    beside,
  )
  const asked = lettered.filter(({ chart }) => !unread.has(chart) && !areRooms(chart))
  for (const { chart } of asked) {
    unread.add(chart)
    const [first] = lettersOf(chart)
    if (!first) continue
    const text = cellLine(cellAt(chart.sheet, first.heading.row, first.heading.index))
    addFault(faults, first.heading, 'room', { code: 'letterUnclear', data: { text, letter: first.room.slice(0, 1) } })
  }
  return { unread, areAsked: asked.length > 0 }
}

function lettersOf({ rooms }: Chart) {
  return rooms.filter(({ lettering }) => lettering !== null)
}

/**
 * Whether letters are rooms by what else the file says: A户 where an area, a list or another chart calls a room A, or the
 * chart has its types in a row of their own; A where nothing calls a type A.
 */
function roomsAmong(charts: readonly Chart[], { areas, homes }: Beside): (chart: Chart) => boolean {
  const entries = areas.flatMap((list) => list.entries)
  const flatsOf = (rooms: readonly (string | null)[]) => rooms.flatMap((room) => FLAT.exec(room ?? '')?.[1] ?? [])
  const named = charts.filter(({ letters }) => letters === 'rooms' || letters === 'likely')
  const rooms = new Set([
    ...flatsOf(entries.map(({ room }) => room)),
    ...flatsOf(homes.map(({ place }) => place?.room ?? null)),
    ...named.flatMap((chart) => lettersOf(chart).map(({ room }) => room)),
  ])
  const types = new Set([
    ...entries.flatMap(({ room, type }) => (room === null ? [type] : [])),
    ...homes.flatMap(({ line, place }) => (FLAT.test(place?.room ?? '') ? [] : [plainType(lineOf(line, 'type'))])),
  ])
  const isType = (letter: string) => types.has(letter) || types.has(`${letter}户`)
  return (chart) => {
    const letters = lettersOf(chart).map(({ room }) => room)
    const hasTypes = chart.roomRows.some(({ figure }) => figure.column === 'type')
    const areTypes = !hasTypes && letters.every(isType)
    switch (chart.letters) {
      case 'rooms':
      case null:
        return true
      case 'likely':
        return !areTypes
      case 'open':
        return (
          !areTypes && (hasTypes || letters.length < chart.rooms.length || letters.every((room) => rooms.has(room)))
        )
      case 'none':
        return false
    }
  }
}

/** Charts of letters alone that have a home on a floor where others have numbers. */
function besideNumbers(read: readonly Read[], { homes }: Beside): Chart[] {
  const isOfLetters = ({ chart }: Read) => lettersOf(chart).length === chart.rooms.length
  const placesOf = ({ reading }: Read) => reading.cells.flatMap(({ place }) => place ?? [])
  const known = [
    ...read.filter((one) => !isOfLetters(one)).flatMap(placesOf),
    ...homes.flatMap(({ place }) => place ?? []),
  ]
  const numbered = new Map<string, HomePlace[]>()
  for (const place of known) {
    if (place.kind !== 'home' || !NUMBER.test(place.room)) continue
    const ofFloor = numbered.get(`${place.code} ${place.floor}`) ?? []
    numbered.set(`${place.code} ${place.floor}`, ofFloor)
    ofFloor.push(place)
  }
  const isBeside = ({ code, floor, entrance, isEntranceAssumed }: HomePlace) =>
    numbered
      .get(`${code} ${floor}`)
      ?.some((other) => isEntranceAssumed || other.isEntranceAssumed || other.entrance === entrance) ?? false
  return read.flatMap((one) => (isOfLetters(one) && placesOf(one).some(isBeside) ? one.chart : []))
}

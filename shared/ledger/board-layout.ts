import { groupBy } from '../kernel/group'
import type { BoardHome } from './board-homes'

/** 房号列: one room of every floor, with the layout most of its homes have. */
export type RoomColumn = { room: string; layout: string }

/** One floor of an entrance: a home for each room column, or a gap. */
export type FloorPlan = { floor: number; homes: readonly (BoardHome | null)[]; count: number }

/** 单元: floors down (highest first), rooms across. */
export type EntrancePlan = {
  name: string
  homes: readonly BoardHome[]
  rooms: readonly RoomColumn[]
  floors: readonly FloorPlan[]
  /** Too many rooms a floor for columns (车位): each floor's homes flow over several lines instead. */
  isFlowing: boolean
}

/** 楼栋 with its entrances side by side; all of them have the same floors, so that rows stand level. */
export type BuildingPlan = { id: string; name: string; homes: readonly BoardHome[]; entrances: readonly EntrancePlan[] }

const MOST_COLUMNS = 16
const natural = new Intl.Collator('zh-CN', { numeric: true })

/**
 * Lays the homes out as the wall chart shows them: buildings → entrances → floors × rooms. Every home has a place.
 * A building in which nothing changed since the layout before keeps its very plan, so that it is not drawn again.
 */
export function layBoard(
  homes: readonly BoardHome[],
  buildings: readonly { id: string; name: string }[],
  before: readonly BuildingPlan[] = [],
): BuildingPlan[] {
  const byBuilding = groupBy(homes, (home) => home.buildingId)
  const earlier = new Map(before.map((plan) => [plan.id, plan]))
  return buildings.flatMap(({ id, name }) => {
    const own = byBuilding.get(id)
    if (!own) return []
    const known = earlier.get(id)
    const isSame =
      known?.name === name &&
      known.homes.length === own.length &&
      own.every((home, index) => home === known.homes[index])
    return [known && isSame ? known : { id, name, homes: own, entrances: layEntrances(own) }]
  })
}

function layEntrances(homes: readonly BoardHome[]): EntrancePlan[] {
  const floors = [...new Set(homes.map((home) => home.floor))].sort((a, b) => b - a)
  return [...groupBy(homes, (home) => home.entrance)]
    .sort(([a], [b]) => natural.compare(a, b))
    .map(([name, own]) => layEntrance(name, own, floors))
}

function layEntrance(name: string, homes: readonly BoardHome[], floors: readonly number[]): EntrancePlan {
  const columns = columnsOf(homes)
  const rooms = [...columns.keys()].sort(natural.compare)
  const places = new Map<BoardHome, number>()
  for (const [index, room] of rooms.entries()) for (const home of columns.get(room) ?? []) places.set(home, index)
  const byFloor = groupBy(homes, (home) => home.floor)
  const isFlowing = rooms.length > MOST_COLUMNS
  return {
    name,
    homes,
    isFlowing,
    rooms: rooms.map((room) => ({
      room: columns.get(room)?.[0]?.room ?? room,
      layout: commonLayout(columns.get(room) ?? []),
    })),
    floors: floors.flatMap((floor) => {
      const own = byFloor.get(floor) ?? []
      if (isFlowing && own.length === 0) return []
      return [
        {
          floor,
          homes: isFlowing ? inRoomOrder(own, places) : inColumns(own, places, rooms.length),
          count: own.length,
        },
      ]
    }),
  }
}

/** Homes by room; a second home in the same place gets a column of its own, so that none is hidden. */
function columnsOf(homes: readonly BoardHome[]): Map<string, BoardHome[]> {
  const columns = new Map<string, BoardHome[]>()
  const taken = new Set<string>()
  for (const home of homes) {
    let column = home.room
    while (taken.has(`${column}\n${home.floor}`)) column += "'"
    taken.add(`${column}\n${home.floor}`)
    const own = columns.get(column)
    if (own) own.push(home)
    else columns.set(column, [home])
  }
  return columns
}

function inColumns(homes: readonly BoardHome[], places: ReadonlyMap<BoardHome, number>, columns: number) {
  const row: (BoardHome | null)[] = Array.from({ length: columns }, () => null)
  for (const home of homes) {
    const place = places.get(home)
    if (place !== undefined) row[place] = home
  }
  return row
}

function inRoomOrder(homes: readonly BoardHome[], places: ReadonlyMap<BoardHome, number>) {
  return [...homes].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))
}

function commonLayout(homes: readonly BoardHome[]): string {
  const counts = new Map<string, number>()
  for (const home of homes) {
    const layout = partsOfType(home.type).layout || home.type
    counts.set(layout, (counts.get(layout) ?? 0) + 1)
  }
  const most = [...counts].sort(([, a], [, b]) => b - a)[0]
  return most?.[0] ?? ''
}

/** 户型 as offices write it, in its letter and its rooms: `B户型四室两厅两卫` → `B`, `四室两厅两卫`. */
export function partsOfType(type: string): { code: string; layout: string } {
  const lettered = /^([A-Za-z]{1,2}\d{0,2}'?)\s*(?:户型|型)?\s*(.*)$/u.exec(type)
  if (lettered) return { code: lettered[1] ?? '', layout: lettered[2] ?? '' }
  return /[室房厅]/u.test(type) ? { code: '', layout: type } : { code: type, layout: '' }
}

/** 户型 in full: letter and rooms apart, or as it was written. */
export function wordType(type: string): string {
  const { code, layout } = partsOfType(type)
  return code && layout ? `${code} ${layout}` : type
}

/** The part of a home's number that stands in its cell: `1-1-1203` → `1203`. */
export function shortNumber(number: string): string {
  return number.slice(number.lastIndexOf('-') + 1)
}

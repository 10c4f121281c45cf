import { groupBy } from '../../kernel/group'
import { storeyOf, type UnitPlace } from '../unit-number'
import type { FaultReason, PriceListFault } from './fault'
import { type KnownHome, type KnownHomes, placed, type Said, saidIn } from './known-home'
import type { PriceListReading } from './reading'
import type { PriceListRow } from './rows'

/**
 * 改了房号: claimed homes that the list does not name, beside homes it names for the first time. Taken in, a claim would
 * stand on a home of no list, and its home would be for sale once more under the new number. One on the same floor, of
 * the same area and type, is a fault each; else a home is asked about once, at the new one that is nearest. Of a
 * building that is not in the list at all only one question comes, and none where no new home stands where one of its
 * own does: offices import building by building. A person may say that they are two homes. Rules LED-1, LED-8.
 */
export function findClaimedNumbers(reading: PriceListReading, known: KnownHomes): PriceListFault[] {
  const listed = new Set(reading.rows.map(({ number }) => number))
  const missing = [...known.values()].filter(
    ({ kind, isClaimed, number }) => kind === 'home' && isClaimed && !listed.has(number),
  )
  // A number of an earlier list that comes back is as good as a new one.
  const added = reading.rows.filter(({ kind, number }) => kind === 'home' && !known.get(number)?.isListed)
  if (missing.length === 0 || added.length === 0) return []
  const apart = new Set(reading.apart.map(({ was, now }) => `${was} ${now}`))
  const buildings = new Set(reading.rows.map(buildingOf))
  const isOfList = (home: KnownHome) => buildings.has(buildingOf(home))
  const asked = [
    ...findRenumbered(missing.filter(isOfList), added, saidIn(reading)),
    ...findRenamed(
      groupBy(
        missing.filter((home) => !isOfList(home)),
        buildingOf,
      ),
      added,
      known,
    ),
  ]
  return asked
    .filter(({ reason: { data } }) => !apart.has(`${data.was} ${data.number}`))
    .map(({ row, reason }) => placed(reading, row, reason.code === 'buildingMissing' ? 'building' : 'room', reason))
}

/** What is asked, at the new home it is asked at. */
type Asked = {
  row: PriceListRow
  reason: Extract<FaultReason, { code: 'numberClaimed' | 'claimedMissing' | 'buildingMissing' }>
}

/** Claimed homes of buildings that the list names: each home that is just like it, else the nearest there is. */
function findRenumbered(missing: readonly KnownHome[], added: readonly PriceListRow[], says: Said): Asked[] {
  const onFloor = groupBy(added, floorOf)
  const nearestTo = nearestAmong(added)
  return missing.flatMap((home): Asked[] => {
    const { number: was, state } = home
    const alike = (onFloor.get(floorOf(home)) ?? []).filter((row) => isAlike(row, home, says))
    if (alike.length > 0) {
      return alike.map((row) => ({ row, reason: { code: 'numberClaimed', data: { number: row.number, was, state } } }))
    }
    const row = nearestTo(home)
    const homes = added.length
    return row ? [{ row, reason: { code: 'claimedMissing', data: { number: row.number, was, state, homes } } }] : []
  })
}

/** Buildings that the list does not name, with their claimed homes: one question where a new home stands as one of theirs. */
function findRenamed(
  claimed: ReadonlyMap<string, readonly KnownHome[]>,
  added: readonly PriceListRow[],
  known: KnownHomes,
): Asked[] {
  if (claimed.size === 0) return []
  const homes = [...known.values()].filter((home) => home.kind === 'home' && claimed.has(buildingOf(home)))
  return [...groupBy(homes, buildingOf)].flatMap(([code, own]): Asked[] => {
    const rooms = groupBy(own, roomOf)
    const alikeOf = (row: PriceListRow) => (rooms.get(roomOf(row)) ?? []).filter(({ area }) => isNear(area, row.area))
    const row = added.find((row) => alikeOf(row).length > 0)
    const [was] = (row ? alikeOf(row) : []).map(({ number }) => number).sort()
    if (!row || was === undefined) return []
    const building = own[0]?.building ?? code
    const data = { number: row.number, was, building, homes: claimed.get(code)?.length ?? 0 }
    return [{ row, reason: { code: 'buildingMissing', data } }]
  })
}

type Placed = Omit<UnitPlace, 'building'> & { number: string; area: number | null }

/** By what a new home may be another one, the likeliest first. */
const NEARNESS: readonly ((home: Placed) => string)[] = [
  (home) => [buildingOf(home), flatOf(home)].join(' '),
  floorOf,
  (home) => [buildingOf(home), home.area].join(' '),
  buildingOf,
  flatOf,
]

/** Finds the new home that is nearest to one: the first of the list where none is near. */
function nearestAmong(added: readonly PriceListRow[]): (home: KnownHome) => PriceListRow | undefined {
  const found = NEARNESS.map((keyOf) => ({ keyOf, rows: groupBy(added, keyOf) }))
  return (home) => {
    for (const { keyOf, rows } of found) {
      const [row] = rows.get(keyOf(home)) ?? []
      if (row) return row
    }
    return added[0]
  }
}

/** The building's code stands in the number, whatever the list calls it. */
function buildingOf({ number }: { number: string }): string {
  const [code = ''] = number.split('-')
  return code
}

/** Building, entrance and floor. */
function floorOf(home: Placed): string {
  return [buildingOf(home), home.entrance, storeyOf(home).storey].join(' ')
}

/** Floor, room and area: what stays of a home when its building or entrance is called otherwise. */
function flatOf(home: Placed): string {
  return [roomOf(home), home.area].join(' ')
}

function roomOf(place: Placed): string {
  const { storey, room } = storeyOf(place)
  return [storey, room].join(' ')
}

/** A home that was measured anew differs by less than a hundredth. */
function isNear(area: number | null, other: number | null): boolean {
  return area === null || other === null ? area === other : Math.abs(area - other) * 100 <= area
}

/** A list that does not say types tells homes apart by their area alone. */
function isAlike(row: PriceListRow, home: KnownHome, says: Said): boolean {
  return row.area === home.area && (!says(row, 'type') || row.type === home.type)
}

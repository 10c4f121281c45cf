import type { BoardHome } from '../../../../shared/ledger/board-homes'
import { unitStateAt } from '../../../../shared/ledger/unit'

/**
 * 相近房源: homes for sale now that come nearest to the one that is taken: the same type first, then the nearest
 * area (to the square metre), the same building, entrance and room, and the fewest floors away, upwards first.
 */
export function nearestHomes(homes: readonly BoardHome[], wanted: BoardHome, now: number, most = 3): BoardHome[] {
  return homes
    .filter(
      (home) =>
        home.id !== wanted.id &&
        home.kind === wanted.kind &&
        home.tiedTo === null &&
        home.list !== null &&
        unitStateAt(home, now) === 'available',
    )
    .map((home) => ({ home, distance: distanceOf(home, wanted) }))
    .sort((a, b) => compareDistances(a.distance, b.distance))
    .slice(0, most)
    .map(({ home }) => home)
}

function distanceOf(home: BoardHome, wanted: BoardHome): number[] {
  return [
    home.type === wanted.type ? 0 : 1,
    apart(home.area, wanted.area),
    home.buildingId === wanted.buildingId ? 0 : 1,
    home.entrance === wanted.entrance ? 0 : 1,
    home.room === wanted.room ? 0 : 1,
    Math.abs(home.floor - wanted.floor),
    home.floor < wanted.floor ? 1 : 0,
  ]
}

/** How far two areas are apart, in ㎡; one that nobody knows is beyond all others. */
function apart(one: number | null, other: number | null): number {
  if (one === null || other === null) return one === other ? 0 : Number.MAX_SAFE_INTEGER
  return Math.round(Math.abs(one - other) / 100)
}

function compareDistances(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((part, index) => part !== b[index])
  return differing < 0 ? 0 : (a[differing] ?? 0) - (b[differing] ?? 0)
}

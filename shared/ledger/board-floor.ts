import type { UnitKind } from './unit'
import { storeyOf } from './unit-number'

/** The letters of floors that stand between two numbers: 12A, 12B. */
const LETTERS = 'ABC'

/**
 * Where a home stands on the board: on floors in their order, so that 12A is a row of its own between 12 and 13 (12.25),
 * and its rooms stand in the columns of the others. What stands so already stays.
 */
export function placeOnBoard({ kind, floor, room }: { kind?: UnitKind | undefined; floor: number; room: string }): {
  floor: number
  room: string
} {
  // A parking space may begin with a letter of its own.
  if ((kind !== undefined && kind !== 'home') || room < 'A') return { floor, room }
  const { storey, room: own } = storeyOf({ floor, room })
  return { floor: floor + (LETTERS.indexOf(storey.slice(-1)) + 1) / 4, room: own }
}

/** 层 as it stands beside its homes: 12, 12A, G for the ground floor, and B1 below the ground. */
export function wordFloor(floor: number): string {
  if (floor === 0) return 'G'
  const whole = Math.floor(floor)
  return floor < 0 ? `B${-floor}` : `${whole}${LETTERS[(floor - whole) * 4 - 1] ?? ''}`
}

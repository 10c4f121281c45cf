import { plainName, SIDE } from '../../unit-number'
import type { TableLine } from '../table'
import type { Labels } from './labels'
import { roomTextOf } from './room-prefix'

const SIDED = new RegExp(`^(\\d{3,4})${SIDE}(?:户|室)?$`)

/**
 * 201东, 202西: whether every room of the table ends in its side and is told from the others of its entrance without it.
 * 201东 and 201西 are two homes of one number, and nobody knows what theirs are. Rule LED-8.
 */
export function areSided(lines: readonly TableLine[], { building, entrance }: Labels): boolean {
  const rooms = new Set<string>()
  let rows = 0
  for (const [at, line] of lines.entries()) {
    const text = plainName(roomTextOf(line))
    if (text === '') continue
    const [, room] = SIDED.exec(text) ?? []
    if (room === undefined) return false
    rows += 1
    rooms.add(`${building?.[at]?.value} ${entrance?.[at]?.value} ${room}`)
  }
  return rows > 1 && rooms.size === rows
}

/** 201东 → 201. */
export function withoutSide(room: string): string {
  return SIDED.exec(plainName(room))?.[1] ?? room
}

import { parseRoom, plainName } from '../../unit-number'
import { plainRoom } from '../../whole-number'
import type { TableLine } from '../table'
import type { Label } from './labels'
import { roomTextOf } from './room-prefix'

const JOINED = /(?:^|-)(\d{3})-(\d{3})(?:室|号房?|房|户)?$/

/**
 * 201-202: the rooms of the table in which another room of the same floor stands before the room, so that they are two
 * homes joined. What stands before rooms of other floors as well is a building, or an entrance. Rule LED-8.
 */
export function joinedRoomsOf(lines: readonly TableLine[]): ReadonlySet<string> {
  const floors = new Map<string, Set<number>>()
  const found = lines.flatMap((line) => {
    const text = roomTextOf(line)
    const [, first, second] = (text.includes('-') && JOINED.exec(plainRoom(plainName(text)))) || []
    if (first === undefined || second === undefined) return []
    const [one, other] = [parseRoom(first, null), parseRoom(second, null)]
    if (!one || !other) return []
    floors.set(first, (floors.get(first) ?? new Set()).add(other.floor))
    return first !== second && one.floor === other.floor ? [{ text, first }] : []
  })
  return new Set(found.filter(({ first }) => floors.get(first)?.size === 1).map(({ text }) => text))
}

/** 3/4 in a column that says of every home on how many floors of all it is, not that it has two: 1/4, 2/4, 3/4. */
export function isFloorOfAll(floors: readonly Label<string>[] | null): boolean {
  const said = (floors ?? []).filter(({ state }) => state === 'said')
  const parts = said.map(({ name }) => /^(\d{1,2})[层楼F]?\/(\d{1,2})[层楼F]?$/.exec(plainName(name)))
  const totals = new Set(parts.map((part) => part?.[2]))
  return parts.every((part) => part !== null) && totals.size === 1 && new Set(parts.map((part) => part?.[1])).size > 1
}

/** 2-5, 2~5层, 5、6, 2/3/4: several floors, the lowest first. */
export function areSeveralFloors(text: string): boolean {
  const plain = plainName(text)
  if (!/^\d{1,2}[层楼F]?(?:[-—–~/、,+&至到]\d{1,2}[层楼F]?)+$/.test(plain)) return false
  const floors = (plain.match(/\d+/g) ?? []).map(Number)
  return floors.every((floor, at) => floor > (floors[at - 1] ?? 0))
}

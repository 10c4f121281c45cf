import type { SaidPlace } from '../../said-place'
import { buildingCode, parseRoom, plainName, storeyOf } from '../../unit-number'
import type { TableLine } from '../table'
import type { Labels } from './labels'
import { roomTextOf } from './room-prefix'
import { buildingAbove } from './title-place'

/** For each line the room without the letter of its building or entrance; `null` where it begins with none. */
export type OwnLetters = readonly (string | null)[]

const OWNER = /^[A-Z]\d?$/
const BEHIND_LETTER = /^\d{3,4}[A-Z]?(?:室|号房?|房|户)?$/

/**
 * B1001 in B座 is room 1001: the letter is the building's, or the entrance's, where most of its rooms begin with it. On
 * a floor that only the room with its letter stands on it is part of the room: B101 on B1 is below ground. Rule LED-8.
 */
export function ownLettersOf(lines: readonly TableLine[], labels: Labels, sheet: SaidPlace): OwnLetters {
  const counts = new Map<string, number>()
  const found = lines.map((line, at) => {
    if (line.kind !== 'home') return null
    const owners = ownersOf(line, at, labels, sheet).filter(isOwner)
    if (owners.length === 0) return null
    const text = plainName(roomTextOf(line))
    const owner = owners.find((code) => text.startsWith(code) && BEHIND_LETTER.test(text.slice(code.length)))
    if (owner !== undefined) counts.set(owner, (counts.get(owner) ?? 0) + 1)
    else if (/^\d/.test(text)) for (const code of owners) counts.set(code, (counts.get(code) ?? 0) - 1)
    return owner === undefined ? null : { owner, text, room: text.slice(owner.length) }
  })
  return found.map((one, at) => {
    if (one === null || (counts.get(one.owner) ?? 0) <= 0) return null
    const floor = labels.floor?.[at]?.value ?? null
    return floor !== null && !isOn(floor, one.room) && isOn(floor, one.text) ? null : one.room
  })
}

function isOwner(code: string | null | undefined): code is string {
  return code != null && OWNER.test(code)
}

function ownersOf(line: TableLine, at: number, labels: Labels, sheet: SaidPlace): (string | null | undefined)[] {
  const building = labels.building ? labels.building[at]?.value : buildingCode(buildingAbove(line, sheet) ?? '')
  const entrance = labels.entrance?.[at]?.value ?? line.title.entrance ?? sheet.entrance
  return [building, entrance]
}

function isOn(floor: string, room: string): boolean {
  const place = parseRoom(room, null)
  return place !== null && storeyOf(place).storey === floor
}

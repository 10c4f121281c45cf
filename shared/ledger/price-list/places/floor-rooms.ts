import type { SaidPlace } from '../../said-place'
import { buildingCode, onStorey, plainName, storeyIn } from '../../unit-number'
import type { TableLine } from '../table'
import type { Labels } from './labels'
import { roomTextOf } from './room-prefix'
import { buildingAbove } from './title-place'

const FLOOR_ROOM = /^(\d{1,2})-(\d)(?:室|号房?|房|户)?$/
/** No building has as many entrances, no row as many houses before a second number. */
const MANY = 9

/** Floor and room of 11-8 as written; `null` for what is written otherwise. */
export function floorRoomIn(text: string): { floor: number; room: string } | null {
  const [, floor = '', room = ''] = (text.includes('-') && FLOOR_ROOM.exec(plainName(text))) || []
  const storey = storeyIn(floor)
  return storey === null || room === '0' ? null : onStorey(storey, room.padStart(2, '0'))
}

/**
 * Whether the 11 of `11-8` is the floor: it is that of the floor's column in nearly all such rows, on several floors; or
 * nearly all rooms of the list are written so, in buildings that are known and mostly called otherwise, and floors go
 * on in each beyond what could be entrances. Rule LED-8.
 */
export function areFloorRooms(lines: readonly TableLine[], labels: Labels, sheet: SaidPlace): boolean {
  let [rooms, rows, sameFloor, sameName] = [0, 0, 0, 0]
  const byBuilding = new Map<string, Set<number>>()
  let said: string | null = null
  for (const [at, line] of lines.entries()) {
    const text = roomTextOf(line)
    if (line.kind !== 'home' || text === '') continue
    rooms += 1
    const own = labels.building?.[at]
    // A building that is written once speaks for the rows below.
    if (!labels.building) said = buildingCode(buildingAbove(line, sheet) ?? '')
    else if (own && own.state !== 'blank') said = own.value
    const place = floorRoomIn(text)
    if (!place) continue
    rows += 1
    const building = said ?? ''
    const entrance = labels.entrance?.[at]?.value ?? line.title.entrance ?? sheet.entrance
    byBuilding.set(building, (byBuilding.get(building) ?? new Set()).add(place.floor))
    if (labels.floor?.[at]?.value === String(place.floor)) sameFloor += 1
    if (building === String(place.floor) || entrance === String(place.floor)) sameName += 1
  }
  const floors = new Set([...byBuilding.values()].flatMap((ofBuilding) => [...ofBuilding]))
  if (floors.size < 2) return false
  if (labels.floor) return sameFloor * 10 >= rows * 9
  const isBeyond = [...byBuilding].every(([code, ofBuilding]) => code !== '' && Math.max(...ofBuilding) > MANY)
  return isBeyond && rows * 10 >= rooms * 9 && sameName * 2 <= rows
}

import { BUILDING_ENDS, CODE, parseRoom, plainName, SIDE, storeyIn, storeyOf } from '../../unit-number'
import { plainRoom, type WholeNumber } from '../../whole-number'
import type { TableLine } from '../table'
import { roomTextOf } from './room-prefix'

const ROOM = '([BG]?\\d{1,4}[A-Z]?)(?:室|号房?|房|户)?'
/** 1#1-201, 1栋1-201, 锦绣花园1号楼1-201. */
const BEHIND_BUILDING = new RegExp(`^(.*?(?:${CODE})(?:${BUILDING_ENDS}))(${CODE}|${SIDE})-${ROOM}$`)
/** 1/1/201. */
const SLASHED = new RegExp(`^(${CODE})/(${CODE}|${SIDE})/${ROOM}$`)
/** 锦绣花园-1-1-201, 锦绣花园-一期-1-1-201. */
const BEHIND_NAME = new RegExp(`^((?:[^-]*\\p{Script=Han}-){1,2}(?:${CODE}))-(${CODE}|${SIDE})-${ROOM}$`, 'u')
/** 1-1-2-01, 1-1-2-201. */
const FLOOR_APART = new RegExp(`^(${CODE})-(${CODE}|${SIDE})-([BG]?\\d{1,2})-(\\d{2,4}[A-Z]?)(?:室|号房?|房|户)?$`)

/** How rooms that carry building, entrance and room are written, where all rows of a table are written so. */
export type CompoundForm = 'behindBuilding' | 'slashed' | 'behindName' | 'floorApart'

const FORMS: readonly [CompoundForm, RegExp][] = [
  ['behindBuilding', BEHIND_BUILDING],
  ['slashed', SLASHED],
  ['behindName', BEHIND_NAME],
  ['floorApart', FLOOR_APART],
]

/**
 * The form in which every room of the table carries its building and entrance, `null` where they prove none: what stands
 * before the room must not be its floor throughout (1栋2-201), what stands as a floor must be several. Rule LED-8.
 */
export function compoundFormOf(all: readonly TableLine[]): CompoundForm | null {
  const lines = all.filter((line) => roomTextOf(line) !== '')
  const [first] = lines
  const form = first && FORMS.find(([, pattern]) => pattern.test(plainOf(first)))?.[0]
  if (!form) return null
  const found = lines.map((line) => readCompound(roomTextOf(line), form))
  if (!found.every((whole) => whole !== null)) return null
  if (form === 'floorApart') {
    const isFloor = found.every(({ floor, room }) => parseRoom(room, floor)?.floor === parseRoom('01', floor)?.floor)
    return isFloor && new Set(found.map(({ floor }) => floor)).size > 1 ? form : null
  }
  const isLikeFloor = found.every(({ entrance, room }) => {
    const place = parseRoom(room, null)
    return place !== null && entrance !== null && storeyOf(place).storey === storeyIn(entrance)
  })
  const isFirst = found.every(({ entrance }) => entrance === '1')
  return isLikeFloor && !isFirst ? null : form
}

function plainOf(line: TableLine): string {
  return plainRoom(plainName(roomTextOf(line)))
}

/** Building, entrance, floor and room of a room in that form; `null` where it is in another. */
export function readCompound(text: string, form: CompoundForm): WholeNumber | null {
  const pattern = FORMS.find(([name]) => name === form)?.[1]
  const [, building, entrance, ...rest] = pattern?.exec(plainRoom(plainName(text))) ?? []
  if (building === undefined || entrance === undefined) return null
  const [floor, room] = form === 'floorApart' ? [storeyIn(rest[0] ?? ''), rest[1]] : [null, rest[0]]
  return room === undefined || (form === 'floorApart' && floor === null) ? null : { building, entrance, floor, room }
}

import { BUILDING_ENDS, CODE, plainName, SIDE, storeyIn } from '../../unit-number'
import { plainRoom, type WholeNumber } from '../../whole-number'

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

export const FORMS: readonly [CompoundForm, RegExp][] = [
  ['behindBuilding', BEHIND_BUILDING],
  ['slashed', SLASHED],
  ['behindName', BEHIND_NAME],
  ['floorApart', FLOOR_APART],
]

/** Building, entrance, floor and room of a room in that form; `null` where it is in another. */
export function readCompound(text: string, form: CompoundForm): WholeNumber | null {
  const pattern = FORMS.find(([name]) => name === form)?.[1]
  const [, building, entrance, ...rest] = pattern?.exec(plainRoom(plainName(text))) ?? []
  if (building === undefined || entrance === undefined) return null
  const [floor, room] = form === 'floorApart' ? [storeyIn(rest[0] ?? ''), rest[1]] : [null, rest[0]]
  return room === undefined || (form === 'floorApart' && floor === null) ? null : { building, entrance, floor, room }
}

/** Of a room by itself: what stands in it in whichever form. */
export function compoundIn(text: string): WholeNumber | null {
  for (const [form] of FORMS) {
    const whole = readCompound(text, form)
    if (whole) return whole
  }
  return null
}

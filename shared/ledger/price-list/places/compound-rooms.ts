import { parseRoom, plainName, storeyIn, storeyOf } from '../../unit-number'
import { plainRoom } from '../../whole-number'
import type { TableLine } from '../table'
import { type CompoundForm, FORMS, readCompound } from './compound-forms'
import { roomTextOf } from './room-prefix'

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

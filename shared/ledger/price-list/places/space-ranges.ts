import { plainName } from '../../unit-number'
import { lineOf } from '../line'
import type { TableLine } from '../table'

const RANGE = /^([A-Z]?)(\d{3,5})[-~至到]\1(\d{3,5})$/

/**
 * 001-050: rows for several spaces at one price. What stands before the numbers of other rows as well is a zone, and none
 * of several. Rule LED-11.
 */
export function spaceRangesOf(lines: readonly TableLine[]): ReadonlySet<string> {
  const rows = new Map<string, number>()
  const found = lines.flatMap((line) => {
    const text = lineOf(line, 'room')
    const [, , first = '', last = ''] = RANGE.exec(plainName(text)) ?? []
    if (first === '') return []
    rows.set(first, (rows.get(first) ?? 0) + 1)
    return first.length === last.length && first < last ? [{ text, first }] : []
  })
  return new Set(found.filter(({ first }) => rows.get(first) === 1).map(({ text }) => text))
}

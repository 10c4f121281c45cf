import { parseRoom, storeyOf } from '../../unit-number'
import { parsePrefixed, parseWholeNumber } from '../../whole-number'
import { plainHeading } from '../columns/columns'
import type { Table } from '../table'
import type { Label } from './labels'
import { roomTextOf } from './room-prefix'

/**
 * Whether 层数 is how many floors a building has: one number in all rows, whose rooms stand on several floors up to it
 * and mostly on others. Rule LED-8.
 */
export function isOfAllFloors({ header, lines }: Table, floors: readonly Label<string>[]): boolean {
  const heading = header.columns.find(({ column }) => column === 'floor')?.header ?? ''
  if (!/^总?层数$/.test(plainHeading(heading).name)) return false
  const [all = null, ...others] = new Set(floors.map(({ value }) => value))
  if (all === null || others.length > 0) return false
  const storeys = lines.map((line) => {
    const text = roomTextOf(line)
    const place = parseRoom(parseWholeNumber(text)?.room ?? parsePrefixed(text)?.room ?? text, null)
    return place && storeyOf(place).storey
  })
  const isWithin = storeys.every((storey) => storey !== null && Number.parseInt(storey, 10) <= Number(all))
  const same = storeys.filter((storey) => storey === all).length
  return isWithin && new Set(storeys).size > 1 && same * 2 <= storeys.length
}

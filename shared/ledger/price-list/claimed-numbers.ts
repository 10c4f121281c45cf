import { groupBy } from '../../kernel/group'
import { storeyOf, type UnitPlace } from '../unit-number'
import type { PriceListFault } from './fault'
import { type KnownHome, type KnownHomes, placed, type Said, saidIn } from './known-home'
import type { PriceListReading } from './reading'
import type { PriceListRow } from './rows'

/**
 * 改了房号: a claimed home that the list does not name, beside one it names for the first time, on the same floor and of
 * the same area and type. Taken in, the claim would stand on a home of no list, and its home would be for sale once more
 * under the new number. A person may say that they are two homes. Rules LED-1, LED-8.
 */
export function findClaimedNumbers(reading: PriceListReading, known: KnownHomes): PriceListFault[] {
  const listed = new Set(reading.rows.map(({ number }) => number))
  const missing = [...known.values()].filter(
    ({ kind, isClaimed, number }) => kind === 'home' && isClaimed && !listed.has(number),
  )
  if (missing.length === 0) return []
  const onFloor = groupBy(missing, floorOf)
  const apart = new Set(reading.apart.map(({ was, now }) => `${was} ${now}`))
  const says = saidIn(reading)
  return reading.rows.flatMap((row) => {
    if (row.kind !== 'home' || known.has(row.number)) return []
    return (onFloor.get(floorOf(row)) ?? [])
      .filter((home) => isAlike(row, home, says) && !apart.has(`${home.number} ${row.number}`))
      .map(({ number: was, state }) =>
        placed(reading, row, 'room', { code: 'numberClaimed', data: { number: row.number, was, state } }),
      )
  })
}

/** Building, entrance and floor. The building's code stands in the number, whatever the list calls it. */
function floorOf({ number, entrance, ...room }: Omit<UnitPlace, 'building'> & { number: string }): string {
  const [code = ''] = number.split('-')
  return [code, entrance, storeyOf(room).storey].join(' ')
}

/** A list that does not say types tells homes apart by their area alone. */
function isAlike(row: PriceListRow, home: KnownHome, says: Said): boolean {
  return row.area === home.area && (!says(row, 'type') || row.type === home.type)
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findClaimedNumbers } from '../../shared/ledger/price-list/claimed-numbers'
import type { KnownHome } from '../../shared/ledger/price-list/known-home'
import type { PriceListRow } from '../../shared/ledger/price-list/rows'
import { unitNumber } from '../../shared/ledger/unit-number'
import { aReading, aRow } from '../renderer/ledger/a-reading'

const home = fc.record({
  building: fc.constantFrom('1', '2'),
  entrance: fc.constantFrom('1', '2'),
  floor: fc.integer({ min: 1, max: 3 }),
  room: fc.constantFrom('01', '02'),
  area: fc.constantFrom(8_953, 7_241),
  type: fc.constantFrom('A', 'B'),
  isClaimed: fc.boolean(),
  isListed: fc.boolean(),
  isKnown: fc.boolean(),
  /** Named by the list in force, where it is known. */
  wasListed: fc.boolean(),
})
const homes = fc.uniqueArray(home, { selector: unitNumber, maxLength: 20 })

type Home = Parameters<Parameters<typeof homes.map>[0]>[0][number]

const rowOf = ({ building, entrance, floor, room, area, type }: Home): PriceListRow => {
  const facts = { building, entrance, floor, room, area, type }
  return aRow({ ...facts, number: unitNumber(facts) })
}

function knownOf({ isClaimed, wasListed, building, entrance, floor, room, area, type }: Home): [string, KnownHome] {
  const facts = { building, entrance, floor, room, area, type }
  const number = unitNumber(facts)
  const prices = { list: null, filed: null, floorPrice: null }
  const rest = { kind: 'home', innerArea: null, orientation: '', tiedTo: null, ...prices } as const
  return [
    number,
    { ...facts, ...rest, number, isListed: wasListed, isClaimed, state: isClaimed ? 'ticket' : 'available' },
  ]
}

describe('LED-1, LED-8: claimed homes beside new ones', () => {
  it('every claimed home that its building’s list leaves out beside new homes is asked about, no other is, and answers end it', () => {
    fc.assert(
      fc.property(homes, (homes) => {
        const reading = { ...aReading({ columns: ['room', 'type'] }), rows: homes.filter((h) => h.isListed).map(rowOf) }
        const known = new Map(homes.filter((h) => h.isKnown).map(knownOf))
        const hasNew = homes.some(({ isListed, isKnown, wasListed }) => isListed && !(isKnown && wasListed))
        const left = homes.filter((h) => h.isKnown && h.isClaimed && !h.isListed && hasNew)
        const isOfList = ({ building }: Home) => homes.some((h) => h.isListed && h.building === building)
        const faults = findClaimedNumbers(reading, known)
        const pairs = faults.flatMap(({ code, data }) =>
          code === 'numberClaimed' || code === 'claimedMissing' || code === 'buildingMissing'
            ? [{ was: data.was, now: data.number, isBuilding: code === 'buildingMissing' }]
            : [],
        )
        expect(pairs).toHaveLength(faults.length)
        const asked = pairs.filter(({ isBuilding }) => !isBuilding).map(({ was }) => was)
        expect([...new Set(asked)].sort()).toEqual(left.filter(isOfList).map(unitNumber).sort())
        const buildings = pairs.filter(({ isBuilding }) => isBuilding)
        const gone = new Set(left.filter((h) => !isOfList(h)).map(({ building }) => building))
        expect(buildings.length).toBeLessThanOrEqual(gone.size)

        const apart = pairs.map(({ was, now }) => ({ was, now }))
        expect(findClaimedNumbers({ ...reading, apart }, known)).toEqual([])
      }),
    )
  })
})

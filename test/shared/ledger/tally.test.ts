import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layBoard } from '../../../shared/ledger/board-layout'
import { claimKindSchema } from '../../../shared/ledger/claim'
import { hallCountsOf, hallOf } from '../../../shared/ledger/hall'
import { countStates } from '../../../shared/ledger/state-counts'
import {
  absorptionOfTally,
  countsOfPlace,
  homesAmong,
  spacesAmong,
  statisticsOf,
  tallyOf,
} from '../../../shared/ledger/tally'
import { unitKindSchema } from '../../../shared/ledger/unit'
import { aBoard, someHomes, TEN } from './a-board'

const instants = fc.option(fc.integer({ min: TEN - 2, max: TEN + 2 }))
const FIGURES = ['total', 'forSale', 'onTicket', 'gone', 'keptBack', 'unreleased'] as const

/** Homes, spaces and storerooms of up to four buildings, a building of spaces alone among them now and then. */
const boards = fc
  .array(
    fc.record({
      building: fc.integer({ min: 1, max: 4 }),
      type: fc.constantFrom('A', 'B', '标准车位'),
      kind: fc.constantFrom(...unitKindSchema.options),
      releasedFrom: instants,
      claim: fc.option(
        fc.record({
          kind: fc.constantFrom(...claimKindSchema.options),
          by: fc.constant('王琳'),
          since: fc.constant(TEN - 9),
          until: instants,
        }),
      ),
    }),
    { maxLength: 60 },
  )
  .map((units) => {
    const facts = units.map(({ building, claim, ...unit }, index) => ({
      ...unit,
      number: `${building}-1-${String(index + 1).padStart(2, '0')}01`,
      ...(claim ? { claim } : {}),
    }))
    return { homes: someHomes(facts), buildings: aBoard(facts).buildings }
  })

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)

describe('当日统计', () => {
  it('LED-5: its figures add up to the board’s own counts, by any grouping', () => {
    fc.assert(
      fc.property(boards, fc.constantFrom('buildingId', 'type'), ({ homes: units }, by) => {
        const counts = countStates(homesAmong(units), TEN)
        const { rows, all } = statisticsOf(units, TEN, (home) => home[by])
        for (const figure of FIGURES) expect(sum(rows.map((row) => row[figure]))).toBe(all[figure])
        const { forSale, onTicket, gone, keptBack, unreleased, total } = all
        expect(forSale + onTicket + gone + keptBack + unreleased).toBe(total)
        expect([forSale, onTicket, unreleased]).toEqual([counts.available, counts.ticket, counts.unreleased])
        expect(keptBack).toBe(counts.withheld + counts.waiting)
      }),
    )
  })

  it('LED-11: hall, wall, board and 当日统计 say the same of the same homes, and of the spaces beside them', () => {
    fc.assert(
      fc.property(boards, ({ homes: units, buildings }) => {
        const plan = layBoard(units, buildings)
        const hall = hallOf(plan, new Set(buildings.map(({ id }) => id)), TEN)
        const { all, rows, spaces } = statisticsOf(units, TEN, ({ buildingId }) => buildingId)
        expect(sum(Object.values(hall.counts))).toBe(all.total)
        expect(hall.counts.forSale).toBe(all.forSale)
        expect(hall.counts).toEqual(hallCountsOf(units, TEN))
        expect(sum(hall.buildings.map(({ total }) => total))).toBe(all.total)
        expect(sum(hall.buildings.map(({ forSale }) => forSale))).toBe(all.forSale)
        expect(hall.buildings.filter(({ total }) => total > 0).map(({ forSale }) => forSale)).toEqual(
          plan.flatMap(({ id }) => rows.find(({ name }) => name === id)?.forSale ?? []),
        )
        if (all.total > 0) expect(countsOfPlace(units, TEN).available).toBe(all.forSale)
        for (const building of plan.filter(({ homes }) => homesAmong(homes).length > 0))
          expect(countsOfPlace(building.homes, TEN).available).toBe(
            rows.find(({ name }) => name === building.id)?.forSale,
          )
        expect(hall.spaces).toEqual(spaces.map(({ kind, total, forSale }) => ({ kind, total, forSale })))
        for (const { kind, total, forSale } of hall.spaces) {
          const own = hall.buildings.flatMap((building) => building.spaces.filter((space) => space.kind === kind))
          expect([sum(own.map((one) => one.total)), sum(own.map((one) => one.forSale))]).toEqual([total, forSale])
        }
        expect(all.total + sum(spaces.map(({ total }) => total))).toBe(units.length)
      }),
    )
  })

  it('LED-11: parking spaces and storerooms are counted apart by name, and 去化率 is of homes', () => {
    const units = someHomes([
      { number: '1-1-0101', claim: { kind: 'contracted', by: '王琳', since: TEN, until: null } },
      { number: '1-1-0102' },
      { number: '1-1-0201', kind: 'storeroom' },
      { number: '9-1-0101', kind: 'parking' },
      { number: '9-1-0102', kind: 'parking', claim: { kind: 'submitted', by: '王琳', since: TEN, until: TEN + 5 } },
    ])
    const { rows, all, spaces } = statisticsOf(units, TEN, ({ buildingId }) => buildingId)
    expect(rows.map(({ name, total, forSale }) => `${name} ${forSale}/${total}`)).toEqual(['building 1 1/2'])
    expect([all.total, all.forSale, absorptionOfTally(all)]).toEqual([2, 1, 5_000])
    expect(spaces.map(({ kind, total, forSale }) => `${kind} ${forSale}/${total}`)).toEqual([
      'parking 1/2',
      'storeroom 1/1',
    ])
    const garage = units.filter(({ kind }) => kind === 'parking')
    expect(countsOfPlace(garage, TEN)).toMatchObject({ available: 1, ticket: 1 })
    expect(spacesAmong(homesAmong(units), TEN)).toEqual([])
  })

  it('absorption is what tickets claim, or have claimed, of what was released, and nothing where nothing was', () => {
    const sold = { releasedFrom: TEN, claim: { kind: 'contracted' as const, until: null } }
    const held = { releasedFrom: TEN, claim: { kind: 'submitted' as const, until: TEN + 1 } }
    const free = { releasedFrom: TEN, claim: null }
    const later = { releasedFrom: null, claim: null }
    const absorption = (homes: Parameters<typeof tallyOf>[0]) => absorptionOfTally(tallyOf(homes, TEN))
    expect(absorption([sold, free, free, later])).toBe(3_333)
    expect(absorption([sold, held, free, later])).toBe(6_667)
    expect(absorption([later])).toBeNull()
    expect(absorption([])).toBeNull()
  })
})

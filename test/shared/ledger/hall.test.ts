import { describe, expect, it } from 'vitest'
import { layBoard } from '../../../shared/ledger/board-layout'
import type { claimKindSchema } from '../../../shared/ledger/claim'
import { hallOf, hallStateOf } from '../../../shared/ledger/hall'
import { unitStateSchema } from '../../../shared/ledger/unit'
import { aBoard, someHomes, TEN } from './a-board'

const claim = (kind: (typeof claimKindSchema.options)[number], until: number | null = null) => ({
  kind,
  by: '王琳',
  since: TEN - 1,
  until,
})

describe('the hall view', () => {
  it('LED-5: says sold of what is contracted only; what is kept back is not open, and never sold', () => {
    const said = unitStateSchema.options.map((state) => `${state} ${hallStateOf(state)}`)
    expect(said).toEqual([
      'unreleased closed',
      'available forSale',
      'ticket inTalks',
      'subscribed subscribed',
      'contracted sold',
      'filed sold',
      'handedOver sold',
      'withheld closed',
      'waiting closed',
    ])
  })

  it('LED-11: counts homes, of all and of each building alike; spaces are counted apart and are no homes', () => {
    const facts = [
      { number: '1-1-0101' },
      { number: '1-1-0102', claim: claim('submitted', TEN + 5) },
      { number: '1-1-0201', claim: claim('withheld', TEN + 9) },
      { number: '1-1-0202', claim: claim('filed') },
      { number: '9-1-0101', kind: 'parking' as const },
    ]
    const board = aBoard(facts)
    const plan = layBoard(someHomes(facts), board.buildings)
    const hall = hallOf(plan, new Set(board.buildings.map(({ id }) => id)), TEN)
    expect(hall.counts).toEqual({ forSale: 1, inTalks: 1, subscribed: 0, sold: 1, closed: 1 })
    expect(hall.turnsAt).toBe(TEN + 5)
    expect(hall.buildings.map(({ name, total, forSale }) => `${name} ${forSale}/${total}`)).toEqual([
      '1号楼 1/4',
      '9号楼 0/0',
    ])
    expect(hall.spaces).toEqual([{ kind: 'parking', total: 1, forSale: 1 }])
    expect(hall.buildings.map(({ spaces }) => spaces)).toEqual([[], hall.spaces])
    expect(hall.buildings[0]?.entrances[0]?.rows).toEqual([
      {
        floor: '2',
        cells: [
          { room: '0201', state: 'closed' },
          { room: '0202', state: 'sold' },
        ],
      },
      {
        floor: '1',
        cells: [
          { room: '0101', state: 'forSale' },
          { room: '0102', state: 'inTalks' },
        ],
      },
    ])
  })

  it('LED-6: leaves out buildings without a permit, and LED-4: is right again when a ticket has run out', () => {
    const facts = [{ number: '1-1-0101', claim: claim('submitted', TEN + 5) }, { number: '2-1-0101' }]
    const plan = layBoard(someHomes(facts), aBoard(facts).buildings)
    const hall = hallOf(plan, new Set(['building 1']), TEN + 5)
    expect(hall.buildings.map(({ name }) => name)).toEqual(['1号楼'])
    expect([hall.counts.forSale, hall.turnsAt]).toEqual([1, null])
  })
})

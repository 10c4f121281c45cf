import { expect, it } from 'vitest'
import { nearestHomes } from '../../../renderer/features/ledger/tickets/ticket-nearest'
import { homeNamed, someHomes, TEN } from '../../shared/ledger/a-board'

const claim = { kind: 'submitted' as const, by: '王琳', since: TEN, until: TEN + 1_800_000 }

it('LED-2: offers the same type in the same column first, upwards before downwards', () => {
  const homes = someHomes([
    { number: '1-1-1203', claim },
    { number: '1-1-1403' },
    { number: '1-1-1103', area: 8961 },
    { number: '1-1-1303' },
    { number: '1-2-1203' },
    { number: '1-1-1202', type: 'C 2室2厅1卫' },
  ])
  const near = nearestHomes(homes, homeNamed(homes, '1-1-1203'), TEN)
  expect(near.map(({ number }) => number)).toEqual(['1-1-1303', '1-1-1103', '1-1-1403'])
})

it('LED-4: offers what is for sale now: not claimed, released, priced; an expired claim is for sale', () => {
  const homes = someHomes([
    { number: '1-1-1203', claim },
    { number: '1-1-1303', claim },
    { number: '1-1-1103', releasedFrom: null },
    { number: '1-1-1003', unitPrice: null },
    { number: '1-1-0903', claim: { ...claim, until: TEN } },
  ])
  const near = nearestHomes(homes, homeNamed(homes, '1-1-1203'), TEN)
  expect(near.map(({ number }) => number)).toEqual(['1-1-0903'])
})

it('falls back to another type of the nearest area when the type is sold out', () => {
  const homes = someHomes([
    { number: '1-1-1203', claim },
    { number: '1-1-1201', type: 'A', area: 11_826 },
    { number: '2-1-0102', type: 'C', area: 9_210 },
  ])
  const near = nearestHomes(homes, homeNamed(homes, '1-1-1203'), TEN)
  expect(near.map(({ number }) => number)).toEqual(['2-1-0102', '1-1-1201'])
})

import { describe, expect, it } from 'vitest'
import { fitsOf } from '../../../renderer/features/ledger/board/board-fits'
import { withAll } from '../../../renderer/features/ledger/board/board-picking'
import { untilOf } from '../../../renderer/features/ledger/units/withhold-until'
import { DAY, HOUR } from '../../../shared/kernel/day'
import type { OpenClaim } from '../../../shared/ledger/claim'
import { homeNamed, idOf, someHomes, TEN } from '../../shared/ledger/a-board'

const withheld: OpenClaim = { kind: 'withheld', by: '赵敏', since: TEN - HOUR, until: TEN + HOUR }
const onTicket: OpenClaim = { kind: 'submitted', by: '王琳', since: TEN, until: TEN + HOUR }

const homes = someHomes([
  { number: '1-1-0101' },
  { number: '1-1-0102', releasedFrom: null },
  { number: '1-1-0103', claim: onTicket },
  { number: '1-1-0104', claim: withheld },
  { number: '1-1-0105', claim: withheld, releasedFrom: null },
  { number: '9-B1-0101', kind: 'parking', tiedTo: '1-1-0101' },
  { number: '9-B1-0102', kind: 'parking', tiedTo: '1-1-0102', releasedFrom: null },
  { number: '9-B1-0103', kind: 'parking', tiedTo: '1-1-0104', claim: withheld },
  { number: '9-B1-0104', kind: 'parking', tiedTo: '1-1-0101', releasedFrom: null },
])
const named = (...numbers: string[]) => numbers.map((number) => homeNamed(homes, number))
const ids = (...numbers: string[]) => numbers.map(idOf)

describe('what can be done with the homes picked', () => {
  it('LED-5, LED-6: only what fits is offered; a withheld home can be released, and stays withheld', () => {
    const fits = fitsOf(named('1-1-0101', '1-1-0102', '1-1-0103', '1-1-0104', '1-1-0105'), homes, TEN)
    expect(fits.release.unitIds).toEqual(ids('1-1-0102', '1-1-0105'))
    expect(fits.withhold.unitIds).toEqual(ids('1-1-0101', '1-1-0102'))
    expect(fits.lift.unitIds).toEqual(ids('1-1-0104', '1-1-0105'))
  })

  it('LED-8: a withheld home without a price is passed over, so that its building can be released', () => {
    const unpriced = someHomes([{ number: '1-1-0101', releasedFrom: null }]).map((home) => ({ ...home, list: null }))
    const withheldOnes = unpriced.map((home) => ({ ...home, claim: withheld }))
    expect(fitsOf(withheldOnes, withheldOnes, TEN).release.units).toBe(0)
    expect(fitsOf(unpriced, unpriced, TEN).release.units).toBe(1)
  })

  it('LED-11: what is tied is counted with its home, and is not taken alone', () => {
    const fits = fitsOf(named('1-1-0102', '1-1-0104'), homes, TEN)
    expect(fits.release).toEqual({ unitIds: ids('1-1-0102'), units: 2, tied: 1 })
    expect(fits.withhold).toEqual({ unitIds: ids('1-1-0102'), units: 2, tied: 1 })
    expect(fits.lift).toEqual({ unitIds: ids('1-1-0104'), units: 2, tied: 1 })
    const alone = fitsOf(named('9-B1-0101', '9-B1-0102', '9-B1-0103'), homes, TEN)
    expect([alone.release.units, alone.withhold.units, alone.lift.units]).toEqual([0, 0, 0])
    expect(fitsOf(named('9-B1-0104'), homes, TEN).release).toEqual({ unitIds: ids('9-B1-0104'), units: 1, tied: 1 })
  })

  it('LED-5: once a withholding has ended the home fits as what it was', () => {
    expect(fitsOf(named('1-1-0105'), homes, TEN + HOUR)).toMatchObject({
      release: { units: 1 },
      withhold: { units: 1 },
      lift: { units: 0 },
    })
  })
})

it('picks all of a floor, and lets all go when all of it is picked', () => {
  const floor = named('1-1-0101', '1-1-0102')
  const all = withAll(new Set(ids('1-1-0101', '1-1-0103')), floor)
  expect([...all].sort()).toEqual(ids('1-1-0101', '1-1-0102', '1-1-0103'))
  expect([...withAll(all, floor)]).toEqual(ids('1-1-0103'))
})

it('今天下班前 is 18:00 in Shanghai and no choice once that has passed', () => {
  expect(untilOf('today', TEN)).toBe(TEN + 8 * HOUR)
  expect(untilOf('today', TEN + 8 * HOUR)).toBe(null)
  expect(untilOf('threeDays', TEN + 8 * HOUR)).toBe(TEN + 8 * HOUR + 3 * DAY)
  expect(untilOf('sevenDays', TEN)).toBe(TEN + 8 * HOUR + 7 * DAY)
})

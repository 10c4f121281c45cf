import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, DAY, dayOf, HOUR, startOfDay } from '../../../shared/kernel/day'
import { type DutyHome, listingDutyOf, withheldSince } from '../../../shared/ledger/listing-duty'

const PERMIT = { id: 'a permit', number: '江售许字(2026)第046号', issuedOn: '2026-05-28' }
const DUE = '2026-06-07'

const unreleased: DutyHome = { id: 'kept', releasedFrom: null, claim: null }

function withheld(since: number, releasedFrom: number | null = 0): DutyHome {
  return { id: 'withheld', releasedFrom, claim: { kind: 'withheld', since, until: null } }
}

describe('LED-6: 十日预警', () => {
  it('warns three days before the tenth day, from midnight in Shanghai, and not a moment earlier', () => {
    const warned = startOfDay('2026-06-04')
    expect(listingDutyOf(PERMIT, [unreleased], warned - 1)).toBe(null)
    expect(listingDutyOf(PERMIT, [unreleased], warned)).toEqual({
      permitId: 'a permit',
      permit: PERMIT.number,
      dueOn: DUE,
      daysLeft: 3,
      unreleased: ['kept'],
      withheld: [],
    })
  })

  it('on the tenth day it is due, on the next it is late', () => {
    const daysLeft = (now: number) => listingDutyOf(PERMIT, [unreleased], now)?.daysLeft
    expect(daysLeft(startOfDay(DUE))).toBe(0)
    expect(daysLeft(startOfDay(DUE) + DAY - 1)).toBe(0)
    expect(daysLeft(startOfDay(DUE) + DAY)).toBe(-1)
  })

  it('a released home that is withheld counts from the day it was withheld, one withheld before the permit from that', () => {
    const since = startOfDay('2026-06-03') + 15 * HOUR
    expect(listingDutyOf(PERMIT, [withheld(since)], startOfDay('2026-06-10') - 1)).toBe(null)
    expect(listingDutyOf(PERMIT, [withheld(since)], startOfDay('2026-06-10'))).toMatchObject({
      dueOn: '2026-06-13',
      daysLeft: 3,
      withheld: ['withheld'],
    })
    expect(listingDutyOf(PERMIT, [withheld(startOfDay('2026-05-01'))], startOfDay(DUE))).toMatchObject({ dueOn: DUE })
  })

  it('to withhold a home that was never released wins no time', () => {
    const onTheNinthDay = startOfDay('2026-06-06')
    expect(listingDutyOf(PERMIT, [withheld(onTheNinthDay, null)], startOfDay(DUE))).toMatchObject({
      dueOn: DUE,
      daysLeft: 0,
      unreleased: [],
      withheld: ['withheld'],
    })
  })

  it('to release it while it is withheld wins none either: it has not been on sale for a moment', () => {
    const onTheNinthDay = startOfDay('2026-06-06')
    const home = withheld(onTheNinthDay, onTheNinthDay + HOUR)
    expect(listingDutyOf(PERMIT, [home], onTheNinthDay + DAY)).toMatchObject({ dueOn: DUE, withheld: ['withheld'] })
    expect(listingDutyOf(PERMIT, [withheld(onTheNinthDay, onTheNinthDay)], onTheNinthDay + DAY)).toBe(null)
  })

  it('withheld again and again, it counts from the first time; a whole day on sale in between begins anew', () => {
    const [first, second, third] = [0, 9 * DAY, 20 * DAY]
    const earlier = [
      { since: second, endedAt: third - DAY + 1 },
      { since: first, endedAt: second },
    ]
    expect(withheldSince(third, earlier)).toBe(first)
    expect(withheldSince(third, [...earlier].reverse())).toBe(first)
    expect(withheldSince(third, [{ since: second, endedAt: third - DAY }])).toBe(third)
    expect(
      withheldSince(third, [
        { since: second, endedAt: third },
        { since: first, endedAt: second - DAY },
      ]),
    ).toBe(second)
  })

  it('a home whose release is set for its tenth day or before needs no warning; later it does', () => {
    const waiting = (releasedFrom: number) => ({ ...unreleased, releasedFrom })
    const now = startOfDay('2026-06-06')
    expect(listingDutyOf(PERMIT, [waiting(startOfDay(DUE) + DAY - 1)], now)).toBe(null)
    expect(listingDutyOf(PERMIT, [waiting(startOfDay(DUE) + DAY)], now)).toMatchObject({ unreleased: ['kept'] })
  })

  it('what is for sale, on a ticket or sold is nobody’s worry; a withholding that has ended is none', () => {
    const late = startOfDay('2026-08-01')
    const homes: DutyHome[] = [
      { id: 'available', releasedFrom: 0, claim: null },
      { id: 'on ticket', releasedFrom: 0, claim: { kind: 'approved', since: 0, until: late + 1 } },
      { id: 'sold', releasedFrom: 0, claim: { kind: 'contracted', since: 0, until: null } },
      { id: 'was withheld', releasedFrom: 0, claim: { kind: 'withheld', since: 0, until: late } },
    ]
    expect(listingDutyOf(PERMIT, homes, late)).toBe(null)
  })

  it('names every home kept back past its warning day and only those, and the first of their days', () => {
    const start = startOfDay(PERMIT.issuedOn)
    const instant = fc.integer({ min: start - 20 * DAY, max: start + 60 * DAY })
    const home = fc.record({
      releasedFrom: fc.option(instant),
      claim: fc.option(
        fc.record({
          kind: fc.constantFrom('withheld' as const, 'submitted' as const),
          since: instant,
          until: fc.option(instant),
        }),
      ),
    })
    fc.assert(
      fc.property(fc.array(home, { maxLength: 8 }), instant, (facts, now) => {
        const homes = facts.map((fact, index) => ({ ...fact, id: String(index) }))
        // The law once more, plainly: the day each home is counted from, and ten days on.
        const expected = homes.flatMap(({ id, releasedFrom, claim }) => {
          const isHeld = claim !== null && (claim.until === null || claim.until > now)
          const isReleased = releasedFrom !== null && releasedFrom <= now
          if (isHeld ? claim.kind !== 'withheld' : isReleased) return []
          const wasOnSale = isHeld && releasedFrom !== null && releasedFrom <= claim.since
          const from = wasOnSale && dayOf(claim.since) > PERMIT.issuedOn ? dayOf(claim.since) : PERMIT.issuedOn
          const due = addDays(from, 10)
          if (!isHeld && releasedFrom !== null && dayOf(releasedFrom) <= due) return []
          return dayOf(now) >= addDays(due, -3) ? [{ id, due }] : []
        })
        const duty = listingDutyOf(PERMIT, homes, now)
        expect([...(duty?.unreleased ?? []), ...(duty?.withheld ?? [])].sort()).toEqual(expected.map(({ id }) => id))
        expect(duty?.dueOn).toEqual(expected.map(({ due }) => due).sort()[0])
        if (duty) expect(addDays(dayOf(now), duty.daysLeft)).toBe(duty.dueOn)
      }),
      { numRuns: 500 },
    )
  })
})

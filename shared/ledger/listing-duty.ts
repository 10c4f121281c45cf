import { z } from 'zod'
import { idSchema } from '../kernel/call'
import { addDays, DAY, dayOf, daySchema, daysBetween } from '../kernel/day'
import { isExpired } from './claim'
import { type UnitFacts, unitStateAt } from './unit'

/** 建房〔2010〕53号: within ten days of the permit all homes under it are on open sale. Rule LED-6. */
export const LISTING_DAYS = 10
/** How many days before that the office is warned. */
export const WARNED_DAYS_BEFORE = 3

/** Homes under one permit that have been kept from the public for ten days, or soon will have been. Rule LED-6. */
export const listingDutySchema = z.strictObject({
  permitId: idSchema,
  permit: z.string(),
  /** The day on which the first of them has been kept back for ten days. */
  dueOn: daySchema,
  /** Days from today to that day: 0 on the day itself, less than 0 when it is late. */
  daysLeft: z.int(),
  unreleased: z.array(idSchema),
  withheld: z.array(idSchema),
})
export type ListingDuty = z.infer<typeof listingDutySchema>

export type DutyPermit = { id: string; number: string; issuedOn: string }
export type DutyHome = { id: string } & Pick<UnitFacts, 'releasedFrom'> & {
    claim: (NonNullable<UnitFacts['claim']> & { since: number }) | null
  }

/**
 * What a permit still asks of the office: the homes of its buildings that are kept back and whose tenth day is near or
 * past; null where there is none. The ten days count from the permit's issue, which protects the office; of a home that
 * had been released when it was withheld from that day, if it is later. A home whose release is set for its tenth day
 * or before needs no warning; one that was withheld before it was released has never been on sale and counts from the
 * permit.
 */
export function listingDutyOf(permit: DutyPermit, homes: readonly DutyHome[], now: number): ListingDuty | null {
  const today = dayOf(now)
  const kept = homes.flatMap((home) => {
    const state = unitStateAt(home, now)
    if (state !== 'unreleased' && state !== 'withheld') return []
    const dueOn = dueDayOf(permit, home, now)
    const isReleasedInTime = state === 'unreleased' && home.releasedFrom !== null && dayOf(home.releasedFrom) <= dueOn
    return isReleasedInTime || today < addDays(dueOn, -WARNED_DAYS_BEFORE) ? [] : [{ id: home.id, state, dueOn }]
  })
  if (kept.length === 0) return null
  const dueOn = kept.map((home) => home.dueOn).reduce((first, day) => (day < first ? day : first))
  const idsIn = (state: 'unreleased' | 'withheld') => kept.filter((home) => home.state === state).map(({ id }) => id)
  return {
    permitId: permit.id,
    permit: permit.number,
    dueOn,
    daysLeft: daysBetween(today, dueOn),
    unreleased: idsIn('unreleased'),
    withheld: idsIn('withheld'),
  }
}

/** The day on which a home that is kept back has been so for ten days. */
export function dueDayOf({ issuedOn }: DutyPermit, { releasedFrom, claim }: DutyHome, now: number): string {
  const isWithheld = claim !== null && !isExpired(claim, now)
  const wasOnSale = isWithheld && releasedFrom !== null && releasedFrom <= claim.since
  const withheldOn = wasOnSale ? dayOf(claim.since) : issuedOn
  return addDays(withheldOn > issuedOn ? withheldOn : issuedOn, LISTING_DAYS)
}

/**
 * Since when a home that is withheld has been kept back: whoever withholds it again before it has been on sale for a
 * whole day wins no time. Rule LED-6.
 */
export function withheldSince(since: number, earlier: readonly { since: number; endedAt: number }[]): number {
  return [...earlier]
    .sort((one, other) => other.since - one.since)
    .reduce((first, one) => (one.endedAt > first - DAY ? one.since : first), since)
}

import { z } from 'zod'
import { idSchema } from '../kernel/call'
import { addDays, DAY, dayOf, daySchema, startOfDay } from '../kernel/day'
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
 * had been released from the day it was withheld, if that is later. A home whose release is set for its tenth day or
 * before needs no warning; one that is withheld and has never been released counts from the permit.
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
  const hadBeenReleased = releasedFrom !== null && releasedFrom <= now
  const withheldOn = hadBeenReleased && claim ? dayOf(claim.since) : issuedOn
  return addDays(withheldOn > issuedOn ? withheldOn : issuedOn, LISTING_DAYS)
}

function daysBetween(from: string, to: string): number {
  return Math.round((startOfDay(to) - startOfDay(from)) / DAY)
}

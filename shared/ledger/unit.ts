import { z } from 'zod'
import { type ClaimKind, isExpired } from './claim'

/** Kinds of home: a parking space or storeroom is a home of another kind. Rule LED-11. */
export const unitKindSchema = z.enum(['home', 'parking', 'storeroom'])
export type UnitKind = z.infer<typeof unitKindSchema>

/** 销控状态: what the board says of a home. Rule LED-5. */
export const unitStateSchema = z.enum([
  'unreleased',
  'available',
  'ticket',
  'subscribed',
  'contracted',
  'filed',
  'handedOver',
  'withheld',
  'waiting',
])
export type UnitState = z.infer<typeof unitStateSchema>

/** The facts a home's state follows from. */
export type UnitFacts = {
  /** The instant its release applies from, null before it is released. Rule LED-6. */
  releasedFrom: number | null
  claim: { kind: ClaimKind; until: number | null } | null
}

/** A home's state at an instant; no timer has to have run for it to be true. Rules LED-4, LED-5, LED-6. */
export function unitStateAt({ releasedFrom, claim }: UnitFacts, now: number): UnitState {
  if (claim && !isExpired(claim, now)) return stateOfClaim(claim.kind)
  return releasedFrom !== null && releasedFrom <= now ? 'available' : 'unreleased'
}

function stateOfClaim(kind: ClaimKind): UnitState {
  switch (kind) {
    case 'submitted':
    case 'approved':
      return 'ticket'
    case 'subscribed':
    case 'contracted':
    case 'filed':
    case 'handedOver':
    case 'withheld':
    case 'waiting':
      return kind
  }
}

/** The next instant at which time alone changes the home's state, or null. Rules LED-4, LED-6. */
export function nextTurnOf({ releasedFrom, claim }: UnitFacts, now: number): number | null {
  const turns = [releasedFrom, claim?.until ?? null].filter((at): at is number => at !== null && at > now)
  return turns.length === 0 ? null : Math.min(...turns)
}

/** The next instant at which time alone changes any of the homes, so that the counts are taken again. */
export function nextTurnAmong(homes: readonly UnitFacts[], now: number): number | null {
  let next: number | null = null
  for (const home of homes) {
    const turn = nextTurnOf(home, now)
    if (turn !== null && (next === null || turn < next)) next = turn
  }
  return next
}

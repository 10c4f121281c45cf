import type { Permission } from '../../../shared/staff/roles'
import type { SubscriptionSummary } from '../../../shared/subscription/contract'
import { type SubscriptionState, subscriptionStateAt } from '../../../shared/subscription/subscription'

/** What a deal waits for from a person: their review, their work at the gate, the deposit, the contract, its filing. */
export type DealWait = 'review' | 'signReview' | 'gate' | 'deposit' | 'contract' | 'filing'

type Asking = { id: string; can: (permission: Permission) => boolean }

/** A deal's state at an instant: what its page and its list judge by. Rule LED-4. */
export function standingOf(deal: SubscriptionSummary, now: number): SubscriptionState {
  return subscriptionStateAt(deal, now)
}

/** What this person has to do for the deal now; null where it waits for somebody else. Rules SUB-1, SUB-2, PRC-6. */
export function waitOf(deal: SubscriptionSummary, { id, can }: Asking, now: number): DealWait | null {
  const isOwn = deal.consultantId === id
  switch (standingOf(deal, now)) {
    case 'begun':
      if (deal.asksReview === 'type') return 'review'
      if (deal.asksReview === 'sign') return 'signReview'
      if (deal.missing.length === 0) return can('receipt.write') && !isOwn ? 'deposit' : null
      return isOwn && can('subscription.write') ? 'gate' : null
    case 'depositMissing':
      return deal.missing.length === 0 && can('receipt.write') && !isOwn ? 'deposit' : null
    case 'effective':
      return isOwn ? 'contract' : null
    case 'contracted':
      return isOwn ? 'filing' : null
    case 'filed':
    case 'cancelled':
    case 'exchanged':
    case 'void':
      return null
  }
}

const TURN: readonly (DealWait | null)[] = ['review', 'signReview', 'deposit', 'gate', 'contract', 'filing', null]
const OVER: readonly SubscriptionState[] = ['filed', 'cancelled', 'exchanged', 'void']

export const DEAL_TABS = ['gate', 'signing', 'over'] as const
export type DealTab = (typeof DEAL_TABS)[number]

/** Which part of the list a deal stands in: before its deposit, until its contract is filed, or finished. */
export function tabOf(deal: SubscriptionSummary, now: number): DealTab {
  const state = standingOf(deal, now)
  if (OVER.includes(state)) return 'over'
  return state === 'begun' ? 'gate' : 'signing'
}

/** What waits for this person first, then what is due first. */
export function sortDeals(
  deals: readonly SubscriptionSummary[],
  person: Asking,
  now: number,
): (SubscriptionSummary & { wait: DealWait | null })[] {
  const turnOf = (wait: DealWait | null) => TURN.indexOf(wait)
  const dueOf = (deal: SubscriptionSummary) =>
    standingOf(deal, now) === 'begun' ? String(deal.ticket.until ?? '') : (deal.signBy ?? '')
  return deals
    .map((deal) => ({ ...deal, wait: waitOf(deal, person, now) }))
    .toSorted(
      (one, other) =>
        turnOf(one.wait) - turnOf(other.wait) ||
        dueOf(one).localeCompare(dueOf(other)) ||
        other.updatedAt - one.updatedAt,
    )
}

/** When time alone next changes a deal: the end of its ticket. */
export function nextDealTurn(deals: readonly SubscriptionSummary[], now: number): number | null {
  const ahead = deals.flatMap(({ state, ticket }) =>
    state === 'begun' && ticket.until !== null && ticket.until > now ? [ticket.until] : [],
  )
  return ahead.length === 0 ? null : Math.min(...ahead)
}

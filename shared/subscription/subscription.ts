import { z } from 'zod'
import { addDays, daysBetween } from '../kernel/day'
import type { ClaimKind } from '../ledger/claim'
import { type TicketState, ticketStateAt } from '../ledger/ticket'
import { isOnePerson, type PersonKey } from '../staff/person'
import type { Role } from '../staff/roles'

/**
 * 认购状态. `begun` is unfinished: its papers are made and its gate is open, no deposit was receipted. `void` is what was
 * begun on a ticket that ended first. Rules SUB-1, SUB-2, SUB-4, LED-4.
 */
export const subscriptionStateSchema = z.enum([
  'begun',
  'effective',
  'depositMissing',
  'contracted',
  'filed',
  'cancelled',
  'exchanged',
  'void',
])
export type SubscriptionState = z.infer<typeof subscriptionStateSchema>

/** What can happen to a subscription. `void` comes from its ticket, the rest from a person. Rules SUB-2, SUB-4, LED-4. */
export const subscriptionEventSchema = z.enum([
  'begin',
  'write',
  'paper',
  'deposit',
  'reverseDeposit',
  'sign',
  'file',
  'changeBuyers',
  'changeMethod',
  'exchange',
  'cancel',
  'forfeit',
  'returnDouble',
  'void',
])
export type SubscriptionEvent = z.infer<typeof subscriptionEventSchema>

/** Who may cause the event: the deal's own consultant, or a manager, director or finance who is not that consultant. */
export const subscriptionHandSchema = z.enum(['consultant', 'manager', 'director', 'finance'])
export type SubscriptionHand = z.infer<typeof subscriptionHandSchema>

/** `asks`: what has to be there first, every item of the gate (SUB-1), or a reason in words (SUB-4). */
type Step = { to: SubscriptionState; by: readonly SubscriptionHand[]; asks: 'gate' | 'reason' | null }

/** Who carries a deal on to its contract. */
const SELLERS: readonly SubscriptionHand[] = ['consultant', 'manager']

/** What becomes of a deal that was signed otherwise is put on paper anew. Rule SUB-3. */
const PAPER = (to: SubscriptionState): Step => ({ to, by: ['consultant'], asks: null })

/**
 * 换房, 退房, 没收定金, 双倍返还: how a deal ends before its time. A manager approves; a director, where the buyer's deposit
 * is kept or the seller pays it double. Rule SUB-4; Civil Code art. 587.
 */
const ENDINGS = {
  exchange: { to: 'exchanged', by: ['manager'], asks: 'reason' },
  cancel: { to: 'cancelled', by: ['manager'], asks: 'reason' },
  forfeit: { to: 'cancelled', by: ['director'], asks: 'reason' },
  returnDouble: { to: 'cancelled', by: ['director'], asks: 'reason' },
} satisfies Partial<Record<SubscriptionEvent, Step>>

/**
 * The table of subscriptions: state × event → state, and by whom. What is absent cannot happen; `begin` has no state to
 * happen in ({@link canBegin}). A change of buyers or of the way of paying after the filing makes what was filed untrue:
 * it is filed anew. Once there is a contract it stands by itself, whatever becomes of the deposit's receipt; without one
 * a deal whose deposit is missing waits for it or is cancelled. Rules SUB-1, SUB-2, SUB-4, LED-4.
 */
export const SUBSCRIPTION_STEPS: Record<SubscriptionState, Partial<Record<SubscriptionEvent, Step>>> = {
  begun: {
    write: { to: 'begun', by: ['consultant'], asks: null },
    paper: PAPER('begun'),
    deposit: { to: 'effective', by: ['finance'], asks: 'gate' },
    void: { to: 'void', by: [], asks: null },
  },
  effective: {
    paper: PAPER('effective'),
    reverseDeposit: { to: 'depositMissing', by: ['finance'], asks: 'reason' },
    sign: { to: 'contracted', by: SELLERS, asks: null },
    changeBuyers: { to: 'effective', by: ['manager'], asks: 'reason' },
    changeMethod: { to: 'effective', by: ['manager'], asks: 'reason' },
    ...ENDINGS,
  },
  depositMissing: {
    paper: PAPER('depositMissing'),
    deposit: { to: 'effective', by: ['finance'], asks: 'gate' },
    cancel: ENDINGS.cancel,
  },
  contracted: {
    paper: PAPER('contracted'),
    reverseDeposit: { to: 'contracted', by: ['finance'], asks: 'reason' },
    file: { to: 'filed', by: SELLERS, asks: null },
    changeBuyers: { to: 'contracted', by: ['manager'], asks: 'reason' },
    changeMethod: { to: 'contracted', by: ['manager'], asks: 'reason' },
    ...ENDINGS,
  },
  filed: {
    paper: PAPER('filed'),
    reverseDeposit: { to: 'filed', by: ['finance'], asks: 'reason' },
    changeBuyers: { to: 'contracted', by: ['manager'], asks: 'reason' },
    changeMethod: { to: 'contracted', by: ['manager'], asks: 'reason' },
    ...ENDINGS,
  },
  cancelled: {},
  exchanged: {},
  void: {},
}

type TicketFacts = { state: TicketState; until: number | null }

/** Whether a subscription may be begun on a ticket: once it is approved, while it is in time. Rules LED-4, SUB-1. */
export function canBegin(ticket: TicketFacts, now: number): boolean {
  return ticketStateAt(ticket, now) === 'approved'
}

/**
 * A subscription's state at an instant: without a deposit it is void as soon as its ticket runs out or is withdrawn,
 * whether or not anybody has written it so. Rule LED-4.
 */
export function subscriptionStateAt(
  { state, ticket }: { state: SubscriptionState; ticket: TicketFacts },
  now: number,
): SubscriptionState {
  return state === 'begun' && !canBegin(ticket, now) ? 'void' : state
}

/**
 * Which claim holds the home in each state: the ticket's own until the deposit, then the subscription's; left behind it
 * waits until a manager releases it. Only what was void before any deposit holds none. Rules LED-1, SUB-4.
 */
export const CLAIM_IN: Record<SubscriptionState, ClaimKind | null> = {
  begun: 'approved',
  effective: 'subscribed',
  depositMissing: 'subscribed',
  contracted: 'contracted',
  filed: 'filed',
  cancelled: 'waiting',
  exchanged: 'waiting',
  void: null,
}

/** A person as the rules tell them apart; a page that knows no keys passes null. Rule SEC-1. */
export type Identified = PersonKey & { id: string }

const HANDS_OF_ROLE: Record<Role, readonly SubscriptionHand[]> = {
  consultant: [],
  manager: ['manager'],
  director: ['manager', 'director'],
  finance: ['finance'],
  service: [],
  admin: [],
}

/**
 * In which hands a person holds a deal. Its consultant holds it as that alone, whatever else they are by now; another
 * account of the consultant has no hand in it. Rule SEC-1.
 */
export function handsOf(
  deal: { consultant: Identified },
  person: Identified & { role: Role },
): readonly SubscriptionHand[] {
  if (person.id === deal.consultant.id) return ['consultant']
  return isOnePerson(person, deal.consultant) ? [] : HANDS_OF_ROLE[person.role]
}

/** What a person may do with a subscription now; the page shows just these. Rules SUB-2, SUB-4, SEC-1. */
export function eventsOpenTo(
  subscription: { state: SubscriptionState; ticket: TicketFacts; consultant: Identified },
  person: Identified & { role: Role },
  now: number,
): SubscriptionEvent[] {
  const hands = handsOf(subscription, person)
  const steps = SUBSCRIPTION_STEPS[subscriptionStateAt(subscription, now)]
  return subscriptionEventSchema.options.filter((event) => steps[event]?.by.some((hand) => hands.includes(hand)))
}

/** Within how many days of the deposit the contract is to be signed, where nobody has set it otherwise. Rule SUB-2. */
export const SIGN_WITHIN_DAYS = 7

/** 签约截止日, counted from the day of the deposit that first made the subscription effective. Rule SUB-2. */
export function signByAfter(depositDay: string, days: number = SIGN_WITHIN_DAYS): string {
  return addDays(depositDay, days)
}

/** How the signing stands: `days` until the sign-by date, 0 on it, negative once it is overdue. Rule SUB-2. */
export const signingDueSchema = z.strictObject({ standing: z.enum(['ahead', 'due', 'overdue']), days: z.int() })
export type SigningDue = z.infer<typeof signingDueSchema>

/** How the signing stands on a business day; null where no contract is waited for. The date itself is in time. Rule SUB-2. */
export function signingDueOn(
  { state, signBy }: { state: SubscriptionState; signBy: string | null },
  today: string,
): SigningDue | null {
  if ((state !== 'effective' && state !== 'depositMissing') || signBy === null) return null
  const days = daysBetween(today, signBy)
  return { standing: days > 0 ? 'ahead' : days === 0 ? 'due' : 'overdue', days }
}

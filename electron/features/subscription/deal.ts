import { refuse } from '../../../shared/kernel/refusal'
import { type HoldLine, holdLineSchema } from '../../../shared/ledger/ticket-contract'
import { isOnePerson } from '../../../shared/staff/person'
import type { Someone } from '../../../shared/subscription/reviewer'
import { checkStateOf, type SecondCheck, withholdsTotalsFrom } from '../../../shared/subscription/second-check'
import {
  handsOf,
  SUBSCRIPTION_STEPS,
  type SubscriptionEvent,
  type SubscriptionState,
  subscriptionStateAt,
} from '../../../shared/subscription/subscription'
import type { Actor, CommandContext } from '../../gate/context'
import type { Reader } from '../../gate/unit-of-work'
import { type TicketRow, ticketTable } from '../ledger/tables'
import { type PersonRow, personTable } from '../staff/tables'
import { checksOf } from './checks'
import { type SubscriptionLineRow, type SubscriptionRow, subscriptionLineTable, subscriptionTable } from './tables'

/** A deal with its ticket, its state at this instant, its checks, and who asks. */
export type Deal = {
  row: SubscriptionRow
  ticket: TicketRow
  state: SubscriptionState
  consultant: Someone
  asking: Someone
  /** The last one is the latest. */
  checks: readonly SecondCheck[]
  /** The deal's totals are kept from who asks, who reviews it. Rule PRC-6. */
  isWithheld: boolean
}

type Asking = { db: Reader; actor: Actor; now: number }

/** A deal the person may see: a consultant's own and those they review, all of them for the other roles. Rule SEC-1. */
export async function findDeal(asking: Asking, projectId: string, subscriptionId: string) {
  const row = await asking.db.findOne(subscriptionTable, { id: subscriptionId, projectId })
  const deal = row && (await dealOf(asking, row))
  return deal && mayOpenDeal(asking.actor, deal) ? deal : refuse('NOT_FOUND', { what: 'subscription' })
}

/** The deals of a project the person may see. Rule SEC-1. */
export async function findDeals(asking: Asking, projectId: string, most: number): Promise<Deal[]> {
  const rows = await asking.db.find(
    subscriptionTable,
    { projectId },
    { order: { updatedAt: 'DESC', number: 'DESC' }, limit: most },
  )
  const deals = await Promise.all(rows.map((row) => dealOf(asking, row)))
  return deals.filter((deal) => mayOpenDeal(asking.actor, deal))
}

/** A consultant sees their own, and what they are asked to review for as long as that check is the last. Rule SEC-1. */
function mayOpenDeal(actor: Actor, { row, checks }: Deal): boolean {
  if (actor.role !== 'consultant') return true
  return row.consultantId === actor.id || checks.at(-1)?.reviewer.id === actor.id
}

async function dealOf({ db, actor, now }: Asking, row: SubscriptionRow): Promise<Deal> {
  const [ticket, consultant, asking, checks] = await Promise.all([
    db.findOne(ticketTable, { id: row.ticketId }),
    findSomeone(db, row.consultantId),
    findSomeone(db, actor.id),
    checksOf(db, row.id),
  ])
  if (!ticket) throw new Error(`subscription ${row.number} has no ticket`)
  const state = subscriptionStateAt({ state: row.state, ticket }, now)
  const latest = checks.at(-1)
  const isWithheld = latest !== undefined && withholdsTotalsFrom(latest, asking, state === 'void')
  return { row, ticket, state, consultant, asking, checks, isWithheld }
}

/** A person by what tells them from another account of theirs. Rule SEC-1. */
export async function findSomeone(db: Reader, id: string): Promise<Someone> {
  const person = await db.findOne(personTable, { id })
  if (!person) throw new Error(`nobody has the id ${id}`)
  return someoneOf(person)
}

export function someoneOf({ id, name, phoneHash, idNumberHash }: PersonRow): Someone {
  return { id, name, phoneHash, idNumberHash }
}

/** The units of a deal as it stands, the home first. */
export async function linesOfDeal(db: Reader, { id, revision }: SubscriptionRow): Promise<HoldLine[]> {
  const rows = await db.find(subscriptionLineTable, { subscriptionId: id, revision }, { order: { position: 'ASC' } })
  return rows.map(({ line }) => holdLineSchema.parse(JSON.parse(line)))
}

/** Rows of a deal's units, frozen as they are. Rule LED-7. */
export function lineRows(subscriptionId: string, revision: number, lines: readonly HoldLine[]): SubscriptionLineRow[] {
  return lines.map((line, position) => ({
    subscriptionId,
    revision,
    position,
    unitId: line.unitId,
    total: line.breakdown.total,
    line: JSON.stringify(line),
  }))
}

/** Whether a check that is open, or holds, stands in the way of another. Rule PRC-6. */
export function standingCheckOf({ checks, state }: Deal): SecondCheck | null {
  const latest = checks.at(-1)
  if (!latest) return null
  const checkState = checkStateOf(latest, state === 'void')
  return checkState === 'open' || checkState === 'holds' ? latest : null
}

/**
 * A deal the event is open to, for this person, at the version they last saw: the state first, so that whoever is too late
 * is told what became of it. Without a version only where what is typed is bound to a check. Rules SUB-4, SEC-1.
 */
export async function findForStep(
  tx: CommandContext,
  projectId: string,
  named: { subscriptionId: string; version?: number },
  event: SubscriptionEvent,
) {
  const deal = await findDeal(tx, projectId, named.subscriptionId)
  if ('refused' in deal) return deal
  const { row, state, consultant, asking } = deal
  const step = SUBSCRIPTION_STEPS[state][event]
  if (!step) return refuse('SUBSCRIPTION_STATE', { number: row.number, event, state })
  const hands = handsOf({ consultant }, { ...asking, role: tx.actor.role })
  if (!step.by.some((hand) => hands.includes(hand))) {
    const isOwn = asking.id === consultant.id || isOnePerson(asking, consultant)
    return isOwn && !step.by.includes('consultant')
      ? refuse('OWN_SUBSCRIPTION', { consultant: consultant.name })
      : refuse('NOT_ALLOWED', { access: 'subscription.write' })
  }
  if (named.version !== undefined && row.version !== named.version) {
    return refuse('STALE', { what: 'subscription', version: row.version })
  }
  return deal
}

import { In } from 'typeorm'
import { dayOf } from '../../../shared/kernel/day'
import { ticketStateAt } from '../../../shared/ledger/ticket'
import type { ReviewLine, Subscription, SubscriptionSummary } from '../../../shared/subscription/contract'
import { gateOf } from '../../../shared/subscription/gate'
import { isMet, withoutTotals } from '../../../shared/subscription/gate-item'
import { checkStateOf, mayType, shownOfChecks } from '../../../shared/subscription/second-check'
import { eventsOpenTo, signingDueOn } from '../../../shared/subscription/subscription'
import type { Actor } from '../../gate/context'
import type { Reader } from '../../gate/unit-of-work'
import { shownBuyer } from '../customers/customers'
import { type UnitRow, unitTable } from '../ledger/tables'
import { changeOf, heldFor } from './change-rows'
import type { Deal } from './deal'
import { type DealParts, gateFactsOf } from './deal-facts'
import { loansOf } from './deal-plan'
import { type DealContractRow, dealChangeTable, dealContractTable } from './deal-tables'
import { type SubscriptionEventRow, subscriptionEventTable } from './tables'

type Asking = { db: Reader; actor: Actor; now: number }

/** A deal as a list shows it; of what is finished nothing is missing at the gate. Rules SUB-1, SUB-2, PRC-6. */
export async function summaryOf({ db, actor, now }: Asking, parts: DealParts): Promise<SubscriptionSummary> {
  const { row, ticket, state, isWithheld } = parts.deal
  const [home, ...tied] = await unitsOf(db, parts)
  const isWaiting = state === 'begun' || state === 'depositMissing'
  const gate = isWaiting ? gateOf(await gateFactsOf(db, parts, now)) : []
  return {
    id: row.id,
    number: row.number,
    state,
    ticket: { id: ticket.id, number: ticket.number ?? '', state: ticketStateAt(ticket, now), until: ticket.until },
    unitId: row.unitId,
    unit: home?.number ?? '',
    tied: tied.map(({ id, number, kind }) => ({ unitId: id, unit: number, kind })),
    consultantId: row.consultantId,
    consultant: row.consultant,
    buyers: row.buyerNames,
    total: isWithheld ? null : row.total,
    deposit: row.deposit,
    missing: gate.filter((item) => !isMet(item)).map(({ name }) => name),
    signBy: row.signBy,
    due: signingDueOn({ state, signBy: row.signBy }, dayOf(now)),
    asksReview: asksReviewOf(parts, actor),
    updatedAt: row.updatedAt,
    version: row.version,
  }
}

/** A deal in full, as its page shows it to who asks. Rules SUB-1, PRC-6, SEC-1. */
export async function subscriptionOf(asking: Asking, parts: DealParts): Promise<Subscription> {
  const { db, actor, now } = asking
  const { deal, lines, buyers, papers, review } = parts
  const { row, ticket, state, consultant, checks, isWithheld } = deal
  const [{ missing: _, ...summary }, facts, history, contract, changes] = await Promise.all([
    summaryOf(asking, parts),
    gateFactsOf(db, parts, now),
    db.find(subscriptionEventTable, { subscriptionId: row.id }, { order: { position: 'ASC' } }),
    db.findOne(dealContractTable, { subscriptionId: row.id }),
    db.find(dealChangeTable, { subscriptionId: row.id }, { order: { position: 'ASC' } }),
  ])
  const gate = gateOf(facts)
  const person = { ...deal.asking, role: actor.role }
  return {
    ...summary,
    paymentMethod: row.paymentMethod,
    gate: isWithheld ? withoutTotals(gate) : gate,
    lines: isWithheld ? null : [...lines],
    buyerDetails: buyers.map((buyer) => shownBuyer(buyer, null)),
    loans: loansOf(row),
    homeOrder: row.homeOrder,
    contractText: facts.contractText,
    papers: [...papers],
    checks: shownOfChecks(checks, actor, state === 'void'),
    reviewing: reviewingOf(deal, parts, actor),
    review: review && { by: review.by.name, at: review.at },
    contract: contract && shownContract(contract),
    changes: isWithheld ? [] : changes.map(changeOf),
    held: await heldFor(db, row.id),
    events: eventsOpenTo({ state: row.state, ticket, consultant }, person, now),
    history: history.map((event) => shownEvent(event, isWithheld)),
    createdAt: row.createdAt,
  }
}

/** What the last check waits for from a person: while it is open their total, once it holds their signature. Rule PRC-6. */
function asksReviewOf({ deal: { checks, state }, review }: DealParts, actor: Actor): SubscriptionSummary['asksReview'] {
  const latest = checks.at(-1)
  if (state !== 'begun' || latest?.reviewer.id !== actor.id) return null
  if (mayType(latest, actor) === 'review') return 'type'
  return checkStateOf(latest, false) === 'holds' && review === null ? 'sign' : null
}

/** What the reviewer of an open check chooses from, as long as they have not typed. Rule PRC-6. */
function reviewingOf({ row, checks, state }: Deal, { lines }: DealParts, actor: Actor): Subscription['reviewing'] {
  const latest = checks.at(-1)
  const isOpen = latest !== undefined && checkStateOf(latest, state === 'void') === 'open'
  if (!isOpen || mayType(latest, actor) !== 'review') return null
  const reviewLines = lines.map(({ unitId, unit, kind, area, list, scheme, special }): ReviewLine => {
    return { unitId, unit, kind: kind ?? 'home', area, list, scheme, special: special ?? null }
  })
  return { paymentMethod: row.paymentMethod, lines: reviewLines }
}

function shownEvent({ event, by, at, reason, total }: SubscriptionEventRow, isWithheld: boolean) {
  return { event, by, at, reason, total: isWithheld ? null : total }
}

function shownContract(row: DealContractRow): Subscription['contract'] {
  const { number, official, signedOn, signedBy, signedAt, filing, filedOn, filedBy, filedAt } = row
  const isFiled = filing !== null && filedOn !== null && filedBy !== null && filedAt !== null
  return {
    number,
    official,
    signedOn,
    signed: { by: signedBy, at: signedAt },
    filing: isFiled ? { number: filing, filedOn, filed: { by: filedBy, at: filedAt } } : null,
  }
}

/** The units of a deal, the home first. */
async function unitsOf(db: Reader, { lines }: Pick<DealParts, 'lines'>): Promise<UnitRow[]> {
  const units = await db.find(unitTable, { id: In(lines.map(({ unitId }) => unitId)) })
  return lines.flatMap(({ unitId }) => units.find(({ id }) => id === unitId) ?? [])
}

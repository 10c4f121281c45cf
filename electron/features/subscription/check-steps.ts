import { IsNull } from 'typeorm'
import { dayOf } from '../../../shared/kernel/day'
import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import type { HoldLine } from '../../../shared/ledger/ticket-contract'
import { quote } from '../../../shared/pricing/price'
import { isAllowed } from '../../../shared/staff/roles'
import type { subscriptionContract } from '../../../shared/subscription/contract'
import { objectionsTo, type Someone } from '../../../shared/subscription/reviewer'
import { type CheckedLine, checkStateOf, mayType } from '../../../shared/subscription/second-check'
import { requireOne } from '../../gate/affected'
import type { CommandContext } from '../../gate/context'
import type { HandlersOf } from '../../gate/handlers'
import type { Reader } from '../../gate/unit-of-work'
import { ticketEventTable } from '../ledger/tables'
import { askPersonalPin } from '../staff/staff'
import { personTable } from '../staff/tables'
import { type Deal, findDeal, findForStep, linesOfDeal, someoneOf, standingCheckOf } from './deal'
import { findApproval } from './deal-facts'
import { dealDone, writeDeal } from './deal-writing'
import { subscriptionCheckTable } from './tables'

type Tx = CommandContext
type CheckHandlers = Pick<
  HandlersOf<typeof subscriptionContract>,
  'reviewers' | 'openCheck' | 'typePaper' | 'typeReview' | 'signReview'
>

/** 总价双人核对 and 复核签字: two hands, neither shown a total before both have typed. Rules PRC-6, SUB-1, SEC-1. */
export const checkHandlers: CheckHandlers = {
  reviewers: async (context, { projectId, subscriptionId }) => {
    const deal = await findDeal(context, projectId, subscriptionId)
    if (isRefusal(deal)) return deal
    const approver = await findApprover(context.db, deal)
    const people = await context.db.find(personTable, { isActive: true }, { order: { createdAt: 'ASC' } })
    return people
      .filter(({ id, role }) => id !== deal.consultant.id && isAllowed(role, 'subscription.review'))
      .map((person) => {
        const objections = objectionsTo(someoneOf(person), { consultant: deal.consultant, approver })
        return { id: person.id, name: person.name, objections }
      })
  },

  openCheck: async (tx, { projectId, reviewerId, ...named }) => {
    const deal = await findForStep(tx, projectId, named, 'write')
    if (isRefusal(deal)) return deal
    const standing = standingCheckOf(deal)
    if (standing) return refuse('CHECK_STANDING', { reviewer: standing.reviewer.name })
    const person = await tx.db.findOne(personTable, { id: reviewerId, isActive: true })
    if (!person || !isAllowed(person.role, 'subscription.review')) return refuse('NOT_FOUND', { what: 'person' })
    const reviewer = someoneOf(person)
    const objected = await refuseReviewer(tx.db, deal, reviewer)
    if (objected) return objected
    const lines = checkedLines(await linesOfDeal(tx.db, deal.row))
    const after = await writeDeal(tx, deal.row, {})
    await tx.db.insert(subscriptionCheckTable, {
      id: tx.newId(),
      subscriptionId: deal.row.id,
      position: deal.checks.length + 1,
      consultantId: deal.consultant.id,
      reviewerId,
      reviewer: reviewer.name,
      lines: JSON.stringify(lines),
      openedAt: tx.now,
      paperTotal: null,
      paperAt: null,
      reviewTotal: null,
      reviewAt: null,
      reviewLines: null,
      signedAt: null,
    })
    return dealDone(tx, after, { after: { reviewer: reviewer.name } })
  },

  typePaper: async (tx, { projectId, checkId, total, subscriptionId }) => {
    const deal = await findForStep(tx, projectId, { subscriptionId }, 'write')
    if (isRefusal(deal)) return deal
    const open = findOpen(deal, checkId)
    if (isRefusal(open)) return open
    if (mayType(open, tx.actor) !== 'paper') return refuse('CHECK_TYPED', {})
    const after = await writeDeal(tx, deal.row, {})
    const typing = { paperTotal: total, paperAt: tx.now }
    await requireOne(tx.db.update(subscriptionCheckTable, { id: checkId, paperTotal: IsNull() }, typing))
    return dealDone(tx, after, { after: { check: checkId, paper: 'typed' } })
  },

  typeReview: async (tx, { projectId, subscriptionId, checkId, lines, total }) => {
    const deal = await findReviewed(tx, projectId, subscriptionId)
    if (isRefusal(deal)) return deal
    const open = findOpen(deal, checkId)
    if (isRefusal(open)) return open
    if (mayType(open, tx.actor) !== 'review') return refuse('CHECK_TYPED', {})
    const objected = await refuseReviewer(tx.db, deal, open.reviewer)
    if (objected) return objected
    const reviewed = await priceAgain(tx, deal, lines)
    if (isRefusal(reviewed)) return reviewed
    const after = await writeDeal(tx, deal.row, {})
    const typing = { reviewTotal: total, reviewAt: tx.now, reviewLines: JSON.stringify(reviewed) }
    await requireOne(tx.db.update(subscriptionCheckTable, { id: checkId, reviewTotal: IsNull() }, typing))
    return dealDone(tx, after, { after: { check: checkId, review: 'typed' } })
  },

  signReview: {
    prepare: async (context, { projectId, subscriptionId, checkId, pin }) => {
      const asked = await askPersonalPin(context, context.actor.id, pin)
      if (isRefusal(asked)) return asked
      return async (tx) => {
        const deal = await findReviewed(tx, projectId, subscriptionId)
        if (isRefusal(deal)) return deal
        const latest = deal.checks.at(-1)
        if (latest?.id !== checkId || latest.reviewer.id !== tx.actor.id) return refuse('NOT_FOUND', { what: 'check' })
        if (checkStateOf(latest, false) !== 'holds') return refuse('CHECK_NOT_HOLDING', {})
        const objected = await refuseReviewer(tx.db, deal, latest.reviewer)
        if (objected) return objected
        const entry = await asked(tx)
        if (!('seat' in entry)) return entry
        const after = await writeDeal(tx, deal.row, {})
        await requireOne(tx.db.update(subscriptionCheckTable, { id: checkId }, { signedAt: tx.now }))
        return dealDone(tx, after, { after: { check: checkId, reviewer: tx.actor.name } })
      }
    },
  },
}

/** What the reviewer does needs no hand in the deal: it is theirs because they were asked. Rule PRC-6. */
async function findReviewed(tx: Tx, projectId: string, subscriptionId: string) {
  const deal = await findDeal(tx, projectId, subscriptionId)
  if (isRefusal(deal)) return deal
  const { state, row } = deal
  return state === 'begun' ? deal : refuse('SUBSCRIPTION_STATE', { number: row.number, event: 'write', state })
}

/** The last check, while somebody has still to type. */
function findOpen(deal: Deal, checkId: string) {
  const latest = deal.checks.at(-1)
  if (latest?.id !== checkId) return refuse('NOT_FOUND', { what: 'check' })
  return checkStateOf(latest, false) === 'open' ? latest : refuse('CHECK_TYPED', {})
}

/** What speaks against a reviewer is asked again whenever they act: people and accounts change. Rule SEC-1. */
async function refuseReviewer(db: Reader, deal: Deal, reviewer: Someone) {
  const approver = await findApprover(db, deal)
  const [objection] = objectionsTo(reviewer, { consultant: deal.consultant, approver })
  return objection ? refuse('REVIEWER_OBJECTED', { name: reviewer.name, objection }) : null
}

async function findApprover(db: Reader, { ticket }: Deal): Promise<Someone | null> {
  return (await findApproval(db, ticket.id))?.by ?? null
}

type Chosen = readonly { unitId: string; chosen: readonly string[] }[]

/** The engine's steps of what the reviewer chose, with the deal's own prices and schemes. Rule PRC-6. */
async function priceAgain(tx: Tx, deal: Deal, chosen: Chosen) {
  const lines = await linesOfDeal(tx.db, deal.row)
  const isComplete =
    chosen.length === lines.length && lines.every((line) => chosen.some((one) => one.unitId === line.unitId))
  if (!isComplete) return refuse('REVIEW_LINES', {})
  const submittedAt = await findSubmission(tx.db, deal)
  const reviewed: CheckedLine[] = []
  for (const line of lines) {
    const ids = chosen.find(({ unitId }) => unitId === line.unitId)?.chosen ?? []
    const { special = null, area, list, filed, scheme, kind = 'home', building, type } = line
    const items = ids.filter((id) => id !== special?.id)
    const quoted = quote({
      area,
      list,
      filed,
      floor: null,
      scheme,
      facts: {
        paymentMethod: deal.row.paymentMethod,
        day: dayOf(submittedAt),
        today: dayOf(tx.now),
        building,
        type,
        kind,
        area,
        // Whoever chooses an item has looked at its evidence.
        evidence: items,
      },
      chosenIds: items,
      special: special && ids.includes(special.id) ? special : null,
    })
    if (isRefusal(quoted)) {
      return quoted.refused === 'DISCOUNT_NOT_ADMITTED' ? quoted : refuse('REVIEW_UNPRICED', { unit: line.unit })
    }
    reviewed.push({ unit: line.unit, breakdown: quoted.breakdown })
  }
  return reviewed
}

async function findSubmission(db: Reader, { ticket }: Deal): Promise<number> {
  const submitted = await db.findOne(ticketEventTable, { ticketId: ticket.id, event: 'submit' })
  if (!submitted) throw new Error(`ticket ${ticket.id} was never submitted`)
  return submitted.at
}

function checkedLines(lines: readonly HoldLine[]): CheckedLine[] {
  return lines.map(({ unit, breakdown }) => ({ unit, breakdown }))
}

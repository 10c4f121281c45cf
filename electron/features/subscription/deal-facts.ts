import { In } from 'typeorm'
import { dayOf } from '../../../shared/kernel/day'
import type { HoldLine } from '../../../shared/ledger/ticket-contract'
import { fallsOfTicket } from '../../../shared/ledger/ticket-falls'
import type { GateFacts, GateLine, GatePaper } from '../../../shared/subscription/gate'
import type { PaperKind, SubscriptionPaper } from '../../../shared/subscription/paper'
import type { StandingTerms } from '../../../shared/subscription/terms'
import type { Personal } from '../../database/personal'
import type { Reader } from '../../gate/unit-of-work'
import type { ResolvedBuyer } from '../customers/customers'
import { ticketEventTable } from '../ledger/tables'
import { specialTable } from '../pricing/tables'
import { buildingTable, permitTable, projectTable } from '../project/tables'
import { buyersOfDeal } from './buyers'
import { type Deal, findSomeone, linesOfDeal } from './deal'
import { findTerms } from './deal-terms'
import { papersOf } from './paper-rows'
import { subscriptionCheckTable } from './tables'

/** Everything about a deal that its gate, its papers and its page follow from, as it stands. */
export type DealParts = {
  deal: Deal
  /** 项目名称. */
  project: string
  lines: readonly HoldLine[]
  /** Their numbers in the clear. */
  buyers: readonly ResolvedBuyer[]
  terms: StandingTerms | null
  papers: readonly SubscriptionPaper[]
  /** Under which check the reviewer signed. */
  review: GateFacts['review']
}

export async function findParts(db: Reader, personal: Personal, deal: Deal): Promise<DealParts> {
  const { row } = deal
  const [lines, buyers, terms, review, project] = await Promise.all([
    linesOfDeal(db, row),
    buyersOfDeal(db, row, personal.show),
    findTerms(db, row.projectId),
    findReview(db, deal),
    db.findOne(projectTable, { id: row.projectId }),
  ])
  const name = project?.name ?? ''
  const papers = await papersOf(db, { deal, project: name, lines, buyers, terms })
  return { deal, project: name, lines, buyers, terms, papers, review }
}

async function findReview(db: Reader, { checks }: Deal): Promise<GateFacts['review']> {
  const latest = checks.at(-1)
  const row = latest && (await db.findOne(subscriptionCheckTable, { id: latest.id }))
  return latest && row?.signedAt ? { by: latest.reviewer, at: row.signedAt, checkId: latest.id } : null
}

/** What the gate asks about, at an instant. Rule SUB-1. */
export async function gateFactsOf(db: Reader, parts: DealParts, now: number): Promise<GateFacts> {
  const { deal, lines, buyers, terms, papers, review } = parts
  const { row, ticket, state, consultant, checks } = deal
  return {
    now,
    state,
    effectiveAt: row.effectiveAt,
    ticket: { state: ticket.state, until: ticket.until, approved: await findApproval(db, ticket.id) },
    consultant,
    fallen: fallsOfTicket(row.total, lines, dayOf(now)).fallen,
    specials: await findSpecials(db, deal, lines),
    permits: await findPermits(db, row.projectId, lines),
    account: terms && { name: accountName(terms), recorded: { by: terms.by, at: terms.at } },
    form: {
      buyers,
      lines: lines.map(gateLineOf),
      total: row.total,
      method: row.paymentMethod,
      deposit: row.deposit,
      signBy: row.signBy,
      written: { by: row.writtenBy, at: row.writtenAt },
    },
    notice: gatePaperOf(papers, 'notice'),
    plan: gatePaperOf(papers, 'plan'),
    check: checks.at(-1) ?? null,
    review,
    contractText:
      row.contractTextBy === null || row.contractTextAt === null
        ? null
        : { by: row.contractTextBy, at: row.contractTextAt },
  }
}

/** 监管账户 as a receipt names it. Rule SUB-5. */
export function accountName({ terms: { account } }: StandingTerms): string {
  return `${account.name} ${account.bank} ${account.number}`
}

/** Who approved the ticket of a deal, the last time it was. Rule LED-4. */
export async function findApproval(db: Reader, ticketId: string): Promise<GateFacts['ticket']['approved']> {
  const event = await db.findOne(ticketEventTable, { ticketId, event: 'approve' }, { order: { position: 'DESC' } })
  return event?.byId ? { by: await findSomeone(db, event.byId), at: event.at } : null
}

async function findSpecials(db: Reader, { ticket }: Deal, lines: readonly HoldLine[]): Promise<GateFacts['specials']> {
  const ids = lines.flatMap(({ special }) => (special ? [special.id] : []))
  const rows = ids.length === 0 ? [] : await db.find(specialTable, { id: In(ids), ticketId: ticket.id })
  return rows.map(({ id, number, state, validUntil, decidedBy, decidedAt }) => {
    const decided = decidedBy === null || decidedAt === null ? null : { by: decidedBy, at: decidedAt }
    return { id, number, state, validUntil, ticket, decided }
  })
}

async function findPermits(db: Reader, projectId: string, lines: readonly HoldLine[]): Promise<GateFacts['permits']> {
  const names = [...new Set(lines.map(({ building }) => building))]
  const buildings = await db.find(buildingTable, { projectId, name: In(names) })
  const found = await Promise.all(
    buildings.map(async ({ name, permitId }) => {
      const permit = permitId === null ? null : await db.findOne(permitTable, { id: permitId })
      if (!permit) return []
      const { number, issuedOn, recordedBy, recordedAt } = permit
      return [{ building: name, number, issuedOn, recorded: { by: recordedBy, at: recordedAt } }]
    }),
  )
  return found.flat()
}

function gateLineOf({ unit, kind, building, area, breakdown, special }: HoldLine): GateLine {
  const { total, unitPrice } = breakdown
  return { unit, kind: kind ?? 'home', building, area, unitPrice, total, specialId: special?.id ?? null }
}

/** The last one made of its kind. */
function gatePaperOf(papers: readonly SubscriptionPaper[], kind: PaperKind): GatePaper | null {
  return papers.filter((paper) => paper.kind === kind).at(-1) ?? null
}

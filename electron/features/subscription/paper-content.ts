import { refuse } from '../../../shared/kernel/refusal'
import type { HoldLine } from '../../../shared/ledger/ticket-contract'
import type { PaperKind } from '../../../shared/subscription/paper'
import type { StandingTerms } from '../../../shared/subscription/terms'
import type { ResolvedBuyer } from '../customers/customers'
import type { Deal } from './deal'
import { loansOf, planOf } from './deal-plan'

/** A deal as far as its papers are about it. */
export type WrittenDeal = {
  deal: Pick<Deal, 'row' | 'ticket'>
  lines: readonly HoldLine[]
  buyers: readonly ResolvedBuyer[]
  terms: StandingTerms | null
}

/**
 * What a paper says, as its hash covers it: facts only, nothing of when and by whom it was printed. 认购书 carries the
 * price with every step; 置业计划 and 购买须知 the plan with its fees. Refuses where terms or plan are wanting. Rule SUB-3.
 */
export function contentOf(kind: PaperKind, number: string, { deal, lines, buyers, terms }: WrittenDeal) {
  if (!terms) return refuse('TERMS_MISSING', {})
  const { row, ticket } = deal
  const plan = planOf({ ...row, loans: loansOf(row) }, lines, terms.terms)
  if ('refused' in plan) return plan
  const { developer, account } = terms.terms
  const head = {
    kind,
    number,
    subscription: row.number,
    ticket: ticket.number,
    developer,
    consultant: row.consultant,
    buyers: buyers.map(({ name, phone, idNumber, address, relation, share }) => {
      return { name, phone, idNumber, address, relation, share }
    }),
    paymentMethod: row.paymentMethod,
    total: row.total,
  }
  switch (kind) {
    case 'agreement':
      return { ...head, lines, deposit: row.deposit, signBy: row.signBy, account }
    case 'notice':
    case 'plan':
      return { ...head, homes: lines.map(({ unit, building, area }) => ({ unit, building, area })), plan }
  }
}

/** The content of a paper that could be made. */
export type PaperContent = Exclude<ReturnType<typeof contentOf>, { refused: string }>

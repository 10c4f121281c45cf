import noticeTemplate from '../../../resources/papers/notice.json'
import planTemplate from '../../../resources/papers/plan.json'
import agreementTemplate from '../../../resources/papers/subscription.json'
import { refuse } from '../../../shared/kernel/refusal'
import type { HoldLine } from '../../../shared/ledger/ticket-contract'
import type { GateItemName } from '../../../shared/subscription/gate-item'
import type { PaperKind } from '../../../shared/subscription/paper'
import { type Template, type TemplatePaper, templateSchema } from '../../../shared/subscription/template'
import type { StandingTerms } from '../../../shared/subscription/terms'
import { homeOf } from '../../documents/pdf/home-words'
import type { ResolvedBuyer } from '../customers/customers'
import type { Deal } from './deal'
import { loansOf, planOf } from './deal-plan'
import { freezeNotice } from './papers/notice-content'
import { freezePlan } from './papers/plan-content'
import { freezeSubscription } from './papers/subscription-content'

/** A deal as far as its papers are about it. */
export type WrittenDeal = {
  deal: Pick<Deal, 'row' | 'ticket'>
  project: string
  lines: readonly HoldLine[]
  buyers: readonly ResolvedBuyer[]
  terms: StandingTerms | null
}

/** Which edition of a paper it is, and the one it takes the place of. Rule SUB-3. */
export type Edition = { number: string; version: number; replaces: { version: number; hash: string } | null }

/** The template each paper is frozen with. */
export const TEMPLATE_OF: Record<PaperKind, { paper: TemplatePaper; template: Template }> = {
  agreement: { paper: 'subscription', template: templateSchema.parse(agreementTemplate) },
  notice: { paper: 'notice', template: templateSchema.parse(noticeTemplate) },
  plan: { paper: 'plan', template: templateSchema.parse(planTemplate) },
}

/**
 * What a paper says, as its hash covers it: facts only, with numbers in the clear, nothing of when and by whom it was
 * printed. 认购书 carries the price with every step; 置业计划 and 购买须知 the plan with its fees. Refuses where terms or
 * plan are wanting. Rule SUB-3.
 */
export function contentOf(kind: PaperKind, edition: Edition, { deal, project, lines, buyers, terms }: WrittenDeal) {
  const { row, ticket } = deal
  const { deposit, signBy, paymentMethod, total, consultant } = row
  if (!terms) return refuse('TERMS_MISSING', {})
  if (deposit === null || signBy === null) {
    const missing: GateItemName[] = ['form']
    return refuse('FORM_INCOMPLETE', { missing })
  }
  const plan = planOf({ ...row, loans: loansOf(row) }, lines, terms.terms)
  if ('refused' in plan) return plan
  const { developer, account } = terms.terms
  const { template } = TEMPLATE_OF[kind]
  const head = { ...edition, project, developer, consultant }
  const named = buyers.map(({ name }) => ({ name }))
  const units = lines.map(unitOf)
  switch (kind) {
    case 'agreement':
      return freezeSubscription(
        {
          ...head,
          ticket: ticket.number ?? '',
          buyers: buyers.map(({ name, idNumber, phone, address, share }) => {
            return { name, idNumber: idNumber ?? '', phone, address, share }
          }),
          homes: lines.map(homeFactsOf),
          total,
          paymentMethod,
          deposit,
          signBy,
          account: { holder: account.name, bank: account.bank, number: account.number },
          remarks: '',
        },
        template,
      )
    case 'notice':
      return freezeNotice(
        {
          ...head,
          buyers: named,
          units,
          total,
          paymentMethod,
          deposit,
          loan: loanOf(plan.loans.map(({ loan }) => ({ lender: loan.lender, amount: loan.principal }))),
          feesDay: signBy,
          fees: plan.fees,
          feesTotal: plan.feesTotal,
          otherCosts: [],
        },
        template,
      )
    case 'plan': {
      const lent = plan.loans.reduce((sum, { loan }) => sum + loan.principal, 0)
      const facts = { ...head, buyers: named, units, plan, lent: lent === 0 ? null : lent, feesDay: signBy }
      return freezePlan(facts, template)
    }
  }
}

/** The content of a paper that could be made. */
export type PaperContent = Exclude<ReturnType<typeof contentOf>, { refused: string }>

/** A unit in one row, as papers have it. Rule LED-11. */
export function unitOf(line: HoldLine) {
  const { unit, location, area } = homeOf(line)
  const { total, unitPrice } = line.breakdown
  return { unit, location, area, unitPrice, total }
}

function homeFactsOf(line: HoldLine) {
  const { fallen: _, steps, ...home } = homeOf(line)
  const { total, unitPrice } = line.breakdown
  return { ...home, steps: [...steps], deal: { total, unitPrice } }
}

type Part = { lender: 'bank' | 'providentFund'; amount: number }

function loanOf(parts: Part[]): { total: number; parts: Part[] } | null {
  const total = parts.reduce((sum, { amount }) => sum + amount, 0)
  return total === 0 ? null : { total, parts }
}

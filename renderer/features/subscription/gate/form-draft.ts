import { UNREADABLE } from '../../../../shared/customers/buyer'
import { addDays } from '../../../../shared/kernel/day'
import { fallsOfTicket, type TicketFall } from '../../../../shared/ledger/ticket-falls'
import type { HomeOrder } from '../../../../shared/pricing/fees'
import { type Lender, type Loan, lenderSchema, loanSchema } from '../../../../shared/pricing/loan'
import type { PaymentMethod } from '../../../../shared/pricing/scheme'
import type { Subscription, SubscriptionForm } from '../../../../shared/subscription/contract'
import { SIGN_WITHIN_DAYS } from '../../../../shared/subscription/subscription'

/** A loan under the pen: the amount in fen, a year's rate in per cent and the years as typed. */
export type LoanDraft = { lender: Lender; principal: number | null; rate: string; years: string }

/** What a buyer's file lacks, under the pen; empty leaves what stands. */
export type BuyerDraft = SubscriptionForm['buyers'][number]

/** 认购书要素 under the pen. Rule SUB-1. */
export type FormDraft = {
  deposit: number | null
  signBy: string | null
  homeOrder: HomeOrder
  loans: readonly LoanDraft[]
  buyers: readonly BuyerDraft[]
}

const RATE_PLACES = 1_000
const MONTHS = 12

/** What falls next of the deal's total if it stays unsigned; null while the totals are kept back. Rule PRC-4. */
export function comingFall({ total, lines }: Subscription, today: string): TicketFall | null {
  return total === null || lines === null ? null : fallsOfTicket(total, lines, today).coming
}

/** The latest day to sign by: in time by the rule, and before a discount falls away. Rules SUB-2, PRC-4. */
function proposedDay(deal: Subscription, today: string): string {
  const last = addDays(today, SIGN_WITHIN_DAYS)
  const fall = comingFall(deal, today)
  return fall && fall.day < last ? fall.day : last
}

/** The form as it stands; a day to sign by is proposed. Rule SUB-2. */
export function draftOf(deal: Subscription, today: string): FormDraft {
  return {
    deposit: deal.deposit,
    signBy: deal.signBy ?? proposedDay(deal, today),
    homeOrder: deal.homeOrder,
    loans: takesLoans(deal.paymentMethod) ? lenderSchema.options.map((lender) => loanDraftOf(deal.loans, lender)) : [],
    buyers: deal.buyerDetails.map(() => ({ idKind: 'resident', idNumber: '', address: '' })),
  }
}

/** Whether a way of paying comes with loans at all. Rule PRC-9. */
export function takesLoans(method: PaymentMethod): boolean {
  return method === 'mortgage' || method === 'providentFund'
}

function loanDraftOf(loans: readonly Loan[], lender: Lender): LoanDraft {
  const loan = loans.find((one) => one.lender === lender)
  if (!loan) return { lender, principal: null, rate: '', years: '' }
  return {
    lender,
    principal: loan.principal,
    rate: String(loan.annualRate / RATE_PLACES),
    years: String(loan.months / MONTHS),
  }
}

/** Nothing typed: this lender lends nothing. */
export function isBlankLoan({ principal, rate, years }: LoanDraft): boolean {
  return principal === null && rate.trim() === '' && years.trim() === ''
}

/** A loan as the office accepts it; null while something of it is missing or wrong. */
export function loanOf({ lender, principal, rate, years }: LoanDraft): Loan | null {
  const percent = rate.normalize('NFKC').trim().replace(/%$/, '')
  if (!/^\d{1,2}(\.\d{1,3})?$/.test(percent)) return null
  const asked = {
    lender,
    principal,
    annualRate: Math.round(Number(percent) * RATE_PLACES),
    months: Number(years.normalize('NFKC').trim()) * MONTHS,
  }
  return loanSchema.safeParse(asked).data ?? null
}

/** The form as it is sent; null while a loan is half written. */
export function formOf({ deposit, signBy, homeOrder, loans, buyers }: FormDraft): SubscriptionForm | null {
  const written = loans.filter((loan) => !isBlankLoan(loan)).map(loanOf)
  const complete = written.filter((loan) => loan !== null)
  if (complete.length < written.length) return null
  return { deposit, signBy, homeOrder, loans: complete, buyers: [...buyers] }
}

/** What is lent together, as far as it is written. In fen. */
export function lentBy(loans: readonly LoanDraft[]): number {
  return loans.reduce((sum, { principal }) => sum + (principal ?? 0), 0)
}

/** Whether a text of a buyer's file has to be written here: there is none, or nobody can read it any more. */
export function isOwed(text: string | null): boolean {
  return text === null || text.trim() === '' || text === UNREADABLE
}

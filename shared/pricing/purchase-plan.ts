import { z } from 'zod'
import { addDays, daySchema } from '../kernel/day'
import { positiveFenSchema } from '../kernel/money'
import { rateSchema, WHOLE } from '../kernel/rate'
import { isRefusal, type Refusal, refusal, refuse } from '../kernel/refusal'
import { Exact, shareOf, toFen } from './exact'
import { type FeeFacts, type FeeRow, feeSchema, feesOf, sumOfFees } from './fees'
import {
  type Lender,
  type Loan,
  lenderSchema,
  loanSchema,
  type Repayment,
  type RepaymentMethod,
  repay,
  repaymentSchema,
  repayTogether,
  sumUpRepayment,
} from './loan'
import { type PaymentMethod, paymentMethodSchema } from './scheme'

/** Days from the day the contract is signed on. */
const daysAfterSigning = z.int().min(0).max(3_650)

/**
 * 付款约定: when the price is due by the way of paying, counted from the signing of the contract. Of instalments each
 * part is a rate of the total; they add up to the whole. Rules PRC-9, RCP-2.
 */
export const paymentTermsSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('oneOff'), restDays: daysAfterSigning }),
  z.strictObject({ by: z.literal('loan'), downPaymentDays: daysAfterSigning, loanDays: daysAfterSigning }),
  z.strictObject({
    by: z.literal('instalments'),
    parts: z
      .array(z.strictObject({ days: daysAfterSigning, rate: rateSchema.min(1) }))
      .min(1)
      .max(24)
      .refine((parts) => parts.reduce((sum, { rate }) => sum + rate, 0) === WHOLE, { params: { issue: 'notWhole' } })
      .refine((parts) => parts.every(({ days }, index) => days >= (parts[index - 1]?.days ?? 0)), {
        params: { issue: 'notInOrder' },
      }),
  }),
])
export type PaymentTerms = z.infer<typeof paymentTermsSchema>

/** What a payment of the price is; paid at once, all but the deposit is one instalment. Rule RCP-1. */
export const paymentKindSchema = z.enum(['deposit', 'downPayment', 'instalment', 'loan'])
export type PaymentKind = z.infer<typeof paymentKindSchema>

/** One payment of the price: what, by which business day, how much (fen), and which lender pays it. */
export const paymentSchema = z.strictObject({
  kind: paymentKindSchema,
  day: daySchema,
  amount: positiveFenSchema,
  lender: lenderSchema.nullable(),
})
export type Payment = z.infer<typeof paymentSchema>

const bothWaysSchema = z.strictObject({ equalInstalment: repaymentSchema, equalPrincipal: repaymentSchema })

/**
 * 置业计划: what the buyer pays, when and to whom. `downPayment` holds the deposit; it and the loans are the total.
 * `together` is both loans as one, where there are two. `feesTotal` is null while a fee is not known. In fen. Rule PRC-9.
 */
export const purchasePlanSchema = z.strictObject({
  method: paymentMethodSchema,
  total: positiveFenSchema,
  deposit: positiveFenSchema,
  downPayment: positiveFenSchema,
  loans: z.array(z.strictObject({ loan: loanSchema, repayment: bothWaysSchema })),
  together: bothWaysSchema.nullable(),
  calendar: z.array(paymentSchema),
  fees: z.array(feeSchema),
  feesTotal: positiveFenSchema.nullable(),
})
export type PurchasePlan = z.infer<typeof purchasePlanSchema>

export type PlanFacts = {
  method: PaymentMethod
  terms: PaymentTerms
  loans: readonly Loan[]
  deposit: number
  depositDay: string
  /** The day the contract is to be signed on, and whose fees apply: the sign-by date until it is. Rule SUB-2. */
  signingDay: string
  /** The home first, then what is tied to it; their totals are the deal's. Rule LED-11. */
  units: readonly FeeFacts[]
  feeRows: readonly FeeRow[]
}

/** Why there is no plan, as a call says it. Rule PRC-9. */
export const planRefusals = {
  PLAN_METHOD: refusal('PRC-9', { method: paymentMethodSchema, lenders: z.array(lenderSchema) }),
  LOANS_OVER_TOTAL: refusal('PRC-9', { loans: positiveFenSchema, total: positiveFenSchema }),
  DEPOSIT_OVER_FIRST: refusal('PRC-9', { deposit: positiveFenSchema, first: positiveFenSchema }),
}

export type PlanRefusal =
  /** The way of paying goes with no such loans or terms: 按揭 needs the bank's, 公积金 the fund's, 一次性 and 分期 none. */
  | Refusal<'PLAN_METHOD', { method: PaymentMethod; lenders: Lender[] }>
  /** The loans are more than the total. */
  | Refusal<'LOANS_OVER_TOTAL', { loans: number; total: number }>
  /** The deposit is more than the first payment it is part of. */
  | Refusal<'DEPOSIT_OVER_FIRST', { deposit: number; first: number }>

/**
 * The purchase plan of a deal: down payment is the total less the loans, and every part of the calendar is taken from
 * the total, so that they add up to it exactly. Refuses loans that the way of paying does not go with, that are more
 * than the total, and a deposit above the first payment. Rule PRC-9.
 */
export function planPurchase(facts: PlanFacts): PurchasePlan | PlanRefusal {
  const { method, loans, deposit, units, feeRows, signingDay } = facts
  const total = units.reduce((sum, unit) => sum + unit.total, 0)
  if (!goesWith(facts)) return refuse('PLAN_METHOD', { method, lenders: loans.map(({ lender }) => lender) })
  const lent = loans.reduce((sum, { principal }) => sum + principal, 0)
  if (lent > total) return refuse('LOANS_OVER_TOTAL', { loans: lent, total })
  const downPayment = total - lent
  const calendar = calendarOf(facts, total, downPayment)
  if (isRefusal(calendar)) return calendar
  const fees = units.flatMap((unit) => feesOf(unit, feeRows, signingDay))
  return {
    method,
    total,
    deposit,
    downPayment,
    loans: loans.map((loan) => ({ loan, repayment: bothWays((by) => sumUpRepayment(repay(loan, by))) })),
    together: loans.length > 1 ? bothWays((by) => sumUpRepayment(repayTogether(loans, by))) : null,
    calendar,
    fees,
    feesTotal: sumOfFees(fees),
  }
}

/** 组合贷 is the bank's and the fund's under either name; each lends once. */
function goesWith({ method, terms, loans }: PlanFacts): boolean {
  const lenders = loans.map(({ lender }) => lender)
  if (new Set(lenders).size < lenders.length) return false
  switch (method) {
    case 'oneOff':
    case 'instalments':
      return terms.by === method && lenders.length === 0
    case 'mortgage':
      return terms.by === 'loan' && lenders.includes('bank')
    case 'providentFund':
      return terms.by === 'loan' && lenders.includes('providentFund')
  }
}

/** What is due when: the deposit first, as part of what is due first after it. */
function calendarOf(facts: PlanFacts, total: number, downPayment: number): Payment[] | PlanRefusal {
  const { deposit, depositDay } = facts
  const [first, ...rest] = partsOf(facts, total, downPayment)
  const due = first?.amount ?? 0
  if (deposit > due) return refuse('DEPOSIT_OVER_FIRST', { deposit, first: due })
  const paid: Payment = { kind: 'deposit', day: depositDay, amount: deposit, lender: null }
  const left = first ? [{ ...first, amount: due - deposit }] : []
  return [paid, ...left, ...rest].filter(({ amount }) => amount > 0)
}

/** The price by its terms, in the order it is due, as if there were no deposit. */
function partsOf({ terms, loans, signingDay }: PlanFacts, total: number, downPayment: number): Payment[] {
  switch (terms.by) {
    case 'oneOff':
      return [{ kind: 'instalment', day: addDays(signingDay, terms.restDays), amount: total, lender: null }]
    case 'loan': {
      const down = addDays(signingDay, terms.downPaymentDays)
      const lent = addDays(signingDay, terms.loanDays)
      return [
        { kind: 'downPayment', day: down, amount: downPayment, lender: null },
        ...loans.map(({ lender, principal }) => ({ kind: 'loan' as const, day: lent, amount: principal, lender })),
      ]
    }
    case 'instalments': {
      const days = terms.parts.map((part) => addDays(signingDay, part.days))
      return partsOfTotal(total, terms.parts).map((amount, index) => ({
        kind: index === 0 ? 'downPayment' : 'instalment',
        day: days[index] ?? signingDay,
        amount,
        lender: null,
      }))
    }
  }
}

/** Each part of the total down to the fen; the last takes up what rounding left. */
function partsOfTotal(total: number, parts: readonly { rate: number }[]): number[] {
  let left = total
  return parts.map(({ rate }, index) => {
    const amount = index === parts.length - 1 ? left : toFen(shareOf(new Exact(total), rate).floor())
    left -= amount
    return amount
  })
}

function bothWays(repayment: (by: RepaymentMethod) => Repayment): Record<RepaymentMethod, Repayment> {
  return { equalInstalment: repayment('equalInstalment'), equalPrincipal: repayment('equalPrincipal') }
}

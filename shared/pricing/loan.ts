import { z } from 'zod'
import { positiveFenSchema } from '../kernel/money'

/** 按揭贷款 or 公积金贷款: who lends. Rule PRC-9. */
export const lenderSchema = z.enum(['bank', 'providentFund'])
export type Lender = z.infer<typeof lenderSchema>

/** The longest a home loan runs: thirty years. */
const MOST_MONTHS = 360

/**
 * A year's interest in units of 0.00001: `3500` is 3.5%. Finer than other rates, since the provident fund lends for a
 * second home at 3.075%. Rule PRC-9.
 */
export const loanRateSchema = z.int().min(0).max(12_000)

/** A year's interest as per cent without the sign: `3500` → `3.5`, `3075` → `3.075`. */
export function formatLoanRate(annualRate: number): string {
  const digits = String(annualRate).padStart(4, '0')
  return `${digits.slice(0, -3)}.${digits.slice(-3)}`.replace(/\.?0+$/, '')
}

/** What a year's rate is divided by to be a month's: its whole, times twelve months. */
const MONTHLY_WHOLE = 1_200_000n

/** A loan: who lends how much (fen), at what a year's rate, over how many months. Rule PRC-9. */
export const loanSchema = z.strictObject({
  lender: lenderSchema,
  principal: positiveFenSchema.min(1),
  annualRate: loanRateSchema,
  months: z.int().min(1).max(MOST_MONTHS),
})
export type Loan = z.infer<typeof loanSchema>

/** 等额本息 and 等额本金. Rule PRC-9. */
export const repaymentMethodSchema = z.enum(['equalInstalment', 'equalPrincipal'])
export type RepaymentMethod = z.infer<typeof repaymentMethodSchema>

/** 月供: what is paid in one month, of it interest and principal, and what is owed after it. In fen. */
export type Instalment = { amount: number; interest: number; principal: number; left: number }

/**
 * Every month of a loan. Rule PRC-9. The monthly rate (annual ÷ 12) and its powers are not rounded. Rounded, half up to
 * the fen, are each instalment as its formula gives it, and each month's interest on what is still owed; the rest of the
 * instalment is principal. The last one is what is left with its interest, so that it takes up what rounding left and
 * the principal adds up to the loan exactly.
 */
export function repay(loan: Loan, method: RepaymentMethod): Instalment[] {
  const amountOf = method === 'equalInstalment' ? equalInstalments(loan) : equalPrincipals(loan)
  const instalments: Instalment[] = []
  let left = loan.principal
  for (let month = 0; month < loan.months; month += 1) {
    const interest = nearest(BigInt(left) * BigInt(loan.annualRate), MONTHLY_WHOLE)
    const isLast = month === loan.months - 1
    const principal = isLast ? left : within(0, amountOf(month) - interest, left)
    left -= principal
    instalments.push({ amount: interest + principal, interest, principal, left })
  }
  return instalments
}

/** 等额本息: P·r·(1+r)ⁿ ÷ ((1+r)ⁿ − 1) every month; without interest P ÷ n. To the fen. */
function equalInstalments({ principal, annualRate, months }: Loan): () => number {
  const [whole, grown] = [MONTHLY_WHOLE ** BigInt(months), (MONTHLY_WHOLE + BigInt(annualRate)) ** BigInt(months)]
  const each =
    annualRate === 0
      ? nearest(BigInt(principal), BigInt(months))
      : nearest(BigInt(principal) * BigInt(annualRate) * grown, MONTHLY_WHOLE * (grown - whole))
  return () => each
}

/** 等额本金: P ÷ n every month, with the interest on what is left of P by then; the two are rounded as one. To the fen. */
function equalPrincipals({ principal, annualRate, months }: Loan): (month: number) => number {
  const [owed, rate] = [BigInt(principal), BigInt(annualRate)]
  return (month) => nearest(owed * (MONTHLY_WHOLE + BigInt(months - month) * rate), BigInt(months) * MONTHLY_WHOLE)
}

/** A quotient to the whole fen, half up: in whole numbers, since a rate ÷ 12 never ends and halves would be missed. */
function nearest(dividend: bigint, divisor: bigint): number {
  return Number((dividend * 2n + divisor) / (divisor * 2n))
}

/** Of a loan of a few fen rounding alone would repay more than is owed, or less than its interest. */
function within(least: number, amount: number, most: number): number {
  return Math.min(Math.max(amount, least), most)
}

/** A repayment as a page and the plan give it: its first and last instalment, and the interest in all. In fen. */
export const repaymentSchema = z.strictObject({
  first: positiveFenSchema,
  last: positiveFenSchema,
  interest: positiveFenSchema,
  repaid: positiveFenSchema,
})
export type Repayment = z.infer<typeof repaymentSchema>

/** What repaying a loan comes to. Rule PRC-9. */
export function sumUpRepayment(instalments: readonly Instalment[]): Repayment {
  const interest = instalments.reduce((sum, one) => sum + one.interest, 0)
  const repaid = instalments.reduce((sum, { amount }) => sum + amount, 0)
  return { first: instalments[0]?.amount ?? 0, last: instalments.at(-1)?.amount ?? 0, interest, repaid }
}

/**
 * 组合贷: month by month what is paid to all lenders together, as long as the longest of the loans runs. Rule PRC-9.
 */
export function repayTogether(loans: readonly Loan[], method: RepaymentMethod): Instalment[] {
  const each = loans.map((loan) => repay(loan, method))
  const months = Math.max(0, ...loans.map((loan) => loan.months))
  return Array.from({ length: months }, (_, month) =>
    each.reduce<Instalment>((sum, instalments) => addInstalments(sum, instalments[month]), {
      amount: 0,
      interest: 0,
      principal: 0,
      left: 0,
    }),
  )
}

function addInstalments(sum: Instalment, one: Instalment | undefined): Instalment {
  if (!one) return sum
  return {
    amount: sum.amount + one.amount,
    interest: sum.interest + one.interest,
    principal: sum.principal + one.principal,
    left: sum.left + one.left,
  }
}

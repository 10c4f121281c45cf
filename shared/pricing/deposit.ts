import { type Refusal, refuse } from '../kernel/refusal'
import { Exact, shareOf, toFen } from './exact'

/** How much of the deal's total a deposit (定金) may be, a rate: what exceeds it is no deposit before the law. Rule PRC-8. */
export const DEPOSIT_LIMIT = 2_000

export type DepositOverLimit = Refusal<'DEPOSIT_OVER_LIMIT', { deposit: number; most: number }>

/** The most a deposit of a deal may be: 20% of its total, down to the fen. In fen. Rule PRC-8. */
export function mostDeposit(total: number): number {
  return toFen(shareOf(new Exact(total), DEPOSIT_LIMIT).floor())
}

/** Whether a deposit may be taken for a deal of this total (the home and what is tied to it); null when it may. Rule PRC-8. */
export function judgeDeposit(deposit: number, total: number): DepositOverLimit | null {
  const most = mostDeposit(total)
  return deposit > most ? refuse('DEPOSIT_OVER_LIMIT', { deposit, most }) : null
}

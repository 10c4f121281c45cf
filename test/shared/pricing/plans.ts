import type { FeeFacts, FeeRow } from '../../../shared/pricing/fees'
import type { Loan } from '../../../shared/pricing/loan'
import type { PlanFacts } from '../../../shared/pricing/purchase-plan'
import { AREA } from './schemes'

/** The home of the worked examples at the price of the worked examples: 1,593,777 元. */
export const HOME: FeeFacts = {
  unit: '1-1-1203',
  kind: 'home',
  area: AREA,
  total: 159_377_700,
  buildingType: '高层',
  order: 'first',
}

/** Tables as an office may keep them; the figures are the tests' own. */
export const FEE_ROWS: readonly FeeRow[] = [
  deedTax({ order: 'first', above: null, upTo: 14_000, rate: 100 }),
  deedTax({ order: 'first', above: 14_000, upTo: null, rate: 150 }),
  deedTax({ order: 'second', above: null, upTo: 14_000, rate: 100 }),
  deedTax({ order: 'second', above: 14_000, upTo: null, rate: 200 }),
  deedTax({ order: 'further', rate: 300 }),
  deedTax({ kind: 'parking', rate: 300 }),
  fund({ by: 'area', perSquareMetre: 8_800 }),
  { fee: 'registration', kind: 'home', from: '2026-01-01', amount: 8_000 },
]

type DeedTaxRow = Extract<FeeRow, { fee: 'deedTax' }>
type FundRow = Extract<FeeRow, { fee: 'maintenanceFund' }>

export function deedTax(row: Partial<DeedTaxRow>): DeedTaxRow {
  const any = { fee: 'deedTax', kind: 'home', from: '2026-01-01', order: null, above: null, upTo: null } as const
  return { ...any, rate: 0, vat: 0, ...row }
}

export function fund(basis: FundRow['basis'], row: Partial<FundRow> = {}): FundRow {
  return { fee: 'maintenanceFund', kind: 'home', from: '2026-01-01', buildingType: '高层', basis, ...row }
}

export const BANK: Loan = { lender: 'bank', principal: 60_000_000, annualRate: 3_050, months: 360 }
export const FUND: Loan = { lender: 'providentFund', principal: 40_000_000, annualRate: 2_600, months: 300 }

/** A deal with 按揭 by the bank, its deposit on 2026-06-07 and its contract a week later. */
export function planFacts(changes: Partial<PlanFacts> = {}): PlanFacts {
  return {
    method: 'mortgage',
    terms: { by: 'loan', downPaymentDays: 0, loanDays: 30 },
    loans: [BANK],
    deposit: 5_000_000,
    depositDay: '2026-06-07',
    signingDay: '2026-06-14',
    units: [HOME],
    feeRows: FEE_ROWS,
    ...changes,
  }
}

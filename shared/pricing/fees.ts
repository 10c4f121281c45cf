import { z } from 'zod'
import { areaSchema } from '../kernel/area'
import { daySchema } from '../kernel/day'
import { positiveFenSchema } from '../kernel/money'
import { rateSchema, WHOLE } from '../kernel/rate'
import { lineSchema } from '../kernel/text'
import { type UnitKind, unitKindSchema } from '../ledger/unit'
import { Exact, overArea, shareOf, toFen } from './exact'

/** 契税, 专项维修资金 and 不动产登记费: what is paid besides the price. Rule PRC-9. */
export const feeNameSchema = z.enum(['deedTax', 'maintenanceFund', 'registration'])
export type FeeName = z.infer<typeof feeNameSchema>

/** 家庭第几套: which home of the family it is; the deed tax asks. */
export const homeOrderSchema = z.enum(['first', 'second', 'further'])
export type HomeOrder = z.infer<typeof homeOrderSchema>

/** For which kind of unit a row is, and the business day it applies from, until a later row of its like does. */
const rowShape = { kind: unitKindSchema, from: daySchema }

/**
 * 契税: a rate of the price by area and by which home of the family it is; null in `order` is for any. From above one
 * area to another, included; null has no end, or asks for none. `vat` is what is in the price and not taxed (a rate on
 * the price without it): total ÷ (1 + vat). Rule PRC-9.
 */
export const deedTaxRowSchema = z.strictObject({
  fee: z.literal('deedTax'),
  ...rowShape,
  order: homeOrderSchema.nullable(),
  above: areaSchema.nullable(),
  upTo: areaSchema.nullable(),
  rate: rateSchema,
  vat: rateSchema,
})

/** 专项维修资金: by the square metre or as a share of the price, by the building's type (多层, 高层). Rules PRC-9, HND-4. */
export const maintenanceFundRowSchema = z.strictObject({
  fee: z.literal('maintenanceFund'),
  ...rowShape,
  buildingType: lineSchema(40),
  basis: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('area'), perSquareMetre: positiveFenSchema }),
    z.strictObject({ by: z.literal('price'), rate: rateSchema }),
  ]),
})

/** 不动产登记费: an amount for each unit. Rule PRC-9. */
export const registrationRowSchema = z.strictObject({
  fee: z.literal('registration'),
  ...rowShape,
  amount: positiveFenSchema,
})

/** 税费标准: one row of the office's dated tables. Rule PRC-9. */
export const feeRowSchema = z.discriminatedUnion('fee', [
  deedTaxRowSchema,
  maintenanceFundRowSchema,
  registrationRowSchema,
])
export type FeeRow = z.infer<typeof feeRowSchema>

/** What the fees of a unit follow from: its total in fen, area in 0.01 ㎡ or null where it has none. */
export type FeeFacts = {
  unit: string
  kind: UnitKind
  area: number | null
  total: number
  buildingType: string
  order: HomeOrder
}

/**
 * One fee of one unit: the amount in fen and the row it follows from; null where the tables have no row for it on that
 * day, so that the paper says so and nobody reads it as free.
 */
export const feeSchema = z.strictObject({
  unit: z.string(),
  fee: feeNameSchema,
  due: z.strictObject({ amount: positiveFenSchema, row: feeRowSchema }).nullable(),
})
export type Fee = z.infer<typeof feeSchema>

/** What a unit costs besides its price by the rows that apply on a business day, each rounded once to the fen. Rule PRC-9. */
export function feesOf(facts: FeeFacts, rows: readonly FeeRow[], day: string): Fee[] {
  return feeNameSchema.options.map((fee) => {
    const row = rowInForce(facts, rows, fee, day)
    return { unit: facts.unit, fee, due: row ? { amount: amountOf(row, facts), row } : null }
  })
}

/** All fees together, in fen; null while one of them is not known. */
export function sumOfFees(fees: readonly Fee[]): number | null {
  return fees.reduce<number | null>((sum, { due }) => (sum === null || due === null ? null : sum + due.amount), 0)
}

/** The latest row that fits the unit; of two of one day the one that was written later. */
function rowInForce(facts: FeeFacts, rows: readonly FeeRow[], fee: FeeName, day: string): FeeRow | null {
  return rows
    .filter((row) => row.fee === fee && row.from <= day && row.kind === facts.kind && fits(row, facts))
    .reduce<FeeRow | null>((latest, row) => (latest !== null && latest.from > row.from ? latest : row), null)
}

function fits(row: FeeRow, { area, buildingType, order }: FeeFacts): boolean {
  switch (row.fee) {
    case 'deedTax': {
      if (row.order !== null && row.order !== order) return false
      if (area === null) return row.above === null && row.upTo === null
      return (row.above === null || area > row.above) && (row.upTo === null || area <= row.upTo)
    }
    case 'maintenanceFund':
      return row.buildingType === buildingType && (row.basis.by === 'price' || area !== null)
    case 'registration':
      return true
  }
}

function amountOf(row: FeeRow, { area, total }: FeeFacts): number {
  switch (row.fee) {
    case 'deedTax':
      // Multiplied before it is divided: what ends is not cut off on the way.
      return toFen(
        new Exact(total)
          .times(row.rate)
          .div(WHOLE + row.vat)
          .round(),
      )
    case 'maintenanceFund':
      return toFen(
        (row.basis.by === 'area'
          ? overArea(row.basis.perSquareMetre, area)
          : shareOf(new Exact(total), row.basis.rate)
        ).round(),
      )
    case 'registration':
      return row.amount
  }
}

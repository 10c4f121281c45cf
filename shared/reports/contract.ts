import { z } from 'zod'
import { idSchema, query } from '../kernel/call'
import { daySchema, instantSchema } from '../kernel/day'
import { positiveFenSchema } from '../kernel/money'
import { unitKindSchema } from '../ledger/unit'
import { MOST_LINES } from './absorption'
import { MOST_DAYS } from './days'
import { exportsContract } from './export-contract'

const lineSchema = z.strictObject({ name: z.string(), released: z.array(z.int()), claimed: z.array(z.int()) })

/** 去化 at the end of each day, of today now; `null` is the name of what was added up as one line. */
export const absorptionSchema = z.strictObject({
  now: instantSchema,
  days: z.array(daySchema).max(MOST_DAYS),
  all: lineSchema,
  byBuilding: z.array(lineSchema).max(MOST_LINES),
  byType: z.array(lineSchema).max(MOST_LINES),
})
export type Absorption = z.infer<typeof absorptionSchema>

const countSchema = z.int().min(0)

/** 分时房号单 of one day. */
export const ticketHoursSchema = z.strictObject({
  day: daySchema,
  now: instantSchema,
  hours: z.array(
    z.strictObject({
      hour: z.int().min(0).max(23),
      submit: countSchema,
      approve: countSchema,
      reject: countSchema,
      withdraw: countSchema,
      expire: countSchema,
    }),
  ),
})
export type TicketHours = z.infer<typeof ticketHoursSchema>

const spanSchema = z.strictObject({
  homes: countSchema,
  low: positiveFenSchema,
  high: positiveFenSchema,
  average: positiveFenSchema,
})

/** 楼层价格 of one building, fen/㎡; `version` is the price list in force. */
export const storeyPricesSchema = z.strictObject({
  building: z.string(),
  version: z.int().nullable(),
  floors: z.array(
    z.strictObject({
      storey: z.string(),
      floor: z.int(),
      homes: countSchema,
      list: spanSchema.nullable(),
      deal: spanSchema.nullable(),
    }),
  ),
})
export type BuildingPrices = z.infer<typeof storeyPricesSchema>

/** 报表: figures of a project, from what happened; none of them holds a floor price or a buyer. Rules PRC-5, SEC-1. */
export const reportsContract = {
  /** 去化 by building and by type, day by day up to `lastDay`. Rules LED-4, LED-6. */
  absorption: query('report.see')
    .input(
      z.strictObject({
        projectId: idSchema,
        kind: unitKindSchema,
        lastDay: daySchema,
        days: z.int().min(1).max(MOST_DAYS),
      }),
    )
    .output(absorptionSchema),
  /** 分时房号单: what happened to tickets in each hour of a day. Rule LED-4. */
  ticketHours: query('report.see')
    .input(z.strictObject({ projectId: idSchema, day: daySchema }))
    .output(ticketHoursSchema),
  /** 楼层价格: list prices and those of claimed homes, floor by floor. Rules LED-7, PRC-5. */
  storeyPrices: query('report.see')
    .input(z.strictObject({ projectId: idSchema, buildingId: idSchema }))
    .output(storeyPricesSchema),
  exports: exportsContract,
}

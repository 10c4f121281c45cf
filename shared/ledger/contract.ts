import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { areaSchema } from '../kernel/area'
import { command, idSchema, order, query, watch } from '../kernel/call'
import { instantSchema } from '../kernel/day'
import { positiveFenSchema } from '../kernel/money'
import { refusal } from '../kernel/refusal'
import { lineSchema } from '../kernel/text'
import { discountSchemeSchema, priceFigureSchema } from '../pricing/scheme'
import { boardPaperVariantSchema, boardSchema, changeSchema } from './board'
import { openClaimSchema } from './claim'
import { hallSchema, hallSignalSchema } from './hall'
import { listingDutySchema } from './listing-duty'
import { priceListContract } from './price-list-contract'
import { specialsContract } from './special-contract'
import { ticketsContract } from './ticket-contract'
import { ticketFallsSchema } from './ticket-falls'
import { tieCalls } from './tie-contract'
import { unitKindSchema } from './unit'
import { withholdingCalls } from './withholding-contract'

/** A parking space or storeroom that goes with a home, as the home's drawer and ticket name it. Rule LED-11. */
const tiedUnitSchema = z.strictObject({
  unitId: idSchema,
  number: z.string(),
  kind: unitKindSchema,
  area: areaSchema.nullable(),
  releasedFrom: instantSchema.nullable(),
  claim: openClaimSchema.nullable(),
  list: priceFigureSchema.nullable(),
})

/** A home as its drawer and its ticket page show it. */
export const unitDetailSchema = z.strictObject({
  id: idSchema,
  number: z.string(),
  building: z.string(),
  buildingId: idSchema,
  entrance: z.string(),
  floor: z.int(),
  room: z.string(),
  kind: unitKindSchema,
  type: z.string(),
  orientation: z.string(),
  area: areaSchema.nullable(),
  innerArea: areaSchema.nullable(),
  permit: z.string().nullable(),
  releasedFrom: instantSchema.nullable(),
  claim: openClaimSchema.nullable(),
  /**
   * The ticket on it, for whoever may open that: its total (fen) over all its homes as signed, and what has become or will become of it.
   * Rules PRC-4, SEC-1.
   */
  ticket: ticketFallsSchema.extend({ id: idSchema, total: positiveFenSchema }).nullable(),
  /** Why it is withheld, while it is. Rule LED-5. */
  withheldFor: z.string().nullable(),
  /** What goes with this home, and the home this unit goes with. Rule LED-11. */
  tied: z.array(tiedUnitSchema),
  tiedTo: z.strictObject({ unitId: idSchema, number: z.string() }).nullable(),
  price: z
    .strictObject({
      versionId: idSchema,
      version: z.int(),
      appliesFrom: instantSchema,
      list: priceFigureSchema,
      filed: priceFigureSchema.nullable(),
    })
    .nullable(),
  scheme: z.strictObject({ id: idSchema, scheme: discountSchemeSchema }).nullable(),
  /** The home's story, newest first: releases, tickets, withholdings, permit. */
  history: z.array(
    z.strictObject({
      at: instantSchema,
      what: z.enum([
        'permit',
        'release',
        'submit',
        'approve',
        'reject',
        'withdraw',
        'extend',
        'expire',
        'amend',
        'subscribe',
        'withhold',
        'lift',
        'withholdingEnd',
      ]),
      by: z.string().nullable(),
      number: z.string().nullable(),
      /** Why, and until when, of what was withheld. */
      reason: z.string().nullable(),
      until: instantSchema.nullable(),
    }),
  ),
})
export type UnitDetail = z.infer<typeof unitDetailSchema>

/** 房源, 销控, 一房一价表, 房号管理单, 特批优惠. */
export const ledgerContract = {
  board: query('board.see')
    .input(z.strictObject({ projectId: idSchema }))
    .output(boardSchema),
  unit: query('board.see')
    .input(z.strictObject({ projectId: idSchema, unitId: idSchema }))
    .output(unitDetailSchema),
  /** Live changes of a project after a known number. */
  watch: watch('board.see')
    .input(z.strictObject({ projectId: idSchema }))
    .output(eventIterator(changeSchema)),
  /** 大屏: the board as customers in the hall may see it. Rules LED-5, SEC-1. */
  hall: query('board.see')
    .input(z.strictObject({ projectId: idSchema }))
    .output(hallSchema),
  /** That the hall's picture may be another by now. */
  watchHall: watch('board.see')
    .input(z.strictObject({ projectId: idSchema }))
    .output(eventIterator(hallSignalSchema)),
  /** 打印销控图: on A3, for the office with prices, or for the wall as customers may see it. Rules LED-5, SEC-1. */
  boardPaper: query('board.see')
    .input(z.strictObject({ projectId: idSchema, variant: boardPaperVariantSchema }))
    .output(z.file()),
  /** 重新推出: what a cancellation or an exchange left behind is for sale again. Rule SUB-4. */
  releaseWaiting: command('unit.release')
    .input(order({ projectId: idSchema, unitIds: z.array(idSchema).min(1).max(200), reason: lineSchema(200) }))
    .errors({ NOT_WAITING: refusal('SUB-4', { unit: z.string(), claim: openClaimSchema.nullable() }) })
    .output(z.strictObject({ units: z.int() })),
  /** 加推: releases whole buildings or chosen homes from an instant, now by default. Rule LED-6. */
  release: command('unit.release')
    .input(
      order({
        projectId: idSchema,
        buildingIds: z.array(idSchema).max(500),
        unitIds: z.array(idSchema).max(20_000),
        from: instantSchema.nullable(),
      }),
    )
    .errors({
      PERMIT_MISSING: refusal('LED-6', { building: z.string() }),
      UNIT_UNPRICED: refusal('LED-7', { unit: z.string() }),
      NOTHING_TO_RELEASE: refusal('LED-6', {}),
      RELEASE_IN_PAST: refusal('LED-6', { from: instantSchema }),
      /** What is tied to a home is released with it. */
      UNIT_TIED: refusal('LED-11', { unit: z.string(), home: z.string() }),
    })
    /** `tied` of the units are parking spaces and storerooms that went with their homes. Rule LED-11. */
    .output(z.strictObject({ batch: z.int(), units: z.int(), tied: z.int(), from: instantSchema })),
  /** 十日预警: per permit the homes that are kept back for ten days, or soon will be. Rule LED-6. */
  listingDuties: query('unit.release')
    .input(z.strictObject({ projectId: idSchema }))
    .output(z.array(listingDutySchema)),
  ...withholdingCalls,
  ...tieCalls,
  ...priceListContract,
  tickets: ticketsContract,
  specials: specialsContract,
}

import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { areaSchema } from '../kernel/area'
import { command, idSchema, order, query, watch } from '../kernel/call'
import { instantSchema } from '../kernel/day'
import { positiveFenSchema } from '../kernel/money'
import { refusal } from '../kernel/refusal'
import { discountSchemeSchema, priceFigureSchema } from '../pricing/scheme'
import { boardSchema, changeSchema } from './board'
import { openClaimSchema } from './claim'
import { priceListReadingSchema } from './price-list/reading'
import { specialsContract } from './special-contract'
import { ticketsContract } from './ticket-contract'
import { unitKindSchema, unitStateSchema } from './unit'

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
  area: areaSchema,
  innerArea: areaSchema.nullable(),
  permit: z.string().nullable(),
  releasedFrom: instantSchema.nullable(),
  claim: openClaimSchema.nullable(),
  ticketId: idSchema.nullable(),
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
  /** The home's story, newest first: releases, tickets, permit. */
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
      ]),
      by: z.string().nullable(),
      number: z.string().nullable(),
    }),
  ),
})
export type UnitDetail = z.infer<typeof unitDetailSchema>

/** The price list as read, and under which id it waits for confirmation. Rule LED-8. */
export const priceListPreviewSchema = z.strictObject({
  uploadId: idSchema,
  fileName: z.string(),
  reading: priceListReadingSchema,
  /** Against what the office has: homes new to it, changed, unchanged, and homes not in the file. */
  homes: z.strictObject({ added: z.int(), changed: z.int(), unchanged: z.int(), absent: z.int() }),
})
export type PriceListPreview = z.infer<typeof priceListPreviewSchema>

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
    })
    .output(z.strictObject({ batch: z.int(), units: z.int(), from: instantSchema })),
  /** Reads a price list and shows what it holds; writes no home and no price. Rule LED-8. */
  previewPriceList: command('priceList.import')
    .input(
      order({
        projectId: idSchema,
        file: z.file().max(20_000_000),
        decidedBy: z.enum(['unitPrice', 'total']),
      }),
    )
    .errors({
      FILE_UNREADABLE: refusal('LED-8', { reason: z.string(), looked: z.array(z.string()) }, 422),
      FIRST_IMPORT_ONLY: refusal('SEC-1', {}, 403),
    })
    .output(priceListPreviewSchema),
  /** Takes a previewed list in, the whole file or nothing, as a new price version. Rules LED-7, LED-8. */
  importPriceList: command('priceList.import')
    .input(order({ projectId: idSchema, uploadId: idSchema, appliesFrom: instantSchema.nullable() }))
    .errors({
      FIRST_IMPORT_ONLY: refusal('SEC-1', {}, 403),
      FILE_FAULTY: refusal('LED-8', { faults: z.int() }),
      UPLOAD_USED: refusal('LED-8', { fileName: z.string() }),
      VERSION_IN_PAST: refusal('LED-7', { from: instantSchema }),
      /** The file has no filed price for the home, and its list price exceeds the one it had. Totals in fen. */
      LIST_ABOVE_FILED: refusal('LED-8', {
        unit: z.string(),
        total: positiveFenSchema,
        filedTotal: positiveFenSchema,
      }),
      /** Prices may begin later, but area, type and orientation change at once: both in one file cannot be. */
      UNIT_CHANGES_LATER: refusal('LED-7', {
        unit: z.string(),
        field: z.enum(['area', 'innerArea', 'type', 'orientation']),
        from: instantSchema,
      }),
      UNIT_CLAIMED: refusal('LED-8', {
        unit: z.string(),
        field: z.enum(['area', 'innerArea', 'type']),
        state: unitStateSchema,
      }),
    })
    .output(z.strictObject({ version: z.int(), appliesFrom: instantSchema, units: z.int(), added: z.int() })),
  tickets: ticketsContract,
  specials: specialsContract,
}

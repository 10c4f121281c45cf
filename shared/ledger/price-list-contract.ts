import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { command, fileCommand, idSchema, order, query, watch } from '../kernel/call'
import { instantSchema } from '../kernel/day'
import { progressSchema } from '../kernel/progress'
import { refusal } from '../kernel/refusal'
import { lineSchema } from '../kernel/text'
import { openClaimSchema } from './claim'
import { priceKindSchema } from './price-list/columns/columns'
import { priceListFaultSchema } from './price-list/fault'
import { homeBeforeSchema, homeChangeSchema, homeFactSchema } from './price-list/known-home'
import { priceListMappingSchema } from './price-list/mapping'
import { sheetPeekSchema } from './price-list/peek'
import { priceListReadingSchema } from './price-list/reading'
import { priceListRowSchema } from './price-list/rows'
import { tieRefusals } from './tie-contract'
import { unitStateSchema } from './unit'
import { withholdRefusals } from './withholding-contract'

/** One home of the list beside what the office has. */
export const priceListLineSchema = z.strictObject({
  row: priceListRowSchema,
  change: homeChangeSchema,
  /** `null` for a home that is new to the office. */
  before: homeBeforeSchema.nullable(),
})
export type PriceListLine = z.infer<typeof priceListLineSchema>

/** How many homes a list makes, changes and leaves alone, and how many on sale it does not name. */
export const homeCountsSchema = z.strictObject({
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  absent: z.int(),
})
export type HomeCounts = z.infer<typeof homeCountsSchema>

/** A fingerprint of what a preview showed. */
const basisSchema = z.string().length(64)

/** The price list as read, and under which id it waits for confirmation; its homes are fetched by the page. Rule LED-8. */
export const priceListPreviewSchema = z.strictObject({
  uploadId: idSchema,
  fileName: z.string(),
  reading: priceListReadingSchema.omit({ rows: true }),
  /** How many homes it brings, without those left out. */
  rows: z.int(),
  /** The corrections it was read with: the project's own, unless others were sent. */
  mapping: priceListMappingSchema,
  /** What cannot stand against what the office has: claimed homes, filed prices carried forward. */
  officeFaults: z.array(priceListFaultSchema),
  homes: homeCountsSchema,
  /** The instant it was held against; `null`: now. */
  appliesFrom: instantSchema.nullable(),
  /** What of the office it was held against, and what came out: the confirmation carries it. */
  basis: basisSchema,
  /** Homes the list says are withheld, whether they can be (a claimed one cannot), and whether they have a price at all. */
  withheld: z.array(
    z.strictObject({ number: z.string(), says: z.string(), isFree: z.boolean(), isPriced: z.boolean() }),
  ),
  /** Homes that the list calls sold and that are left out; one that is on sale here (`isHere`) goes off it. */
  sold: z.array(z.strictObject({ number: z.string(), says: z.string(), isHere: z.boolean() })),
  /**
   * Homes on sale that the list does not name; a claimed one cannot be taken off sale. What each goes with once the list
   * is in, as far as it has a price: taken off sale without it, neither of them can be sold. Rule LED-11.
   */
  absent: z.array(
    z.strictObject({
      unitId: idSchema,
      number: z.string(),
      state: unitStateSchema,
      tiedTo: z.string().nullable(),
      tied: z.array(z.string()),
    }),
  ),
})
export type PriceListPreview = z.infer<typeof priceListPreviewSchema>

const importRefusals = {
  FIRST_IMPORT_ONLY: refusal('SEC-1', {}, 403),
  FILE_FAULTY: refusal('LED-8', { faults: z.int() }),
  UPLOAD_USED: refusal('LED-8', { fileName: z.string() }),
  VERSION_IN_PAST: refusal('LED-7', { from: instantSchema }),
  /** The list says what the version in force already says. */
  NOTHING_CHANGES: refusal('LED-8', { version: z.int() }),
  /** Prices may begin later, but what a home is changes at once: both in one file cannot be. */
  UNIT_CHANGES_LATER: refusal('LED-7', {
    unit: z.string(),
    field: z.enum([...homeFactSchema.options, 'offSale']),
    from: instantSchema,
  }),
  /** Somebody claimed a home, or filed prices changed, after the preview was made: it shows the faults when read again. */
  OFFICE_CHANGED: refusal('LED-8', { faults: z.int(), unit: z.string() }),
  /** Another list came in, or homes changed, after the preview was made: what would be written now. */
  PREVIEW_STALE: refusal('LED-8', { homes: homeCountsSchema }),
  OFF_SALE_CLAIMED: refusal('LED-8', { unit: z.string(), claim: openClaimSchema }),
  ...withholdRefusals,
  TIE_OF_HOME: tieRefusals.TIE_OF_HOME,
  TIE_TO_OTHER: tieRefusals.TIE_TO_OTHER,
  TIES_FULL: tieRefusals.TIES_FULL,
}

/** 一房一价表. Rules LED-7, LED-8. */
export const priceListContract = {
  /**
   * Reads a price list and shows what it holds; writes no home and no price. Corrections that are sent are remembered
   * for the project's next list; `decidedBy` null leaves it to the list. Rule LED-8.
   */
  previewPriceList: fileCommand('priceList.import')
    .input(
      order({
        projectId: idSchema,
        file: z.file().max(20_000_000),
        decidedBy: priceKindSchema.nullable(),
        mapping: priceListMappingSchema.nullable().default(null),
        /** From when it is to apply: it is held against what the office will have then. `null`: now. */
        appliesFrom: instantSchema.nullable().default(null),
      }),
    )
    .errors({
      FILE_UNREADABLE: refusal(
        'LED-8',
        {
          reason: z.string(),
          looked: z.array(z.string()),
          /** The workbook's sheets where no list was found in it, and the corrections it was read with. */
          sheets: z.array(sheetPeekSchema).optional(),
          mapping: priceListMappingSchema.optional(),
        },
        422,
      ),
      FIRST_IMPORT_ONLY: refusal('SEC-1', {}, 403),
    })
    .output(priceListPreviewSchema),
  /** How far the caller's own preview has come, by its request id; ends with it. */
  watchPriceList: watch('priceList.import')
    .input(z.strictObject({ projectId: idSchema, requestId: z.uuid() }))
    .output(eventIterator(progressSchema)),
  /** The homes of a list that waits for confirmation, beside what the office has. */
  priceListLines: query('priceList.import')
    .input(
      z.strictObject({
        projectId: idSchema,
        uploadId: idSchema,
        /** As the preview was made. */
        appliesFrom: instantSchema.nullable().default(null),
        change: homeChangeSchema.nullable(),
        from: z.int().min(0),
        count: z.int().min(1).max(5_000),
      }),
    )
    .output(z.strictObject({ total: z.int(), lines: z.array(priceListLineSchema) })),
  /**
   * Takes a previewed list in, the whole file or nothing, as a new price version; takes homes off sale and withholds
   * others, where the person says so. Rules LED-5, LED-7, LED-8.
   */
  importPriceList: command('priceList.import')
    .input(
      order({
        projectId: idSchema,
        uploadId: idSchema,
        /** Of the preview that is confirmed: where it would no more show the same, nothing is written. */
        basis: basisSchema,
        appliesFrom: instantSchema.nullable(),
        /** Homes the list does not name, to be taken off sale. */
        offSale: z.array(idSchema).max(20_000).default([]),
        /** Homes the list says are withheld, by number; why, and until when. */
        withholding: z
          .strictObject({
            numbers: z.array(lineSchema(60)).min(1).max(20_000),
            reason: lineSchema(200),
            until: instantSchema,
          })
          .nullable()
          .default(null),
      }),
    )
    .errors(importRefusals)
    .output(
      z.strictObject({
        version: z.int(),
        appliesFrom: instantSchema,
        units: z.int(),
        added: z.int(),
        changed: z.int(),
        offSale: z.int(),
        withheld: z.int(),
        leftOut: z.int(),
      }),
    ),
  /** The price list of a version as an Excel file that can be read in again; floor prices for managers only. */
  exportPriceList: query('priceList.export')
    .input(z.strictObject({ projectId: idSchema, versionId: idSchema }))
    .output(z.file()),
  /** An empty list with the headings and how to fill them in. */
  priceListTemplate: query('priceList.import')
    .input(z.strictObject({ projectId: idSchema }))
    .output(z.file()),
}

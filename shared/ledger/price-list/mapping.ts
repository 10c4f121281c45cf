import { z } from 'zod'
import { priceListColumnSchema } from './columns/columns'

/** What a heading can be said to mean; `ignored` leaves its column out. */
export const columnMeaningSchema = z.enum([...priceListColumnSchema.options, 'ignored'])
export type ColumnMeaning = z.infer<typeof columnMeaningSchema>

/** 不是同一套: a home that a list does not name, claimed or of a building with claims, and a new one that is another. */
export const homesApartSchema = z.strictObject({ was: z.string().min(1).max(60), now: z.string().min(1).max(60) })
export type HomesApart = z.infer<typeof homesApartSchema>

/**
 * 识别方案: what the person corrected in what was recognised; the rest is recognised as ever. Headings are named by
 * their words, not by their place, so that the next list of the project may have its columns in another order.
 * Rule LED-8.
 */
export const priceListMappingSchema = z.strictObject({
  headings: z
    .array(z.strictObject({ heading: z.string().min(1).max(120), meaning: columnMeaningSchema }))
    .max(200)
    .refine((headings) => new Set(headings.map(({ heading }) => heading)).size === headings.length, {
      params: { issue: 'repeatedHeading' },
    }),
  /** Sheets that are to be read, or passed by, whatever was recognised, and what was said of them; `headerRows` as Excel numbers them. */
  sheets: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(60),
        isRead: z.boolean(),
        headerRows: z.tuple([z.int().min(1), z.int().min(1)]).nullable(),
        /** 这张表是哪一栋: the building of its homes where nothing in the file says it. */
        building: z.string().min(1).max(40).optional(),
        /** 不读这些数: what figures of it are called, or where they stand, that are no homes'. */
        passed: z.array(z.string().min(1).max(60)).max(50).optional(),
      }),
    )
    .max(60),
  /** 已售的不导入: homes that the list calls sold, and that nobody has here, are left out; those on sale here go off it. */
  leavesSold: z.boolean().optional(),
  apart: z.array(homesApartSchema).max(5000).optional(),
})
export type PriceListMapping = z.infer<typeof priceListMappingSchema>

/** Nothing corrected. */
export const NO_MAPPING: PriceListMapping = { headings: [], sheets: [] }

import { z } from 'zod'
import { priceListColumnSchema } from './columns/columns'

/**
 * 留意: a cell that names a sale, a withholding or a pledge among other words (配套车位已售), money paid or a person (按揭中,
 * 李四), another price (上浮2%), a sign that nothing explains (★900000), a cell left empty among a chart's figures, a
 * space in its home's own row, or a row between the homes that speaks of some of them (以下为保留房源,
 * 仅201可售), of which nothing was made: shown so that a person decides. Rule LED-8.
 */
export const priceListNoticeSchema = z.strictObject({
  sheet: z.string(),
  /** The cell's name as Excel shows it: `K2`. */
  cell: z.string(),
  row: z.int(),
  column: priceListColumnSchema,
  /** The home it stands beside; empty where its number could not be read. */
  home: z.string(),
  text: z.string(),
})
export type PriceListNotice = z.infer<typeof priceListNoticeSchema>

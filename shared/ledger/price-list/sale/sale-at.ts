import { z } from 'zod'
import { priceListColumnSchema } from '../columns/columns'

/** Where a list says that a home is sold: the cell as Excel shows it. */
export const soldAtSchema = z.strictObject({
  sheet: z.string(),
  cell: z.string(),
  row: z.int(),
  column: priceListColumnSchema,
  /** It is said of several homes together: by a row or title over them, or by their sheet's name. */
  over: z.enum(['rows', 'sheet']).optional(),
})
export type SoldAt = z.infer<typeof soldAtSchema>

/** What words over homes say of all of them: 已售房源, 保留房源, 可售房源. */
export type SaleOver = { says: string; meaning: 'sold' | 'withheld' | 'forSale'; at: SoldAt }

/** 备注：301、302为保留房源, 带*号为已售: what a row that is no home says of homes that it names, or of those with a sign. */
export type SaleNote = { says: string; isSold: boolean; at: SoldAt; rooms: readonly string[]; sign: string | null }

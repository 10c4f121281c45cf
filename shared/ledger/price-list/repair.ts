import { z } from 'zod'
import { priceListColumnSchema } from './columns/columns'

/** 修复: a cell that was read as something else than it says, shown so that a person can look. Rule LED-8. */
export const priceListRepairSchema = z.strictObject({
  sheet: z.string(),
  /** The cell's name as Excel shows it: `E2`. */
  cell: z.string(),
  /** The row's number as Excel shows it. */
  row: z.int(),
  column: priceListColumnSchema,
  code: z.enum([
    /** `101` in a column of four-digit rooms: Excel cut the leading zero. */
    'leadingZero',
    /** A figure written as text: full-width digits, spaces, thousands separators. */
    'textFigure',
    /** Nothing under 调整后单价: the price before holds. */
    'priceBefore',
    /** Left blank under a cell that was written once for several rows. */
    'filledDown',
    /** No entrance written beside rows of the building that name theirs: taken as the next one. */
    'entranceAssumed',
    /** `1-1203`: the 1 is taken for the building, which nothing but it and the sheet says. */
    'roomPrefix',
    /** A space that the office writes otherwise: 1 where it has 001. Rule LED-11. */
    'knownSpelling',
    /** 跃层, a home on several floors: `6-7` is on the lower one. */
    'lowerFloor',
    /** 排屋, 别墅: `1号` is the house itself, read as a room on floor 1. */
    'houseNumber',
    /** A person said which building the sheet is of, and nothing in it does. */
    'buildingSaid',
    /** `18A` without a column of floors, `202*`: read, and written so that a person should look. */
    'roomSpelling',
    /** 价格表, 销控表 over a chart: its figures tell whether they are 单价, 总价 or 万元. */
    'figureRead',
  ]),
  /** What the cell says, and what it was read as. */
  text: z.string(),
  readAs: z.string(),
})
export type PriceListRepair = z.infer<typeof priceListRepairSchema>

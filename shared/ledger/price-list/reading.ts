import { z } from 'zod'
import { positiveFenSchema } from '../../kernel/money'
import { isRefusal } from '../../kernel/refusal'
import { type RoundTo, roundedTotal } from '../../pricing/limits'
import { LOOKED_FOR, type PriceKind, priceColumn, priceKindSchema, priceListColumnSchema } from './columns'
import { priceListFaultSchema } from './fault'
import { findHeader, type Header } from './header'
import { openListSheet } from './line'
import type { PriceListMapping } from './mapping'
import { priceListRepairSchema } from './repair'
import { type PriceListRow, priceListRowSchema, readRows } from './rows'
import { columnLetter, type Sheet } from './sheet'
import { skippedRowSchema } from './skip'
import { type Unreadable, unreadable } from './unreadable'

const unreadColumnSchema = z.strictObject({
  /** The heading as written; of two heading rows both. */
  header: z.string(),
  /** The column as Excel shows it. */
  letter: z.string(),
  isHidden: z.boolean(),
})

/** A sheet that was read, and how. */
const readSheetSchema = z.strictObject({
  name: z.string(),
  /** One row a home; or floors down and rooms across, one figure a sheet. */
  layout: z.enum(['list', 'matrix']),
  /** First and last heading row as Excel numbers them. */
  headerRows: z.tuple([z.int(), z.int()]),
  columns: z.array(unreadColumnSchema.extend({ column: priceListColumnSchema })),
  unreadColumns: z.array(unreadColumnSchema),
  /** Rows that are filtered away or hidden in the file, and were read. */
  hiddenRows: z.int(),
})
export type ReadSheet = z.infer<typeof readSheetSchema>

const buildingSumSchema = z.strictObject({
  building: z.string(),
  units: z.int(),
  /** 0.01 ㎡. */
  area: z.int(),
  /** Fen; each home's list total rounded to 元 as the list shows it. */
  total: positiveFenSchema,
})
export type BuildingSum = z.infer<typeof buildingSumSchema>

/** 一房一价表 as read: its homes, its faults, and everything that was not read. Rule LED-8. */
export const priceListReadingSchema = z.strictObject({
  /** The sheets that were read, in the workbook's order. */
  sheets: z.array(readSheetSchema).min(1),
  /** Which figure decides, and which of them the list has at all. */
  decidedBy: priceKindSchema,
  decidable: z.array(priceKindSchema),
  /** The list has one price, which serves as filed and list price. */
  isListAlsoFiled: z.boolean(),
  rows: z.array(priceListRowSchema),
  faults: z.array(priceListFaultSchema),
  repairs: z.array(priceListRepairSchema),
  skipped: z.array(skippedRowSchema),
  /** Sheets that were not read; `isPriceList` where they could have been. */
  otherSheets: z.array(z.strictObject({ name: z.string(), isHidden: z.boolean(), isPriceList: z.boolean() })),
  sums: z.array(buildingSumSchema),
})
export type PriceListReading = z.infer<typeof priceListReadingSchema>

/** What the person says of the list, and what else its reading goes by. Rule LED-8. */
export type PriceListOptions = {
  /** Which figure decides; `null` for the only one the list has, or what its figures show. */
  decidedBy: PriceKind | null
  mapping?: PriceListMapping
  /** The project's name, which names of buildings may carry. */
  project?: string | null
  /** What totals are rounded to where they are summed and compared (fen). Rule PRC-2. */
  roundTo?: RoundTo
  onProgress?: (done: number, total: number) => void
}

/**
 * Reads a price list from an office's file: the first visible sheet that has its headings. Refused when no sheet has
 * them, or the figure that is to decide has no column. Writes nothing. Rule LED-8.
 */
export function readPriceList(
  sheets: readonly Sheet[],
  { decidedBy: said, roundTo = 100 }: PriceListOptions,
): PriceListReading | Unreadable {
  const found = sheets.map((sheet) => ({ sheet, header: findHeader(sheet) }))
  const chosen = chooseSheet(found)
  if (isRefusal(chosen)) return chosen
  const { sheet, header } = chosen
  const decidedBy = said ?? 'unitPrice'
  if (!header.columns.some(({ column }) => column === priceColumn('list', decidedBy))) {
    return unreadable('decidingColumnMissing', [LOOKED_FOR[decidedBy]])
  }
  const { rows, faults, skipped } = readRows(openListSheet(sheet, header), decidedBy, roundTo)
  const describe = ({ index, header: text }: { index: number; header: string }) => ({
    header: text,
    letter: columnLetter(index),
    isHidden: sheet.hiddenColumns.includes(index),
  })
  return {
    sheets: [
      {
        name: sheet.name,
        layout: 'list',
        headerRows: [header.first + 1, header.last + 1],
        columns: header.columns.map((column) => ({ column: column.column, ...describe(column) })),
        unreadColumns: header.unread.map(describe),
        hiddenRows: sheet.hiddenRows.filter((row) => row > header.last).length,
      },
    ],
    decidedBy,
    decidable: priceKindSchema.options.filter((kind) =>
      header.columns.some(({ column }) => column === priceColumn('list', kind)),
    ),
    isListAlsoFiled: header.isListAlsoFiled[decidedBy],
    rows,
    faults,
    repairs: [],
    skipped,
    otherSheets: found
      .filter((other) => other.sheet !== sheet)
      .map((other) => ({ name: other.sheet.name, isHidden: other.sheet.isHidden, isPriceList: other.header !== null })),
    sums: sumBuildings(rows, roundTo),
  }
}

function chooseSheet(
  found: readonly { sheet: Sheet; header: Header | null }[],
): { sheet: Sheet; header: Header } | Unreadable {
  const hidden: string[] = []
  for (const { sheet, header } of found) {
    if (header && !sheet.isHidden) return { sheet, header }
    if (header) hidden.push(sheet.name)
  }
  return hidden.length > 0
    ? unreadable('listHidden', hidden)
    : unreadable('headerMissing', [LOOKED_FOR.room, LOOKED_FOR.area, `${LOOKED_FOR.unitPrice}/${LOOKED_FOR.total}`])
}

function sumBuildings(rows: readonly PriceListRow[], roundTo: RoundTo): BuildingSum[] {
  const sums = new Map<string, BuildingSum>()
  for (const { building, area, list } of rows) {
    const sum = sums.get(building) ?? { building, units: 0, area: 0, total: 0 }
    sum.units += 1
    sum.area += area
    sum.total += roundedTotal(list, area, roundTo)
    sums.set(building, sum)
  }
  return [...sums.values()]
}

import { z } from 'zod'
import type { ChartHomes } from './charts/chart-homes'
import type { Chart } from './charts/chart-shape'
import { type PriceListColumn, priceColumn, priceListColumnSchema, priceOf } from './columns/columns'
import type { Header } from './columns/header'
import { cellAt, cellLine, columnLetter, type Sheet } from './sheet'
import type { FoundSheet } from './sheets'
import type { OpenedSheet } from './table'

const unreadColumnSchema = z.strictObject({
  /** The heading as written; of two heading rows both; empty where something stands under none. */
  header: z.string(),
  /** The column as Excel shows it. */
  letter: z.string(),
  isHidden: z.boolean(),
})

/** A sheet that was read, and how. */
export const readSheetSchema = z.strictObject({
  name: z.string(),
  /** One row a home; or floors down and rooms across, one figure a sheet. */
  layout: z.enum(['list', 'matrix']),
  /** First and last heading row as Excel numbers them. */
  headerRows: z.tuple([z.int(), z.int()]),
  columns: z.array(unreadColumnSchema.extend({ column: priceListColumnSchema })),
  unreadColumns: z.array(unreadColumnSchema),
  /** Columns that mean what another one is read as: which of the two is read, a person can say. */
  rivals: z
    .array(
      z.strictObject({
        column: priceListColumnSchema,
        used: z.string(),
        header: z.string(),
        letter: z.string(),
        /** The one that is read stays what it is where the other holds: 备案单价 beside 案场单价. */
        isBeside: z.boolean().default(false),
      }),
    )
    .default([]),
  /** Columns of money that are not read until a person says which of these they are, or none; a title has no letter. */
  asked: z
    .array(z.strictObject({ header: z.string(), letter: z.string(), meanings: z.array(priceListColumnSchema) }))
    .default([]),
  /** Rows that are filtered away or hidden in the file, and were read. */
  hiddenRows: z.int(),
})
export type ReadSheet = z.infer<typeof readSheetSchema>

/** What a person is shown of a sheet that was read: its columns, those passed over, and what is asked about them. */
export function describeSheet(
  { sheet, header, charts: own, others, areas }: FoundSheet,
  { columns, unclear, asked }: Pick<ChartHomes, 'columns' | 'unclear' | 'asked'>,
  opened: OpenedSheet | undefined,
): ReadSheet {
  const describe = ({ index, header: text }: { index: number; header: string }) => ({
    header: text,
    letter: columnLetter(index),
    isHidden: sheet.hiddenColumns.includes(index),
  })
  const charts = own.length > 0 ? own : others
  const [chart] = charts
  const ofAreas = areas[0]?.first ?? 0
  const isOfFloors = opened?.tables.every(({ lines }) => lines.some((line) => line.floorTitle)) ?? false
  const [first, last] = header ? [header.first, header.last] : [chart?.first ?? ofAreas, chart?.last ?? ofAreas]
  const ofChart = [...(columns.get(sheet.name) ?? [])].map(([column, place]) => ({ column, ...place }))
  return {
    name: sheet.name,
    layout: header || !chart ? 'list' : 'matrix',
    headerRows: [first + 1, last + 1],
    columns: (header?.columns ?? ofChart).map((column) => {
      return { column: isOfFloors ? asFloor(column.column) : column.column, ...describe(column) }
    }),
    unreadColumns: (header
      ? [...unreadColumnsOf(header), ...findUnnamed(sheet, header)]
      : unreadIn(charts, unclear)
    ).map(describe),
    rivals: header ? rivalsOf(header) : [],
    asked: [
      ...(opened?.titles.asked ?? []).map(({ header: text, meanings }) => ({ header: text, letter: '', meanings })),
      ...asked
        .filter(({ at }) => at.sheet === sheet.name)
        .map(({ header: text, at }) => ({ header: text, letter: columnLetter(at.index), meanings: [STATUS] })),
      ...(header?.asked ?? []).map(({ index, header: text, meanings }) => {
        return { header: text, letter: columnLetter(index), meanings }
      }),
    ],
    hiddenRows: sheet.hiddenRows.filter((row) => row > last).length,
  }
}

const STATUS: PriceListColumn = 'status'

/** What a list's column holds under 底价表. */
function asFloor(column: PriceListColumn): PriceListColumn {
  const price = priceOf(column)
  return price?.owner === 'list' ? priceColumn('floor', price.kind) : column
}

/** What is none of the home's own figures, 装修总价 under a chart's rooms, or may be none. Each name once. */
function unreadIn(charts: readonly Chart[], unclear: ChartHomes['unclear']): { index: number; header: string }[] {
  const found = new Map<string, number>()
  for (const { figure, at } of unclear) {
    const isHere = charts.some(({ sheet }) => sheet.name === at.sheet)
    if (isHere && !found.has(figure.text)) found.set(figure.text, at.index)
  }
  for (const { sheet, last, rooms } of charts) {
    for (const { index, figure } of rooms) {
      const header = figure?.of === 'other' ? cellLine(cellAt(sheet, last, index)) : ''
      if (header !== '' && !found.has(header)) found.set(header, index)
    }
  }
  return [...found].map(([header, index]) => ({ header, index }))
}

function rivalsOf({ columns, rivals }: Header): ReadSheet['rivals'] {
  return rivals.map(({ column, header, index, isBeside = false }) => {
    const own = columns.find((one) => one.column === column)
    const used = own ?? columns.find((one) => priceOf(column) && priceOf(one.column)?.owner === 'list')
    return { column, used: used?.header ?? '', header, letter: columnLetter(index), isBeside }
  })
}

/** Those of which nothing at all is read. */
function unreadColumnsOf({ columns, unread }: Header): Header['unread'] {
  return unread.filter(({ index }) => !columns.some((column) => column.index === index))
}

/** Columns without a heading that have something in them. */
function findUnnamed(sheet: Sheet, { last, columns, unread }: Header): { index: number; header: string }[] {
  const known = new Set([...columns, ...unread].map(({ index }) => index))
  const found = new Set<number>()
  for (const row of sheet.rows.slice(last + 1)) {
    row.forEach((cell, index) => {
      if (cell.kind !== 'empty' && !known.has(index)) found.add(index)
    })
  }
  return [...found].map((index) => ({ index, header: '' }))
}

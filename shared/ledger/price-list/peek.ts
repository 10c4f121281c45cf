import { z } from 'zod'
import { type Refusal, refuse } from '../../kernel/refusal'
import { type Meanings, readHeadings } from './columns/headings'
import { columnLetter, type Sheet } from './sheet'

/** How much of a file is shown: enough to point at its headings, never the file itself. */
const SHEETS = 10
const ROWS = 12
const COLUMNS = 30
const LONGEST = 120

/** Headings as they stand, whatever was said of earlier lists. */
const NOTHING_SAID: Meanings = new Map()

/** 未识别的工作表: its first rows, so that a person can point at the headings and say what they mean. Rule LED-8. */
export const sheetPeekSchema = z.strictObject({
  name: z.string(),
  isHidden: z.boolean(),
  /** Column letters as Excel shows them, as many as the rows have cells. */
  letters: z.array(z.string()),
  rows: z.array(
    z.strictObject({
      /** The row's number as Excel shows it. */
      row: z.int(),
      /** What the row's cells say, which are its headings where it is the heading row. */
      cells: z.array(z.string()),
      /** The headings where this row groups the next one. */
      grouped: z.array(z.string()),
    }),
  ),
})
export type SheetPeek = z.infer<typeof sheetPeekSchema>

/** The same refusal with the sheets of the opened workbook, so that a person can say what their headings mean. */
export function withSheets<Code extends string, Data extends object>(
  { refused, data }: Refusal<Code, Data>,
  sheets: readonly Sheet[],
): Refusal<Code, Data & { sheets: SheetPeek[] }> {
  return refuse(refused, { ...data, sheets: peekSheets(sheets) })
}

/** The first rows of the sheets with something in them; the headings read as they are when the list is read. */
export function peekSheets(sheets: readonly Sheet[]): SheetPeek[] {
  return sheets
    .filter(({ rows }) => rows.some((row) => row.length > 0))
    .slice(0, SHEETS)
    .map(peekSheet)
}

/** The first rows of one sheet. */
export function peekSheet(sheet: Sheet): SheetPeek {
  const rows = sheet.rows.slice(0, ROWS).map((_, index) => ({
    row: index + 1,
    cells: shorten(headingsAt(sheet, index, index)),
    grouped: shorten(headingsAt(sheet, index, index + 1)),
  }))
  const width = Math.max(...rows.map(({ grouped }) => grouped.length))
  const letters = Array.from({ length: width }, (_, index) => columnLetter(index))
  return { name: sheet.name, isHidden: sheet.isHidden, letters, rows }
}

/** What the columns are called where these are the heading rows. */
function headingsAt(sheet: Sheet, first: number, last: number): string[] {
  return readHeadings(sheet, first, last, NOTHING_SAID).map(({ header }) => header)
}

function shorten(texts: readonly string[]): string[] {
  return texts.slice(0, COLUMNS).map((text) => text.slice(0, LONGEST))
}

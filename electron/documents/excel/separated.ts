import { CsvError, parse } from 'csv-parse/sync'
import type { Sheet } from '../../../shared/ledger/price-list/sheet'
import { FileUnreadable, LAST_ROW, MOST_CELLS, type Reading } from './bounds'
import { finishSheet, putCell, startSheet, textCell } from './sheet-making'

/** What one row of text may be at most; a field that quotes the rest of the file ends here. */
const LONGEST_ROW = 200_000
const SEPARATORS = [',', ';', '\t'] as const
/** How much of the text is looked at to see what separates its fields. */
const LOOKED_AT = 20_000

/** Reads separated text (CSV, TXT). Every field is text, as it stands: `0101` keeps its zero. Rule LED-8. */
export function readSeparated(text: string, name: string, reading: Reading): Sheet[] {
  const sheet = startSheet(reading, name)
  const delimiter = findSeparator(text)
  const fields: number[] = []
  for (const [row, cells] of parseRows(text, delimiter).entries()) {
    for (const [column, field] of cells.entries()) putCell(sheet, row, column, textCell(readField(field)))
    // A tab too many at the end of a row is no field.
    fields.push(delimiter === ',' ? cells.length : cells.findLastIndex((field) => readField(field) !== '') + 1)
  }
  return [{ ...finishSheet(sheet), fields }]
}

function parseRows(text: string, delimiter: string): string[][] {
  // Empty fields are fields as well, and no bound of the parser counts them.
  if (countOf(text, delimiter) > MOST_CELLS) throw new FileUnreadable('tooLarge')
  try {
    const rows: string[][] = parse(text, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      max_record_size: LONGEST_ROW,
      to: LAST_ROW + 1,
    })
    if (rows.length > LAST_ROW) throw new FileUnreadable('tooLarge')
    return rows
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new FileUnreadable(error.code === 'CSV_MAX_RECORD_SIZE' ? 'tooLarge' : 'damaged')
  }
}

/** The sign that separates most, outside of quotes. */
function findSeparator(text: string): string {
  const bare = text.slice(0, LOOKED_AT).replace(/"[^"]*"/g, '')
  const [first] = SEPARATORS.map((separator) => ({ separator, times: bare.split(separator).length })).sort(
    (a, b) => b.times - a.times,
  )
  return first?.separator ?? ','
}

function countOf(text: string, sign: string): number {
  let count = 0
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) count += 1
  return count
}

/** Programs write `="0101"` or a tab before long numbers, so that Excel leaves them alone. */
function readField(field: string): string {
  const bare = field.trim()
  const [, kept = bare] = /^="(.*)"$/s.exec(bare) ?? []
  return kept
}

import { formatInstant } from '../../../shared/kernel/day'
import type { ExactFen } from '../../../shared/pricing/exact'
import type { Table, TableCell, TableColumn } from '../../documents/excel/write'
import type { Heading, TableName, Words } from './words'

/** What a column's values are in the office; each is a figure, date or text of its own in Excel. */
type Values = {
  text: string
  /** Fen, and fen/㎡. */
  fen: number
  /** Fen that were never rounded. */
  exactFen: ExactFen
  /** 0.01 ㎡. */
  area: number
  /** 0.0001. */
  rate: number
  count: number
  day: string
  instant: number
}

type Kind = keyof Values

/** One column: its heading, what its values are, and where they come from; an empty cell where there is none. */
export type Column<Row> = {
  [K in Kind]: { heading: Heading; kind: K; of: (row: Row) => Values[K] | null; width?: number }
}[Kind]

/** A table as it is handed to the thread that writes it: plain data, and what the record says of it. */
export type Described = {
  name: TableName
  columns: TableColumn[]
  rows: TableCell[][]
  /** What narrowed it, in the file's language. */
  filters: readonly string[]
}

const FORMATS = {
  text: 'text',
  fen: 'money',
  exactFen: 'exactMoney',
  area: 'area',
  rate: 'rate',
  count: 'count',
  day: 'day',
  instant: 'instant',
} as const satisfies Record<Kind, TableColumn['format']>

/** Characters. */
const WIDTHS: Record<Kind, number> = {
  text: 14,
  fen: 18,
  exactFen: 20,
  area: 14,
  rate: 11,
  count: 11,
  day: 13,
  instant: 21,
}

/** Rows through their columns: the one way from any list of the program to a table of Excel. */
export function describe<Row>(
  words: Words,
  name: TableName,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  filters: readonly string[] = [],
): Described {
  return {
    name,
    columns: columns.map(({ heading, kind, width }) => ({
      header: words.column[heading],
      width: width ?? WIDTHS[kind],
      format: FORMATS[kind],
    })),
    rows: rows.map((row) => columns.map((column) => cellOf(column, row))),
    filters,
  }
}

/** The table with the lines above it that say what it is, of when, and whose. */
export function tableOf(
  words: Words,
  { name, columns, rows, filters }: Described,
  made: { project: string | null; by: string; at: number },
): Table {
  const { head } = words
  return {
    name: words.name[name],
    columns,
    rows,
    head: [
      [made.project, words.name[name]].filter((part) => part !== null).join(' · '),
      `${head.filters}${filters.length > 0 ? filters.join(head.and) : head.all}`,
      `${head.by}${made.by}${head.and}${head.at}${formatInstant(made.at)}${head.and}${head.rows}${rows.length}`,
    ],
  }
}

function cellOf<Row>(column: Column<Row>, row: Row): TableCell {
  switch (column.kind) {
    case 'text':
      return column.of(row) || null
    case 'count':
      return column.of(row)
    case 'fen':
    case 'area':
      return hundredth(column.of(row))
    case 'rate': {
      const rate = column.of(row)
      return rate === null ? null : rate / 10_000
    }
    case 'exactFen': {
      const exact = column.of(row)
      return exact === null ? null : Number(exact) / 100
    }
    case 'day': {
      const day = column.of(row)
      return day === null ? null : new Date(`${day}T00:00:00Z`)
    }
    case 'instant': {
      // Excel's dates know no zone: what it shows is the time in Shanghai.
      const instant = column.of(row)
      return instant === null ? null : new Date(`${formatInstant(instant).replace(' ', 'T')}Z`)
    }
  }
}

/** Exact: a figure in fen or 0.01 ㎡ has two decimals. */
function hundredth(whole: number | null): number | null {
  return whole === null ? null : whole / 100
}

import {
  type Heading,
  type HeadingText,
  isOtherPrice,
  type PriceKind,
  type PriceListColumn,
  type PriceOwner,
  plainHeading,
  priceColumn,
  recogniseHeading,
} from './columns'
import { cellAt, cellLine, type Sheet } from './sheet'
import { HUNDREDTHS, readFigure, TEN_THOUSANDS } from './values'

/** A column in use. `decimals` down to the smallest unit of what stands in it. */
export type MappedColumn = { column: PriceListColumn; index: number; header: string; decimals: number }

/** 表头: the heading rows of a list, counted from 0, and what its columns mean. */
export type Header = {
  first: number
  last: number
  columns: MappedColumn[]
  /** Columns with a heading that are not read. */
  unread: { index: number; header: string }[]
  /** Per deciding figure: the list has one price of that kind, filed and list in one. Rule LED-8. */
  isListAlsoFiled: Record<PriceKind, boolean>
}

/** How far down headings are looked for. */
const DEEPEST_HEADER = 60

type HeadingCell = { index: number; header: string; heading: Heading | null }
type Candidate = { first: number; last: number; cells: HeadingCell[]; weight: number }

/**
 * Finds the heading rows of a price list, one row or two of which the upper one groups the lower, wherever they
 * stand and in whatever order the columns are. `null` for a sheet that has no room, no area or no price. Rule LED-8.
 */
export function findHeader(sheet: Sheet): Header | null {
  let best: Candidate | null = null
  for (let first = 0; first < Math.min(sheet.rows.length, DEEPEST_HEADER); first += 1) {
    for (const last of [first, first + 1]) {
      const candidate = weigh(first, last, readHeadings(sheet, first, last))
      if (candidate.weight > 0 && (best === null || isBetter(candidate, best))) best = candidate
    }
  }
  return best && mapColumns(sheet, best)
}

/** More columns; of as many, one row: a title above the headings is no part of them. */
function isBetter(candidate: Candidate, best: Candidate): boolean {
  if (candidate.weight !== best.weight) return candidate.weight > best.weight
  return candidate.first === candidate.last && best.first !== best.last
}

/** How many different columns these headings name; 0 when they cannot be a price list's. */
function weigh(first: number, last: number, cells: HeadingCell[]): Candidate {
  const names = new Set<string>()
  let hasPrice = false
  for (const { heading } of cells) {
    if (!heading) continue
    names.add(heading.of === 'home' ? heading.column : `${heading.owner} ${heading.kind}`)
    if (heading.of === 'price' && heading.owner !== 'floor') hasPrice = true
  }
  return { first, last, cells, weight: hasPrice && names.has('room') && names.has('area') ? names.size : 0 }
}

/** The headings of the columns where the heading rows are `first` to `last`, the upper one grouping the lower. */
export function readHeadings(sheet: Sheet, first: number, last: number): HeadingCell[] {
  if (first === last) {
    return (sheet.rows[first] ?? []).map((cell, index) => {
      const header = cellLine(cell)
      return { index, header, heading: header ? recogniseHeading(plainHeading(header)) : null }
    })
  }
  const width = Math.max(sheet.rows[first]?.length ?? 0, sheet.rows[last]?.length ?? 0)
  const groups = readGroups(sheet, first, last, width)
  return groups.map((group, index) => {
    const own = cellLine(cellAt(sheet, last, index))
    const header = own && group && own !== group ? `${group} ${own}` : own || group
    return { index, header, heading: recogniseGrouped(group, own) }
  })
}

/** The upper heading of each column: across its merged range, and over unmerged blanks beside it. */
function readGroups(sheet: Sheet, first: number, last: number, width: number): string[] {
  const groups = Array.from({ length: width }, (_, index) => cellLine(cellAt(sheet, first, index)))
  const isOwn = groups.map((group) => group !== '')
  for (const merge of sheet.merges) {
    if (merge.top > first || merge.bottom < first) continue
    const text = cellLine(cellAt(sheet, merge.top, merge.left))
    for (let index = merge.left; index <= Math.min(merge.right, width - 1); index += 1) {
      groups[index] = text
      isOwn[index] = true
    }
  }
  const hasLower = groups.map((_, index) => cellAt(sheet, last, index).kind === 'text')
  return groups.map((group, index) => {
    if (isOwn[index] || !hasLower[index]) return group
    let left = index - 1
    while (left >= 0 && !isOwn[left] && hasLower[left]) left -= 1
    return isOwn[left] && hasLower[left] ? (groups[left] ?? '') : group
  })
}

function recogniseGrouped(group: string, own: string): Heading | null {
  if (!own) return group ? recogniseHeading(plainHeading(group)) : null
  const lower = plainHeading(own)
  if (!group) return recogniseHeading(lower)
  const upper = plainHeading(group)
  const joined = (name: string): HeadingText => ({
    name,
    addition: `${upper.addition}${lower.addition}`,
    isByArea: upper.isByArea || lower.isByArea,
    isTenThousand: lower.isTenThousand,
  })
  const heading =
    recogniseHeading(joined(`${upper.name}${lower.name}`)) ??
    recogniseHeading(joined(`${lower.name}${upper.name}`)) ??
    recogniseHeading(lower)
  if (heading?.of !== 'price') return heading
  if (isOtherPrice(`${upper.name}${upper.addition}`)) return null
  // 价格(万元) over 单价 and 总价 means the totals.
  return heading.kind === 'total' && heading.isTenThousand === null
    ? { ...heading, isTenThousand: upper.isTenThousand }
    : heading
}

type PricePlace = { index: number; header: string; owner: PriceOwner | 'either'; kind: PriceKind; decimals: number }

function mapColumns(sheet: Sheet, { first, last, cells }: Candidate): Header | null {
  const columns = mapHomeColumns(cells)
  const area = columns.find(({ column }) => column === 'area')
  const prices = area ? placePrices(sheet, { first, last, cells }, area.index) : []
  const { mapped, isListAlsoFiled } = assignPrices(prices)
  columns.push(...mapped)
  if (!columns.some(({ column }) => column === 'listUnitPrice' || column === 'listTotal')) return null
  const taken = new Set(columns.map(({ index }) => index))
  const unread = cells
    .filter(({ index, header }) => header !== '' && !taken.has(index))
    .map(({ index, header }) => ({ index, header }))
  return { first, last, columns: columns.sort((a, b) => a.index - b.index), unread, isListAlsoFiled }
}

function mapHomeColumns(cells: HeadingCell[]): MappedColumn[] {
  const best = new Map<PriceListColumn, { rank: number; mapped: MappedColumn }>()
  for (const { index, header, heading } of cells) {
    if (heading?.of !== 'home') continue
    const { column, rank } = heading
    if (rank < (best.get(column)?.rank ?? Number.POSITIVE_INFINITY)) {
      best.set(column, { rank, mapped: { column, index, header, decimals: HUNDREDTHS } })
    }
  }
  return [...best.values()].map(({ mapped }) => mapped)
}

function placePrices(sheet: Sheet, header: Pick<Candidate, 'first' | 'last' | 'cells'>, area: number): PricePlace[] {
  const isInTenThousands = saysTenThousand(sheet, header.first)
  return header.cells.flatMap(({ index, header: text, heading }) => {
    if (heading?.of !== 'price') return []
    const kind = heading.kind ?? guessKind(sheet, header.last, index, area)
    if (kind === null) return []
    const isTenThousand = heading.isTenThousand ?? (kind === 'total' && isInTenThousands)
    return [{ index, header: text, owner: heading.owner, kind, decimals: isTenThousand ? TEN_THOUSANDS : HUNDREDTHS }]
  })
}

/** 单位:万元, written once above the table, is meant for its totals. */
function saysTenThousand(sheet: Sheet, first: number): boolean {
  return sheet.rows
    .slice(0, first)
    .some((row) => row.some((cell) => /单位:?(?:人民币)?万元/.test(cellLine(cell).replaceAll(' ', ''))))
}

/** Where only 底价 or 价格 is written: a figure of so many times the area is a total. */
const TOTAL_PER_AREA = 2_000

function guessKind(sheet: Sheet, last: number, index: number, area: number): PriceKind | null {
  for (let row = last + 1; row < sheet.rows.length; row += 1) {
    const price = readFigure(cellAt(sheet, row, index), HUNDREDTHS)
    const size = readFigure(cellAt(sheet, row, area), HUNDREDTHS)
    if (price.kind === 'figure' && size.kind === 'figure' && price.figure.value > 0 && size.figure.value > 0) {
      return price.figure.value >= size.figure.value * TOTAL_PER_AREA ? 'total' : 'unitPrice'
    }
  }
  return null
}

/**
 * Says whose price each column is. A plain 单价 or 总价 is the list's, unless another column is by name, then it is
 * the filed one; where only filed prices stand, they are the list's too. Rule LED-8.
 */
function assignPrices(prices: PricePlace[]): Pick<Header, 'isListAlsoFiled'> & { mapped: MappedColumn[] } {
  const places = new Map<PriceListColumn, PricePlace>()
  const put = (owner: PriceOwner, price: PricePlace) => {
    const column = priceColumn(owner, price.kind)
    if (!places.has(column)) places.set(column, price)
  }
  for (const price of prices) if (price.owner !== 'either') put(price.owner, price)
  const isNamed = { unitPrice: places.has('listUnitPrice'), total: places.has('listTotal') }
  for (const price of prices) if (price.owner === 'either') put(isNamed[price.kind] ? 'filed' : 'list', price)
  const isFiledOnly = !places.has('listUnitPrice') && !places.has('listTotal')
  if (isFiledOnly) {
    for (const price of prices) if (price.owner === 'filed') put('list', price)
    places.delete('filedUnitPrice')
    places.delete('filedTotal')
  }
  const isOnePrice = !places.has('filedUnitPrice') && !places.has('filedTotal')
  return {
    mapped: [...places].map(([column, { index, header, decimals }]) => ({ column, index, header, decimals })),
    isListAlsoFiled: { unitPrice: isOnePrice && !isNamed.unitPrice, total: isOnePrice && !isNamed.total },
  }
}

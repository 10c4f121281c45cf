import { cellAt, cellLine, type Sheet } from '../sheet'
import { HUNDREDTHS, readFigure, TEN_THOUSANDS } from '../values'
import { type PriceKind, type PriceListColumn, type PriceOwner, priceColumn } from './columns'
import type { HeadingCell } from './headings'

/** A column in use. `decimals` down to the smallest unit of what stands in it. */
export type MappedColumn = {
  column: PriceListColumn
  index: number
  header: string
  decimals: number
  /** Known by what stands in it, not by its heading. */
  isByCells?: boolean
  /** A status beside the one that goes first. */
  isFurther?: boolean
}

/**
 * A column that means what another one is read as, and nobody said which holds. `isBeside`: the one that is read stays
 * what it is where this one holds: 备案单价 beside 案场单价.
 */
export type RivalColumn = MappedColumn & { isBeside?: boolean }

/** A price whose owner may still be open. */
export type PricePlace = {
  index: number
  header: string
  owner: PriceOwner | 'either'
  kind: PriceKind
  decimals: number
  isSaid: boolean
  /** 调整后, 现行: it holds, and a plain price beside it held before. */
  isCurrent?: boolean
}

/** Per deciding figure: the list has one price of that kind, filed and list in one. Rule LED-8. */
export type IsListAlsoFiled = Record<PriceKind, boolean>

/** Where the prices of a sheet stand: its heading rows, its area column if any, and whether its rows are parking spaces. */
export type PricedRows = { first: number; last: number; area: number | null; isOfSpaces: boolean }

/** The prices among the headings of a sheet. */
export function placePrices(sheet: Sheet, cells: readonly HeadingCell[], rows: PricedRows): PricePlace[] {
  const { first } = rows
  const isInTenThousands = sheet.rows.slice(0, first).some((row) => row.some((cell) => saysTenThousand(cellLine(cell))))
  return cells.flatMap(({ index, header, heading }): PricePlace[] => {
    if (heading?.of !== 'price') return []
    const kind = heading.kind ?? guessKind(sheet, index, rows)
    if (kind === null) return []
    const isTenThousand = heading.isTenThousand ?? (kind === 'total' && isInTenThousands)
    const decimals = isTenThousand ? TEN_THOUSANDS : HUNDREDTHS
    const { owner, isSaid = false, isCurrent = false } = heading
    return [{ index, header, owner, kind, decimals, isSaid, isCurrent }]
  })
}

/** 单位:万元, written once above the table, is meant for its totals. */
export function saysTenThousand(text: string): boolean {
  return /单位[:为]?(?:人民币)?万元|\(万元\)/.test(text.replaceAll(' ', ''))
}

/** Where only 底价 or 价格 is written: a figure of so many times the area is a total. */
const TOTAL_PER_AREA = 2_000
/** Below, it may as well be what a square metre of a small shop costs; of a parking space never. */
const LEAST_TOTAL = 100_000_00

/** What a price in fen is to a home of this size; `null` where it could be either. Rule LED-8. */
export function kindOfPrice(price: number, area: number, isOfSpaces: boolean): PriceKind | null {
  if (price < area * TOTAL_PER_AREA) return 'unitPrice'
  return price >= LEAST_TOTAL || isOfSpaces ? 'total' : null
}

/** What the first row tells that can only be one of them. */
export function guessKind(sheet: Sheet, index: number, { last, area, isOfSpaces }: PricedRows): PriceKind | null {
  if (area === null) return null
  for (let row = last + 1; row < sheet.rows.length; row += 1) {
    const price = readFigure(cellAt(sheet, row, index), HUNDREDTHS)
    const size = readFigure(cellAt(sheet, row, area), HUNDREDTHS)
    if (price.kind === 'figure' && size.kind === 'figure' && price.figure.value > 0 && size.figure.value > 0) {
      const kind = kindOfPrice(price.figure.value, size.figure.value, isOfSpaces)
      if (kind) return kind
    }
  }
  return null
}

/**
 * Says whose price each column is. What a person said goes first; a plain 单价 or 总价 is the list's, unless another
 * column is by name, then it is the filed one; where only filed prices stand, they are the list's too. Rule LED-8.
 */
export function assignPrices(prices: readonly PricePlace[]): {
  mapped: MappedColumn[]
  isListAlsoFiled: IsListAlsoFiled
  /** Of a price that has its column already, unless a person said which it is. */
  rivals: RivalColumn[]
  /** The list's prices are the filed ones. */
  isFiledOnly: boolean
} {
  const rivals: MappedColumn[] = []
  const places = new Map<PriceListColumn, PricePlace>()
  const put = (owner: PriceOwner, price: PricePlace) => {
    const column = priceColumn(owner, price.kind)
    const taken = places.get(column)
    if (!taken) places.set(column, price)
    else if (!taken.isSaid && taken !== price) rivals.push({ column, ...price })
  }
  const named = [...prices.filter(({ isSaid }) => isSaid), ...prices.filter(({ isSaid }) => !isSaid)]
  for (const price of named) if (price.owner !== 'either') put(price.owner, price)
  const isNamed = { unitPrice: places.has('listUnitPrice'), total: places.has('listTotal') }
  for (const price of prices) if (price.owner === 'either') put(isNamed[price.kind] ? 'filed' : 'list', price)
  const isFiledOnly = !places.has('listUnitPrice') && !places.has('listTotal')
  if (isFiledOnly) {
    for (const price of named) if (price.owner === 'filed') put('list', price)
    places.delete('filedUnitPrice')
    places.delete('filedTotal')
  }
  const isOnePrice = !places.has('filedUnitPrice') && !places.has('filedTotal')
  return {
    isFiledOnly,
    mapped: [...places].map(([column, { index, header, decimals }]) => ({ column, index, header, decimals })),
    rivals: rivals
      .filter(({ column }) => places.has(column))
      .map(({ column, index, header, decimals }) => ({ column, index, header, decimals })),
    isListAlsoFiled: { unitPrice: isOnePrice && !isNamed.unitPrice, total: isOnePrice && !isNamed.total },
  }
}

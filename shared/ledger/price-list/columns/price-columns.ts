import { cellAt, cellLine, type Sheet } from '../sheet'
import { HUNDREDTHS, readFigure, TEN_THOUSANDS } from '../values'
import { namesOtherUnit, type PriceKind, type PriceListColumn, type PriceOwner, priceColumn } from './columns'
import type { HeadingCell } from './headings'

/** A column in use. `decimals` down to the smallest unit of what stands in it. */
export type MappedColumn = {
  column: PriceListColumn
  index: number
  header: string
  decimals: number
  /** The column of the price before, which still holds where this one says nothing: 单价 beside 调整后单价. */
  before?: { index: number; header: string }
  /** Known by what stands in it, not by its heading. */
  isByCells?: boolean
  /** A status beside the one that goes first. */
  isFurther?: boolean
  /** A status whose every value says that the home is taken: 客户姓名. */
  isOfNames?: boolean
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
  before?: { index: number; header: string }
  isFormer?: boolean
  /** Of a floor price whose it is: 经理, 总监. */
  level?: string
}

/** Per deciding figure: the list has one price of that kind, filed and list in one. Rule LED-8. */
export type IsListAlsoFiled = Record<PriceKind, boolean>

/**
 * Where the prices of a sheet stand: its heading rows, its area column if any, and whether its rows are parking spaces;
 * `isByPiece` where those are listed without any area.
 */
export type PricedRows = { first: number; last: number; area: number | null; isOfSpaces: boolean; isByPiece: boolean }

/** The prices among the headings of a sheet. */
export function placePrices(sheet: Sheet, cells: readonly HeadingCell[], rows: PricedRows): PricePlace[] {
  const { first } = rows
  const above = sheet.rows.slice(0, first).flatMap((row) => row.map(cellLine))
  const isSaidAbove = above.some(saysTenThousand)
  const isOtherAbove = above.some(saysOtherUnit)
  return cells.flatMap(({ index, header, heading }): PricePlace[] => {
    if (heading?.of !== 'price') return []
    const kind = heading.kind ?? guessKind(sheet, index, rows)
    if (kind === null) return []
    // Nobody reads 千元: figures that are too small for 元 are faults, or asked for.
    if (isOtherAbove && kind === 'total' && heading.isTenThousand === null && !heading.isSaid) return []
    const isTenThousand = heading.isTenThousand ?? isInTenThousands(sheet, { index, kind }, rows, isSaidAbove)
    const decimals = isTenThousand ? TEN_THOUSANDS : HUNDREDTHS
    const { owner, isSaid = false, isCurrent = false, level = '', isFormer = false } = heading
    return [{ index, header, owner, kind, decimals, isSaid, isCurrent, isFormer, level }]
  })
}

/** 单位:万元 or 单位:元/㎡、万元, written once above the table, is meant for its totals. */
export function saysTenThousand(text: string): boolean {
  return /单位[:为]?(?:人民币|平方米|平米|㎡|m[2²]|元|[/、,;和及每套平])*万|\(万元\)/.test(text.replaceAll(' ', ''))
}

/** 单位:千元, written once above the table. */
function saysOtherUnit(text: string): boolean {
  const plain = text.replaceAll(' ', '')
  return /单位/.test(plain) ? namesOtherUnit(plain) : /^\([十百千仟]万?元\)$/.test(plain)
}

/** What a square metre costs at least and at most: beyond, a price of it is in another unit (fen), 千元 perhaps. */
const SANE = { least: 1_000_00, most: 150_000_00 }
/** Below, it is no price of a square metre in 元 (fen). */
const LEAST_IN_YUAN = 100_00
/** How many homes are asked for the unit. */
const ASKED = 400

/**
 * Whether prices without a unit of their own are in 万元: where their figures over the areas make a price of a square
 * metre in that unit only, or in either, and it is written above. A unit price is where both say so.
 */
function isInTenThousands(
  sheet: Sheet,
  { index, kind }: { index: number; kind: PriceKind },
  { last, area }: PricedRows,
  isSaidAbove: boolean,
): boolean {
  const seen = { yuan: 0, tenThousand: 0, all: 0 }
  for (let row = last + 1; row < Math.min(sheet.rows.length, last + 1 + ASKED); row += 1) {
    const price = readFigure(cellAt(sheet, row, index), HUNDREDTHS)
    const size = area === null ? null : readFigure(cellAt(sheet, row, area), HUNDREDTHS)
    if (price.kind !== 'figure' || price.figure.value <= 0) continue
    if (kind === 'total' && (size?.kind !== 'figure' || size.figure.value <= 0)) continue
    const isTotal = kind === 'total' && size?.kind === 'figure'
    const unitPrice = isTotal ? (price.figure.value * 100) / size.figure.value : price.figure.value
    seen.all += 1
    if (unitPrice >= LEAST_IN_YUAN) seen.yuan += 1
    if (unitPrice * 10_000 >= SANE.least && unitPrice * 10_000 <= SANE.most) seen.tenThousand += 1
  }
  const isProven = seen.all > 0 && seen.yuan === 0 && seen.tenThousand === seen.all
  if (kind === 'unitPrice') return isProven && isSaidAbove
  const isDisproven = seen.all > 0 && seen.yuan === seen.all && seen.tenThousand === 0
  return isProven || (isSaidAbove && !isDisproven)
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

/** What the first row tells that can only be one of them; what has no area is priced by the piece. Rule LED-11. */
export function guessKind(sheet: Sheet, index: number, rows: PricedRows): PriceKind | null {
  const { last, area, isOfSpaces, isByPiece } = rows
  if (isByPiece) return 'total'
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
    mapped: [...places].map(([column, { index, header, decimals, before }]) => {
      return { column, index, header, decimals, ...(before ? { before } : {}) }
    }),
    rivals: rivals
      .filter(({ column }) => places.has(column))
      .map(({ column, index, header, decimals }) => ({ column, index, header, decimals })),
    isListAlsoFiled: { unitPrice: isOnePrice && !isNamed.unitPrice, total: isOnePrice && !isNamed.total },
  }
}

import { nameOfColumn, withUnheaded } from '../sale/sale-columns'
import { cellAt, type Sheet } from '../sheet'
import { HUNDREDTHS, largestIn, TEN_THOUSANDS } from '../values'
import { isTenThousand, NO_MONEY, nameOf } from './asked-money'
import { isOtherPrice, priceColumn } from './columns'
import { type BesideFiled, dealOf, type FiledHome, isFiledAgain } from './deal-figures'
import type { HeadingCell } from './headings'
import { positiveIn } from './list-price'
import { isNeverPrice } from './never-price'
import type { PricedRows, PricePlace, RivalColumn } from './price-columns'

/** A filed price by itself: known for what it is. */
const FILED = /备案|报备|公示|申报|物价|指导|核[准定]|批[准复]|审批|监制|限(?:价|单价|总价|售)|最高/
/** Money, though what else is said of it comes last: 总价9月, 价格说明. */
const PRICE = /价|房款|\d月/

/**
 * Columns beside filed prices alone whose figures may be what the homes are really sold for. Names of such prices are
 * without end (98折后总价, 实际成交总价), so that the figures tell; but for what says plainly that it is none. Rule LED-8.
 */
export function dealsBeside(
  sheet: Sheet,
  cells: readonly HeadingCell[],
  rows: PricedRows,
  { prices, passed }: { prices: readonly PricePlace[]; passed: ReadonlySet<number> },
): RivalColumn[] {
  const filed = prices.filter(({ owner }) => owner === 'filed')
  const isInTenThousands = filed.some(({ decimals }) => decimals === TEN_THOUSANDS)
  return withUnheaded(sheet, cells).flatMap(({ index, header: text, heading, isIgnored, isPart }): RivalColumn[] => {
    const header = text || nameOfColumn(index)
    if (isIgnored || isPart || passed.has(index) || heading || !mayBeDeal(header)) return []
    const unit = { isSaid: isTenThousand(header), isInTenThousands }
    const deal = dealOf((decimals) => besideFiled(sheet, rows, filed, { index, decimals }), unit)
    if (!deal) return []
    return [{ column: priceColumn('list', deal.kind), index, header, decimals: deal.decimals, isBeside: true }]
  })
}

/** Whether the plain prices of a list, which nobody has said to be its own, only repeat its filed ones. */
export function repeatsFiled(sheet: Sheet, rows: PricedRows, prices: readonly PricePlace[]): boolean {
  const filed = prices.filter(({ owner }) => owner === 'filed')
  const own = prices.filter(({ owner }) => owner === 'list' || owner === 'either')
  return (
    filed.length > 0 &&
    own.every((price) => {
      const figures = besideFiled(sheet, rows, filed, price)
      return price.owner === 'either' && !price.isSaid && figures.length > 1 && isFiledAgain(figures, price.kind)
    })
  )
}

/**
 * Whether a heading, as written, may be that of a price that homes are sold for: it is by its whole name none of those
 * that never are. A word in it tells nothing: 总价(不含车位), 置换总价.
 */
export function mayBeDeal(header: string): boolean {
  const name = nameOf(header)
  if (isNeverPrice(name) || (NO_MONEY.test(name) && !PRICE.test(name))) return false
  return !FILED.test(name) || isOtherPrice(name)
}

function besideFiled(
  sheet: Sheet,
  { last, area: areaAt }: PricedRows,
  filed: readonly PricePlace[],
  { index, decimals }: { index: number; decimals: number },
): BesideFiled[] {
  const found: BesideFiled[] = []
  for (let row = last + 1; row < sheet.rows.length; row += 1) {
    const figure = largestIn(cellAt(sheet, row, index), decimals)
    if (figure === null) continue
    const priceOf = (kind: PricePlace['kind']) => {
      const place = filed.find((one) => one.kind === kind)
      return place ? positiveIn(sheet, row, place.index, place.decimals) : null
    }
    const area = areaAt === null ? null : positiveIn(sheet, row, areaAt, HUNDREDTHS)
    const home: FiledHome = { unitPrice: priceOf('unitPrice'), total: priceOf('total'), area }
    if (home.unitPrice !== null || home.total !== null) found.push({ figure, filed: home })
  }
  return found
}

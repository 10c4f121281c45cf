import { nameOfColumn, withUnheaded } from '../sale/sale-columns'
import type { Sheet } from '../sheet'
import { HUNDREDTHS, TEN_THOUSANDS } from '../values'
import { isTenThousand, NO_MONEY, nameOf } from './asked-money'
import { isNoPrice, isOtherPrice, priceColumn } from './columns'
import { type BesideFiled, dealAmong, type FiledHome, isFiledAgain } from './deal-figures'
import type { HeadingCell } from './headings'
import { positiveIn } from './list-price'
import type { PricedRows, PricePlace, RivalColumn } from './price-columns'

/** A filed price by itself or of before: known for what it is. */
const FILED = /备案|报备|公示|申报|物价|指导|核[准定]|批[准复]|审批|监制|限(?:价|单价|总价|售)|最高/
const KNOWN = /^(?:原|旧|上[期次]|前[期次]|历史|调整前|首次|初始|原始)|底[价单总]|最低|^(?:总价)?差$/

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
  return withUnheaded(sheet, cells).flatMap(({ index, header: text, heading, isIgnored, isPart }): RivalColumn[] => {
    const header = text || nameOfColumn(index)
    if (isIgnored || isPart || passed.has(index) || heading || !mayBeDeal(nameOf(header))) return []
    for (const decimals of unitsOf(header, filed)) {
      const kind = dealAmong(besideFiled(sheet, rows, filed, { index, decimals }))
      if (kind) return [{ column: priceColumn('list', kind), index, header, decimals, isBeside: true }]
    }
    return []
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

/** Whether nothing in a name says what it is instead of a price that homes are sold for. */
export function mayBeDeal(name: string): boolean {
  if (isNoPrice(name) || NO_MONEY.test(name) || KNOWN.test(name)) return false
  return !FILED.test(name) || isOtherPrice(name)
}

/** 万元 where the heading says so, or else where the filed price is in it. */
function unitsOf(header: string, filed: readonly PricePlace[]): number[] {
  if (isTenThousand(header)) return [TEN_THOUSANDS]
  const isInTenThousands = filed.some(({ decimals }) => decimals === TEN_THOUSANDS)
  return isInTenThousands ? [HUNDREDTHS, TEN_THOUSANDS] : [HUNDREDTHS]
}

function besideFiled(
  sheet: Sheet,
  { last, area: areaAt }: PricedRows,
  filed: readonly PricePlace[],
  { index, decimals }: { index: number; decimals: number },
): BesideFiled[] {
  const found: BesideFiled[] = []
  for (let row = last + 1; row < sheet.rows.length; row += 1) {
    const figure = positiveIn(sheet, row, index, decimals)
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

import type { Sheet } from '../sheet'
import { HUNDREDTHS, TEN_THOUSANDS } from '../values'
import { type AskedColumn, asked, hasFigure, isTenThousand, nameOf } from './asked-money'
import { type PriceKind, priceKindSchema } from './columns'
import type { HeadingCell } from './headings'
import { kindIn, positiveIn } from './list-price'
import { guessKind, type PricedRows, type PricePlace } from './price-columns'

const BARE = /毛坯|清水/
/** What the decoration alone costs. */
const DECORATION =
  /^(?:(?:精|硬|全|室内)装修?|装修|装饰|装潢)(?:标准)?(?:价格?|价?单价|价?总价|总?款|费用?|金额|总额)?$/
/** Names of what both come to. */
const WHOLE = /^[合总共小]计|毛坯.*装|装.*毛坯|[含带].*装|装修?后|合计|总计|总房款|房款|合同|实际|成交/
const PRICE = /价|款|额|计/

type Figures = Pick<PricePlace, 'index' | 'kind' | 'decimals'>

/**
 * 毛坯 and 装修 beside what both come to: the home's price is the sum, where every row proves that it is one. Where the
 * figures do not, or 毛坯 is what was filed, a person says. 毛坯 without such a sum stays the price. Rule LED-8.
 */
export function settleWhole(
  sheet: Sheet,
  cells: readonly HeadingCell[],
  rows: PricedRows,
  prices: readonly PricePlace[],
): { prices: PricePlace[]; asked: AskedColumn[]; parts: number[] } {
  const unsettled = { prices: [...prices], asked: [], parts: [] }
  const bare = prices.filter(({ header, isSaid }) => !isSaid && BARE.test(header) && !/装/.test(header))
  const figures = (cell: HeadingCell): Figures[] => {
    const kind = kindIn(cell.header) ?? guessKind(sheet, cell.index, rows)
    return kind ? [{ index: cell.index, kind, decimals: isTenThousand(cell.header) ? TEN_THOUSANDS : HUNDREDTHS }] : []
  }
  const isDecoration = ({ heading, header }: HeadingCell) => !heading && DECORATION.test(nameOf(header))
  const decoration = cells.filter(isDecoration).flatMap(figures)
  if (bare.length === 0 || decoration.length === 0) return unsettled
  if (prices.some(({ isSaid, owner }) => isSaid && owner !== 'floor')) return unsettled
  const wholes = cells.filter((cell) => {
    const { index, header, heading, isIgnored } = cell
    if (isIgnored || isDecoration(cell) || bare.some((price) => price.index === index)) return false
    if (heading && !(heading.of === 'price' && heading.owner === 'either')) return false
    return PRICE.test(nameOf(header)) && hasFigure(sheet, rows, index)
  })
  const proven: PricePlace[] = []
  const open: AskedColumn[] = []
  for (const cell of wholes) {
    const [whole] = figures(cell)
    if (!whole) continue
    if (!isSum(sheet, rows, whole, bare, decoration)) {
      if (!cell.heading && WHOLE.test(nameOf(cell.header))) open.push(asked(cell, 'list', whole.kind))
    } else if (bare.some(({ owner }) => owner !== 'either')) {
      open.push(asked(cell, 'list', whole.kind))
    } else if (!proven.some(({ kind }) => kind === whole.kind)) {
      proven.push({ ...whole, header: cell.header, owner: 'either', isSaid: false })
    }
  }
  if (proven.length === 0) return { ...unsettled, asked: open }
  const isLeft = (price: PricePlace) => !bare.includes(price) && !proven.some(({ index }) => index === price.index)
  return { prices: [...prices.filter(isLeft), ...proven], asked: [], parts: decoration.map(({ index }) => index) }
}

/** Whether in every row a price is what 毛坯 and 装修 come to, and there is such a row. */
function isSum(
  sheet: Sheet,
  rows: PricedRows,
  whole: Figures,
  bare: readonly Figures[],
  decoration: readonly Figures[],
): boolean {
  let isAny = false
  for (let row = rows.last + 1; row < sheet.rows.length; row += 1) {
    const area = rows.area === null ? null : positiveIn(sheet, row, rows.area, HUNDREDTHS)
    const figure = positiveIn(sheet, row, whole.index, whole.decimals)
    const parts = [bare, decoration].map((part) => inKind(sheet, row, part, whole.kind, area))
    const [one, other] = parts
    if (!figure && !one) continue
    if (!figure || !one || !other || Math.abs(one + other - figure) > toleranceOf(whole, area)) return false
    isAny = true
  }
  return isAny
}

/** What a part costs in this row as a total or by the square metre. */
function inKind(sheet: Sheet, row: number, part: readonly Figures[], kind: PriceKind, area: number | null) {
  for (const one of [kind, ...priceKindSchema.options.filter((other) => other !== kind)]) {
    const place = part.find((figure) => figure.kind === one)
    const figure = place && positiveIn(sheet, row, place.index, place.decimals)
    if (figure && one === kind) return figure
    if (figure && area) return kind === 'total' ? (figure * area) / 100 : (figure * 100) / area
  }
  return null
}

/** 2 元 of a total, and what half a 元 of the unit prices makes over the area; 1 元 of a unit price. */
function toleranceOf({ kind, decimals }: Figures, area: number | null): number {
  if (kind === 'unitPrice') return 1_00
  return decimals === TEN_THOUSANDS ? 100_00 : 2_00 + (area ?? 0) / 100
}

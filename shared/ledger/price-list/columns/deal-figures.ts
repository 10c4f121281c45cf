import { HUNDREDTHS, TEN_THOUSANDS } from '../values'
import { type PriceKind, priceKindSchema } from './columns'

/** What a home was filed for, in fen, with its area in 0.01 ㎡. */
export type FiledHome = { unitPrice: number | null; total: number | null; area: number | null }

/** A figure that nothing reads, in fen if it is money, beside the filed price of the same home. */
export type BesideFiled = { figure: number; filed: FiledHome }

/** A price of the same home is between these parts of what it was filed for. */
const [LEAST, MOST] = [0.5, 1.5]

/**
 * Which price of the homes figures may be by what they come to, whatever they are called: most of them are near what
 * their home was filed for, and not all of them are that itself. `null` where they are none. Rule LED-8.
 */
function dealAmong(figures: readonly BesideFiled[]): PriceKind | null {
  for (const kind of priceKindSchema.options) {
    const near = figures.flatMap(({ figure, filed }) => {
      const price = filedIn(filed, kind)
      return price !== null && figure >= price * LEAST && figure <= price * MOST ? [{ figure, filed, price }] : []
    })
    const isSame = near.every(({ figure, filed, price }) => Math.abs(figure - price) <= toleranceOf(kind, filed))
    if (near.length * 2 > figures.length && !isSame) return kind
  }
  return null
}

/**
 * The same of figures whose unit only a heading says: in 元, or else in 万元, which are seldom said of totals. What is not
 * said to be in 万元 may be a unit price in it only where `isInTenThousands` says so: 2.9 is as well how high a storey is.
 */
export function dealOf(
  figuresIn: (decimals: number) => readonly BesideFiled[],
  { isSaid, isInTenThousands }: { isSaid: boolean; isInTenThousands: boolean },
): { kind: PriceKind; decimals: number } | null {
  const kind = isSaid ? null : dealAmong(figuresIn(HUNDREDTHS))
  if (kind) return { kind, decimals: HUNDREDTHS }
  const figures = figuresIn(TEN_THOUSANDS)
  const inTenThousands = !isSaid && areAreas(figures) ? null : dealAmong(figures)
  const isOfTotal = inTenThousands === 'total' || isSaid || isInTenThousands
  return inTenThousands && isOfTotal ? { kind: inTenThousands, decimals: TEN_THOUSANDS } : null
}

/** 90.12 is no 90.12万元 where that is the home's area. */
function areAreas(figures: readonly BesideFiled[]): boolean {
  return figures.every(({ figure, filed }) => filed.area !== null && Math.round(figure / 10_000) === filed.area)
}

/** Whether figures are what their homes were filed for once more: 总价 beside 备案单价. */
export function isFiledAgain(figures: readonly BesideFiled[], kind: PriceKind): boolean {
  return figures.every(({ figure, filed }) => {
    const price = filedIn(filed, kind)
    return price !== null && Math.abs(figure - price) <= toleranceOf(kind, filed)
  })
}

function filedIn({ unitPrice, total, area }: FiledHome, kind: PriceKind): number | null {
  if (kind === 'unitPrice') return unitPrice ?? (total !== null && area ? (total * 100) / area : null)
  return total ?? (unitPrice !== null && area ? (unitPrice * area) / 100 : null)
}

/** 1 元; of a total also what half of one of the unit price makes over the area, and what 万元 with two decimals leave. */
function toleranceOf(kind: PriceKind, { area }: FiledHome): number {
  return kind === 'unitPrice' ? 1_00 : Math.max(50_00, (area ?? 0) / 2)
}

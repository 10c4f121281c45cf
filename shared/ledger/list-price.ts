import { formatWholeYuan } from '../kernel/money'
import { roundedTotal } from '../pricing/limits'
import { unitPriceOf } from '../pricing/price'
import type { BoardHome } from './board-homes'

/**
 * The list unit price; of a fixed total the one that follows from it, to the yuan, as a cell has no more room. A parking
 * space or storeroom is priced by the piece.
 */
export function wordListPrice({ kind, list, area }: Pick<BoardHome, 'kind' | 'list' | 'area'>): string | null {
  if (list === null) return null
  if (kind !== 'home' || area === null) return formatWholeYuan(roundedTotal(list, area, 100))
  if (list.by === 'unitPrice') return formatWholeYuan(list.unitPrice)
  return formatWholeYuan(Math.round(unitPriceOf(list.total, area) / 100) * 100)
}

/** The list total, to the yuan; what has no area is priced by the piece. */
export function wordListTotal({ list, area }: Pick<BoardHome, 'list' | 'area'>): string | null {
  return list === null ? null : formatWholeYuan(roundedTotal(list, area, 100))
}

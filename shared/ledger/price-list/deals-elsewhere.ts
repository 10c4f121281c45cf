import { isInTenThousands } from './charts/chart-figure'
import { type BesideFiled, dealOf, type FiledHome } from './columns/deal-figures'
import { mayBeDeal } from './columns/deals-beside'
import type { PriceListRow } from './rows'
import { cellAt, type Sheet } from './sheet'
import { largestIn } from './values'

type Place = { row: number; index: number }
/** A cell of a sheet that nothing read, the home that it is beside, and what it is called: over a chart in several words. */
export type CellOfHome = Place & { home: string; group: string; names: readonly string[] }

/** What a home of the list was filed for, where no other price of it is known. */
export function filedOf({ list, area }: PriceListRow): FiledHome | null {
  if (!list) return null
  const [unitPrice, total] = list.by === 'unitPrice' ? [list.unitPrice, null] : [null, list.total]
  return { unitPrice, total, area }
}

/**
 * The figures on a sheet that nothing read which may be what homes of the list are sold for, of which
 * only filed prices are known; `null` where none are. Rule LED-8.
 */
export function dealElsewhere(
  sheet: Sheet,
  cells: readonly CellOfHome[],
  filed: ReadonlyMap<string, FiledHome>,
): [CellOfHome, ...CellOfHome[]] | null {
  const groups = new Map<string, CellOfHome[]>()
  for (const cell of cells) {
    const group = groups.get(cell.group) ?? []
    groups.set(cell.group, group)
    group.push(cell)
  }
  for (const group of groups.values()) {
    const [first] = group
    if (!first?.names.every(mayBeDeal)) continue
    const unit = { isSaid: first.names.some(isInTenThousands), isInTenThousands: true }
    const isDeal = dealOf((decimals) => besideFiled(sheet, group, filed, decimals), unit) !== null
    if (isDeal) return [first, ...group.slice(1)]
  }
  return null
}

function besideFiled(
  sheet: Sheet,
  cells: readonly CellOfHome[],
  filed: ReadonlyMap<string, FiledHome>,
  decimals: number,
): BesideFiled[] {
  return cells.flatMap(({ row, index, home }) => {
    const figure = largestIn(cellAt(sheet, row, index), decimals)
    const price = filed.get(home)
    return price && figure !== null ? [{ figure, filed: price }] : []
  })
}

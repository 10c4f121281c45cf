import { isInTenThousands } from './charts/chart-figure'
import { nameOf } from './columns/asked-money'
import { type BesideFiled, dealAmong, type FiledHome } from './columns/deal-figures'
import { mayBeDeal } from './columns/deals-beside'
import type { PriceListRow } from './rows'
import { cellAt, type Sheet } from './sheet'
import { HUNDREDTHS, readFigure, TEN_THOUSANDS } from './values'

type Place = { row: number; index: number }
/** A cell of a sheet that nothing read, and the home that it is beside. */
export type CellOfHome = Place & { home: string; group: string; name: string }

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
    if (!first || !mayBeDeal(nameOf(first.name))) continue
    const units = isInTenThousands(first.name) ? [TEN_THOUSANDS] : [HUNDREDTHS, TEN_THOUSANDS]
    const isDeal = units.some((decimals) => {
      const figures = besideFiled(sheet, group, filed, decimals)
      return !(decimals === TEN_THOUSANDS && areAreas(figures)) && dealAmong(figures) !== null
    })
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
    const read = readFigure(cellAt(sheet, row, index), decimals)
    const price = filed.get(home)
    return price && read.kind === 'figure' && read.figure.value > 0 ? [{ figure: read.figure.value, filed: price }] : []
  })
}

/** 90.12 is no 90.12万元 where that is the home's area. */
function areAreas(figures: readonly BesideFiled[]): boolean {
  return figures.every(({ figure, filed }) => filed.area !== null && Math.round(figure / 10_000) === filed.area)
}

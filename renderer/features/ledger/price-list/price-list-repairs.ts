import type { PriceListColumn } from '../../../../shared/ledger/price-list/columns/columns'
import type { PriceListRepair } from '../../../../shared/ledger/price-list/repair'

/** Cells that were mended alike: 房号 101 → 0101, in these places. */
export type RepairGroup = { column: PriceListColumn; text: string; readAs: string; places: string[] }

/** One kind of repair: how many cells, and which of them are alike. */
export type RepairKind = { code: PriceListRepair['code']; cells: number; groups: RepairGroup[] }

/** Repairs by kind, the most frequent first; alike ones counted together. Rule LED-8. */
export function groupRepairs(repairs: readonly PriceListRepair[], sheets: number): RepairKind[] {
  const kinds = new Map<PriceListRepair['code'], Map<string, RepairGroup>>()
  for (const { code, column, text, readAs, sheet, cell } of repairs) {
    const groups = kinds.get(code) ?? new Map<string, RepairGroup>()
    kinds.set(code, groups)
    const key = JSON.stringify([column, text, readAs])
    const group = groups.get(key) ?? { column, text, readAs, places: [] }
    groups.set(key, group)
    group.places.push(sheets > 1 ? `${sheet}!${cell}` : cell)
  }
  return [...kinds]
    .map(([code, byKey]) => {
      const groups = [...byKey.values()].toSorted((one, other) => other.places.length - one.places.length)
      return { code, groups, cells: groups.reduce((sum, { places }) => sum + places.length, 0) }
    })
    .toSorted((one, other) => other.cells - one.cells)
}

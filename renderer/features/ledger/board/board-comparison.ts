import type { BoardHome } from '../../../../shared/ledger/board-homes'
import { type ChangeCounts, PRICE_CHANGES, type PriceChange } from '../../../../shared/pricing/price-comparison'

/** What a cell says in place of its price: `▲1.2%`, one sign for the smallest cells, and the totals it follows from. */
export type CellChange = { change: PriceChange; text: string; sign: string; title: string }

/** 对比: how every home's price changed, and which change stays lit. */
export type BoardChanges = { of: ReadonlyMap<string, CellChange>; only: PriceChange | null }

/** Whether a home stays lit beside the board's own filter. */
export function isLitAmong(changes: BoardChanges | null, id: string): boolean {
  return changes === null || changes.only === null || changes.of.get(id)?.change === changes.only
}

/** How many of the homes shown went up, down, … */
export function countChanges({ of }: BoardChanges, homes: readonly Pick<BoardHome, 'id'>[]): ChangeCounts {
  const counts: ChangeCounts = { up: 0, down: 0, same: 0, added: 0, gone: 0, unpriced: 0 }
  for (const { id } of homes) {
    const known = of.get(id)
    if (known) counts[known.change] += 1
  }
  return counts
}

/** The chips of the legend: up, down and same always, others while there are such homes. */
export function changesOf(counts: ChangeCounts): PriceChange[] {
  return PRICE_CHANGES.filter(
    (change) => counts[change] > 0 || change === 'up' || change === 'down' || change === 'same',
  )
}

import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatWholeYuan } from '../../../shared/kernel/money'
import {
  type ChangeCounts,
  type ComparedHome,
  PRICE_CHANGES,
  type PriceChange,
  priceChangeOf,
} from '../../../shared/pricing/price-comparison'
import type { BoardHome } from './board-homes'
import { pairOf, signOf, useComparedPrices, wordChange } from './price-compare'

/** What a cell says in place of its price: `▲1.2%`, one sign for the smallest cells, and the totals it follows from. */
export type CellChange = { change: PriceChange; text: string; sign: string; title: string }

/** 对比: how every home's price changed, and which change stays lit. */
export type BoardChanges = { of: ReadonlyMap<string, CellChange>; only: PriceChange | null }

/** The board's comparison as the address asks for it; `changes` is null while none is asked for. Rule LED-7. */
export function useBoardComparison(projectId: string, asked: string | null) {
  const { t } = useTranslation(['pricing', 'common'])
  const pair = useMemo(() => pairOf(asked), [asked])
  const [only, setOnly] = useState<PriceChange | null>(null)
  const { data, error } = useComparedPrices(projectId, pair)
  const of = useMemo(() => {
    const wordTotal = (total: number | null) => (total === null ? t('compare.change.gone') : formatWholeYuan(total))
    return new Map(data?.map((home) => [home.unitId, cellChangeOf(t, home, wordTotal)]))
  }, [data, t])
  const changes = useMemo<BoardChanges | null>(() => pair && { of, only }, [pair, of, only])
  return { pair, changes, error, setOnly }
}

function cellChangeOf(
  t: Parameters<typeof wordChange>[0],
  home: ComparedHome,
  wordTotal: (total: number | null) => string,
): CellChange {
  const change = priceChangeOf(home)
  const totals = { before: wordTotal(home.listBefore), after: wordTotal(home.listAfter) }
  return { change, text: wordChange(t, home), sign: signOf(t, change), title: t('compare.cell', totals) }
}

/** Whether a home stays lit beside the board's own filter. */
export function isLitAmong(changes: BoardChanges | null, id: string): boolean {
  return changes === null || changes.only === null || changes.of.get(id)?.change === changes.only
}

/** How many of the homes shown went up, down, … */
export function countChanges({ of }: BoardChanges, homes: readonly BoardHome[]): ChangeCounts {
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

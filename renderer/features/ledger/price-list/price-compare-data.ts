import { skipToken, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatWholeYuan } from '../../../../shared/kernel/money'
import { type ComparedHome, type PriceChange, priceChangeOf } from '../../../../shared/pricing/price-comparison'
import { orpc } from '../../../api/client'
import type { BoardChanges, CellChange } from '../board/board-comparison'
import { pairOf, signOf, type VersionPair, wordChange } from './price-compare'

/** 调价对比: every home in the two versions. Nothing is asked while there is no pair. Rule LED-7. */
export function useComparedPrices(projectId: string, pair: VersionPair | null) {
  return useQuery(
    orpc.pricing.comparePrices.queryOptions({
      input: pair === null ? skipToken : { projectId, ...pair },
      staleTime: Number.POSITIVE_INFINITY,
    }),
  )
}

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

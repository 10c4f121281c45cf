import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { HomeChange } from '../../../../shared/ledger/price-list/known-home'
import type { PriceListLine } from '../../../../shared/ledger/price-list-contract'
import { orpc } from '../../../api/client'

/** As many homes as one call brings. */
const PAGE = 5_000

/** The homes of a list that waits for confirmation, one call after the other until all are here. Rule LED-8. */
export function usePriceListHomes(
  { projectId, uploadId, appliesFrom }: { projectId: string; uploadId: string; appliesFrom: number | null },
  change: HomeChange | null,
  isWanted: boolean,
): { homes: readonly PriceListLine[]; isLoading: boolean; error: unknown } {
  const pages = useInfiniteQuery(
    orpc.ledger.priceListLines.infiniteOptions({
      input: (from: number) => ({ projectId, uploadId, appliesFrom, change, from, count: PAGE }),
      initialPageParam: 0,
      getNextPageParam: (_, all) => {
        const known = all.reduce((sum, { lines }) => sum + lines.length, 0)
        return known < (all[0]?.total ?? 0) ? known : undefined
      },
      enabled: isWanted,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  )
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = pages
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [hasNextPage, isFetching, isError, fetchNextPage])
  const homes = useMemo(() => data?.pages.flatMap(({ lines }) => lines) ?? [], [data])
  return { homes, isLoading: pages.isLoading, error: pages.error }
}

import { useCallback, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { unitStateSchema } from '../../../../shared/ledger/unit'
import { pairOf } from '../price-list/price-compare'
import type { BoardFilter } from './board-filter'

export type BoardZoom = 'project' | 'building' | 'entrance'

/** Where on the board one is; it stands in the address, so that going back returns to it. */
export type BoardPlace = {
  building: string | null
  entrance: string | null
  zoom: BoardZoom
  /** The home whose drawer is open. */
  unit: string | null
  filter: BoardFilter
  /** 对比: two price versions, as `2-3`. */
  compare: string | null
}

/** Reads the place out of the address; what makes no sense counts as absent. */
export function placeOf(params: URLSearchParams): BoardPlace {
  const zoom = params.get('zoom')
  const state = unitStateSchema.safeParse(params.get('state'))
  const [from, to] = [Number(params.get('from')), Number(params.get('to'))]
  return {
    building: params.get('building'),
    entrance: params.get('entrance'),
    zoom: zoom === 'project' || zoom === 'entrance' ? zoom : 'building',
    unit: params.get('unit'),
    filter: {
      state: state.success ? state.data : null,
      type: params.get('type'),
      area: from > 0 && to >= from ? { from, to } : null,
    },
    compare: pairOf(params.get('compare')) && params.get('compare'),
  }
}

/** The address of the board narrowed to homes like one: its type, and areas within 5 ㎡ where it has one. */
export function boardOfLike({ type, area }: { type: string; area: number | null }): string {
  const spread = 500
  const params = new URLSearchParams({ state: 'available', type })
  if (area !== null) {
    params.set('from', String(Math.max(1, area - spread)))
    params.set('to', String(area + spread))
  }
  return `/board?${params}`
}

type PlaceKey = 'building' | 'entrance' | 'zoom' | 'unit' | 'state' | 'type' | 'from' | 'to' | 'compare'

/** The place on the board and how to change it. */
export function useBoardPlace() {
  const [params, setParams] = useSearchParams()
  const read = useMemo(() => placeOf(params), [params])
  const [filter, setFilter] = useState(read.filter)
  // The same filter stays the same object, so that opening a drawer does not draw every cell again.
  if (!isSameFilter(filter, read.filter)) setFilter(read.filter)
  const place = useMemo(() => ({ ...read, filter }), [read, filter])
  const go = useCallback(
    (change: Partial<Record<PlaceKey, string | null>>) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before)
          for (const [key, value] of Object.entries(change)) {
            if (value === null || value === undefined) after.delete(key)
            else after.set(key, value)
          }
          return after
        },
        { replace: true },
      ),
    [setParams],
  )
  return { place, go }
}

function isSameFilter(a: BoardFilter, b: BoardFilter): boolean {
  return a.state === b.state && a.type === b.type && a.area?.from === b.area?.from && a.area?.to === b.area?.to
}

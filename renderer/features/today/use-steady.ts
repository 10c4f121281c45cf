import { useCallback, useLayoutEffect, useRef } from 'react'
import { displacersOf, SETTLES_IN } from './steady'

/**
 * What others do moves rows: whoever clicks just then would decide another one's ticket. Tells whether a row has stood
 * where it stands long enough to be meant.
 */
export function useSteady(order: readonly string[]): (id: string) => boolean {
  const before = useRef<readonly string[]>([])
  const movedAt = useRef(new Map<string, number>())
  useLayoutEffect(() => {
    for (const id of displacersOf(before.current, order)) movedAt.current.set(id, performance.now())
    before.current = order
  }, [order])
  return useCallback((id) => performance.now() - (movedAt.current.get(id) ?? -SETTLES_IN) >= SETTLES_IN, [])
}

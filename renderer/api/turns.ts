import { useEffect, useMemo, useState } from 'react'
import { atInstant, officeNow, useTimesSet } from './clock'

/**
 * The office's time, taken again whenever other things are given, time alone has changed one of them, or the page's
 * clock was wrong; `nextOf` says when the second will be. Cheaper than a clock that ticks while nothing happens.
 */
export function useTurns<Things>(things: Things, nextOf: (things: Things, now: number) => number | null): number {
  const [turn, setTurn] = useState(0)
  const timesSet = useTimesSet()
  // biome-ignore lint/correctness/useExhaustiveDependencies: other things, a turn or a clock set are the reasons to look at it.
  const now = useMemo(officeNow, [things, turn, timesSet])
  const next = useMemo(() => nextOf(things, now), [things, nextOf, now])
  useAt(next, () => setTurn((count) => count + 1))
  return now
}

/** Does something once the office's clock reaches an instant. */
export function useAt(at: number | null, act: () => unknown): void {
  useEffect(() => (at === null ? undefined : atInstant(at, act)))
}

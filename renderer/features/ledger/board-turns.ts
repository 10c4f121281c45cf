import { useEffect, useMemo, useState } from 'react'
import { atInstant, officeNow } from '../../api/clock'

/**
 * The office's time, taken again whenever other things are given or time alone has changed one of them; `nextOf`
 * says when that will be. Cheaper than a clock that ticks while nothing happens.
 */
export function useTurns<Things>(things: Things, nextOf: (things: Things, now: number) => number | null): number {
  const [turn, setTurn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other things or a turn are the reasons to look at the clock.
  const now = useMemo(officeNow, [things, turn])
  const next = useMemo(() => nextOf(things, now), [things, nextOf, now])
  useAt(next, () => setTurn((count) => count + 1))
  return now
}

/** Does something once the office's clock reaches an instant. */
export function useAt(at: number | null, act: () => unknown): void {
  useEffect(() => (at === null ? undefined : atInstant(at, act)))
}

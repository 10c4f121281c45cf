import { useCallback, useMemo, useState } from 'react'
import type { BoardHome } from '../../../../shared/ledger/board-homes'
import type { BuildingPlan } from '../../../../shared/ledger/board-layout'
import { homesBetween } from './board-move'

/** Picking many homes for release and withholding: which are picked, and whether a plain click picks. */
export type Picking = {
  /** 多选 is on: a click picks, and floors, rooms, entrances and buildings can be picked by their heads. */
  isOn: boolean
  picked: ReadonlySet<string>
  turn: (isOn: boolean) => void
  /** Picks a home or lets it go; a range picks the block from the anchor to it. */
  pick: (plan: readonly BuildingPlan[], home: BoardHome, anchor: BoardHome | null) => void
  /** Picks all of them, or lets all go when all are picked. */
  pickAll: (homes: readonly BoardHome[]) => void
  /** Just these, from elsewhere. */
  pickOnly: (ids: readonly string[]) => void
  clear: () => void
}

export function usePicking(): Picking {
  const [isOn, setOn] = useState(false)
  const [picked, setPicked] = useState<ReadonlySet<string>>(NONE)
  const pick = useCallback<Picking['pick']>((plan, home, anchor) => {
    setPicked((before) => {
      const after = new Set(before)
      if (anchor) for (const { id } of homesBetween(plan, anchor, home)) after.add(id)
      else if (!after.delete(home.id)) after.add(home.id)
      return after
    })
  }, [])
  const pickAll = useCallback((homes: readonly BoardHome[]) => setPicked((before) => withAll(before, homes)), [])
  const pickOnly = useCallback((ids: readonly string[]) => {
    setOn(true)
    setPicked(new Set(ids))
  }, [])
  const clear = useCallback(() => setPicked(NONE), [])
  const turn = useCallback((next: boolean) => {
    setOn(next)
    if (!next) setPicked(NONE)
  }, [])
  return useMemo(
    () => ({ isOn, picked, turn, pick, pickAll, pickOnly, clear }),
    [isOn, picked, turn, pick, pickAll, pickOnly, clear],
  )
}

const NONE: ReadonlySet<string> = new Set()

/** All of the homes picked beside those that were; where all were, all of them let go. */
export function withAll(before: ReadonlySet<string>, homes: readonly BoardHome[]): ReadonlySet<string> {
  const after = new Set(before)
  const areAll = homes.every(({ id }) => before.has(id))
  for (const { id } of homes) {
    if (areAll) after.delete(id)
    else after.add(id)
  }
  return after
}

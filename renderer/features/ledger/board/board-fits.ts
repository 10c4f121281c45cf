import type { BoardHome } from '../../../../shared/ledger/board-homes'
import { unitStateAt } from '../../../../shared/ledger/unit'

/** What a command can be given of the homes picked, how many units it will take, and how many go with their homes. */
export type Fit = { unitIds: readonly string[]; units: number; tied: number }
export type Fits = { release: Fit; withhold: Fit; lift: Fit }

/**
 * Of the homes picked those that can be released, withheld and given back. A withheld home can be released: it stays
 * withheld until that ends, unless it has no price yet, which would refuse all the others. What is tied to a home goes with it and is not taken alone. Rules LED-5, LED-6, LED-11.
 */
export function fitsOf(picked: readonly BoardHome[], homes: readonly BoardHome[], now: number): Fits {
  const isReleased = (id: string) => {
    const home = homes.find((one) => one.id === id)
    return home !== undefined && !isKeptBack(home, now)
  }
  const isWithheld = (home: BoardHome) => unitStateAt(home, now) === 'withheld'
  const following = picked.filter((home) => home.tiedTo !== null && isKeptBack(home, now) && isReleased(home.tiedTo))
  return {
    release: withTied(
      picked.filter((home) => isReleasable(home, now)),
      homes,
      (home) => isReleasable(home, now),
      following,
    ),
    withhold: withTied(
      picked.filter((home) => isFree(home, now)),
      homes,
      () => true,
    ),
    lift: withTied(picked.filter(isWithheld), homes, () => true),
  }
}

/** Those that stand for themselves, with what is tied to them and moves along. */
function withTied(
  fitting: readonly BoardHome[],
  homes: readonly BoardHome[],
  movesAlong: (home: BoardHome) => boolean,
  following: readonly BoardHome[] = [],
): Fit {
  const own = fitting.filter(({ tiedTo }) => tiedTo === null)
  const ids = new Set(own.map(({ id }) => id))
  const along = homes.filter((home) => home.tiedTo !== null && ids.has(home.tiedTo) && movesAlong(home))
  const tied = along.length + following.length
  return { unitIds: [...ids, ...following.map(({ id }) => id)], units: own.length + tied, tied }
}

/** Never released, and not on a ticket or sold. */
function isKeptBack(home: BoardHome, now: number): boolean {
  const state = unitStateAt(home, now)
  return home.releasedFrom === null && (state === 'unreleased' || state === 'withheld')
}

function isReleasable(home: BoardHome, now: number): boolean {
  return isKeptBack(home, now) && (home.list !== null || unitStateAt(home, now) !== 'withheld')
}

function isFree(home: BoardHome, now: number): boolean {
  const state = unitStateAt(home, now)
  return state === 'available' || state === 'unreleased'
}

import { useSyncExternalStore } from 'react'

/**
 * What lies over the page: nothing; 切换人员, which may be left again; or 锁屏, behind which the office is asked nothing
 * but who enters. And whose page it is: what was another person's is drawn for nobody. Rule SEC-1.
 */
export type Cover = {
  kind: 'switching' | 'locked' | null
  /** The office has locked as well. */
  isHeld: boolean
  personId: string | null
}

/** What is asked before anybody has entered. */
const AT_THE_DOOR = /\/rpc\/(staff\/(session|here|enterByPin|signIn|lock)|backups\/lastRestore)$/

let state: Cover = { kind: null, isHeld: false, personId: null }
const listeners = new Set<() => void>()
const waiting = new Set<{ goOn: () => void; giveUp: (why: Error) => void }>()

export function coverNow(): Cover {
  return state
}

export function useCover(): Cover {
  return useSyncExternalStore(subscribe, coverNow)
}

/** Lays the cover over the page, or lifts it. What was asked behind it goes on only where it is still their page. */
export function setCover(change: Partial<Cover>): void {
  const isSame = change.personId === undefined || change.personId === state.personId
  state = { ...state, ...change }
  if (state.kind !== 'locked') state.isHeld = false
  if (!isSame) {
    for (const { giveUp } of waiting) giveUp(new Error('it was another person who asked'))
    waiting.clear()
  } else if (!state.isHeld) {
    for (const { goOn } of waiting) goOn()
    waiting.clear()
  }
  for (const tell of listeners) tell()
}

/** A question put behind the office's lock waits until it is lifted. */
export async function throughCover(address: string, signal: AbortSignal | null | undefined): Promise<void> {
  if (!state.isHeld || AT_THE_DOOR.test(new URL(address).pathname)) return
  await new Promise<void>((goOn, giveUp) => {
    const one = { goOn, giveUp }
    waiting.add(one)
    signal?.addEventListener('abort', () => {
      waiting.delete(one)
      giveUp(new Error('nobody waits for it any more'))
    })
  })
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

import { ORPCError } from '@orpc/client'
import { useEffect, useSyncExternalStore } from 'react'
import { client, orpc, queryClient } from './client'
import { useLiveState } from './live'
import { mindReach, type PageClock } from './reach'

let isSilent = false
const listeners = new Set<() => void>()

function setSilent(next: boolean) {
  if (next === isSilent) return
  isSilent = next
  for (const tell of listeners) tell()
  if (!next) void goOn()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether the office has not answered for so long that the person has to know. */
export function useIsSilent(): boolean {
  return useSyncExternalStore(subscribe, () => isSilent)
}

/** Asks whether the office answers wherever its live changes do not tell. Once, around every page. Rule SEC-4. */
export function useReach(): void {
  const { isLive } = useLiveState()
  useEffect(() => {
    if (isLive) return setSilent(false)
    return mindReach({ ask, clock, onTry: setSilent })
  }, [isLive])
}

const clock: PageClock = {
  now: () => performance.now(),
  after: (ms, work) => {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  },
}

/** A refusal of the office's own is an answer too. Who is no longer signed in, after a restore say, is led to the sign-in page. */
async function ask(signal: AbortSignal): Promise<void> {
  try {
    const { state } = await client.staff.session({}, { signal })
    const key = orpc.staff.session.queryKey()
    const known = queryClient.getQueryData(key)
    if (known && known.state !== state) void queryClient.invalidateQueries({ queryKey: key })
  } catch (error) {
    if (!(error instanceof ORPCError && error.defined)) throw error
  }
}

/** What was asked meanwhile may hang on a line that is dead; anything may have changed. */
async function goOn(): Promise<void> {
  await queryClient.cancelQueries()
  await queryClient.invalidateQueries()
}

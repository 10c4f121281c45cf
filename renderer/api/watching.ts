import { ORPCError } from '@orpc/client'
import { HEARTBEAT_MS } from '../../shared/ledger/board'

/** How one connection's life ended: it broke, or the office ended it since the same session has too many newer ones. */
export type Ending = 'broken' | 'setAside'

type Watching = {
  /** One connection, from its beginning to its end; tells of each thing heard. */
  once(onHeard: () => void): Promise<Ending>
  /** Told of each end. */
  onEnd(ending: Ending): void
  /** Told before each beginning but the first: anything may have changed meanwhile. */
  onAgain(): void
  /** Waits so many milliseconds, or until told to stop. */
  pause(ms: number, stopped: AbortSignal): Promise<void>
  /** Waits until somebody looks at the page again or touches it, or until told to stop. */
  attention(stopped: AbortSignal): Promise<void>
}

/** Two heartbeats come within this; silence means that the line is dead though nobody said so. */
const SILENCE = 2 * HEARTBEAT_MS + 2_000
const FIRST_RETRY = 500
const LONGEST_RETRY = 8_000

/**
 * Watches until told to stop. What breaks begins anew by itself; what was set aside stays silent until somebody wants
 * it, or windows of one session would end each other in turn for ever. Rules LED-2, SEC-5.
 */
export async function watchOn(
  { once, onEnd, onAgain, pause, attention }: Watching,
  stopped: AbortSignal,
): Promise<void> {
  let next = FIRST_RETRY
  while (!stopped.aborted) {
    const ending = await once(() => {
      next = FIRST_RETRY
    })
    if (stopped.aborted) return
    onEnd(ending)
    if (ending === 'setAside') await attention(stopped)
    else {
      await pause(next, stopped)
      next = Math.min(next * 2, LONGEST_RETRY)
    }
    if (stopped.aborted) return
    onAgain()
  }
}

/** One connection's life: ends when the office closes it, the network breaks, or nothing is heard for too long. */
export async function hearOnce<Heard>(
  open: (signal: AbortSignal) => Promise<AsyncIterable<Heard>>,
  stopped: AbortSignal,
  take: (heard: Heard) => void,
): Promise<Ending> {
  const line = new AbortController()
  const hangUp = () => line.abort()
  stopped.addEventListener('abort', hangUp)
  let silence = setTimeout(hangUp, SILENCE)
  try {
    for await (const heard of await open(line.signal)) {
      clearTimeout(silence)
      silence = setTimeout(hangUp, SILENCE)
      if (stopped.aborted) break
      take(heard)
    }
    return 'broken'
  } catch (error) {
    // A broken line is no refusal: whoever watches says so, and the next try follows by itself.
    return error instanceof ORPCError && error.code === 'TOO_MANY_WINDOWS' ? 'setAside' : 'broken'
  } finally {
    clearTimeout(silence)
    stopped.removeEventListener('abort', hangUp)
    line.abort()
  }
}

export function pause(ms: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    stopped.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** A click or a key anywhere on the page, or its tab coming to the front. */
export function attention(stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const heard = new AbortController()
    const come = () => {
      heard.abort()
      resolve()
    }
    const until = { signal: heard.signal }
    window.addEventListener('pointerdown', come, until)
    window.addEventListener('keydown', come, until)
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && come(), until)
    stopped.addEventListener('abort', come, until)
  })
}

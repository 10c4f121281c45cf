import type { Logger } from 'pino'

/** Milliseconds: what is met again within this time is the same loss. */
const SAME_LOSS = 10_000

/** Tells the log that the way to the database is broken: once a loss, however many calls were under way. */
export type LossLog = (call: string, obstacle: string, error: unknown) => void

/** `steady` is a clock that nobody can set, in milliseconds. Rule SEC-4. */
export function openLossLog(log: Pick<Logger, 'error'>, steady: () => number): LossLog {
  let lastMet = Number.NEGATIVE_INFINITY
  return (call, obstacle, error) => {
    const [now, before] = [steady(), lastMet]
    lastMet = now
    if (now - before <= SAME_LOSS) return
    // Where in the driver it was met says nothing: the way there is broken for everybody.
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    log.error({ call, obstacle, reason }, 'the connection to the database was lost')
  }
}

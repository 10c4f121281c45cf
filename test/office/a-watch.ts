import { onTestFinished } from 'vitest'
import type { OfficeClient } from '../../electron/commands/office-client'
import type { Change } from '../../shared/ledger/board'

/** A page that watches a project: hears one thing after another, until the office ends the stream. */
export type Watch = {
  /** The next thing heard; null when the stream has ended. */
  next(): Promise<Change | null>
  /** The next change, heartbeats passed over. */
  nextChange(): Promise<Extract<Change, { kind: 'change' }>>
  stop(): Promise<void>
}

export async function watching(client: OfficeClient, projectId: string): Promise<Watch> {
  const stopped = new AbortController()
  const stream = await client.ledger.watch({ projectId }, { signal: stopped.signal })
  const stop = async () => {
    stopped.abort()
    await stream.next().catch(() => undefined)
  }
  onTestFinished(stop)
  const next = async () => {
    const { done, value } = await stream.next()
    return done ? null : value
  }
  return {
    next,
    nextChange: async () => {
      for (;;) {
        const heard = await next()
        if (heard === null) throw new Error('the stream ended')
        if (heard.kind === 'change') return heard
      }
    },
    stop,
  }
}

import { EventPublisher } from '@orpc/server'
import type { Progress } from '../../shared/kernel/progress'

/** Tells whoever gave a long command how far it has come. Nothing of it is kept; a command is known by its request id. */
export type ProgressHub = {
  /** Reports of one command; a report that nobody listens to is gone. */
  reporterFor(personId: string, requestId: string): (progress: Progress) => void
  /** The reports of one's own command, until it has ended or the listener leaves. */
  watch(personId: string, requestId: string, signal: AbortSignal | undefined): AsyncGenerator<Progress, void>
  /** The command has ended, whichever way. */
  end(personId: string, requestId: string): void
}

export function openProgressHub(): ProgressHub {
  const publisher = new EventPublisher<Record<string, Progress | 'ended'>>({ maxBufferedEvents: 100 })
  const keyOf = (personId: string, requestId: string) => `${personId} ${requestId}`
  return {
    reporterFor: (personId, requestId) => (progress) => publisher.publish(keyOf(personId, requestId), progress),
    watch: async function* (personId, requestId, signal) {
      for await (const progress of publisher.subscribe(keyOf(personId, requestId), { signal })) {
        if (progress === 'ended') return
        yield progress
      }
    },
    end: (personId, requestId) => publisher.publish(keyOf(personId, requestId), 'ended'),
  }
}

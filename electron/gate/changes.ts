import { EventPublisher } from '@orpc/server'
import { type CellChange, HEARTBEAT_MS } from '../../shared/ledger/board'

/** A cell with whose claim it is, since not everyone may open the ticket behind it. */
export type PublishedCell = CellChange & { holderId: string | null }

/** A ticket that changed, with whose it is. */
export type PublishedTicket = { id: string; consultantId: string }

/** What a command tells the pages after its commit. `board` asks them to fetch the whole board again. */
export type Changes = {
  cells?: PublishedCell[]
  tickets?: PublishedTicket[]
  /** The tickets whose special discounts changed. Rule PRC-7. */
  specials?: PublishedTicket[]
  board?: boolean
}

/** Changes as committed: every kind named, with their number and instant. */
export type NumberedChange = Required<Changes> & { number: number; at: number }

/** What a project's watchers are handed: a numbered change, or a sign that the line is alive. */
export type Signal = ({ kind: 'change' } & NumberedChange) | { kind: 'heartbeat'; online: number }

/** Hands committed changes to the watchers of a project, and knows how many there are. */
export type ChangeHub = {
  publish(projectId: string, change: NumberedChange): void
  /** Signals from now on; begins with a heartbeat. */
  watch(projectId: string, signal: AbortSignal | undefined): AsyncGenerator<Signal, void>
  isWatched(projectId: string): boolean
  /** A heartbeat to everyone at once: whoever has missed a change sees it by the number. */
  beat(): void
  close(): void
}

export function openChangeHub(): ChangeHub {
  const publisher = new EventPublisher<Record<string, Signal>>({ maxBufferedEvents: 1_000 })
  const watchers = new Map<string, number>()
  const beatIn = (projectId: string) => {
    publisher.publish(projectId, { kind: 'heartbeat', online: watchers.get(projectId) ?? 0 })
  }
  const count = (projectId: string, more: 1 | -1) => {
    const online = (watchers.get(projectId) ?? 0) + more
    if (online === 0) watchers.delete(projectId)
    else watchers.set(projectId, online)
    beatIn(projectId)
  }
  const beat = () => {
    for (const projectId of watchers.keys()) beatIn(projectId)
  }
  const timer = setInterval(beat, HEARTBEAT_MS)
  timer.unref()

  return {
    publish: (projectId, change) => publisher.publish(projectId, { kind: 'change', ...change }),
    watch: async function* (projectId, signal) {
      const events = publisher.subscribe(projectId, { signal })
      count(projectId, 1)
      try {
        yield* events
      } finally {
        count(projectId, -1)
      }
    },
    isWatched: (projectId) => watchers.has(projectId),
    beat,
    close: () => clearInterval(timer),
  }
}

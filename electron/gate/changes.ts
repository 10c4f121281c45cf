import { EventPublisher } from '@orpc/server'
import type { CellChange } from '../../shared/ledger/board'

/** What a command tells the pages after its commit. `board` asks them to fetch the whole board again. */
export type Changes = { cells?: CellChange[]; tickets?: string[]; board?: boolean }

/** What a project's watchers are handed: a numbered change, or a sign that the line is alive. */
export type Signal =
  | ({ kind: 'change'; number: number; at: number } & Required<Changes>)
  | { kind: 'heartbeat'; number: number; online: number }

/** Hands committed changes to the watchers of a project, and knows how many there are. */
export type ChangeHub = {
  publish(projectId: string, change: Required<Changes> & { number: number; at: number }): void
  /** Signals from `lastNumber` on; begins with a heartbeat. */
  watch(projectId: string, lastNumber: number, signal: AbortSignal | undefined): AsyncGenerator<Signal, void>
  close(): void
}

const HEARTBEAT_MS = 10_000

export function openChangeHub(): ChangeHub {
  const publisher = new EventPublisher<Record<string, Signal>>({ maxBufferedEvents: 1_000 })
  const watched = new Map<string, { online: number; number: number }>()
  const beat = (projectId: string) => {
    const project = watched.get(projectId)
    if (project) publisher.publish(projectId, { kind: 'heartbeat', ...project })
  }
  const timer = setInterval(() => {
    for (const projectId of watched.keys()) beat(projectId)
  }, HEARTBEAT_MS)
  timer.unref()

  return {
    publish: (projectId, change) => {
      const project = watched.get(projectId)
      if (project) project.number = change.number
      publisher.publish(projectId, { kind: 'change', ...change })
    },
    watch: async function* (projectId, lastNumber, signal) {
      const events = publisher.subscribe(projectId, { signal })
      const project = watched.get(projectId) ?? { online: 0, number: lastNumber }
      project.online += 1
      project.number = Math.max(project.number, lastNumber)
      watched.set(projectId, project)
      beat(projectId)
      try {
        yield* events
      } finally {
        project.online -= 1
        if (project.online === 0) watched.delete(projectId)
        else beat(projectId)
      }
    },
    close: () => clearInterval(timer),
  }
}

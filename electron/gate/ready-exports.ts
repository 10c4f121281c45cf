import { LRUCache } from 'lru-cache'
import { MINUTE } from '../../shared/kernel/day'

/** A file that waits to be fetched by whoever had it made. */
type Ready = { personId: string; file: File }

/** What all waiting files may take together; the one fetched longest ago goes first. */
const MOST_BYTES = 64 * 1024 * 1024
const KEPT_FOR = 10 * MINUTE

/** 导出: files made and not yet fetched, and whose turn it is to make one. */
export type ReadyExports = {
  keep(id: string, personId: string, file: File): void
  /** Another person's file is not there. Rule SEC-1. */
  find(id: string, personId: string): File | null
  /** One after another: the rows of one table only are in memory, and a thread stays free for lists and papers. */
  inTurn<Made>(make: () => Promise<Made>): Promise<Made>
}

export function openReadyExports(): ReadyExports {
  const files = new LRUCache<string, Ready>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ file }) => Math.max(1, file.size),
    ttl: KEPT_FOR,
  })
  let last: Promise<unknown> = Promise.resolve()
  return {
    keep: (id, personId, file) => void files.set(id, { personId, file }),
    find: (id, personId) => {
      const ready = files.get(id)
      return ready?.personId === personId ? ready.file : null
    },
    inTurn: (make) => {
      const made = last.then(make)
      last = made.catch(() => undefined)
      return made
    },
  }
}

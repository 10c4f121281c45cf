import { randomUUID } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { Database } from '../database/database'
import { LONGEST_TOLD } from '../database/listening'
import type { ChangeHub, Changes, NumberedChange } from './changes'
import type { OfficeClock } from './clock'
import { type Reader, readerOf, type Writer } from './unit-of-work'

/**
 * Brings committed changes to the watchers. Where one host has the database, straight to its own. Where several share
 * it, the database tells all of them in the order of commits: by ids only, since what is told is no place for names.
 * The host that did it knows the rest, the others read it. Rules LED-2, SEC-3.
 */
export type Announcer = {
  /** As the last act of the transaction. */
  announce(db: Writer, projectId: string, change: NumberedChange): Promise<void>
  /** Once it is committed. */
  committed(projectId: string, change: NumberedChange): void
  close(): Promise<void>
}

/** What a change was about, by ids. */
export type ChangedIds = { units: string[]; tickets: string[]; specials: string[] }

/** Reads what another host's change was about, as it stands now. */
export type ReadChanged = (
  db: Reader,
  projectId: string,
  ids: ChangedIds,
  now: number,
) => Promise<Required<Pick<Changes, 'cells' | 'tickets' | 'specials'>>>

const toldSchema = z.strictObject({
  mark: z.string(),
  projectId: z.string(),
  number: z.int(),
  at: z.int(),
  board: z.boolean(),
  units: z.array(z.string()),
  tickets: z.array(z.string()),
  specials: z.array(z.string()),
})

type Told = z.infer<typeof toldSchema>

type Parts = {
  database: Database
  hub: ChangeHub
  clock: OfficeClock
  readChanged: ReadChanged
  onFailure(error: unknown): void
}

export async function openAnnouncer({ database, hub, clock, readChanged, onFailure }: Parts): Promise<Announcer> {
  const { hosts, read } = database
  if (!hosts) return { announce: async () => undefined, committed: hub.publish, close: async () => undefined }

  /** What this host has told and not heard yet; what was rolled back is never heard. */
  const own = new LRUCache<string, NumberedChange>({ max: 1_000 })
  const publish = async (told: Told) => {
    clock.reach(told.at)
    const { mark, projectId, number, at, board } = told
    const known = own.get(mark)
    if (known) {
      own.delete(mark)
      hub.publish(projectId, known)
    } else if (hub.isWatched(projectId)) {
      const changed = await read((manager) => readChanged(readerOf(manager), projectId, told, clock.now()))
      hub.publish(projectId, { ...changed, number, at, board })
    }
  }
  // One after another, since reading takes a different time each time.
  let last = Promise.resolve()
  const hear = (text: string) => {
    last = last
      .then(() => publish(toldSchema.parse(JSON.parse(text))))
      .catch((error) => {
        onFailure(error)
        // Whoever watches sees by the number that a change is missing.
        hub.beat()
      })
  }
  const stop = await hosts.listen({ hear, missed: hub.beat })
  return {
    announce: async (db, projectId, change) => {
      const mark = randomUUID()
      own.set(mark, change)
      await hosts.tell(db.select, written({ ...idsOf(change), mark, projectId }))
    },
    committed: () => undefined,
    close: async () => {
      await stop()
      await last
    },
  }
}

function idsOf({ number, at, board, cells, tickets, specials }: NumberedChange): Omit<Told, 'mark' | 'projectId'> {
  return {
    number,
    at,
    board,
    units: cells.map(({ unitId }) => unitId),
    tickets: tickets.map(({ id }) => id),
    specials: specials.map(({ id }) => id),
  }
}

/** What is too much to tell asks for the whole board instead. */
function written(told: Told): string {
  const text = JSON.stringify(told)
  if (text.length <= LONGEST_TOLD) return text
  const less = JSON.stringify({ ...told, units: [], board: true })
  if (less.length <= LONGEST_TOLD) return less
  return JSON.stringify({ ...told, units: [], tickets: [], specials: [], board: true })
}

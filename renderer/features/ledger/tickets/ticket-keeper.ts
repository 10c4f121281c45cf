import type { TicketForm } from '../../../../shared/ledger/ticket-contract'

/** Which draft of the office a page writes, and the version it knows. */
export type DraftRef = { ticketId: string; version: number }

/** How the draft stands: `failed` keeps what was written on the page and is tried again with the next change. */
export type KeepStatus =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: number }
  | { kind: 'failed'; error: unknown }

export type Keeper = ReturnType<typeof createKeeper>

/**
 * Keeps a draft while it is written: a moment after the last change, one save at a time, always the latest state.
 * What fails stays with the page and goes out with the next try.
 */
export function createKeeper({
  start,
  wait,
  save,
  now,
  report,
}: {
  start: DraftRef | null
  wait: number
  save: (draft: DraftRef | null, form: TicketForm) => Promise<DraftRef>
  now: () => number
  report: (status: KeepStatus) => void
}) {
  let draft = start
  let pending: TicketForm | null = null
  let running: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let isClosed = false

  const saveAll = async () => {
    while (pending !== null && !isClosed) {
      const form = pending
      pending = null
      report({ kind: 'saving' })
      try {
        draft = await save(draft, form)
        report({ kind: 'saved', at: now() })
      } catch (error) {
        pending ??= form
        report({ kind: 'failed', error })
        return
      }
    }
  }

  /** Saves at once what is not saved yet. */
  const flush = (): Promise<void> => {
    clearTimeout(timer)
    running ??= saveAll().finally(() => {
      running = null
    })
    return running
  }

  return {
    flush,
    /** Takes note of a change; it is saved a moment later. */
    keep(form: TicketForm) {
      if (isClosed) return
      pending = form
      clearTimeout(timer)
      timer = setTimeout(flush, wait)
    },
    /** Lets a running save end, starts none, and says which draft the office has: to submit it. */
    async settle(): Promise<DraftRef | null> {
      clearTimeout(timer)
      if (running) await running
      return draft
    },
    /** Writes over a version that another window saved, having been told of it. */
    overwrite(version: number): Promise<void> {
      if (draft) draft = { ...draft, version }
      return flush()
    },
    /** The draft is submitted or given up: nothing more is saved. */
    close() {
      isClosed = true
      clearTimeout(timer)
    },
    current: () => draft,
  }
}

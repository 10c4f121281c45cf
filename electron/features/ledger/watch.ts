import { SECOND } from '../../../shared/kernel/day'
import type { Change } from '../../../shared/ledger/board'
import { isAllowed } from '../../../shared/staff/roles'
import type { PublishedTicket, Signal } from '../../gate/changes'
import type { Actor, WatchContext } from '../../gate/context'
import { lastChange } from './board'
import { mayOpenTicket } from './ticket-sight'

/** How long a watcher is taken for who they were: in a rush of changes not every one asks again. */
const TRUSTED_FOR = SECOND

/**
 * The changes of a project as they are committed, with a heartbeat that carries the last number. Cells go to everyone
 * who sees the board; tickets to those who may open them. Ends when the session does. Rules LED-2, SEC-1.
 */
export async function* watchProject(
  { db, hub, actor, officeNow, clockBehind, signal, findWatcher }: WatchContext,
  { projectId }: { projectId: string },
): AsyncGenerator<Change, void> {
  let watcher: Actor | null = actor
  let askedAt = Number.NEGATIVE_INFINITY
  for await (const event of hub.watch(projectId, signal)) {
    if (event.kind === 'heartbeat' || performance.now() - askedAt > TRUSTED_FOR) {
      watcher = await findWatcher()
      askedAt = performance.now()
    }
    if (!watcher || !isAllowed(watcher.role, 'board.see')) return
    yield event.kind === 'change'
      ? shownTo(watcher, event)
      : // Asked now that the line is listening: a change that came before it shows by its number.
        { ...event, number: await lastChange(db, projectId), at: officeNow(), ...pcTime(clockBehind()) }
  }
}

/** Only where it differs: every heartbeat goes to every page. Rule LED-4. */
function pcTime(behind: ReturnType<WatchContext['clockBehind']>): { pcTime?: number } {
  return behind ? { pcTime: behind.pc } : {}
}

function shownTo(watcher: Actor, event: Extract<Signal, { kind: 'change' }>): Change {
  const isOpenTo = (consultantId: string | null) => mayOpenTicket(watcher, consultantId)
  const openTo = (tickets: readonly PublishedTicket[]) =>
    tickets.filter(({ consultantId }) => isOpenTo(consultantId)).map(({ id }) => id)
  return {
    ...event,
    cells: event.cells.map(({ holderId, ...cell }) => (isOpenTo(holderId) ? cell : { ...cell, ticketId: null })),
    tickets: openTo(event.tickets),
    specials: openTo(event.specials),
  }
}

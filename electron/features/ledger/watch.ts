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

/** What is shown of a change to those who may open all of it, and to those who may open nothing. */
const shown = new WeakMap<Signal, { all?: Change; nothing?: Change }>()

/** Most watchers see the same of a change: it is made once, and the gate parses it once. */
function shownTo(watcher: Actor, event: Extract<Signal, { kind: 'change' }>): Change {
  const isOpenTo = (consultantId: string | null) => mayOpenTicket(watcher, consultantId)
  const whose = [
    ...event.cells.map(({ holderId }) => holderId),
    ...[...event.tickets, ...event.specials].map(({ consultantId }) => consultantId),
  ]
  const opens = whose.filter(isOpenTo).length
  if (opens > 0 && opens < whose.length) return show(event, isOpenTo)
  const known = shown.get(event) ?? {}
  shown.set(event, known)
  if (opens === 0) known.nothing ??= show(event, () => false)
  else known.all ??= show(event, () => true)
  return (opens === 0 ? known.nothing : known.all) ?? show(event, isOpenTo)
}

function show(event: Extract<Signal, { kind: 'change' }>, isOpenTo: (consultantId: string | null) => boolean): Change {
  const openTo = (tickets: readonly PublishedTicket[]) =>
    tickets.filter(({ consultantId }) => isOpenTo(consultantId)).map(({ id }) => id)
  return {
    ...event,
    cells: event.cells.map(({ holderId, ...cell }) => (isOpenTo(holderId) ? cell : { ...cell, ticketId: null })),
    tickets: openTo(event.tickets),
    specials: openTo(event.specials),
  }
}

import type { Change } from '../../../shared/ledger/board'
import { isAllowed } from '../../../shared/staff/roles'
import type { WatchContext } from '../../gate/context'
import { lastChange } from './board'

/**
 * The changes of a project as they are committed, with a heartbeat that carries the last number. Cells go to everyone
 * who sees the board, tickets' ids to those who see tickets. Ends when the session does. Rules LED-2, SEC-1.
 */
export async function* watchProject(
  { db, hub, actor, officeNow, signal, isStillSignedIn }: WatchContext,
  { projectId }: { projectId: string },
): AsyncGenerator<Change, void> {
  const seesTickets = isAllowed(actor.role, 'ticket.see')
  for await (const event of hub.watch(projectId, signal)) {
    if (event.kind === 'change') {
      yield { ...event, tickets: seesTickets ? event.tickets : [] }
      continue
    }
    if (!(await isStillSignedIn())) return
    // Asked now that the line is listening: a change that came before it shows by its number.
    yield { ...event, number: await lastChange(db, projectId), at: officeNow() }
  }
}

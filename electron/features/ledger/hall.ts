import { refuse } from '../../../shared/kernel/refusal'
import { readHomes } from '../../../shared/ledger/board-homes'
import { layBoard } from '../../../shared/ledger/board-layout'
import { hallOf } from '../../../shared/ledger/hall'
import type { QueryContext, WatchContext } from '../../gate/context'
import { projectTable, standingOf } from '../project/tables'
import { readBoard } from './board'
import { watchProject } from './watch'

/**
 * 大屏: made here, so that what a customer must not see never leaves the office. A trial that was set aside can be looked up
 * for ever, but is shown to no customer: the refusal leads the television to the project that follows. Rules LED-3, LED-5,
 * SEC-1.
 */
export async function readHall({ db, actor, now }: QueryContext, { projectId }: { projectId: string }) {
  const [board, project] = await Promise.all([
    readBoard(db, actor, projectId, now),
    db.findOne(projectTable, { id: projectId }),
  ])
  if (project && standingOf(project) === 'setAside') return refuse('PROJECT_SET_ASIDE', {})
  const plan = layBoard(readHomes(board, null).homes, board.buildings)
  const permitted = new Set(board.buildings.filter(({ isPermitted }) => isPermitted).map(({ id }) => id))
  return { change: board.change, now, project: project?.name ?? '', ...hallOf(plan, permitted, now) }
}

/** The project's changes and heartbeats, without what they say. Rule SEC-1. */
export async function* watchHall(
  context: WatchContext,
  input: { projectId: string },
): AsyncGenerator<{ number: number; at: number }, void> {
  for await (const { number, at } of watchProject(context, input)) yield { number, at }
}

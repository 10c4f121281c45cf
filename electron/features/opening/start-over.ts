import { IsNull } from 'typeorm'
import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import type { openingContract } from '../../../shared/opening/contract'
import type { CommandContext } from '../../gate/context'
import { done } from '../../gate/done'
import type { HandlersOf } from '../../gate/handlers'
import type { Reader } from '../../gate/unit-of-work'
import { endTickets } from '../ledger/ledger'
import { addScheme, findScheme } from '../pricing/pricing'
import { carrySettings, newProject, shownProject } from '../project/project'
import { type ProjectRow, projectTable, standingOf } from '../project/tables'

/**
 * 重新开始. The tried project keeps every row, its numbers and its chain, and is set aside under a name of its own; a
 * clean one takes its name. So nothing has to be left out of any list or count: all of them are of one project.
 */
export const startOver: HandlersOf<typeof openingContract>['startOver'] = {
  prepare: async ({ db, backups }, { projectId, reason }) => {
    const known = await findTrial(db, projectId)
    if (isRefusal(known)) return known
    const backup = await backups.make('asked')
    if ('failed' in backup) return refuse('BACKUP_FAILED', { why: backup.failed })
    return async (tx) => {
      const tried = await findTrial(tx.db, projectId)
      if (isRefusal(tried)) return tried
      const withdrawn = await endTickets(tx, projectId, reason)
      const triedName = await nameAside(tx.db, tried.name)
      const setAside = await tx.db.update(
        projectTable,
        { id: projectId, setAsideAt: IsNull(), openedAt: IsNull() },
        { setAsideAt: tx.now, name: triedName },
      )
      if (setAside !== 1) throw new Error(`project ${projectId} was not in its trial any more`)
      const { project, settings } = await beginAnew(tx, tried)
      return done(
        shownProject(project),
        {
          subject: project.id,
          before: { project: projectId, name: triedName },
          after: {
            name: project.name,
            reason,
            backup: backup.name,
            withdrawn: withdrawn.map(({ id }) => id),
            settings,
          },
        },
        { board: true, tickets: withdrawn.map(({ id, consultantId }) => ({ id, consultantId })) },
      )
    }
  },
}

/** The project, while it is in its trial. */
export async function findTrial(db: Reader, projectId: string) {
  const project = await db.findOne(projectTable, { id: projectId })
  if (!project) return refuse('NOT_FOUND', { what: 'project' })
  switch (standingOf(project)) {
    case 'good':
      return refuse('NOT_IN_TRIAL', { openedAt: project.openedAt })
    case 'setAside':
      return refuse('PROJECT_SET_ASIDE', {})
    case 'trial':
      return project
  }
}

/** A clean project of the tried one's name, scheme and settings. */
async function beginAnew(tx: CommandContext, tried: ProjectRow) {
  const { id: follows, name, passedSteps } = tried
  const project: ProjectRow = { ...newProject(tx, name, true), follows, passedSteps }
  const scheme = await findScheme(tx.db, tried.id, tx.now)
  if (!scheme) throw new Error(`project ${tried.id} has no scheme`)
  await tx.db.insert(projectTable, project)
  await addScheme(tx, project.id, scheme.scheme, tx.now)
  return { project, settings: await carrySettings(tx, tried.id, project.id) }
}

/** 望江府 一期（试运行 1）: what a project set aside is called from then on. */
async function nameAside(db: Reader, name: string): Promise<string> {
  for (let run = 1; ; run += 1) {
    const aside = `${name}（试运行 ${run}）`
    if (!(await db.findOne(projectTable, { name: aside }))) return aside
  }
}

import { type ProjectStanding, projectTable, standingOf } from '../features/project/tables'
import { OFFICE_SCOPE } from './request'
import type { Reader } from './unit-of-work'

/** The projects that stand for good, as far as anybody has asked: that is never undone, on no host. */
export type Settled = Set<string>

/** Where the project of a command stands. Only one that may still change is looked up, in the command's own transaction. */
export async function standingIn(db: Reader, scope: string, settled: Settled): Promise<ProjectStanding> {
  if (scope === OFFICE_SCOPE || settled.has(scope)) return 'good'
  const project = await db.findOne(projectTable, { id: scope })
  if (!project) throw new Error(`there is no project ${scope}`)
  const standing = standingOf(project)
  if (standing === 'good') settled.add(scope)
  return standing
}

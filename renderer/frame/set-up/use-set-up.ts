import { useQuery } from '@tanstack/react-query'
import type { Preparation } from '../../../shared/opening/set-up'
import type { Project, ProjectDetail } from '../../../shared/project/contract'
import type { Person, SignedIn } from '../../../shared/staff/person'
import { orpc } from '../../api/client'
import { usePreparation } from '../../features/opening/opening'

/** What the set-up works on: all of it is the office's own, and asked for anew. */
export type SetUpFacts = {
  project: Project | null
  preparation: Preparation | null
  detail: ProjectDetail | null
  /** The accounts, for whoever manages them. */
  people: readonly Person[]
}

/** The set-up of a project as it stands; nothing is known until all of it is. */
export function useSetUp(person: SignedIn, project: Project | null): { facts: SetUpFacts | null; error: unknown } {
  const mayManage = person.permissions.includes('staff.manage')
  const preparation = usePreparation(project?.id ?? null, true)
  const detail = useQuery(
    orpc.project.detail.queryOptions({ input: { projectId: project?.id ?? '' }, enabled: project !== null }),
  )
  const people = useQuery(orpc.staff.list.queryOptions({ enabled: mayManage }))
  const isKnown =
    (!mayManage || people.data !== undefined) &&
    (project === null || (detail.data !== undefined && preparation.data !== undefined))
  const facts = {
    project,
    preparation: preparation.data ?? null,
    detail: detail.data ?? null,
    people: people.data ?? [],
  }
  return { facts: isKnown ? facts : null, error: preparation.error ?? detail.error ?? people.error }
}

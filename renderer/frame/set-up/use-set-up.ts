import { useQuery } from '@tanstack/react-query'
import type { Project } from '../../../shared/project/contract'
import { orpc } from '../../api/client'
import { SET_UP_STEPS, type SetUpFacts, setUpStates } from './set-up-steps'

/** The set-up of a project as it stands; `left` counts the steps still to be done, 0 until it is known. */
export function useSetUp(project: Project | null) {
  const detail = useQuery(
    orpc.project.detail.queryOptions({
      input: { projectId: project?.id ?? '' },
      enabled: project !== null,
    }),
  )
  const people = useQuery(orpc.staff.list.queryOptions())
  const isKnown = people.data !== undefined && (project === null || detail.data !== undefined)
  const facts: SetUpFacts = { hasAdmin: true, detail: detail.data ?? null, people: people.data ?? [] }
  const states = setUpStates(facts)
  const left = isKnown ? SET_UP_STEPS.filter((step) => states[step] !== 'done').length : 0
  return { isKnown, facts, states, left, error: detail.error ?? people.error }
}

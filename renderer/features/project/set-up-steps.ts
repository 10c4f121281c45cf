import { useQuery } from '@tanstack/react-query'
import type { Project, ProjectDetail } from '../../../shared/project/contract'
import type { Person } from '../../../shared/staff/person'
import { orpc } from '../../api/client'

export const SET_UP_STEPS = ['admin', 'project', 'prices', 'permits', 'people'] as const
export type SetUpStep = (typeof SET_UP_STEPS)[number]

/** A step of the set-up: done, to be done, or waiting for another one to be done first. */
export type StepState = 'done' | 'open' | 'waiting'

/** What the office has so far; the set-up follows from it, so that it can be left and taken up anywhere. */
export type SetUpFacts = {
  hasAdmin: boolean
  detail: ProjectDetail | null
  people: readonly Person[]
}

/** Where each step stands. */
export function setUpStates({ hasAdmin, detail, people }: SetUpFacts): Record<SetUpStep, StepState> {
  const hasPrices = (detail?.priceVersions.length ?? 0) > 0
  const isPermitted = hasPrices && detail?.buildings.every(({ permitId }) => permitId !== null) === true
  return {
    admin: hasAdmin ? 'done' : 'open',
    project: stateOf(detail !== null, hasAdmin),
    prices: stateOf(hasPrices, detail !== null),
    permits: stateOf(isPermitted, hasPrices),
    people: stateOf(hasConsultant(people) && hasDecider(people), hasAdmin),
  }
}

/** Somebody to write tickets. */
export function hasConsultant(people: readonly Person[]): boolean {
  return people.some(({ isActive, role }) => isActive && role === 'consultant')
}

/** Somebody to approve them. Rule SEC-1: never the consultant of the deal. */
export function hasDecider(people: readonly Person[]): boolean {
  return people.some(({ isActive, role }) => isActive && (role === 'manager' || role === 'director'))
}

/** The set-up of a project as it stands; `left` counts the steps still to be done, 0 until it is known. */
export function useSetUpSteps(project: Project | null) {
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

function stateOf(isDone: boolean, isReachable: boolean): StepState {
  if (isDone) return 'done'
  return isReachable ? 'open' : 'waiting'
}

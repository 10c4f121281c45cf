import type { ProjectDetail } from '../../../shared/project/contract'
import type { Person } from '../../../shared/staff/person'

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

/** The steps after one, in their order. */
export function stepsAfter(step: SetUpStep | 'finished'): readonly SetUpStep[] {
  return step === 'finished' ? [] : SET_UP_STEPS.slice(SET_UP_STEPS.indexOf(step) + 1)
}

/** Somebody to write tickets. */
export function hasConsultant(people: readonly Person[]): boolean {
  return people.some(({ isActive, role }) => isActive && role === 'consultant')
}

/** Somebody to approve them. Rule SEC-1: never the consultant of the deal. */
export function hasDecider(people: readonly Person[]): boolean {
  return people.some(({ isActive, role }) => isActive && (role === 'manager' || role === 'director'))
}

function stateOf(isDone: boolean, isReachable: boolean): StepState {
  if (isDone) return 'done'
  return isReachable ? 'open' : 'waiting'
}

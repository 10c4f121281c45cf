import { z } from 'zod'
import type { Permission } from '../staff/roles'

/** 开盘准备: the steps from nothing to an office that sells, in their order. */
export const SET_UP_STEPS = [
  'admin',
  'project',
  'prices',
  'permits',
  'people',
  'discounts',
  'tryOut',
  'opening',
] as const
export type SetUpStep = (typeof SET_UP_STEPS)[number]

/** Steps that may be passed by, since nothing that the law asks for hangs on them. */
export const passableStepSchema = z.enum(['people', 'discounts'])
export type PassableStep = z.infer<typeof passableStepSchema>

/** 试运行 of a project: it never had one, is in it, or was opened for good after it. */
export const trialSchema = z.enum(['none', 'running', 'opened'])

/** What a project has so far: the steps follow from it and from nothing else, so that they are left and taken up anywhere. */
export const preparationSchema = z.strictObject({
  trial: trialSchema,
  /** Whether it follows a trial that was begun anew. */
  isAgain: z.boolean(),
  priceVersions: z.int(),
  buildings: z.int(),
  /** Buildings with their pre-sale permit recorded. Rules LED-6, SUB-5. */
  permitted: z.int(),
  /** Homes released so far. */
  released: z.int(),
  /** Accounts in use, and those among them who write tickets and who decide on them. Rule SEC-1. */
  people: z.int(),
  consultants: z.int(),
  deciders: z.int(),
  /** Items of the discount scheme in force. */
  discounts: z.int(),
  /** Room tickets, and special applications, that have a number. */
  tickets: z.int(),
  specials: z.int(),
  passed: z.array(passableStepSchema),
})
export type Preparation = z.infer<typeof preparationSchema>

/** What a project needs before it may be opened for good. */
export const openingNeedSchema = z.enum(['prices', 'buildings', 'permit'])
export type OpeningNeed = z.infer<typeof openingNeedSchema>

/**
 * What 正式开盘 still lacks: it ends the trial for good, so it waits for something that may be sold. Asked by the page and
 * by the office alike. Rules LED-3, LED-6, LED-7.
 */
export function openingLacks({
  priceVersions,
  buildings,
  permitted,
}: Pick<Preparation, 'priceVersions' | 'buildings' | 'permitted'>): OpeningNeed[] {
  const has: Record<OpeningNeed, boolean> = {
    prices: priceVersions > 0,
    buildings: buildings > 0,
    permit: permitted > 0,
  }
  return openingNeedSchema.options.filter((need) => !has[need])
}

/** A step: done, passed by, to be done, or waiting for another one to be done first. */
export type StepState = 'done' | 'passed' | 'open' | 'waiting'
export type SetUpStates = Record<SetUpStep, StepState>

/** Where each step stands; `preparation` is null while there is no project. */
export function setUpStates(hasAdmin: boolean, preparation: Preparation | null): SetUpStates {
  if (!preparation) {
    const project = hasAdmin ? 'open' : 'waiting'
    return { ...NOTHING, admin: hasAdmin ? 'done' : 'open', project }
  }
  const { trial, isAgain, priceVersions, buildings, permitted, discounts, tickets, passed } = preparation
  const hasPrices = priceVersions > 0
  const hasPeople = preparation.consultants > 0 && preparation.deciders > 0
  const isTried = tickets > 0 || isAgain || trial === 'opened'
  return {
    admin: 'done',
    project: 'done',
    prices: stateOf(hasPrices, true),
    permits: stateOf(buildings > 0 && permitted === buildings, hasPrices),
    people: passable(hasPeople, passed.includes('people')),
    // A ticket that was written without any says that there are none.
    discounts: passable(discounts > 0 || tickets > 0, passed.includes('discounts')),
    tryOut: stateOf(isTried, permitted > 0 && hasPeople),
    opening: stateOf(trial !== 'running', openingLacks(preparation).length === 0),
  }
}

const NOTHING: SetUpStates = {
  admin: 'open',
  project: 'waiting',
  prices: 'waiting',
  permits: 'waiting',
  people: 'waiting',
  discounts: 'waiting',
  tryOut: 'waiting',
  opening: 'waiting',
}

/** The steps a project has: without a trial there is none to end. */
export function stepsOf(preparation: Preparation | null): readonly SetUpStep[] {
  return preparation?.trial === 'none' ? SET_UP_STEPS.filter((step) => step !== 'opening') : SET_UP_STEPS
}

/**
 * The steps that are neither done nor passed by, in their order; the first that can be done is where to go on. An office
 * that sells has none: what a later building lacks is told where it is released. Rule LED-6.
 */
export function stepsLeft(preparation: Preparation): readonly SetUpStep[] {
  if (preparation.tickets > 0 && preparation.trial !== 'running') return []
  const states = setUpStates(true, preparation)
  return stepsOf(preparation).filter((step) => states[step] === 'open' || states[step] === 'waiting')
}

/** Where the set-up is taken up: the first step that can be done. */
export function firstOpen(states: SetUpStates, steps: readonly SetUpStep[]): SetUpStep | null {
  return steps.find((step) => states[step] === 'open') ?? null
}

/** Who does a step that the person who looks may not do. */
export type StepDoer = 'manager' | 'admin'

/** What a step says to the person who looks: one is 现在做 at most, and none that stands behind another one undone. */
export type StepSign = { says: 'done' | 'passed' | 'now' | 'later' } | { says: 'others'; who: StepDoer }

/** What each step needs of who does it, and who that is. The first administrator is made before anybody may anything. Rule SEC-1. */
const DOERS: Record<Exclude<SetUpStep, 'admin'>, { needs: Permission; who: StepDoer }> = {
  project: { needs: 'project.manage', who: 'admin' },
  prices: { needs: 'priceList.import', who: 'manager' },
  permits: { needs: 'permit.record', who: 'manager' },
  people: { needs: 'staff.manage', who: 'admin' },
  discounts: { needs: 'scheme.write', who: 'manager' },
  tryOut: { needs: 'unit.release', who: 'manager' },
  opening: { needs: 'opening.decide', who: 'manager' },
}

/** How the steps are told to who looks, in their order. */
export function signsOf(
  steps: readonly SetUpStep[],
  states: SetUpStates,
  may: (permission: Permission) => boolean,
): { step: SetUpStep; sign: StepSign }[] {
  const first = steps.find((step) => states[step] === 'open' || states[step] === 'waiting')
  return steps.map((step) => {
    const state = states[step]
    if (state === 'done' || state === 'passed') return { step, sign: { says: state } }
    const doer = step === 'admin' ? null : DOERS[step]
    if (doer && !may(doer.needs)) return { step, sign: { says: 'others', who: doer.who } }
    return { step, sign: { says: step === first && state === 'open' ? 'now' : 'later' } }
  })
}

function stateOf(isDone: boolean, isReachable: boolean): StepState {
  if (isDone) return 'done'
  return isReachable ? 'open' : 'waiting'
}

function passable(isDone: boolean, isPassed: boolean): StepState {
  if (isDone) return 'done'
  return isPassed ? 'passed' : 'open'
}

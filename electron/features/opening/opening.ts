import { IsNull, Not } from 'typeorm'
import { z } from 'zod'
import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import type { openingContract } from '../../../shared/opening/contract'
import { openingLacks, type Preparation, passableStepSchema } from '../../../shared/opening/set-up'
import { isAllowed } from '../../../shared/staff/roles'
import { jsonOf } from '../../database/json'
import { done } from '../../gate/done'
import type { HandlersOf } from '../../gate/handlers'
import type { Reader } from '../../gate/unit-of-work'
import { ticketTable, unitTable } from '../ledger/tables'
import { findScheme } from '../pricing/pricing'
import { priceVersionTable, specialTable } from '../pricing/tables'
import { shownProject } from '../project/project'
import { buildingTable, projectTable } from '../project/tables'
import { personTable } from '../staff/tables'
import { findTrial, startOver } from './start-over'

/** The steps that were passed by, as they are kept. */
export const passedSchema = z.array(passableStepSchema)

/** 开盘准备 and 试运行. Rules LED-3, SEC-1. */
export const openingHandlers: HandlersOf<typeof openingContract> = {
  preparation: async ({ db, now }, { projectId }) =>
    (await readPreparation(db, projectId, now)) ?? refuse('NOT_FOUND', { what: 'project' }),

  passStep: async (tx, { projectId, step, isPassed }) => {
    const before = await readPreparation(tx.db, projectId, tx.now)
    if (!before) return refuse('NOT_FOUND', { what: 'project' })
    const passed = passableStepSchema.options.filter((one) => (one === step ? isPassed : before.passed.includes(one)))
    await tx.db.update(projectTable, { id: projectId }, { passedSteps: JSON.stringify(passed) })
    return done(
      { ...before, passed },
      { subject: projectId, before: { passed: before.passed }, after: { passed } },
      { board: true },
    )
  },

  open: async (tx, { projectId }) => {
    const project = await findTrial(tx.db, projectId)
    if (isRefusal(project)) return project
    const lacks = openingLacks(await countStock(tx.db, projectId))
    if (lacks.length > 0) return refuse('OPENING_LACKS', { lacks })
    const tickets = await countNumbered(tx.db, projectId)
    const specials = await tx.db.count(specialTable, { projectId })
    if (tickets > 0 || specials > 0) return refuse('TRIAL_LEFT', { tickets, specials })
    await tx.db.update(projectTable, { id: projectId }, { openedAt: tx.now })
    return done(
      shownProject({ ...project, openedAt: tx.now }),
      { subject: projectId, after: { name: project.name, openedAt: tx.now } },
      { board: true },
    )
  },

  startOver,
}

/** What a project has so far; counted, never kept. */
async function readPreparation(db: Reader, projectId: string, now: number): Promise<Preparation | null> {
  const project = await db.findOne(projectTable, { id: projectId })
  if (!project) return null
  const [stock, released, people, scheme, tickets, specials] = await Promise.all([
    countStock(db, projectId),
    db.count(unitTable, { projectId, releasedFrom: Not(IsNull()) }),
    db.find(personTable, { isActive: true }),
    findScheme(db, projectId, now),
    countNumbered(db, projectId),
    db.count(specialTable, { projectId }),
  ])
  return {
    trial: project.trialSince === null ? 'none' : project.openedAt === null ? 'running' : 'opened',
    isAgain: project.follows !== null,
    ...stock,
    released,
    people: people.length,
    consultants: people.filter(({ role }) => isAllowed(role, 'ticket.write')).length,
    deciders: people.filter(({ role }) => isAllowed(role, 'ticket.decide')).length,
    discounts: scheme?.scheme.items.length ?? 0,
    tickets,
    specials,
    passed: passedIn(project.passedSteps),
  }
}

/** What there is to sell: price lists, buildings, and those of them that may be sold. Rules LED-6, LED-7. */
async function countStock(db: Reader, projectId: string) {
  const [priceVersions, buildings] = await Promise.all([
    db.count(priceVersionTable, { projectId }),
    db.find(buildingTable, { projectId }),
  ])
  const permitted = buildings.filter(({ permitId }) => permitId !== null).length
  return { priceVersions, buildings: buildings.length, permitted }
}

function countNumbered(db: Reader, projectId: string): Promise<number> {
  return db.count(ticketTable, { projectId, number: Not(IsNull()) })
}

function passedIn(kept: string | null): Preparation['passed'] {
  return kept === null ? [] : passedSchema.parse(jsonOf(kept))
}

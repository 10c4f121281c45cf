import { In, IsNull, Not } from 'typeorm'
import { dayOf } from '../../../shared/kernel/day'
import { refuse } from '../../../shared/kernel/refusal'
import type { Project, projectContract } from '../../../shared/project/contract'
import { areLimitsInOrder, type Settings, type TicketTimes, ticketTimesOf } from '../../../shared/project/settings'
import { done } from '../../gate/done'
import type { HandlersOf } from '../../gate/handlers'
import type { Reader, Writer } from '../../gate/unit-of-work'
import { priceUploadTable, unitTable } from '../ledger/tables'
import { addScheme, findScheme } from '../pricing/pricing'
import { priceTable, priceVersionTable } from '../pricing/tables'
import { readSettings, writeSettings } from './settings'
import { buildingTable, type ProjectRow, permitTable, projectTable, standingOf } from './tables'

/** How long the project's tickets hold their homes. Rule LED-4. */
export async function findTicketTimes(db: Reader, projectId: string): Promise<TicketTimes> {
  return ticketTimesOf(await readSettings(db, projectId))
}

/** What the project has set for itself, and the defaults for the rest. */
export function findSettings(db: Reader, projectId: string): Promise<Settings> {
  return readSettings(db, projectId)
}

/** A project of which nobody has made anything yet. */
export function newProject(tx: { now: number; newId(): string }, name: string, isTrial: boolean): ProjectRow {
  return {
    id: tx.newId(),
    name,
    createdAt: tx.now,
    trialSince: isTrial ? tx.now : null,
    openedAt: null,
    setAsideAt: null,
    follows: null,
    passedSteps: null,
  }
}

/** A project as the pages know it. */
export function shownProject(row: ProjectRow): Project {
  const { id, name, follows } = row
  return { id, name, isTrial: standingOf(row) === 'trial', follows }
}

/** What a project has set for itself, to hold in another one from the beginning. */
export async function carrySettings(tx: { db: Writer }, from: string, to: string): Promise<Settings> {
  const settings = await readSettings(tx.db, from)
  await writeSettings(tx.db, to, settings)
  return settings
}

/** A project with its permits, buildings and price versions, and the scheme in force. */
export async function readProject(db: Reader, projectId: string, now: number) {
  const [project, permits, scheme] = await Promise.all([
    db.findOne(projectTable, { id: projectId }),
    db.find(permitTable, { projectId }, { order: { recordedAt: 'ASC' } }),
    findScheme(db, projectId, now),
  ])
  if (!project || !scheme) return refuse('NOT_FOUND', { what: 'project' })
  return {
    ...shownProject(project),
    permits: permits.map(({ id, number, issuedOn, recordedAt }) => ({ id, number, issuedOn, recordedAt })),
    buildings: await countedBuildings(db, projectId, now),
    priceVersions: await countedVersions(db, projectId),
    scheme,
  }
}

/** 项目, 楼栋 and 预售许可证. */
export const projectHandlers: HandlersOf<typeof projectContract> = {
  list: async ({ db }) => {
    const projects = await db.find(projectTable, { setAsideAt: IsNull() }, { order: { createdAt: 'ASC' } })
    return projects.map(shownProject)
  },

  detail: ({ db, now }, { projectId }) => readProject(db, projectId, now),

  create: async (tx, { name, scheme, isTrial }) => {
    if (await tx.db.findOne(projectTable, { name })) return refuse('PROJECT_KNOWN', { name })
    const project = newProject(tx, name, isTrial)
    await tx.db.insert(projectTable, project)
    await addScheme(tx, project.id, scheme, tx.now)
    return done(shownProject(project), { subject: project.id, after: { name, scheme: scheme.name, isTrial } })
  },

  settings: ({ db }, { projectId }) => readSettings(db, projectId),

  changeSettings: async (tx, { projectId, changes }) => {
    const before = await readSettings(tx.db, projectId)
    if (!areLimitsInOrder({ ...before, ...changes })) return refuse('LIMITS_UNORDERED', {})
    await writeSettings(tx.db, projectId, changes)
    const after = await readSettings(tx.db, projectId)
    return done(after, { subject: projectId, before, after }, { board: true })
  },

  recordPermit: async (tx, { projectId, number, issuedOn, buildingIds }) => {
    if (issuedOn > dayOf(tx.now)) return refuse('PERMIT_IN_FUTURE', { issuedOn })
    if (await tx.db.findOne(permitTable, { projectId, number })) return refuse('PERMIT_KNOWN', { number })
    const ids = [...new Set(buildingIds)]
    const buildings = await tx.db.find(buildingTable, { projectId, id: In(ids) })
    if (buildings.length !== ids.length) return refuse('NOT_FOUND', { what: 'building' })
    for (const { name, permitId } of buildings) {
      if (permitId === null) continue
      const known = await tx.db.findOne(permitTable, { id: permitId })
      return refuse('BUILDING_PERMITTED', { building: name, number: known?.number ?? '' })
    }
    const permit = { id: tx.newId(), projectId, number, issuedOn, recordedAt: tx.now, recordedBy: tx.actor.name }
    await tx.db.insert(permitTable, permit)
    await tx.db.update(buildingTable, { projectId, id: In(ids) }, { permitId: permit.id })
    return done(
      { id: permit.id, number, issuedOn, recordedAt: tx.now },
      { subject: permit.id, after: { number, issuedOn, buildings: buildings.map((building) => building.name) } },
      { board: true },
    )
  },
}

/** Buildings in their order, with how many homes each has and how many are released by now. */
async function countedBuildings(db: Reader, projectId: string, now: number) {
  const [buildings, units] = await Promise.all([
    db.find(buildingTable, { projectId }, { order: { position: 'ASC' } }),
    db.find(unitTable, { projectId }),
  ])
  return buildings.map(({ id, name, permitId }) => {
    const own = units.filter((unit) => unit.buildingId === id)
    const released = own.filter((unit) => unit.releasedFrom !== null && unit.releasedFrom <= now)
    return { id, name, permitId, units: own.length, released: released.length }
  })
}

async function countedVersions(db: Reader, projectId: string) {
  const versions = await db.find(priceVersionTable, { projectId }, { order: { number: 'DESC' } })
  return Promise.all(
    versions.map(async ({ id, number, appliesFrom, uploadId, createdAt, createdBy }) => {
      const upload = await db.findOne(priceUploadTable, { id: uploadId })
      const [byArea, fixed] = await Promise.all([
        db.count(priceTable, { versionId: id, listUnitPrice: Not(IsNull()) }),
        db.count(priceTable, { versionId: id, listFixedTotal: Not(IsNull()) }),
      ])
      return {
        id,
        number,
        appliesFrom,
        units: byArea + fixed,
        fileName: upload?.fileName ?? '',
        importedBy: createdBy,
        importedAt: createdAt,
      }
    }),
  )
}
